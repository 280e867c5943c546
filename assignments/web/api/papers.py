"""Papers to print and archive, as PDF: what the pages show, in English."""

from flask import Response

from assignments.web.access import office, who
from assignments.web.api.doors import HR_LOOKS, INSIDE, LOOK
from assignments.web.api.routes import opens
from assignments.web.papers.claim import claim_pack
from assignments.web.papers.routes import printed
from assignments.web.papers.settlement import tax_settlement
from assignments.web.papers.statement import month_statement
from assignments.web.papers.summary import assignment_summary


@opens("GET /claims/<int:claim_id>/pack", LOOK)
def print_claim(claim_id: int) -> Response:
    """A claim with its verdicts and decisions, the receipts behind it."""
    return printed(claim_pack(office(), who(), claim_id), f"claim-{claim_id}")


@opens("GET /assignments/<int:assignment_id>/statements/<label>", LOOK)
def print_statement(assignment_id: int, label: str) -> Response:
    """A month of an assignment: every cost in it, and what it comes to."""
    paper = month_statement(office(), who(), assignment_id, label)
    return printed(paper, f"statement-{assignment_id}-{label}")


@opens("GET /assignments/<int:assignment_id>/summary", HR_LOOKS)
def print_summary(assignment_id: int) -> Response:
    """An assignment on a few pages."""
    return printed(
        assignment_summary(office(), who(), assignment_id), f"assignment-{assignment_id}"
    )


@opens("GET /tax-years/<int:tax_year_id>/settlement/paper", INSIDE)
def print_settlement(tax_year_id: int) -> Response:
    """A tax year's settlement with its steps."""
    return printed(tax_settlement(office(), who(), tax_year_id), f"tax-{tax_year_id}")
