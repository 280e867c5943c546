"""Forms of stays and of days off."""

from flask_babel import lazy_gettext as _l

from assignments.actions.days import StayInput
from assignments.core.fields import day_of
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, in_order, written
from assignments.web.forms.fields import CountryField, DayField, needed


class StayForm(OfficeForm):
    """Days in a country, put down by hand."""

    country = CountryField(_l("Country"), [needed(_l("Choose a country"))])
    first = day_field(_l("Arrived on"), _l("The day of arrival is needed"))
    last = day_field(_l("Left on"), _l("The day of departure is needed"))
    note = written(
        _l("Note"), description=_l("Where it is known from, such as a stamp in the passport.")
    )

    def validate_last(self, field: DayField) -> None:
        """Not before the arrival."""
        in_order(self.first, field)

    def value(self) -> StayInput:
        """The stay, of a form that holds."""
        return StayInput(
            country=self.country.text,
            first=day_of(self.first.text, "first"),
            last=day_of(self.last.text, "last"),
            note=self.note.text,
        )
