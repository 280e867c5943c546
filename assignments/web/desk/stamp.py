"""What somebody saw of a line: it goes along with each form of its page, signed.

`changes` puts it beside what the line is now, for whoever decides in a window that was left open.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from flask import current_app
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer

from assignments.actions import Desk
from assignments.actions.inputs import AsSeen
from assignments.core.money import Money
from assignments.core.records import EventRecord, LineRecord
from assignments.web.filters import money
from assignments.web.speech import OUTCOMES, STATUSES

SALT = "line as seen"
NONE = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line as it was shown: its number, its state, its three numbers and its verdict."""

    line: int
    event: int
    status: str
    outcome: str
    allowed: str
    claimed: str
    approved: str
    first: str = ""

    @property
    def seen(self) -> AsSeen:
        """The same for the action."""
        return AsSeen(self.event, self.outcome, self.allowed)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing about a line, as it was shown and as it is; `differs` where these are two."""

    about: str
    then: str
    now: str

    @property
    def differs(self) -> bool:
        """Whether it changed."""
        return self.then != self.now


def _now(desk: Desk) -> Stamp:
    line, verdict = desk.line, desk.verdict_now
    kept = line.verdict or {}
    outcome = str(verdict.outcome) if verdict else str(kept.get("outcome", ""))
    allowed = str(verdict.allowed) if verdict else str(kept.get("allowed", ""))
    first = "" if line.first is None else f"{line.first.amount}"
    claimed = f"{line.facts.amount} {line.facts.amount.currency}"
    event = desk.events[-1].id if desk.events else 0
    told = (outcome, allowed, claimed, _digits(line.approved), first)
    return Stamp(line.id, event, line.status, *told)


def _digits(amount: Money | None) -> str:
    return "" if amount is None else str(amount)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=SALT)


def stamp_of(desk: Desk) -> str:
    """What a page shows of a line, signed, for its forms."""
    return str(_signer().dumps(list(asdict(_now(desk)).values())))


def stamp_in(text: str | None, line_id: int) -> Stamp | None:
    """What a form says was seen of a line; None where it says nothing, or nothing of ours."""
    try:
        told = Stamp(*_signer().loads(text or ""))
    except (BadSignature, TypeError):
        return None
    return told if told.line == line_id else None


def changes(stamp: Stamp, desk: Desk) -> tuple[Change, ...]:
    """What was shown of a line beside what it is now; empty where both are the same."""
    now = _now(desk)
    told = tuple(_changes(stamp, now, _currency(desk.line)))
    same = stamp.event >= now.event and not any(one.differs for one in told)
    return () if same else told


def _currency(line: LineRecord) -> str:
    return line.allowed.currency if line.allowed else line.facts.amount.currency


def _changes(then: Stamp, now: Stamp, currency: str) -> Iterator[Change]:
    yield Change(_("State"), *(STATUSES[one.status] for one in (then, now)))
    yield Change(_("Claimed"), *(money(*one.claimed.split()) for one in (then, now)))
    yield Change(_("Verdict"), *(_outcome(one.outcome) for one in (then, now)))
    yield Change(_("Allowed"), *(_amount(one.allowed, currency) for one in (then, now)))
    if then.first or now.first:
        yield Change(_("First approval"), *(_amount(one.first, currency) for one in (then, now)))
    yield Change(_("Approved"), *(_amount(one.approved, currency) for one in (then, now)))


def _outcome(word: str) -> str:
    return OUTCOMES.get(word, NONE)


def _amount(digits: str, currency: str) -> str:
    return money(digits, currency) if digits else NONE


def happened_since(stamp: Stamp, desk: Desk) -> tuple[EventRecord, ...]:
    """What happened to a line since it was shown, oldest first."""
    return tuple(one for one in desk.events if one.id > stamp.event)
