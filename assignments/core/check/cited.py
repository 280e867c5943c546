"""What findings say of the company's readings: the clause first, then the reading.

A reading that a finding goes by is told in its sentence; a definition that decides nothing stands
beside the clause. Which reading counts is found in `core.readings` and `core.definitions`.
"""

from collections.abc import Iterable
from dataclasses import replace

from assignments.core.check.matching import terms_on
from assignments.core.check.matter import Matter
from assignments.core.check.verdict import WITHIN_TERMS, Draw, Finding
from assignments.core.check.wording import (
    about_terms,
    amount_of,
    capital,
    clause_name,
    left_of,
    measure_of,
    plain,
    when_of,
)
from assignments.core.definitions import deciding
from assignments.core.letter import Term
from assignments.core.readings import CompanyReading, Norm

_OF_PEOPLE = frozenset({"beneficiary_not_covered", WITHIN_TERMS})
_PER = {
    "once": "in all",
    "assignment": "in all",
    "calendar_year": "a calendar year",
    "assignment_year": "an assignment year",
}


def norm_told(norm: Norm) -> str:
    """So much money, and for how long."""
    return f"{norm.money} {norm.money.currency} {_PER.get(norm.per, f'a {norm.per}')}"


def read_as(reading: CompanyReading) -> str:
    """How the company reads some words, who recorded it, when and why; without end."""
    norm = reading.norm
    if norm is not None and not reading.by:
        return f"the norm for {plain(norm.category)} is {norm_told(norm)}"
    meaning = _flat(reading.says) if norm is None else f"at most {norm_told(norm)}"
    words = f"\N{LEFT DOUBLE QUOTATION MARK}{reading.words}\N{RIGHT DOUBLE QUOTATION MARK}"
    source = f"recorded by {reading.by} on {reading.on}: {_flat(reading.reason)}"
    return f"the company reads {words} as {meaning} ({source})"


def _flat(text: str) -> str:
    """Typed words on one line, to go on behind them."""
    return " ".join(text.split()).rstrip(".")


def about_norm(draw: Draw) -> str:
    """The sentence of a finding that rests on a norm: the clause, then how it is read."""
    clause = f"{capital(clause_name(draw.clause))} pays what is reasonable{measure_of(draw.term)}"
    read = "" if draw.reading is None else f"; {read_as(draw.reading)}"
    granted = f"{amount_of(draw.granted, draw.unit)}{when_of(draw)}"
    return f"{clause}{read}. Of {granted}, {left_of(draw)}; HR judges what is above it."


def about_within(term: Term, matter: Matter, limits: Iterable[Draw]) -> str:
    """The sentence of an allowed line: the clause, and the reading that its amount keeps to."""
    message = about_terms(WITHIN_TERMS, term, matter)
    norms = [one.reading for one in limits if one.reading is not None and one.reading.by]
    return "; ".join([message.removesuffix("."), *map(read_as, norms)]) + "."


def with_readings(matter: Matter, finding: Finding) -> Finding:
    """The finding with the definitions that stand beside its clause, told where they decide."""
    readings = matter.facts.readings
    if finding.letter is None or all(one.norm is not None for one in readings):
        return finding
    terms = [term for term in terms_on(matter, matter.day) if _rests_on(finding, term)]
    beside = [one for term in terms for one in matter.facts.definitions(term, matter.day)]
    told = dict.fromkeys([*finding.readings, *beside])
    return replace(finding, message=_message(matter, finding, terms), readings=tuple(told))


def _rests_on(finding: Finding, term: Term) -> bool:
    same = (finding.letter, finding.quote) == (term.letter, term.quote)
    return same and (bool(term.quote) or finding.clause == term.clause)


def _message(matter: Matter, finding: Finding, terms: Iterable[Term]) -> str:
    """The sentence, and where it is about people also the definition that decided on them."""
    if finding.reason not in _OF_PEOPLE or matter.line.person == "employee":
        return finding.message
    readings, day = matter.facts.readings, matter.day
    found = [deciding(readings, term, day) for term in terms]
    decided = dict.fromkeys(one for one in found if one is not None)
    return " ".join([finding.message, *(f"{capital(read_as(one))}." for one in decided)])
