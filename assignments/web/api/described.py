"""The description of `/api/v1` as OpenAPI 3.1, made of the operations and the shapes they name.

Nothing is written down twice: addresses come from the routes, objects from their classes, words
from docstrings. It holds no data, and is served to whoever asks.
"""

import inspect
import json
import re
from functools import cache
from typing import Any, get_type_hints

from flask import Response

from assignments.actions.attention import STATES
from assignments.actions.searching import GROUPS
from assignments.core.tokens import MEANING, SCOPES
from assignments.exports.shapes.days import CountingRule
from assignments.exports.shapes.endings import Cause
from assignments.exports.shapes.registers import FOUND_BY
from assignments.exports.shapes.story import StoryKind
from assignments.exports.shapes.words import Country, Currency, Day, Id, Month, OutcomeWord
from assignments.web.api.examples import EXAMPLES
from assignments.web.api.paging import AFTER, FEWEST, LIMIT, MOST, USUAL
from assignments.web.api.routes import AGAIN, OPENINGS, File, Opening, blueprint
from assignments.web.api.sent import Needed
from assignments.web.problems import KEY, MEDIA_TYPE, ROOT

JSON = "application/json"
REF = "#/components/schemas/{model}"
_PART = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>")
_LISTED = re.compile(r"Listed_(\w+?)_(?=\W|$)")
_TITLE = "Assignment Costs"
_ABOUT = (
    "The costs of expatriate assignments, judged against the letter that grants them. A token, "
    "made under Your account, acts for its owner: the same rules and the same refusals as on the "
    "pages. Money is a decimal string beside its currency, a day YYYY-MM-DD, an id a whole number. "
    "A list holds `limit` items; `next` is the address of those behind them. What a letter refuses "
    "is no error: the answer is 200, with the verdict and the clause that it rests on."
)
REFUSALS = {
    "401": "No token, or none that counts.",
    "403": "Not the token's, or its owner's, to do.",
    "404": "Not there, or not its owner's to see.",
    "405": "Not by this method at this address.",
    "409": "The record is in another state by now.",
    "413": "Too large.",
    "415": "Sent as another type of content.",
    "422": "Cannot be taken: `where`, `what` and `remedy` say why.",
    "429": "Too often: `Retry-After` says when to try again.",
    "503": "Busy: try again in a moment, with the same key.",
}
ASKED: dict[str, tuple[Any, str]] = {
    AFTER: (str, "The place behind which items are wanted: `after` of the answer before."),
    LIMIT: (int, f"How many at once, from {FEWEST} to {MOST}; {USUAL} unless told."),
    "status": (str, "Lines that are `submitted` (unless told), or `asked` about."),
    "outcome": (OutcomeWord, "Lines of one outcome alone."),
    "assignment": (Id, "Lines of one assignment alone."),
    "rule": (str, "expense_date (unless told), month_average or company_rate."),
    "on": (Day, "The day that is asked about."),
    "day": (Day, "The day that is asked about, today unless told."),
    "version": (Id, "As it stood at this version; the newest unless told."),
    "kind": (StoryKind, "Entries of one kind alone."),
    "order": (str, "newest (unless told) or oldest first."),
    "q": (str, "The words to look for."),
    "group": (str, f"Hits of one group alone: {', '.join(GROUPS)}."),
    "counting": (CountingRule, "How days are counted, any_part unless told."),
    "country": (Country, "The country whose tax year it is, the host unless told."),
    "first": (Day, "The first day of the tax year, 1 January unless told."),
    "last": (Day, "Its last day, twelve months later unless told."),
    "cause": (Cause, "Why it would end."),
    "month": (Month, "A month of the assignment."),
    "state": (str, f"Assignments in one state alone: {', '.join(FOUND_BY)}."),
    "words": (str, "Words of the employee's name or the host city."),
    "watched": (str, f"Which assignments: {' (unless told), '.join(STATES)}."),
    "year": (Id, "Costs of one year alone."),
    "currency": (Currency, "The currency added up, that of the most costs unless told."),
}
PARTS: dict[str, Any] = {
    "label": Month,
    "base": Currency,
    "quote": Currency,
    "day": Day,
    "country": Country,
}


@blueprint.get("/openapi.json")
def describe() -> Response:
    """The description, made once in each process."""
    return Response(_written(), mimetype=JSON)


@cache
def _written() -> bytes:
    return json.dumps(description(), ensure_ascii=False, separators=(",", ":")).encode()


def description() -> dict[str, Any]:
    """The whole description."""
    named, schemas = _schemas()
    paths: dict[str, dict[str, Any]] = {}
    for one in OPENINGS:
        path = _PART.sub(r"{\3}", f"{ROOT}{one.rule}")
        paths.setdefault(path, {})[one.method.lower()] = _operation(one, named)
    told = {
        "openapi": "3.1.0",
        "info": {"title": _TITLE, "version": "1", "description": _ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas | {"Problem": _problem()},
            "responses": {f"Refused{code}": _refusal(says) for code, says in REFUSALS.items()},
            "securitySchemes": {"token": _security()},
        },
    }
    whole: dict[str, Any] = json.loads(_LISTED.sub(r"\1List", json.dumps(told)))
    return whole


def _schemas() -> tuple[dict[Any, Any], dict[str, Any]]:
    """What each shape that an operation names is called, and all shapes."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - made when somebody asks

    shapes = [shape for one in OPENINGS for shape in (one.takes, _given(one)) if _is_told(shape)]
    asked = [shape for shape, _ in ASKED.values()] + [*PARTS.values(), Id]
    unlike = {repr(one): one for one in (*shapes, *asked)}
    wanted = [(name, "validation", TypeAdapter(one)) for name, one in unlike.items()]
    found, whole = TypeAdapter.json_schemas(wanted, ref_template=REF)  # type: ignore[arg-type]
    schemas = whole.get("$defs", {})
    for name, schema in schemas.items():
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
        if name in EXAMPLES:
            schema["examples"] = [EXAMPLES[name]]
    return {name: schema for (name, _), schema in found.items()}, schemas


def _given(one: Opening) -> Any:  # noqa: ANN401 - a type, or None
    """The shape that an operation answers with; Response for a file, None for nothing."""
    given = get_type_hints(one.view)["return"]
    return None if given is type(None) else given


def _is_told(shape: Any) -> bool:  # noqa: ANN401 - a type, or None
    return shape is not None and shape is not File and shape is not Response


def _operation(one: Opening, named: dict[Any, Any]) -> dict[str, Any]:
    said = inspect.getdoc(one.view) or ""
    told: dict[str, Any] = {
        "operationId": one.name,
        "summary": said.partition("\n")[0],
        "tags": [one.view.__module__.rpartition(".")[2]],
        "parameters": [*_parts(one, named), *_asked(one, named), *_key(one)],
        "responses": {str(one.status): _answer(one, named), **_refusals(one)},
        "security": [{"token": [scope]} for scope in one.door.scopes],
    }
    if "\n" in said:
        told["description"] = said.partition("\n")[2].strip()
    if one.takes is not None:
        told["requestBody"] = {"required": True, "content": _taken(one.takes, named)}
    return told


def _parts(one: Opening, named: dict[Any, Any]) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": _of_part(kind, words, name, named)}
        for kind, words, name in _PART.findall(one.rule)
    ]


def _of_part(kind: str, words: str, name: str, named: dict[Any, Any]) -> Any:  # noqa: ANN401 - JSON
    if kind == "any":
        return {"type": "string", "enum": [word.strip() for word in words.split(",")]}
    return named[repr(Id if kind == "int" else PARTS[name])]


def _asked(one: Opening, named: dict[Any, Any]) -> list[dict[str, Any]]:
    told = []
    for name in one.asks:
        shape, says = ASKED[name]
        schema = named[repr(shape)]
        if name == LIMIT:
            schema = {**schema, "minimum": FEWEST, "maximum": MOST, "default": USUAL}
        one_of_them = {"name": name, "in": "query", "description": says, "schema": schema}
        told.append(one_of_them | ({"required": True} if isinstance(name, Needed) else {}))
    return told


def _key(one: Opening) -> list[dict[str, Any]]:
    """The header that makes a change happen once."""
    if not one.changes:
        return []
    says = (
        "One for each change, such as a UUID: a second request with the same key changes nothing "
        f"and gets the first's record, with {AGAIN}. Left out, the change is done each time."
    )
    schema = {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[!-~]+$"}
    return [{"name": KEY, "in": "header", "description": says, "schema": schema}]


def _taken(shape: type, named: dict[Any, Any]) -> dict[str, Any]:
    if shape is not File:
        return {JSON: {"schema": named[repr(shape)]}}
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    form = {"type": "object", "properties": {"file": file}, "required": ["file"]}
    return {"multipart/form-data": {"schema": form | {"additionalProperties": False}}}


def _answer(one: Opening, named: dict[Any, Any]) -> dict[str, Any]:
    given = _given(one)
    if given is None:
        return {"description": "Done."}
    if given is Response:
        return {"description": "The file.", "content": {"*/*": {"schema": {}}}}
    says = "Made, or what its key made before." if one.status != 200 else "As it is now."  # noqa: PLR2004
    return {"description": says, "content": {JSON: {"schema": named[repr(given)]}}}


def _refusals(one: Opening) -> dict[str, Any]:
    codes = {"401", "403", "422", "429", "503"}
    codes |= {"404", "405"} if "<" in one.rule else set()
    codes |= {"404"} if one.name in NAMING else set()
    codes |= {"409"} if one.changes or one.name in STATED else set()
    codes |= {"413", "415"} if one.takes else set()
    return {code: {"$ref": f"#/components/responses/Refused{code}"} for code in sorted(codes)}


NAMING = frozenset({"approve_some", "reject_some", "record_reading"})  # records in what is sent
STATED = frozenset({"preview_claim", "show_cost", "verify_month"})  # look at records in a state


def _refusal(says: str) -> dict[str, Any]:
    ref = {"$ref": REF.format(model="Problem")}
    return {"description": says, "content": {MEDIA_TYPE: {"schema": ref}}}


def _problem() -> dict[str, Any]:
    """Problem details (RFC 9457), with what an InputError tells beside them."""
    words = ("type", "title", "detail", "where", "what", "remedy", "number")
    properties: dict[str, Any] = {name: {"type": "string"} for name in words}
    properties["status"] = {"type": "integer"}
    return {
        "type": "object",
        "description": "Why something was refused, and what to do.",
        "properties": properties,
        "required": ["type", "title", "status", "detail"],
    }


def _security() -> dict[str, Any]:
    scopes = "; ".join(f"`{scope}`: {MEANING[scope]}" for scope in SCOPES)
    says = f"A token, made under Your account. Its scopes: {scopes}."
    return {"type": "http", "scheme": "bearer", "description": says}
