"""The sentences of findings: what holds, with its numbers, and what to do next.

Words only; a finding's reason, numbers and outcome are made in the rules.
"""

from typing import TYPE_CHECKING

from assignments.core.check.verdict import Draw, Finding
from assignments.core.letter import Term
from assignments.core.money import CURRENCIES, shown

if TYPE_CHECKING:
    from assignments.core.check.matter import Matter

# Every reason, in the order in which a verdict names them.
REASONS = (
    "no_clause",
    "beneficiary_not_covered",
    "destination_not_covered",
    "place_not_covered",
    "excluded_by_clause",
    "clauses_conflict",
    "term_not_confirmed",
    "fact_missing",
    "future_date",
    "not_yet_due",
    "outside_assignment",
    "no_rate",
    "receipt_missing",
    "possible_duplicate",
    "paid_by_company",
    "fare_unknown",
    "cabin_above_entitlement",
    "over_cap",
    "over_weight",
    "over_duration",
    "over_containers",
    "over_count",
    "over_reference",
    "over_norm",
    "needs_judgement",
    "within_terms",
    "past_expected_end",
)
ORDER = {reason: place for place, reason in enumerate(REASONS)}
MOST_NAMED = 5
_WINDOWS = {
    "preparing": "before the start and up to 90 days after it",
    "during": "from the start to the end of the assignment",
    "ending": "from 30 days before the recorded end to 180 days after it",
    "any": "at any time",
}


def plain(word: str) -> str:
    """A contract word as people say it."""
    return word.replace("_", " ")


def clause_name(clause: str | None) -> str:
    """A clause as people cite it."""
    return f"clause {clause}" if clause else "the letter"


def listed(names: tuple[str, ...]) -> str:
    """Some names, the rest counted."""
    more = len(names) - MOST_NAMED
    text = ", ".join(names[:MOST_NAMED])
    return f"{text} and {more} more" if more > 0 else text


def quantity(value: object, unit: str) -> str:
    """A number with its unit."""
    if unit in CURRENCIES:
        return f"{value} {unit}"
    plural = {"trip": "trips", "day": "days", "month": "months", "container": "containers"}
    return f"{value} {unit if str(value) == '1' else plural.get(unit, unit)}"


def cite(reason: str, term: Term | None, message: str) -> Finding:
    """A finding on a term, without numbers; `no_clause` has no term."""
    if term is None:
        return Finding(reason, None, None, "", message)
    return Finding(reason, term.letter, term.clause, term.quote, message)


def cite_draw(reason: str, draw: Draw, message: str) -> Finding:
    """A finding on a limit, with what it granted, what was used and held, and what was left."""
    return Finding(
        reason,
        draw.term.letter,
        draw.clause,
        draw.term.quote,
        message,
        granted=draw.granted,
        used=draw.used + draw.held,
        held=draw.held,
        left=draw.left,
        unit=draw.unit,
        period=draw.period.label,
    )


def about_terms(
    reason: str,
    term: Term | None,
    matter: "Matter",
    *,
    facts: tuple[str, ...] = (),
    others: tuple[Term, ...] = (),
) -> str:
    """The sentence of a finding that rests on a term."""
    line = matter.line
    what = plain(line.category)
    if term is None:
        return f"No clause of the letters in force on {matter.day} pays for {what}. Choose another category if one fits better, or ask HR."
    clause = clause_name(term.clause)
    start = clause[0].upper() + clause[1:]
    people = ", ".join(term.beneficiaries)
    texts = {
        "beneficiary_not_covered": f"{start} is for {people}{' who came along' if term.accompanying else ''}, not for {line.person}.",
        "destination_not_covered": f"{start} is for the {term.destination} destination, and this is {line.destination}.",
        "place_not_covered": f"{start} holds for {' or '.join(term.places)}, not for {line.place}.",
        "excluded_by_clause": f"{start} rules out {what}.",
        "clauses_conflict": "More than one rule speaks of this: "
        + " and ".join(clause_name(other.clause) for other in others)
        + ". HR decides which one holds.",
        "term_not_confirmed": f"Nobody has confirmed {clause} yet; HR has to confirm it first.",
        "fact_missing": f"{start} depends on the {' and the '.join(facts)}, and the line does not state it. Add it.",
        "future_date": f"{line.date} is after {matter.facts.as_of}, the day of judging. Submit it once it has been paid.",
        "not_yet_due": f"{start} pays at the end of the assignment, and no end is recorded yet.",
        "outside_assignment": f"{start} pays {_WINDOWS[term.window]}"
        + (", as the letter says" if term.when else " (assumed: the letter does not say)")
        + f"; {matter.day} is outside.",
        "no_rate": f"No rate from {line.amount.currency} is known for {matter.rate_day} or the seven days before it. HR can record one.",
        "receipt_missing": f"{start} pays against a receipt, and none is attached. Attach it.",
        "paid_by_company": f"Under {clause} the company pays this supplier itself, and the employee paid: was it paid twice?",
        "within_terms": f"{start} covers it.",
        "needs_judgement": f"{start} pays what is reasonable"
        + (f" ({term.measure})" if term.measure else "")
        + "; no norm is known, so HR judges the amount.",
        "past_expected_end": f"The assignment was expected to end on {matter.facts.assignment.expected_end}, and no end is recorded. HR should record an extension or the end.",
    }
    return texts[reason]


def about_days(term: Term, inside: int, days: int) -> str:
    """The sentence of a line whose covered days lie partly outside the window."""
    return f"{inside} of the {days} covered days lie within the time {clause_name(term.clause)} pays for: {_WINDOWS[term.window]}."


def about_duplicate(earlier_id: str) -> str:
    """The sentence of a receipt that was used before."""
    return f"The same receipt was handed in with line {earlier_id}."


_LACKS = {"weight": "weight", "containers": "containers", "duration": "covered days"}


def about_draw(reason: str, draw: Draw, matter: "Matter") -> str:
    """The sentence of a finding that rests on what a limit has left."""
    clause = clause_name(draw.clause)
    if reason == "fact_missing":
        return about_terms(reason, draw.term, matter, facts=(_LACKS[draw.kind],))
    if reason == "fare_unknown":
        category = "home leave airfare" if draw.kind == "reference" else plain(matter.line.category)
        return f"{clause[0].upper()}{clause[1:]} holds this to the economy fare of {category}, and none is recorded. HR records it."
    if reason == "no_rate":
        return f"The limit of {clause} is in {draw.unit}, and no rate from {matter.line.amount.currency} is known for {matter.rate_day} or the seven days before it. HR can record one."
    if reason == "needs_judgement":
        return f"The limit of {clause} is in monthly salaries, and the salary is not recorded."
    assert draw.granted is not None and draw.left is not None  # noqa: S101, PT018
    granted = quantity(shown(draw.granted, draw.unit), draw.unit)
    left = quantity(shown(draw.left, draw.unit), draw.unit)
    bound = {
        "cost_share": f"{clause} pays {granted} of the cost",
        "reference": f"{clause} pays no more than the economy fare home of {granted} a trip",
        "fare": f"{clause} grants {plain(draw.term.cabin or 'economy')}, so one trip gets no more than the economy fare of {granted}",
        "norm": f"The norm for {plain(matter.line.category)} is {granted}",
        "containers": f"{clause} grants {granted}"
        + (f" of up to {draw.limit.size_ft} feet" if draw.limit and draw.limit.size_ft else ""),
    }.get(draw.kind, f"{clause} grants {granted}")
    text = f"{bound[0].upper()}{bound[1:]}"
    if draw.period.first is not None:
        text += f" in {draw.period.label}"
    if draw.kind != "cost_share":
        text += f"; {left} {'was' if left.startswith('1 ') else 'were'} left before this line"
    if draw.holders:
        text += f" (lines not decided yet hold some of it: {listed(draw.holders)})"
    if reason == "over_norm":
        text += "; HR judges what is above it"
    return f"{text}."
