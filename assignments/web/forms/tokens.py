"""The form of a token: what it is called, what it lets a program do, for how long."""

import datetime as dt
from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from assignments.actions.tokens import TokenInput
from assignments.core.tokens import CLAIMS, DECIDE, FINANCE, LONGEST_NAME, READ, RECORD
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import ChoiceField, TextField, needed

SAID = {
    READ: _l("Look at everything that I may look at, but for the months' files"),
    CLAIMS: _l("Look at my own assignments, and claim costs under them"),
    DECIDE: _l("Look at what waits for HR, and decide it"),
    RECORD: _l("Look at assignments and letters, and record them"),
    FINANCE: _l("Look at months and their files, and close months"),
}
DAYS = {"30": _l("30 days"), "90": _l("90 days"), "365": _l("A year")}


class TokenForm(OfficeForm):
    """A token to make for oneself."""

    name = TextField(
        _l("Name"),
        [needed(_l("A name is needed")), Length(max=LONGEST_NAME)],
        description=_l("Where it will be used, as in: phone of the plant."),
        render_kw={"autocomplete": "off"},
    )
    scopes = SelectMultipleField(
        _l("What it lets a program do"),
        choices={},
        description=_l("Never more than you may do yourself."),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    lasts = ChoiceField(_l("For how long"), choices=DAYS, default="90")

    def offer(self, scopes: Iterable[str]) -> None:
        """Let these scopes be chosen from."""
        self.scopes.choices = {scope: str(SAID[scope]) for scope in scopes}

    def token(self, today: dt.date) -> TokenInput:
        """The token as it was asked for, of a form that holds."""
        last = today + dt.timedelta(days=int(self.lasts.text))
        return TokenInput(self.name.text, tuple(self.scopes.data or ()), last)
