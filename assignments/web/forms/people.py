"""The administrator's forms: a person, and their roles."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext
from wtforms.validators import Length, ValidationError

from assignments.actions import PersonInput
from assignments.core.approval import ROLES
from assignments.web import login
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import TextField, WordsField, needed


class PersonForm(OfficeForm):
    """Somebody who shall be able to log in."""

    name = TextField(
        lazy_pgettext("person", "Name"),
        [needed(_l("A name is needed")), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )
    email = TextField(
        _l("Email"),
        [needed(_l("An email address is needed")), Length(max=254)],
        description=_l("They log in with it."),
        render_kw={"type": "email", "autocomplete": "off"},
    )
    roles = WordsField(_l("Roles"), ROLES, description=_l("A person may hold several."))

    def person(self, password: str) -> PersonInput:
        """The person as typed, with the password that was made for them."""
        roles = frozenset(self.roles.chosen)
        email = login.address_of(self.email.text)
        return PersonInput(email, self.name.text, roles, login.hashed(password))


class RolesForm(OfficeForm):
    """The roles that a person holds from now on."""

    roles = WordsField(_l("Roles"), ROLES)

    @property
    def chosen(self) -> frozenset[str]:
        """The roles that are ticked."""
        return frozenset(self.roles.chosen)


class ErasingForm(OfficeForm):
    """The address of whom an administrator erases for ever, typed as it is."""

    wanted = ""
    address = TextField(
        _l("Their email address"),
        [needed(_l("Type the address of whom you erase"))],
        description=_l("Typed, so that nobody else is erased by a slip."),
        render_kw={"autocomplete": "off"},
    )

    def validate_address(self, field: TextField) -> None:
        """It is the address of the person whose page it is."""
        if field.text.lower() != self.wanted.lower():
            raise ValidationError(_("It is not theirs: type %(wanted)s.", wanted=self.wanted))
