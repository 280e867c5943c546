"""How standing is told to people: only words, nothing is decided here."""

from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from assignments.actions import NotFoundError
from assignments.actions.standing import StandingKept
from assignments.core.standing import NEAR, Watched
from assignments.web import filters
from assignments.web.forms.standing import KINDS, TIMES_OFF
from assignments.web.standing.routes import blueprint

STATES = {
    "holds": "Valid",
    "coming": "Not valid yet",
    "near": "Runs out soon",
    "lately_over": "Ran out",
    "over": "Ran out long ago",
    "followed": "Ran out, another follows or it is no longer needed",
}


@blueprint.app_template_filter()
def standing_kind(kind: str) -> str:
    """What kind of thing runs out."""
    return KINDS[kind]


@blueprint.app_template_filter()
def standing_state(state: str) -> str:
    """What it is by now."""
    return STATES[state]


@blueprint.app_template_filter()
def time_off_kind(kind: str) -> str:
    """What kind of days off."""
    return TIMES_OFF[kind]


@blueprint.app_template_filter()
def running_out_said(one: Watched) -> str:
    """The warning of something that runs out, or ran out lately."""
    item = one.record.item
    whose = "" if item.person == "employee" else f" of the {item.person}"
    what = f"{KINDS[item.kind]}{whose} ({filters.country(item.country)})"
    days = filters.plural(abs(one.days or 0), "day")
    if one.state == NEAR:
        return f"{what} runs out on {filters.day(item.last)}: {days} left."
    return f"{what} ran out on {filters.day(item.last)}, {days} ago, and none follows it."


@blueprint.app_template_filter()
def days_number(value: Fraction | int | None) -> str:
    """So many days, to two decimals."""
    if value is None:
        return "not known"
    exact = Fraction(value)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    return str(format_decimal(number, format="#,##0.##", locale=filters.LOCALE))


def side_of(kept: StandingKept, side: str) -> tuple[str, str]:
    """The country of a side and the part of it that was chosen; NotFoundError for no side."""
    countries = {"home": kept.record.facts.home, "host": kept.record.facts.host}
    if side not in countries:
        raise NotFoundError(f"{side} is neither home nor host")
    chosen = kept.off.parts.get(side)
    return countries[side], "" if chosen is None else chosen.part
