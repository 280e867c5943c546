"""What must be in the records for a form to which the server said yes.

Each is a question that finds one row, and the receipt's file where one came along.
"""

import hashlib
import uuid

from tests.faults.client import Tried
from tests.faults.deeds import number_in

_EVENT = "SELECT count(*) FROM event WHERE actor_id = :who AND kind = "
_OF_CLAIM, _OF_LINE = " AND claim_id = :about", " AND line_id = :about"
QUESTIONS = {
    "draft_claim": (
        "SELECT count(*) FROM claim WHERE id = :answer AND title = :key AND created_by = :who",
        f"{_EVENT}'claim_drafted' AND claim_id = :answer",
    ),
    "add_line": (
        "SELECT count(*) FROM line WHERE id = :answer AND note = :key AND claim_id = :about",
        f"{_EVENT}'drafted' AND line_id = :answer",
    ),
    "submit_claim": (
        "SELECT count(*) FROM claim WHERE id = :about AND submitted_at IS NOT NULL",
        f"{_EVENT}'claim_submitted'{_OF_CLAIM}",
    ),
    "withdraw_claim": (f"{_EVENT}'claim_withdrawn'{_OF_CLAIM}",),
    "withdraw_line": (
        "SELECT count(*) FROM line WHERE id = :about AND status = 'withdrawn'",
        f"{_EVENT}'withdrawn'{_OF_LINE}",
    ),
    "answer": (f"{_EVENT}'answered' AND text = :key{_OF_LINE}",),
    "approve": (
        (
            "SELECT count(*) FROM line WHERE id = :about AND status = 'approved'"
            " AND decided_by = :who AND approved_minor = :minor"
        ),
        f"{_EVENT}'approved'{_OF_LINE}",
    ),
    "reject": (
        (
            "SELECT count(*) FROM line WHERE id = :about AND status = 'rejected'"
            " AND decided_by = :who AND reason = :key"
        ),
        f"{_EVENT}'rejected' AND text = :key{_OF_LINE}",
    ),
    "ask": (f"{_EVENT}'asked' AND text = :key{_OF_LINE}",),
    "correct_cost": (
        "SELECT count(*) FROM posting WHERE id = :answer AND posted_by = :who",
        f"{_EVENT}'cost_corrected' AND text = :key{_OF_LINE}",
    ),
    "add_letter": (
        "SELECT count(*) FROM letter WHERE id = :answer AND title = :key AND added_by = :who",
    ),
    "record_invoice": (
        "SELECT count(*) FROM claim WHERE id = :answer AND invoice = :key AND created_by = :who",
    ),
    "amend_term": (
        (
            "SELECT count(*) FROM term WHERE id = :answer AND letter_id = :about"
            " AND proposed_by = :who"
        ),
    ),
    "confirm_term": ("SELECT count(*) FROM term WHERE id = :about AND confirmed_by = :who",),
    "close_month": (
        "SELECT count(*) FROM sealed_month WHERE label = :label AND closed_by = :who",
        f"{_EVENT}'month_closed' AND text = :label",
    ),
}


def missing(records, instance, tried: Tried):
    """What is not there of a form that was answered with yes, as sentences."""
    values = {"who": tried.who.id, "key": tried.key, "about": tried.about}
    values["label"] = tried.fields.get("label", "")
    amount = tried.fields.get("amount", "0")
    values["minor"] = int(amount.replace(".", "")) if tried.kind == "approve" else 0
    said = f"{tried.kind} {tried.url} with key {tried.key} of {tried.who.email}"
    answer = records.one(
        "SELECT answer FROM once WHERE person_id = :who AND key = :key AND deed = :kind",
        who=tried.who.id,
        key=tried.key,
        kind=tried.kind,
    )
    if answer is None:
        yield f"{said}: its key was never answered"
        return
    values["answer"] = answer
    for question in QUESTIONS[tried.kind]:
        asked = {name: value for name, value in values.items() if f":{name}" in question}
        if records.one(question, **asked) != 1:
            yield f"{said}: {question} does not find one"
    if tried.kind in {"draft_claim", "add_letter"} and number_in(tried.answer.place) != answer:
        yield f"{said}: it led to {tried.answer.place}, and {answer} was made"
    if tried.picture:
        yield from _receipt(records, instance, tried, answer)


def _receipt(records, instance, tried, line_id):
    """The receipt that came with a line: its row, its key, its event and its file."""
    digest = hashlib.sha256(tried.picture).hexdigest()
    said = f"the receipt {digest} of line {line_id}"
    found = records.rows(
        "SELECT id, sha256 FROM receipt WHERE line_id = :line AND added_by = :who",
        line=line_id,
        who=tried.who.id,
    )
    if [row.sha256 for row in found] != [digest]:
        yield f"{said} is not recorded once, but as {found}"
    key = str(uuid.uuid5(uuid.UUID(tried.key), "receipt 0"))
    if records.one("SELECT answer FROM once WHERE key = :key", key=key) is None:
        yield f"{said}: its key was never answered"
    told = "SELECT count(*) FROM event WHERE kind = 'receipt_attached' AND line_id = :line"
    if records.one(told, line=line_id) != 1:
        yield f"{said} has no event"
    file = instance / "receipts" / digest[:2] / digest
    if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        yield f"{said} has no file, or another one"
