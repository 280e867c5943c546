"""That everything tells the same: rows, what remains, pages, the months' files, the judge."""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from assignments import actions
from assignments.actions.accounts import remaining
from assignments.web import create_app
from tests.faults.client import Client
from tests.faults.office import Cast
from tests.faults.records import Records
from tests.load.replaying import replayed


@dataclass(frozen=True)
class Office:
    """Where the records lie, by whom and at which port they are shown."""

    instance: Path
    url: str
    records: Records
    port: int
    cast: Cast


def differences(office: Office):
    """What was compared, and every difference found."""
    app = create_app({"INSTANCE": str(office.instance), "DATABASE_URL": office.url})
    at_hand = app.extensions["office"]
    hr = actions.person(at_hand, office.cast.hr[0].id)
    wrong, lines = [], 0
    own = [one.assignment for one in office.cast.expatriates]
    for assignment in own:
        wrong += _remaining(at_hand, hr, assignment, office.records)
    for assignment in own[1:]:  # the first one's letters changed between its lines
        judged, differing = replayed(at_hand, hr, assignment)
        lines += judged
        wrong += differing
    months, differing = _months(office)
    at_hand.database.close()
    wrong += differing
    said = f"what remains of {len(own)} assignments, {months} months, {lines} lines judged again"
    return said, wrong


def _remaining(at_hand, hr, assignment, records):
    """What the page of an assignment says remains, beside the rows."""
    told = {}
    for row in remaining(at_hand, hr, assignment):
        told[row.category, row.pool or row.term_key, row.period] = (row.used, row.held)
    shown = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for (category, _, _), (used, held) in told.items():
        shown[category][0] += used
        shown[category][1] += held
    rows = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for row in records.rows(
        "SELECT line.category, take.quantity, take.used FROM take"
        " JOIN line ON line.id = take.line_id WHERE take.assignment_id = :own",
        own=assignment,
    ):
        rows[row.category][0 if row.used else 1] += Fraction(row.quantity)
    for category in {*shown, *rows}:
        if shown[category] != rows[category]:
            said = f"shown {shown[category]}, rows {rows[category]}"
            yield f"assignment {assignment}, {category}: {said}"


def _months(office):
    """The months' files as they are downloaded, and the page of each, beside the ledger's rows."""
    client = Client(office.port, office.cast.finance)
    client.log_in()
    sums, counts = defaultdict(int), defaultdict(int)
    for question in (
        "SELECT month, approved_minor AS minor FROM line WHERE month IS NOT NULL",
        "SELECT month, cost_minor AS minor FROM posting",
    ):
        for row in office.records.rows(question):
            sums[row.month] += row.minor
            counts[row.month] += 1
    wrong = []
    for label in sorted(sums):
        file = client.get(f"/months/{label}.csv").page
        rows = list(csv.DictReader(io.StringIO(file.lstrip("\ufeff"))))
        found = round(sum(Fraction(row["approved"].split()[0]) for row in rows) * 100)
        if (found, len(rows)) != (sums[label], counts[label]):
            wrong.append(f"{label}: {len(rows)} rows of {found}, {counts[label]} of {sums[label]}")
        page = client.get(f"/months/{label}").page
        total = f"{sums[label] / 100:,.2f}"
        if total not in page:
            wrong.append(f"{label}: its page does not say {total}")
    client.close()
    return len(sums), wrong
