"""What an expatriate does, by the pages or by a program of theirs."""

import random

from tests.faults.client import Tried
from tests.faults.deeds.choosing import chosen
from tests.faults.deeds.gathering import Gathering, picture


class Expatriate:
    """Claims, adds costs with receipts, submits, answers and withdraws; by the pages more."""

    def __init__(self, who, chance: random.Random):
        """Take who it is, and their luck."""
        self.who, self.chance = who, chance
        self._beside = Gathering(who, chance)
        self._pick = self._beside.pick
        self._choices = (
            (self._submit, 5),
            (self._add_line, 6),
            (self._answer, 2),
            (self._withdraw, 1),
            (self._withdraw_claim, 1),
            (self._draft, 3),
            *(self._beside.of_programs if who.token else self._beside.deeds),
        )

    def next(self, records):
        """The next form to send."""
        return chosen(self._choices, self.chance, records) or self._draft(records)

    def _draft(self, _records):
        tried = Tried("draft_claim", self.who, "/claims/new", {})
        tried.fields["title"] = tried.key
        return tried

    def _add_line(self, records):
        found = self._pick(
            records, "SELECT id FROM claim WHERE assignment_id = :own AND status = 'draft'"
        )
        if found is None:
            return None
        tried = Tried("add_line", self.who, f"/claims/{found.id}/lines/new", {}, picture())
        tried.about = found.id
        tried.fields |= self._beside.cost(tried)
        return tried

    def _submit(self, records):
        found = self._pick(
            records,
            "SELECT claim_id AS id FROM line WHERE assignment_id = :own AND status = 'draft'"
            " AND NOT EXISTS (SELECT * FROM loose_receipt WHERE loose_receipt.claim_id"
            " = line.claim_id) GROUP BY claim_id",
        )
        return found and Tried(
            "submit_claim", self.who, f"/claims/{found.id}/submit", {}, about=found.id
        )

    def _answer(self, records):
        found = self._pick(
            records,
            "SELECT id, claim_id FROM line WHERE assignment_id = :own AND status = 'asked'",
        )
        if found is None:
            return None
        url = f"/claims/{found.claim_id}/lines/{found.id}/answer"
        tried = Tried("answer", self.who, url, {}, about=found.id)
        tried.fields["text"] = tried.key
        return tried

    def _withdraw(self, records):
        found = self._pick(
            records,
            "SELECT line.id, claim_id FROM line JOIN claim ON claim.id = claim_id"
            " WHERE line.assignment_id = :own AND line.status IN ('submitted', 'asked')"
            " AND kind = 'claim'",
        )
        if found is None:
            return None
        url = f"/claims/{found.claim_id}/lines/{found.id}/withdraw"
        return Tried("withdraw_line", self.who, url, {}, about=found.id)

    def _withdraw_claim(self, records):
        found = self._pick(
            records,
            "SELECT claim_id AS id FROM line JOIN claim ON claim.id = claim_id"
            " WHERE line.assignment_id = :own AND line.status = 'submitted' AND kind = 'claim'"
            " GROUP BY claim_id",
        )
        return found and Tried(
            "withdraw_claim", self.who, f"/claims/{found.id}/withdraw", {}, about=found.id
        )
