"""HR's forms on how the company reads words that letters leave open."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from assignments.actions import EndReadingInput, NormInput, ReadingInput
from assignments.core.definitions import COMPANIONS
from assignments.core.words import PERS
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import A_DAY, day_field, day_in, in_order, money_fits, written
from assignments.web.forms.fields import (
    AmountField,
    CategoryField,
    ChoiceField,
    CurrencyField,
    DayField,
    WordField,
    WordsField,
)
from assignments.web.languages import N_, Spoken

NORM, DEFINITION = "norm", "definition"
KINDS = Spoken({NORM: N_("How much is reasonable"), DEFINITION: N_("What the words mean")})
LONGEST = 2000
ENDS, TAKEN_BACK = "ends", "taken_back"
ENDINGS = Spoken(
    {ENDS: N_("It counts up to a last day"), TAKEN_BACK: N_("It should never have counted")}
)


def _reason(needs: str) -> TextAreaField:
    checks = [DataRequired(needs), Length(max=LONGEST)]
    return TextAreaField(_l("Reason"), checks, render_kw={"rows": 3})


class ReadingForm(OfficeForm):
    """How the company reads some words: at most so much, or a definition of what they mean."""

    words = written(
        _l("The letter's words"), _l("Which words are read?"), render_kw={"list": "usual-words"}
    )
    kind = ChoiceField(_l("What is recorded"), choices=KINDS, default=NORM)
    category = CategoryField(_l("For costs of"), default="")
    amount = AmountField(_l("At most"))
    currency = CurrencyField(default="USD")
    per = WordField(_l("Per"), PERS, default="month")
    says = TextAreaField(_l("They mean"), [Length(max=LONGEST)], render_kw={"rows": 3})
    people = WordsField(_l("Whom of the family they mean"), COMPANIONS)
    first = day_field(_l("From"), description=_l("Left empty: from the beginning."))
    last = day_field(
        _l("To, that day included"), description=_l("Left empty: until another follows.")
    )
    reason = _reason(_l("Say why the company reads it so"))

    @property
    def is_norm(self) -> bool:
        """Whether an amount is recorded."""
        return self.kind.text == NORM

    def _only(self, field: Any, kind: str, needs: str) -> None:  # noqa: ANN401 - any WTForms field
        """Need a field for one kind alone; for the other it says nothing."""
        if self.kind.text != kind:
            field.errors = []
        elif not (field.data or "").strip():
            raise ValidationError(needs)

    def validate_category(self, field: CategoryField) -> None:
        """A norm is for one category."""
        self._only(field, NORM, _("Choose a category"))

    def validate_amount(self, field: AmountField) -> None:
        """A norm has an amount of its currency."""
        self._only(field, NORM, _("An amount is needed"))
        if self.is_norm:
            money_fits(field, self.currency.data)

    def validate_says(self, field: TextAreaField) -> None:
        """A definition has words."""
        self._only(field, DEFINITION, _("Write what the words mean"))

    def validate_last(self, field: DayField) -> None:
        """Not before the first day."""
        in_order(self.first, field)

    def value(self, **about: int) -> ReadingInput:
        """The reading, of a form that holds, for a letter or an assignment by number, or all."""
        amount = (self.amount.text, self.currency.data, self.per.data)
        return ReadingInput(
            words=self.words.text,
            reason=self.reason.data or "",
            norm=NormInput(self.category.text, *amount) if self.is_norm else None,
            says=self.says.data or "",
            people=() if self.is_norm else self.people.chosen,
            first=day_in(self.first),
            last=day_in(self.last),
            **about,
        )


class EndReadingForm(OfficeForm):
    """The end of a reading and why, or that it is taken back."""

    how = ChoiceField(_l("How it ends"), choices=ENDINGS, default=ENDS)
    last = DayField(_l("Its last day"), [A_DAY])
    reason = _reason(_l("Say why it ends"))

    def validate_last(self, field: DayField) -> None:
        """A day, unless the reading is taken back."""
        if self.how.text == ENDS and not field.text:
            raise ValidationError(_("Give the last day on which it counts"))

    def value(self) -> EndReadingInput:
        """The end, of a form that holds."""
        last = day_in(self.last) if self.how.text == ENDS else None
        return EndReadingInput(last, self.reason.data or "")
