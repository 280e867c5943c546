"""What an expatriate does beside the lines: receipts before them, words kept, tokens, choices."""

import datetime as dt
import io
import os
import random

from PIL import Image

from tests.faults.client import Tried
from tests.faults.office import DAYS
from tests.faults.records import Records

CATEGORIES = ("local_transport", "local_transport", "business_expense", "car_allowance")


def picture():
    """A receipt that no other line has."""
    out = io.BytesIO()
    Image.frombytes("L", (16, 16), os.urandom(256)).save(out, "JPEG")
    return out.getvalue()


class Gathering:
    """Receipts dropped into drafts, lines made of them, forms kept as they are typed, tokens."""

    def __init__(self, who, chance: random.Random):
        """Take who it is, and their luck."""
        self.who, self.chance = who, chance
        self.of_programs = ((self.keep_loose, 4), (self.line_of_waiting, 4))
        self.deeds = (
            *self.of_programs,
            (self.drop_loose, 1),
            (self.keep_typed, 2),
            (self.make_token, 1),
            (self.revoke_token, 1),
            (self.choose_mail, 1),
        )

    def pick(self, records: Records, question: str):
        """One of the rows of one's own assignment; None where there is none."""
        found = records.rows(question, own=self.who.assignment)
        return self.chance.choice(found) if found else None

    def cost(self, tried: Tried) -> dict[str, str]:
        """The fields of a cost that carries the form's key as its note."""
        category = self.chance.choice(CATEGORIES)
        today = dt.datetime.now(dt.UTC).date()
        day = today - dt.timedelta(days=self.chance.randrange(1, DAYS - 20))
        return {
            "category": category,
            "asked_for": category,
            "date": day.isoformat(),
            "person": "employee",
            "amount": f"{self.chance.randrange(500, 9000) / 100:.2f}",
            "currency": "USD",
            "paid_by": "employee",
            "note": tried.key,
        }

    def keep_loose(self, records: Records):
        """A receipt for a draft that has no line for it yet."""
        found = self.pick(
            records,
            "SELECT id FROM claim WHERE assignment_id = :own AND status = 'draft'"
            " AND (SELECT count(*) FROM loose_receipt WHERE claim_id = claim.id) < 6",
        )
        if found is None:
            return None
        tried = Tried("keep_loose", self.who, f"/claims/{found.id}/receipts", {}, picture())
        tried.about = found.id
        return tried

    def line_of_waiting(self, records: Records):
        """A line made of a receipt that waits."""
        found = self._waiting(records)
        if found is None:
            return None
        url = f"/claims/{found.claim_id}/lines/new?receipt={found.id}"
        tried = Tried("line_of_waiting", self.who, url, {}, about=found.claim_id)
        tried.fields |= self.cost(tried) | {"waiting": str(found.id), "do": "next"}
        tried.waits = found.sha256
        return tried

    def drop_loose(self, records: Records):
        """A receipt that waits, taken away again."""
        found = self._waiting(records)
        if found is None:
            return None
        url = f"/claims/{found.claim_id}/waiting/{found.id}/remove"
        return Tried("drop_loose", self.who, url, {}, about=found.id)

    def _waiting(self, records: Records):
        return self.pick(
            records,
            "SELECT loose_receipt.id, claim_id, sha256 FROM loose_receipt"
            " JOIN claim ON claim.id = claim_id"
            " WHERE claim.assignment_id = :own AND claim.status = 'draft'",
        )

    def keep_typed(self, records: Records):
        """What is typed on the page of a line, kept as one goes; each on a page of its own."""
        found = self.pick(
            records, "SELECT id FROM claim WHERE assignment_id = :own AND status = 'draft'"
        )
        if found is None:
            return None
        tried = Tried("keep_typed", self.who, "/typed", {})
        tried.fields |= {
            "place": f"/claims/{found.id}/lines/new?like={tried.key}",
            "note": tried.key,
        }
        return tried

    def make_token(self, _records):
        """A token of one's own."""
        tried = Tried("make_token", self.who, "/account/tokens/new", {})
        tried.fields |= {"name": tried.key, "scopes": "claims", "lasts": "30"}
        return tried

    def revoke_token(self, records: Records):
        """One of them, ended; not that of the program which works beside the pages."""
        found = records.rows(
            "SELECT id FROM token WHERE person_id = :me AND name <> 'program'", me=self.who.id
        )
        if not found:
            return None
        one = self.chance.choice(found)
        return Tried("revoke_token", self.who, f"/account/tokens/{one.id}/revoke", {}, about=one.id)

    def choose_mail(self, _records):
        """How one is told of what: of questions and decisions at once."""
        tried = Tried("choose_mail", self.who, "/account/mail", {})
        tried.fields |= dict.fromkeys(("asked", "decided", "ends", "documents"), "at_once")
        tried.fields["forfeits"] = self.chance.choice(("at_once", "digest", "off"))
        tried.fields["digest"] = self.chance.choice(("daily", "weekly"))
        return tried
