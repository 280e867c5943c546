"""Forms on ending an assignment: the question, a rule, facts of the employment, a decision."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Form, TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.actions.endings import Correction, DecisionInput
from assignments.core.ending import (
    ANCHORS,
    CAUSES,
    CHANGE_OF_CONTROL,
    GOOD_CAUSE,
    GOOD_REASON,
    HealthCover,
    OptionGrant,
    Untaken,
)
from assignments.core.ending.records import RuleRecord
from assignments.core.money import Money, bare_number
from assignments.core.records import LetterRecord
from assignments.core.words import PERSONS, InputError
from assignments.web.forms import OfficeForm, reason_field
from assignments.web.forms.checks import A_DAY, day_field, day_in, whole_number, written
from assignments.web.forms.fields import (
    AmountField,
    ChoiceField,
    CurrencyField,
    DayField,
    WordsField,
    needed,
)
from assignments.web.languages import N_, Spoken

CAUSE_NAMES = Spoken(
    {
        "without_good_cause": N_("The company ends it without good cause"),
        "change_of_control": N_("Change of control"),
        "good_reason": N_("The employee resigns for good reason"),
        "good_cause": N_("The company ends it for good cause"),
        "natural_end": N_("Natural end"),
    }
)
KIND_NAMES = Spoken(
    {
        "lump_sum": N_("Lump sum"),
        "salary_months": N_("Months of salary"),
        "health_months": N_("Months of health cover"),
        "options_vest": N_("Options vest"),
        "travel": N_("Journey home"),
        "freight": N_("Freight home"),
        "pay_to_date": N_("Pay up to the day"),
        "vacation": N_("Untaken vacation"),
        "good_reason": N_("What Good Reason is"),
        "good_cause": N_("What Good Cause is"),
        "change_of_control": N_("What a change of control is"),
        "notice": N_("Notice to be given"),
    }
)
ANCHOR_NAMES = dict(
    zip(ANCHORS, (_l("The first day of employment"), _l("The letter's signing")), strict=True)
)
DECIDED = Spoken(
    {
        GOOD_REASON: N_("Good Reason"),
        GOOD_CAUSE: N_("Good Cause"),
        CHANGE_OF_CONTROL: N_("A change of control"),
    }
)
GIVEN = Spoken({"yes": N_("It is given"), "no": N_("It is not given")})
LONGEST = 2000


class AskForm(Form):
    """A day and a cause; asks, changes nothing."""

    on = DayField(_l("It ends on"), [needed(_l("The day is needed")), A_DAY])
    cause = ChoiceField(_l("How it ends"), choices=CAUSE_NAMES, default=CAUSES[0])


def _area(label: str, rows: int = 3, **words: Any) -> TextAreaField:  # noqa: ANN401 - as wtforms
    return TextAreaField(label, [Length(max=5000)], render_kw={"rows": rows}, **words)


class RuleForm(OfficeForm):
    """One rule on ending: what, for which causes, how much, within what window, when due."""

    kind = ChoiceField(_l("What falls due"), choices=KIND_NAMES)
    causes = WordsField(_l("When it ends so"), CAUSES)
    clause = written(_l("Clause"), description=_l("As printed; empty where none is."), most=40)
    quote = _area(_l("The letter's words"), 5)
    amount = AmountField(_l("Amount"), description=_l("For a lump sum."))
    currency = CurrencyField(default="USD")
    months = AmountField(_l("How many months"), description=_l("Of salary or of health cover."))
    percent = AmountField(
        _l("Per cent"),
        [whole_number(100)],
        description=_l("Of options not yet vested; empty: all."),
    )
    people = WordsField(_l("For whom"), PERSONS)
    window_months = AmountField(
        _l("Window in months"), [whole_number(600)], description=_l("Empty: at any time.")
    )
    window_from = ChoiceField(_l("The window begins with"), choices=ANCHOR_NAMES)
    anniversary = BooleanField(_l("The anniversary itself still lies within the window"))
    after_window = BooleanField(_l("It holds once the window is over"))
    only = BooleanField(_l("The letter says that nothing else is due"))
    due_days = AmountField(
        _l("Due so many days after"), description=_l("Empty: the letter names no day.")
    )
    due_working = BooleanField(_l("These are working days"))
    contingent = _area(_l("On condition that"))
    reason = reason_field()

    def words(self) -> dict[str, Any]:
        """The rule in plain words, of a form that holds."""
        amount = self.amount.text_or_none
        return {
            "kind": self.kind.text,
            "causes": list(self.causes.chosen),
            "clause": self.clause.text,
            "quote": self.quote.data or "",
            "start": None,
            "end": None,
            "amount": amount,
            "currency": self.currency.text if amount else None,
            "months": self.months.text_or_none,
            "percent": _whole(self.percent),
            "people": list(self.people.chosen) or ["employee"],
            "window_months": _whole(self.window_months),
            "window_from": self.window_from.text,
            "anniversary": bool(self.anniversary.data),
            "after_window": bool(self.after_window.data),
            "only": bool(self.only.data),
            "due_days": _whole(self.due_days),
            "due_working": bool(self.due_working.data),
            "contingent": (self.contingent.data or "").strip(),
        }

    def correction(self) -> Correction:
        """The rule and the reason for the correction, of a form that holds."""
        return Correction(self.words(), self.reason.data or "")


def _whole(field: AmountField) -> int | None:
    if not field.text:
        return None
    if not (field.text.isascii() and field.text.isdigit()):
        what = _l("%(text)s is no whole number", text=repr(field.text))
        raise InputError(field.short_name, what, "write digits only")
    return int(field.text[:9])


class NewRuleForm(RuleForm):
    """A rule put down by hand, of one of the letters."""

    letter = ChoiceField(_l("Letter"), choices={}, default="")

    def offer(self, letters: Iterable[LetterRecord]) -> None:
        """Offer the assignment's letters."""
        self.letter.choices = [(str(one.id), f"{one.number}: {one.title}") for one in letters]

    @property
    def letter_id(self) -> int:
        """The chosen letter's number; InputError where none is chosen."""
        if not self.letter.text.isdigit():
            raise InputError("letter", "no letter is chosen", "add the letter first")
        return int(self.letter.text)


class FirstDayForm(OfficeForm):
    """The first day of employment, which may be before the assignment's start."""

    title = _l("First day of employment")
    day = day_field(_l("First day"), _l("The day is needed"))

    def fact(self) -> dt.date:
        """The day, of a form that holds."""
        return _day(self.day)


def _day(field: DayField) -> dt.date:
    day = day_in(field)
    if day is None:
        raise InputError(field.short_name, "the day is missing", "give it")
    return day


class HealthForm(OfficeForm):
    """What a month of group health cover costs, from a day on."""

    title = _l("Health cover")
    day = day_field(_l("From"), _l("The day is needed"))
    own = AmountField(_l("Monthly premium of the employee"), [needed(_l("The premium is needed"))])
    dependants = AmountField(
        _l("Monthly premium of the dependants"), description=_l("Empty: no dependants are covered.")
    )
    currency = CurrencyField()

    def fact(self) -> HealthCover:
        """The cover, of a form that holds."""
        code, other = self.currency.text, self.dependants.text
        return HealthCover(
            _day(self.day),
            Money.parse(self.own.text, code, "own"),
            Money.parse(other, code, "dependants") if other else None,
        )


class GrantForm(OfficeForm):
    """Options granted, and how they vest."""

    title = _l("Option grant")
    day = day_field(_l("Granted on"), _l("The day is needed"))
    number = AmountField(_l("Options"), [needed(_l("The number is needed"))])
    cliff = AmountField(_l("First part after so many months"), [whole_number(600)], default="12")
    total = AmountField(_l("All after so many months"), [whole_number(600)], default="48")
    step = AmountField(_l("The rest every so many months"), [whole_number(600)], default="3")

    def fact(self) -> OptionGrant:
        """The grant, of a form that holds."""
        number, total = _whole(self.number) or 0, _whole(self.total) or 0
        steps = (_whole(self.cliff) or 0, total, _whole(self.step) or total)
        return OptionGrant(_day(self.day), number, *steps)


class UntakenForm(OfficeForm):
    """Days of vacation earned and not taken, as of a day."""

    title = _l("Vacation not taken")
    day = day_field(_l("As of"), _l("The day is needed"))
    days = AmountField(_l("Days not taken"), [needed(_l("The days are needed"))])

    def fact(self) -> Untaken:
        """The days, of a form that holds."""
        none = not self.days.text.strip("0.")
        days = Fraction(0) if none else Fraction(bare_number(self.days.text, "days"))
        return Untaken(_day(self.day), days)


FACT_FORMS: dict[str, type[FirstDayForm | HealthForm | GrantForm | UntakenForm]] = {
    "first-day": FirstDayForm,
    "health-cover": HealthForm,
    "option-grant": GrantForm,
    "untaken-days": UntakenForm,
}


def _in_short(record: RuleRecord) -> str:
    """An item of a letter's list in one line."""
    return f"{record.rule.clause} {' '.join(record.rule.quote.split())[:90]}".strip()


class DecisionForm(OfficeForm):
    """Whether a cause is given, by which item of the letter's list, and why."""

    cause = ChoiceField(_l("Cause"), choices=DECIDED)
    given = ChoiceField(_l("Decision"), choices=GIVEN, default="no")
    rule = ChoiceField(_l("By the letter's words"), choices={}, default="")
    day = day_field(_l("As of"), _l("The day is needed"))
    reason = TextAreaField(
        _l("Reason"),
        [DataRequired(_l("Say why")), Length(max=LONGEST)],
        render_kw={"rows": 3},
    )

    def offer(self, rules: Iterable[RuleRecord]) -> None:
        """Offer the confirmed items of the letters' lists."""
        kept = [one for one in rules if one.counts and one.rule.kind in DECIDED]
        said = [(str(one.id), _in_short(one)) for one in kept]
        self.rule.choices = [("", _("No single item")), *said]

    def value(self) -> DecisionInput:
        """The decision, of a form that holds."""
        rule_id = int(self.rule.text) if self.rule.text.isdigit() else None
        given = self.given.text == "yes"
        day, reason = _day(self.day), self.reason.data or ""
        return DecisionInput(self.cause.text, given, day, reason, rule_id)
