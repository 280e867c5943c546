"""A case file told to the office: recorded, claimed, submitted and decided by its people."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from assignments import actions
from assignments.core.rates import Rate
from tests.stories.world import World

_OWN = ("id", "claim", "decision", "receipt", "receipt_sha256")


@dataclass
class Told:
    """A case under way: the assignment, and each line by its name in the case."""

    world: World
    assignment_id: int
    lines: dict[str, int] = field(default_factory=dict)


def tell(world, case):
    """Record a case's assignment, letters and knowledge, and put the clock at its day."""
    world.clock.set(case["as_of"])
    told = Told(world, _assignment(world, case["assignment"]))
    _terms(told, case["terms"])
    _known(told, case)
    end = case["assignment"].get("end")
    if end:
        what = actions.EndInput(date.fromisoformat(end), "As planned.")
        actions.record_end(world.office, world.hr, told.assignment_id, what, world.key())
    return told


def play(told, case):
    """Submit the lines in their order, each decided before the next one; what each was judged."""
    for _, same in groupby(_in_claims(case["lines"]), key=lambda pair: pair[0]):
        _claim(told, [line for _, line in same])
    return {name: told.world.line(line_id) for name, line_id in told.lines.items()}


def _in_claims(lines):
    """Each line with a number for the claim it is submitted in: a decision ends a claim."""
    number, before = 0, None
    for line in lines:
        named = line.get("claim")
        if named is None or named != before:
            number += 1
        before = named
        yield number, line
        if line.get("decision"):
            before = None


def _assignment(world, given):
    salary = given.get("monthly_salary") or {}
    expected = given.get("expected_end")
    return world.assignment(
        start=date.fromisoformat(given["start"]),
        expected_end=date.fromisoformat(expected) if expected else None,
        home_country=given.get("home") or "US",
        host_country=given.get("host") or "CN",
        settlement_currency=given["settlement_currency"],
        accompanied_by=tuple(one for one in given.get("accompanied_by", ()) if one != "employee"),
        monthly_salary=salary.get("amount", ""),
        salary_currency=salary.get("currency", ""),
    )


def _terms(told, terms):
    letters = {}
    for term in terms:
        letters.setdefault(term.get("letter", "1"), []).append(term)
    for number, several in letters.items():
        letter_id = told.world.letter(told.assignment_id, "Text.", number=number)
        told.world.terms(letter_id, several)


def _known(told, case):
    world, assignment_id = told.world, told.assignment_id
    for category, norm in case.get("norms", {}).items():
        per = norm.get("per", "once")
        world.norm(assignment_id, category, norm["amount"], norm["currency"], per)
    for category, fare in case.get("fares", {}).items():
        what = actions.FareInput(category, fare["amount"], fare["currency"])
        actions.set_fare(world.office, world.hr, assignment_id, what, world.key())
    rates = [
        Rate(date.fromisoformat(one["date"]), one["from"], one["to"], one["rate"])
        for one in case.get("rates", ())
    ]
    with world.office.database.write(world.office.by_itself("test")) as store:
        store.keep_rates(rates)


def _claim(told, lines):
    world = told.world
    claim_id = world.draft(told.assignment_id)
    digests = {}
    for line in lines:
        words = {name: value for name, value in line.items() if name not in _OWN}
        done = actions.add_line(world.office, world.ada, claim_id, words, world.key())
        told.lines[line["id"]] = done.id
        if line.get("receipt", True):
            digests[done.id] = line.get("receipt_sha256") or f"{done.id:064}"
    world.receipts(digests)
    actions.submit_claim(world.office, world.ada, claim_id, world.key())
    for line in lines:
        _decide(told, line)


def _decide(told, line):
    decision, line_id, world = line.get("decision"), told.lines[line["id"]], told.world
    if decision is None:
        return
    if decision["is"] == "withdrawn":
        actions.withdraw_line(world.office, world.ada, line_id, world.key())
    elif decision["is"] == "rejected":
        actions.reject(world.office, world.hr, line_id, "As decided.", world.key())
    else:
        outcome = world.line(line_id).submitted["outcome"]
        if decision.get("amount") or outcome != "refused":
            world.approve(line_id, decision.get("amount"), "As decided.")
