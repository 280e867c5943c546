"""Whatever is submitted, decided and withdrawn: the office judges as the core does with all lines.

The office reads only what concerns a line; the reference here hands every line to the core.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments import actions
from assignments.actions.judging import facts_of, frozen_json
from assignments.core.approval import status_of
from assignments.core.balances import remaining
from assignments.core.check import entry_of, judge, takes_when_approved
from assignments.core.rates import Rate, RateTable
from assignments.core.remaining import Book
from tests.stories.world import TERMS

TERMS_MORE = (
    {
        "clause": "7",
        "category": "home_leave_airfare",
        "pays": "reimburse",
        "beneficiaries": ["spouse", "children"],
        "destination": "host",
        "cabin": "economy",
        "limits": [
            {"type": "count", "max": 1, "unit": "trip", "per": "assignment_year", "each": True},
            {"type": "reference", "per": "trip"},
        ],
    },
    {
        "clause": "8",
        "category": "return_freight",
        "pays": "reimburse",
        "when": "any",
        "limits": [
            {"type": "weight", "max": "10", "unit": "lb", "over": "outbound_weight"},
            {"type": "amount", "max": "900.00", "currency": "EUR", "pool": "goods"},
        ],
    },
    {
        "clause": "9",
        "category": "sea_freight",
        "pays": "reimburse",
        "limits": [
            {"type": "containers", "max": 2, "size_ft": 40},
            {"type": "amount", "max": "700.00", "currency": "EUR", "pool": "goods"},
        ],
    },
    {
        "clause": "10",
        "category": "temporary_housing",
        "pays": "reimburse",
        "limits": [
            {"type": "duration", "max": 20, "unit": "day"},
            {"type": "amount", "max": "40.00", "currency": "USD", "per": "day"},
        ],
    },
    {
        "clause": "11",
        "category": "relocation_allowance",
        "pays": "reimburse",
        "limits": [{"type": "share", "max": "0.5", "of": "monthly_salary", "per": "quarter"}],
    },
)
DAYS = st.dates(dt.date(2005, 4, 25), dt.date(2005, 6, 5)).map(str)
AMOUNTS = st.sampled_from(["10.00", "99.99", "120.00", "300.00", "700.01"])
CURRENCIES = st.sampled_from(["USD", "USD", "EUR", "CNY"])
SOME = {"amount": AMOUNTS, "currency": CURRENCIES, "date": DAYS}


def _words(category, **more):
    return st.fixed_dictionaries({"category": st.just(category), **SOME, **more})


def _covers(day, length):
    first = dt.date.fromisoformat(day)
    return {"from": day, "to": str(first + dt.timedelta(days=length))}


COVERS = st.builds(_covers, DAYS, st.integers(1, 25))
WEIGHTS = st.builds(
    lambda value, unit: {"value": value, "unit": unit},
    st.sampled_from(["12.5", "100", "300"]),
    st.sampled_from(["lb", "kg"]),
)
CABINS = st.sampled_from(["economy", "business"])
DEPARTURES = st.sampled_from(["2005-05-09", "2005-05-30"])


def _flights(person, destination):
    """Flights of a traveller: on a trip by name, or on one that departs on a day."""
    own = {"for": st.just(person), "destination": st.just(destination), "cabin": CABINS}
    named = _words("home_leave_airfare", **own, trip=st.sampled_from(["A", "B"]))
    return st.one_of(named, _words("home_leave_airfare", **own, departs=DEPARTURES))


FLIGHTS = st.one_of(_flights("employee", "home"), _flights("spouse", "host"))
GOODS = st.one_of(
    _words("air_freight", weight=WEIGHTS),
    _words("return_freight", weight=WEIGHTS),
    _words("sea_freight", containers=st.just([{"size_ft": 40}]), weight=WEIGHTS),
)
HOUSING = st.one_of(
    _words("temporary_housing", covers=COVERS), _words("housing_rent", covers=COVERS)
)
LIVING = st.one_of(
    _words("local_transport", covers=COVERS),
    _words("local_transport"),
    _words("relocation_allowance"),
    _words("miscellaneous_allowance"),
)
LINES = st.one_of(FLIGHTS, FLIGHTS, GOODS, HOUSING, LIVING)
CLAIMS = st.lists(st.tuples(LINES, st.integers(0, 12)), min_size=1, max_size=4)
DECISIONS = st.tuples(
    st.sampled_from(["approve", "approve", "override", "reject", "withdraw", "ask"]),
    st.integers(0, 30),
)
STEPS = st.lists(st.one_of(CLAIMS, DECISIONS), min_size=3, max_size=7)


@dataclass
class Reference:
    """Every line that counts, in its order, as the core hands it on; nothing is left out."""

    world: object
    assignment_id: int
    entries: dict[int, object] = field(default_factory=dict)

    def facts(self):
        """All facts of the assignment, with all rates."""
        with self.world.office.database.read() as store:
            record = store.assignment(self.assignment_id)
            facts = facts_of(store, record, self.world.office.today())
            currencies = ("USD", "EUR", "CNY")
            rates = store.published(currencies, dt.date(2005, 1, 1), dt.date(2005, 12, 31))
        return replace(facts, rates=RateTable(rates))

    def book(self, line=None):
        """The book of all other lines."""
        others = [entry for seq, entry in sorted(self.entries.items())]
        if line is None:
            return Book(others)
        earlier = [entry for seq, entry in sorted(self.entries.items()) if seq < line.seq]
        later = [entry for seq, entry in sorted(self.entries.items()) if seq > line.seq]
        return Book(earlier, later)

    def submitted(self, line):
        """Judge a submitted line as the core does, and compare."""
        verdict = judge(line.facts, self.facts(), self.book())
        assert frozen_json(verdict, line.letter_version) == line.submitted
        if not verdict.is_refused:
            self.entries[line.seq] = entry_of(line.facts, verdict, verdict.holds, used=False)

    def judged_again(self, line):
        """Judge a waiting line again without its own hold."""
        return judge(line.facts, self.facts(), self.book(line))

    def decided(self, line):
        """Compare a decision's verdict, and count what was approved as used."""
        book = self.book(line)
        verdict = judge(line.facts, self.facts(), book)
        assert frozen_json(verdict, line.decided["version"]) == line.decided
        self.entries.pop(line.seq, None)
        if line.status == "approved":
            takes = takes_when_approved(verdict, line.approved, book)
            self.entries[line.seq] = entry_of(line.facts, verdict, takes, used=True)


def _assignment(world):
    assignment_id = world.assignment(
        accompanied_by=("spouse", "children"), monthly_salary="1000.00", salary_currency="EUR"
    )
    text = world.letter(assignment_id)
    world.terms(text, (*TERMS, *TERMS_MORE))
    world.norm(assignment_id, "housing_rent", "900.00", "CNY")
    fare = actions.FareInput("home_leave_airfare", "250.00", "EUR")
    actions.set_fare(world.office, world.hr, assignment_id, fare, world.key())
    return assignment_id


def _submit(world, reference, lines):
    claim_id = world.draft(reference.assignment_id)
    digests = {}
    for words, receipt in lines:
        done = actions.add_line(world.office, world.ada, claim_id, words, world.key())
        digests[done.id] = f"{receipt:064}"
    world.receipts(digests)
    actions.submit_claim(world.office, world.ada, claim_id, world.key())
    submitted = actions.claim(world.office, world.ada, claim_id).lines
    for line in submitted:
        reference.submitted(line)
    return [line.id for line in submitted]


def _decide(world, reference, line, word):
    office = world.office
    if word == "withdraw":
        actions.withdraw_line(office, world.ada, line.id, world.key())
        reference.entries.pop(line.seq, None)
        return
    if word == "ask":
        actions.ask(office, world.hr, line.id, "Why?", world.key())
        return
    if word == "reject":
        actions.reject(office, world.hr, line.id, "No.", world.key())
    elif word == "override" or not reference.judged_again(line).allowed.minor:
        world.approve(line.id, "150.00", "Agreed.")
    else:
        world.approve(line.id)
    reference.decided(world.line(line.id))


def _status_is_the_fold(world, line_ids):
    for line_id in line_ids:
        kinds = [event.kind for event in actions.desk(world.office, world.hr, line_id).events]
        assert status_of(kinds) == world.line(line_id).status


def _keep_rates(world):
    days = [dt.date(2005, 4, 15) + dt.timedelta(days=5 * step) for step in range(12)]
    rates = [Rate(day, "EUR", "USD", f"1.2{day.day:02}", "ECB") for day in days]
    rates += [Rate(day, "EUR", "CNY", f"10.{day.day:02}1", "ECB") for day in days[:7]]
    with world.office.database.write(world.office.by_itself("test")) as store:
        store.keep_rates(rates)


@pytest.mark.timeout(400)
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS)
def test_the_office_judges_as_the_core_with_every_line(fresh_world, steps):
    """Verdicts, decisions and what remains are those of the core with nothing left out."""
    _keep_rates(fresh_world)
    reference = Reference(fresh_world, _assignment(fresh_world))
    line_ids = []
    for step in steps:
        if isinstance(step, list):
            line_ids += _submit(fresh_world, reference, step)
        elif line_ids:
            line = fresh_world.line(line_ids[step[1] % len(line_ids)])
            if line.status in {"submitted", "asked"}:
                _decide(fresh_world, reference, line, step[0])
    _status_is_the_fold(fresh_world, line_ids)
    kept = actions.remaining(fresh_world.office, fresh_world.hr, reference.assignment_id)
    assert kept == remaining(reference.facts(), reference.book())


@pytest.mark.parametrize("left", [0, 1])
def test_exactly_at_the_limit(fresh_world, left):
    """The last cent is granted, and one cent more is cut off."""
    assignment_id = fresh_world.lettered()
    words = {"category": "miscellaneous_allowance", "date": "2005-05-01", "currency": "USD"}
    amount = ("2500.00", "2500.01")[left]
    (line,) = fresh_world.submit(assignment_id, {**words, "amount": amount})
    assert line.submitted["allowed"] == "2500.00"
    assert line.submitted["outcome"] == ("allowed", "reduced")[left]
