"""The forms of tax files: years, hypothetical tax, notes, documents, final figures, advisers."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from flask import request
from wtforms import BooleanField, HiddenField, MultipleFileField, TextAreaField
from wtforms.validators import Length

from assignments.actions import Upload
from assignments.actions import tax as deeds
from assignments.core.records import Person, TermRecord
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, day_in, in_order, money_fits, written
from assignments.web.forms.claims import RECEIPT_KINDS, RECEIPT_TYPES
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
from assignments.web.tax.words import NOTE_KINDS, SETTLED_AS

LONGEST = 4000
MOST_SHOWN = 90


def _area(label: str, **words: Any) -> TextAreaField:  # noqa: ANN401 - as wtforms
    return TextAreaField(
        label, [Length(max=LONGEST)], filters=[trimmed], render_kw={"rows": 3}, **words
    )


def _files(label: str) -> MultipleFileField:
    return MultipleFileField(
        label,
        description=f"Several at once are welcome. {RECEIPT_KINDS}",
        render_kw={"accept": RECEIPT_TYPES},
    )


def _uploads() -> tuple[Upload, ...]:
    """The files that came with the form."""
    chosen = (file for file in request.files.getlist("files") if file.filename)
    return tuple(Upload(file.stream, str(file.filename)) for file in chosen)


def _day(field: DayField) -> dt.date:
    """The day of a field that is needed and holds."""
    return dt.date.fromisoformat(field.text)


class TaxYearForm(OfficeForm):
    """A tax year, and the clause that says how it is settled."""

    country = CountryField("Country", [needed("Choose a country")])
    first = day_field("First day", "Give the first day")
    last = day_field("Last day", description="Left empty: twelve months.")
    term = ChoiceField("Clause", [needed("Choose the clause it rests on")], choices={})
    kind = ChoiceField("What the clause means", choices=SETTLED_AS)
    words = TextField(
        "The words that leave it open",
        [Length(max=200)],
        description="Only where the clause does not say it itself: copy them from the clause. "
        "Left empty: the usual ones are found.",
    )
    reason = _area(
        "Why they mean that",
        description="Only where the clause does not say it itself. It is kept as a reading of the "
        "letter and shown beside the clause.",
    )
    country_reason = _area(
        "Why taxes are due there",
        description="Only for a country that is neither home nor host.",
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
            first=_day(self.first),
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
    where = f"clause {term.clause}" if term.clause else "no number"
    return f"Letter {term.letter}, {where}: {shown}"


class HypotheticalForm(OfficeForm):
    """So much hypothetical tax a month from a day on."""

    country = CountryField("Country", [needed("Choose a country")])
    first = day_field("From", "Give the first day")
    amount = AmountField(
        "A month", [needed("An amount is needed")], description="0: none from that day on."
    )
    currency = CurrencyField()

    def value(self) -> deeds.HypotheticalInput:
        """The amount, of a form that holds."""
        return deeds.HypotheticalInput(
            self.country.text, _day(self.first), self.amount.text, self.currency.text
        )


class WithholdForm(OfficeForm):
    """A month to withhold for by hand."""

    month = TextField(
        "Month",
        [needed("Give a month")],
        description="As in 2005-03.",
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

    person = ChoiceField("Tax adviser", [needed("Choose somebody")], choices={})
    first = day_field("From", "Give the first day")

    def offer(self, advisers: Sequence[Person]) -> None:
        """Let the advisers be chosen from."""
        names = {str(one.id): f"{one.name}, {one.email}" for one in advisers}
        self.person.choices = {"": CHOOSE, **names}

    def value(self) -> deeds.GrantInput:
        """The grant, of a form that holds."""
        return deeds.GrantInput(int(self.person.text), _day(self.first))


class NoteForm(OfficeForm):
    """A dated note; some kinds are nothing without an amount."""

    kind = ChoiceField("Kind", choices={})
    day = day_field("Day", "Give the day")
    text = _area("Text")
    amount = AmountField("Amount")
    currency = CurrencyField()
    internal = BooleanField("Internal: not for the employee", description="Only for remarks.")
    files = _files("Files")

    def offer(self, seat: str) -> None:
        """Let the kinds be chosen from that are a seat's to write."""
        kinds = deeds.KINDS_FOR[seat]
        self.kind.choices = {kind: NOTE_KINDS[kind] for kind in kinds}
        if seat != deeds.HR:
            del self.internal
        if seat == deeds.EMPLOYEE:
            del self.amount
            del self.currency

    def validate_amount(self, field: AmountField) -> None:
        """An amount of its currency, where there is one."""
        money_fits(field, self.currency.data)

    def value(self) -> deeds.NoteInput:
        """The note, of a form that holds."""
        return deeds.NoteInput(
            kind=self.kind.text,
            day=_day(self.day),
            text=self.text.data or "",
            amount=self.amount.text if "amount" in self else "",
            currency=self.currency.text if "currency" in self else "",
            internal=bool(self.internal.data) if "internal" in self else False,
            files=_uploads(),
        )


class DocumentForm(OfficeForm):
    """A document that the employee is asked for."""

    name = written("Document", "Name the document", description="Such as Form W-2 of 2005.")
    due = day_field("Until", "Give the day until which it is needed")
    text = _area("What to know about it")

    def value(self) -> deeds.DocumentInput:
        """The document, of a form that holds."""
        return deeds.DocumentInput(self.name.text, _day(self.due), self.text.data or "")


class ReceiveForm(OfficeForm):
    """Files handed in for a document that was asked for."""

    files = _files("Files")

    def uploads(self) -> tuple[Upload, ...]:
        """The files that were chosen."""
        return _uploads()


class FinalForm(OfficeForm):
    """The figures as finally assessed."""

    day = day_field("Day of the assessment", "Give the day")
    hypothetical = AmountField("Final hypothetical tax", [needed("An amount is needed")])
    hypothetical_currency = CurrencyField("Currency of the hypothetical tax")
    home = AmountField("Actual tax, home country")
    home_currency = CurrencyField("Currency of the home country's tax")
    host = AmountField("Actual tax, host country")
    host_currency = CurrencyField("Currency of the host country's tax")
    text = _area("Where the figures come from")

    def value(self) -> deeds.FinalInput:
        """The figures, of a form that holds."""
        return deeds.FinalInput(
            day=_day(self.day),
            hypothetical=deeds.Figure(self.hypothetical.text, self.hypothetical_currency.text),
            home=deeds.Figure(self.home.text, self.home_currency.text),
            host=deeds.Figure(self.host.text, self.host_currency.text),
            text=self.text.data or "",
        )


class SettleForm(OfficeForm):
    """One button; what was due when it was shown goes with it."""

    seen = HiddenField()

    def due(self) -> int:
        """What was shown to be due, in minor units."""
        try:
            return int(self.seen.data or "")
        except ValueError:
            raise InputError("seen", "is missing", "load the page again") from None
