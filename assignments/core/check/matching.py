"""Which terms cover a line: sieves by person, destination and place, then which clause governs.

Step 3 of judging, without windows' effect on money (that is a rule of step 4).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assignments.core.check.matter import Matter
from assignments.core.check.verdict import Ruling, cite
from assignments.core.check.wording import about_terms
from assignments.core.claim import Line
from assignments.core.letter import Term
from assignments.core.words import Outcome


@dataclass(frozen=True, slots=True)
class Match:
    """The terms a line stands under, and what matching itself has to say of it.

    `full` is false where only a person can tell: then no condition or limit is tested. `holds` is
    false where the terms may not hold anything; `windowed` false where no window is tested.
    """

    terms: tuple[Term, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    full: bool = True
    holds: bool = True
    windowed: bool = True


def _names(term: Term, matter: Matter) -> bool:
    person = matter.line.person
    if person not in term.beneficiaries:
        return False
    return not term.accompanying or matter.facts.assignment.came_along(person)


def _goes(term: Term, matter: Matter) -> bool:
    stated = matter.line.destination
    return stated is None or term.destination in {None, stated}


def _stands(term: Term, matter: Matter) -> bool:
    return matter.line.place is None or term.holds_at(matter.line.place)


_SIEVES: tuple[tuple[str, Callable[[Term, Matter], bool]], ...] = (
    ("beneficiary_not_covered", _names),
    ("destination_not_covered", _goes),
    ("place_not_covered", _stands),
)


def _refused(reason: str, term: Term | None, matter: Matter) -> Ruling:
    return Ruling(cite(reason, term, about_terms(reason, term, matter)), Outcome.REFUSED)


def _lacking(line: Line, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The facts that the terms test and the line does not state."""
    lacking: tuple[str, ...] = ()
    if line.destination is None and any(term.destination for term in terms):
        lacking += ("destination",)
    if line.place is None and any(term.places for term in terms):
        lacking += ("place",)
    return lacking


def _sift(matter: Matter, terms: tuple[Term, ...]) -> tuple[tuple[Term, ...], Ruling | None]:
    """The terms left by the three sieves, or the refusal of the one that leaves none."""
    for reason, keeps in _SIEVES:
        kept = tuple(term for term in terms if keeps(term, matter))
        if not kept:
            return (), _refused(reason, terms[0], matter)
        terms = kept
    return terms, None


def terms_on(matter: Matter, day: date) -> tuple[Term, ...]:
    """The terms of the line's category in force on a day, in the letters' order.

    They are for the people that the company reads their words to mean.
    """
    paying = matter.facts.paying.get(matter.line.category, ())
    return tuple(matter.facts.as_read(term, day) for term in paying if term.in_force(day))


def is_outside(term: Term, matter: Matter) -> bool:
    """Whether no day of the line lies in the term's window."""
    return days_inside(term, matter) == 0


def days_inside(term: Term, matter: Matter) -> int:
    """How many of the line's days lie in the term's window; a line without `covers` has one."""
    assignment = matter.facts.assignment
    if not assignment.is_due(term.window):
        return 0
    first, last = assignment.window(term.window)
    covers = matter.line.covers
    begin = matter.day
    end = covers.last if covers is not None else begin
    begin = begin if first is None else max(begin, first)
    end = end if last is None else min(end, last)
    return max(0, (end - begin).days + 1)


def _within_window(terms: tuple[Term, ...], matter: Matter) -> tuple[Term, ...]:
    """Leave aside terms outside their window where others are within theirs."""
    return tuple(term for term in terms if not is_outside(term, matter)) or terms


def _missing(matter: Matter, terms: tuple[Term, ...], facts: tuple[str, ...]) -> tuple[Ruling, ...]:
    """A finding for the first term that tests the facts."""
    tests = {"destination": lambda term: term.destination, "place": lambda term: term.places}
    term = next((term for term in terms if any(tests[fact](term) for fact in facts)), terms[0])
    message = about_terms("fact_missing", term, matter, facts=facts)
    return (Ruling(cite("fact_missing", term, message), Outcome.REVIEW),)


def _conflict(matter: Matter, terms: tuple[Term, ...]) -> Match:
    first_of_clause = {(term.letter, term.clause): term for term in reversed(terms)}
    named = [term for term in terms if first_of_clause[term.letter, term.clause] is term]
    message = about_terms("clauses_conflict", terms[0], matter, others=tuple(named))
    rulings = tuple(
        Ruling(cite("clauses_conflict", term, message), Outcome.REVIEW) for term in named
    )
    return Match(terms, rulings, full=False)


def _replacements(matter: Matter, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Terms that replace one of `terms` before the last covered day."""
    covers = matter.line.covers
    if covers is None or all(term.in_force(covers.last) for term in terms):
        return ()
    later, _ = _sift(matter, terms_on(matter, covers.last))
    return tuple(term for term in later if term.confirmed and not term.in_force(matter.day))


def _governing(matter: Matter, terms: tuple[Term, ...]) -> Match:
    clauses: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        clauses.setdefault((term.letter, term.clause), []).append(term)
    rules = {frozenset(term.rule for term in clause) for clause in clauses.values()}
    if len(rules) > 1:
        return _conflict(matter, terms)
    governing = tuple(next(iter(clauses.values())))
    replacements = _replacements(matter, governing)
    if replacements:
        return _conflict(matter, (*governing, *replacements))
    return Match(governing)


def match(matter: Matter) -> Match:
    """The terms that the line stands under, or why there are none or only a person can tell."""
    in_force = terms_on(matter, matter.day)
    if not in_force:
        return Match(rulings=(_refused("no_clause", None, matter),))
    left, refusal = _sift(matter, in_force)
    if refusal is not None:
        return Match(rulings=(refusal,))
    confirmed = tuple(term for term in left if term.confirmed)
    if not confirmed:
        message = about_terms("term_not_confirmed", left[0], matter)
        rulings = (Ruling(cite("term_not_confirmed", left[0], message), Outcome.REVIEW),)
        return Match(left, rulings, full=False, holds=False, windowed=False)
    timely = _within_window(confirmed, matter)
    excluded = _excluding(timely, matter.line)
    if excluded is not None:
        return Match(rulings=(_refused("excluded_by_clause", excluded, matter),))
    lacking = _lacking(matter.line, confirmed)
    if lacking:
        tested = _missing(matter, confirmed, lacking)
        return Match(confirmed, tested, full=False, windowed=False)
    return _governing(matter, timely)


def _excluding(terms: tuple[Term, ...], line: Line) -> Term | None:
    """The first term that rules the line out, whatever facts the line leaves out."""
    excluding = (term for term in terms if term.pays == "excluded")
    return next((term for term in excluding if not _lacking(line, (term,))), None)
