"""That nothing in the records is half: told by what one row says of another."""

import hashlib
import json
from collections import Counter, defaultdict
from fractions import Fraction

from tests.faults.office import TERMS

BECOMES = {
    "drafted": "draft",
    "submitted": "submitted",
    "asked": "asked",
    "answered": "submitted",
    "approved": "approved",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}
FROM = {
    "submitted": {"draft"},
    "asked": {"submitted", "asked"},
    "answered": {"asked"},
    "approved": {"submitted", "asked"},
    "rejected": {"submitted", "asked"},
    "withdrawn": {"draft", "submitted", "asked"},
}
LIMITED = {one["category"]: Fraction(one["limits"][0]["max"]) for one in TERMS if "limits" in one}
FILES = 5  # kinds of file of a closed month


def slips(records, instance):
    """Everything that is half, as sentences; all of one moment."""
    with records.moment():
        yield from _keys(records)
        yield from _claims(records)
        yield from _lines(records)
        yield from _takes(records)
        yield from over_limits(records)
        yield from _twice(records)
        yield from _months(records)
        yield from _receipts(records, instance)
        yield from _loose(records, instance)
        yield from _mails(records)


def _keys(records):
    for row in records.rows("SELECT person_id, key, deed FROM once WHERE answer IS NULL"):
        yield f"the key {row.key} of {row.deed} was taken without its deed"


def _claims(records):
    lines = defaultdict(list)
    for row in records.rows("SELECT claim_id, status, seq FROM line"):
        if row.seq is not None or row.status == "draft":
            lines[row.claim_id].append(row.status)
    for row in records.rows("SELECT id, status, submitted_at FROM claim"):
        has, was_submitted = set(lines[row.id]), row.submitted_at is not None
        waits = has & {"submitted", "asked"}
        if was_submitted and "draft" in has:
            yield f"claim {row.id} was submitted with some of its lines"
        if not was_submitted and has - {"draft", "withdrawn"}:
            yield f"claim {row.id} is {row.status}, its lines are {has}"
        if was_submitted and (row.status == "submitted") != bool(waits):
            yield f"claim {row.id} is {row.status}, its lines are {has}"


def _lines(records):
    events = defaultdict(list)
    for row in records.rows(
        "SELECT line_id, kind FROM event WHERE line_id IS NOT NULL ORDER BY id"
    ):
        if row.kind in BECOMES:
            events[row.line_id].append(row.kind)
    for row in records.rows("SELECT id, status, seq, submitted_verdict FROM line"):
        yield from _folded(row, events[row.id])
        if ("submitted" in events[row.id]) != (row.seq is not None):
            yield f"line {row.id} has the number {row.seq}, its events are {events[row.id]}"
        if (row.seq is None) != (row.submitted_verdict in (None, "null")):
            yield f"line {row.id} has no verdict, or one too early"
    for row in records.rows(
        "SELECT assignment_id, count(seq) AS many, max(seq) AS last FROM line"
        " WHERE seq IS NOT NULL GROUP BY assignment_id"
    ):
        if row.many != row.last:
            yield f"assignment {row.assignment_id} has {row.many} lines numbered to {row.last}"


def _folded(line, kinds):
    """Where a line's status is not what its events make of it, one after the other."""
    status = ""
    for kind in kinds:
        if kind in FROM and status not in FROM[kind]:
            yield f"line {line.id} was {kind} when it was {status or 'nothing'}"
        status = BECOMES[kind]
    if status != line.status:
        yield f"line {line.id} is {line.status}, its events say {status or 'nothing'}"


def _takes(records):
    """What each line takes is what its verdict or its decision says, and nothing else."""
    taken = defaultdict(list)
    for row in records.rows("SELECT line_id, quantity, used FROM take"):
        taken[row.line_id].append((Fraction(row.quantity), bool(row.used)))
    corrected = {}
    for row in records.rows(
        "SELECT line_id, body FROM event WHERE kind = 'cost_corrected' ORDER BY id"
    ):
        body = json.loads(row.body) if isinstance(row.body, str) else row.body
        corrected[row.line_id] = Fraction(body["is"].split()[0])
    for row in records.rows("SELECT id, category, status, allowed_minor, approved_minor FROM line"):
        expected = []
        if row.status in {"submitted", "asked"} and row.allowed_minor:
            expected = [(Fraction(row.allowed_minor, 100), False)]
        if row.status == "approved":
            approved = corrected.get(row.id, Fraction(row.approved_minor or 0, 100))
            expected = [(approved, True)]
        if row.category not in LIMITED:
            expected = []
        if row.allowed_minor == 0 and row.status in {"submitted", "asked"}:
            expected = [one for one in taken[row.id] if not one[1]]  # a person will tell how much
        if taken[row.id] != expected:
            yield (
                f"line {row.id}, {row.category} {row.status}, takes {taken[row.id]},"
                f" and should take {expected}"
            )


def over_limits(records):
    """Balances in which more is used and held than the highest limit grants."""
    granted = dict.fromkeys(LIMITED, Fraction(0))
    for row in records.rows(
        "SELECT category, body FROM term WHERE confirmed_at IS NOT NULL"
        " AND category IN ('local_transport', 'business_expense')"
    ):
        body = json.loads(row.body) if isinstance(row.body, str) else row.body
        most = Fraction(body["limits"][0]["max"])
        granted[row.category] = max(granted[row.category], most)
    takes = defaultdict(list)
    for row in records.rows(
        "SELECT take.assignment_id, line.category, take.first_day, take.quantity, take.balance,"
        " line.id, line.status, line.seq, line.allowed_minor, line.approved_minor, line.override"
        " FROM take JOIN line ON line.id = take.line_id"
    ):
        takes[row.assignment_id, row.category, str(row.first_day)].append(row)
    for (assignment, category, day), rows in takes.items():
        taken = sum((Fraction(row.quantity) for row in rows), Fraction(0))
        if taken > granted[category]:
            yield (
                f"assignment {assignment} took {float(taken):.2f} of {category} from {day},"
                f" of {float(granted[category]):.2f}: {[tuple(row)[3:] for row in rows]}"
            )


def _twice(records):
    """No form acted twice: each wrote its key into what it made."""
    for table, column in (("claim", "title"), ("line", "note"), ("letter", "title")):
        for row in records.rows(
            f"SELECT {column} AS said, count(*) AS many FROM {table}"  # noqa: S608 - our own names
            f" WHERE length({column}) = 36 GROUP BY {column} HAVING count(*) > 1"
        ):
            yield f"a form acted twice: {row.many} times {table} {row.said}"
    for row in records.rows(
        "SELECT kind, text, count(*) AS many FROM event WHERE length(text) = 36"
        " GROUP BY kind, text HAVING count(*) > 1"
    ):
        yield f"a form acted twice: {row.many} times {row.kind} {row.text}"
    for row in records.rows(
        "SELECT claim_id, kind FROM event WHERE kind IN ('claim_submitted', 'claim_drafted')"
        " GROUP BY claim_id, kind HAVING count(*) > 1"
    ):
        yield f"claim {row.claim_id}: {row.kind} twice"


def _months(records):
    files = Counter(row.label for row in records.rows("SELECT label FROM sealed_file"))
    labels = [row.label for row in records.rows("SELECT label FROM sealed_month ORDER BY label")]
    for label in {*labels, *files}:
        if files[label] != FILES or label not in labels:
            yield f"month {label} is half closed: {files[label]} files"
    numbers = [row.number for row in records.rows("SELECT number FROM sealed_month ORDER BY 1")]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the closed months are numbered {numbers}"
    told = [row.text for row in records.rows("SELECT text FROM event WHERE kind = 'month_closed'")]
    if sorted(told) != labels:
        yield f"closed are {labels}, told was {sorted(told)}"


def _receipts(records, instance):
    for row in records.rows("SELECT line_id, sha256, size FROM receipt"):
        file = instance / "receipts" / row.sha256[:2] / row.sha256
        if not file.is_file() or file.stat().st_size != row.size:
            yield f"the receipt {row.sha256} of line {row.line_id} has no file"


def _loose(records, instance):
    """Receipts that wait belong to drafts, have a file, and are under no line as well."""
    for row in records.rows(
        "SELECT loose_receipt.id, sha256, size, submitted_at,"
        " (SELECT count(*) FROM receipt WHERE receipt.sha256 = loose_receipt.sha256) AS twice"
        " FROM loose_receipt JOIN claim ON claim.id = claim_id"
    ):
        file = instance / "receipts" / row.sha256[:2] / row.sha256
        if not file.is_file() or file.stat().st_size != row.size:
            yield f"the receipt {row.sha256} that waits has no file"
        if row.twice or row.submitted_at is not None:
            yield f"the receipt {row.id} waits, and is under a line or in a claim handed in"


def _mails(records):
    """No mail without something to tell, and nothing told in a mail that is not there."""
    for row in records.rows(
        "SELECT id FROM mail WHERE NOT EXISTS (SELECT * FROM notice WHERE mail_id = mail.id)"
    ):
        yield f"mail {row.id} tells nothing"


def digests_hold(instance):
    """Every kept file has the content that its name tells; the names of those that have not."""
    for file in (instance / "receipts").glob("??/*"):
        if hashlib.sha256(file.read_bytes()).hexdigest() != file.name:
            yield f"the file {file.name} holds something else"
