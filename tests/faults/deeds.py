"""What the clients do all the time: each picks something that may be done now, and sends its form.

What there is to do is looked up in the records; a choice that somebody else was faster with is
refused by the program, as it should be.
"""

import datetime as dt
import io
import os
import random
import re

from PIL import Image

from tests.faults.client import Tried
from tests.faults.office import DAYS, TAXI, TERMS

CATEGORIES = ("local_transport", "local_transport", "business_expense", "car_allowance")
_NUMBER = re.compile(r"/(\d+)$")


def picture():
    """A receipt that no other line has."""
    out = io.BytesIO()
    Image.frombytes("L", (16, 16), os.urandom(256)).save(out, "JPEG")
    return out.getvalue()


def number_in(place):
    """The number that an address ends in; 0 where it does not."""
    found = _NUMBER.search(place)
    return int(found[1]) if found else 0


class Expatriate:
    """Claims, adds costs with receipts, submits, answers and withdraws."""

    def __init__(self, who, chance: random.Random):
        """Take who it is, and their luck."""
        self.who, self.chance = who, chance
        self._choices = (
            (self._submit, 5),
            (self._add_line, 6),
            (self._answer, 2),
            (self._withdraw, 1),
            (self._withdraw_claim, 1),
            (self._draft, 3),
        )

    def next(self, records):
        """The next form to send."""
        deeds, weights = zip(*self._choices, strict=True)
        for deed in self.chance.choices(deeds, weights, k=6):
            tried = deed(records)
            if tried is not None:
                return tried
        return self._draft(records)

    def _pick(self, records, question):
        found = records.rows(question, own=self.who.assignment)
        return self.chance.choice(found) if found else None

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
        category = self.chance.choice(CATEGORIES)
        today = dt.datetime.now(dt.UTC).date()
        day = today - dt.timedelta(days=self.chance.randrange(1, DAYS - 20))
        tried = Tried("add_line", self.who, f"/claims/{found.id}/lines/new", {}, picture())
        tried.about = found.id
        tried.fields |= {
            "category": category,
            "asked_for": category,
            "date": day.isoformat(),
            "person": "employee",
            "amount": f"{self.chance.randrange(500, 9000) / 100:.2f}",
            "currency": "USD",
            "paid_by": "employee",
            "note": tried.key,
        }
        return tried

    def _submit(self, records):
        found = self._pick(
            records,
            "SELECT claim_id AS id FROM line WHERE assignment_id = :own AND status = 'draft'"
            " GROUP BY claim_id",
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


class Hr:
    """Decides lines, asks about them, and amends letters."""

    def __init__(self, who, assignments, chance: random.Random, **more: int):
        """Take who it is, whom they care for, their luck; how often they amend and invoice."""
        self.who, self.assignments, self.chance = who, assignments, chance
        amends, invoices = more.get("amends", 1), more.get("invoices", 0)
        self._choices = (
            (self._allow, 7),
            (self._approve, 2),
            (self._reject, 3),
            (self._ask, 2),
            (self._correct_cost, 1),
            (self._amend, amends),
            (self._confirm, 2 * amends),
            (self._invoice, invoices),
        )

    def next(self, records):
        """The next form to send; None where there is nothing to do."""
        deeds, weights = zip(*self._choices, strict=True)
        for deed in self.chance.choices(deeds, weights, k=8):
            tried = deed(records)
            if tried is not None:
                return tried
        return None

    def _line(self, records, least=1):
        own = self.chance.choice(self.assignments)
        found = records.rows(
            "SELECT line.id, allowed_minor FROM line JOIN claim ON claim.id = claim_id"
            " WHERE line.assignment_id = :own AND line.status = 'submitted'"
            " AND allowed_minor >= :least AND created_by <> :me",
            own=own,
            least=least,
            me=self.who.id,
        )
        return self.chance.choice(found) if found else None

    def _decision(self, kind, line, path, **fields):
        return Tried(kind, self.who, f"/desk/{line.id}/{path}", fields, about=line.id)

    def _allow(self, records):
        line = self._line(records)
        return line and self._decision(
            "approve", line, "allow", amount=f"{line.allowed_minor / 100:.2f}"
        )

    def _approve(self, records):
        line = self._line(records)
        if line is None:
            return None
        less = max(1, line.allowed_minor // 2)
        tried = self._decision("approve", line, "approve", amount=f"{less / 100:.2f}")
        tried.fields["reason"] = tried.key
        return tried

    def _reject(self, records):
        line = self._line(records, least=0)
        if line is None:
            return None
        tried = self._decision("reject", line, "reject")
        tried.fields["reason"] = tried.key
        return tried

    def _ask(self, records):
        line = self._line(records)
        if line is None:
            return None
        tried = self._decision("ask", line, "ask")
        tried.fields["question"] = tried.key
        return tried

    def _correct_cost(self, records):
        own = self.chance.choice(self.assignments)
        found = records.rows(
            "SELECT line.id, approved_minor FROM line JOIN claim ON claim.id = claim_id"
            " WHERE line.assignment_id = :own AND line.status = 'approved'"
            " AND approved_minor > 2 AND created_by <> :me AND line.id % 2 = :me % 2"
            " AND line.id NOT IN (SELECT line_id FROM event WHERE kind = 'cost_corrected')",
            own=own,
            me=self.who.id,
        )  # once, and lower: one that is made dearer again may pass the limit, as an override
        if not found:
            return None
        line = self.chance.choice(found)
        tried = Tried("correct_cost", self.who, f"/lines/{line.id}/cost", {}, about=line.id)
        least = self.chance.randrange(1, line.approved_minor)
        tried.fields |= {"amount": f"{least / 100:.2f}", "reason": tried.key}
        return tried

    def _invoice(self, _records):
        """A supplier's invoice of a day of some month, closed or not."""
        own = self.chance.choice(self.assignments)
        url = f"/assignments/{own}/invoices/new"
        tried = Tried("record_invoice", self.who, url, {}, about=own)
        today = dt.datetime.now(dt.UTC).date()
        day = today - dt.timedelta(days=self.chance.randrange(1, DAYS - 20))
        tried.fields |= {
            "supplier": "Fault Movers",
            "number": tried.key,
            "date": day.isoformat(),
            "count": "1",
            "category_1": "car_allowance",
            "amount_1": f"{self.chance.randrange(500, 9000) / 100:.2f}",
            "currency_1": "USD",
            "person_1": "employee",
        }
        return tried

    def _amend(self, records):
        """A letter of its own, or where there is one without a term, the term that it amends."""
        own = self.chance.choice(self.assignments)
        (term,) = records.rows(
            "SELECT term.id, term.first_day, term.letter_id, term.body FROM term"
            " WHERE assignment_id = :own AND retired_at IS NULL AND category = 'local_transport'"
            " AND last_day IS NULL AND proposal IS NULL ORDER BY id DESC LIMIT 1",
            own=own,
        ) or (None,)
        if term is None:
            return None
        letters = records.rows(
            "SELECT id FROM letter WHERE assignment_id = :own AND kind = 'amendment'"
            " AND id > :last ORDER BY id LIMIT 1",
            own=own,
            last=term.letter_id,
        )
        if not letters:
            return self._letter(own)
        return self._amending_term(records, own, term, letters[0].id)

    def _letter(self, own):
        url = f"/assignments/{own}/letters/new"
        tried = Tried("add_letter", self.who, url, {}, about=own)
        tried.fields |= {
            "kind": "amendment",
            "title": tried.key,
            "signed_on": dt.datetime.now(dt.UTC).date().isoformat(),
            "text": f"A1. Now {TAXI}.\n",
        }
        return tried

    def _amending_term(self, records, own, term, letter_id):
        amended = records.one("SELECT count(*) FROM amendment WHERE assignment_id = :own", own=own)
        first = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=DAYS - 1 - amended)
        limit = dict(TERMS[0]["limits"][0], max=str(300 + amended + 1))
        url = f"/letters/{letter_id}/amends/{term.id}"
        tried = Tried("amend_term", self.who, url, {}, about=letter_id)
        tried.fields |= {
            "quote": TAXI,
            "clause": "A1",
            "category": "local_transport",
            "pays": "reimburse",
            "beneficiaries": "employee",
            "first": first.isoformat(),
            **{f"limits_1_{name}": value for name, value in limit.items()},
        }
        return tried

    def _confirm(self, records):
        own = self.chance.choice(self.assignments)
        found = records.rows(
            "SELECT id, letter_id FROM term WHERE assignment_id = :own"
            " AND retired_at IS NULL AND confirmed_at IS NULL AND proposal IS NULL",
            own=own,
        )
        if not found:
            return None
        url = f"/letters/{found[0].letter_id}/terms/{found[0].id}/confirm"
        return Tried("confirm_term", self.who, url, {}, about=found[0].id)


class Finance:
    """Closes months, one after the other."""

    def __init__(self, who, first=(2010, 1)):
        """Take who it is, and the month to begin with."""
        self.who, self._first = who, first

    def next(self, records):
        """The next month to close; None where all are."""
        last = records.one("SELECT max(label) FROM sealed_month")
        year, month = self._first
        if last is not None:
            year, month = int(last[:4]), int(last[5:]) + 1
            year, month = (year + 1, 1) if month > 12 else (year, month)
        label = f"{year}-{month:02}"
        if label >= dt.datetime.now(dt.UTC).strftime("%Y-%m"):
            return None
        fields = {"acknowledged": "y", "label": label}
        return Tried("close_month", self.who, f"/months/{label}/close", fields)
