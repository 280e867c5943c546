"""The form of a supplier's invoice: its head, and several lines, each field under its number.

Whether a word is one of those offered, the core says: it names the line.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import Field, FileField, HiddenField
from wtforms.validators import Length

from assignments.actions import AssignmentFile, Upload
from assignments.actions.suppliers import InvoiceInput
from assignments.core.fields import day_of
from assignments.core.words import CABINS, DESTINATIONS, PERSONS, InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.claims import RECEIPT_KINDS, RECEIPT_TYPES
from assignments.web.forms.fields import (
    AmountField,
    CategoryField,
    ChoiceField,
    CurrencyField,
    DayField,
    TextField,
    WordField,
    needed,
)
from assignments.web.forms.lines import covered
from assignments.web.languages import N_, Spoken

FIRST, MOST, MORE = 2, 20, 3
_NOT_LISTED = Spoken({"": N_("Not in this list")})
_PARTS = (
    "category",
    "amount",
    "currency",
    "person",
    "covers_first",
    "covers_last",
    "trip",
    "shipment",
    "destination",
    "cabin",
    "place",
    "note",
)
_NAMED = {
    "for": "person",
    "covers": "covers_last",
    "from": "covers_first",
    "to": "covers_last",
    "trip_id": "trip",
    "departs": "trip",
    "shipment_id": "shipment",
    "weight": "shipment",
    "containers": "shipment",
}


class InvoiceForm(OfficeForm):
    """A supplier's invoice; its lines are added by `invoice_form`."""

    supplier = TextField(_l("Supplier"), [needed(_l("The supplier is needed")), Length(max=200)])
    number = TextField(_l("Invoice number"), [needed(_l("Its number is needed")), Length(max=100)])
    date = DayField(_l("Dated"), [needed(_l("Its day is needed"))])
    receipt = FileField(_l("The invoice itself"), render_kw={"accept": RECEIPT_TYPES})
    count = HiddenField()

    @property
    def numbers(self) -> range:
        """The numbers of the lines on the page."""
        return range(1, 1 + sum(name.startswith("category_") for name in self._fields))

    def part(self, name: str, number: int) -> Field:
        """One field of a line."""
        return self._fields[f"{name}_{number}"]

    @property
    def _filled(self) -> tuple[int, ...]:
        """The numbers of the lines in which something was typed."""
        typed = ("category", "amount", "covers_first", "covers_last", "note")
        return tuple(
            one for one in self.numbers if any(self.part(name, one).data for name in typed)
        )

    def blame(self, error: InputError) -> None:
        """Put a slip of a line beside that line's field."""
        line, _, _ = error.where.partition(", ")
        word, _, place = line.partition(" ")
        if word == "line" and place.isdigit():
            number = self._filled[int(place) - 1]
            name = error.where.rpartition(", ")[2]
            error = InputError(f"{_NAMED.get(name, name)}_{number}", error.what, error.remedy)
        elif error.where == "lines":
            error = InputError("category_1", error.what, error.remedy)
        super().blame(error)

    def value(self) -> InvoiceInput:
        """The invoice as it was typed; InputError for a day that is none."""
        file = request.files.get("receipt")
        upload = Upload(file.stream, str(file.filename)) if file and file.filename else None
        lines = []
        for place, number in enumerate(self._filled, 1):
            try:
                lines.append(self._line(number))
            except InputError as error:
                where = f"line {place}, {error.where}"
                raise InputError(where, error.what, error.remedy) from error
        day: dt.date = day_of(self.date.text, "date")
        return InvoiceInput(self.supplier.text, self.number.text, day, tuple(lines), upload)

    def _line(self, number: int) -> Mapping[str, object]:
        typed = {name: (str(self.part(name, number).data or "").strip()) for name in _PARTS}
        words: dict[str, object] = {
            "category": typed["category"],
            "amount": typed["amount"],
            "currency": typed["currency"],
            "for": typed["person"] if not typed["trip"] else "",
            "covers": covered(typed["covers_first"] or None, typed["covers_last"] or None),
            "trip_id": typed["trip"],
            "shipment_id": typed["shipment"],
            "destination": typed["destination"],
            "cabin": typed["cabin"],
            "place": typed["place"],
            "note": typed["note"],
        }
        return {name: value for name, value in words.items() if value}


def _fields(number: int, file: AssignmentFile) -> dict[str, Any]:
    """The fields of one line."""
    trips = {str(one.id): f"{one.name}, {one.departs.isoformat()}" for one in file.trips}
    goods = {str(one.id): f"{one.name}, {one.shipped_on.isoformat()}" for one in file.shipments}
    currency = file.record.facts.settlement_currency
    made: dict[str, Any] = {
        "category": CategoryField(_l("What for"), validate_choice=False),
        "amount": AmountField(_l("Amount")),
        "currency": CurrencyField(default=currency, validate_choice=False),
        "person": WordField(_l("For whom"), PERSONS, validate_choice=False),
        "covers_first": DayField(_l("First day it covers")),
        "covers_last": DayField(_l("Last day it covers")),
        "trip": ChoiceField(_l("Trip"), choices={**_NOT_LISTED, **trips}, validate_choice=False),
        "shipment": ChoiceField(
            _l("Shipment"), choices={**_NOT_LISTED, **goods}, validate_choice=False
        ),
        "destination": WordField(
            _l("Where to"), DESTINATIONS, _l("Not said"), validate_choice=False
        ),
        "cabin": WordField(_l("Cabin"), CABINS, _l("Not said"), validate_choice=False),
        "place": TextField(_l("Place"), [Length(max=200)]),
        "note": TextField(_l("Note"), [Length(max=500)]),
    }
    return {f"{name}_{number}": field for name, field in made.items()}


def invoice_form(file: AssignmentFile) -> InvoiceForm:
    """The form as it was sent, with as many lines as it had, or with more where they are asked."""
    sent = request.form.get("count", "")
    count = int(sent[:2]) if sent.isascii() and sent.isdigit() else FIRST
    count += MORE if request.form.get("do") == "more" else 0
    count = min(max(count, 1), MOST)
    fields: dict[str, Any] = {}
    for number in range(1, count + 1):
        fields |= _fields(number, file)
    form: InvoiceForm = type("NumberedInvoiceForm", (InvoiceForm,), fields)(request.form)
    form.count.data = str(count)
    form.receipt.description = _l(
        "It stands under each line. %(RECEIPT_KINDS)s", RECEIPT_KINDS=RECEIPT_KINDS
    )
    return form
