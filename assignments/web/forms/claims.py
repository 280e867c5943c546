"""The expatriate's forms about a claim: its title, receipts and answers. A cost's is in `lines`."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, MultipleFileField, TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.actions import Upload
from assignments.core.records import AssignmentRecord
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import AmountField, ChoiceField, TextField, needed, trimmed

RECEIPT_TYPES = "image/*,application/pdf,.pdf,.jpg,.jpeg,.png,.heic,.webp"
RECEIPT_KINDS = _l("PDF, JPEG, PNG, HEIC or WebP, up to 10 MiB each.")
MOST_WRITTEN = 2000


class ReceiptsForm(OfficeForm):
    """Files to keep under a line."""

    receipts = MultipleFileField(
        _l("Receipts"),
        description=_l(
            "Several at once are welcome. PDF, JPEG, PNG, HEIC or WebP, up to 10 MiB each."
        ),
        render_kw={"accept": RECEIPT_TYPES},
    )

    def uploads(self) -> Iterator[tuple[str, Upload]]:
        """The files that were chosen, each with a once-only key of its own."""
        chosen = [file for file in request.files.getlist("receipts") if file.filename]
        for number, file in enumerate(chosen):
            key = uuid.uuid5(uuid.UUID(self.once), f"receipt {number}")
            yield str(key), Upload(file.stream, str(file.filename))


class ClaimForm(ReceiptsForm):
    """A new claim, begun with its receipts; `assignment` is asked only of people who have several.

    Without a title it has the one that is proposed.
    """

    assignment = ChoiceField(_l("Assignment"), choices={})
    title = TextField(
        _l("What this claim is called"),
        [Length(max=200)],
        description=_l("A few words to know it by. You may leave it as it is."),
    )

    def offer(self, own: Sequence[AssignmentRecord]) -> None:
        """Let several assignments be chosen from; a single one is no question."""
        if len(own) > 1:
            self.assignment.choices = {str(one.id): one.title for one in own}
        else:
            del self.assignment

    def under(self, own: Sequence[AssignmentRecord]) -> int:
        """The assignment that the claim belongs to; InputError for somebody who has none."""
        if "assignment" in self:
            return int(self.assignment.text)
        if not own:
            raise InputError("assignment", "you have none", "ask HR to record it")
        return own[0].id


class AnswerForm(OfficeForm):
    """What the employee answers to HR's question."""

    named: ClassVar[Mapping[str, str]] = {"answer": "text"}

    text = TextAreaField(
        _l("Your answer"),
        [DataRequired(message=_l("Write an answer")), Length(max=MOST_WRITTEN)],
        filters=[trimmed],
        render_kw={"rows": 3},
    )
    # The question that the page showed, by the number of its event.
    seen = HiddenField()


class TitleForm(OfficeForm):
    """Another title for a draft."""

    title = TextField(_l("What this claim is called"), [needed(), Length(max=200)])


class SubmitForm(OfficeForm):
    """A button, and what its page showed: see `core.drafts.mark_of`."""

    seen = HiddenField()


class BankChargeForm(OfficeForm):
    """What the bank charged for a cost in another currency."""

    bank_charge = AmountField(_l("Amount that the bank charged"))
