"""The papers' addresses: each hands out a PDF that is made for it, to be saved or printed."""

from flask import Blueprint, Response, send_file

from assignments import papers
from assignments.papers.blocks import Paper
from assignments.web.access import for_roles, office, who
from assignments.web.handing_out import ALONE
from assignments.web.papers.claim import claim_pack
from assignments.web.papers.settlement import tax_settlement
from assignments.web.papers.statement import month_statement
from assignments.web.papers.summary import assignment_summary

blueprint = Blueprint("papers", __name__)


@blueprint.get("/claims/<int:claim_id>/pack.pdf")
@for_roles("expatriate", "hr", "finance")
def print_claim(claim_id: int) -> Response:
    """A claim with its verdicts and decisions, the receipts behind it."""
    return printed(claim_pack(office(), who(), claim_id), f"claim-{claim_id}")


@blueprint.get("/mine/<int:assignment_id>/statements/<label>.pdf")
@for_roles("expatriate")
def print_own_statement(assignment_id: int, label: str) -> Response:
    """A month of one's own assignment."""
    return _statement(assignment_id, label)


@blueprint.get("/assignments/<int:assignment_id>/statements/<label>.pdf")
@for_roles("hr", "finance")
def print_statement(assignment_id: int, label: str) -> Response:
    """A month of an assignment."""
    return _statement(assignment_id, label)


def _statement(assignment_id: int, label: str) -> Response:
    paper = month_statement(office(), who(), assignment_id, label)
    return printed(paper, f"statement-{assignment_id}-{label}")


@blueprint.get("/assignments/<int:assignment_id>/summary.pdf")
@for_roles("hr")
def print_summary(assignment_id: int) -> Response:
    """An assignment on a few pages."""
    paper = assignment_summary(office(), who(), assignment_id)
    return printed(paper, f"assignment-{assignment_id}")


@blueprint.get("/tax/years/<int:tax_year_id>/settlement.pdf")
@for_roles("expatriate", "hr", "tax_adviser")
def print_settlement(tax_year_id: int) -> Response:
    """A tax year's settlement with its steps."""
    paper = tax_settlement(office(), who(), tax_year_id)
    return printed(paper, f"tax-{tax_year_id}")


def printed(paper: Paper, name: str) -> Response:
    """The paper's bytes while they are read from where they were made, to be saved."""
    made, kind = papers.made(paper), "application/pdf"
    answer = send_file(made, mimetype=kind, as_attachment=True, download_name=f"{name}.pdf")
    answer.headers["Content-Security-Policy"] = ALONE
    return answer
