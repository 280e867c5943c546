"""What a letter says of itself, as pairs for a page. What it means is for people to say."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext as _

from assignments.web import filters
from assignments.web.forms.letters import KINDS, kind_of
from assignments.web.languages import N_, Spoken

_NAME = re.compile(r"[^\W\d_]{3,}")
_PLAIN = Spoken(
    {
        "employer": N_("Employer"),
        "employee": N_("Employee"),
        "position": N_("Position"),
        "reports_to": N_("Reports to"),
        "home": N_("Home"),
        "host": N_("Host"),
        "relates_to": N_("Adds to or replaces"),
    }
)


def names_another(named: str | None, employee: str) -> bool:
    """Whether a letter names an employee who shares no name with that of the assignment."""
    theirs, ours = (set(_NAME.findall((name or "").casefold())) for name in (named, employee))
    return bool(theirs) and not theirs & ours


def facts_told(facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The facts that the letter states, each under its name."""
    return tuple(_told(facts))


def _told(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "kind" in facts:
        yield _("What it is"), KINDS.get(kind_of(facts["kind"]) or "", str(facts["kind"]))
    for name, label in _PLAIN.items():
        if name in facts:
            yield label, filters.country(str(facts[name]))
    if "effective" in facts:
        yield _("In effect from"), filters.day(facts["effective"])
    if "length_months" in facts:
        yield _("For"), _("%(length_months)s months", length_months=facts["length_months"])
    if "end" in facts:
        yield _("Until"), filters.day(facts["end"])
    if "base_salary" in facts:
        yield _("Base salary"), _salary(facts["base_salary"])


def _salary(salary: Mapping[str, str]) -> str:
    said = f"{salary.get('currency', '')}{filters.NARROW}{salary.get('amount', '')}"
    per = salary.get("per", "")
    return f"{said} a {per}" if per else said
