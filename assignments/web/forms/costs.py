"""Forms of costs beyond claims: pay periods, bonuses, corrections, what is taxable."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.actions.pay import BonusInput, PayInput
from assignments.actions.taxability import TaxabilityInput
from assignments.core.pay import MONTH
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in, money_fits
from assignments.web.forms.fields import (
    AmountField,
    CategoryField,
    ChoiceField,
    CountryField,
    CurrencyField,
    needed,
    trimmed,
)
from assignments.web.languages import N_, Spoken

LONGEST = 2000
PAY_KINDS = Spoken(
    {
        "month": N_("Every month"),
        "half_month": N_("Twice a month, on the 15th and the last day"),
        "two_weeks": N_("Every two weeks"),
        "none": N_("Pay is not kept here"),
    }
)
ANSWERS = Spoken({"yes": N_("Taxable"), "no": N_("Not taxable")})


def _reason(label: str, needs: str = "") -> TextAreaField:
    checks = [DataRequired(needs)] if needs else []
    return TextAreaField(
        label, [*checks, Length(max=LONGEST)], filters=[trimmed], render_kw={"rows": 2}
    )


class PayForm(OfficeForm):
    """By which periods somebody is paid from a day on."""

    kind = ChoiceField(_l("How often"), choices=PAY_KINDS, default=MONTH)
    first = day_field(_l("From"), _l("Give the day from which it holds"))
    anchor = day_field(
        _l("A day on which two weeks begin"),
        description=_l("Only where pay comes every two weeks."),
    )

    def value(self) -> PayInput:
        """The setting, of a form that holds."""
        first = day_in(self.first)
        if first is None:
            raise InputError("first", "is missing", "give the day from which it holds")
        return PayInput(first, self.kind.text, day_in(self.anchor))


class BonusForm(OfficeForm):
    """What was really paid of a bonus."""

    amount = AmountField(_l("Amount paid"), description=_l("Left empty: none was paid."))
    currency = CurrencyField()
    reason = _reason(_l("Reason, needed where none was paid"))

    def validate_amount(self, field: AmountField) -> None:
        """An amount of its currency."""
        money_fits(field, self.currency.data)

    def value(self) -> BonusInput:
        """What was paid, of a form that holds."""
        return BonusInput(self.amount.text, self.currency.data, self.reason.data or "")


class CostForm(OfficeForm):
    """What a cost should have been, and why."""

    amount = AmountField(_l("The right amount"), [needed(_l("An amount is needed; 0 for nothing"))])
    reason = _reason(_l("Reason"), _l("Say what was wrong"))

    def value(self) -> tuple[str, str]:
        """The amount and the reason, of a form that holds."""
        return self.amount.text, self.reason.data or ""


class TaxabilityForm(OfficeForm):
    """How the company treats a category in a country from a day on."""

    named: ClassVar[dict[str, str]] = {"taxable": "answer"}

    category = CategoryField(validators=[needed(_l("Choose a category"))])
    country = CountryField(_l("Country"), [needed(_l("Choose a country"))])
    first = day_field(_l("From"), _l("Give the day from which it holds"))
    answer = ChoiceField(_l("The company treats it as"), choices=ANSWERS, default="yes")
    note = _reason(_l("Note"))

    def value(self) -> TaxabilityInput:
        """The row, of a form that holds."""
        first = day_in(self.first)
        if first is None:
            raise InputError("first", "is missing", "give the day from which it holds")
        return TaxabilityInput(
            self.category.text,
            self.country.text,
            first,
            self.answer.text == "yes",
            self.note.data or "",
        )
