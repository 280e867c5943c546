"""Whether a world's records agree with each other, however many there are.

Asked of the records themselves, row by row; what a limit has left, of the program.
"""

import hashlib
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import text

from assignments import actions
from assignments.actions import Office
from assignments.core.approval import status_of
from assignments.core.records import Person

HR = Person(0, "", "the check", frozenset({"hr", "finance"}))
SAMPLE = 50
# What must not be there, and how it is told.
NEVER = {
    "a line is approved and in no month, or in one and not approved": """
        SELECT id FROM line WHERE (status = 'approved') <> (month IS NOT NULL)""",
    "a line is approved for more than it was counted": """
        SELECT id FROM line WHERE approved_minor > counted_minor""",
    "a line takes something and is seen by nobody": """
        SELECT line.id FROM line JOIN take ON take.line_id = line.id WHERE NOT line.counts""",
    "a line is seen that was given back or refused": """
        SELECT id FROM line WHERE counts AND status IN ('rejected', 'withdrawn', 'draft')""",
    "a line stands under another outcome than its last verdict": """
        SELECT id FROM line
        WHERE outcome <> coalesce(decided_verdict, submitted_verdict) ->> 'outcome'""",
    "what a line uses is only held, or the other way round": """
        SELECT line.id FROM line JOIN take ON take.line_id = line.id
        WHERE take.used <> (line.status = 'approved')""",
    "a line gets money and takes nothing of the limit that it was held to": """
        SELECT id FROM line
        WHERE counts AND coalesce(approved_minor, allowed_minor) > 0
            AND (submitted_verdict -> 'findings' -> 0 ->> 'granted') IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM take WHERE take.line_id = line.id)""",
    "a take stands under another number or assignment than its line": """
        SELECT line.id FROM line JOIN take ON take.line_id = line.id
        WHERE take.seq <> line.seq OR take.assignment_id <> line.assignment_id""",
    "a line stands under another assignment than its claim": """
        SELECT line.id FROM line JOIN claim ON claim.id = line.claim_id
        WHERE claim.assignment_id <> line.assignment_id""",
    "a claim is decided though a line of it waits": """
        SELECT claim.id FROM claim JOIN line ON line.claim_id = claim.id
        WHERE claim.status IN ('decided', 'withdrawn') AND line.status IN ('submitted', 'asked')""",
    "a claim waits though none of its lines does": """
        SELECT id FROM claim WHERE status = 'submitted' AND NOT EXISTS (
            SELECT 1 FROM line
            WHERE line.claim_id = claim.id AND line.status IN ('submitted', 'asked'))""",
    "the numbers of an assignment's lines have a gap": """
        SELECT assignment_id FROM line WHERE seq IS NOT NULL
        GROUP BY assignment_id HAVING max(seq) <> count(*)""",
    "a line was handed in after one of a higher number": """
        SELECT later.id FROM line AS later JOIN line AS earlier
        ON earlier.assignment_id = later.assignment_id AND earlier.seq = later.seq - 1
        WHERE later.submitted_at < earlier.submitted_at""",
}


def check(office: Office) -> list[str]:
    """Everything that does not hold, in words."""
    return [*_never(office), *_folded(office), *_kept(office), *_within(office), *_again(office)]


def _rows(office: Office, asked: str) -> Iterator[tuple]:
    with office.database.read() as store:
        found = store.session.connection().execute(
            text(asked), execution_options={"yield_per": 10_000}
        )
        yield from found


def _never(office: Office) -> Iterator[str]:
    for told, asked in NEVER.items():
        found = [row[0] for row in _rows(office, f"{asked} LIMIT 5")]
        if found:
            yield f"{told}: {found}"


def _folded(office: Office) -> Iterator[str]:
    """A line's status is the fold of its events."""
    told = """SELECT line.id, line.status, event.kind
        FROM line LEFT JOIN event ON event.line_id = line.id ORDER BY line.id, event.id"""
    for (line_id, status), steps in groupby(_rows(office, told), key=lambda row: row[:2]):
        kinds = [kind for _, _, kind in steps if kind is not None]
        if not kinds:
            yield f"line {line_id} has no events"
        elif (fold := status_of(kinds)) != status:
            yield f"line {line_id} is {status}, its events say {fold}"


def _kept(office: Office) -> Iterator[str]:
    """Every file that a receipt names is there, as it came."""
    for (digest,) in _rows(office, "SELECT DISTINCT sha256 FROM receipt"):
        try:
            with office.files.open(digest) as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            yield f"receipt {digest} is not there"
            continue
        if found != digest:
            yield f"receipt {digest} is another file than came"


def _within(office: Office) -> Iterator[str]:
    """No limit is passed by what is used and held."""
    for (assignment_id,) in list(_rows(office, "SELECT id FROM assignment ORDER BY id")):
        for row in actions.remaining(office, HR, assignment_id):
            if row.granted is not None and row.used + row.held > row.granted:
                yield f"assignment {assignment_id}: {row.category} in {row.period} is passed"


def _again(office: Office) -> Iterator[str]:
    """The program judges waiting lines as they were judged when they were handed in."""
    page = actions.queue(office, HR, size=SAMPLE)
    for item in page.items:
        desk = actions.desk(office, HR, item.line_id)
        if desk.verdict_now is None or str(desk.verdict_now.outcome) != item.outcome:
            yield f"line {item.line_id} was {item.outcome} and comes out otherwise"
