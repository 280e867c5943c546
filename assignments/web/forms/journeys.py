"""Forms of a trip and of a shipment; the core and the actions judge what was typed."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from assignments.actions import ShipmentInput, TripInput
from assignments.core.fields import day_of
from assignments.core.words import DESTINATIONS, PERSONS, WEIGHT_UNITS
from assignments.web.forms import OfficeForm
from assignments.web.forms.counting import containers_of
from assignments.web.forms.fields import AmountField, DayField, TextField, WordField, needed

DIRECTIONS = ("out", "return")
MODES = ("air", "sea", "household")
_NAMED = [needed(_l("A name is needed")), Length(max=100)]


class TripForm(OfficeForm):
    """One journey of one traveller."""

    name = TextField(
        _l("Name"),
        _NAMED,
        description=_l(
            "To know it by, such as \N{LEFT SINGLE QUOTATION MARK}Home "
            "leave in May\N{RIGHT SINGLE QUOTATION MARK}."
        ),
    )
    traveller = WordField(_l("Who travels"), PERSONS)
    destination = WordField(_l("Where to"), DESTINATIONS)
    departs = DayField(_l("Departs on"), [needed(_l("The day of departure is needed"))])
    returns = DayField(_l("Comes back on"), description=_l("It may stay empty."))

    def trip(self) -> TripInput:
        """The trip as typed; InputError for a day that is none."""
        returns = self.returns.text_or_none
        return TripInput(
            name=self.name.text,
            traveller=str(self.traveller.data),
            destination=str(self.destination.data),
            departs=day_of(self.departs.text, "departs"),
            returns=None if returns is None else day_of(returns, "returns"),
        )


class ShipmentForm(OfficeForm):
    """One consignment of goods."""

    named: ClassVar[dict[str, str]] = {
        "value": "weight",
        "weight_value": "weight",
        "unit": "weight_unit",
        "containers": "containers_40",
        "size_ft": "containers_40",
    }

    name = TextField(_l("Name"), _NAMED, description=_l("What is in it, or its waybill."))
    direction = WordField(_l("Direction"), DIRECTIONS)
    mode = WordField(_l("How it goes"), MODES)
    shipped_on = DayField(_l("Shipped on"), [needed(_l("The day it was shipped is needed"))])
    weight = AmountField(_l("Weight"))
    weight_unit = WordField(_l("Unit"), WEIGHT_UNITS, default="kg")
    containers_20 = AmountField(_l("20-foot containers"), render_kw={"inputmode": "numeric"})
    containers_40 = AmountField(_l("40-foot containers"), render_kw={"inputmode": "numeric"})

    def shipment(self) -> ShipmentInput:
        """The shipment as typed; InputError for a day or a number that is none."""
        weight = self.weight.text
        return ShipmentInput(
            name=self.name.text,
            direction=str(self.direction.data),
            mode=str(self.mode.data),
            shipped_on=day_of(self.shipped_on.text, "shipped_on"),
            weight_value=weight,
            weight_unit=str(self.weight_unit.data) if weight else "",
            containers=(
                *containers_of(self.containers_20.text, 20),
                *containers_of(self.containers_40.text, 40),
            ),
        )
