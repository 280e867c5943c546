"""HR's forms on plans: a version, and an assumption in it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, TextAreaField, ValidationError
from wtforms.validators import Length

from assignments.actions.plans import LONGEST_LABEL, AssumptionEdit, PlanInput
from assignments.core.money import bare_number
from assignments.core.month import month_named
from assignments.core.plan import Assumption, AssumptionInput
from assignments.core.plan.hand import IN_ALL, LONGEST_NOTE, MONTHLY, NOTHING
from assignments.core.plan.versions import Plan
from assignments.core.words import CATEGORY_GROUPS
from assignments.web import speech
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in, money_fits, read_by, written
from assignments.web.forms.fields import (
    AmountField,
    ChoiceField,
    CurrencyField,
    TextField,
    needed,
)
from assignments.web.languages import N_, Spoken

HOWS = Spoken(
    {
        MONTHLY: N_("So much every month"),
        IN_ALL: N_("So much in all, spread evenly over the months"),
        NOTHING: N_("Nothing is expected in these months"),
    }
)
MONTH = {"placeholder": "2005-03", "autocomplete": "off"}
A_MONTH = read_by(lambda text, _where: month_named(text))
A_NUMBER = read_by(lambda text, where: bare_number(text, where, most_decimals=10))


class PlanForm(OfficeForm):
    """A version that is kept: its name, and how far it reaches."""

    label = written(
        _l("Name of the version"), most=LONGEST_LABEL, description=_l("Such as: as signed.")
    )
    last = day_field(
        _l("The plan's last day"),
        description=_l("Left empty: the assignment's end or expected end. At most ten years."),
    )

    def value(self) -> PlanInput:
        """The version, of a form that holds."""
        return PlanInput(self.label.text, day_in(self.last))


class AssumptionForm(OfficeForm):
    """What is expected of one cost from a month to another."""

    of = HiddenField()
    about = ChoiceField(_l("For"), [needed(_l("Choose what it is for"))], choices={})
    how = ChoiceField(_l("What is expected"), choices=HOWS, default=MONTHLY)
    amount = AmountField(_l("Price or amount"), [])
    currency = CurrencyField(default="USD")
    quantity = AmountField(
        _l("Times"), [A_NUMBER], default="1", description=_l("Such as 500 (pounds).")
    )
    rate = AmountField(
        _l("Rate"),
        [A_NUMBER],
        description=_l("One unit in the settlement currency. Left empty: the newest rate known."),
    )
    first = TextField(
        _l("First month"), [needed(_l("The first month is needed")), A_MONTH], render_kw=MONTH
    )
    last = TextField(
        _l("Last month"),
        [A_MONTH],
        description=_l("Left empty: the first month alone."),
        render_kw=MONTH,
    )
    note = TextAreaField(_l("Note"), [Length(max=LONGEST_NOTE)], render_kw={"rows": 2})
    label = written(_l("Name of the new version"), most=LONGEST_LABEL)

    @staticmethod
    def offered(terms: dict[str, str]) -> dict[str, dict[str, str]]:
        """The choices of what it is for: some terms, then every category."""
        categories = {
            _l("All costs, %(group)s", group=group): {
                f"{word}|": speech.CATEGORY_NAMES[word] for word in words
            }
            for group, words in CATEGORY_GROUPS.items()
        }
        first = {"": {"": _l("Choose …")}}
        return first | ({"From the letters": terms} if terms else {}) | categories

    def validate_amount(self, field: AmountField) -> None:
        """Needed unless nothing is expected."""
        if self.how.text == NOTHING:
            field.errors = []
        elif not field.text:
            raise ValidationError(_("An amount is needed"))
        else:
            money_fits(field, self.currency.data)

    def value(self, place: int) -> AssumptionEdit:
        """The assumption, of a form that holds, new or in the place of another."""
        category, _, term = self.about.text.partition("|")
        typed = AssumptionInput(
            category=category,
            how=self.how.text,
            first=self.first.text,
            last=self.last.text,
            amount=self.amount.text,
            currency=self.currency.text,
            quantity=self.quantity.text,
            note=self.note.data or "",
            term=term,
            rate=self.rate.text,
        )
        of = self.of.data or "0"
        number = int(of[:9]) if of.isascii() and of.isdigit() else -1
        return AssumptionEdit(number, place, typed, self.label.text)


def typed_before(one: Assumption) -> dict[str, str]:
    """An assumption as it stands in the form when it is to be changed."""
    price = one.price
    known = {} if price is None else {"amount": str(price), "currency": price.currency}
    return known | {
        "about": f"{one.category}|{one.term}",
        "how": one.how,
        "first": one.first,
        "last": one.last,
        "quantity": one.quantity,
        "rate": one.rate,
        "note": one.note,
    }


def typed_for(plan: Plan, about: str) -> dict[str, str]:
    """What stands in the form for a new one: the months that are planned, and the currency."""
    category, _, term = about.partition("|")
    projection = plan.projection
    known = {"about": about, "currency": projection.currency}
    found = [
        one
        for one in projection.estimates
        if one.category == category and term in {"", one.term} and one.figures
    ]
    months = [one.month for estimate in found for one in estimate.figures]
    whole = months or projection.months
    return known | {"first": min(whole), "last": max(whole)}
