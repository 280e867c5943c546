"""What pages say of rules on ending: kinds, causes, windows, days, facts. Nothing is computed."""

from assignments.core.ending import EndingRule, HealthCover, OptionGrant, Untaken
from assignments.core.ending.records import Known
from assignments.web.endings.routes import blueprint
from assignments.web.filters import day, money, plural
from assignments.web.forms.endings import CAUSE_NAMES, KIND_NAMES

ANCHORS = {"employment": "the first day of employment", "signing": "the letter's signing"}


def _window(rule: EndingRule) -> str:
    if not rule.window_months:
        return ""
    span = f"{plural(rule.window_months, 'month')} from {ANCHORS[rule.window_from]}"
    if rule.after_window:
        return f"once {span} are over"
    return f"within {span}" + (", the anniversary included" if rule.anniversary else "")


def _due(rule: EndingRule) -> str:
    if rule.due_days is None:
        return ""
    if not rule.due_days:
        return "due on the day itself"
    return f"due {plural(rule.due_days, 'working day' if rule.due_working else 'day')} after it"


@blueprint.app_template_filter()
def ending_rule_said(rule: EndingRule) -> str:
    """A rule in a line: how much, for whom, within what, when."""
    parts = [money(rule.money)] if rule.money else []
    if rule.months is not None and rule.months.denominator == 1:
        parts.append(plural(int(rule.months), "month"))
    elif rule.months is not None:
        parts.append(f"{float(rule.months):g} months")
    parts += [f"{rule.percent} % of what has not vested"] if rule.percent is not None else []
    if rule.kind == "health_months":
        parts.append("for the dependants" if "employee" not in rule.people else "for the employee")
    parts += [one for one in (_window(rule), _due(rule)) if one]
    parts += ["nothing else is due"] if rule.only else []
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


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
        other = f", dependants {money(fact.dependants)}" if fact.dependants else ", no dependants"
        return f"Health cover from {day(fact.first)}: {money(fact.own)} a month{other}"
    if isinstance(fact, Untaken):
        return f"Vacation not taken, as of {day(fact.day)}: {float(fact.days):g} days"
    if isinstance(fact, OptionGrant):
        schedule = f"first after {fact.cliff} of {fact.total} months, then every {fact.step}"
        return f"{fact.number:,} options granted on {day(fact.granted_on)}: {schedule}"
    return f"First day of employment: {day(fact)}"
