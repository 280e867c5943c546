"""HR's form for a letter: its text pasted or uploaded, and what is known of it."""

from collections.abc import Iterable

from werkzeug.datastructures import FileStorage
from wtforms import FileField, TextAreaField, ValidationError
from wtforms.validators import DataRequired

from assignments.actions import LetterInput
from assignments.core.records import LetterRecord
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm, sentence
from assignments.web.forms.checks import day_field, day_in, written
from assignments.web.forms.fields import ChoiceField
from assignments.web.letter_text import MOST_BYTES, only_text, read_upload, tidy

KINDS = {
    "employment": "Employment agreement",
    "assignment": "Assignment letter",
    "amendment": "Amendment",
    "extension": "Extension",
    "offer": "Offer",
}
RELATIONS = ("in addition to", "amends", "extends", "replaces")


class LetterForm(OfficeForm):
    """One letter; a file that was read stands in `text` from then on, so that it is not lost."""

    kind = ChoiceField("What it is", choices=KINDS, default="assignment")
    title = written("Title", "A title is needed")
    signed_on = day_field("Signed on", "The day it was signed is needed")
    number = written(
        "Number", most=20, description="Left empty: the next one under this assignment."
    )
    relation = ChoiceField("Beside the other letters", choices={}, default="")
    upload = FileField(
        "Text file",
        description="A .txt file of up to 1 MiB.",
        render_kw={"accept": ".txt,text/plain"},
    )
    text = TextAreaField(
        "Or the text itself",
        [DataRequired("Paste the text of the letter or choose a file")],
        render_kw={"rows": 14, "class": "text", "spellcheck": "false"},
    )

    as_windows_text = False

    def offer(self, letters: Iterable[LetterRecord]) -> None:
        """Offer what a letter may say of each letter that is there already."""
        said = [
            f"{relation} letter {letter.number}" for letter in letters for relation in RELATIONS
        ]
        offered = {one: one[:1].upper() + one[1:] for one in said}
        self.relation.choices = {"": "Stands by itself", **offered}

    def take(self, file: FileStorage | None) -> None:
        """Read an uploaded file into `text`; what is wrong with it is said beside the file."""
        if file is None or not file.filename:
            return
        try:
            if (self.text.data or "").strip():
                raise InputError("upload", "the text is pasted too", "give one of the two")  # noqa: TRY301 - both slips are told in one place
            with file.stream as stream:
                self.text.data, self.as_windows_text = read_upload(stream.read(MOST_BYTES + 1))
        except InputError as error:
            self.upload.process_errors = [sentence(error)]
            self.text.validators = []

    def validate_text(self, field: TextAreaField) -> None:
        """Text and nothing else, with one kind of line end."""
        try:
            field.data = tidy(field.data or "")
        except InputError:
            field.data = only_text(field.data or "")
            raise ValidationError(
                "It held signs that are no text: they were taken out, look it over."
            ) from None

    def value(self) -> LetterInput:
        """The letter, of a form that holds."""
        signed = day_in(self.signed_on)
        if signed is None:
            raise InputError("signed_on", "is no day", "give the day it was signed")
        return LetterInput(
            kind=self.kind.data,
            title=self.title.text,
            signed_on=signed,
            text=self.text.data or "",
            number=self.number.text,
            relation=self.relation.data or "",
        )
