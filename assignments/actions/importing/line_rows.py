"""A row of a file as one claim line, read as if it had been typed."""

from collections.abc import Mapping

from assignments.actions.lines import LONGEST_NOTE, Under, read_facts, read_note
from assignments.actions.office import Office
from assignments.core.fields import YEARS_AHEAD
from assignments.core.money import currency_code
from assignments.core.periods import FIRST_YEAR
from assignments.core.records import AssignmentRecord, Trip
from assignments.core.words import InputError
from assignments.sheets import Column
from assignments.storage.store import Draft, Store

LINE_COLUMNS = (
    Column("category", needed=True),
    Column("date", "day", needed=True),
    Column("amount", "number", needed=True),
    Column("currency", needed=True),
    Column("for"),
    Column("cabin"),
    Column("trip", longest=80),
    Column("departs", "day"),
    Column("destination"),
    Column("place"),
    Column("weight_value", "number"),
    Column("weight_unit"),
    Column("containers"),
    Column("covers_from", "day"),
    Column("covers_to", "day"),
    Column("note", "note", longest=LONGEST_NOTE),
)
_AS_TYPED = tuple(
    "category date amount currency for paid_by cabin trip departs destination place note".split()
)
_COLUMN_OF = {
    "weight, value": "weight_value",
    "weight, unit": "weight_unit",
    "covers, from": "covers_from",
    "covers, to": "covers_to",
    "covers": "covers_to",
}
Trips = Mapping[tuple[str, str], Trip]


def trips_of(store: Store, record: AssignmentRecord) -> Trips:
    """The trips of an assignment by name and traveller."""
    return {(trip.name, trip.traveller): trip for trip in store.trips(record.id)}


class LineReader:
    """Reads a row's words as one line of an assignment, as they were typed."""

    def __init__(self, record: AssignmentRecord, trips: Trips, office: Office) -> None:
        """Read for an assignment with its trips; `sound` words mend what is wrong in a row."""
        self._under = Under(record.id, "imported", None, office.today())
        self._trips = trips
        today = office.today()
        self.sound = {
            "category": "other",
            "date": today.isoformat(),
            "amount": "1",
            "currency": record.facts.settlement_currency,
            "weight_value": "1",
            "weight_unit": "kg",
            "covers_from": f"{FIRST_YEAR}-01-01",
            "covers_to": f"{today.year + YEARS_AHEAD}-01-01",
        }

    def draft(self, words: Mapping[str, str]) -> Draft:
        """The line; InputError names the column."""
        currency_code(words.get("currency"), "currency")
        own = as_typed(words)
        trip = self.trip(words)
        try:
            facts = read_facts(self._under, own, trip)
        except InputError as error:
            raise InputError(column_of(error.where), error.what, error.remedy) from None
        return Draft(facts, read_note(words), trip_id=None if trip is None else trip.id)

    def trip(self, words: Mapping[str, str]) -> Trip | None:
        """The recorded trip that the row names, of its traveller."""
        return self._trips.get((words.get("trip", ""), words.get("for", "employee")))


def as_typed(words: Mapping[str, str]) -> dict[str, object]:
    """A row's words as those of a line; what several columns say together becomes one."""
    own: dict[str, object] = {name: words[name] for name in _AS_TYPED if name in words}
    if "weight_value" in words or "weight_unit" in words:
        own["weight"] = {"value": words.get("weight_value"), "unit": words.get("weight_unit")}
    if "covers_from" in words or "covers_to" in words:
        own["covers"] = {"from": words.get("covers_from"), "to": words.get("covers_to")}
    if "containers" in words:
        sizes = words["containers"].replace(";", " ").replace(",", " ").split()
        own["containers"] = [{"size_ft": int(one) if one.isdecimal() else one} for one in sizes]
    return own


def column_of(where: str) -> str:
    """The column that an error of a line is about."""
    return "containers" if where.startswith("containers") else _COLUMN_OF.get(where, where)
