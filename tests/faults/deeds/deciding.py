"""What HR does: lines decided, one by one or several together, and letters amended."""

import datetime as dt
import random

from tests.faults.client import Tried
from tests.faults.deeds.choosing import chosen
from tests.faults.office import DAYS, TAXI, TERMS


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
            (self._approve_some, 3),
            (self._reject_some, 1),
            *(() if who.token else self._by_pages(amends, invoices)),
        )

    def _by_pages(self, amends, invoices):
        """What programs do not do here."""
        return (
            (self._correct_cost, 1),
            (self._amend, amends),
            (self._confirm, 2 * amends),
            (self._invoice, invoices),
        )

    def next(self, records):
        """The next form to send; None where there is nothing to do."""
        return chosen(self._choices, self.chance, records)

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

    def _approve_some(self, records):
        return self._some(records, "approve_some", do="approve")

    def _reject_some(self, records):
        tried = self._some(records, "reject_some", do="reject")
        if tried is not None:
            tried.fields["reason"] = f"All of {tried.key}"
        return tried

    def _some(self, records, kind, **fields):
        """Up to five lines of several claims, as the queue would show them now."""
        last = records.one("SELECT max(id) FROM event") or 0
        found = records.rows(
            "SELECT line.id, outcome, allowed_minor FROM line JOIN claim ON claim.id = claim_id"
            " WHERE line.status = 'submitted' AND allowed_minor > 0 AND created_by <> :me"
            " ORDER BY line.id LIMIT 40",
            me=self.who.id,
        )
        if len(found) < 2:
            return None
        lines = self.chance.sample(found, min(len(found), self.chance.randrange(2, 6)))
        seen = (f"{one.id}={one.outcome}={one.allowed_minor / 100:.2f}" for one in lines)
        tried = Tried(kind, self.who, "/queue", fields | {"event": str(last)})
        tried.fields |= {"line": [str(one.id) for one in lines], "seen": " ".join(seen)}
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
