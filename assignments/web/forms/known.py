"""HR's forms on what is known beside the letters: economy fares and company rates."""

from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Form, ValidationError

from assignments.actions import FareInput, RateInput
from assignments.core.rate_rules import RATE_RULES
from assignments.core.rates import EXPENSE_DATE
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import A_DAY, A_NUMBER, day_field, day_in, in_order, money_fits
from assignments.web.forms.fields import (
    AmountField,
    CategoryField,
    ChoiceField,
    CurrencyField,
    DayField,
    needed,
)
from assignments.web.speech import RATE_RULES as RATE_RULE_NAMES

FLOWN = frozenset(
    {
        "outbound_airfare",
        "home_leave_airfare",
        "repatriation_airfare",
        "emergency_leave",
        "house_hunting",
        "commuting",
    }
)


RULE_CHOICES = RATE_RULE_NAMES.only(RATE_RULES)


class FareForm(OfficeForm):
    """The known economy fare of a category between two days."""

    category = CategoryField(validators=[needed(_l("Choose a category"))], only=FLOWN.__contains__)
    amount = AmountField(_l("Amount"), [needed(_l("An amount is needed"))])
    currency = CurrencyField()
    first = day_field(_l("From"), description=_l("Left empty: from the beginning."))
    last = day_field(
        _l("To, that day included"), description=_l("Left empty: until another follows.")
    )

    def validate_amount(self, field: AmountField) -> None:
        """An amount of its currency."""
        money_fits(field, self.currency.data)

    def validate_last(self, field: DayField) -> None:
        """Not before the first day."""
        in_order(self.first, field)

    def value(self) -> FareInput:
        """The fare, of a form that holds."""
        return FareInput(
            self.category.data,
            self.amount.text,
            self.currency.data,
            day_in(self.first),
            day_in(self.last),
        )


class RateForm(OfficeForm):
    """A rate that holds between two days."""

    named: ClassVar[dict[str, str]] = {"from": "base", "to": "quote"}

    base = CurrencyField(_l("From"), default="CNY")
    quote = CurrencyField(_l("To"))
    rate = AmountField(_l("Rate"), [needed(_l("The rate is needed")), A_NUMBER])
    first = day_field(_l("First day"), _l("The first day is needed"))
    last = day_field(_l("Last day, included"), _l("The last day is needed"))
    sure = BooleanField(_l("Yes, this rate is right"))

    def validate_quote(self, field: CurrencyField) -> None:
        """Two currencies."""
        if field.data == self.base.data:
            raise ValidationError(_("Both sides are the same currency: choose two."))

    def validate_last(self, field: DayField) -> None:
        """Not before the first day."""
        in_order(self.first, field)

    def value(self) -> RateInput:
        """The rate, of a form that holds."""
        first, last = day_in(self.first), day_in(self.last)
        if first is None or last is None:
            raise InputError("last", "a day is missing", "give both days")
        sure = bool(self.sure.data)
        return RateInput(self.base.data, self.quote.data, self.rate.text, first, last, sure)


class LookUpForm(Form):
    """Which rate counts for two currencies on a day; asks, changes nothing."""

    base = CurrencyField(_l("From"), default="CNY")
    quote = CurrencyField(_l("To"))
    on = DayField(_l("On"), [needed(_l("The day is needed")), A_DAY])
    rule = ChoiceField(_l("Rule"), choices=RULE_CHOICES, default=EXPENSE_DATE)
