"""A program of somebody's that does the same through the API, with their token."""

import json
import uuid

from tests.faults.client import BROKEN, OK, Answer, Client, Tried, multipart

ROOT = "/api/v1"
KEY = "Idempotency-Key"
MADE = 201


def _cost(tried: Tried) -> dict[str, str]:
    fields = {name: tried.fields[name] for name in ("category", "date", "amount", "currency")}
    return fields | {"note": tried.fields["note"]}


# The address of what each form does, and what is sent of its fields.
REQUESTS = {
    "draft_claim": lambda one: (f"/assignments/{one.who.assignment}/claims", ("title",)),
    "add_line": lambda one: (f"/claims/{one.about}/lines", _cost(one)),
    "submit_claim": lambda one: (f"/claims/{one.about}/submit", ()),
    "withdraw_claim": lambda one: (f"/claims/{one.about}/withdraw", ()),
    "withdraw_line": lambda one: (f"/lines/{one.about}/withdraw", ()),
    "answer": lambda one: (f"/lines/{one.about}/answer", ("text",)),
    "approve": lambda one: (f"/lines/{one.about}/approve", ("amount", "reason")),
    "reject": lambda one: (f"/lines/{one.about}/reject", ("reason",)),
    "ask": lambda one: (f"/lines/{one.about}/ask", ("question",)),
}


class Program(Client):
    """A connection without cookies."""

    def _who(self):
        return {"Authorization": f"Bearer {self.who.token}"}

    def log_in(self):
        """See that the token opens something."""
        answer = self.get(f"{ROOT}/me")
        if answer.status != OK:
            raise RuntimeError(f"the token of {self.who.email} is answered {answer.status}")

    def send(self, tried: Tried) -> Answer | None:
        """Send the request, and a receipt behind its line; None where no answer came."""
        try:
            tried.answer = self._sent(tried)
        except BROKEN:
            tried.answer = None
            self._connection.close()
        return tried.answer

    def _sent(self, tried):
        path, fields = REQUESTS[tried.kind](tried)
        if not isinstance(fields, dict):
            fields = {name: tried.fields[name] for name in fields if name in tried.fields}
        body = json.dumps(fields).encode() if fields else b""
        answer = self._change(path, tried.key, body, "application/json")
        if not tried.picture or answer.status != MADE:
            return answer
        line = json.loads(answer.page)["id"]
        key = str(uuid.uuid5(uuid.UUID(tried.key), "receipt 0"))
        kept = self._change(f"/lines/{line}/receipts", key, *multipart({}, "file", tried.picture))
        return kept if kept.status != MADE else answer

    def _change(self, path, key, body, media_type):
        return self._ask("POST", f"{ROOT}{path}", body, media_type, **{KEY: key})


def connected(port: int, who) -> Client:
    """A connection of somebody's: a program's where they have a token."""
    return (Program if who.token else Client)(port, who)
