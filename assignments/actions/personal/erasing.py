"""Erasing a person after the retention time: who is due, what stands against it, and doing it.

One transaction under the month lock, taken alone, then the locks of the person's assignments:
closed months' files are written anew in it, so that none names the person, and each is verified
before. Receipts' files go after the commit; what is left of them `flask receipts sweep` removes.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assignments.actions.access import need_role
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.verifying import differences
from assignments.core.approval import StateError
from assignments.core.erasing import Whole, refusals, years_later
from assignments.core.records import Person
from assignments.core.sealing import LinesHash, Rewritten, SealedMonth
from assignments.exports.bundle import bundle
from assignments.storage.refusals import KeepingError
from assignments.storage.store import Store
from assignments.storage.store.sealing import PIECE

WHY = "erased after retention"
ERASE = "erase_person"


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who might be erased, with what stands against it, and what it would touch.

    `counts` are rows by table; `months` the closed ones whose files would be written anew.
    """

    whole: Whole
    against: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    months: tuple[str, ...] = ()


def due_people(office: Office, who: Person, years: int) -> tuple[Due, ...]:
    """Everybody whose assignments ended longer ago than records are kept; for administrators."""
    need_role(who, "administrator")
    today = office.today()
    before = _years_before(today, years)
    with office.database.read() as store:
        found = (store.whole_of(one) for one in store.people_ended(before))
        return tuple(Due(one, refusals(one, today, years)) for one in found if one is not None)


def _years_before(day: dt.date, years: int) -> dt.date:
    return years_later(day, -years) if day.year > years else dt.date.min


def erasing(office: Office, who: Person, person_id: int, years: int) -> Due:
    """What erasing somebody would do, and what stands against it; changes nothing."""
    need_role(who, "administrator")
    with office.database.read() as store:
        whole = _whole(store, person_id)
        return Due(
            whole=whole,
            against=refusals(whole, office.today(), years),
            counts=store.count_about(person_id),
            files=len(store.files_about(person_id)),
            months=store.months_naming(person_id),
        )


def person_with(office: Office, email: str) -> int:
    """Whose address it is; NotFoundError where it is nobody's."""
    with office.database.read() as store:
        found = store.person_id_of(email)
    if found is None:
        raise NotFoundError(f"Nobody has the address {email}.")
    return found


def erase_person(office: Office, who: Person, person_id: int, years: int, key: str) -> Done:
    """Erase somebody, all of it or nothing; StateError with all that stands against it."""
    need_role(who, "administrator")
    files: set[str] = set()

    def act(store: Store) -> int:
        files.update(_erase(office, store, person_id, years))
        return person_id

    done = _done(office, who, key, act)
    if files:
        _remove(office, files)
    return done


def _done(office: Office, who: Person, key: str, act: Callable[[Store], int]) -> Done:
    """Do it once for a person's key; who sits at the machine has none."""
    if who.id:
        return Deed(office, who, ERASE, key).done(act)
    with office.database.write(office.author(who, ERASE)) as store:
        return Done(act(store))


def _erase(office: Office, store: Store, person_id: int, years: int) -> set[str]:
    """Erase within a transaction; the files that may be removed once it is committed."""
    store.take_month_lock()
    for assignment_id in sorted(_whole(store, person_id).assignments):
        store.lock_assignment(assignment_id)
    whole = _whole(store, person_id)
    against = refusals(whole, office.today(), years)
    if against:
        raise StateError(" ".join(against))
    months = [_verified(store, label) for label in store.months_naming(person_id)]
    files = store.files_about(person_id)
    store.erase_person(whole, office.now())
    for month in months:
        _write_anew(store, month, office.now())
    return files


def _whole(store: Store, person_id: int) -> Whole:
    found = store.whole_of(person_id)
    if found is None:
        raise NotFoundError("There is no such person.")
    return found


def _verified(store: Store, label: str) -> SealedMonth:
    """A closed month that is whole: else what is wrong with it would be hidden for ever."""
    month = store.sealed_month(label)
    wrong = () if month is None else differences(store, month)
    if month is None or wrong:
        raise StateError(f"{label} does not verify, and would be written anew: {'. '.join(wrong)}.")
    return month


def _write_anew(store: Store, month: SealedMonth, at: dt.datetime) -> None:
    """Write a closed month's files of the records as they are now; its lines must be the same."""
    lines = LinesHash()
    passing = lines.passing(store.cost_lines(month.label))
    with bundle(month.label, passing, store.count_costs(month.label)) as made:
        if lines.sha256 != month.lines_sha256:
            raise StateError(f"the lines of {month.label} would not be those that were sealed")
        for one in made.files:
            if month.file(one.kind) is not None:
                instead = Rewritten(one.sha256, one.size, at, WHY)
                pieces = made.pieces(one.kind, PIECE)
                store.stand_in_for_sealed(month.label, one.kind, instead, pieces)


def _remove(office: Office, files: set[str]) -> None:
    """Remove files that nothing names any more; what cannot be reached now a sweep removes."""
    with office.database.read() as store:
        named = store.receipts_named() | store.tax_files_named() | store.standing_files_named()
    with contextlib.suppress(KeepingError):
        others = {one for one in office.files.names() if one not in files}
        office.files.sweep(others | set(named))
