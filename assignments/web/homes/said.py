"""How what is left of a limit and what comes next are said: whole sentences, nothing is decided."""

from fractions import Fraction

from flask_babel import gettext as _

from assignments.actions.notices.calendar import (
    DOCUMENT,
    END,
    EXPECTED_END,
    FORFEITS,
    LAST_COSTS,
    START,
    TRIP,
    Date,
)
from assignments.core.balances import Remaining
from assignments.core.entitlements import Entitlement
from assignments.core.money import CURRENCIES, shown
from assignments.core.records import Trip
from assignments.core.standing import Watched
from assignments.web import filters, speech
from assignments.web.forms.standing import KINDS
from assignments.web.homes.routes import blueprint
from assignments.web.languages import N_, Spoken
from assignments.web.mine.standing import period_said

SAID = Spoken(
    {
        START: N_("The assignment begins"),
        END: N_("The assignment ends"),
        EXPECTED_END: N_("The assignment is expected to end"),
        LAST_COSTS: N_("The last day for costs of the return"),
    }
)


@blueprint.app_template_filter()
def entitlement_name(one: Entitlement) -> str:
    """What a limit is of."""
    name = speech.CATEGORY_NAMES[one.row.category]
    return _("%(category)s to another country", category=name) if one.elsewhere else name


@blueprint.app_template_filter()
def left_said(one: Entitlement) -> str:
    """What is left, in words: "2 of 3 trips left in 2026"."""
    row, period = one.row, period_said(one.row.period)
    if row.granted is None or row.left is None:
        return _("%(used)s used; what is granted is not known", used=_quantity(row, row.used))
    words = {"granted": _quantity(row, row.granted), "period": period}
    if one.is_spent:
        if period:
            return _("All of %(granted)s used or held in %(period)s", **words)
        return _("All of %(granted)s used or held", **words)
    words["left"] = _bare(row, row.left)
    if period:
        return _("%(left)s of %(granted)s left in %(period)s", **words)
    return _("%(left)s of %(granted)s left", **words)


def _quantity(row: Remaining, value: Fraction) -> str:
    return filters.quantity(value, row.unit)


def _bare(row: Remaining, value: Fraction) -> str:
    """A number without its unit, which the other one has; money keeps its currency."""
    if row.unit in CURRENCIES:
        return filters.quantity(value, row.unit)
    return filters.quantity(value, row.unit).split(filters.NARROW)[0] or shown(value, row.unit)


@blueprint.app_template_filter()
def forfeit_day_said(one: Entitlement) -> str:
    """When what is left is lost; nothing where it is not, or nothing is left."""
    if one.forfeited is None or not one.row.left:
        return ""
    left = filters.quantity(one.row.left, one.row.unit)
    return _("%(left)s forfeited on %(day)s", left=left, day=filters.day(one.forfeited))


@blueprint.app_template_filter()
def for_whom(row: Remaining) -> str:
    """For whom of the family a limit is, where it is for one alone."""
    return "" if row.person is None else speech.PERSONS[row.person]


@blueprint.app_template_filter()
def date_said(one: Date) -> str:
    """What comes on a day."""
    about = one.about
    if one.kind == DOCUMENT and isinstance(about, Watched):
        item = about.record.item
        country = filters.country(item.country)
        return _("%(what)s (%(country)s) runs out", what=KINDS[item.kind], country=country)
    if one.kind == FORFEITS and isinstance(about, Remaining):
        left = filters.quantity(about.left, about.unit)
        category = speech.CATEGORY_NAMES[about.category]
        return _("%(category)s: %(left)s forfeited", category=category, left=left)
    if one.kind == TRIP and isinstance(about, Trip):
        return _("Trip: %(name)s", name=about.name)
    return SAID[one.kind]
