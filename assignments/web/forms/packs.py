"""The form that asks for a pack of another country or of other days; it changes nothing."""

import datetime as dt

from flask_babel import lazy_gettext as _l
from wtforms import Form

from assignments.actions.packs import YearWanted
from assignments.core.fields import day_of
from assignments.web import filters
from assignments.web.forms.fields import ChoiceField, DayField


class YearForm(Form):
    """A country, and the days of its tax year."""

    country = ChoiceField(_l("As treated in"), choices={})
    first = DayField(_l("First day of the year"))
    last = DayField(_l("Last day"))

    def among(self, home: str, host: str) -> "YearForm":
        """The same, with the two countries to choose from; the host where none was chosen."""
        self.country.data = self.country.data or host
        self.country.choices = {code: filters.country(code) for code in (host, home)}
        return self

    def wanted(self, year: int) -> YearWanted:
        """What is asked for; InputError for a day that does not exist."""
        first, last = _day(self.first, "from"), _day(self.last, "to")
        return YearWanted(year, self.country.data or "", first, last)


def _day(field: DayField, where: str) -> dt.date | None:
    return day_of(field.text, where) if field.text else None
