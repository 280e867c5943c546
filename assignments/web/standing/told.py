"""How standing is told to people: only words, nothing is decided here."""

from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal
from flask_babel import gettext as _

from assignments.actions import NotFoundError
from assignments.actions.standing import StandingKept
from assignments.core.standing import NEAR, Watched
from assignments.web import filters
from assignments.web.forms.standing import KINDS, TIMES_OFF
from assignments.web.languages import N_, Spoken
from assignments.web.standing.routes import blueprint

STATES = Spoken(
    {
        "holds": N_("Valid"),
        "coming": N_("Not valid yet"),
        "near": N_("Runs out soon"),
        "lately_over": N_("Ran out"),
        "over": N_("Ran out long ago"),
        "followed": N_("Ran out, another follows or it is no longer needed"),
    }
)


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
    whose = "" if item.person == "employee" else _(" of the %(person)s", person=item.person)
    what = f"{KINDS[item.kind]}{whose} ({filters.country(item.country)})"
    days = filters.plural(abs(one.days or 0), "day")
    if one.state == NEAR:
        return _(
            "%(what)s runs out on %(last)s: %(days)s left.",
            what=what,
            last=filters.day(item.last),
            days=days,
        )
    return _(
        "%(what)s ran out on %(last)s, %(days)s ago, and none follows it.",
        what=what,
        last=filters.day(item.last),
        days=days,
    )


@blueprint.app_template_filter()
def days_number(value: Fraction | int | None) -> str:
    """So many days, to two decimals."""
    if value is None:
        return _("not known")
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
