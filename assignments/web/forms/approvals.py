"""Forms of who stands in for whom, and of the amounts above which two people approve."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from assignments.actions.approval_limits import LimitInput
from assignments.actions.deputies import DeputyInput
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in
from assignments.web.forms.fields import CHOOSE, AmountField, ChoiceField, CurrencyField, needed


class DeputyForm(OfficeForm):
    """Who stands in, from which day to which."""

    deputy = ChoiceField(_l("Deputy"), [needed(_l("Choose somebody"))], choices={})
    first = day_field(_l("From"), _l("Give the first day"))
    last = day_field(_l("To, this day included"), _l("Give the last day"))

    def offer(self, people: Sequence[Person]) -> None:
        """Let these people be chosen from."""
        names = {str(one.id): f"{one.name}, {one.email}" for one in people}
        self.deputy.choices = {"": CHOOSE, **names}

    def value(self) -> DeputyInput:
        """The deputy and the days, of a form that holds."""
        first, last = day_in(self.first), day_in(self.last)
        if first is None or last is None:
            raise InputError("first", "is missing", "give the first and the last day")
        return DeputyInput(int(self.deputy.text), first, last)


class LimitForm(OfficeForm):
    """The amount of a currency above which two people approve."""

    currency = CurrencyField()
    amount = AmountField(
        _l("Amount"),
        [Length(max=40)],
        description=_l(
            "Above it two people approve. Left empty, one person approves any amount; "
            "with 0 every amount needs two."
        ),
    )

    def value(self) -> LimitInput:
        """The limit as typed; the action judges it."""
        return LimitInput(self.currency.text, self.amount.text)
