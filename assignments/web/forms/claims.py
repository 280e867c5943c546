"""The expatriate's forms about a claim: its title, receipts and answers. A cost's is in `lines`."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from flask import request
from wtforms import MultipleFileField, TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.actions import Upload
from assignments.core.records import AssignmentRecord
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import AmountField, ChoiceField, TextField, needed, trimmed

RECEIPT_TYPES = ".pdf,.jpg,.jpeg,.png,.heic,.webp,application/pdf,image/*"
RECEIPT_KINDS = "PDF, JPEG, PNG, HEIC or WebP, up to 10 MiB each."
MOST_WRITTEN = 2000


class ClaimForm(OfficeForm):
    """A new claim; `assignment` is asked only of people who have several."""

    assignment = ChoiceField("Assignment", choices={})
    title = TextField(
        "What is this claim about?",
        [needed("A few words are needed"), Length(max=200)],
        description="A few words to know it by, such as \N{LEFT SINGLE QUOTATION MARK}April: rent "
        "and taxis\N{RIGHT SINGLE QUOTATION MARK}.",
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
        "Your answer",
        [DataRequired(message="Write an answer"), Length(max=MOST_WRITTEN)],
        filters=[trimmed],
        render_kw={"rows": 3},
    )


class BankChargeForm(OfficeForm):
    """What the bank charged for a cost in another currency."""

    bank_charge = AmountField("Amount that the bank charged")


class ReceiptsForm(OfficeForm):
    """Files to keep under a line."""

    receipts = MultipleFileField(
        "Receipts",
        description=f"Several at once are welcome. {RECEIPT_KINDS}",
        render_kw={"accept": RECEIPT_TYPES},
    )

    def uploads(self) -> Iterator[tuple[str, Upload]]:
        """The files that were chosen, each with a once-only key of its own."""
        chosen = [file for file in request.files.getlist("receipts") if file.filename]
        for number, file in enumerate(chosen):
            key = uuid.uuid5(uuid.UUID(self.once), f"receipt {number}")
            yield str(key), Upload(file.stream, str(file.filename))
