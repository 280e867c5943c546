"""An assignment judged again by the core alone, event by event in the order they happened."""

from fractions import Fraction

from assignments.actions.judging import facts_of
from assignments.core.check import entry_of, judge, takes_when_approved
from assignments.core.money import Money
from assignments.core.remaining import Book

FIRST = {"submitted", "approved", "rejected", "withdrawn", "cost_corrected"}


def replayed(office, who, assignment):
    """How many lines were judged, and where the core says something else than what was kept."""
    with office.database.read() as store:
        record = store.assignment(assignment)
        facts = facts_of(store, record, office.today())
        ids = [
            event[0]
            for event in _asked(store, "SELECT id FROM line WHERE assignment_id = :own", assignment)
        ]
        lines = {line.id: line for line in store.lines(ids)}
        events = _asked(
            store,
            "SELECT line_id, kind, body FROM event WHERE assignment_id = :own"
            " AND line_id IS NOT NULL ORDER BY id",
            assignment,
        )
        taken = _asked(
            store,
            "SELECT line_id, quantity, used FROM take WHERE assignment_id = :own",
            assignment,
        )
    return _told(facts, lines, events, taken)


def _asked(store, question, assignment):
    from sqlalchemy import text  # noqa: PLC0415 - the rows as they lie there

    return store.session.connection().execute(text(question), {"own": assignment}).all()


def _told(facts, lines, events, taken):
    entries, wrong, judged = {}, [], 0
    for event in events:
        if event.kind not in FIRST:
            continue
        line = lines[event.line_id]
        if event.kind == "submitted":
            verdict = judge(line.facts, facts, Book(entries.values()))
            judged += 1
            kept = line.submitted
            if (str(verdict.outcome), str(verdict.allowed)) != (kept["outcome"], kept["allowed"]):
                wrong.append(
                    f"line {line.id}: judged {verdict.outcome} {verdict.allowed},"
                    f" kept {kept['outcome']} {kept['allowed']}"
                )
            if not verdict.is_refused:
                entries[line.id] = entry_of(line.facts, verdict, verdict.holds, used=False)
            continue
        entries.pop(line.id, None)
        if event.kind in {"approved", "cost_corrected"}:
            amount = line.approved if event.kind == "approved" else _right(event.body, line)
            book = Book(entries.values())
            verdict = judge(line.facts, facts, book)
            takes = takes_when_approved(verdict, amount, book)
            entries[line.id] = entry_of(line.facts, verdict, takes, used=True)
    return judged, [*wrong, *_takes(entries, taken)]


def _right(body, line):
    import json  # noqa: PLC0415

    told = json.loads(body) if isinstance(body, str) else body
    return Money.parse(told["is"].split()[0], line.approved.currency, "is")


def _takes(entries, taken):
    """Where the core's takes are not the rows'."""
    rows = {}
    for row in taken:
        rows.setdefault(row.line_id, []).append((Fraction(row.quantity), bool(row.used)))
    ours = {
        number: [(take.quantity, entry.used) for take in entry.takes]
        for number, entry in entries.items()
        if entry.takes
    }
    for number in {*rows, *ours}:
        if rows.get(number) != ours.get(number):
            yield f"line {number} takes {rows.get(number)}, judged again {ours.get(number)}"
