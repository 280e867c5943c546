"""Mails made of notices: at once, with others of their kind, or in a digest when it is due.

By what each person has chosen when the mail is made; what was turned off meanwhile is dropped.
"""

import secrets
from collections.abc import Iterator, Mapping

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


def gather(office: Office, hour: int) -> int:
    """Make mails of what is to be told by now; how many. The digest is due at that hour."""
    with office.database.read() as store:
        if not store.notices_waiting():
            return 0
    with office.database.write(office.by_itself(GATHERING)) as store:
        store.take_mark()
        return _gathered(store, office, hour)


def _gathered(store: Store, office: Office, hour: int) -> int:
    people, waiting = store.who_gets_mail(), store.notices_waiting()
    choices = store.mail_choices({one.person_id for one in waiting})
    made = 0
    for person_id in dict.fromkeys(one.person_id for one in waiting):
        chosen = choices.get(person_id, {})
        own = [one for one in waiting if one.person_id == person_id]
        off = [one for one in own if person_id not in people or how(chosen, one.kind) == OFF]
        store.drop_notices(one.id for one in off)
        wanted = [one for one in own if one not in off]
        for kind, told in _groups(store, office, (chosen, hour), wanted):
            now = office.now()
            mail = Mail(0, person_id, kind, secrets.token_hex(16), now, now)
            store.add_mail(mail, [one.id for one in told])
            made += 1
    return made


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
