"""HR's forms on an assignment's taxes: years, hypothetical tax, advisers. Notes: `tax_notes`."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from assignments.actions import tax as deeds
from assignments.core.records import Person, TermRecord
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in, in_order
from assignments.web.forms.fields import (
    CHOOSE,
    AmountField,
    ChoiceField,
    CountryField,
    CurrencyField,
    DayField,
    TextField,
    needed,
    trimmed,
)
from assignments.web.tax.words import SETTLED_AS

LONGEST = 4000
MOST_SHOWN = 90


def area(label: str, **words: Any) -> TextAreaField:  # noqa: ANN401 - as wtforms
    """Some lines of text, trimmed."""
    return TextAreaField(
        label, [Length(max=LONGEST)], filters=[trimmed], render_kw={"rows": 3}, **words
    )


def day_of(field: DayField) -> dt.date:
    """The day of a field that is needed and holds."""
    return dt.date.fromisoformat(field.text)


class TaxYearForm(OfficeForm):
    """A tax year, and the clause that says how it is settled."""

    country = CountryField(_l("Country"), [needed(_l("Choose a country"))])
    first = day_field(_l("First day"), _l("Give the first day"))
    last = day_field(_l("Last day"), description=_l("Left empty: twelve months."))
    term = ChoiceField(_l("Clause"), [needed(_l("Choose the clause it rests on"))], choices={})
    kind = ChoiceField(_l("What the clause means"), choices=SETTLED_AS)
    words = TextField(
        _l("The words that leave it open"),
        [Length(max=200)],
        description=_l(
            "Only where the clause does not say it itself: copy them from the clause. "
            "Left empty: the usual ones are found."
        ),
    )
    reason = area(
        _l("Why they mean that"),
        description=_l(
            "Only where the clause does not say it itself. It is kept as a reading of the "
            "letter and shown beside the clause."
        ),
    )
    country_reason = area(
        _l("Why taxes are due there"),
        description=_l("Only for a country that is neither home nor host."),
    )

    def offer(self, terms: Iterable[TermRecord]) -> None:
        """Let the clauses be chosen from."""
        said = {str(one.id): _clause(one) for one in terms}
        self.term.choices = {"": CHOOSE, **said} if len(said) != 1 else said

    def validate_last(self, field: DayField) -> None:
        """Not before the first day."""
        in_order(self.first, field)

    def value(self) -> deeds.TaxYearInput:
        """The year, of a form that holds."""
        return deeds.TaxYearInput(
            country=self.country.text,
            first=day_of(self.first),
            kind=self.kind.text,
            term_id=int(self.term.text),
            last=day_in(self.last),
            words=self.words.text,
            reason=self.reason.data or "",
            country_reason=self.country_reason.data or "",
        )


def _clause(record: TermRecord) -> str:
    term = record.term
    quote = " ".join(term.quote.split())
    shown = quote if len(quote) <= MOST_SHOWN else f"{quote[:MOST_SHOWN]}…"
    where = _l("clause %(clause)s", clause=term.clause) if term.clause else _l("no number")
    return _l(
        "Letter %(letter)s, %(where)s: %(shown)s", letter=term.letter, where=where, shown=shown
    )


class HypotheticalForm(OfficeForm):
    """So much hypothetical tax a month from a day on."""

    country = CountryField(_l("Country"), [needed(_l("Choose a country"))])
    first = day_field(_l("From"), _l("Give the first day"))
    amount = AmountField(
        _l("A month"),
        [needed(_l("An amount is needed"))],
        description=_l("0: none from that day on."),
    )
    currency = CurrencyField()

    def value(self) -> deeds.HypotheticalInput:
        """The amount, of a form that holds."""
        return deeds.HypotheticalInput(
            self.country.text, day_of(self.first), self.amount.text, self.currency.text
        )


class WithholdForm(OfficeForm):
    """A month to withhold for by hand."""

    month = TextField(
        _l("Month"),
        [needed(_l("Give a month"))],
        description=_l("As in 2005-03."),
        render_kw={"type": "month"},
    )

    def day(self) -> dt.date:
        """The month's first day; InputError for what is no month."""
        try:
            return dt.date.fromisoformat(f"{self.month.text}-01")
        except ValueError:
            raise InputError("month", "that is no month", "write it as in 2005-03") from None


class GrantForm(OfficeForm):
    """The tax adviser who is given an assignment's tax files."""

    person = ChoiceField(_l("Tax adviser"), [needed(_l("Choose somebody"))], choices={})
    first = day_field(_l("From"), _l("Give the first day"))

    def offer(self, advisers: Sequence[Person]) -> None:
        """Let the advisers be chosen from."""
        names = {str(one.id): f"{one.name}, {one.email}" for one in advisers}
        self.person.choices = {"": CHOOSE, **names}

    def value(self) -> deeds.GrantInput:
        """The grant, of a form that holds."""
        return deeds.GrantInput(int(self.person.text), day_of(self.first))
