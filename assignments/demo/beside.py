"""Carries out the steps of the story that stand beside costs.

The plan with its assumptions, money set aside, what runs out, vacation, and what ending would
cost. Costs themselves are in `bookkeeping`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from assignments.actions import endings, funds, plans
from assignments.actions.plans import AssumptionEdit, PlanInput
from assignments.actions.standing import ItemInput, add_item
from assignments.actions.time_off import VacationInput, set_vacation
from assignments.core.plan import AssumptionInput
from assignments.demo.teller import Teller

RECORDS, CONFIRMS = "solberg", "bell"
Told = Mapping[str, Any]


def plan(teller: Teller, employee: str, told: Told) -> None:
    """HR keeps a plan, then a version with each cost that nobody knew a figure for."""
    who, at = teller.people[RECORDS], teller.assignments[employee]
    plans.keep_plan(teller.office, who, at, PlanInput(told["label"]), teller.key())
    for number, words in enumerate(told["assumptions"], 1):
        edit = AssumptionEdit(of=number, typed=AssumptionInput(**words))
        plans.assume(teller.office, who, at, edit, teller.key())


def fund(teller: Teller, employee: str, told: Told) -> None:
    """HR opens the fund that a clause speaks of, or records what went in or out."""
    who, at = teller.people[RECORDS], teller.assignments[employee]
    if "clause" in told:
        file = funds.funds(teller.office, who, at)
        term_id = next(one.id for one in file.clauses if one.term.clause == told["clause"])
        done = funds.open_fund(teller.office, who, at, term_id, teller.key())
        teller.things[employee, "fund"] = done.id
    entry = funds.EntryInput(told["kind"], told["amount"], teller.office.today(), told["note"])
    fund_id = teller.things[employee, "fund"]
    funds.record_entry(teller.office, who, fund_id, entry, teller.key())


def runs_out(teller: Teller, employee: str, told: Told) -> None:
    """HR records something that is valid between two days."""
    who, at = teller.people[RECORDS], teller.assignments[employee]
    add_item(teller.office, who, at, (ItemInput(**told), None), teller.key())


def vacation(teller: Teller, employee: str, told: Told) -> None:
    """HR enters how much vacation is granted a year."""
    who, at = teller.people[RECORDS], teller.assignments[employee]
    set_vacation(teller.office, who, at, VacationInput(**told), teller.key())


def read_endings(teller: Teller, employee: str, _told: Told) -> None:
    """One in HR has the letters read for what ending costs, the other confirms the rules."""
    at = teller.assignments[employee]
    endings.propose_rules(teller.office, teller.people[RECORDS], at, teller.key())
    endings.confirm_rules(teller.office, teller.people[CONFIRMS], at, teller.key())


DEEDS: dict[str, Callable[[Teller, str, Any], None]] = {
    "plan": plan,
    "fund": fund,
    "item": runs_out,
    "vacation": vacation,
    "ending": read_endings,
}
