"""What happened to an assignment, newest first; like deeds of one day and hand told as one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from assignments.core.records import EventRecord

OF_TERMS = "term_"


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of deed by one person on one day: how often, to what, and when last."""

    kind: str
    times: int
    about: tuple[str, ...]
    by: str
    at: dt.datetime


def happened(events: Iterable[EventRecord], zone: ZoneInfo) -> tuple[Happening, ...]:
    """The events of an assignment, newest first, those alike of one day as one."""
    alike: dict[tuple[dt.date, str, str], list[EventRecord]] = {}
    for event in sorted(events, key=lambda event: event.id, reverse=True):
        day = event.at.astimezone(zone).date()
        alike.setdefault((day, event.kind, _by(event)), []).append(event)
    return tuple(_one(tuple(same)) for same in alike.values())


def _by(event: EventRecord) -> str:
    return event.doer


def _one(same: tuple[EventRecord, ...]) -> Happening:
    about = dict.fromkeys(_about(event) for event in reversed(same))
    names = tuple(name for name in about if name)
    return Happening(same[0].kind, len(same), names, _by(same[0]), same[0].at)


def _about(event: EventRecord) -> str:
    """What a deed was done to: a clause, an amount, or the words that came with it."""
    if event.kind.startswith(OF_TERMS):
        return _("clause %(text)s", text=event.text) if event.text else _("words without a number")
    body = event.body or {}
    if "amount" in body and "category" in body:
        category = str(body["category"]).replace("_", " ")
        return f"{category} {body['amount']} {body.get('currency', '')}".strip()
    if "end" in body:
        return ", ".join(part for part in (str(body["end"]), event.text) if part)
    return event.text
