"""The demo's files as they lie beside this module, and what happens in them, moment by moment.

Values read from TOML and put in the order of the clock. Carrying them out is in `loading`.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assignments.demo.receipts import Slip

FILES = Path(__file__).parent / "files"
NAMES = ("whitlock", "abernathy", "seow", "grunwald", "lindgren")
# What a file tells beside its claims, in the order in which it happens on one moment.
KINDS = (
    *("reading", "fare", "shipment", "trip", "item", "vacation", "ending"),
    *("pay", "plan", "fund", "invoice", "due", "end", "tax"),
)
_OWN = {"name", "receipt", "receipt_of", "trip", "shipment", "life"}


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody does with one submitted line: approve, reject, ask, answer or withdraw."""

    line: str
    who: str
    does: str
    amount: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineTold:
    """One claim line: its words as the contract has them, and what hangs on it by name."""

    name: str
    words: dict[str, Any]
    slip: Slip | None = None
    trip: str | None = None
    shipment: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """One claim as it is drafted."""

    title: str
    lines: tuple[LineTold, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of an employee's file: `does` names the deed, `what` holds what it needs."""

    at: dt.datetime
    employee: str
    does: str
    what: Any


def steps() -> tuple[Step, ...]:
    """Everything that happens in all files, in the order of the clock."""
    told = (step for name in NAMES for step in _steps_of(name))
    return tuple(sorted(told, key=lambda step: step.at))


def told_file(name: str) -> dict[str, Any]:
    """One employee's file as it was written."""
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))


def taxable_table() -> tuple[dict[str, Any], ...]:
    """What the company treats as taxable where."""
    rows = tomllib.loads((FILES / "taxable.toml").read_text(encoding="utf-8"))["taxable"]
    return tuple(rows)


def _steps_of(name: str) -> Iterator[Step]:
    told = told_file(name)
    opened = told["opened"]
    yield Step(opened, name, "open", told["assignment"])
    for paper in told["letter"]:
        yield Step(opened, name, "letter", paper)
    for kind in KINDS:
        for thing in told.get(kind, ()):
            plain = {field: value for field, value in thing.items() if field != "at"}
            yield Step(thing.get("at", opened), name, kind, plain)
    slips = _slips(told)
    for claim in told["claim"]:
        yield from _steps_of_claim(name, claim, slips)


def _slips(told: dict[str, Any]) -> dict[str, Slip]:
    """The receipts of a file, by the names of the lines that they were drawn for."""
    lines = [line for claim in told["claim"] for line in claim["line"]]
    return {
        line["name"]: Slip(
            line["name"],
            line["receipt"],
            line["date"],
            line["amount"],
            line["currency"],
            line["category"].replace("_", " ").capitalize(),
        )
        for line in lines
        if "receipt" in line
    }


def _steps_of_claim(name: str, claim: dict[str, Any], slips: dict[str, Slip]) -> Iterator[Step]:
    title = claim["title"]
    lines = tuple(_line(line, slips) for line in claim["line"])
    yield Step(claim["drafted"], name, "draft", ClaimTold(title, lines))
    for does in ("submit", "withdraw"):
        at = claim.get({"submit": "submitted", "withdraw": "withdrawn"}[does])
        if at is not None:
            yield Step(at, name, does, title)
    for line in claim["line"]:
        yield from _steps_of_line(name, line, claim.get("settled"))


def _line(line: dict[str, Any], slips: dict[str, Slip]) -> LineTold:
    return LineTold(
        line["name"],
        {field: value for field, value in line.items() if field not in _OWN},
        slips.get(line.get("receipt_of", line["name"])),
        line.get("trip"),
        line.get("shipment"),
    )


def _steps_of_line(
    name: str, line: dict[str, Any], settled: dict[str, Any] | None
) -> Iterator[Step]:
    """A line's own life, else its approval as allowed when the rest of its claim is settled."""
    if "life" not in line and settled is not None:
        yield Step(settled["at"], name, "move", Move(line["name"], settled["who"], "approve"))
    for move in line.get("life", ()):
        plain = {field: value for field, value in move.items() if field != "at"}
        yield Step(move["at"], name, "move", Move(line["name"], **plain))
