"""A verdict as HR reads it: what says the same is said once, with the meter of every limit.

Takes today's verdict and a kept one alike. Nothing is judged and nothing added up here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from assignments.core.case import rate_story
from assignments.core.check import Finding, Verdict
from assignments.core.check.verdict import Draw
from assignments.core.money import Money
from assignments.core.readings import reading_of
from assignments.web.filters import day, month_name

_MONTH = re.compile(r"\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Gauged:
    """The meter of one balance, and in which period it counts."""

    label: str
    source: Finding | Draw


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the judge says, with each limit it speaks of.

    `quotes` is false where the letter prints no words, or the same ones were quoted before.
    """

    finding: Finding
    limits: tuple[Gauged, ...]
    quotes: bool


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """A verdict ready for the page; `limits` are those that no finding speaks of."""

    outcome: str
    counted: Money | None
    allowed: Money
    rate: Mapping[str, str] | None
    told: tuple[Told, ...]
    limits: tuple[Gauged, ...] = ()


def shown_now(verdict: Verdict) -> VerdictShown:
    """Today's verdict."""
    return VerdictShown(
        outcome=str(verdict.outcome),
        counted=verdict.counted,
        allowed=verdict.allowed,
        rate=rate_story(verdict.conversion),
        told=tuple(_told(verdict.findings)),
        limits=tuple(_untold(verdict)),
    )


def shown_then(kept: Mapping[str, Any] | None) -> VerdictShown | None:
    """A verdict as it was kept with a line; None where it never was judged."""
    if kept is None:
        return None
    currency, counted = kept["currency"], kept["counted"]
    return VerdictShown(
        outcome=kept["outcome"],
        counted=None if counted is None else _money(counted, currency),
        allowed=_money(kept["allowed"], currency),
        rate=kept["rate"],
        told=tuple(_told(_finding(one) for one in kept["findings"])),
    )


def _money(amount: str, currency: str) -> Money:
    return Money.rounded(Fraction(amount), currency)


def _finding(kept: Mapping[str, Any]) -> Finding:
    return Finding(
        reason=kept["reason"],
        letter=kept["letter"],
        clause=kept["clause"],
        quote=kept["quote"],
        message=kept["message"],
        granted=_number(kept["granted"]),
        used=_number(kept["used"]),
        left=_number(kept["left"]),
        unit=kept["unit"],
        held=_number(kept.get("held")),
        period=kept.get("period"),
        readings=tuple(reading_of(one) for one in kept.get("readings", ())),
    )


def _number(kept: str | None) -> Fraction | None:
    return None if kept is None else Fraction(kept)


def _told(findings: Iterable[Finding]) -> Iterator[Told]:
    quoted: set[tuple[str | None, ...]] = set()
    for _words, same in groupby(findings, key=lambda one: (one.message, one.letter, one.quote)):
        group = tuple(same)
        words = (group[0].letter, group[0].clause, group[0].quote)
        limits = (Gauged(_start(_in(one.period)), one) for one in group if one.left is not None)
        readings = dict.fromkeys(reading for one in group for reading in one.readings)
        first = replace(group[0], readings=tuple(readings))
        yield Told(first, tuple(limits), quotes=bool(words[-1]) and words not in quoted)
        quoted.add(words)


def _untold(verdict: Verdict) -> Iterator[Gauged]:
    """The limits that the line draws on and no finding speaks of."""
    told = {(one.unit, one.period, one.granted) for one in verdict.findings if one.unit}
    for draw in verdict.draws:
        known = draw.left is not None and draw.enforced and draw.kind != "cost_share"
        if known and (draw.unit, draw.period.label, draw.granted) not in told:
            clause = _("Clause %(clause)s", clause=draw.clause) if draw.clause else _("The letter")
            yield Gauged(f"{clause} {_in(draw.period.label)}".strip(), draw)


def _in(label: str | None) -> str:
    """A dated period as people say it; nothing for a trip's own or all time."""
    if label is None or not (label[0].isdigit() or " year " in label):
        return ""
    if _DAY.fullmatch(label):
        return _("on %(label)s", label=day(label))
    return _("in %(label)s", label=month_name(label) if _MONTH.fullmatch(label) else label)


def _start(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
