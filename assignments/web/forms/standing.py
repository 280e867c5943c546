"""Forms of what runs out, of days off, and of vacation granted."""

from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import FileField, ValidationError
from wtforms.validators import DataRequired

from assignments.actions import Upload
from assignments.actions.standing import LONGEST_NUMBER, ItemInput
from assignments.actions.time_off import MOST_DAYS, TimeOffInput, VacationInput
from assignments.core.fields import day_of
from assignments.core.standing import COVERAGE
from assignments.core.words import PERSONS
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in, in_order, whole_number, written
from assignments.web.forms.fields import (
    CHOOSE,
    AmountField,
    ChoiceField,
    CountryField,
    DayField,
    WordField,
    needed,
)
from assignments.web.languages import N_, Spoken

KINDS = Spoken(
    {
        COVERAGE: N_("Certificate of coverage for social security"),
        "work_permit": N_("Work permit"),
        "residence_permit": N_("Residence permit"),
        "visa": N_("Visa"),
        "passport": N_("Passport"),
        "health_cover": N_("Health cover"),
        "other": N_("Something else that runs out"),
    }
)
TIMES_OFF = Spoken(
    {
        "vacation": N_("Vacation taken"),
        "host_holiday": N_("Holiday in the host country, not in its calendar"),
        "home_holiday": N_("Holiday in the home country, not in its calendar"),
    }
)


class ItemForm(OfficeForm):
    """Something that is valid between two days."""

    kind = ChoiceField(
        _l("What it is"), [needed(_l("Choose what it is"))], choices=KINDS, empty=CHOOSE
    )
    person = WordField(_l("For whom"), PERSONS)
    country = CountryField(_l("Issued by"), [needed(_l("Choose the country that issued it"))])
    number = written(_l("Number"), most=LONGEST_NUMBER)
    first = day_field(_l("Valid from"))
    last = day_field(
        _l("Valid to, that day included"), description=_l("Empty: it does not run out.")
    )
    note = written(_l("Note"))
    file = FileField(
        _l("File"),
        description=_l("A PDF or a picture, up to 10 MiB; it may be left out."),
        render_kw={"accept": "application/pdf,image/*"},
    )

    def validate_last(self, field: DayField) -> None:
        """Not before the first day; a certificate has both."""
        if self.kind.text == COVERAGE and not (field.text and self.first.text):
            raise ValidationError(_("A certificate of coverage has both days"))
        in_order(self.first, field)

    def value(self, file: FileStorage | None) -> tuple[ItemInput, Upload | None]:
        """The item, of a form that holds, and the file that came with it."""
        item = ItemInput(
            kind=self.kind.text,
            country=self.country.text,
            number=self.number.text,
            first=day_in(self.first),
            last=day_in(self.last),
            person=self.person.text,
            note=self.note.text,
        )
        sent = file is not None and bool(file.filename)
        return item, Upload(file.stream, file.filename or "") if file and sent else None


class TimeOffForm(OfficeForm):
    """Days off, both included."""

    kind = ChoiceField(_l("What kind"), choices=TIMES_OFF, default="vacation")
    first = day_field(_l("First day"), _l("The first day is needed"))
    last = day_field(_l("Last day, included"), _l("The last day is needed"))
    note = written(_l("Note"), description=_l("The name of a holiday, or anything to know it by."))

    def validate_last(self, field: DayField) -> None:
        """Not before the first."""
        in_order(self.first, field)

    def value(self) -> TimeOffInput:
        """The days, of a form that holds."""
        return TimeOffInput(
            kind=self.kind.text,
            first=day_of(self.first.text, "first"),
            last=day_of(self.last.text, "last"),
            note=self.note.text,
        )


class VacationForm(OfficeForm):
    """So many working days of vacation a year."""

    days = AmountField(
        _l("Working days a calendar year"),
        [DataRequired(_l("The number of days is needed")), whole_number(MOST_DAYS)],
        render_kw={"inputmode": "numeric"},
    )
    first = day_field(_l("From"), description=_l("Empty: from the start of the assignment."))
    note = written(_l("Where it is from"), description=_l("The clause, or the policy it follows."))

    def value(self) -> VacationInput:
        """The grant, of a form that holds."""
        return VacationInput(int(self.days.text), day_in(self.first), self.note.text)


class PartForm(OfficeForm):
    """A part of a country, or all of it."""

    named: ClassVar[dict[str, str]] = {"side": "part"}

    part = ChoiceField(_l("Holidays of"), choices={}, empty=_l("The whole country"))

    def offer(self, parts: tuple[str, ...]) -> None:
        """Offer the parts of a country by their codes."""
        self.part.choices = {"": _("The whole country"), **{part: part for part in parts}}
