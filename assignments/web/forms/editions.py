"""HR's forms for a letter that was recorded or read wrongly: its details, its text."""

from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage

from assignments.actions.editions import LetterCorrection
from assignments.core.records import LetterRecord
from assignments.web.forms import OfficeForm, reason_field
from assignments.web.forms.checks import day_field, day_in, written
from assignments.web.forms.fields import ChoiceField
from assignments.web.forms.letters import KINDS, TextForm, relations
from assignments.web.letter_text import tidy


class DetailsForm(OfficeForm):
    """What a letter is; its number stays, since verdicts name it."""

    kind = ChoiceField(_l("What it is"), choices=KINDS)
    title = written(_l("Title"), _l("A title is needed"))
    signed_on = day_field(_l("Signed on"), _l("The day it was signed is needed"))
    relation = ChoiceField(_l("Beside the other letters"), choices={}, default="")
    reason = reason_field()

    def offer(self, letter: LetterRecord, letters: tuple[LetterRecord, ...]) -> None:
        """Offer how the letter may stand beside the others, and what is recorded of it now."""
        others = relations(one for one in letters if one.id != letter.id)
        self.relation.choices = {letter.relation: letter.relation} | others
        self.kind.choices = {letter.kind: letter.kind} | KINDS

    def value(self) -> LetterCorrection:
        """The correction, of a form that holds."""
        return LetterCorrection(
            kind=self.kind.data,
            title=self.title.text,
            signed_on=day_in(self.signed_on),
            relation=self.relation.data or "",
            reason=self.reason.data or "",
        )


def recorded(letter: LetterRecord) -> dict[str, Any]:
    """What stands in the form at first."""
    return {
        "kind": letter.kind,
        "title": letter.title,
        "signed_on": letter.signed_on,
        "relation": letter.relation,
    }


class LetterTextForm(TextForm):
    """A letter's text as it should be; a file goes before what stands in the form."""

    reason = reason_field()

    def take(self, file: FileStorage | None) -> None:
        """Read an uploaded file in the place of the text that was shown."""
        shown = self.text.data
        if file is not None and file.filename:
            self.text.data = ""
        super().take(file)
        if self.upload.process_errors:
            self.text.data = shown

    def value(self, letter: LetterRecord) -> LetterCorrection:
        """The correction, of a form that holds; a text that was only shown is no other text."""
        typed = self.text.data or ""
        text = letter.text if typed == tidy(letter.text) else typed
        return LetterCorrection(text=text, reason=self.reason.data or "")
