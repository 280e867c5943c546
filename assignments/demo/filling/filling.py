"""Makes a world of any size in an empty office: one process writes while two judge."""

import io
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from random import Random

from PIL import Image

from assignments import actions
from assignments.actions import Office, PersonInput, StateError, is_empty
from assignments.actions.falling_due import fall_due
from assignments.core.audit import Change
from assignments.core.records import Person
from assignments.demo.cast import DemoLogin, Role, fresh_password, login_of
from assignments.demo.filling.judging import Task, begin, published, told
from assignments.demo.filling.laying import Crew, Ground, for_the_company
from assignments.demo.filling.letters import OFFER
from assignments.demo.filling.people import sent
from assignments.demo.filling.rows import Papers
from assignments.demo.filling.size import Plot, Size, plots
from assignments.storage.sheaves import Sheaf
from assignments.storage.store import Store
from assignments.storage.store.filling import Filling

HR = frozenset({"hr"})
OFFICE = (
    Role("gerrit", "Marlis Gerrit", frozenset({"administrator"})),
    Role("anders", "Ruth Anders", HR),
    Role("bello", "Tomas Bello", HR),
    Role("crewe", "Lydia Crewe", HR),
    Role("dietz", "Konrad Dietz", HR),
    Role("engel", "Frieda Engel", frozenset({"finance"})),
    Role("foss", "Nadim Foss", frozenset({"finance"})),
)
LOGGING_IN = 8  # employees with a log-in: of the first assignments that go on
JUDGES = 2
_LINES_AT_ONCE = 4_000
Hash = Callable[[str], str]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made, and who can log in."""

    size: Size
    logins: tuple[DemoLogin, ...]


def fill(
    office: Office, hashed: Hash, size: Size, progress: Progress | None = None, judges: int = JUDGES
) -> Filled:
    """Fill an empty office; `progress` hears how many of how many lines are written.

    The same each time for the same seed and day, but for passwords. StateError where somebody is
    in the office already. `judges` 0 judges in this process.
    """
    if not is_empty(office):
        raise StateError("There are people in this database: filling wants an empty one.")
    filler = _Filler(office, hashed, size)
    filler.settle()
    filler.claim(progress or (lambda _done, _all: None), judges)
    filler.finish()
    return Filled(size, tuple(filler.logins))


class _Filler:
    """The steps of filling an office."""

    def __init__(self, office: Office, hashed: Hash, size: Size) -> None:
        self.office, self.size = office, size
        self.hashed = hashed
        self.now = office.now()
        self.today = office.today()
        self.plots = plots(size)
        self.people = [sent(plot, size.seed, self.today) for plot in self.plots]
        self.logins: list[DemoLogin] = []
        self.crew = Crew((), 0, 0)

    def settle(self) -> None:
        """People, assignments, letters, terms and rates."""
        hr = self._hire()
        with self.office.database.write(self.office.by_itself("fill")) as store:
            store.keep_rates(published())
            filling = Filling(store.session)
            self.crew = Crew(hr, filling.role_id("expatriate"), filling.next_person_id())
            sheaf = Sheaf(filling.dialect)
            for_the_company(sheaf, hr[0], self.today)
            ground = Ground(self.office, self.crew, sheaf)
            passwords = self._passwords()
            for who in self.people:
                ground.settle(who, passwords.get(who.number))
            _pour(store, sheaf)
            filling.go_on_numbering()

    def _hire(self) -> tuple[Person, ...]:
        """The office's own people, by the deeds that make people; those of HR."""
        administrator: Person | None = None
        found = []
        for number, role in enumerate(OFFICE):
            what = self._login(role)
            if administrator is None:
                done = actions.first_administrator(self.office, what)
            else:
                done = actions.add_person(self.office, administrator, what, f"fill-{number}")
            person = actions.person(self.office, done.id)
            administrator = administrator or person
            found += [person] if person.roles == HR else []
        return tuple(found)

    def _login(self, role: Role, email: str = "") -> PersonInput:
        password = fresh_password()
        login = login_of(role, password)
        address = email or login.email.replace("larkspur", "ternfarrow")
        self.logins.append(DemoLogin(address, password, login.name, login.roles))
        return PersonInput(address, role.name, role.roles, self.hashed(password))

    def _passwords(self) -> dict[int, str]:
        """Of some employees whose assignments go on, the hashed password by number."""
        going_on = [who for who in self.people if who.end is None][:LOGGING_IN]
        role = frozenset({"expatriate"})
        return {
            who.number: self._login(Role("", who.name, role), who.email).password_hash
            for who in going_on
        }

    def claim(self, progress: Progress, judges: int) -> None:
        """All lines, judged by other processes and written by this one."""
        task = Task(
            url=self.office.database.url,
            dialect="sqlite" if self.office.database.is_sqlite else "postgresql",
            zone=str(self.office.zone),
            seed=self.size.seed,
            now=self.now,
            crew=self.crew,
            papers=self._papers(),
        )
        done = 0
        for some, sheaf in _judged(task, _parted(self.plots), judges):
            with self.office.database.write(self.office.by_itself("fill")) as store:
                _pour(store, sheaf)
            done += sum(plot.lines for plot in some)
            progress(done, self.size.lines)

    def _papers(self) -> Papers:
        """As many little pictures as the longest assignment has lines, each another one."""
        most = max(plot.lines for plot in self.plots)
        keep = self.office.files.keep
        return Papers(tuple(keep(io.BytesIO(_picture(n)), f"{n}.png") for n in range(most)))

    def finish(self) -> None:
        """Number on, gather what the database plans by, and post what fell due by itself."""
        with self.office.database.write(self.office.by_itself("fill")) as store:
            filling = Filling(store.session)
            filling.go_on_numbering()
            filling.gather_statistics()
        for who in self.people:
            if who.kind is OFFER and who.number <= len(self.people) // 10 + 1:
                fall_due(self.office, None, who.number)


def _pour(store: Store, sheaf: Sheaf) -> None:
    """Write a sheaf, and tell the audit trail how many rows each table got by it."""
    Filling(store.session).pour(sheaf)
    for table, count in sheaf.counts().items():
        store.note(Change(table, "filled", None, {"rows": count}))


def _parted(all_plots: list[Plot]) -> Iterator[tuple[Plot, ...]]:
    """Plots of some thousand lines together."""
    some: list[Plot] = []
    lines = 0
    for plot in all_plots:
        some.append(plot)
        lines += plot.lines
        if lines >= _LINES_AT_ONCE:
            yield tuple(some)
            some, lines = [], 0
    if some:
        yield tuple(some)


def _judged(
    task: Task, parts: Iterator[tuple[Plot, ...]], judges: int
) -> Iterator[tuple[tuple[Plot, ...], Sheaf]]:
    """The rows of each part, in their order; a few parts are on their way at a time."""
    if not judges:
        begin(task)
        yield from ((part, told(part)) for part in parts)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(judges, context, initializer=begin, initargs=(task,)) as pool:
        waiting: deque[tuple[tuple[Plot, ...], Future[Sheaf]]] = deque()
        for part in parts:
            waiting.append((part, pool.submit(told, part)))
            if len(waiting) > 2 * judges:
                some, coming = waiting.popleft()
                yield some, coming.result()
        while waiting:
            some, coming = waiting.popleft()
            yield some, coming.result()


def _picture(number: int) -> bytes:
    """A tiny receipt that looks like no other."""
    random = Random(number)  # noqa: S311 - the same each time is the point
    data = io.BytesIO()
    Image.frombytes("L", (16, 12), random.randbytes(192)).save(data, "PNG")
    return data.getvalue()
