"""What happened in one assignment, from many tables at once: some rows of each behind a place.

Each table is asked for no more rows than are shown, so that a long story costs no more than its
page. Which sources are asked, and who may see them, the actions say.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, union_all
from sqlalchemy import select as columns
from sqlmodel import col, func, select

from assignments.core.money import Money
from assignments.core.records import Person
from assignments.core.story import Edge, Entry, Place, edge_of_day, edge_of_moment, midnight
from assignments.storage.prepared import Among
from assignments.storage.store.asking import Asking, given
from assignments.storage.store.story_sources import BY_NUMBER, SOURCES, Source
from assignments.storage.tables import LineRow
from assignments.storage.tables.columns import money


class Stories(Asking):
    """The story of an assignment."""

    def story(
        self,
        assignment_id: int,
        sources: Collection[str],
        behind: tuple[Place | None, int],
        zone: ZoneInfo,
    ) -> tuple[Entry, ...]:
        """Entries of some sources behind a place, so many of each at most: the newest of them.

        With a negative number, so many of the oldest.
        """
        place, most = behind
        newest = most > 0
        found: list[Sequence[Any]] = []
        for by_moment in (False, True):
            words: dict[str, object] = {"assignment": assignment_id}
            for one in _of(by_moment=by_moment):
                edge = _edge(one, place, zone, newest=newest)
                words[f"edge_{one.number}"], words[f"tie_{one.number}"] = edge.at, edge.number
                words[f"most_{one.number}"] = abs(most) if one.name in sources else 0
            found += self.ask(_asked(by_moment=by_moment, newest=newest), **words)
        people = self.persons(one for row in found for one in (row[3], row[4]))
        return tuple(_entry(row, people, zone) for row in found)

    def claims_added_up(self, claim_ids: Iterable[int]) -> dict[int, tuple[int, Money | None]]:
        """Of claims how many lines were handed in, and what of them the letter allowed."""
        found = self.ask(_SUMS, claims=sorted(set(claim_ids)))
        return {one: (count, money(minor, code)) for one, count, minor, code in found}


_SUMS = (
    columns(
        col(LineRow.claim_id),
        func.count(),
        func.sum(col(LineRow.allowed_minor)),
        func.min(col(LineRow.settlement_currency)),
    )
    .where(Among(col(LineRow.claim_id), "claims"), col(LineRow.seq).is_not(None))
    .group_by(col(LineRow.claim_id))
)


def _of(*, by_moment: bool) -> tuple[Source, ...]:
    return tuple(one for one in SOURCES if one.by_moment is by_moment)


@cache
def _asked(*, by_moment: bool, newest: bool) -> Any:  # noqa: ANN401 - as SQLAlchemy has it
    """What asks all sources of one kind at once: of those that are not wanted, no rows."""
    several = (_some(one, newest=newest).subquery() for one in _of(by_moment=by_moment))
    return union_all(*(select(*one.c) for one in several))


def _some(source: Source, *, newest: bool) -> Select[Any]:
    edge, tie = given(f"edge_{source.number}"), given(f"tie_{source.number}")
    at, key = source.at, source.key
    beyond, at_it = (at < edge, key < tie) if newest else (at > edge, key > tie)
    behind = beyond | ((at == edge) & at_it)
    asked = source.asked.where(source.of == given("assignment"))
    by = source.groups
    asked = asked.group_by(*by).having(behind) if by else asked.where(behind)
    order = (at.desc(), key.desc()) if newest else (at, key)
    return asked.order_by(*order).limit(given(f"most_{source.number}"))


def _edge(source: Source, place: Place | None, zone: ZoneInfo, *, newest: bool) -> Edge:
    if source.by_moment:
        return edge_of_moment(place, source.number, newest=newest)
    return edge_of_day(place, source.number, zone, newest=newest)


def _entry(row: Sequence[Any], people: Mapping[int, Person], zone: ZoneInfo) -> Entry:
    number, at, key, actor, stood_for, thing, what, words, more, first, last, *rest = row
    minor, code, times, marked = rest
    source = BY_NUMBER[number]
    is_moment = isinstance(at, dt.datetime)
    moment = at if is_moment else midnight(at, zone)
    return Entry(
        what=what,
        kind=source.kind,
        place=Place(moment, number, key),
        day=moment.astimezone(zone).date() if is_moment else at,
        number=thing,
        words=words or "",
        more=more or "",
        first=first,
        last=last,
        amount=None if minor is None or code is None else Money(int(minor), code),
        times=times,
        marked=bool(marked),
        by=people.get(actor or 0),
        in_place_of=people.get(stood_for or 0),
    )
