"""Company rates from a file: all of them or none, as if each had been typed."""

from collections.abc import Mapping

from assignments.actions.access import need_role
from assignments.actions.deeds import Deed
from assignments.actions.importing.rows import (
    Delivery,
    Imported,
    LookedOver,
    Slips,
    few,
    imported_before,
    once,
    rows_of,
    slips_of,
)
from assignments.actions.inputs import RateInput
from assignments.actions.known import keep_typed, typed_rate
from assignments.actions.office import Office
from assignments.core.fields import day_of
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.sheets import Column, Row
from assignments.storage.store import Event, Store

IMPORTED = "rates_imported"
COLUMNS = (
    Column("from", "day", needed=True),
    Column("to", "day", needed=True),
    Column("base", needed=True),
    Column("quote", needed=True),
    Column("rate", "number", needed=True),
    Column("sure"),
)
_COLUMN_OF = {"first": "from", "last": "to"}


def look_over_rates(office: Office, who: Person, what: Delivery) -> LookedOver[RateInput]:
    """What importing a file would record, and everything that is wrong in it; for HR.

    InputError for a file that is no such table.
    """
    need_role(who, "hr")
    sha256, slips = what.sha256(), Slips()
    with office.database.read() as store:
        before = imported_before(store, IMPORTED, None, sha256)
        reader = _Reader(store, office)
        rows = few(rows_of(what, COLUMNS, "rates"), what.name)
        found = tuple(one for row in rows if (one := reader.rate(row, slips)) is not None)
    return LookedOver(
        what.name,
        sha256,
        found,
        len(found),
        slips=tuple(slips.told),
        more=slips.more,
        before=before[-1] if before else None,
    )


def import_rates(office: Office, who: Person, what: Delivery, key: str) -> Imported[RateInput]:
    """Record a file's rates in their order, all or none; for HR."""
    deed = Deed(office, who, "import_rates", key)
    found = look_over_rates(office, who, what)
    found.ready(deed, again=what.again)
    made: list[int] = []

    def act(store: Store) -> int:
        once(found.name, imported_before(store, IMPORTED, None, found.sha256), again=what.again)
        for number, rate in enumerate(found.things, 1):
            made.append(_kept(store, deed, rate, number))
        body = {"sha256": found.sha256, "rates": len(made)}
        deed.tell(store, Event(IMPORTED, text=found.name, body=body))
        return made[-1]

    return Imported(deed.done(act), found, tuple(made))


def _kept(store: Store, deed: Deed, rate: RateInput, number: int) -> int:
    """Keep a rate; it is held against those before it in the file too."""
    try:
        return keep_typed(store, deed, rate)
    except InputError as error:
        where = f"rate {number}, {_COLUMN_OF.get(error.where, error.where)}"
        raise InputError(where, error.what, error.remedy) from None


class _Reader:
    """Reads rows as rates that somebody typed."""

    def __init__(self, store: Store, office: Office) -> None:
        self._store, self._today = store, office.today()
        day = self._today.isoformat()
        self._sound = {"from": day, "to": day, "base": "EUR", "quote": "USD", "rate": "1"}

    def rate(self, row: Row, slips: Slips) -> RateInput | None:
        """The rate of a row; None where something is wrong with it, which the slips tell."""
        if not row.slips:
            try:
                return self._read(row.words)
            except InputError:
                pass
        slips.add(*slips_of(row, self._read, self._sound))
        return None

    def _read(self, words: Mapping[str, str]) -> RateInput:
        for name in ("base", "quote", "rate"):
            if name not in words:
                raise InputError(name, "is left out", "fill it in")
        what = RateInput(
            words["base"],
            words["quote"],
            words["rate"],
            day_of(words.get("from"), "from", self._today),
            day_of(words.get("to"), "to", self._today),
            sure=_is_sure(words.get("sure", "")),
        )
        try:
            typed_rate(self._store, what, self._today)
        except InputError as error:
            where = _COLUMN_OF.get(error.where, error.where)
            raise InputError(where, error.what, error.remedy) from None
        return what


def _is_sure(word: str) -> bool:
    if word.lower() not in {"", "yes", "no"}:
        raise InputError("sure", f"{word!r} is neither yes nor no", "write yes or no")
    return word.lower() == "yes"
