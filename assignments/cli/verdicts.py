"""Verdicts and what remains, as tables to read in a terminal; nothing is judged here."""

from rich.table import Table
from rich.text import Text

from assignments.cli.tables import plain, printed, table
from assignments.core.balances import Remaining
from assignments.core.case import Case, Judged, remaining_json
from assignments.core.check import Finding, Verdict
from assignments.core.claim import Line
from assignments.core.words import Outcome

STYLES = {
    Outcome.ALLOWED: "green",
    Outcome.REDUCED: "yellow",
    Outcome.REVIEW: "cyan",
    Outcome.REFUSED: "red",
}


def as_table(case: Case, judged: Judged) -> str:
    """The verdicts and what remains; coloured where standard output is a terminal."""
    currency = case.facts.assignment.settlement_currency
    return printed(
        plain(case.name or "Claim lines", "bold"),
        _verdicts(case, judged.verdicts, currency),
        Text("What remains", style="bold"),
        remaining_table(judged.remaining),
    )


def _verdicts(case: Case, verdicts: tuple[Verdict, ...], currency: str) -> Table:
    rows = table()
    rows.add_column("Line", no_wrap=True)
    rows.add_column("Outcome", no_wrap=True)
    rows.add_column("Claimed", justify="right", no_wrap=True)
    rows.add_column(f"Counted\n{currency}", justify="right", no_wrap=True)
    rows.add_column(f"Allowed\n{currency}", justify="right", no_wrap=True)
    rows.add_column("Clause", overflow="fold")
    rows.add_column("Why", ratio=1)
    for (line, _), verdict in zip(case.lines, verdicts, strict=True):
        rows.add_row(*_cells(line, verdict))
    return rows


def _cells(line: Line, verdict: Verdict) -> tuple[Text, ...]:
    first = verdict.findings[0]
    counted = "no rate" if verdict.counted is None else str(verdict.counted)
    return (
        plain(line.id),
        Text(verdict.outcome, style=STYLES[verdict.outcome]),
        Text(f"{line.amount} {line.amount.currency}"),
        Text(counted),
        Text(str(verdict.allowed), style=STYLES[verdict.outcome]),
        plain(_clause(first)),
        Text("\n").join(plain(text) for text in _messages(verdict.findings)),
    )


def _clause(finding: Finding) -> str:
    if finding.clause is None:
        return "none"
    return finding.clause or "no number"


def _messages(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.message for finding in findings))


def remaining_table(balances: tuple[Remaining, ...]) -> Table:
    """What remains of every limit, a row for each balance and period."""
    rows = table()
    for name in ("Clause", "For", "Period"):
        rows.add_column(name, overflow="fold")
    for name in ("Granted", "Used", "Held", "Left"):
        rows.add_column(name, justify="right", no_wrap=True)
    rows.add_column("Unit", no_wrap=True)
    for one in balances:
        rows.add_row(*(plain(cell) for cell in _row(one)))
    return rows


def _row(row: Remaining) -> tuple[str, ...]:
    whose = row.category.replace("_", " ") + (f", {row.person}" if row.person else "")
    told = remaining_json(row)
    names = ("period", "granted", "used", "held", "left", "unit")
    cells = (told[name] for name in names)
    return (row.clause, whose, *("not known" if cell is None else str(cell) for cell in cells))
