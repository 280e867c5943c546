"""The office: what every action works with, handed to it as its first argument.

The only clock of the program, its database and its receipts. Nothing is decided here.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from assignments.core.records import Person
from assignments.reading import Reading, read
from assignments.storage.database import Database, open_database
from assignments.storage.files import Keeper, Place, open_files
from assignments.storage.store import MACHINE, Author


def utc_now() -> dt.datetime:
    """The moment, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Office:
    """Database, receipts, the company's time zone, a clock that tells instants in UTC.

    `reader` reads letters; it is pure.
    """

    database: Database
    files: Keeper
    zone: ZoneInfo
    clock: Callable[[], dt.datetime] = utc_now
    reader: Callable[[str], Reading] = read

    def now(self) -> dt.datetime:
        """The instant, in UTC."""
        return self.clock()

    def author(self, who: Person, deed: str) -> Author:
        """Somebody who does something now."""
        return Author(who.id, self.now(), who.origin, deed, who.in_place_of)

    def by_itself(self, deed: str) -> Author:
        """The machine, which does something now by itself."""
        return Author(MACHINE, self.now(), "this machine", deed)

    def today(self) -> dt.date:
        """The day in the company's time zone."""
        return self.now().astimezone(self.zone).date()


def open_office(url: str, receipts: Place, zone: str = "UTC") -> Office:
    """The office on a database that is migrated already, with its receipts in their place."""
    return Office(open_database(url), open_files(receipts), ZoneInfo(zone))
