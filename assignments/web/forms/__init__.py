"""What every form of the office has: the once-only key, and a place for each slip.

The single forms stand beside this, one module a noun; the kinds of field in `fields`.
A form holds text as it was typed; the core turns it into values and says what is wrong with it.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from flask import g, has_request_context, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, HiddenField, RadioField, SelectMultipleField, TextAreaField
from wtforms.i18n import DummyTranslations, get_translations
from wtforms.validators import Length

from assignments.core.words import InputError
from assignments.web import languages
from assignments.web.slips import sentence as sentence
from assignments.web.slips import whole_sentence

T = TypeVar("T")
BESIDE = frozenset({"do"})  # what a button says


def new_key() -> str:
    """A once-only key for a form about to be shown."""
    return str(uuid.uuid4())


def is_group(field: Field) -> bool:
    """Whether a field is several checkboxes or radios, which need a fieldset and a legend."""
    if isinstance(field, RadioField):
        return True
    return isinstance(field, SelectMultipleField) and not getattr(field.widget, "multiple", False)


_OWN_SLIPS = {
    languages.ENGLISH: DummyTranslations(),
    languages.CHINESE: get_translations(["zh"]),
}


class OfficeForm(Form):
    """A form that changes something: its key is kept when it must be shown again."""

    class Meta:
        """The slips that wtforms finds itself are said in the language of the moment."""

        def get_translations(self, form: Form) -> Any:  # noqa: ANN401 - as wtforms has it
            """Its own English, or its own Chinese."""
            del form
            return _OWN_SLIPS[languages.current()]

    # A last word of InputError.where that is not the name of the field it is about.
    named: ClassVar[Mapping[str, str]] = {}

    key = HiddenField()

    def __init__(
        self,
        formdata: MultiDict[str, str] | None = None,
        obj: object = None,
        **kwargs: Any,  # noqa: ANN401 - what stands in the fields at first
    ) -> None:
        """Take request.form as wtforms.Form does; a form without a key gets one."""
        super().__init__(formdata or self._typed_before(), obj, **kwargs)
        self._came_with_key = True
        try:
            self.key.data = str(uuid.UUID(self.key.data or ""))
        except ValueError:
            self._came_with_key = formdata is None
            self.key.data = new_key()

    def _typed_before(self) -> MultiDict[str, str] | None:
        """What was typed on this page before and is kept (see `web.kept`), if it is this form's."""
        if not has_request_context() or request.method != "GET" or "typed" not in g:
            return None
        typed: MultiDict[str, str] = g.typed
        if not set(typed) - BESIDE <= {name for name, _ in self._unbound_fields or ()}:
            return None
        g.typed_shown = True
        return typed

    @property
    def once(self) -> str:
        """The once-only key for the action; InputError where the form was sent without one."""
        if not self._came_with_key:
            raise InputError("key", "the form came without its key", "send it again as it is now")
        return str(self.key.data)

    def validate(self, *words: Any, **named: Any) -> bool:  # noqa: ANN401 - as wtforms has it
        """Whether the form holds, each text without the NUL that no database takes."""
        holds = super().validate(*words, **named)
        for field in self:
            if isinstance(field.data, str) and "\0" in field.data:
                field.errors = [
                    *field.errors,
                    _("It holds a NUL, which is no character: type it again."),
                ]
                field.data = field.data.replace("\0", "")
                holds = False
        return holds

    def blame(self, error: InputError) -> None:
        """Put an error beside the field it is about, or above the form where there is none."""
        place = error.where.rpartition(", ")[2]
        field = self._fields.get(self.named.get(place, place))
        if field is None or field is self._fields["key"]:
            self.form_errors.append(whole_sentence(error))
        else:
            field.errors = [*field.errors, sentence(error)]

    def carry_out(self, deed: Callable[[], T]) -> T | None:
        """Do the deed of a form that was sent and holds; None when it is to be shown (again).

        An InputError of the deed lands beside its field; every other error goes on its way.
        """
        if request.method != "POST" or not self.validate():
            return None
        try:
            return deed()
        except InputError as error:
            self.blame(error)
            return None


def reason_field() -> TextAreaField:
    """Why something that is in use is changed."""
    return TextAreaField(
        _l("Reason"),
        [Length(max=2000)],
        description=_l("Kept with what it was before; needed once somebody has confirmed it."),
        filters=[lambda text: (text or "").strip()],
        render_kw={"rows": 2},
    )


class ButtonForm(OfficeForm):
    """A form of one button: the key and nothing else."""


class WhyForm(OfficeForm):
    """A button, and the reason that it needs for what is in use."""

    reason = reason_field()
