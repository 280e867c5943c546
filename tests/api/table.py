"""Which operation of the API opens to which roles, through which scopes of a token.

A new operation fails the suite until its row exists, and `docs/access.md` tells it.
"""

LOOK = ("read claims decide record", "expatriate hr finance")
CLAIM = ("claims", "expatriate")
RECORDS = ("record", "hr")
DESK = ("decide", "hr")  # and who stands in for HR
MONTHS = ("finance", "hr finance")
EVERYBODY = ("read claims decide record finance", "")
API = {
    "add_letter": RECORDS,
    "add_line": CLAIM,
    "add_shipment": ("claims record", "expatriate hr"),
    "add_trip": ("claims record", "expatriate hr"),
    "answer": CLAIM,
    "approve": DESK,
    "approve_claim": DESK,
    "approve_second": DESK,
    "ask": DESK,
    "attach_receipt": CLAIM,
    "change_assignment": RECORDS,
    "change_line": CLAIM,
    "close_month": ("finance", "finance"),
    "confirm_term": RECORDS,
    "download_month": MONTHS,
    "download_receipt": ("read claims decide", "expatriate hr finance"),
    "draft_claim": CLAIM,
    "list_assignments": LOOK,
    "list_checks": MONTHS,
    "list_claims": LOOK,
    "list_letters": LOOK,
    "list_month_lines": MONTHS,
    "list_months": MONTHS,
    "list_people": ("read record", "hr administrator"),
    "list_shipments": LOOK,
    "list_terms": LOOK,
    "list_trips": LOOK,
    "preview_claim": CLAIM,
    "propose_term": RECORDS,
    "record_assignment": RECORDS,
    "record_end": RECORDS,
    "reject": DESK,
    "remove_line": CLAIM,
    "remove_receipt": CLAIM,
    "replace_term": RECORDS,
    "retire_term": RECORDS,
    "show_assignment": LOOK,
    "show_claim": LOOK,
    "show_costs": LOOK,
    "show_desk": ("read decide", "hr"),
    "show_history": LOOK,
    "show_letter": LOOK,
    "show_line": LOOK,
    "show_me": EVERYBODY,
    "show_month": MONTHS,
    "show_queue": ("read decide", "hr"),
    "show_rate": ("read decide record finance", "hr finance"),
    "show_remaining": LOOK,
    "state_bank_charge": CLAIM,
    "submit_claim": CLAIM,
    "try_line": CLAIM,
    "verify_month": MONTHS,
    "withdraw_claim": CLAIM,
    "withdraw_line": CLAIM,
}
WITH = {  # operations on records in another state than the world's `ids` name
    "add_line": {"claim_id": "draft_claim_id"},
    "answer": {"line_id": "asked_line_id"},
    "attach_receipt": {"line_id": "draft_line_id"},
    "change_line": {"claim_id": "draft_claim_id", "line_id": "draft_line_id"},
    "confirm_term": {"term_id": "unconfirmed_term_id"},
    "preview_claim": {"claim_id": "draft_claim_id"},
    "remove_line": {"claim_id": "draft_claim_id", "line_id": "draft_line_id"},
    "remove_receipt": {"line_id": "draft_line_id", "receipt_id": "draft_receipt_id"},
    "submit_claim": {"claim_id": "draft_claim_id"},
}
FREE = frozenset({"describe"})  # holds no data
WORDS = {"base": "CNY", "quote": "USD", "day": "2026-03-02", "label": "2026-03", "kind": "csv"}


def words_for(name: str, ids: dict) -> dict:
    """What stands in an operation's address in the tests' world."""
    known = ids | WORDS
    return known | {one: known[other] for one, other in WITH.get(name, {}).items()}
