"""Deputies: who stands in for somebody of HR while they are away, from day to day.

HR name one for themselves, an administrator for anybody of HR. What a deputy may decide is in
`deciders`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import span
from assignments.core.approval import NotAllowedError, StateError
from assignments.core.deputies import StandIn
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DeputyInput:
    """Who stands in, from which day to which, both included."""

    deputy_id: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody of HR with everybody who stood, stands or will stand in for them.

    `choices` are those who may be named: everybody else who can log in.
    """

    person: Person
    today: dt.date
    stretches: tuple[StandIn, ...]
    choices: tuple[Person, ...]


def standing_in(office: Office, who: Person) -> tuple[StandIn, ...]:
    """Whom the person stands in for today, the longest since first."""
    with office.database.read() as store:
        return store.stood_in_for(who.id, office.today())


def while_away(office: Office, who: Person, away_id: int) -> Away:
    """Who stands in for somebody; for themselves, and for administrators."""
    with office.database.read() as store:
        person = _of_hr(store, who, away_id)
        choices = tuple(one for one in store.who_can_log_in() if one.id != away_id)
        return Away(person, office.today(), store.stand_ins(away_id), choices)


def name_deputy(office: Office, who: Person, away_id: int, what: DeputyInput, key: str) -> Done:
    """Name who stands in for somebody of HR: for themselves, or by an administrator.

    The id is the stretch's. InputError where they have a deputy on one of the days already.
    """
    deed = Deed(office, who, "name_deputy", key)

    def act(store: Store) -> int:
        away = _of_hr(store, who, away_id)
        store.lock_person(away_id)
        _sensible(what, office.today())
        deputy = _nameable(store, away, what.deputy_id)
        _free(store.stand_ins(away_id), what)
        days = (what.first, what.last)
        stand_in_id = store.add_stand_in(away_id, deputy.id, days, deed.author)
        body: dict[str, object] = {"away": away_id, "deputy": deputy.id, "stand_in": stand_in_id}
        body |= {"first": what.first.isoformat(), "last": what.last.isoformat()}
        deed.tell(store, Event("deputy_named", text=deputy.name, body=body))
        return stand_in_id

    return deed.done(act)


def end_deputy(office: Office, who: Person, away_id: int, stand_in_id: int, key: str) -> Done:
    """End somebody's stretch at once, before its last day; for themselves, and administrators."""
    deed = Deed(office, who, "end_deputy", key)

    def act(store: Store) -> int:
        found = store.stand_in(stand_in_id)
        if found is None or found.away.id != away_id or not _concerns(who, away_id):
            raise NotFoundError("There is no such deputy.")
        store.lock_person(away_id)
        _need_open(store.stand_in(stand_in_id) or found, office.today())
        store.end_stand_in(stand_in_id, deed.author)
        body = {"away": found.away.id, "deputy": found.deputy.id, "stand_in": stand_in_id}
        deed.tell(store, Event("deputy_ended", text=found.deputy.name, body=dict(body)))
        return stand_in_id

    return deed.done(act)


def _concerns(who: Person, away_id: int) -> bool:
    return "administrator" in who.roles or who.id == away_id


def _of_hr(store: Store, who: Person, away_id: int) -> Person:
    """Somebody of HR, whose deputies the person may name."""
    if who.id == away_id:
        need_role(who, "hr", "administrator")
    elif not _concerns(who, away_id):
        raise NotAllowedError("HR name their own deputies; an administrator names any.")
    away = store.person(away_id)
    if away is None:
        raise NotFoundError("There is no such person.")
    if "hr" not in away.roles:
        raise StateError(f"{away.name} is not in HR: nobody needs to stand in for them.")
    return away


def _sensible(what: DeputyInput, today: dt.date) -> None:
    span(what.first, what.last, today)
    if what.first < today:
        raise InputError("first", f"{what.first} is past", f"begin on {today} or later")
    if what.last - what.first > LONGEST:
        raise InputError(
            "last", "that is more than a year", "choose fewer days, or have HR's role granted"
        )


def _nameable(store: Store, away: Person, deputy_id: int) -> Person:
    if deputy_id == away.id:
        raise InputError("deputy", "nobody stands in for themselves", "choose somebody else")
    deputy = store.person(deputy_id)
    if deputy is None or not store.can_log_in(deputy_id):
        raise InputError("deputy", "this person cannot log in", "choose somebody who can")
    return deputy


def _free(stretches: Iterable[StandIn], what: DeputyInput) -> None:
    """Raise InputError where somebody stands in on one of the days already."""
    for one in stretches:
        if one.ended_at is None and one.first <= what.last and what.first <= one.last:
            raise InputError(
                "first",
                f"{one.deputy.name} stands in from {one.first} to {one.last} already",
                "choose other days, or end that first",
            )


def _need_open(found: StandIn, today: dt.date) -> None:
    if found.ended_by is not None and found.ended_at is not None:
        raise StateError(f"{found.ended_by.name} ended it on {found.ended_at:%Y-%m-%d} already.")
    if not found.is_open(today):
        raise StateError(f"It was over on {found.last}: there is nothing to end.")
