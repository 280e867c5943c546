"""HR's forms for a file of terms: chosen, looked over beside the terms that stand, taken over."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, FileField, HiddenField

from assignments.actions.terms_files import MOST_BYTES, Taking
from assignments.actions.typed import file_name
from assignments.core.words import InputError
from assignments.web.forms import OfficeForm, new_key, reason_field, sentence

LONGEST_NAME = 120


class TermsFileForm(OfficeForm):
    """A file of terms; once it was read it stands in `raw`, so that taking it over needs no other.

    The button that takes it over is `take`.
    """

    upload = FileField(
        _l("The file of terms"),
        description=_l("As it was exported, here or elsewhere: JSON of up to 1 MiB."),
        render_kw={"accept": ".json,application/json"},
    )
    raw = HiddenField()
    name = HiddenField(default="the file")
    corrects = BooleanField(_l("Correct the terms that differ"))
    reason = reason_field()

    def read(self, files: Mapping[str, FileStorage]) -> None:
        """Read an uploaded file into `raw`; what is wrong with it is said beside the file."""
        file = files.get("upload")
        if file is None or not file.filename:
            return
        with file.stream as stream:
            data = stream.read(MOST_BYTES + 1)
        self.name.data = file_name(file.filename, longest=LONGEST_NAME)
        self.key.data = new_key()  # another file is another deed
        try:
            self.raw.data = _text(data)
        except InputError as error:
            self.raw.data = ""
            self.upload.process_errors = [sentence(error)]

    @property
    def is_read(self) -> bool:
        """Whether a file was read, now or before."""
        return bool(self.raw.data)

    def value(self) -> Taking:
        """The file, and how it is taken over."""
        return Taking(
            (self.raw.data or "").encode(),
            file_name(self.name.data or "", "the file", LONGEST_NAME),
            bool(self.corrects.data),
            self.reason.data or "",
        )


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise InputError("upload", "the file has more than 1 MiB", "send one letter's terms alone")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("upload", "the file is not in UTF-8", "save it as UTF-8") from None
    if not text.strip(" \t\r\n\0"):
        raise InputError("upload", "the file is empty", "choose another one")
    if "\0" in text:
        raise InputError("upload", "the file is no text", "choose the file as it was exported")
    return text
