"""How somebody wants to be told, and the address of their calendar: theirs alone to change."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.core.approval import StateError
from assignments.core.notices import (
    DIGEST,
    HOWS,
    IN_DIGEST,
    KINDS,
    OFF,
    RHYTHMS,
    how,
    kinds_of,
)
from assignments.core.records import Person
from assignments.core.words import InputError, one_of
from assignments.storage.store import Feed, Store


@dataclass(frozen=True, slots=True)
class Choices:
    """How somebody is told of each kind that concerns them, and how often the digest comes.

    `feed` is their calendar, if it may be read.
    """

    kinds: Mapping[str, str]
    rhythm: str
    feed: Feed | None


def choices(office: Office, who: Person) -> Choices:
    """What somebody chose, or what is usual."""
    with office.database.read() as store:
        chosen = store.mail_choices([who.id]).get(who.id, {})
        kinds = _kinds(store, office, who)
        feed = store.feed(who.id)
    told = {kind: how(chosen, kind) for kind in kinds}
    return Choices(told, how(chosen, DIGEST), feed)


def _kinds(store: Store, office: Office, who: Person) -> tuple[str, ...]:
    is_deputy = bool(store.stood_in_for(who.id, office.today()))
    return kinds_of(who.roles, is_deputy=is_deputy)


def choose(office: Office, who: Person, wanted: Mapping[str, str], key: str) -> Done:
    """Keep how somebody wants to be told: a word of HOWS by kind, of RHYTHMS by `digest`."""
    deed = Deed(office, who, "choose_mail", key)

    def act(store: Store) -> int:
        chosen = store.mail_choices([who.id]).get(who.id, {})
        kinds = (*_kinds(store, office, who), DIGEST)
        for kind, word in wanted.items():
            if kind not in kinds:
                raise InputError(kind, "is nothing that you are told of", "load the page again")
            one_of(word, RHYTHMS if kind == DIGEST else HOWS, kind, "choice")
            if how(chosen, kind) != word:
                store.set_mail_choice(who.id, kind, word)
        return who.id

    return deed.done(act, answer=who.id)


def turn_off(office: Office, who: Person, kind: str) -> None:
    """Turn a kind of mail off, or with `digest` all that comes in it.

    Done twice is as done once: whoever follows the link of a mail has no form and no key.
    """
    with office.database.write(office.author(who, "turn_off_mail")) as store:
        chosen = store.mail_choices([who.id]).get(who.id, {})
        kinds = KINDS if kind == DIGEST else (one_of(kind, KINDS, "kind", "kind"),)
        for one in kinds:
            if kind != DIGEST or how(chosen, one) == IN_DIGEST:
                store.set_mail_choice(who.id, one, OFF)


def make_feed(office: Office, who: Person, key: str) -> Done:
    """Let somebody's calendar be read at a new address; one from before ends."""
    deed = Deed(office, who, "make_calendar", key)

    def act(store: Store) -> int:
        store.set_feed(Feed(who.id, secrets.token_urlsafe(18), deed.at))
        return who.id

    return deed.done(act, answer=who.id)


def end_feed(office: Office, who: Person, key: str) -> Done:
    """Let nobody read somebody's calendar any more; StateError where nobody may."""
    deed = Deed(office, who, "end_calendar", key)

    def act(store: Store) -> int:
        if not store.end_feed(who.id):
            raise StateError("Your calendar has no address.")
        return who.id

    return deed.done(act, answer=who.id)
