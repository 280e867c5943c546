"""The form that closes a month."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from assignments.web.forms import OfficeForm


class CloseForm(OfficeForm):
    """Closing a month, whatever stands open beside it where that is acknowledged."""

    acknowledged = BooleanField(_l("Close it with all this standing open"))
