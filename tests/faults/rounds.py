"""Rounds: the server under load, killed, started again; what it had said yes to is looked up."""

import contextlib
import random
import re
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from tests.faults.beside import Beside
from tests.faults.client import Tried
from tests.faults.deeds import Expatriate, Finance, Hr
from tests.faults.disk import ROOM, all_of, small_disk
from tests.faults.evidence import missing
from tests.faults.machines import KINDS
from tests.faults.office import furnish
from tests.faults.programs import connected
from tests.faults.records import Records
from tests.faults.served import Nursery, Served
from tests.faults.soundness import digests_hold, slips
from tests.faults.trail import trail_faults

SERVER, DATABASE = "the server", "PostgreSQL"
SHORTEST, LONGEST = 0.15, 0.9  # seconds under load before the kill
LAST = 6000  # letters of the log that are told
ROOM_OF_POSTGRES = "120m"
PAUSE = 0.2  # seconds that a client waits where nobody answers
TROUBLE = 500  # a status from here on is an error of the program's, but for these
TOLD = frozenset({503, 507})  # it says that nothing was saved


@dataclass
class Tally:
    """What was tried how often, what was answered, what was lost."""

    killed: Counter = field(default_factory=Counter)
    tried: Counter = field(default_factory=Counter)
    yes: Counter = field(default_factory=Counter)
    refused: Counter = field(default_factory=Counter)
    unanswered: Counter = field(default_factory=Counter)
    late: Counter = field(default_factory=Counter)  # unanswered, and yes when sent again
    told: int = 0  # answers that said that nothing was saved
    seconds: float = 0.0
    beside: str = ""  # what was told by mail, and found by the search
    lost: list[str] = field(default_factory=list)
    log: str = ""  # what the server said last, where something was lost

    def count(self, tried: Tried):
        """Count what became of a form."""
        self.tried[tried.label] += 1
        if tried.answer is None:
            self.unanswered[tried.label] += 1
        elif tried.said_yes:
            self.yes[tried.label] += 1
        else:
            self.refused[tried.label] += 1
        self.blame(tried)

    def blame(self, tried: Tried):
        """Note an answer that is an error of the program's, or no answer to this form at all."""
        if tried.answer is None:
            return
        status, place = tried.answer.status, tried.answer.place
        self.told += status in TOLD
        if (status >= TROUBLE and status not in TOLD) or status in {400, 401, 403, 404, 413, 429}:
            self.lost.append(f"{tried.label} {tried.url} was answered {status}")
        if "/login" in place:
            self.lost.append(f"{tried.label} {tried.url} led to the log-in")


class World:
    """One office for all rounds: its machines, its clients, and what it was told."""

    def __init__(self, kind: str, folder: Path, chance: random.Random, expatriates=4):
        """Make the office and start it."""
        self.chance, self.instance = chance, folder / "instance"
        self.instance.mkdir()
        self.nursery = Nursery()
        self.machine = KINDS[kind](folder)
        programs = expatriates // 4
        self.cast = furnish(self.instance, self.machine.url, expatriates, 2 + programs, programs)
        self.served = Served(self.nursery, self.instance, self.machine.url)
        self.records = Records(self.machine.url)
        self.kept: list[Tried] = []
        self.beside = Beside(self.nursery, self.instance, self.machine.url)
        self.beside.start()
        self.served.start()
        self.served.await_it()
        own = [one.assignment for one in self.cast.expatriates]
        count = expatriates + len(self.cast.hr) + 1
        luck = [random.Random(chance.random()) for _ in range(count)]  # noqa: S311
        people = [Expatriate(who, luck.pop()) for who in self.cast.expatriates]
        people += [Hr(who, own, luck.pop()) for who in self.cast.hr]
        self.workers = [
            (one, self._client(one.who)) for one in [*people, Finance(self.cast.finance)]
        ]

    def _client(self, who):
        client = connected(self.served.port, who)
        client.log_in()
        return client

    def close(self):
        """End everything that was started."""
        for _, client in self.workers:
            client.close()
        with contextlib.suppress(RuntimeError):
            self.served.kill()
        self.beside.close()
        self.nursery.close()
        self.machine.close()


def _work(world, worker, stop, sent):
    """Send one form after the other until somebody says stop."""
    person, client = worker
    while not stop.is_set():
        try:
            tried = person.next(world.records)
        except SQLAlchemyError:  # the records are gone: the database was killed
            if stop.wait(0.02):
                return
            continue
        if tried is None:
            stop.wait(0.02)
            continue
        if stop.is_set():
            return
        sent.append(tried)
        client.send(tried)
        if tried.answer is None:
            stop.wait(PAUSE)


def one_round(world: World, tally: Tally):
    """Load, kill, start again, look up; the unanswered are sent again with the same key."""
    stop, sent = threading.Event(), []
    threads = [
        threading.Thread(target=_work, args=(world, worker, stop, sent)) for worker in world.workers
    ]
    for thread in threads:
        thread.start()
    time.sleep(world.chance.uniform(SHORTEST, LONGEST))
    what = world.chance.choice([SERVER, DATABASE] if world.machine.dies_alone else [SERVER])
    tally.killed[what] += 1
    if what == SERVER:
        world.beside.kill()
        world.served.kill(told=stop.set)
    else:
        world.machine.kill()
        world.chance.choice([lambda: time.sleep(0.05), lambda: None])()
        world.machine.start()
        time.sleep(0.1)  # the server finds it again by itself
        stop.set()
    for thread in threads:
        thread.join()
    if what == SERVER:
        world.beside.start()
        world.served.start()
        world.served.await_it()
    elif not world.beside.is_there():
        tally.lost.append("what sends mails ended when PostgreSQL was killed")
        world.beside.start()
    for tried in sent:
        tally.count(tried)
    _send_again(world, tally, sent)
    yes = [tried for tried in sent if tried.said_yes]
    world.kept += yes
    with world.records.moment():
        for tried in yes:
            tally.lost += missing(world.records, world.instance, tried)
    tally.lost += slips(world.records, world.instance)


def _send_again(world, tally, sent):
    """Send what was not answered, or answered that nothing was saved, once more; now it is."""
    clients = {person.who.id: client for person, client in world.workers}
    for tried in sent:
        if tried.answer is not None and tried.answer.status not in TOLD:
            continue
        for _ in range(2):  # a connection may have died with the server
            if clients[tried.who.id].send(tried) is not None:
                break
        if tried.answer is None:
            tally.lost.append(f"{tried.label} {tried.url} is never answered")
            continue
        tally.blame(tried)
        if tried.answer.status in TOLD:
            tally.lost.append(f"{tried.label} {tried.url} is still answered {tried.answer.status}")
        if tried.said_yes:
            tally.late[tried.label] += 1


def _raised(log: Path) -> str:
    """What the server raised without a name for it, the last of it; else what it said last."""
    said = log.read_text(errors="replace")
    found = re.findall(r"^\[[^]]*\] ERROR.*?(?=^\[|\Z)", said, re.MULTILINE | re.DOTALL)
    return "".join(found)[-LAST:] or said[-LAST:]


def run(kind: str, rounds: int, seed: int, progress=None) -> Tally:
    """So many rounds on one kind of database, unless `progress` says no; what came of them."""
    tally, chance = Tally(), random.Random(seed)  # noqa: S311 - luck, no secret
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="assignments-faults-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL may run as somebody else
        world = World(kind, Path(folder), chance)
        try:
            for number in range(rounds):
                one_round(world, tally)
                if progress is not None and not progress(number + 1, tally):
                    break
            _at_the_end(world, tally)
        finally:
            world.close()
            tally.log = _raised(world.served.log)
    tally.lost = [*dict.fromkeys(tally.lost)]  # what is lost is found anew in every round
    tally.seconds = time.monotonic() - start
    return tally


def run_on_full_disks(kind: str, seed: int, *, small: bool = True):
    """The disk refuses in every way that can be made here; what was answered, what is wrong."""
    chance = random.Random(seed)  # noqa: S311 - luck, no secret
    with tempfile.TemporaryDirectory(prefix="assignments-disk-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        room = ROOM if kind == "sqlite" else ROOM_OF_POSTGRES
        with (
            small_disk(folder, room)
            if small
            else contextlib.nullcontext(enter_result=False) as is_small
        ):
            world = World(kind, folder, chance, expatriates=2)
            try:
                tally = Tally()
                one_round(world, tally)
                found = list(all_of(world, folder, is_small=is_small))
                one_round(world, tally)
            finally:
                world.close()
                log = _raised(world.served.log)
    return found, tally, log


def _at_the_end(world, tally):
    """Everything that ever was said yes to, once more; and every file that is kept.

    The server has ended: it would take up words of its own beside those who compare them.
    """
    world.served.kill()
    with world.records.moment():
        for tried in world.kept:
            if tried.kind != "approve":
                tally.lost += missing(world.records, world.instance, tried)
    tally.lost += digests_hold(world.instance)
    tally.lost += world.beside.faults(world.records)
    tally.beside = world.beside.told(world.records)
    tally.lost += trail_faults(world.machine.url, world.instance)
