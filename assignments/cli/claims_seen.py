"""What `flask claims list` and `show` do: claims and their lines, as tables or as JSON."""

from assignments import actions
from assignments.cli.imports import assignment_number, office_at_hand
from assignments.cli.looking import LOOKER, more, rows, show, show_json, told_plainly
from assignments.cli.tables import plain
from assignments.exports.shapes import claims as told
from assignments.exports.shapes.claims import Line


def list_claims(number: str, limit: int, after: str | None, *, as_json: bool) -> None:
    """Print the claims of an assignment, newest first; drafts are their makers' alone."""
    assignment_id = assignment_number(number)
    with told_plainly():
        found = actions.claims(office_at_hand(), LOOKER, assignment_id, after, limit)
    heads = [told.head(one) for one in found.items]
    if as_json:
        show_json({"items": heads, "after": found.after})
        return
    cells = (
        (
            str(one["id"]),
            one["title"],
            one["kind"],
            one["status"],
            str(one["lines"]),
            (one["submitted_at"] or "")[:10],
        )
        for one in heads
    )
    show(rows("Id>,Title,Kind,Status,Lines>,Submitted", cells))
    more(found.after)


def show_claim(number: str, *, as_json: bool) -> None:
    """Print a claim with its lines: claimed, allowed and approved are separate for ever."""
    claim_id = assignment_number(number)
    with told_plainly():
        claim = told.claim(actions.claim(office_at_hand(), LOOKER, claim_id))
    if as_json:
        show_json(claim)
        return
    columns = "Line>,Category,Date,Claimed>,Outcome,Allowed>,Decision>,Clause"
    title = plain(f"{claim['title']} ({claim['status']})", "bold")
    show(title, rows(columns, (_cells(one) for one in claim["lines"])))


def _cells(line: Line) -> tuple[str, ...]:
    verdict, decision = line["verdict"], line["decision"]
    decided = "" if decision is None else decision["amount"] or decision["is"]
    return (
        str(line["id"]),
        line["category"].replace("_", " "),
        line["date"],
        f"{line['amount']} {line['currency']}",
        "" if verdict is None else verdict["outcome"],
        "" if verdict is None else verdict["allowed"],
        decided,
        "" if verdict is None else verdict["findings"][0]["clause"] or "none",
    )
