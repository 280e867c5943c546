"""Which texts an expression can come to: what is written, with a place for what is put in.

Followed are f-strings, choices, names, arguments of the callers, tables and functions that
return text. What is only put in is `OPEN`; what was told elsewhere already is None.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, product

from tests.words.sources import Call, Function, Module, Program, name_of

OPEN = "\N{REPLACEMENT CHARACTER}"  # stands for a place until it is named
DEEP = 40
MOST = 200  # wordings of one expression
SAID = frozenset({"told", "str", "repr", "N_", "_", "gettext", "said"})  # put in as they are
LISTS = ast.List | ast.Tuple | ast.Set


@dataclass(frozen=True)
class Scope:
    """Where an expression stands."""

    program: Program
    module: Module
    function: Function | None = None
    depth: int = 0
    known: dict[tuple[int, int], set[str]] = field(default_factory=dict)

    def inner(self, **other) -> "Scope":
        """One step further."""
        return replace(self, depth=self.depth + 1, **other)


def scope_of(first: Scope, call: Call) -> Scope:
    """The scope that a call stands in."""
    return replace(first, module=call.module, function=call.function)


def wordings(node: ast.expr | None, at: Scope) -> set[str]:
    """All that an expression can say; {OPEN} where nothing of it is written down."""
    key = (id(node), id(at.function))
    if node is None or at.depth > DEEP:
        return {OPEN}
    if key not in at.known:
        at.known[key] = {OPEN}  # what leads back to itself says nothing more
        kind = _KINDS.get(type(node))
        found = kind(node, at) if kind else {OPEN}
        at.known[key] = set(islice(sorted(found), MOST)) or {OPEN}
    return at.known[key]


def _constant(node: ast.Constant, _at: Scope) -> set[str]:
    return {node.value.replace("%", "%%")} if isinstance(node.value, str) else {OPEN}


def _joined(node: ast.JoinedStr, at: Scope) -> set[str]:
    parts = [_part(one, at) for one in node.values]
    return {"".join(one) for one in islice(product(*parts), MOST)}


def _part(node: ast.expr, at: Scope) -> list[str]:
    if not isinstance(node, ast.FormattedValue):
        return sorted(wordings(node, at.inner()))
    plain = node.conversion == -1 and node.format_spec is None
    return sorted(wordings(node.value, at.inner())) if plain else [OPEN]


def _either(node: ast.IfExp, at: Scope) -> set[str]:
    return wordings(node.body, at.inner()) | wordings(node.orelse, at.inner())


def _any(node: ast.BoolOp, at: Scope) -> set[str]:
    return {text for one in node.values for text in wordings(one, at.inner())}


def _sum(node: ast.BinOp, at: Scope) -> set[str]:
    if not isinstance(node.op, ast.Add):
        return {OPEN}
    pairs = product(wordings(node.left, at.inner()), wordings(node.right, at.inner()))
    return {"".join(one) for one in islice(pairs, MOST)}


def _name(node: ast.Name, at: Scope) -> set[str]:
    if at.function is not None:
        values = list(_assigned(at.function, node.id))
        if values:
            return {text for one in values for text in wordings(one, at.inner())}
        if node.id in _parameters(at.function):
            return _argument(at.function, node.id, at)
    found = at.program.home(at.module, node.id)
    if found is None or found[1] not in found[0].constants:
        return {OPEN}
    module, name = found
    return wordings(module.constants[name], at.inner(module=module, function=None))


def _assigned(function: Function, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _value(target, node.value, name)
        elif isinstance(node, ast.NamedExpr | ast.AnnAssign) and node.value is not None:
            yield from _value(node.target, node.value, name)
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, LISTS):
            for one in node.iter.elts:
                yield from _value(node.target, one, name)


def _value(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """What a name gets of an assignment; of one that takes a value apart, its part of it."""
    if isinstance(target, ast.Name):
        if target.id == name:
            yield value
    elif isinstance(target, ast.Tuple):
        names = [getattr(one, "id", "") for one in target.elts]
        if name not in names:
            return
        if isinstance(value, ast.Tuple) and len(value.elts) == len(names):
            yield value.elts[names.index(name)]
        else:
            yield ast.Subscript(value, ast.Constant(names.index(name)), ast.Load())


def _parameters(function: Function) -> list[str]:
    told = function.args
    return [one.arg for one in (*told.posonlyargs, *told.args, *told.kwonlyargs)]


def _argument(function: Function, name: str, at: Scope) -> set[str]:
    """What the callers of a function give for a parameter, and what it is without."""
    found = set(_default(function, name, at))
    for call in at.program.callers[function.name]:
        given = _given(call.node, function, name)
        if given is not None and _is_of(call, function, at.program):
            found |= wordings(given, at.inner(module=call.module, function=call.function))
    return found or {OPEN}


def _is_of(call: Call, function: Function, program: Program) -> bool:
    """Whether a call is one of this function, and not of another of its name."""
    if isinstance(call.node.func, ast.Name):
        found = program.function(call.module, call.node.func.id)
        return found is not None and found[1] is function
    return program.written[function.name] == 1


def _default(function: Function, name: str, at: Scope) -> Iterator[str]:
    told = function.args
    ordered = [one.arg for one in told.args]
    pairs = [*zip(reversed(ordered), reversed(told.defaults), strict=False)]
    pairs += zip((one.arg for one in told.kwonlyargs), told.kw_defaults, strict=True)
    for known, value in pairs:
        if known == name and value is not None:
            yield from wordings(value, at.inner())


def _given(call: ast.Call, function: Function, name: str) -> ast.expr | None:
    for one in call.keywords:
        if one.arg == name:
            return one.value
    ordered = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    if ordered[:1] in (["self"], ["cls"]):
        ordered = ordered[1:]
    place = ordered.index(name) if name in ordered else len(call.args)
    return call.args[place] if place < len(call.args) else None


def _called(node: ast.Call, at: Scope, part: ast.expr | None = None) -> set[str]:
    if isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join"}:
        return {OPEN}
    found = at.program.function(at.module, name_of(node))
    if found is None or name_of(node) in SAID:
        return {OPEN}
    if isinstance(node.func, ast.Attribute) and not _is_own(node.func):
        return {OPEN}
    module, function = found
    inner = at.inner(module=module, function=function)
    texts = set()
    for value in _returned(function):
        if part is None:
            texts |= wordings(value, inner)
        elif isinstance(value, ast.Tuple):
            texts |= wordings(value.elts[part.value], inner)
    return texts or {OPEN}


def _is_own(called: ast.Attribute) -> bool:
    return isinstance(called.value, ast.Name) and called.value.id in {"self", "cls"}


def _returned(function: Function) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
            yield node.value


def _looked_up(node: ast.Subscript, at: Scope) -> set[str]:
    """A value of a table that is written down, or a part of what a function returns."""
    table = node.value
    if isinstance(table, ast.Call):
        return _called(table, at, node.slice) if _is_number(node.slice) else {OPEN}
    module = at.module
    if isinstance(table, ast.Name):
        found = at.program.home(module, table.id)
        if found is None:
            return {OPEN}
        module, name = found
        table = module.constants.get(name)
    if not isinstance(table, ast.Dict):
        return {OPEN}
    inner = at.inner(module=module, function=None)
    return {text for one in table.values for text in wordings(one, inner)}


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


_KINDS = {
    ast.Constant: _constant,
    ast.JoinedStr: _joined,
    ast.IfExp: _either,
    ast.BoolOp: _any,
    ast.BinOp: _sum,
    ast.Name: _name,
    ast.Call: _called,
    ast.Subscript: _looked_up,
}
