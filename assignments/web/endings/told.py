"""What pages say of rules on ending: kinds, causes, windows, days, facts. Nothing is computed."""

from flask_babel import gettext as _

from assignments.core.ending import EndingRule, HealthCover, OptionGrant, Untaken
from assignments.core.ending.records import Known
from assignments.web.endings.routes import blueprint
from assignments.web.filters import day, listed_apart, money, plural
from assignments.web.forms.endings import CAUSE_NAMES, KIND_NAMES
from assignments.web.languages import N_, Spoken

ANCHORS = Spoken(
    {"employment": N_("the first day of employment"), "signing": N_("the letter's signing")}
)


def _window(rule: EndingRule) -> str:
    if not rule.window_months:
        return ""
    span = _(
        "%(window_months)s from %(window_from)s",
        window_months=plural(rule.window_months, "month"),
        window_from=ANCHORS[rule.window_from],
    )
    if rule.after_window:
        return _("once %(span)s are over", span=span)
    return _("within %(span)s", span=span) + (
        _(", the anniversary included") if rule.anniversary else ""
    )


def _due(rule: EndingRule) -> str:
    if rule.due_days is None:
        return ""
    if not rule.due_days:
        return _("due on the day itself")
    return _(
        "due %(due_days)s after it",
        due_days=plural(rule.due_days, "working day" if rule.due_working else "day"),
    )


@blueprint.app_template_filter()
def ending_rule_said(rule: EndingRule) -> str:
    """A rule in a line: how much, for whom, within what, when."""
    parts = [money(rule.money)] if rule.money else []
    if rule.months is not None and rule.months.denominator == 1:
        parts.append(plural(int(rule.months), "month"))
    elif rule.months is not None:
        parts.append(_("%(float)s months", float=format(float(rule.months), "g")))
    parts += (
        [_("%(percent)s %% of what has not vested", percent=rule.percent)]
        if rule.percent is not None
        else []
    )
    if rule.kind == "health_months":
        parts.append(
            _("for the dependants") if "employee" not in rule.people else _("for the employee")
        )
    parts += [one for one in (_window(rule), _due(rule)) if one]
    parts += [_("nothing else is due")] if rule.only else []
    said = listed_apart(parts)
    return _("%(said)s.", said=f"{said[:1].upper()}{said[1:]}") if said else ""


@blueprint.app_template_filter()
def ending_kind(kind: str) -> str:
    """What a kind of rule is called."""
    return KIND_NAMES[kind]


@blueprint.app_template_filter()
def ending_cause(cause: str) -> str:
    """What a cause is called."""
    return CAUSE_NAMES[cause]


@blueprint.app_template_filter()
def ending_fact(known: Known) -> str:
    """A recorded fact in a sentence."""
    fact = known.fact
    if isinstance(fact, HealthCover):
        other = (
            _(", dependants %(dependants)s", dependants=money(fact.dependants))
            if fact.dependants
            else _(", no dependants")
        )
        return _(
            "Health cover from %(first)s: %(own)s a month%(other)s",
            first=day(fact.first),
            own=money(fact.own),
            other=other,
        )
    if isinstance(fact, Untaken):
        return _(
            "Vacation not taken, as of %(day)s: %(float)s days",
            day=day(fact.day),
            float=format(float(fact.days), "g"),
        )
    if isinstance(fact, OptionGrant):
        schedule = _(
            "first after %(cliff)s of %(total)s months, then every %(step)s",
            cliff=fact.cliff,
            total=fact.total,
            step=fact.step,
        )
        return _(
            "%(number)s options granted on %(granted_on)s: %(schedule)s",
            number=format(fact.number, ","),
            granted_on=day(fact.granted_on),
            schedule=schedule,
        )
    return _("First day of employment: %(fact)s", fact=day(fact))
