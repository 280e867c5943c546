"""The blueprint of tax files, whom it is open to, its words and its addresses."""

from flask import Blueprint, url_for
from flask_babel import gettext as _

from assignments.actions import tax
from assignments.core.money import Money
from assignments.web.access import office, who
from assignments.web.filters import money
from assignments.web.tax.words import FIGURES, KINDS, NOTE_KINDS, SETTLED_AS, STATES

blueprint = Blueprint("tax", __name__)
EVERY_SEAT = ("expatriate", "hr", "finance", "tax_adviser")
INSIDE = ("expatriate", "hr", "tax_adviser")
LOOKING_AFTER = ("hr", "tax_adviser")


def tax_url(assignment_id: int, part: str | None = None) -> str:
    """The taxes of an assignment."""
    return url_for("tax.show_years", assignment_id=assignment_id, _anchor=part)


def year_url(year_id: int, part: str | None = None) -> str:
    """One tax year."""
    return url_for("tax.show_year", tax_year_id=year_id, _anchor=part)


def year_of(year_id: int) -> tax.YearPage:
    """A tax year as the acting person may see it."""
    return tax.tax_year(office(), who(), year_id)


@blueprint.app_template_filter()
def tax_note_kind(kind: str) -> str:
    """A kind of note in words."""
    return NOTE_KINDS[kind]


@blueprint.app_template_filter()
def tax_figure(name: str) -> str:
    """A final figure in words."""
    return FIGURES[name]


@blueprint.app_template_filter()
def tax_state(state: str) -> str:
    """The state of a tax year in a word."""
    return STATES[state]


@blueprint.app_template_filter()
def tax_due(due: Money) -> str:
    """What a settlement came to: from whom to whom."""
    if not due.minor:
        return _("Nothing due")
    owed = money(Money(abs(due.minor), due.currency))
    if due.minor > 0:
        return _("%(owed)s due from the employee", owed=owed)
    return _("%(owed)s due to the employee", owed=owed)


@blueprint.app_template_filter()
def tax_kind(kind: str) -> str:
    """A kind of settlement in a word."""
    return KINDS[kind]


@blueprint.app_template_filter()
def tax_settled_as(kind: str) -> str:
    """What a kind of settlement means."""
    return SETTLED_AS[kind]
