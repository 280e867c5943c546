"""The form of one line: what it offers, what it asks for, what stood in it before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from babel.core import get_global
from babel.numbers import get_territory_currencies
from flask import g, request
from flask_babel import gettext

from assignments import actions
from assignments.actions import AssignmentFile
from assignments.core.assignment import Assignment
from assignments.core.claim import Line
from assignments.core.drafts import LooseReceipt, a_month_later, mark_of
from assignments.core.letter import Term
from assignments.core.money import CURRENCIES
from assignments.core.periods import FIRST_YEAR
from assignments.core.records import LineRecord, Shipment, Trip
from assignments.web import languages, speech
from assignments.web.access import office
from assignments.web.claims.asked import asked_of, places_of
from assignments.web.claims.likely import grouped, likely_of, often, preset
from assignments.web.filters import day
from assignments.web.forms.lines import LineForm
from assignments.web.own import myself


@dataclass(frozen=True, slots=True)
class Start:
    """What a form begins with: the values of its fields, and what its lists offer.

    `lately` has category and currency of the person's newest lines; `waiting` the receipts of the
    draft that no line has; `read` names the values that were read of a picture.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    lately: tuple[tuple[str, str], ...] = ()
    read: frozenset[str] = frozenset()
    waiting: tuple[LooseReceipt, ...] = ()


def opened_form(file: AssignmentFile, start: Start | None = None) -> LineForm:
    """The form as it was sent, or as it is first shown."""
    start = start or Start()
    facts, terms, today = file.record.facts, terms_of(file), office().today()
    used = often(currency for _, currency in start.lately)
    usual = used[0] if used else _host_currency(facts)
    first = {"category": request.args.get("category"), "currency": usual, "date": str(today)}
    form = LineForm(request.form, data=first | dict(start.values))
    likely = likely_of((category for category, _ in start.lately), terms, today)
    form.category.choices = {"": gettext("Choose …"), **grouped(likely)}
    form.currency.choices = _currencies(facts)
    form.waiting.choices = [(one.id, one.name) for one in start.waiting]
    form.bank_charge.description = gettext(
        "In %(currency)s, for a cost in another currency, where the statement of your bank or card "
        "shows it. It may stay empty.",
        currency=facts.settlement_currency,
    )
    _ask(form, file)
    for name in start.read & set(form.data):
        form[name].description = gettext("Read from the picture: check it.")
    if (not start.values or start.read) and _is_shown(form):
        preset(form, request.form or g.get("typed", {}), terms)
    return form


def _is_shown(form: LineForm) -> bool:
    """Whether fields are shown that nobody saw yet; what is sent to be saved stays as it is."""
    fields_alone = request.endpoint == "claims.show_fields" or request.form.get("do") == "fields"
    return request.method == "GET" or fields_alone or form.shows_other_fields


def _ask(form: LineForm, file: AssignmentFile) -> None:
    """Have the form ask for what its category needs, out of what the assignment has."""
    not_listed = ("", gettext("Not in this list"))
    form.trip.choices = dict([not_listed, *(_trip(one) for one in file.trips)])
    form.shipment.choices = dict([not_listed, *(_shipment(one) for one in file.shipments)])
    asked = set(asked_of(form.chosen, terms_of(file)))
    form.ask(asked - ({"shipment"} if not file.shipments else set()))
    if not file.trips and "trip" in form:
        del form.trip
    if not form.waiting.choices:
        del form.waiting
    showed = request.form.get("asked_for") or form.chosen
    form.shows_other_fields = form.chosen not in {"", showed}
    form.asked_for.data = form.chosen


def known_of(assignment_id: int) -> AssignmentFile:
    """What the form needs to know of one's own assignment."""
    return actions.assignment(office(), myself(), assignment_id)


def terms_of(file: AssignmentFile) -> tuple[Term, ...]:
    """The terms that stand, confirmed or not."""
    return tuple(record.term for record in file.terms if record.retired_at is None)


def offered_places(form: LineForm, file: AssignmentFile) -> tuple[str, ...]:
    """The places that the letters name for the chosen category."""
    return places_of(form.chosen, terms_of(file))


def _host_currency(facts: Assignment) -> str:
    return next(iter(_money_of(facts.host, facts)), facts.settlement_currency)


def _money_of(country: str, facts: Assignment) -> list[str]:
    """What people pay with in a country when the assignment starts."""
    known = get_territory_currencies(country, facts.start, facts.start)
    return [str(code) for code in known if code in CURRENCIES]


def _currencies(facts: Assignment) -> dict[str, dict[str, str]]:
    """All currencies, those of this assignment first."""
    here = [*_money_of(facts.host, facts), facts.settlement_currency, *_money_of(facts.home, facts)]
    first = list(dict.fromkeys(here))
    rest = sorted(_in_use().difference(first))
    return {
        gettext("On this assignment"): dict(_currency(code) for code in first),
        gettext("All others"): dict(_currency(code) for code in rest),
    }


@lru_cache(maxsize=1)
def _in_use() -> frozenset[str]:
    """The currencies that were legal tender somewhere since the first year of our dates."""
    tenders = chain.from_iterable(get_global("territory_currencies").values())
    kept = (
        code
        for code, _, last, is_tender in tenders
        if is_tender and (last is None or last[0] >= FIRST_YEAR)
    )
    return CURRENCIES.intersection(kept)


def _currency(code: str) -> tuple[str, str]:
    return code, f"{code}, {languages.locale().currencies.get(code, code)}"


def _trip(trip: Trip) -> tuple[str, str]:
    traveller = speech.PERSONS[trip.traveller].lower()
    where = speech.said(trip.destination).lower()
    return str(trip.id), f"{trip.name}: {traveller}, {where}, {day(trip.departs)}"


def _shipment(shipment: Shipment) -> tuple[str, str]:
    return str(shipment.id), f"{shipment.name}: {day(shipment.shipped_on)}"


def typed_of(record: LineRecord, trips: Iterable[Trip]) -> Mapping[str, object]:
    """A line's facts as somebody would have typed them."""
    line = record.facts
    return {
        "category": line.category,
        "date": line.date.isoformat(),
        "amount": str(line.amount),
        "currency": line.amount.currency,
        "person": line.person,
        "paid_by": line.paid_by,
        "trip": str(record.trip_id or ""),
        "shipment": str(record.shipment_id or ""),
        "note": record.note,
        "bank_charge": None if record.bank is None else str(record.bank),
        "seen": mark_of([record]),
        **_typed_facts(line),
        **_of_trip(record, trips),
    }


def copied_of(record: LineRecord) -> Mapping[str, object]:
    """What a copy of a line begins with: of rent the next month, of a trip not the trip."""
    again = replace(record, facts=a_month_later(record.facts), trip_id=None, bank=None)
    return {**typed_of(again, ()), "seen": "", "shipment": ""}


def _of_trip(record: LineRecord, trips: Iterable[Trip]) -> Mapping[str, object]:
    """What a recorded trip says of a line is not typed beside it, so that another may be chosen."""
    trip = next((one for one in trips if one.id == record.trip_id), None)
    if trip is None:
        return {}
    is_the_trips = record.facts.destination == trip.destination
    return {"departs": "", **({"destination": ""} if is_the_trips else {})}


def _typed_facts(line: Line) -> Mapping[str, object]:
    typed: dict[str, object] = {"cabin": line.cabin, "destination": line.destination}
    typed["place"] = line.place
    typed["departs"] = line.departs.isoformat() if line.departs else None
    if line.covers is not None:
        typed["covers_first"] = line.covers.first.isoformat()
        typed["covers_last"] = line.covers.last.isoformat()
    if line.weight is not None:
        value = line.weight.value
        typed["weight"] = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
        typed["weight_unit"] = line.weight.unit
    for size in (20, 40):
        if size in line.containers:
            typed[f"containers_{size}"] = str(line.containers.count(size))
    return typed
