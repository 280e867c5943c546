"""The demo as the office keeps it: every state, verdicts as told, months, warnings."""

import re
from collections import Counter

import pytest

from assignments import actions, demo
from assignments.actions import StateError
from assignments.demo import story
from assignments.demo.cast import fresh_password
from tests.demo.conftest import hashed, loaded, opened
from tests.ledgers import month_in, months_in

# Loading takes seconds on a quiet machine, and a minute on one that runs other suites beside it.
pytestmark = pytest.mark.timeout(300)

# name of the line in the story: outcome, allowed, reasons at submission
VERDICTS = {
    "flight out": ("allowed", "1240.00", set()),
    "flight out, spouse": ("refused", "0.00", {"beneficiary_not_covered"}),
    "sandwich on the way": ("review", "0.00", {"receipt_missing"}),
    "taxis in January": ("allowed", "10.39", set()),
    "air freight, first": ("allowed", "1440.00", set()),
    "air freight, second": ("reduced", "81.64", {"over_weight"}),
    "air freight, third": ("refused", "0.00", {"over_weight"}),
    "container": ("allowed", "5200.00", set()),
    "second container": ("refused", "0.00", {"over_containers"}),
    "rent of February": ("allowed", "3189.75", set()),
    "rent of March": ("review", "3200.00", {"over_norm"}),
    "allowance, second part": ("reduced", "700.00", {"over_cap"}),
    "customs of the country": ("review", "0.00", {"needs_judgement"}),
    "dinner for a customer": ("allowed", "175.20", set()),
    "fare in Denver": ("refused", "0.00", {"destination_not_covered"}),
    "hotel on home leave": ("refused", "0.00", {"excluded_by_clause"}),
    "own tax adviser": ("review", "0.00", {"paid_by_company"}),
    "ticket to Hokkaido": ("reduced", "1150.00", {"over_reference", "past_expected_end"}),
    "electricity of May again": (
        "review",
        "0.00",
        {"possible_duplicate", "past_expected_end"},
    ),
    "ticket at Christmas": ("refused", "0.00", {"over_count"}),
    "ticket at New Year": ("reduced", "1210.00", {"cabin_above_entitlement", "past_expected_end"}),
    "plant visit in Hanoi": ("review", "0.00", {"no_rate", "past_expected_end"}),
    "school": ("refused", "0.00", {"no_clause"}),
    "dinner in Osaka": ("allowed", "194.70", set()),
    "distributors in Singapore": ("review", "400.00", {"over_norm"}),
    "rent of June, Seow": ("refused", "0.00", {"no_clause"}),
    "ticket to Denver, Seow": ("refused", "0.00", {"no_clause"}),
    "goods from California": ("allowed", "6400.00", set()),
    "goods from Dallas": ("allowed", "3150.00", set()),
    "goods from Houston": ("refused", "0.00", {"place_not_covered"}),
    "boxes": ("review", "0.00", {"fact_missing"}),
    "Nevada, thirty days": ("allowed", "2700.00", set()),
    "Nevada, twenty-three days": ("reduced", "1800.00", {"over_duration"}),
    "a night she paid": ("refused", "0.00", {"over_duration"}),
    "parking in Chicago": ("review", "10.00", {"over_norm"}),
    "car allowance": ("refused", "0.00", {"no_clause"}),
}
# what a draft would come to if it were submitted now
DRAFT = {
    "draft taxis": "allowed",
    "draft rent": "review",
    "draft allowance": "refused",
    "draft freight": "refused",
    "draft return freight": "refused",
    "draft car": "refused",
    "draft ticket": "reduced",
}
CLOSED = tuple(f"2005-{month:02}" for month in range(1, 12))
MONTHS = (*CLOSED, "2005-12", "2006-01", "2006-10", "2006-11")


def reasons_of(verdict) -> set[str]:
    """The reasons of a kept verdict, without the one that says all is well."""
    return {finding["reason"] for finding in verdict["findings"]} - {"within_terms"}


def kept(world) -> dict[str, tuple]:
    """What stays the same however the demo is kept: every line's state, verdicts and receipts."""
    return {
        name: (
            line.status,
            line.submitted and (line.submitted["outcome"], line.submitted["allowed"]),
            str(line.approved),
            line.override,
            str(line.decided_at),
            tuple(receipt.sha256 for receipt in line.receipts),
        )
        for name, line in world.lines.items()
    }


@pytest.mark.parametrize("name", VERDICTS)
def test_lines_are_judged_as_told(world, name):
    """Each named line was submitted with this outcome, amount and these reasons."""
    verdict = world.lines[name].submitted
    found = (verdict["outcome"], verdict["allowed"], reasons_of(verdict))
    assert found == VERDICTS[name]


def test_every_state_is_there(world):
    """Drafts, lines that wait, were asked about, approved, rejected and withdrawn."""
    states = Counter(line.status for line in world.lines.values())
    assert set(states) == {"draft", "submitted", "asked", "approved", "rejected", "withdrawn"}
    assert states["submitted"] >= 8


def test_every_outcome_is_there(world):
    """Allowed, reduced, for review and refused."""
    verdicts = [line.submitted for line in world.lines.values() if line.submitted]
    assert {one["outcome"] for one in verdicts} == {"allowed", "reduced", "review", "refused"}


def test_claims_are_in_yuan_and_dollars_and_more(world):
    """The lines are in the currencies of where they were paid."""
    currencies = Counter(line.facts.amount.currency for line in world.lines.values())
    assert {"CNY", "USD", "JPY", "HKD", "CAD", "VND"} == set(currencies)
    assert currencies["CNY"] > 20 and currencies["USD"] > 20  # noqa: PT018 - both, not one


def test_overrides_are_marked_and_have_their_reason(world):
    """What HR approved above the letter is an override and says why."""
    overrides = {name: line for name, line in world.lines.items() if line.override}
    assert set(overrides) == {"flight out, spouse", "Nevada, twenty-three days"}
    assert all(line.reason for line in overrides.values())
    assert str(overrides["flight out, spouse"].approved) == "1240.00"


def test_a_verdict_changed_between_submission_and_decision(world):
    """A norm set in between turned a line for review into one with an amount."""
    line = world.lines["customs of the country"]
    assert line.verdict_changed
    assert reasons_of(line.decided) == {"over_norm"}
    assert str(line.approved) == "600.00"


def test_a_rate_typed_later_is_found_at_the_desk(world):
    """The dong had no rate when the line was submitted, and has a company rate now."""
    line = world.lines["plant visit in Hanoi"]
    desk = actions.desk(world.office, world.people["bell"], line.id)
    assert desk.changed
    assert str(desk.verdict_now.allowed) == "116.32"


def test_both_letters_stand_under_the_assignment(world):
    """A dinner abroad rests on the agreement, a taxi on the assignment letter."""
    dinner = world.lines["dinner for a customer"].submitted["findings"][0]
    taxi = world.lines["taxis in January"].submitted["findings"][0]
    assert (dinner["letter"], dinner["clause"]) == ("1", "6")
    assert (taxi["letter"], taxi["clause"]) == ("2", "11")


def test_terms_are_confirmed_by_somebody_else_in_hr(world):
    """One in HR typed every term in, the other confirmed it; quotes stand where they say."""
    for name, record in world.assignments.items():
        file = actions.assignment(world.office, world.people["solberg"], record.id)
        texts = {letter.id: letter.text for letter in file.letters}
        assert file.terms, name
        for term in file.terms:
            assert term.confirmed_by == world.people["bell"]
            text = texts[term.letter_id]
            assert text[term.term.start : term.term.end] == term.term.quote


def test_everyone_concerned_is_warned_past_the_expected_end(world):
    """Shanghai went on after the six months and no end is recorded; the others have no such end."""
    for name, record in world.assignments.items():
        for who in (name, "solberg"):
            file = actions.assignment(world.office, world.people[who], record.id)
            assert bool(file.warnings) == (name == "whitlock")


def test_costs_lie_in_several_months(world):
    """Claims belong to the months of their decisions; other costs are there beside them."""
    months = months_in(world.office)
    assert tuple(months) == MONTHS
    costs = [line for label in months for line in month_in(world.office, label).lines]
    approved = sum(line.status == "approved" for line in world.lines.values())
    kinds = Counter(line.kind for line in costs)
    assert kinds == {"claim": approved, "allowance": 15, "supplier": 5, "pay": 13, "tax": 16}


def test_the_queue_waits_for_hr(world):
    """What nobody decided yet is in the queue, oldest first, and HR may decide all of it."""
    page = actions.queue(world.office, world.people["bell"])
    waiting = {line.id for line in world.lines.values() if line.status == "submitted"}
    assert {item.line_id for item in page.items} == waiting
    assert [item.submitted_at for item in page.items] == sorted(
        item.submitted_at for item in page.items
    )
    assert all(item.may_decide for item in page.items)


def test_the_draft_shows_what_would_be_cut(world):
    """One draft waits with lines of every outcome."""
    who = world.people["whitlock"]
    draft = next(line for line in world.lines.values() if line.status == "draft")
    judged = actions.preview_claim(world.office, who, draft.claim_id)
    names = {line.id: name for name, line in world.lines.items()}
    found = {names[line.id]: str(verdict.outcome) for line, verdict in judged}
    assert found == DRAFT


def test_receipts_are_real_files_no_two_alike(world):
    """Each receipt is kept once, but for the one handed in twice."""
    receipts = [receipt for line in world.lines.values() for receipt in line.receipts]
    shared = Counter(receipt.sha256 for receipt in receipts)
    assert [count for count in shared.values() if count > 1] == [2]
    assert {receipt.media_type for receipt in receipts} == {
        "application/pdf",
        "image/jpeg",
        "image/png",
    }
    assert all(world.office.files.path(digest).stat().st_size for digest in shared)


def test_shipments_and_trips_are_things_of_their_own(world):
    """Costs hang on the consignments and journeys that they are for."""
    assert world.lines["container"].shipment_id is not None
    first, fee = world.lines["ticket to Denver"], world.lines["change of the ticket"]
    assert first.trip_id == fee.trip_id is not None


def test_log_ins_are_kept_hashed_alone(world):
    """Everybody can log in, with a password of their own that is not in the database."""
    assert len({one.password for one in world.logins}) == len(world.logins) == len(world.people)
    assert {one.email for one in world.logins} == {one.email for one in world.people.values()}
    roles = Counter(role for one in world.logins for role in one.roles)
    assert roles == {
        "expatriate": 5,
        "hr": 2,
        "finance": 1,
        "tax_adviser": 1,
        "administrator": 1,
    }


def test_passwords_are_fresh_and_typeable():
    """Three groups of four letters and digits that are not mistaken for one another."""
    made = {fresh_password() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"([a-km-np-z2-9]{4}-){2}[a-km-np-z2-9]{4}", one) for one in made)


def test_the_steps_keep_to_the_clock():
    """The story is told in the order of its moments, within its own two years."""
    moments = [step.at for step in story.steps()]
    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1].year) == (2004, 2006)


def test_the_same_on_every_database(world, postgres_url, tmp_path):
    """PostgreSQL keeps the same lines, verdicts, stamps and receipts as SQLite."""
    with opened(postgres_url, tmp_path) as office:
        assert kept(loaded(office)) == kept(world)


def test_a_database_with_people_is_refused(sqlite_url, tmp_path):
    """Nothing is loaded beside what is there already."""
    what = actions.PersonInput("ana@example.com", "Ana Lima", frozenset({"administrator"}), "x")
    day = story.steps()[-1].at.date()
    with opened(sqlite_url, tmp_path) as office:
        actions.first_administrator(office, what)
        with pytest.raises(StateError, match="empty"):
            demo.load(office, hashed)
        rates = actions.rate_table(office, ("CNY", "USD"), day)
    assert rates.find("CNY", "USD", day, "USD") is None
