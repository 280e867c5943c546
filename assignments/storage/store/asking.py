"""What the parts of the store stand on: the session, and who does something when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select
from sqlmodel import Session, SQLModel

from assignments.core.audit import Deed
from assignments.core.records import AssignmentRecord, Person
from assignments.storage.prepared import Among, Statement, carry_out
from assignments.storage.shelf import Shelf
from assignments.storage.tables import ClaimRow, LineRow, RoleRow, RolesUsersRow, UserRow
from assignments.storage.tables.bare import bare

MACHINE = 0  # who does what nobody does
R = TypeVar("R", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class Ready(Generic[R]):
    """A question made once and asked often, which is answered with bare rows."""

    row: type[R]
    names: tuple[str, ...]
    asked: Select[Any]


def ready(row: type[R], *where: ColumnElement[bool], order: Iterable[Any] = ()) -> Ready[R]:
    """A question for the rows that meet conditions, in which `given` and `Among` may stand."""
    columns = columns_of(row)
    names = tuple(column.key for column in columns)
    return Ready(row, names, select(*columns).where(*where).order_by(*order))


def columns_of(row: type[SQLModel]) -> Any:  # noqa: ANN401 - as SQLAlchemy has it
    """The columns of a table by name: asked for these, a session makes no rows."""
    return row.__table__.c  # type: ignore[attr-defined]


def given(name: str) -> Any:  # noqa: ANN401 - stands for a value of any type
    """A value that is given whenever the question is asked."""
    return bindparam(name)


@dataclass(frozen=True, slots=True)
class Author:
    """Who did something, and the instant; `person_id` 0 is the machine itself.

    `origin` says from where ("web 192.0.2.7", "terminal ingrid@desk"), `deed` what they were
    about, `in_place_of` for whom they stood in.
    """

    person_id: int
    at: dt.datetime
    origin: str = ""
    deed: str = ""
    in_place_of: int | None = None

    def deed_done(self) -> Deed:
        """The same for the audit trail, where the machine is nobody."""
        return Deed(self.at, self.person_id or None, self.deed, self.origin, self.in_place_of)


class Asking:
    """A session, and the people that other records name."""

    def __init__(
        self, session: Session, author: Author | None = None, shelf: Shelf | None = None
    ) -> None:
        """Ask within a session; what is written in it, `author` writes."""
        self.session = session
        self.author = author
        self.shelf = Shelf() if shelf is None else shelf
        self.settled = True  # nothing that verdicts rest on was changed in this transaction
        self.counted: set[int] = set()  # assignments whose version this transaction counted up
        self._met: dict[int, Person] = {}
        self._stands: dict[int, AssignmentRecord] = {}  # as nobody can change them meanwhile
        self._shared: dict[str, int] | None = None
        self._shares_months = False
        self._closed: frozenset[str] | None = None  # months, while none can be closed
        self._limits: dict[str, int | None] | None = None  # of approvals, by currency
        self._connection: Connection | None = None
        self.claims_read: dict[int, ClaimRow] = {}
        self.lines_read: dict[int, LineRow] = {}  # as they were when this transaction read them

    def rows(self, question: Ready[R], **words: object) -> list[R]:
        """The bare rows that answer a question."""
        found = self.ask(question.asked, **words)
        return [bare(question.row, question.names, columns) for columns in found]

    def ask(self, asked: Statement, **words: object) -> list[Any]:
        """What answers a question of columns that was made once, all written before included."""
        self.write_out()
        return carry_out(self.connection, asked, words)

    def write_out(self) -> None:
        """Send what is not sent yet, before something is asked."""
        self.session.flush()

    @property
    def connection(self) -> Connection:
        """The connection of this transaction, to ask what needs no session."""
        if self._connection is None or not self._connection.in_transaction():
            self._connection = self.session.connection()
        return self._connection

    def forget(self, assignment_id: int | None = None) -> None:
        """Look people up again, and an assignment that this transaction changed something of."""
        self._met.clear()
        if assignment_id is not None:
            self._stands.pop(assignment_id, None)
            self.settled = False

    def persons(self, ids: Iterable[int | None] | None) -> dict[int, Person]:
        """The people of these ids that there are (None: everybody), each with their roles."""
        if ids is None:
            return _people(self.ask(_EVERYBODY))
        wanted = sorted({one for one in ids if one is not None})
        unmet = [one for one in wanted if one not in self._met]
        if unmet:
            self._met |= _people(self.ask(_SOME, ids=unmet))
        return {one: self._met[one] for one in wanted if one in self._met}


def _people(found: list[Any]) -> dict[int, Person]:
    """The people of columns with one role each."""
    told: dict[int, tuple[str, str, str | None]] = {}
    roles: dict[int, set[str]] = {}
    for number, email, name, language, role in found:
        told[number] = (email, name, language)
        roles.setdefault(number, set()).update(filter(None, (role,)))
    return {
        one: Person(one, email, name, frozenset(roles[one]), language=language)
        for one, (email, name, language) in told.items()
    }


_USER, _ROLE, _HAS = columns_of(UserRow), columns_of(RoleRow), columns_of(RolesUsersRow)
_TOLD = (_USER.id, _USER.email, _USER.name, _USER.language, _ROLE.name)
_EVERYBODY = select(*_TOLD).select_from(
    _USER.id.table.outerjoin(_HAS.user_id.table, _HAS.user_id == _USER.id).outerjoin(
        _ROLE.id.table, _ROLE.id == _HAS.role_id
    )
)
_SOME = _EVERYBODY.where(Among(_USER.id, "ids"))
