"""What a filled world stands on before anybody claims: assignments, letters, terms, rates."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from secrets import token_hex
from typing import Any

from assignments.actions import Office
from assignments.actions.proposals import as_kept
from assignments.core.records import Person
from assignments.demo.filling.letters import EMPLOYER, Letter, amendment, letter
from assignments.demo.filling.people import Sent
from assignments.demo.filling.places import HOMES, HOSTS
from assignments.storage.sheaves import Sheaf
from assignments.storage.tables import (
    AmendmentRow,
    AssignmentRow,
    CompanyRateRow,
    CompanyReadingRow,
    EventRow,
    FareRow,
    LetterRow,
    RolesUsersRow,
    TaxabilityRow,
    TermRow,
    TripRow,
    UserRow,
    reading_words,
)

NORM = ("utilities", 320)  # dollars a month
TAXED = {"housing_rent": True, "local_transport": False, "medical": False, "education": True}
FARE = 1100  # dollars


@dataclass(frozen=True, slots=True)
class Crew:
    """The office of the world: who records and decides, by id, and the role of employees."""

    hr: tuple[Person, ...]
    expatriate_role: int
    first_employee: int

    def employee_id(self, who: Sent) -> int:
        """The id of somebody who was sent."""
        return self.first_employee + who.number - 1


class Ground:
    """Writes what stands before any claim; letters of one kind are read once."""

    def __init__(self, office: Office, crew: Crew, sheaf: Sheaf) -> None:
        """Begin with nobody."""
        self._office, self._crew, self._sheaf = office, crew, sheaf
        self._letters, self._terms = count(1), count(1)
        self._readings: dict[str, dict[str, Any]] = {}

    def settle(self, who: Sent, password: str | None) -> None:
        """Write a person, the assignment, the letters with their terms, and what is known."""
        at = dt.datetime.combine(who.start, dt.time(9), tzinfo=dt.UTC) - dt.timedelta(days=40)
        hr = self._crew.hr[who.number % len(self._crew.hr)].id
        place = {"assignment_id": who.number, "hr": hr, "at": at}
        self._person(who, password)
        self._assignment(who, place)
        ended = None if who.raised is None else who.raised - dt.timedelta(days=1)
        plain = letter(who.kind, who.grade, who.home)
        replaced = self._letter(plain, ("1", who.start - dt.timedelta(days=45)), place, ended)
        if who.raised is not None:
            self._raise(who, place, replaced)
        self._known(who, place)

    def _person(self, who: Sent, password: str | None) -> None:
        number = self._crew.employee_id(who)
        named = {"id": number, "email": who.email, "name": who.name, "password": password}
        self._sheaf.add(UserRow, {**named, "fs_uniquifier": token_hex(32)})
        role = {"user_id": number, "role_id": self._crew.expatriate_role}
        self._sheaf.add(RolesUsersRow, role)

    def _assignment(self, who: Sent, place: dict[str, Any]) -> None:
        values = {
            "id": who.number,
            "employee_id": self._crew.employee_id(who),
            "employer": EMPLOYER,
            "position": who.position,
            "home_country": who.home.country,
            "home_city": who.home.city,
            "host_country": who.host.country,
            "host_city": who.host.city,
            "first_day": who.start,
            "expected_end": who.expected_end,
            "ended_on": who.end,
            "end_reason": "" if who.end is None else "As agreed in the letter.",
            "settlement_currency": who.home.currency,
            "accompanied_by": ["spouse"] if who.spouse else [],
            "cost_centre": str(4000 + who.number % 60),
            "recorded_by": place["hr"],
            "recorded_at": place["at"],
            "version": 2,
        }
        self._sheaf.add(AssignmentRow, values)
        self._tell("assignment_recorded", place)
        if who.end is not None:
            ended = dt.datetime.combine(who.end, dt.time(9), tzinfo=dt.UTC)
            self._tell("end_recorded", {**place, "at": ended}, "As agreed in the letter.")

    def _letter(
        self,
        what: Letter,
        signed: tuple[str, dt.date],
        place: dict[str, Any],
        raised: dt.date | None = None,
    ) -> dict[str, int]:
        """Write a letter with its terms; the row of each category's term.

        `raised` is the last day of what is paid for local transport.
        """
        letter_id, (number, signed_on) = next(self._letters), signed
        values = {
            "id": letter_id,
            "assignment_id": place["assignment_id"],
            "number": number,
            "kind": what.kind,
            "title": what.title,
            "signed_on": signed_on,
            "text": what.text,
            "relation": "" if number == "1" else "amends",
            "reading": self._read(what.text),
            "added_by": place["hr"],
            "added_at": place["at"],
        }
        self._sheaf.add(LetterRow, values)
        self._tell("letter_added", place, what.title, {"letter": letter_id, "proposed": 0})
        rows = {}
        for words in what.terms:
            ends = raised is not None and words["category"] == "local_transport"
            told = {**words, "to": raised.isoformat()} if ends and raised else words
            rows[words["category"]] = self._term(told, letter_id, place)
        return rows

    def _term(self, words: dict[str, Any], letter_id: int, place: dict[str, Any]) -> int:
        term_id = next(self._terms)
        first, last = (words.get(name) for name in ("from", "to"))
        values = {
            "id": term_id,
            "assignment_id": place["assignment_id"],
            "letter_id": letter_id,
            "lineage": str(term_id),
            "category": words["category"],
            "clause": words["clause"],
            "pays": words["pays"],
            "first_day": None if first is None else dt.date.fromisoformat(first),
            "last_day": None if last is None else dt.date.fromisoformat(last),
            "body": words,
            "proposed_by": place["hr"],
            "proposed_at": place["at"],
            "confirmed_by": place["hr"],
            "confirmed_at": place["at"],
            "in_version": 1,
            "confirmed_in": 2,
        }
        self._sheaf.add(TermRow, values)
        told = {"letter": letter_id, "term": term_id}
        self._tell("term_confirmed", place, words["clause"], told)
        return term_id

    def _raise(self, who: Sent, place: dict[str, Any], replaced: dict[str, int]) -> None:
        first = who.raised or who.start
        later = {**place, "at": dt.datetime.combine(first, dt.time(9), tzinfo=dt.UTC)}
        what = amendment(who.grade, who.home, first.isoformat())
        rows = self._letter(what, ("2", first - dt.timedelta(days=10)), later)
        earlier = replaced["local_transport"]
        values = {
            "assignment_id": who.number,
            "letter_id": 0,
            "earlier": str(earlier),
            "later": str(rows["local_transport"]),
            "first_day": first,
            "ended_id": earlier,
            "made_by": place["hr"],
            "made_at": later["at"],
        }
        letter_id = len(self._sheaf.rows["letter"])
        self._sheaf.add(AmendmentRow, {**values, "letter_id": letter_id})

    def _known(self, who: Sent, place: dict[str, Any]) -> None:
        """A fare, a trip that is planned, and the norm of utilities."""
        fare = who.home.about(FARE)
        set_by = {"set_by": place["hr"], "set_at": place["at"]}
        own = {"assignment_id": who.number}
        money = {"minor": fare.minor, "currency": fare.currency}
        self._sheaf.add(FareRow, {**own, **money, "category": "home_leave_airfare", **set_by})
        trip = {
            **own,
            "name": "First home leave",
            "traveller": "employee",
            "destination": "home",
            "departs": who.start + dt.timedelta(days=100),
            "added_by": place["hr"],
            "added_at": place["at"],
        }
        self._sheaf.add(TripRow, trip)
        category, dollars = NORM
        norm = who.home.round_sum(dollars)
        reading = {
            **own,
            "words": "within reason",
            "category": category,
            "minor": norm.minor,
            "currency": norm.currency,
            "per": "month",
            "people": [],
            "reason": "From the bills of the last year.",
            "set_on": place["at"].date(),
            **set_by,
        }
        self._sheaf.add(CompanyReadingRow, reading)

    def _read(self, text: str) -> dict[str, Any]:
        if text not in self._readings:
            self._readings[text] = reading_words(as_kept(self._office.reader(text), ()))
        return self._readings[text]

    def _tell(
        self, kind: str, place: dict[str, Any], text: str = "", body: dict[str, Any] | None = None
    ) -> None:
        values = {"kind": kind, "at": place["at"], "actor_id": place["hr"], "text": text}
        self._sheaf.add(EventRow, {**values, "assignment_id": place["assignment_id"], "body": body})


def for_the_company(sheaf: Sheaf, hr: Person, today: dt.date) -> None:
    """What holds for all: what is taxable, and rates for the days that no published one knows."""
    at = dt.datetime.combine(today, dt.time(8), tzinfo=dt.UTC)
    signed = {"set_by": hr.id, "set_at": at}
    long_ago = dt.date(2000, 1, 1)
    for host in HOSTS:
        for category, taxable in TAXED.items():
            row = {"category": category, "country": host.country, "first_day": long_ago}
            sheaf.add(TaxabilityRow, {**row, "taxable": taxable, **signed})
    for base, quote, rate in typed_rates():
        days = {
            "first_day": today - dt.timedelta(days=60),
            "last_day": today + dt.timedelta(days=60),
        }
        sheaf.add(CompanyRateRow, {"base": base, "quote": quote, "rate": rate, **days, **signed})


def typed_rates() -> Iterable[tuple[str, str, str]]:
    """What HR typed: from each currency into each that assignments settle in."""
    worths = {place.currency: place.worth for place in (*HOSTS, *HOMES)}
    told: set[frozenset[str]] = set()
    for quote in dict.fromkeys(home.currency for home in HOMES):
        for base, worth in worths.items():
            pair = frozenset((base, quote))
            if base != quote and pair not in told:
                told.add(pair)
                yield base, quote, f"{(worths[quote] / worth).quantize(Decimal('0.000001'))}"
