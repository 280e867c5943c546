"""What a line is likely to be: its category, and what stands in its fields before somebody types.

Only proposals: nothing here is saved before the form is sent.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from flask_babel import gettext

from assignments.core.letter import Limit, Term
from assignments.core.periods import whole_month
from assignments.core.words import CATEGORY_GROUPS
from assignments.web import speech
from assignments.web.forms.lines import LineForm

MOST_LIKELY = 6


def likely_of(lately: Iterable[str], terms: Iterable[Term], today: dt.date) -> tuple[str, ...]:
    """The categories that somebody is likely to claim: often of late, then granted today."""
    paid_back = (term for term in terms if term.pays == "reimburse" and term.in_force(today))
    granted = (term.category for term in paid_back)
    return tuple(islice(dict.fromkeys([*often(lately), *granted]), MOST_LIKELY))


def often(used: Iterable[str]) -> list[str]:
    """The words that were used, the most frequent first; of equals the newest, as they come."""
    return [word for word, _ in Counter(used).most_common()]


def grouped(likely: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Every category in groups, each once: the likely ones first."""
    first = tuple(likely)
    groups = (
        {gettext("Likely"): {word: speech.CATEGORY_NAMES[word] for word in first}} if first else {}
    )
    for group, words in CATEGORY_GROUPS.items():
        rest = {word: speech.CATEGORY_NAMES[word] for word in words if word not in first}
        if rest:
            groups[speech.group_name(group)] = rest
    return groups


def preset(form: LineForm, sent: Iterable[str], terms: Iterable[Term]) -> None:
    """Fill fields that nobody was asked yet: the month that a cost covers, where it belongs.

    A month that was proposed before and that nobody changed makes room for that of the day now.
    """
    asked = set(sent)
    if _is_as_proposed(form):
        form.covers_first.data = form.covers_last.data = form.days_proposed.data = ""
        asked -= {"covers_first", "covers_last", "days_proposed"}
    for name, value in _presets(form, terms):
        if name in form and name not in asked and not form[name].data:
            form[name].data = value
    if not _is_as_proposed(form):
        form.days_proposed.data = ""


def _is_as_proposed(form: LineForm) -> bool:
    if "covers_first" not in form:
        return False
    proposed = dict(_month_of(form.days_proposed.data or ""))
    return bool(proposed) and all(form[name].data == day for name, day in proposed.items())


def _presets(form: LineForm, terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    granting = [term for term in terms if term.category == form.chosen]
    if not any(_counts_days(limit) for term in granting for limit in term.limits):
        yield from _month_of(form.date.data or "")
    places = {term.destination for term in granting if term.pays == "reimburse"}
    if len(places) == 1 and (only := places.pop()):
        yield "destination", only


def _counts_days(limit: Limit) -> bool:
    """Whether more days mean more money, or days used up: nobody proposes those."""
    return limit.type == "duration" or limit.per in {"day", "week"}


def _month_of(day: str) -> Iterator[tuple[str, str]]:
    """The covered days that a day proposes, and the day itself."""
    try:
        month = whole_month(dt.date.fromisoformat(day))
        yield "covers_first", month.first.isoformat()
        yield "covers_last", month.last.isoformat()
        yield "days_proposed", day
    except (ValueError, OverflowError):
        return
