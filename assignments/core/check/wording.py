"""The sentences of findings: what holds, with its numbers, and what to do next.

Words only; a finding's reason, numbers and outcome are made in the rules.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assignments.core.check.matter import Matter
from assignments.core.check.verdict import Draw
from assignments.core.letter import Term
from assignments.core.money import CURRENCIES, shown
from assignments.core.remaining import ZERO

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
# What is said of a line and a term: `it` is an `_About`.
_OF_TERMS = {
    "no_clause": "No clause of the letters in force on {it.matter.day} pays for {it.what}. "
    "Choose another category if one fits better, or ask HR.",
    "beneficiary_not_covered": "{it.start} is for {it.people}, not for {it.matter.line.person}.",
    "destination_not_covered": "{it.start} is for the {it.term.destination} destination, "
    "and this is {it.matter.line.destination}.",
    "place_not_covered": "{it.start} holds for {it.places}, not for {it.matter.line.place}.",
    "excluded_by_clause": "{it.start} rules out {it.what}.",
    "clauses_conflict": "More than one rule speaks of this: {it.clauses}. "
    "HR decides which one holds.",
    "term_not_confirmed": "Nobody has confirmed {it.clause} yet; HR has to confirm it first.",
    "fact_missing": "{it.start} depends on the {it.lacking}, and the line does not state it. "
    "Add it.",
    "future_date": "{it.matter.line.date} is after {it.matter.facts.as_of}, the day of judging. "
    "Submit it once it has been paid.",
    "not_yet_due": "{it.start} pays at the end of the assignment, and no end is recorded yet.",
    "outside_assignment": "{it.start} pays {it.window}; {it.matter.day} is outside.",
    "no_rate": "No {it.rate_sought}. HR can record one.",
    "receipt_missing": "{it.start} pays against a receipt, and none is attached. Attach it.",
    "paid_by_company": "Under {it.clause} the company pays this supplier itself, "
    "and the employee paid: was it paid twice?",
    "within_terms": "{it.start} covers it.",
    "needs_judgement": "{it.start} pays what is reasonable{it.measure}; "
    "no norm is known, so HR judges the amount.",
    "past_expected_end": "The assignment was expected to end on {it.expected_end}, "
    "and no end is recorded. HR should record an extension or the end.",
}
# What is said where a limit cannot be told: `it` is an `_About`, `draw` the limit's draw.
_OF_UNKNOWN_LIMITS = {
    "fact_missing": _OF_TERMS["fact_missing"],
    "fare_unknown": "{it.start} holds this to the economy fare of {fare}, and none is recorded. "
    "HR records it.",
    "no_rate": "The limit of {it.clause} is in {draw.unit}, and no {it.rate_sought}. "
    "HR can record one.",
    "needs_judgement": "The limit of {it.clause} is in monthly salaries, "
    "and the salary is not recorded.",
}
_LACKS = {"weight": "weight", "containers": "containers", "duration": "covered days"}


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


def quantity(value: str, unit: str) -> str:
    """A number with its unit."""
    if unit in CURRENCIES:
        return f"{value} {unit}"
    plural = {"trip": "trips", "day": "days", "month": "months", "container": "containers"}
    return f"{value} {unit if value == '1' else plural.get(unit, unit)}"


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def measure_of(term: Term | None) -> str:
    """The yardstick of what is reasonable under a term, in brackets."""
    return f" ({term.measure})" if term is not None and term.measure else ""


@dataclass(frozen=True, slots=True)
class _About:
    """What a sentence may speak of: a line and, where there is one, a term with its clause."""

    matter: Matter
    term: Term | None
    clause: str
    facts: tuple[str, ...] = ()
    others: tuple[Term, ...] = ()

    @property
    def start(self) -> str:
        """The clause, to begin a sentence with."""
        return capital(self.clause)

    @property
    def what(self) -> str:
        """The category."""
        return plain(self.matter.line.category)

    @property
    def paid_in(self) -> str:
        """The currency of the line."""
        return self.matter.line.amount.currency

    @property
    def rate_sought(self) -> str:
        """The rate that nobody knows, by the rule of the assignment."""
        return self.matter.facts.rates.sought(self.paid_in, self.matter.rate_day)

    @property
    def people(self) -> str:
        """Whom the term is for."""
        if self.term is None:
            return ""
        along = " who came along" if self.term.accompanying else ""
        return ", ".join(self.term.beneficiaries) + along

    @property
    def places(self) -> str:
        """Where the term holds."""
        return "" if self.term is None else " or ".join(self.term.places)

    @property
    def clauses(self) -> str:
        """The clauses that differ."""
        letters = len({other.letter for other in self.others}) > 1
        return " and ".join(
            clause_name(other.clause) + (f" of letter {other.letter}" if letters else "")
            for other in self.others
        )

    @property
    def lacking(self) -> str:
        """The facts that the line does not state."""
        return " and the ".join(self.facts)

    @property
    def window(self) -> str:
        """When the term pays, and who says so."""
        if self.term is None:
            return ""
        said = ", as the letter says" if self.term.when else " (assumed: the letter does not say)"
        return _WINDOWS[self.term.window] + said

    @property
    def measure(self) -> str:
        """The yardstick of what is reasonable."""
        return measure_of(self.term)

    @property
    def expected_end(self) -> date | None:
        """The expected end."""
        return self.matter.facts.assignment.expected_end


def about_terms(
    reason: str,
    term: Term | None,
    matter: Matter,
    *,
    facts: tuple[str, ...] = (),
    others: tuple[Term, ...] = (),
) -> str:
    """The sentence of a finding that rests on a term; `no_clause` rests on none."""
    clause = clause_name(None if term is None else term.clause)
    return _OF_TERMS[reason].format(it=_About(matter, term, clause, facts, others))


def about_days(term: Term, inside: int, days: int) -> str:
    """The sentence of a line whose covered days lie partly outside the window."""
    clause, window = clause_name(term.clause), _WINDOWS[term.window]
    return f"{inside} of the {days} covered days lie within the time {clause} pays for: {window}."


def about_duplicate(earlier_id: str) -> str:
    """The sentence of a receipt that was used before."""
    return f"The same receipt was handed in with line {earlier_id}."


def about_unknown(reason: str, draw: Draw, matter: Matter) -> str:
    """The sentence of a limit of which it cannot be told what it grants or what the line wants."""
    clause = draw.term.clause if reason == "fact_missing" else draw.clause
    fare = "home leave airfare" if draw.kind == "reference" else plain(matter.line.category)
    it = _About(matter, draw.term, clause_name(clause), (_LACKS.get(draw.kind, ""),))
    return _OF_UNKNOWN_LIMITS[reason].format(it=it, draw=draw, fare=fare)


def amount_of(value: Fraction | None, unit: str) -> str:
    """So much of a unit, none where it is not known."""
    return quantity(shown(value or ZERO, unit), unit)


def _bound(draw: Draw) -> str:
    """What the limit grants, to begin a sentence with."""
    clause, granted = clause_name(draw.clause), amount_of(draw.granted, draw.unit)
    if draw.kind == "cost_share":
        return f"{clause} pays {granted} of the cost"
    if draw.kind == "reference":
        return f"{clause} pays no more than the economy fare home of {granted} a trip"
    if draw.kind == "fare":
        cabin = plain(draw.term.cabin or "economy")
        return (
            f"{clause} grants {cabin}, so one trip gets no more than the economy fare of {granted}"
        )
    size = draw.limit.size_ft if draw.limit is not None else None
    return f"{clause} grants {granted}" + (f" of up to {size} feet" if size else "")


def when_of(draw: Draw) -> str:
    """The period or the covered days for which so much is granted."""
    first, last, days = draw.period.first, draw.period.last, draw.ordinals
    if draw.per == "trip" and draw.limit is not None and draw.kind != "reference":
        return " a trip"
    if last is None:
        return ""
    if days and first and (days.start, days.stop) != (first.toordinal(), last.toordinal() + 1):
        return f" for {quantity(str(len(days)), 'day')} from {date.fromordinal(days.start)}"
    return f" {'on' if draw.per == 'day' else 'in'} {draw.period.label}"


def left_of(draw: Draw) -> str:
    """What a balance had left before the line, and who only holds the rest."""
    left = amount_of(draw.left, draw.unit)
    text = f"{left} {'was' if left.startswith('1 ') else 'were'} left before this line"
    if draw.holders:
        text += f" (lines not decided yet hold some of it: {listed(draw.holders)})"
    return text


def about_draw(draw: Draw) -> str:
    """The sentence of a finding that rests on what a limit of the letter has left."""
    text = capital(_bound(draw)) + when_of(draw)
    return f"{text}." if draw.kind == "cost_share" else f"{text}; {left_of(draw)}."
