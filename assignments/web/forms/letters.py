"""HR's form for a letter: its file or its text, and what is known of it.

What is left empty is taken from the letter where that says so; what somebody typed stands.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import Field, FileField, TextAreaField, ValidationError
from wtforms.validators import DataRequired

from assignments.actions import LetterInput
from assignments.actions.typed import file_name
from assignments.core.records import LetterRecord
from assignments.core.words import InputError
from assignments.documents import MOST_BYTES, opened
from assignments.reading import LetterFacts, Reading, read_quantities
from assignments.web import speech
from assignments.web.forms import OfficeForm, sentence
from assignments.web.forms.checks import day_field, day_in, written
from assignments.web.forms.fields import CHOOSE, ChoiceField
from assignments.web.languages import N_, Spoken
from assignments.web.letter_text import has_other_signs, only_text, tidy

KINDS = Spoken(
    {
        "employment": N_("Employment agreement"),
        "assignment": N_("Assignment letter"),
        "amendment": N_("Amendment"),
        "extension": N_("Extension"),
        "offer": N_("Offer"),
    }
)
BESIDE_ANOTHER = {"amendment": "amends", "extension": "extends"}
HEAD = 600  # characters in which a letter tells its day
MEGABYTE = 1024 * 1024
FILES = ".txt,.pdf,.docx,.html,.htm,text/plain,text/html,application/pdf"
READ_FROM_IT = _l("Left empty: read from the letter.")
SIGNS_TAKEN_OUT = _l("The file held signs that are no text: they were taken out, look it over.")


def relations(letters: Iterable[LetterRecord]) -> dict[str, str]:
    """How a letter may stand beside each of some others."""
    kept = [
        f"{relation} letter {letter.number}" for letter in letters for relation in speech.RELATIONS
    ]
    return {"": _("Stands by itself"), **{one: speech.relation(one) for one in kept}}


class TextForm(OfficeForm):
    """A letter's text; a file that was read stands in `text` from then on, so that it is not lost.

    `notices` are sentences about how a file was read.
    """

    upload = FileField(
        _l("The letter\N{RIGHT SINGLE QUOTATION MARK}s file"),
        description=_l(
            "A PDF, Word (.docx), web page (.html) or text file of up to %(MEGABYTE)s MB.",
            MEGABYTE=MOST_BYTES // MEGABYTE,
        ),
        render_kw={"accept": FILES},
    )
    text = TextAreaField(
        _l("Or the text itself"),
        [DataRequired(_l("Choose a file or paste the text of the letter"))],
        render_kw={"rows": 14, "class": "text", "spellcheck": "false"},
    )

    def __init__(self, *words: Any, **named: Any) -> None:  # noqa: ANN401 - as the form above it
        """Begin with nothing to tell."""
        super().__init__(*words, **named)
        self.notices: list[str] = []

    def take(self, file: FileStorage | None) -> None:
        """Read an uploaded file into `text`; what is wrong with it is said beside the file."""
        if file is None or not file.filename:
            return
        try:
            if (self.text.data or "").strip():
                raise InputError("upload", "the text is pasted too", "give one of the two")  # noqa: TRY301 - both slips are told in one place
            self.text.data = self._text_of(file)
        except InputError as error:
            self.upload.process_errors = [sentence(error)]
            self.text.validators = []

    def _text_of(self, file: FileStorage) -> str:
        name = file_name(file.filename or "", "the file")
        with file.stream as stream:
            data = stream.read(MOST_BYTES + 1)
        try:
            letter = opened(name, data)
        except InputError as error:
            raise InputError("upload", f"{error.where} {error.what}", error.remedy) from None
        self.notices += [letter.notice] if letter.notice else []
        if has_other_signs(letter.text):
            self.notices.append(SIGNS_TAKEN_OUT)
        return tidy(only_text(letter.text))

    def validate_text(self, field: TextAreaField) -> None:
        """Text and nothing else, with one kind of line end."""
        try:
            field.data = tidy(field.data or "")
        except InputError:
            field.data = only_text(field.data or "")
            raise ValidationError(
                _("It held signs that are no text: they were taken out, look it over.")
            ) from None


class LetterForm(TextForm):
    """One letter; `read_from_it` tells what of its details was taken from its text."""

    kind = ChoiceField(
        _l("What it is"),
        [DataRequired(_l("Choose what it is"))],
        choices=KINDS,
        empty=CHOOSE,
        default="",
        description=READ_FROM_IT,
    )
    title = written(_l("Title"), _l("A title is needed"), description=READ_FROM_IT)
    signed_on = day_field(
        _l("Signed on"), _l("The day it was signed is needed"), description=READ_FROM_IT
    )
    number = written(
        _l("Number"), most=20, description=_l("Left empty: the next one under this assignment.")
    )
    relation = ChoiceField(_l("Beside the other letters"), choices={}, default="")

    def __init__(self, *words: Any, **named: Any) -> None:  # noqa: ANN401 - as the form above it
        """Begin with nothing read."""
        super().__init__(*words, **named)
        self.read_from_it: list[str] = []

    def offer(self, letters: Iterable[LetterRecord]) -> None:
        """Offer what a letter may say of each letter that is there already."""
        self.relation.choices = relations(letters)

    def fill_in(self, reader: Callable[[str], Reading], letters: tuple[LetterRecord, ...]) -> None:
        """Take what was left empty from the letter; `read_from_it` tells what that was."""
        left = [one for one in (self.kind, self.title, self.signed_on) if not one.data]
        text = only_text(self.text.data or "")
        if not left or not text.strip() or self.upload.process_errors:
            return
        facts = reader(tidy(text)).letter
        self._fill(self.kind, kind_of(facts.kind))
        self._fill(self.title, _title(facts, str(self.kind.data or "")))
        self._fill(self.signed_on, _dated(text) or _iso(facts.effective))
        beside = BESIDE_ANOTHER.get(str(self.kind.data))
        if self.read_from_it and beside and letters:
            self._fill(
                self.relation,
                f"{beside} letter {letters[-1].number}",
            )

    def _fill(self, field: Field, found: str | None) -> None:
        if found and not field.data:
            field.data = found
            self.read_from_it.append(str(field.label.text))

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


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _dated(text: str) -> str | None:
    """The day that stands at a letter's head."""
    head = " ".join(text[:HEAD].split())
    return _iso(next((one.day for one in read_quantities(head) if one.day is not None), None))


def kind_of(said: str | None) -> str | None:
    """The kind of letter in the form's words: the first one of the reader's."""
    word = (said or "").split(" ")[0]
    return word if word in KINDS else None


def _title(facts: LetterFacts, kind: str) -> str | None:
    """What a letter may be called: what it is, and whose."""
    if not (facts.kind or facts.employer):
        return None
    parts = [KINDS.get(kind, ""), facts.employer or ""]
    return ", ".join(part for part in parts if part)[:200] or None
