"""HR's form for an earlier term that ends where a later letter's own begins."""

from typing import ClassVar, Self

from wtforms import BooleanField

from assignments.actions.amending import Link
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in


class LinkForm(OfficeForm):
    """From which day the later term takes the earlier one's place."""

    named: ClassVar[dict[str, str]] = {"from": "first", "to": "first"}

    first = day_field("From", "The first day is needed")
    carries = BooleanField("What was used of its limit counts on")

    def numbered(self, number: int) -> Self:
        """The form with fields of their own on a page of several."""
        for field in (self.first, self.carries):
            field.id = field.label.field_id = f"{field.name}-{number}"
        return self

    def value(self, earlier_id: int) -> Link:
        """The link, of a form that holds."""
        first = day_in(self.first)
        if first is None:
            raise InputError("first", "is no day", "give the first day")
        return Link(earlier_id, first, bool(self.carries.data))
