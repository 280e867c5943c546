"""What a finding says in a language other than the core's, out of its reason and its numbers.

The core's own sentence is part of the contract and stays English. Quotes are never translated.
"""

import re
from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import gettext as _

from assignments.core.money import CURRENCIES
from assignments.web import filters, languages
from assignments.web.languages import N_, Spoken

_OVER = N_(
    "%(clause)s grants %(granted)s, of which %(used)s is used or held: %(left)s is left for this."
)
SENTENCES = Spoken(
    {
        "no_clause": N_(
            "No clause of the letters in force pays for this. Choose another category if one fits "
            "better, or ask HR."
        ),
        "beneficiary_not_covered": N_("%(clause)s is not for this person."),
        "destination_not_covered": N_("%(clause)s is for another destination."),
        "place_not_covered": N_("%(clause)s holds for another place."),
        "excluded_by_clause": N_("%(clause)s rules this out."),
        "clauses_conflict": N_("More than one rule speaks of this. HR decides which one holds."),
        "term_not_confirmed": N_(
            "Nobody has confirmed %(clause)s yet; HR has to confirm it first."
        ),
        "fact_missing": N_("%(clause)s depends on something that the line does not state. Add it."),
        "future_date": N_("Its day is still to come. Submit it once it has been paid."),
        "not_yet_due": N_(
            "%(clause)s pays at the end of the assignment, and no end is recorded yet."
        ),
        "outside_assignment": N_("Its day is outside the time for which %(clause)s pays."),
        "no_rate": N_("No rate is known for it. HR can record one."),
        "receipt_missing": N_(
            "%(clause)s pays against a receipt, and none is attached. Attach it."
        ),
        "possible_duplicate": N_(
            "The same receipt stands on an earlier line: was it claimed before?"
        ),
        "paid_by_company": N_(
            "Under %(clause)s the company pays this supplier itself, and the employee paid: "
            "was it paid twice?"
        ),
        "fare_unknown": N_(
            "%(clause)s holds this to the economy fare, and none is recorded. HR records it."
        ),
        "cabin_above_entitlement": N_(
            "The cabin is above the one that %(clause)s grants: no more than the economy fare "
            "is paid for the trip."
        ),
        "over_cap": _OVER,
        "over_weight": _OVER,
        "over_duration": _OVER,
        "over_containers": _OVER,
        "over_count": _OVER,
        "over_reference": _OVER,
        "over_norm": N_("It is above what the company takes as usual under %(clause)s."),
        "needs_judgement": N_(
            "%(clause)s pays what is reasonable; no norm is known, so HR judges the amount."
        ),
        "within_terms": N_("%(clause)s covers it."),
        "past_expected_end": N_(
            "The assignment is past its expected end, and no end is recorded. HR should record an "
            "extension or the end."
        ),
    }
)
_WITHOUT_NUMBERS = N_("It is more than %(clause)s grants.")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_MONTH = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])\b(?![-\d])")
_SUM = re.compile(r"(?<![\w.,])(-?\d+(?:\.\d+)?) ([A-Z]{3})\b")
_OVERS = frozenset(reason for reason in SENTENCES if reason.startswith("over_")) - {"over_norm"}


def finding_said(finding: Any) -> str:  # noqa: ANN401 - a Finding, or the contract's mapping
    """A finding's sentence: the core's own in English, elsewhere one for its reason."""
    read = finding.get if isinstance(finding, Mapping) else lambda name: getattr(finding, name)
    reason = str(read("reason"))
    if languages.current() == languages.ENGLISH or reason not in SENTENCES:
        return as_people_write(str(read("message")))
    clause = filters.clause_name(read("clause")) or _("The letter")
    if reason not in _OVERS:
        return SENTENCES[reason] % {"clause": clause}
    numbers = {name: read(name) for name in ("granted", "used", "left")}
    unit = read("unit")
    if unit is None or None in numbers.values():
        return _(_WITHOUT_NUMBERS, clause=clause)
    said = {name: filters.quantity(value, str(unit)) for name, value in numbers.items()}
    return SENTENCES[reason] % {"clause": clause, **said}


def as_people_write(text: str) -> str:
    """A sentence of the core with its days, months and sums as the language writes them.

    "At most 3300.00 USD in 2005-11" becomes "At most USD 3,300.00 in November 2005".
    """
    told = _DAY.sub(lambda found: _day_or(found[0]), text)
    told = _MONTH.sub(lambda found: filters.month_name(found[0]), told)
    return _SUM.sub(_money_or, told)


def _day_or(text: str) -> str:
    """The day as people write it, or the text, where there is no such day."""
    try:
        return filters.day(text)
    except ValueError:
        return text


def _money_or(found: re.Match[str]) -> str:
    return filters.money(found[1], found[2]) if found[2] in CURRENCIES else found[0]


def register(app: Flask) -> None:
    """Give the templates the sentence of a finding, and of anything else that the core says."""
    app.add_template_filter(finding_said)
    app.add_template_filter(as_people_write)
