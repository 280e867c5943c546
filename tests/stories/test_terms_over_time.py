"""Terms over time: in force on a day, as they stood when a line was judged, what became of each."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import NotAllowedError, NotFoundError
from assignments.actions.amending import Link, link_term
from assignments.actions.over_time import term_history, terms_in_force
from assignments.actions.reviewing import bring_back
from tests.readers import WHY, nothing, proposing
from tests.stories.test_amending import NEW, SECOND
from tests.stories.world import LETTER, TERMS, taxi

TAXIS = TERMS[-1]
JULY = dt.date(2005, 7, 1)


@pytest.fixture
def amended(world):
    """Taxis of letter 1, and of letter 2 from July on, both confirmed and linked."""
    world.clock.set("2005-08-20")
    assignment_id = world.assignment()
    old = world.term(world.letter(assignment_id), TAXIS)
    new = world.term(world.letter(assignment_id, SECOND), NEW)
    link_term(world.office, world.hr, new, Link(old, JULY), world.key())
    return assignment_id, old, new


def clauses(records):
    """The clauses of some terms."""
    return [one.term.clause for one in records]


def steps_of(world, term_id):
    """What happened to a term, as kinds and whose deed each was."""
    history = term_history(world.office, world.hr, term_id)
    return [(step.kind, step.by.name, step.why) for step in history.steps]


class TestInForce:
    """The terms in force on a day."""

    def on(self, world, assignment_id, day=None, who=None, version=None):
        """Ask for a day."""
        return terms_in_force(world.office, who or world.hr, assignment_id, day, version)

    def test_each_day_has_its_own(self, world, amended):
        """In June the first letter's, from July on the second's; today where no day is asked."""
        assignment_id, _, _ = amended
        june = self.on(world, assignment_id, dt.date(2005, 6, 30))
        assert (clauses(june.terms), clauses(june.others)) == (["6"], ["A1"])
        assert clauses(self.on(world, assignment_id, JULY).terms) == ["A1"]
        today = self.on(world, assignment_id)
        assert (today.day, clauses(today.terms)) == (dt.date(2005, 8, 20), ["A1"])
        (turn,) = today.turns
        assert (turn.day, turn.begun[0].clause, turn.ended[0].clause) == (JULY, "A1", "6")

    def test_two_that_differ_are_told(self, world):
        """Both letters hold on the day, and say different things of one cost."""
        assignment_id = world.assignment()
        world.term(world.letter(assignment_id), TAXIS)
        second = world.letter(assignment_id, SECOND)
        new = world.term(second, {**NEW, "from": None}, confirmed=False)
        assert self.on(world, assignment_id).overlaps == ()
        actions.confirm_term(world.office, world.hr, new, world.key())
        (found,) = self.on(world, assignment_id).overlaps
        assert {found.one.clause, found.other.clause} == {"6", "A1"}
        (line,) = world.submit(assignment_id, taxi())
        assert line.submitted["findings"][0]["reason"] == "clauses_conflict"

    def test_who_may_see_them(self, world):
        """HR and the employee see open ones too, finance what is confirmed, strangers nothing."""
        assignment_id = world.assignment()
        world.term(world.letter(assignment_id), TAXIS, confirmed=False)
        for who, seen in ((world.hr, 1), (world.ada, 1), (world.finance, 0)):
            assert len(self.on(world, assignment_id, who=who).terms) == seen
        with pytest.raises(NotFoundError):
            self.on(world, assignment_id, who=world.ben)

    def test_a_line_leads_to_the_terms_it_was_judged_by(self, world):
        """Corrected since, at the line's version the terms stand as they stood then."""
        assignment_id = world.assignment()
        term_id = world.term(world.letter(assignment_id), TAXIS, confirmed=False)
        (waits,) = world.submit(assignment_id, taxi())
        actions.confirm_term(world.office, world.hr, term_id, world.key())
        (line,) = world.submit(assignment_id, taxi())
        less = {**TAXIS, "limits": [{**TAXIS["limits"][0], "max": "10.00"}]}
        what = actions.Correction(less, "It was misread.")
        again = actions.replace_term(world.office, world.hr, term_id, what, world.key()).id
        actions.confirm_term(world.office, world.hr, again, world.key())
        world.approve(line.id, "5.00", "As agreed.")
        assert (waits.judged_in, line.judged_in) == (3, 4)
        decided = world.line(line.id)
        assert (decided.letter_version, decided.judged_in) == (4, 6)

        def stood(version):
            (one,) = self.on(world, assignment_id, version=version).terms
            return one.id, one.term.confirmed, one.term.limits[0].most

        assert stood(3) == (term_id, False, 300)
        assert stood(4) == (term_id, True, 300)
        assert stood(5) == (again, False, 10)
        assert stood(6) == (again, True, 10)
        for version in (0, 7):
            with pytest.raises(NotFoundError):
                self.on(world, assignment_id, version=version)


class TestHistory:
    """What became of one term."""

    def test_each_step_has_its_author_and_its_reason(self, world):
        """Recorded, confirmed, corrected with a reason, confirmed by somebody else, taken out."""
        assignment_id = world.assignment()
        term_id = world.term(world.letter(assignment_id), TAXIS)
        other = world.someone("Hugo", "hr")
        less = {**TAXIS, "limits": [{**TAXIS["limits"][0], "max": "30.00"}]}
        what = actions.Correction(less, "A nought too many.")
        again = actions.replace_term(world.office, other, term_id, what, world.key()).id
        actions.confirm_term(world.office, world.hr, again, world.key())
        actions.retire_term(world.office, other, again, world.key(), "Never granted.")
        assert steps_of(world, term_id) == [
            ("recorded", "Hana", ""),
            ("confirmed", "Hana", ""),
            ("corrected", "Hugo", "A nought too many."),
            ("confirmed", "Hana", ""),
            ("taken_out", "Hugo", "Never granted."),
        ]
        corrected = term_history(world.office, world.hr, again).steps[2]
        most = [one.term.limits[0].most for one in (corrected.before, corrected.term)]
        assert most == [300, 30]

    def test_a_proposal_tells_why_it_was_made(self, world):
        """Read from the letter, dropped and brought back."""
        world.read_by(proposing(TAXIS))
        assignment_id = world.assignment()
        world.letter(assignment_id, LETTER)
        world.read_by(nothing)
        (found,) = actions.assignment(world.office, world.hr, assignment_id).terms
        actions.retire_term(world.office, world.hr, found.id, world.key())
        bring_back(world.office, world.hr, found.id, world.key())
        assert steps_of(world, found.id) == [
            ("read", "Hana", WHY),
            ("taken_out", "Hana", ""),
            ("brought_back", "Hana", ""),
        ]

    def test_an_amendment_is_told_on_both_sides(self, world, amended):
        """By which letter the one ended and from which day, and whose place the other took."""
        _, old, new = amended
        ended = term_history(world.office, world.hr, old)
        assert [step.kind for step in ended.steps] == [
            "recorded",
            "confirmed",
            "ended",
            "confirmed",
        ]
        assert ended.steps[2].amendment.first == JULY
        (by,) = ended.replaced_by
        assert (by.letter.number, by.other.term.clause) == ("2", "A1")
        (instead,) = term_history(world.office, world.hr, new).replaces
        assert (instead.letter.number, instead.other.term.clause) == ("1", "6")

    def test_finance_reads_what_was_ever_confirmed(self, world, amended):
        """A mere proposal is not there for it; the employee has the letter instead."""
        assignment_id, old, _ = amended
        assert term_history(world.office, world.finance, old).last.term.clause == "6"
        mere = world.term(world.letter(assignment_id), TERMS[0], confirmed=False)
        with pytest.raises(NotFoundError):
            term_history(world.office, world.finance, mere)
        with pytest.raises(NotAllowedError):
            term_history(world.office, world.ada, old)
