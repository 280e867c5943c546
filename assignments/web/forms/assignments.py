"""HR's forms on an assignment: what is recorded of it, and its end."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext
from wtforms import TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from assignments.actions import AssignmentInput, EndInput, PersonInput
from assignments.core.rates import EXPENSE_DATE
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import (
    day_field,
    day_in,
    in_order,
    money_fits,
    whole_number,
    written,
)
from assignments.web.forms.fields import (
    CHOOSE,
    AmountField,
    ChoiceField,
    CountryField,
    CurrencyField,
    DayField,
    TextField,
    WordsField,
    needed,
    trimmed,
)
from assignments.web.forms.known import RULE_CHOICES

MOST_MONTHS = 120
FAMILY = ("spouse", "children")
_WORDS = (
    "employer",
    "position",
    "reports_to",
    "cost_centre",
    "home_country",
    "home_city",
    "host_country",
    "host_city",
)


class AssignmentForm(OfficeForm):
    """What HR records of an assignment, but for whose it is and its end."""

    named: ClassVar[Mapping[str, str]] = {"amount": "monthly_salary", "currency": "salary_currency"}

    employer = written(_l("Employer"), _l("The employer is needed"))
    position = written(_l("Position"), _l("The position is needed"))
    reports_to = written(_l("Reports to"))
    cost_centre = written(_l("Cost centre"))
    home_country = CountryField(
        _l("Home country"), validators=[needed(_l("Choose the home country"))]
    )
    home_city = written(_l("Home city"), _l("The home city is needed"))
    host_country = CountryField(
        _l("Host country"), validators=[needed(_l("Choose the host country"))]
    )
    host_city = written(_l("Host city"), _l("The host city is needed"))
    start = day_field(_l("First day"), _l("The first day is needed"))
    expected_months = AmountField(
        _l("Expected length in months"),
        [Optional(), whole_number(MOST_MONTHS)],
        render_kw={"inputmode": "numeric"},
    )
    expected_end = day_field(_l("Or expected last day"))
    settlement_currency = CurrencyField(
        _l("Settlement currency"), description=_l("What is owed to the employee is counted in it.")
    )
    accompanied_by = WordsField(_l("Family who come along"), FAMILY)
    monthly_salary = AmountField(_l("Monthly base salary"))
    salary_currency = CurrencyField(_l("Currency of the salary"))
    rate_rule = ChoiceField(_l("Rate rule"), choices=RULE_CHOICES, default=EXPENSE_DATE)

    def validate_expected_end(self, field: DayField) -> None:
        """One of length and end, and no end before the start."""
        if self.expected_months.text:
            raise ValidationError(_("The length is given too: give one of the two."))
        in_order(self.start, field)

    def validate_monthly_salary(self, field: AmountField) -> None:
        """An amount of its currency."""
        money_fits(field, self.salary_currency.data)

    def value(self, employee_id: int) -> AssignmentInput:
        """The assignment of an employee, of a form that holds."""
        start = day_in(self.start)
        if start is None:
            raise InputError("start", "is no day", "give the first day")
        months, salary = self.expected_months.text, self.monthly_salary.text
        return AssignmentInput(
            employee_id=employee_id,
            **{name: str(self[name].data or "") for name in _WORDS},
            start=start,
            expected_months=int(months) if months else None,
            expected_end=day_in(self.expected_end),
            settlement_currency=self.settlement_currency.data,
            accompanied_by=tuple(self.accompanied_by.data or ()),
            monthly_salary=salary,
            salary_currency=self.salary_currency.data if salary else "",
            rate_rule=self.rate_rule.text,
        )


def recorded(record: AssignmentRecord) -> dict[str, Any]:
    """What stands in the form at first for an assignment that is to be changed."""
    facts, salary = record.facts, record.facts.monthly_salary
    return {
        **{name: getattr(record, name) for name in _WORDS},
        "start": facts.start,
        "expected_end": facts.expected_end,
        "settlement_currency": facts.settlement_currency,
        "accompanied_by": list(facts.accompanied_by),
        "monthly_salary": None if salary is None else str(salary),
        "rate_rule": record.rate_rule,
        "salary_currency": facts.settlement_currency if salary is None else salary.currency,
    }


class NewAssignmentForm(AssignmentForm):
    """A new assignment, of somebody known or of somebody who is added with it."""

    named: ClassVar[Mapping[str, str]] = {
        **AssignmentForm.named,
        "name": "new_name",
        "email": "new_email",
        "employee_id": "employee",
    }

    employee = ChoiceField(_l("Employee"), choices={})
    new_name = TextField(lazy_pgettext("person", "Name"), [Length(max=200)])
    new_email = TextField(
        _l("Email"), [Length(max=254)], render_kw={"type": "email", "autocomplete": "off"}
    )

    def offer(self, people: Iterable[Person]) -> None:
        """Offer everybody who holds the expatriate role, and somebody new."""
        known = {
            str(one.id): f"{one.name}, {one.email}" for one in people if "expatriate" in one.roles
        }
        self.employee.choices = {"": CHOOSE, "new": _("Somebody new"), **known}

    def validate_employee(self, field: ChoiceField) -> None:
        """Somebody must be named, and only one."""
        typed = self.new_name.text or self.new_email.text
        if not field.data:
            raise ValidationError(_("Choose a person, or somebody new and give name and email."))
        if field.data != "new" and typed:
            raise ValidationError(
                _(
                    "Somebody new is typed below as well: choose \N{LEFT DOUBLE QUOTATION MARK}"
                    "Somebody new\N{RIGHT DOUBLE QUOTATION MARK} or empty those fields."
                )
            )

    def validate_new_name(self, field: TextField) -> None:
        """Somebody new has a name."""
        if self.employee.data == "new" and not field.text:
            raise ValidationError(_("The name is needed"))

    def validate_new_email(self, field: TextField) -> None:
        """Somebody new has an email address."""
        if self.employee.data == "new" and not field.text:
            raise ValidationError(_("The email address is needed"))

    @property
    def newcomer(self) -> PersonInput | None:
        """Who is to be added first; None where somebody known was chosen."""
        if self.employee.data != "new":
            return None
        expatriate = frozenset({"expatriate"})
        return PersonInput(self.new_email.text, self.new_name.text, expatriate)

    @property
    def once_for_newcomer(self) -> str:
        """The once-only key of adding the person, told from that of the assignment."""
        return str(uuid.uuid5(uuid.UUID(self.once), "newcomer"))


class EndForm(OfficeForm):
    """The day an assignment ended, and why."""

    end = day_field(_l("Last day of the assignment"), _l("The last day is needed"))
    reason = TextAreaField(
        _l("Reason"),
        [DataRequired(_l("A reason is needed")), Length(max=2000)],
        description=_l("For instance: the work is done; the employee leaves the company."),
        filters=[trimmed],
        render_kw={"rows": 3},
    )

    def value(self) -> EndInput:
        """The end, of a form that holds."""
        end = day_in(self.end)
        if end is None:
            raise InputError("end", "is no day", "give the last day")
        return EndInput(end, self.reason.data or "")
