"""The form of one cost: what was typed of it, in the contract's words; the core judges it.

Which of its fields a category is asked for is known in `web/claims/asked`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, SelectMultipleField, TextAreaField, ValidationError
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from assignments.core.money import currency_code
from assignments.core.words import (
    CABINS,
    CATEGORIES,
    DESTINATIONS,
    PAID_BY,
    PERSONS,
    WEIGHT_UNITS,
    InputError,
    one_of,
)
from assignments.web.forms import OfficeForm, sentence
from assignments.web.forms.claims import MOST_WRITTEN, ReceiptsForm
from assignments.web.forms.counting import containers_of
from assignments.web.forms.fields import (
    CHOOSE,
    AmountField,
    CategoryField,
    ChoiceField,
    CurrencyField,
    DayField,
    TextField,
    WordField,
    needed,
    trimmed,
)

_DAY = dt.timedelta(days=1)

# The fields that one fact of a line is typed into.
FIELDS_OF = {
    "trip": ("trip", "departs"),
    "cabin": ("cabin",),
    "destination": ("destination",),
    "place": ("place",),
    "covers": ("covers_first", "covers_last"),
    "shipment": ("shipment",),
    "weight": ("weight", "weight_unit"),
    "containers": ("containers_20", "containers_40"),
    "paid_by": ("paid_by",),
}

# The fields whose name and text are the contract's own.
_AS_TYPED = (
    "category",
    "date",
    "amount",
    "currency",
    "departs",
    "destination",
    "cabin",
    "place",
    "paid_by",
)


def _asking(judge: Callable[[object], object]) -> Callable[[OfficeForm, Field], None]:
    """Let a reader of the core say what is wrong with a field, beside the other fields' slips."""

    def check(_form: OfficeForm, field: Field) -> None:
        try:
            judge(field.data)
        except InputError as error:
            raise ValidationError(sentence(error)) from None

    return check


def _day_or_none(typed: str) -> dt.date | None:
    """The day, or None for what the core has to say something about."""
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None


def _after(day: dt.date) -> str:
    """The next day; of the last of all days itself, which the core refuses as too far ahead."""
    return (day + _DAY if day < dt.date.max else day).isoformat()


def covered(first: str | None, last: str | None) -> dict[str, str | None] | None:
    """Covered days as the contract has them, from the first and the last as they were typed."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        missing = "from" if first is None else "to"
        raise InputError(missing, "is missing", "give the first and the last day it covers")
    begin, end = _day_or_none(first), _day_or_none(last)
    if begin is None or end is None:
        return {"from": first, "to": last}
    if end < begin:
        raise InputError("to", "the last day is before the first", "give a later day")
    return {"from": first, "to": _after(end)}


class LineForm(ReceiptsForm):
    """One cost. Its optional fields are taken out by `ask` where the category needs none."""

    named: ClassVar[Mapping[str, str]] = {
        "for": "person",
        "covers": "covers_last",
        "from": "covers_first",
        "to": "covers_last",
        "value": "weight",
        "unit": "weight_unit",
        "trip_id": "trip",
        "shipment_id": "shipment",
    }

    category = CategoryField(
        _l("What was it for?"),
        validators=[needed(_l("Choose what it was for"))],
        validate_choice=False,
    )
    date = DayField(_l("Paid on"), [needed(_l("The day it was paid is needed"))])
    amount = AmountField(_l("Amount"), [needed(_l("An amount is needed"))])
    currency = CurrencyField(validate_choice=False)
    bank_charge = AmountField(_l("What the bank charged"))
    person = ChoiceField(
        _l("For whom"),
        choices={
            "employee": _l("Myself"),
            "spouse": _l("My spouse"),
            "children": _l("My children"),
        },
        default="employee",
        validate_choice=False,
    )
    trip = ChoiceField(_l("Trip"), choices={}, validate_choice=False)
    departs = DayField(_l("Departs on"))
    destination = WordField(_l("Where to"), DESTINATIONS, CHOOSE, validate_choice=False)
    cabin = WordField(_l("Cabin"), CABINS, CHOOSE, validate_choice=False)
    place = TextField(_l("Place"), [Length(max=200)], render_kw={"autocomplete": "off"})
    covers_first = DayField(_l("First day it covers"))
    covers_last = DayField(_l("Last day it covers"))
    shipment = ChoiceField(_l("Shipment"), choices={}, validate_choice=False)
    weight = AmountField(_l("Weight"))
    weight_unit = WordField(_l("Unit"), WEIGHT_UNITS, default="kg", validate_choice=False)
    containers_20 = AmountField(_l("20-foot containers"), render_kw={"inputmode": "numeric"})
    containers_40 = AmountField(_l("40-foot containers"), render_kw={"inputmode": "numeric"})
    paid_by = ChoiceField(
        _l("Who paid"),
        choices={"employee": _l("I did"), "company": _l("The company, to the supplier")},
        default="employee",
        validate_choice=False,
    )
    # The receipts of the draft that prove this cost.
    waiting = SelectMultipleField(
        _l("Receipts of this cost"),
        choices=[],
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    # What the line was when the page was made: see `core.drafts.mark_of`.
    seen = HiddenField()
    # The category whose fields the page showed: without script another may be chosen meanwhile.
    asked_for = HiddenField()
    # The day whose month stands in the covered days as a proposal; empty once somebody changed it.
    days_proposed = HiddenField()
    shows_other_fields = False
    begins_with_receipt = False  # then amount and day are asked at once, beside its picture
    note = TextAreaField(
        _l("Note for HR"),
        [Length(max=MOST_WRITTEN)],
        description=_l("Anything that the receipt does not say. It may stay empty."),
        filters=[trimmed],
        render_kw={"rows": 2},
    )

    validate_category = _asking(lambda word: one_of(word, CATEGORIES, "category", "category"))
    validate_currency = _asking(lambda code: currency_code(code, "currency"))
    validate_person = _asking(lambda word: one_of(word, PERSONS, "for", "person"))
    validate_paid_by = _asking(lambda word: one_of(word, PAID_BY, "paid_by", "payer"))

    @property
    def chosen(self) -> str:
        """The category, or nothing as long as none of ours is chosen."""
        return str(self.category.data) if self.category.data in CATEGORIES else ""

    def ask(self, facts: Iterable[str]) -> None:
        """Keep of the optional fields only those of the facts that are asked for."""
        kept = {name for fact in facts for name in FIELDS_OF[fact]}
        for name in (name for names in FIELDS_OF.values() for name in names):
            if name not in kept:
                del self[name]

    def _typed(self, name: str) -> str | None:
        """What stands in a field, None where nothing does or the field is not asked for."""
        return (str(self[name].data or "").strip() or None) if name in self else None

    def words(self) -> dict[str, object]:
        """The line in a case file's words; InputError where a number of containers is none."""
        words: dict[str, object] = {name: self._typed(name) for name in _AS_TYPED}
        words |= {"trip_id": self._chosen_id("trip"), "shipment_id": self._chosen_id("shipment")}
        words["for"] = self._traveller(words["trip_id"])
        words |= {"covers": self._covers(), "weight": self._weight()}
        words["containers"] = [*self._containers(20), *self._containers(40)] or None
        return {name: value for name, value in words.items() if value is not None}

    def _traveller(self, trip_id: object) -> str | None:
        """Whom it was for; with a recorded trip nobody said otherwise, its own traveller."""
        person = self._typed("person")
        return None if trip_id is not None and person == self.person.default else person

    def cost(self) -> dict[str, object]:
        """The line as it is stored: its words, the note and what the bank charged."""
        charge = self._typed("bank_charge")
        beside = {} if charge is None else {"bank_charge": charge}
        return {**self.words(), "note": self._typed("note") or "", **beside}

    def _chosen_id(self, name: str) -> int | None:
        typed = self._typed(name)
        if typed is None:
            return None
        if not typed.isascii() or not typed.isdigit():
            raise InputError(name, f"unknown {name} {typed!r}", "choose one of the list")
        return int(typed)

    def _weight(self) -> dict[str, str | None] | None:
        value = self._typed("weight")
        return None if value is None else {"value": value, "unit": self._typed("weight_unit")}

    def _covers(self) -> dict[str, str | None] | None:
        """The covered days as the contract has them: the end not included."""
        return covered(self._typed("covers_first"), self._typed("covers_last"))

    def _containers(self, size: int) -> list[dict[str, int]]:
        typed = self._typed(f"containers_{size}")
        return [{"size_ft": one} for one in containers_of(typed, size)]
