"""What the served program does by itself, all the time: mails sent, words taken up for the search.

A process of its own without any pause, killed as often as the server is. A real server takes the
mails. At the end everything that happened is told once, and every claim is found by its words.
"""

import contextlib
import datetime as dt
import os
import signal
from collections import Counter
from dataclasses import replace
from pathlib import Path

from assignments.actions.office import utc_now
from assignments.actions.searching import catch_up, rebuild
from assignments.web import create_app
from assignments.web.mail.rounds import once
from assignments.web.mail.server import server_of
from tests.faults.records import Records
from tests.faults.served import PATIENCE, Nursery, await_end
from tests.mail.servers import Box, serving

LATER = dt.timedelta(days=1)  # when digests are due, and no decision is waited for any more
# What must have been told to whom: each kind of thing with those who are to hear of it.
TOLD = {
    "a question": (
        "SELECT 'event ' || event.id AS thing, employee_id AS person FROM event"
        " JOIN assignment ON assignment.id = event.assignment_id WHERE kind = 'asked'"
    ),
    "a decision": (
        "SELECT 'line ' || line.id AS thing, employee_id AS person FROM line"
        " JOIN assignment ON assignment.id = line.assignment_id"
        " JOIN claim ON claim.id = claim_id"
        " WHERE line.status IN ('approved', 'rejected') AND kind = 'claim'"
    ),
    "a claim": (
        "SELECT 'claim ' || claim.id AS thing, roles_users.user_id AS person FROM claim"
        " JOIN role ON role.name = 'hr' JOIN roles_users ON roles_users.role_id = role.id"
        " WHERE submitted_at IS NOT NULL AND kind = 'claim'"
    ),
}


class Beside:
    """The process that works beside the server, and the box that its mails go to."""

    def __init__(self, nursery: Nursery, instance: Path, url: str):
        """Set mail up, before the first deed; start it with `start`."""
        self._nursery, self._instance, self._url = nursery, instance, url
        self._end = contextlib.ExitStack()
        self.box, self._group = Box(), 0
        self._mail = {
            "SMTP_URL": f"smtp+plain://127.0.0.1:{self._end.enter_context(serving(self.box))}",
            "MAIL_FROM": "costs@fault.example",
            "PUBLIC_URL": "https://costs.fault.example",
        }
        with self._opened() as app:
            once(app, server_of(app.config))

    def start(self):
        """Begin, or go on."""
        own = {"ASSIGNMENTS_INSTANCE": str(self._instance), "DATABASE_URL": self._url}
        log = str(self._instance.parent / "beside.log")
        order = {"environment": own | self._mail, "log": log, "beside": True}
        self._group = self._nursery.start(order)

    def kill(self):
        """Kill it at once, wherever it is."""
        if self._group:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._group, signal.SIGKILL)
            await_end(self._group, PATIENCE)

    def is_there(self) -> bool:
        """Whether it still works, whatever befell the database."""
        try:
            os.killpg(self._group, 0)
        except ProcessLookupError:
            return False
        return True

    def close(self):
        """End it and the box."""
        self.kill()
        self._end.close()

    @contextlib.contextmanager
    def _opened(self):
        app = create_app({"INSTANCE": str(self._instance), "DATABASE_URL": self._url, **self._mail})
        try:
            yield app
        finally:
            app.extensions["office"].database.close()

    def faults(self, records: Records):
        """What was not told, or told and never sent; words that are missing from the search."""
        self.kill()
        with self._opened() as app:
            office = app.extensions["office"]
            app.extensions["office"] = replace(office, clock=lambda: utc_now() + LATER)
            done = once(app, server_of(app.config))
            while done.sent or done.again:
                done = once(app, server_of(app.config))
            yield from _untold(records)
            yield from self._unsent(records)
            yield from _unfound(office, records)

    def _unsent(self, records):
        arrived = self._arrived()
        for row in records.rows("SELECT id, message_id, sent_at, ended_at, error FROM mail"):
            count = arrived.pop(row.message_id, 0)
            if (row.sent_at is None and row.ended_at is None) or row.error:
                yield f"mail {row.id} was never sent: {row.error}"
            if row.sent_at is not None and not count:
                yield f"mail {row.id} was sent, it says, and did not arrive"
        for message_id in arrived:
            yield f"a mail arrived that nobody made: {message_id}"

    def _arrived(self) -> Counter:
        """How often each mail arrived, by its name without the host."""
        names = (message["Message-ID"].partition("@")[0] for _, message in self.box.mails)
        return Counter(name.removeprefix("<") for name in names)

    def told(self, records: Records) -> str:
        """How many were told of how much, and how many mails arrived twice."""
        arrived = self._arrived()
        twice = sum(count - 1 for count in arrived.values())
        notices = records.one("SELECT count(*) FROM notice")
        words = records.one("SELECT count(DISTINCT claim_id) FROM claim_word")
        return (
            f"{notices:,} notices, {len(arrived):,} mails, of which {twice} came twice;"
            f" {words:,} claims are found by their words"
        )


def _untold(records):
    for what, question in TOLD.items():
        for row in records.rows(
            f"SELECT thing, person FROM ({question}) AS due WHERE NOT EXISTS"  # noqa: S608 - ours
            " (SELECT * FROM notice WHERE notice.thing = due.thing AND person_id = due.person)"
        ):
            yield f"{what} was never told: {row.thing} to person {row.person}"


def _unfound(office, records):
    """Words that were not taken up on the way, or are there and should not be."""
    catch_up(office)
    there = set(records.rows("SELECT word, claim_id FROM claim_word"))
    rebuild(office)
    anew = set(records.rows("SELECT word, claim_id FROM claim_word"))
    for word, claim in sorted({tuple(one) for one in there ^ anew})[:20]:
        yield f"claim {claim} was {'' if (word, claim) in there else 'not '}found by {word}"
