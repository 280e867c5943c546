"""A crowd at work: clients of several servers, a watcher of the limits, a comparison at the end."""

import random
import tempfile
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from tests.faults.client import Tried
from tests.faults.deeds import Expatriate, Finance, Hr
from tests.faults.evidence import missing
from tests.faults.machines import KINDS
from tests.faults.office import DAYS, furnish
from tests.faults.programs import connected
from tests.faults.records import Records
from tests.faults.served import Nursery, Served
from tests.faults.soundness import over_limits, slips
from tests.load.comparing import Office, differences

PROGRAMS = 3  # of HR and of the expatriates alike, each beside the pages of the same person
ASSIGNMENTS = 3  # of which the first is amended all the time
BOUND = 12.0  # seconds: longer waits nobody for an answer (BUSY_SECONDS and the page itself)
LAST = 6000  # letters of the log that are told
REFUSALS = frozenset({409, 422, 503})
NOTHING_OF_IT, GONE, PASSWORD_FIRST = frozenset({200}), frozenset({404}), frozenset({302})
MEANWHILE = {  # what else may be answered where another client of the same person was faster
    "approve_some": NOTHING_OF_IT,
    "reject_some": NOTHING_OF_IT,
    "drop_loose": GONE,
    "make_token": PASSWORD_FIRST,
}


@dataclass(frozen=True)
class Size:
    """How much of it: seconds, clients, and servers on the one database."""

    seconds: float
    clients: int
    servers: int


@dataclass
class Crowd:
    """What came of it."""

    seconds: float = 0.0
    sent: list[Tried] = field(default_factory=list)
    looks: int = 0
    compared: str = ""
    wrong: list[str] = field(default_factory=list)
    log: str = ""


def crowded(kind: str, size: Size, seed: int) -> Crowd:
    """Let a crowd loose on a new office; what came of it."""
    crowd = Crowd(size.seconds)
    with tempfile.TemporaryDirectory(prefix="assignments-load-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "instance").mkdir()
        nursery, machine = Nursery(), KINDS[kind](folder)
        served = [Served(nursery, folder / "instance", machine.url) for _ in range(size.servers)]
        try:
            cast = furnish(folder / "instance", machine.url, ASSIGNMENTS, 4, PROGRAMS)
            for one in served:
                one.start()
                one.await_it()
            records = Records(machine.url)
            _let_loose(crowd, size, (served, cast, records), random.Random(seed))  # noqa: S311
            _look_over(crowd, folder / "instance", records)
            office = Office(folder / "instance", machine.url, records, served[0].port, cast)
            crowd.compared, differing = differences(office)
            crowd.wrong += differing
        finally:
            for one in served:
                one.kill()
            crowd.log = served[0].log.read_text(errors="replace")[-LAST:]
            nursery.close()
            machine.close()
    return crowd


def _let_loose(crowd, size, world, chance):
    served, cast, records = world
    stop = threading.Event()
    workers = [
        (person, connected(served[number % len(served)].port, person.who))
        for number, person in enumerate(_people(size.clients, cast, chance))
    ]
    for _, client in workers:
        client.log_in()
    threads = [
        threading.Thread(target=_work, args=(crowd, worker, records, stop)) for worker in workers
    ]
    threads.append(threading.Thread(target=_watch, args=(crowd, records.anew(), stop)))
    for thread in threads:
        thread.start()
    stop.wait(size.seconds)
    stop.set()
    for thread in threads:
        thread.join()
    for _, client in workers:
        client.close()


def _people(many, cast, chance):
    """Two of three claim, most of the others decide; the first of HR amends, one closes months.

    Every second one is a program.
    """
    own = [one.assignment for one in cast.expatriates]
    first = time.strftime("%Y-%m", time.gmtime(time.time() - DAYS * 86400))
    yield Finance(cast.finance, tuple(int(part) for part in first.split("-")))
    for number in range(1, many):
        luck = random.Random(chance.random())  # noqa: S311
        if number % 3 == 0:
            who = _by(number, cast.hr[number // 3 % len(cast.hr)])
            amends = number == 3
            yield Hr(who, own[:1] if amends else own, luck, amends=int(amends), invoices=2)
        else:
            yield Expatriate(_by(number, cast.expatriates[number % len(own)]), luck)


def _by(number, who):
    """Somebody by the pages, or every second one by a program if they have one."""
    return who if number % 2 == 0 else replace(who, token="")


def _work(crowd, worker, records, stop):
    person, client = worker
    while not stop.is_set():
        try:
            tried = person.next(records)
        except SQLAlchemyError as error:
            crowd.wrong.append(f"the records could not be asked: {error}")
            return
        if tried is None:
            stop.wait(0.1)
            continue
        if client.send(tried) is None and client.send(tried) is None:
            crowd.wrong.append(f"{tried.kind} {tried.url} was not answered")
        crowd.sent.append(tried)


def _watch(crowd, records, stop):
    """Look at every balance again and again, each time at one moment."""
    while not stop.is_set():
        with records.moment():
            crowd.wrong += over_limits(records)
        crowd.looks += 1
        stop.wait(0.05)


def _look_over(crowd, instance, records):
    """Every answer, every yes, and that nothing is half."""
    for tried in crowd.sent:
        if tried.answer is None:
            continue
        status, seconds = tried.answer.status, tried.answer.seconds
        if not tried.said_yes and status not in REFUSALS | MEANWHILE.get(tried.kind, frozenset()):
            crowd.wrong.append(f"{tried.label} {tried.url} was answered {status}")
        if status == 503 and not tried.answer.retry_after:
            crowd.wrong.append(f"{tried.kind} {tried.url}: busy, and not said for how long")
        if seconds > BOUND:
            crowd.wrong.append(f"{tried.kind} {tried.url} took {seconds:.1f} seconds")
    with records.moment():
        for tried in crowd.sent:
            if tried.said_yes:
                crowd.wrong += missing(records, instance, tried)
    crowd.wrong += slips(records, instance)
