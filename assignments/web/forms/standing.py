"""Forms of what runs out, of days off, and of vacation granted."""

from typing import ClassVar

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

KINDS = {
    COVERAGE: "Certificate of coverage for social security",
    "work_permit": "Work permit",
    "residence_permit": "Residence permit",
    "visa": "Visa",
    "passport": "Passport",
    "health_cover": "Health cover",
    "other": "Something else that runs out",
}
TIMES_OFF = {
    "vacation": "Vacation taken",
    "host_holiday": "Holiday in the host country, not in its calendar",
    "home_holiday": "Holiday in the home country, not in its calendar",
}


class ItemForm(OfficeForm):
    """Something that is valid between two days."""

    kind = ChoiceField("What it is", [needed("Choose what it is")], choices=KINDS, empty=CHOOSE)
    person = WordField("For whom", PERSONS)
    country = CountryField("Issued by", [needed("Choose the country that issued it")])
    number = written("Number", most=LONGEST_NUMBER)
    first = day_field("Valid from")
    last = day_field("Valid to, that day included", description="Empty: it does not run out.")
    note = written("Note")
    file = FileField(
        "File",
        description="A PDF or a picture, up to 10 MiB; it may be left out.",
        render_kw={"accept": "application/pdf,image/*"},
    )

    def validate_last(self, field: DayField) -> None:
        """Not before the first day; a certificate has both."""
        if self.kind.text == COVERAGE and not (field.text and self.first.text):
            raise ValidationError("A certificate of coverage has both days")
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

    kind = ChoiceField("What kind", choices=TIMES_OFF, default="vacation")
    first = day_field("First day", "The first day is needed")
    last = day_field("Last day, included", "The last day is needed")
    note = written("Note", description="The name of a holiday, or anything to know it by.")

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
        "Working days a calendar year",
        [DataRequired("The number of days is needed"), whole_number(MOST_DAYS)],
        render_kw={"inputmode": "numeric"},
    )
    first = day_field("From", description="Empty: from the start of the assignment.")
    note = written("Where it is from", description="The clause, or the policy it follows.")

    def value(self) -> VacationInput:
        """The grant, of a form that holds."""
        return VacationInput(int(self.days.text), day_in(self.first), self.note.text)


class PartForm(OfficeForm):
    """A part of a country, or all of it."""

    named: ClassVar[dict[str, str]] = {"side": "part"}

    part = ChoiceField("Holidays of", choices={}, empty="The whole country")

    def offer(self, parts: tuple[str, ...]) -> None:
        """Offer the parts of a country by their codes."""
        self.part.choices = {"": "The whole country", **{part: part for part in parts}}
