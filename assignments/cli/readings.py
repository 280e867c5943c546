"""A letter's reading, to read in a terminal: what it says of itself, its terms, what is left."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from assignments.cli.tables import plain, printed, table
from assignments.reading import LetterFacts, Reading
from assignments.reading.rendering import reading_json

LONGEST = 160  # characters of a quote
_PLURALS = {"trip": "trips", "day": "days", "month": "months"}


def as_tables(name: str, reading: Reading, text: str) -> str:
    """The facts, the proposed terms and the passages not understood, as tables."""
    told = reading_json(reading, text)
    terms, unread = told["terms"], told["unread"]
    left = (_unread(unread),) if unread else ()
    return printed(
        plain(name, "bold"),
        _facts(reading.letter, told["letter"]),
        Text(f"{_counted(len(terms), 'term')} proposed, none confirmed", style="bold"),
        _terms(terms),
        Text(f"{_counted(len(unread), 'passage')} with numbers in no term", style="bold"),
        *left,
    )


def _facts(letter: LetterFacts, told: Mapping[str, Any]) -> Table:
    rows = table()
    rows.show_header = False
    for name, value in {**told, "relates_to": letter.relates_to}.items():
        rows.add_row(name.replace("_", " ").capitalize(), plain(_fact(value)))
    return rows


def _fact(value: object) -> str:
    if isinstance(value, Mapping):
        return _money(value)
    return "not stated" if value is None else str(value)


def _money(value: Mapping[str, Any]) -> str:
    per = str(value.get("per") or value.get("period") or "").replace("_", " ")
    amount = f"{value.get('amount')} {value.get('currency')}"
    return f"{amount} per {per}" if per else amount


def _terms(terms: list[dict[str, Any]]) -> Table:
    rows = table()
    rows.add_column("Clause", overflow="fold")
    rows.add_column("Term", ratio=2)
    rows.add_column("Words, and why they were taken so", ratio=3)
    for term in terms:
        rows.add_row(
            plain(term["clause"] or "none"),
            Text("\n").join((plain(_said(term["category"]), "bold"), *map(plain, _granted(term)))),
            Text("\n").join((plain(_short(term["quote"])), plain(term["why"], "dim"))),
            end_section=True,
        )
    return rows


def _granted(term: Mapping[str, Any]) -> Iterator[str]:
    """What the term pays, to whom, when and within which limits, a line each."""
    yield _said(term["pays"])
    if term["beneficiaries"] != ["employee"]:
        with_them = " who came along" if term["accompanying"] else ""
        yield f"for {', '.join(term['beneficiaries'])}{with_them}"
    if term["destination"]:
        yield f"to {term['destination']}"
    if term["cabin"] or term["when"]:
        yield " ".join(filter(None, (_said(term["cabin"]), term["when"])))
    yield from (_limit(limit) for limit in term["limits"])
    if term["judgement"]:
        yield ": ".join(filter(None, (term["judgement"], term["measure"])))


def _limit(limit: Mapping[str, Any]) -> str:
    per, pool = limit.get("per"), limit.get("pool")
    more = (
        "more than was sent out" if limit.get("over") else None,
        f"per {_said(per)}" if per and per != "once" else per,
        "each" if limit.get("each") else None,
        f"(together: {_said(pool)})" if pool else None,
    )
    return " ".join(filter(None, (_most(limit), *more)))


def _most(limit: Mapping[str, Any]) -> str:
    kind, most = limit["type"], limit.get("max")
    if kind == "reference":
        return "the home leave fare"
    if kind == "share":
        return f"{most} of {_said(limit.get('of'))}"
    if kind == "containers":
        size = limit.get("size_ft")
        return _counted(most, "container") + (f" of {size} feet" if size else "")
    return f"{most} {limit.get('currency') or _unit(most, limit.get('unit') or '')}"


def _unit(most: object, unit: str) -> str:
    return unit if str(most) == "1" else _PLURALS.get(unit, unit)


def _unread(passages: list[dict[str, Any]]) -> Table:
    rows = table()
    rows.add_column("At", justify="right", no_wrap=True)
    rows.add_column("Words", ratio=1)
    for one in passages:
        rows.add_row(str(one["start"]), plain(_short(one["quote"])))
    return rows


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def _said(word: str | None) -> str:
    return (word or "").replace("_", " ")


def _counted(number: object, noun: str) -> str:
    return f"{number} {noun}" if str(number) == "1" else f"{number} {noun}s"
