"""One function a rule, named by the sentence that must hold; each says what breaks it.

A rule sees the whole line by itself and never calls another. What is left of a balance is found in
`draws`, which terms cover the line in `matching`.
"""

from collections.abc import Callable, Iterable, Iterator

from assignments.core.check.cited import about_norm
from assignments.core.check.matching import days_inside
from assignments.core.check.matter import Matter
from assignments.core.check.verdict import Draw, Ruling, cite, cite_draw
from assignments.core.check.wording import (
    about_days,
    about_draw,
    about_duplicate,
    about_terms,
    about_unknown,
)
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.remaining import Entry
from assignments.core.words import Outcome

Terms = tuple[Term, ...]
Rule = Callable[[Matter, Terms], Iterable[Ruling]]

_OVER = {
    "amount": "over_cap",
    "share": "over_cap",
    "cost_share": "over_cap",
    "weight": "over_weight",
    "containers": "over_containers",
    "duration": "over_duration",
    "count": "over_count",
    "reference": "over_reference",
    "fare": "cabin_above_entitlement",
    "norm": "over_norm",
}


def _ruling(reason: str, term: Term, matter: Matter, outcome: Outcome) -> Ruling:
    return Ruling(cite(reason, term, about_terms(reason, term, matter)), outcome)


def paid_by_now(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """The cost was paid on or before the day of judging."""
    if matter.line.date > matter.facts.as_of:
        yield _ruling("future_date", terms[0], matter, Outcome.REFUSED)


def within_the_time(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """Some day of the line lies in the window of its terms; days outside are not paid."""
    covers = matter.line.covers
    days = 1 if covers is None else covers.days
    for term in terms:
        inside = days_inside(term, matter)
        if inside == 0:
            due = matter.facts.assignment.is_due(term.window)
            reason = "outside_assignment" if due else "not_yet_due"
            refused = term.when is not None or not due
            yield _ruling(reason, term, matter, Outcome.REFUSED if refused else Outcome.REVIEW)
        elif inside < days:
            finding = cite("outside_assignment", term, about_days(term, inside, days))
            most = (
                None
                if matter.counted is None
                else Money.floor(matter.counted.exact * inside / days, matter.currency)
            )
            yield Ruling(finding, Outcome.REDUCED, most)


def not_past_the_expected_end(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """The day lies before the expected end, or an end is recorded; it changes nothing."""
    assignment = matter.facts.assignment
    if assignment.end is None and assignment.expected_end and matter.day > assignment.expected_end:
        yield _ruling("past_expected_end", terms[0], matter, Outcome.ALLOWED)


def has_a_rate(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """A rate into the settlement currency is known."""
    if matter.counted is None:
        yield _ruling("no_rate", terms[0], matter, Outcome.REVIEW)


def states_its_cabin(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """A line under a term that grants a cabin states the one flown."""
    term = next((term for term in terms if term.cabin is not None), None)
    if term is not None and matter.line.cabin is None:
        message = about_terms("fact_missing", term, matter, facts=("cabin",))
        yield Ruling(cite("fact_missing", term, message), Outcome.REVIEW)


def has_its_receipt(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """A line has the receipt that its term needs."""
    term = next((term for term in terms if "receipt" in term.needs), None)
    if term is not None and not matter.line.has_receipt:
        yield _ruling("receipt_missing", term, matter, Outcome.REVIEW)


def _same_cost(matter: Matter, earlier: Entry) -> bool:
    line = matter.line
    mine = (line.category, line.person, line.date, line.amount)
    theirs = (earlier.category, earlier.person, earlier.date, earlier.amount)
    return earlier.claim != line.claim or mine == theirs


def handed_in_once(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """No earlier line carries the same receipt, save another cost of the same claim."""
    same = matter.book.same_receipt(matter.line.receipts)
    earlier = next((entry for entry in same if _same_cost(matter, entry)), None)
    if earlier is not None:
        message = about_duplicate(earlier.line_id)
        yield Ruling(cite("possible_duplicate", terms[0], message), Outcome.REVIEW)


def paid_by_the_right_one(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """The employee did not pay what the company pays its supplier itself."""
    term = next((term for term in terms if term.pays == "company_pays"), None)
    if term is not None and matter.line.paid_by == "employee":
        yield _ruling("paid_by_company", term, matter, Outcome.REVIEW)


def has_a_norm(matter: Matter, terms: Terms) -> Iterator[Ruling]:
    """What is left to judgement has a norm to be held to."""
    judged = [term for term in terms if term.judgement is not None]
    if judged and all(matter.facts.norm(term, matter.day) is None for term in judged):
        yield _ruling("needs_judgement", judged[0], matter, Outcome.REVIEW)


def within_the_limit(matter: Matter, draw: Draw) -> Ruling | None:
    """All that the line takes of the balance is left; exactly at the limit is within it."""
    if not draw.enforced:
        return None
    if draw.unknown is not None:
        finding = cite_draw(draw.unknown, draw, about_unknown(draw.unknown, draw, matter))
        return Ruling(finding, Outcome.REVIEW)
    if draw.fits:
        return None
    reason = _OVER[draw.kind]
    most = matter.part(draw.share)
    if draw.kind == "norm":
        return Ruling(cite_draw(reason, draw, about_norm(draw)), Outcome.REVIEW, most)
    finding = cite_draw(reason, draw, about_draw(draw))
    nothing = draw.takeable == 0 or (most is not None and most.minor == 0)
    if nothing or draw.kind == "count":
        return Ruling(finding, Outcome.REFUSED, Money.zero(matter.currency))
    return Ruling(finding, Outcome.REDUCED, most)


# Step 4: a line these refuse is judged no further.
TIMELY: tuple[Rule, ...] = (paid_by_now, within_the_time)
# Steps 5 and 7, and what steps 1 and 3 ask of a line that one clause governs.
CONDITIONS: tuple[Rule, ...] = (
    states_its_cabin,
    has_its_receipt,
    handed_in_once,
    paid_by_the_right_one,
    has_a_norm,
)
# On every line that is not refused.
ALWAYS: tuple[Rule, ...] = (has_a_rate, not_past_the_expected_end)
RULES: tuple[Rule, ...] = (*TIMELY, *CONDITIONS, *ALWAYS)
