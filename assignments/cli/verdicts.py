"""Verdicts and what remains, as tables to read in a terminal; nothing is judged here."""

import sys
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

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
NARROWEST = 80


def as_table(case: Case, judged: Judged) -> str:
    """The verdicts and what remains; coloured where standard output is a terminal."""
    buffer = StringIO()
    console = Console(file=buffer, force_terminal=sys.stdout.isatty(), highlight=False)
    console.width = max(NARROWEST, console.width)
    currency = case.facts.assignment.settlement_currency
    console.print(_plain(case.name or "Claim lines"), style="bold")
    console.print(_verdicts(case, judged.verdicts, currency))
    console.print(Text("What remains", style="bold"))
    console.print(_remaining(judged.remaining))
    return buffer.getvalue()


def _plain(text: str) -> Text:
    """Text as it stands: no markup, and nothing that steers a terminal."""
    return Text("".join(one if one.isprintable() else " " for one in text))


def _verdicts(case: Case, verdicts: tuple[Verdict, ...], currency: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("Line", no_wrap=True)
    table.add_column("Outcome", no_wrap=True)
    table.add_column("Claimed", justify="right", no_wrap=True)
    table.add_column(f"Counted\n{currency}", justify="right", no_wrap=True)
    table.add_column(f"Allowed\n{currency}", justify="right", no_wrap=True)
    table.add_column("Clause", overflow="fold")
    table.add_column("Why", ratio=1)
    for (line, _), verdict in zip(case.lines, verdicts, strict=True):
        table.add_row(*_cells(line, verdict))
    return table


def _cells(line: Line, verdict: Verdict) -> tuple[Text, ...]:
    first = verdict.findings[0]
    counted = "no rate" if verdict.counted is None else str(verdict.counted)
    return (
        _plain(line.id),
        Text(verdict.outcome, style=STYLES[verdict.outcome]),
        Text(f"{line.amount} {line.amount.currency}"),
        Text(counted),
        Text(str(verdict.allowed), style=STYLES[verdict.outcome]),
        _plain(_clause(first)),
        Text("\n").join(_plain(text) for text in _messages(verdict.findings)),
    )


def _clause(finding: Finding) -> str:
    if finding.clause is None:
        return "none"
    return finding.clause or "no number"


def _messages(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.message for finding in findings))


def _remaining(rows: tuple[Remaining, ...]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("Clause", "For", "Period"):
        table.add_column(name, overflow="fold")
    for name in ("Granted", "Used", "Held", "Left"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Unit", no_wrap=True)
    for row in rows:
        table.add_row(*(_plain(cell) for cell in _row(row)))
    return table


def _row(row: Remaining) -> tuple[str, ...]:
    whose = row.category.replace("_", " ") + (f", {row.person}" if row.person else "")
    told = remaining_json(row)
    names = ("period", "granted", "used", "held", "left", "unit")
    cells = (told[name] for name in names)
    return (row.clause, whose, *("not known" if cell is None else str(cell) for cell in cells))
