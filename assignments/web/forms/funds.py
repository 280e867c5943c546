"""HR's form on money set aside: a deposit, what was drawn, a refund."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments.actions.funds import EntryInput
from assignments.core.money import Money
from assignments.core.words import InputError
from assignments.web.filters import money
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in, written
from assignments.web.forms.fields import AmountField, ChoiceField
from assignments.web.languages import N_, Spoken

KINDS = Spoken(
    {
        "deposit": N_("Put into the fund"),
        "draw": N_("Drawn from it"),
        "refund": N_("Given back to the company"),
    }
)


class EntryForm(OfficeForm):
    """One entry of a fund; for a line that is paid out of it the amount may be left empty."""

    kind = ChoiceField(_l("What happened"), choices=KINDS, default="deposit")
    line = ChoiceField(_l("For an approved line"), choices={}, default="")
    amount = AmountField(
        _l("Amount"), description=_l("Left empty for a line: all that was approved.")
    )
    day = day_field(_l("Day"), _l("The day is needed"))
    note = written(
        _l("Reason or remark"), description=_l("Needed for a draw without a line."), most=500
    )

    def offer(self, lines: Iterable[tuple[int, Money]]) -> None:
        """Offer the approved lines that were not drawn for yet."""
        said = [
            (str(number), _("Line %(number)s: %(of)s", number=number, of=money(of)))
            for number, of in lines
        ]
        self.line.choices = [("", _("No line")), *said]

    def value(self) -> EntryInput:
        """The entry, of a form that holds."""
        day = day_in(self.day)
        if day is None:
            raise InputError("day", "the day is missing", "give it")
        line_id = int(self.line.text) if self.line.text.isdigit() else None
        return EntryInput(self.kind.text, self.amount.text, day, self.note.text, line_id)
