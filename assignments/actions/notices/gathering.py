"""Mails made of notices: at once, with others of their kind, or in a digest when it is due.

By what each person has chosen when the mail is made; what was turned off meanwhile is dropped.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assignments.actions.office import Office
from assignments.core.notices import (
    AT_ONCE,
    DECIDED,
    DIGEST,
    IN_DIGEST,
    OFF,
    REMINDERS,
    SETTLES,
    Mail,
    Notice,
    how,
    last_digest,
)
from assignments.storage.store import Store

GATHERING = "gather what is told"
Group = tuple[str, list[Notice]]  # the kind of the mail, and what it tells


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be done now: mails to people, and notices that nobody wants any more."""

    mails: tuple[tuple[int, Group], ...]
    dropped: tuple[int, ...]


def gather(office: Office, hour: int) -> int:
    """Make mails of what is to be told by now; how many. The digest is due at that hour.

    Nothing is written, and no lock taken, while nothing is due.
    """
    with office.database.read() as store:
        due = _due(store, office, hour)
    if not due.mails and not due.dropped:
        return 0
    with office.database.write(office.by_itself(GATHERING)) as store:
        store.take_mark()
        return _made(store, office, _due(store, office, hour))


def _made(store: Store, office: Office, due: _Due) -> int:
    store.drop_notices(due.dropped)
    now = office.now()
    for person_id, (kind, told) in due.mails:
        mail = Mail(0, person_id, kind, secrets.token_hex(16), now, now)
        store.add_mail(mail, [one.id for one in told])
    return len(due.mails)


def _due(store: Store, office: Office, hour: int) -> _Due:
    waiting = store.notices_waiting()
    people = store.who_gets_mail() if waiting else {}
    by_person: dict[int, list[Notice]] = {}
    for one in waiting:
        by_person.setdefault(one.person_id, []).append(one)
    choices = store.mail_choices(by_person)
    mails: list[tuple[int, Group]] = []
    dropped: list[int] = []
    for person_id, own in by_person.items():
        chosen, is_there = choices.get(person_id, {}), person_id in people
        wanted = [one for one in own if is_there and how(chosen, one.kind) != OFF]
        dropped += sorted({one.id for one in own} - {one.id for one in wanted})
        groups = _groups(store, office, (chosen, hour), wanted)
        mails += ((person_id, group) for group in groups)
    return _Due(tuple(mails), tuple(dropped))


def _groups(
    store: Store, office: Office, chosen: tuple[Mapping[str, str], int], own: list[Notice]
) -> Iterator[Group]:
    """One person's notices by the mails that are due."""
    choices, hour = chosen
    at_once: dict[tuple[str, int | str], list[Notice]] = {}
    for one in own:
        if how(choices, one.kind) == AT_ONCE:
            at_once.setdefault(_together(one), []).append(one)
    for (kind, _), told in at_once.items():
        if kind != DECIDED or _is_settled(store, office, told):
            yield kind, told
    until = last_digest(how(choices, DIGEST), hour, office.zone, office.now())
    due = [one for one in own if how(choices, one.kind) == IN_DIGEST and one.at <= until]
    if due:
        yield DIGEST, due


def _together(one: Notice) -> tuple[str, int | str]:
    """What is told in one mail: a claim's decisions, a day's reminders; others by themselves."""
    if one.kind == DECIDED:
        return one.kind, one.ref
    return (one.kind, 0) if one.kind in REMINDERS else (one.kind, one.thing)


def _is_settled(store: Store, office: Office, told: list[Notice]) -> bool:
    """Whether no more decisions on a claim are waited for: all are taken, or none came of late."""
    claim = store.claim(told[0].ref)
    newest = max(one.at for one in told)
    return claim is None or claim.status == "decided" or newest <= office.now() - SETTLES
