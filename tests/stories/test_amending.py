"""Amendments by date, an end that is taken back, and HR's list of assignments."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError, NotFoundError, StateError
from assignments.actions.amending import (
    Amendment,
    Ending,
    Link,
    amend_term,
    end_terms,
    link_term,
)
from assignments.actions.registers import (
    assignment_history,
    find_assignments,
    typed_rates,
)
from assignments.actions.reopening import clear_end
from assignments.storage.store import AssignmentWish
from tests.stories.world import TERMS, taxi

SECOND = "Dear Ms Okafor,\n\nA1. From July on local transport is paid up to 500 dollars a month.\n"
NEW = {
    "clause": "A1",
    "category": "local_transport",
    "pays": "reimburse",
    "limits": [{"type": "amount", "max": "500.00", "currency": "USD", "per": "month"}],
    "from": "2005-07-01",
    "quote": "local transport is paid up to 500 dollars a month.",
}


def terms_of(world, assignment_id):
    """The terms of local transport, as HR sees them."""
    file = actions.assignment(world.office, world.hr, assignment_id)
    return [one for one in file.terms if one.term.category == "local_transport"]


@pytest.fixture
def amended(world):
    """An assignment whose taxis an amendment pays better from July on; the new term unconfirmed."""
    world.clock.set("2005-08-20")
    assignment_id = world.lettered()
    (old,) = terms_of(world, assignment_id)
    second = world.letter(assignment_id, SECOND)
    done = amend_term(world.office, world.hr, old.id, Amendment(second, NEW), world.key())
    return assignment_id, old, done.id


def test_each_day_is_judged_by_the_words_of_its_time(world, amended):
    """June under the letter, July under the amendment, once that is confirmed."""
    assignment_id, _, new_id = amended
    actions.confirm_term(world.office, world.hr, new_id, world.key())
    june, july = world.submit(
        assignment_id, taxi("400.00", date="2005-06-10"), taxi("400.00", date="2005-07-10")
    )
    assert (str(june.allowed), june.verdict["outcome"]) == ("300.00", "reduced")
    assert (str(july.allowed), july.verdict["outcome"]) == ("400.00", "allowed")
    assert july.verdict["findings"][0]["clause"] == "A1"


def test_until_somebody_confirms_it_the_new_one_pays_nothing(world, amended):
    """What it covers waits for HR; before its day the old one goes on to pay."""
    assignment_id, _, _ = amended
    lines = world.submit(assignment_id, taxi(date="2005-06-10"), taxi(date="2005-07-10"))
    reasons = [line.verdict["findings"][0]["reason"] for line in lines]
    assert reasons == ["within_terms", "term_not_confirmed"]


def test_who_ends_a_term_stands_for_it(world):
    """A confirmed term that ends is confirmed by the one who ended it, any other stays open."""
    world.clock.set("2005-08-20")
    assignment_id = world.assignment()
    first = world.letter(assignment_id)
    second = world.letter(assignment_id, SECOND)
    other = world.someone("Hilde", "hr")
    for confirmed in (True, False):
        old = world.term(first, TERMS[-1], confirmed=confirmed)
        done = amend_term(world.office, other, old, Amendment(second, NEW), world.key())
        ended = terms_of(world, assignment_id)[0]
        assert ended.confirmed_by == (other if confirmed else None)
        for term_id in (ended.id, done.id):
            reason = "It was a try."
            actions.retire_term(world.office, world.hr, term_id, world.key(), reason)


def test_the_old_term_keeps_its_balances_and_the_new_has_its_own(world, amended):
    """The term that ends goes on under its key, in the same words but for its last day."""
    assignment_id, old, new_id = amended
    ended, new = terms_of(world, assignment_id)
    assert (ended.term.key, ended.term.last) == (old.term.key, dt.date(2005, 6, 30))
    assert (ended.term.rule, ended.term.quote) == (old.term.rule, old.term.quote)
    assert (new.id, new.term.first) == (new_id, dt.date(2005, 7, 1))
    assert new.term.key != old.term.key


def test_every_limit_survives_being_ended(world):
    """A term with limits of every type is written anew without losing any of it."""
    assignment_id = world.assignment()
    limits = [
        {"type": "amount", "max": "0.50", "currency": "USD", "per": "day", "pool": "small"},
        {"type": "weight", "max": "10.5", "unit": "kg", "over": "outbound_weight"},
        {"type": "containers", "max": 1, "size_ft": 40, "clause": ""},
        {"type": "duration", "max": "60", "unit": "day", "each": True},
        {"type": "share", "max": "2", "of": "monthly_salary", "per": "assignment_year"},
        {"type": "reference", "per": "trip"},
    ]
    words = {**TERMS[0], "limits": limits, "places": ["Tucson"], "when": "any", "clause": "9"}
    first = world.letter(assignment_id)
    old_id = world.term(first, words)
    second = world.letter(assignment_id, SECOND)
    amendment = Amendment(second, {**NEW, "category": "home_leave_airfare"})
    amend_term(world.office, world.hr, old_id, amendment, world.key())
    terms = actions.assignment(world.office, world.hr, assignment_id).terms
    (ended,) = [one.term for one in terms if one.term.clause == "9"]
    assert ended.last == dt.date(2005, 6, 30)
    assert (ended.places, ended.when, ended.needs) == (("Tucson",), "any", ("receipt",))
    assert [limit.type for limit in ended.limits] == [limit["type"] for limit in limits]
    assert [str(limit.most) for limit in ended.limits] == ["1/2", "21/2", "1", "60", "2", "0"]
    assert ended.limits[1].over_outbound_weight
    assert (ended.limits[2].size_ft, ended.limits[2].clause) == (40, "")
    assert (ended.limits[3].each, ended.limits[4].of) == (True, "monthly_salary")


def test_only_hr_amends_and_only_by_another_letter_of_the_assignment(world):
    """Others are told no; a letter of somebody else's assignment is not there."""
    assignment_id = world.lettered()
    (old,) = terms_of(world, assignment_id)
    own = world.letter(assignment_id, SECOND)
    with pytest.raises(NotAllowedError):
        amend_term(world.office, world.finance, old.id, Amendment(own, NEW), world.key())
    other = world.letter(world.assignment(employee=world.ben), SECOND)
    for letter_id in (other, old.letter_id):
        with pytest.raises(NotFoundError):
            amend_term(world.office, world.hr, old.id, Amendment(letter_id, NEW), world.key())
    undated = Amendment(own, {**NEW, "from": None})
    with pytest.raises(InputError) as caught:
        amend_term(world.office, world.hr, old.id, undated, world.key())
    assert caught.value.where == "from"
    assert terms_of(world, assignment_id) == [old]


def test_an_end_is_taken_back_once(world):
    """What fell due is not due any more; a second time there is nothing to take back."""
    assignment_id = world.assignment()
    end = actions.EndInput(dt.date(2005, 9, 30), "The work is done.")
    actions.record_end(world.office, world.hr, assignment_id, end, world.key())
    with pytest.raises(NotAllowedError):
        clear_end(world.office, world.finance, assignment_id, world.key())
    key = world.key()
    assert not clear_end(world.office, world.hr, assignment_id, key).again
    assert clear_end(world.office, world.hr, assignment_id, key).again
    record = actions.assignment(world.office, world.hr, assignment_id).record
    assert (record.facts.end, record.end_reason) == (None, "")
    with pytest.raises(StateError):
        clear_end(world.office, world.hr, assignment_id, world.key())
    told = [event.kind for event in assignment_history(world.office, world.hr, assignment_id)]
    assert told[-2:] == ["end_recorded", "end_taken_back"]


def test_the_list_of_assignments_is_found_by_name_and_state(world):
    """Words in any case, each state by the days; only for HR and finance."""
    world.clock.set("2005-08-20")
    who = world.someone("Quintilla", "expatriate")
    late = world.assignment(employee=who, expected_end=dt.date(2005, 7, 1), host_city="Xi'an")
    coming = world.assignment(employee=who, start=dt.date(2006, 1, 1))
    world.term(world.letter(coming), TERMS[0], confirmed=False)

    def found(**wish):
        page = find_assignments(world.office, world.finance, AssignmentWish(**wish))
        return [(entry.record.id, entry.state, entry.terms_to_confirm) for entry in page.items]

    assert found(words="quintilla") == [(coming, "coming", 1), (late, "late", 0)]
    assert found(words="QUINT xi'an") == [(late, "late", 0)]
    assert found(words="quintilla", state="late") == [(late, "late", 0)]
    assert found(words="quintilla", state="open_terms") == [(coming, "coming", 1)]
    assert found(words="quintilla", state="ended") == []
    assert found(words="quin%lla") == []
    with pytest.raises(NotAllowedError):
        find_assignments(world.office, world.ada, AssignmentWish())


def test_typed_rates_are_listed_page_by_page(world):
    """The last typed first, by who typed it."""
    day = dt.date(2005, 1, 1)
    for number in range(3):
        rate = actions.RateInput("CNY", "USD", f"0.12{number + 1}", day, day)
        actions.set_company_rate(world.office, world.hr, rate, world.key())
    first = typed_rates(world.office, world.finance, size=2)
    second = typed_rates(world.office, world.finance, first.after, size=2)
    assert [rate.rate for rate in first.items] == ["0.123", "0.122"]
    assert second.items[0].rate == "0.121"
    assert second.items[0].set_by == world.hr.name
    with pytest.raises(NotAllowedError):
        typed_rates(world.office, world.ada)


class TestLinkTerm:
    """A term that the later letter has already takes the place of an earlier one."""

    @pytest.fixture
    def later(self, world):
        """An assignment with taxis used in June, and an amendment's own term, confirmed."""
        world.clock.set("2005-08-20")
        assignment_id = world.lettered()
        (old,) = terms_of(world, assignment_id)
        second = world.letter(assignment_id, SECOND)
        new_id = world.term(second, NEW)
        world.submit(assignment_id, taxi("100.00", date="2005-06-10"))
        return assignment_id, old, new_id

    def link(self, world, new_id, old, first, *, carries=False):
        """Link the two from a day on."""
        what = Link(old.id, dt.date.fromisoformat(first), carries)
        return link_term(world.office, world.hr, new_id, what, world.key()).id

    def test_the_earlier_one_ends_the_day_before(self, world, later):
        """The later one, which begins on that day already, is left alone with its signature."""
        assignment_id, old, new_id = later
        assert self.link(world, new_id, old, "2005-07-01") == new_id
        ended, new = terms_of(world, assignment_id)
        assert (ended.term.last, ended.term.confirmed) == (dt.date(2005, 6, 30), True)
        assert (new.id, new.term.confirmed) == (new_id, True)
        with world.office.database.read() as store:
            (kept,) = store.amendments(assignment_id)
        assert (kept.earlier, kept.later) == (old.term.key, new.term.key)
        assert (kept.ended_id, kept.first, kept.made_by) == (ended.id, new.term.first, world.hr)

    def test_another_day_makes_the_later_one_anew(self, world, later):
        """It is to be confirmed again, and tells why."""
        assignment_id, old, new_id = later
        again = self.link(world, new_id, old, "2005-08-01")
        ended, new = terms_of(world, assignment_id)
        assert (ended.term.last, new.term.first) == (dt.date(2005, 7, 31), dt.date(2005, 8, 1))
        assert (new.id, new.term.confirmed) == (again, False)
        with world.office.database.read() as store:
            assert "clause 6 of letter 1" in store.term(new_id).retired_why

    def test_what_was_used_counts_on_where_it_is_asked_for(self, world, later):
        """Both limits share a balance: what was drawn on the old one is drawn on the new one."""
        assignment_id, old, new_id = later
        self.link(world, new_id, old, "2005-06-15", carries=True)
        ended, new = terms_of(world, assignment_id)
        assert ended.term.limits[0].pool == new.term.limits[0].pool == "letter 1, clause 6"
        actions.confirm_term(world.office, world.hr, new.id, world.key())
        (line,) = world.submit(assignment_id, taxi("450.00", date="2005-06-20"))
        assert str(line.allowed) == "400.00"

    def test_without_it_the_later_one_begins_afresh(self, world, later):
        """Its limit has a balance of its own."""
        assignment_id, old, new_id = later
        new_id = self.link(world, new_id, old, "2005-06-15")
        actions.confirm_term(world.office, world.hr, new_id, world.key())
        (line,) = world.submit(assignment_id, taxi("450.00", date="2005-06-20"))
        assert str(line.allowed) == "450.00"

    @pytest.mark.parametrize("first", ["1989-01-01", "2030-01-01"])
    def test_a_day_that_cannot_be_is_a_slip(self, world, later, first):
        """Nothing ends and nothing begins."""
        assignment_id, old, new_id = later
        with pytest.raises(InputError):
            self.link(world, new_id, old, first)
        assert [one.id for one in terms_of(world, assignment_id)] == [old.id, new_id]

    def test_a_term_ends_once(self, world, later):
        """The second link finds it ended, or gone."""
        _, old, new_id = later
        self.link(world, new_id, old, "2005-07-01")
        with pytest.raises(StateError):
            self.link(world, new_id, old, "2005-07-01")

    def test_what_has_nothing_in_common_does_not_count_on(self, world, later):
        """A limit of another kind begins afresh, and asking otherwise is a slip."""
        assignment_id, old, _ = later
        letter_id = world.letter(assignment_id, SECOND)
        trips = [{"type": "count", "max": 3, "unit": "trip"}]
        new_id = world.term(letter_id, {**NEW, "limits": trips})
        with pytest.raises(InputError) as caught:
            self.link(world, new_id, old, "2005-07-01", carries=True)
        assert caught.value.where == "carries"

    def test_terms_of_one_letter_are_not_linked(self, world, later):
        """Nor does anybody link them who is not HR."""
        _, old, new_id = later
        beside = world.term(old.letter_id, TERMS[2])
        with pytest.raises(NotFoundError):
            self.link(world, beside, old, "2005-07-01")
        what = Link(old.id, dt.date(2005, 7, 1))
        with pytest.raises(NotAllowedError):
            link_term(world.office, world.finance, new_id, what, world.key())


class TestCountingOn:
    """A limit that gets a pool's name later on."""

    def test_a_named_pool_holds_what_was_drawn_before(self, world):
        """Lines drew on the limit without a name; with the name nothing of it is forgotten."""
        assignment_id = world.lettered()
        (old,) = terms_of(world, assignment_id)
        world.submit(assignment_id, taxi("100.00"))
        pooled = {**TERMS[-1], "limits": [{**TERMS[-1]["limits"][0], "pool": "rides"}]}
        what = actions.Correction(pooled, "It is one limit with the trains.")
        new_id = actions.replace_term(world.office, world.hr, old.id, what, world.key()).id
        actions.confirm_term(world.office, world.hr, new_id, world.key())
        assert world.left(assignment_id, "local_transport", "2005-05") == 200

    def test_each_person_keeps_their_own(self, world):
        """A limit of each person is carried over person by person."""
        world.clock.set("2005-08-20")
        assignment_id = world.assignment(accompanied_by=("spouse",))
        people = {"beneficiaries": ["employee", "spouse"]}
        each = [{"type": "amount", "max": "300.00", "currency": "USD", "each": True}]
        old_id = world.term(world.letter(assignment_id), {**TERMS[-1], **people, "limits": each})
        world.submit(assignment_id, taxi("100.00"), taxi("50.00", **{"for": "spouse"}))
        more = [{**each[0], "max": "400.00"}]
        new = {**NEW, **people, "limits": more}
        new_id = world.term(world.letter(assignment_id, SECOND), new)
        what = Link(old_id, dt.date(2005, 7, 1), carries=True)
        link_term(world.office, world.hr, new_id, what, world.key())
        for one in terms_of(world, assignment_id):
            if not one.term.confirmed:
                actions.confirm_term(world.office, world.hr, one.id, world.key())
        lines = world.submit(
            assignment_id,
            taxi("400.00", date="2005-07-10"),
            taxi("400.00", date="2005-07-10", **{"for": "spouse"}),
        )
        assert [str(line.allowed) for line in lines] == ["300.00", "350.00"]


class TestEndTerms:
    """A letter that ends earlier terms and puts none in their place."""

    @pytest.fixture
    def letters(self, world):
        """Two confirmed terms, and a letter that replaces theirs."""
        world.clock.set("2005-08-20")
        assignment_id = world.assignment()
        first = world.letter(assignment_id)
        ids = [world.term(first, words) for words in (TERMS[0], TERMS[-1])]
        second = world.letter(assignment_id, SECOND, relation="replaces letter 1")
        return assignment_id, ids, second

    def end(self, world, letter_id, ids, first="2005-07-01", who=None):
        """End some terms from a day on."""
        what = Ending(tuple(ids), dt.date.fromisoformat(first))
        return end_terms(world.office, who or world.hr, letter_id, what, world.key())

    def test_they_hold_until_the_day_before(self, world, letters):
        """Confirmed as before, by the one who ended them; from then on nothing pays."""
        assignment_id, ids, second = letters
        self.end(world, second, ids)
        terms = actions.assignment(world.office, world.hr, assignment_id).terms
        assert {(one.term.last, one.term.confirmed) for one in terms} == {
            (dt.date(2005, 6, 30), True)
        }
        june, july = world.submit(assignment_id, taxi(date="2005-06-30"), taxi(date="2005-07-01"))
        assert june.verdict["outcome"] == "allowed"
        assert july.verdict["findings"][0]["reason"] == "no_clause"

    def test_all_or_none(self, world, letters):
        """One that cannot end keeps the others going."""
        assignment_id, ids, second = letters
        late = world.term(second, {**NEW, "from": "2005-07-01"})
        for bad in ([*ids, late], []):
            with pytest.raises((InputError, NotFoundError)):
                self.end(world, second, bad)
        with pytest.raises(NotAllowedError):
            self.end(world, second, ids, who=world.finance)
        terms = actions.assignment(world.office, world.hr, assignment_id).terms
        assert all(one.term.last is None for one in terms)
