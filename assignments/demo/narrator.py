"""Carries out the steps of the story through the actions, each at its own moment, by names.

What is told stands in `story` and `papers`, money over time in `bookkeeping`; people and rates
come from `loading`. No row is written here.
"""

import io
from collections.abc import Callable
from typing import Any

from assignments import actions
from assignments.actions import Approval, Done, Office, RateInput, Upload
from assignments.actions.reviewing import drop_term, letter_review, set_aside
from assignments.core.records import Person
from assignments.demo import beside, bookkeeping
from assignments.demo.checking import Checked, checked
from assignments.demo.papers import letter_text, terms_of
from assignments.demo.receipts import drawn
from assignments.demo.story import ClaimTold, LineTold, Move, Step
from assignments.demo.teller import Teller

RECORDS, CONFIRMS = "solberg", "bell"  # of the two in HR: who adds a letter, who goes through it


class Narrator(Teller):
    """Tells steps to the office, and remembers by name whom and what it told of."""

    def tell(self, step: Step) -> None:
        """Carry out one step at its moment."""
        self.moment = step.at
        _DEEDS[step.does](self, step.employee, step.what)

    def open(self, employee: str, told: dict[str, Any]) -> None:
        """HR records the assignment."""
        told = {**told, "accompanied_by": tuple(told.get("accompanied_by", ()))}
        what = actions.AssignmentInput(employee_id=self.people[employee].id, **told)
        done = actions.record_assignment(self.office, self.people[RECORDS], what, self.key())
        self.assignments[employee] = done.id

    def letter(self, employee: str, told: dict[str, Any]) -> None:
        """One in HR adds a letter, which is read; the other goes through what is proposed."""
        paper = told["paper"]
        plain = {field: value for field, value in told.items() if field != "paper"}
        what = actions.LetterInput(text=letter_text(paper), **plain)
        letter_id = self._for_hr(actions.add_letter, employee, what).id
        who = self.people[CONFIRMS]
        proposals = letter_review(self.office, who, letter_id).terms
        found, wrong = checked(terms_of(paper), proposals)
        for proposal in wrong:
            drop_term(self.office, who, proposal.id, self.key())
        for one in found:
            term_id = self._put_right(letter_id, one)
            actions.confirm_term(self.office, who, term_id, self.key())
        for left in letter_review(self.office, who, letter_id).accounted.left:
            set_aside(self.office, who, letter_id, (left.start, left.end), self.key())

    def _put_right(self, letter_id: int, one: Checked) -> int:
        """The term to be confirmed: as it was proposed, corrected, or recorded where it was not."""
        who, key = self.people[CONFIRMS], self.key()
        if one.proposal is None:
            return actions.propose_term(self.office, who, letter_id, one.words, key).id
        if one.is_right:
            return one.proposal.id
        right = actions.Correction(one.words)
        return actions.replace_term(self.office, who, one.proposal.id, right, key).id

    def reading(self, employee: str, told: dict[str, Any]) -> None:
        """HR records how the company reads some words: of a letter, an assignment, all letters."""
        plain = {field: value for field, value in told.items() if field not in {"norm", "letter"}}
        norm = actions.NormInput(**told["norm"]) if "norm" in told else None
        what = actions.ReadingInput(**plain, norm=norm, **self._about(employee, told.get("letter")))
        actions.record_reading(self.office, self.people[RECORDS], what, self.key())

    def _about(self, employee: str, number: str | None) -> dict[str, Any]:
        """What a reading is for: a letter by its number, else the employee's assignment, if any."""
        if not employee:
            return {}
        assignment_id = self.assignments[employee]
        if number is None:
            return {"assignment_id": assignment_id}
        file = actions.assignment(self.office, self.people[RECORDS], assignment_id)
        return {"letter_id": next(one.id for one in file.letters if one.number == number)}

    def fare(self, employee: str, told: dict[str, Any]) -> None:
        """HR sets a known economy fare."""
        self._for_hr(actions.set_fare, employee, actions.FareInput(**told))

    def rate(self, _employee: str, told: RateInput) -> None:
        """HR sets a company rate."""
        actions.set_company_rate(self.office, self.people[RECORDS], told, self.key())

    def shipment(self, employee: str, told: dict[str, Any]) -> None:
        """HR records a consignment."""
        weight = told.get("weight", {})
        what = actions.ShipmentInput(
            name=told["name"],
            direction=told["direction"],
            mode=told["mode"],
            shipped_on=told["shipped_on"],
            weight_value=weight.get("value", ""),
            weight_unit=weight.get("unit", ""),
            containers=tuple(told.get("containers", ())),
        )
        self.things[employee, what.name] = self._for_hr(actions.add_shipment, employee, what).id

    def trip(self, employee: str, told: dict[str, Any]) -> None:
        """HR records a journey."""
        what = actions.TripInput(**told)
        self.things[employee, what.name] = self._for_hr(actions.add_trip, employee, what).id

    def _for_hr(
        self,
        deed: Callable[[Office, Person, int, Any, str], Done],
        employee: str,
        what: object,
    ) -> Done:
        assignment = self.assignments[employee]
        return deed(self.office, self.people[RECORDS], assignment, what, self.key())

    def draft(self, employee: str, told: ClaimTold) -> None:
        """The employee drafts a claim with its lines and receipts."""
        who, assignment = self.people[employee], self.assignments[employee]
        claim = actions.draft_claim(self.office, who, assignment, told.title, self.key())
        self.claims[employee, told.title] = claim.id
        for line in told.lines:
            words = self._words(employee, line)
            done = actions.add_line(self.office, who, claim.id, words, self.key())
            self.lines[line.name] = done.id
            if line.slip is not None:
                upload = Upload(io.BytesIO(drawn(line.slip)), line.slip.file_name)
                actions.attach_receipt(self.office, who, done.id, upload, self.key())

    def _words(self, employee: str, line: LineTold) -> dict[str, Any]:
        words = dict(line.words)
        if line.trip is not None:
            words["trip_id"] = self.things[employee, line.trip]
        if line.shipment is not None:
            words["shipment_id"] = self.things[employee, line.shipment]
        return words

    def submit(self, employee: str, title: str) -> None:
        """The employee submits a claim."""
        claim = self.claims[employee, title]
        actions.submit_claim(self.office, self.people[employee], claim, self.key())

    def withdraw(self, employee: str, title: str) -> None:
        """The employee withdraws a whole claim."""
        claim = self.claims[employee, title]
        actions.withdraw_claim(self.office, self.people[employee], claim, self.key())

    def move(self, _employee: str, move: Move) -> None:
        """Somebody decides, asks, answers or withdraws one line."""
        who, line = self.people[move.who], self.lines[move.line]
        if move.does == "approve":
            approval = Approval(move.amount, move.text)
            actions.approve(self.office, who, line, approval, self.key())
        elif move.does == "withdraw":
            actions.withdraw_line(self.office, who, line, self.key())
        else:
            said = {"reject": actions.reject, "ask": actions.ask, "answer": actions.answer}
            said[move.does](self.office, who, line, move.text, self.key())


_DEEDS: dict[str, Callable[[Narrator, str, Any], None]] = {
    **bookkeeping.DEEDS,
    **beside.DEEDS,
    "open": Narrator.open,
    "letter": Narrator.letter,
    "reading": Narrator.reading,
    "fare": Narrator.fare,
    "rate": Narrator.rate,
    "shipment": Narrator.shipment,
    "trip": Narrator.trip,
    "draft": Narrator.draft,
    "submit": Narrator.submit,
    "withdraw": Narrator.withdraw,
    "move": Narrator.move,
}
