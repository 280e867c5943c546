"""The program's own source as trees: its functions, who calls them, and what a name stands for."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "assignments"
# Whose words no page shows: commands, and what programs are told.
LEFT_OUT = ("cli/", "demo/", "web/api/", "storage/backup/", "serving.py")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Call:
    """One call, in the module and the function that it stands in."""

    node: ast.Call
    module: "Module"
    function: Function | None


@dataclass
class Module:
    """One file of the program."""

    path: Path
    tree: ast.Module
    functions: dict[str, Function] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How it is imported."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        """What is assigned to names at the top of the module."""
        found = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                found[getattr(node.target, "id", "")] = node.value
        return found

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        """Names that come from elsewhere: their module, and what they are called there."""
        return {
            alias.asname or alias.name: (node.module, alias.name)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }


def name_of(call: ast.Call) -> str:
    """What is called, without what it belongs to."""
    called = call.func
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _read(path: Path) -> Module:
    module = Module(path, ast.parse(path.read_text("utf-8")))
    _visit(module, module.tree, None)
    return module


def _visit(module: Module, node: ast.AST, function: Function | None) -> None:
    for child in ast.iter_child_nodes(node):
        inner = function
        if isinstance(child, Function):
            inner = module.functions[child.name] = child
        elif isinstance(child, ast.Call):
            module.calls.append(Call(child, module, function))
        _visit(module, child, inner)


@dataclass
class Program:
    """All modules whose words a page may show."""

    modules: dict[str, Module]

    @cached_property
    def callers(self) -> dict[str, list[Call]]:
        """The calls of each function, by its bare name."""
        found = defaultdict(list)
        for call in self.calls():
            found[name_of(call.node)].append(call)
        return found

    @cached_property
    def written(self) -> Counter[str]:
        """How many functions there are of a name."""
        return Counter(name for one in self.modules.values() for name in one.functions)

    def calls(self) -> Iterator[Call]:
        """Every call there is."""
        for module in self.modules.values():
            yield from module.calls

    def function(self, module: Module, name: str) -> tuple[Module, Function] | None:
        """A function by the name that a module calls it by, wherever it is written."""
        if name in module.functions:
            return module, module.functions[name]
        found = self.home(module, name)
        if found is None or found[1] not in found[0].functions:
            return None
        return found[0], found[0].functions[found[1]]

    def home(self, module: Module, name: str) -> tuple[Module, str] | None:
        """The module that an imported name is written in, through those that hand it on."""
        for _ in range(4):
            if name not in module.imported:
                return (module, name)
            where, name = module.imported[name]
            if where not in self.modules:
                return None
            module = self.modules[where]
        return None


@lru_cache(maxsize=1)
def program() -> Program:
    """The program as it is written now."""
    paths = (
        path
        for path in sorted(PROGRAM.rglob("*.py"))
        if not path.relative_to(PROGRAM).as_posix().startswith(LEFT_OUT)
    )
    modules = (_read(path) for path in paths)
    return Program({one.name: one for one in modules})
