"""The form that brings a file of rows."""

from wtforms import BooleanField, FileField

from assignments.actions.importing.rows import LONGEST_NAME
from assignments.web.forms import OfficeForm


class ImportForm(OfficeForm):
    """A file of rows; the button `do` says whether it is only checked, or loaded."""

    upload = FileField(
        "The file",
        description="CSV or XLSX, up to 50 MB and 200,000 rows, its first row the names of the "
        "columns.",
        render_kw={
            "accept": ".csv,.xlsx,text/csv,"
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        },
    )
    again = BooleanField("Load it though the same file was loaded before")

    def short_name(self, name: str) -> str:
        """The file's name without its folders, fit to be shown."""
        bare = name.replace("\\", "/").rpartition("/")[2]
        return "".join(one for one in bare if one.isprintable()).strip()[-LONGEST_NAME:] or "file"
