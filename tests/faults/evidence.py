"""What must be in the records for a form to which the server said yes.

Each is a question that finds one row, and the receipt's file where one came along.
"""

import hashlib
import uuid

from tests.faults.client import Tried, number_in

_EVENT = "SELECT count(*) FROM event WHERE actor_id = :who AND kind = "
_OF_CLAIM, _OF_LINE = " AND claim_id = :about", " AND line_id = :about"
# A receipt that waited waits still, or is under a line, or somebody took it away.
_SOMEWHERE = (
    "SELECT (SELECT count(*) FROM loose_receipt WHERE sha256 = :sha)"
    " + (SELECT count(*) FROM receipt WHERE sha256 = :sha)"
    " + (SELECT count(*) FROM audit_entry JOIN audit_entry AS made ON made.key = audit_entry.key"
    " AND made.record = 'loose_receipt' AND made.deed = 'keep_loose'"
    " WHERE audit_entry.record = 'loose_receipt' AND audit_entry.deed = 'drop_loose'"
    " AND made.content LIKE :named)"
)
_SAME = (  # what is said of a receipt under a line is said as often as it is there
    "SELECT CASE WHEN ({}) = (SELECT count(*) FROM receipt WHERE line_id = :answer"
    " AND sha256 = :sha) THEN 1 ELSE 0 END"
)
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
    "line_of_waiting": (  # unless somebody took it away, or put it under another line meanwhile
        "SELECT count(*) FROM line WHERE id = :answer AND note = :key AND claim_id = :about",
        f"{_EVENT}'drafted' AND line_id = :answer",
        "SELECT 1 - count(*) FROM loose_receipt WHERE sha256 = :sha",
        _SOMEWHERE,
        _SAME.format("SELECT count(*) FROM once WHERE key = :waiting AND answer = :answer"),
        _SAME.format(f"{_EVENT}'receipt_attached' AND line_id = :answer"),
    ),
    "keep_loose": (_SOMEWHERE,),
    "drop_loose": ("SELECT 1 - count(*) FROM loose_receipt WHERE id = :about",),
    "keep_typed": ("SELECT count(*) FROM kept_form WHERE person_id = :who AND place = :place",),
    "make_token": (  # it is there, or was revoked
        (
            "SELECT (SELECT count(*) FROM token WHERE id = :answer AND name = :key)"
            " + (SELECT count(*) FROM audit_entry WHERE record = 'token' AND key = :told"
            " AND deed = 'revoke_token')"
        ),
    ),
    "revoke_token": ("SELECT 1 - count(*) FROM token WHERE id = :about",),
    "choose_mail": (),
    "close_month": (
        "SELECT count(*) FROM sealed_month WHERE label = :label AND closed_by = :who",
        f"{_EVENT}'month_closed' AND text = :label",
    ),
}


KEYLESS = frozenset({"keep_typed"})  # done twice it is as done once
TOGETHER = {"approve_some": "approved", "reject_some": "rejected"}
DEEDS = {"line_of_waiting": "add_line"}  # what the key of a form is answered for


def missing(records, instance, tried: Tried):
    """What is not there of a form that was answered with yes, as sentences."""
    if tried.kind in TOGETHER:
        yield from _decided(records, tried)
        return
    said = f"{tried.label} {tried.url} with key {tried.key} of {tried.who.email}"
    answer = records.one(
        "SELECT answer FROM once WHERE person_id = :who AND key = :key AND deed = :deed",
        who=tried.who.id,
        key=_key(tried),
        deed=DEEDS.get(tried.kind, tried.kind),
    )
    if answer is None and tried.kind not in KEYLESS:
        yield f"{said}: its key was never answered"
        return
    values = _values(tried) | {"answer": answer, "told": str(answer)}
    for question in QUESTIONS[tried.kind]:
        asked = {name: value for name, value in values.items() if f":{name}" in question}
        if records.one(question, **asked) != 1:
            yield f"{said}: {question} does not find one"
    if _leads_elsewhere(tried, answer):
        yield f"{said}: it led to {tried.answer.place}, and {answer} was made"
    if tried.picture:
        kept = _loose if tried.kind == "keep_loose" else _receipt
        yield from kept(records, instance, tried, answer)


def _key(tried):
    """The key that the form was answered under: a file has one of its own."""
    if tried.kind != "keep_loose":
        return tried.key
    return str(uuid.uuid5(uuid.UUID(tried.key), "receipt 0"))


def _values(tried):
    amount = tried.fields.get("amount", "0")
    sha256 = tried.waits or hashlib.sha256(tried.picture).hexdigest()
    return {
        "who": tried.who.id,
        "key": tried.key,
        "about": tried.about,
        "label": tried.fields.get("label", ""),
        "minor": int(amount.replace(".", "")) if tried.kind == "approve" else 0,
        "place": tried.fields.get("place", ""),
        "sha": sha256,
        "named": f"%{sha256}%",
        "waiting": str(uuid.uuid5(uuid.UUID(tried.key), "waiting")),
    }


def _leads_elsewhere(tried, answer):
    """Whether the answer led to another record than the one that was made."""
    if tried.who.token:
        return tried.kind == "draft_claim" and f'"id":{answer},' not in tried.answer.page
    made = tried.kind in {"draft_claim", "add_letter"}
    return made and number_in(tried.answer.place) != answer


def _decided(records, tried):
    """Each of several lines that the answer says are decided is so, by who sent it, with events."""
    for line in tried.decided:
        told = records.rows(
            "SELECT line.status, count(event.id) AS events FROM line"
            " LEFT JOIN event ON event.line_id = line.id AND event.kind = line.status"
            " AND actor_id = decided_by WHERE line.id = :line AND decided_by = :who"
            " GROUP BY line.status",
            line=line,
            who=tried.who.id,
        )
        if [tuple(one) for one in told] not in [[(one, 1)] for one in TOGETHER.values()]:
            yield f"{tried.kind} with key {tried.key} of {tried.who.email}: line {line} is {told}"


def _loose(_records, instance, tried, _answer):
    """The file of a receipt that waits."""
    digest = hashlib.sha256(tried.picture).hexdigest()
    if not _is_kept(instance, digest):
        yield f"the receipt {digest} that waits has no file, or another one"


def _is_kept(instance, digest):
    file = instance / "receipts" / digest[:2] / digest
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest


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
    if not _is_kept(instance, digest):
        yield f"{said} has no file, or another one"
