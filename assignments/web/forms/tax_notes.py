"""The forms of one tax year: notes, documents, final figures, the settlement."""

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, MultipleFileField

from assignments.actions import Upload
from assignments.actions import tax as deeds
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import day_field, money_fits, written
from assignments.web.forms.claims import RECEIPT_KINDS, RECEIPT_TYPES
from assignments.web.forms.fields import AmountField, ChoiceField, CurrencyField, needed
from assignments.web.forms.tax import area, day_of
from assignments.web.tax.words import NOTE_KINDS


def _files(label: str) -> MultipleFileField:
    return MultipleFileField(
        label,
        description=_l(
            "Several at once are welcome. %(RECEIPT_KINDS)s", RECEIPT_KINDS=RECEIPT_KINDS
        ),
        render_kw={"accept": RECEIPT_TYPES},
    )


def _uploads() -> tuple[Upload, ...]:
    """The files that came with the form."""
    chosen = (file for file in request.files.getlist("files") if file.filename)
    return tuple(Upload(file.stream, str(file.filename)) for file in chosen)


class NoteForm(OfficeForm):
    """A dated note; some kinds are nothing without an amount."""

    kind = ChoiceField(_l("Kind"), choices={})
    day = day_field(_l("Day"), _l("Give the day"))
    text = area(_l("Text"))
    amount = AmountField(_l("Amount"))
    currency = CurrencyField()
    internal = BooleanField(
        _l("Internal: not for the employee"), description=_l("Only for remarks.")
    )
    files = _files(_l("Files"))

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
            day=day_of(self.day),
            text=self.text.data or "",
            amount=self.amount.text if "amount" in self else "",
            currency=self.currency.text if "currency" in self else "",
            internal=bool(self.internal.data) if "internal" in self else False,
            files=_uploads(),
        )


class DocumentForm(OfficeForm):
    """A document that the employee is asked for."""

    name = written(
        _l("Document"), _l("Name the document"), description=_l("Such as Form W-2 of 2005.")
    )
    due = day_field(_l("Until"), _l("Give the day until which it is needed"))
    text = area(_l("What to know about it"))

    def value(self) -> deeds.DocumentInput:
        """The document, of a form that holds."""
        return deeds.DocumentInput(self.name.text, day_of(self.due), self.text.data or "")


class ReceiveForm(OfficeForm):
    """Files handed in for a document that was asked for."""

    files = _files(_l("Files"))

    def uploads(self) -> tuple[Upload, ...]:
        """The files that were chosen."""
        return _uploads()


class FinalForm(OfficeForm):
    """The figures as finally assessed."""

    day = day_field(_l("Day of the assessment"), _l("Give the day"))
    hypothetical = AmountField(_l("Final hypothetical tax"), [needed(_l("An amount is needed"))])
    hypothetical_currency = CurrencyField(_l("Currency of the hypothetical tax"))
    home = AmountField(_l("Actual tax, home country"))
    home_currency = CurrencyField(_l("Currency of the home country's tax"))
    host = AmountField(_l("Actual tax, host country"))
    host_currency = CurrencyField(_l("Currency of the host country's tax"))
    text = area(_l("Where the figures come from"))

    def value(self) -> deeds.FinalInput:
        """The figures, of a form that holds."""
        return deeds.FinalInput(
            day=day_of(self.day),
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
