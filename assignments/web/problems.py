"""What a program is told when something is refused: problem details (RFC 9457).

`errors` decides which status an error has and what is said of it; here it becomes JSON.
"""

import json

from flask import Response, request

from assignments.core.words import InputError

ROOT = "/api/v1"
MEDIA_TYPE = "application/problem+json"
KEY = "Idempotency-Key"


def wanted() -> bool:
    """Whether whoever asks is a program."""
    return request.path.startswith(f"{ROOT}/")


def problem(
    status: int, title: str, detail: str, slip: InputError | None = None, number: str = ""
) -> Response:
    """The answer; of a slip also where it is, what is wrong, and what to do."""
    told: dict[str, object] = {
        "type": f"/api#status-{int(status)}",
        "title": str(title),
        "status": status,
        "detail": str(detail),
    }
    if slip is not None:
        where, what, remedy = _parts(slip)
        told |= {"detail": f"{where}: {what}; {remedy}"}
        told |= {"where": where, "what": what, "remedy": remedy}
    if number:
        told["number"] = number
    return Response(json.dumps(told, ensure_ascii=False), status, mimetype=MEDIA_TYPE)


def _parts(slip: InputError) -> tuple[str, str, str]:
    """A slip in a program's words: it sends a header where a page's form has a field."""
    if slip.where == "key":
        return KEY, "came before, with another request", "send a key of its own with each"
    return slip.where or "body", slip.what, slip.remedy
