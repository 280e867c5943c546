"""Clauses that both hold on a day and say different things of the same cost.

A line that both cover waits for a person (`clauses_conflict`). Whether one does is judged line by
line in `check`; here the letters alone are looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assignments.core.assignment import Assignment
from assignments.core.letter.terms import PAYING, Term


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two terms of different clauses that may cover one line, and differ."""

    one: Term
    other: Term


def overlaps_on(
    terms: Iterable[Term], day: date, assignment: Assignment | None = None
) -> tuple[Overlap, ...]:
    """The overlaps of a day, each pair of clauses and category once, in the letters' order.

    With an assignment, terms of which one is within its window that day and one is not are none.
    """
    asked = [term for term in terms if term.pays in PAYING and term.in_force(day)]
    asked = [term for term in asked if term.pays != "excluded"]
    found: dict[tuple[object, ...], Overlap] = {}
    for one, other in combinations(asked, 2):
        if may_meet(one, other) and one.rule != other.rule and _timely(one, other, day, assignment):
            clauses = (one.category, one.letter, one.clause, other.letter, other.clause)
            found.setdefault(clauses, Overlap(one, other))
    return tuple(found.values())


def may_meet(one: Term, other: Term) -> bool:
    """Whether some line may be covered by both, which stand in different clauses."""
    if one.category != other.category or (one.letter, one.clause) == (other.letter, other.clause):
        return False
    people = set(one.beneficiaries) & set(other.beneficiaries)
    goes = None in {one.destination, other.destination} or one.destination == other.destination
    return bool(people) and goes and _share_a_place(one, other)


def _share_a_place(one: Term, other: Term) -> bool:
    if not one.places or not other.places:
        return True
    return any(other.holds_at(place) for place in one.places)


def _timely(one: Term, other: Term, day: date, assignment: Assignment | None) -> bool:
    if assignment is None:
        return True
    return _is_within(one, day, assignment) == _is_within(other, day, assignment)


def _is_within(term: Term, day: date, assignment: Assignment) -> bool:
    first, last = assignment.window(term.window)
    due = assignment.is_due(term.window)
    return due and (first is None or first <= day) and (last is None or day <= last)
