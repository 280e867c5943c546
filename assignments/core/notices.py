"""Of what people are told by mail, how they may choose, and when a mail or a digest is due.

What is told of a thing is read from the records when a mail is written; reminders of days to come
are in `reminders`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from assignments.core.words import STANDING, TAX

ASKED, DECIDED = "asked", "decided"
SUBMITTED, ANSWERED = "submitted", "answered"
FORFEITS, ENDS, DOCUMENTS = "forfeits", "ends", "documents"
KINDS = (ASKED, DECIDED, SUBMITTED, ANSWERED, FORFEITS, ENDS, DOCUMENTS)
REMINDERS = frozenset({FORFEITS, ENDS, DOCUMENTS})

AT_ONCE, IN_DIGEST, OFF = "at_once", "digest", "off"
HOWS = (AT_ONCE, IN_DIGEST, OFF)
DIGEST = "digest"  # also the kind of a mail that gathers several
DAILY, WEEKLY = "daily", "weekly"
RHYTHMS = (DAILY, WEEKLY)

UNLESS_CHOSEN = {
    ASKED: AT_ONCE,
    DECIDED: AT_ONCE,
    SUBMITTED: IN_DIGEST,
    ANSWERED: IN_DIGEST,
    FORFEITS: IN_DIGEST,
    ENDS: IN_DIGEST,
    DOCUMENTS: IN_DIGEST,
    DIGEST: DAILY,
}
OF_ROLE = {
    "expatriate": (ASKED, DECIDED, FORFEITS, ENDS, DOCUMENTS),
    "hr": (SUBMITTED, ANSWERED, ENDS, DOCUMENTS),
}
OF_DEPUTIES = (SUBMITTED, ANSWERED)  # they see lines, and nothing else of HR
CONFIDENTIAL = frozenset({*TAX, *STANDING})  # no mail quotes a line of these, nor its amounts

STALE = dt.timedelta(days=7)  # what is older is told to nobody, as after mail was off for long
SETTLES = dt.timedelta(minutes=10)  # so long the next decision on a claim is waited for
HELD = dt.timedelta(minutes=10)  # longer than any mail server may take for one mail
GIVEN_UP = dt.timedelta(days=7)
KEPT = dt.timedelta(days=400)
MOST_TRIES = 8
LONGEST_AWAY = dt.timedelta(hours=1)
PAUSES = tuple(dt.timedelta(minutes=one) for one in (1, 5, 15, 60, 240, 720, 1440))


@dataclass(frozen=True, slots=True)
class Notice:
    """That somebody is to be told of a thing; `ref` is a claim, a line or an assignment."""

    id: int
    person_id: int
    assignment_id: int
    kind: str
    thing: str
    ref: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person; `ended_at` without `sent_at`: given up, or not needed any more."""

    id: int
    person_id: int
    kind: str
    message_id: str
    made_at: dt.datetime
    next_at: dt.datetime
    tries: int = 0
    sent_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    error: str = ""

    @property
    def state(self) -> str:
        """What became of it, in a word."""
        if self.sent_at is not None:
            return "sent"
        if self.ended_at is not None:
            return "given_up" if self.error else "not_needed"
        return "tried" if self.error else "waiting"

    def next_try(self, now: dt.datetime, *, away: bool) -> dt.datetime | None:
        """When it is tried again after a try that failed; None where it is given up.

        While the server is `away` tries do not count, and the pause grows with the mail's age.
        """
        age = now - self.made_at
        if age > GIVEN_UP or (not away and self.tries >= MOST_TRIES):
            return None
        if away:
            return now + min(max(age / 2, PAUSES[0]), LONGEST_AWAY)
        return now + PAUSES[min(max(self.tries, 1), len(PAUSES)) - 1]


def how(choices: Mapping[str, str], kind: str) -> str:
    """What somebody chose for a kind, or how often the digest comes; else what is usual."""
    return choices.get(kind) or UNLESS_CHOSEN[kind]


def kinds_of(roles: frozenset[str], *, is_deputy: bool) -> tuple[str, ...]:
    """Of what somebody of these roles is told at all, in the order of KINDS."""
    told = {kind for role in roles for kind in OF_ROLE.get(role, ())}
    if is_deputy:
        told |= {*OF_DEPUTIES}
    return tuple(kind for kind in KINDS if kind in told)


def last_digest(rhythm: str, hour: int, zone: ZoneInfo, now: dt.datetime) -> dt.datetime:
    """The instant at which the digest was due last: each day, or each Monday, at that hour."""
    local = now.astimezone(zone)
    day = local.date()
    if local.hour < hour:
        day -= dt.timedelta(days=1)
    if rhythm == WEEKLY:
        day -= dt.timedelta(days=day.weekday())
    return dt.datetime.combine(day, dt.time(hour), zone).astimezone(dt.UTC)
