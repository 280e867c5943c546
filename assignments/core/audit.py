"""The audit trail as values: entries, their digests, and the chain that binds each to the last.

    digest = SHA-256(salt, content)
    chain = SHA-256(chain of the entry before, number, digest)

So an entry that was changed, taken out, put in or moved breaks the chain where it stood, while
one whose content and salt were erased leaves it whole. What is written down, and when, is in
`storage.trail`; walking a trail is in `audit_walk`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NOTHING_BEFORE = "0" * 64
ERASURE = "erasure"  # the record of an entry that tells of others that their content was erased
_encoded = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did something, when, from where, and in whose place; `who` None is the machine."""

    at: dt.datetime
    who: int | None
    name: str
    origin: str = ""
    in_place_of: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record: the columns that changed, as they were and as they are.

    `record` and `key` name it; `assignment` and `person` are those it is about. A new record has
    nothing before, one that is gone nothing after; one that was only read neither.
    """

    record: str
    key: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    assignment: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a trail: its number and its chain."""

    number: int = 0
    chain: str = NOTHING_BEFORE

    def next(self, digest: str) -> "Head":
        """The head once an entry of this digest follows."""
        number = self.number + 1
        bound = f"{self.chain}\n{number}\n{digest}".encode()
        return Head(number, hashlib.sha256(bound).hexdigest())


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is kept. What stands beside `content` repeats it, to be searched by.

    An erased entry has neither content nor salt; `erasure` names the one that tells of it.
    """

    number: int
    at: dt.datetime
    who: int | None
    deed: str
    record: str
    key: str
    assignment: int | None
    person: int | None
    content: str | None
    salt: str | None
    digest: str
    chain: str
    erasure: str | None = None

    @property
    def is_erased(self) -> bool:
        """Whether its content was erased."""
        return self.content is None and self.salt is None

    def told(self) -> dict[str, Any]:
        """Its content; nothing where it was erased."""
        found: dict[str, Any] = {} if self.content is None else json.loads(self.content)
        return found


def stamped(at: dt.datetime) -> str:
    """An instant as contents tell it: UTC, to the microsecond."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def content_of(deed: Deed, change: Change) -> str:
    """All that an entry says, as canonical JSON: sorted names, no spaces, nothing but ASCII."""
    return _encoded(
        {
            "after": change.after,
            "assignment": change.assignment,
            "at": stamped(deed.at),
            "before": change.before,
            "deed": deed.name,
            "for": deed.in_place_of,
            "from": deed.origin,
            "key": change.key,
            "person": change.person,
            "record": change.record,
            "who": deed.who,
        }
    )


def digest_of(salt: str, content: str) -> str:
    """The hash of a content; without its salt nobody can guess a content from it."""
    return hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()


def said_beside(entry: Entry) -> dict[str, Any]:
    """What the columns beside an entry's content say, by the names it has there."""
    return {
        "assignment": entry.assignment,
        "at": stamped(entry.at),
        "deed": entry.deed,
        "key": entry.key,
        "person": entry.person,
        "record": entry.record,
        "who": entry.who,
    }
