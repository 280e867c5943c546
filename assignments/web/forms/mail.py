"""The form of how somebody is told by mail."""

from typing import Self, cast

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from assignments.actions.notices.choosing import Choices
from assignments.core.notices import DIGEST, KINDS
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import ChoiceField
from assignments.web.mail.words import HOW_NAMES, KIND_NAMES, RHYTHM_NAMES


class ChoicesForm(OfficeForm):
    """How one is told of each kind of thing that concerns one, and how often the digest comes."""

    asked = ChoiceField("", choices={})
    decided = ChoiceField("", choices={})
    submitted = ChoiceField("", choices={})
    answered = ChoiceField("", choices={})
    forfeits = ChoiceField("", choices={})
    ends = ChoiceField("", choices={})
    documents = ChoiceField("", choices={})
    digest = ChoiceField(_l("The digest comes"), choices={})

    @classmethod
    def of(cls, known: Choices, sent: MultiDict[str, str]) -> Self:
        """The form with what was chosen; without the kinds that somebody is told nothing of."""
        form = cls(sent, data={**known.kinds, DIGEST: known.rhythm})
        for kind in KINDS:
            if kind in known.kinds:
                cast("ChoiceField", form[kind]).choices = dict(HOW_NAMES)
                form[kind].label.text = KIND_NAMES[kind]
            else:
                del form[kind]
        form.digest.choices = dict(RHYTHM_NAMES)
        return form

    def value(self) -> dict[str, str]:
        """What was chosen, by kind."""
        return {
            name: str(self[name].data)
            for name in (*KINDS, DIGEST)
            if name in self and self[name].data
        }
