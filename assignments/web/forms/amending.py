"""HR's forms for earlier terms that end: where a later letter's own begins, or without one."""

from typing import ClassVar, Self

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from assignments.actions.amending import Ending, Link
from assignments.core.letter import Term
from assignments.core.records import TermRecord
from assignments.core.words import InputError
from assignments.web.filters import clause_of
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in
from assignments.web.speech import CATEGORY_NAMES


class LinkForm(OfficeForm):
    """From which day the later term takes the earlier one's place."""

    named: ClassVar[dict[str, str]] = {"from": "first", "to": "first"}

    first = day_field(_l("From"), _l("The first day is needed"))
    carries = BooleanField(_l("What was used of its limit counts on"))

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


class EndingForm(OfficeForm):
    """Earlier terms that a letter ends, and from which day they hold no more."""

    named: ClassVar[dict[str, str]] = {"from": "last_first", "first": "last_first"}

    earlier = SelectMultipleField(
        _l("Terms that end"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    last_first = day_field(_l("No longer from"), _l("The first day without them is needed"))

    def offer(self, terms: tuple[TermRecord, ...]) -> None:
        """Offer some terms, each by what it is about and where it stands."""
        self.earlier.choices = [(one.id, _called(one.term)) for one in terms]

    def value(self) -> Ending:
        """The ending, of a form that holds."""
        first = day_in(self.last_first)
        if first is None:
            raise InputError("last_first", "is no day", "give the first day without them")
        return Ending(tuple(self.earlier.data or ()), first)


def _called(term: Term) -> str:
    return f"{CATEGORY_NAMES[term.category]}, {clause_of(term.clause, term.letter)}"
