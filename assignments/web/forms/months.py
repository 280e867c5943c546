"""The form that closes a month."""

from wtforms import BooleanField

from assignments.web.forms import OfficeForm


class CloseForm(OfficeForm):
    """Closing a month, whatever stands open beside it where that is acknowledged."""

    acknowledged = BooleanField("Close it with all this standing open")
