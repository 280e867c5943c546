"""The form that brings a file of rows."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField

from assignments.web.forms import OfficeForm


class ImportForm(OfficeForm):
    """A file of rows; the button `do` says whether it is only checked, or loaded."""

    upload = FileField(
        _l("The file"),
        description=_l(
            "CSV or XLSX, up to 50 MB and 200,000 rows, its first row the names of the columns."
        ),
        render_kw={
            "accept": ".csv,.xlsx,text/csv,"
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        },
    )
    again = BooleanField(_l("Load it though the same file was loaded before"))
