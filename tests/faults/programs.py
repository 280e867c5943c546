"""A program of somebody's that does the same through the API, with their token."""

import json
import uuid

from tests.faults.client import BROKEN, OK, Answer, Client, Tried, multipart

ROOT = "/api/v1"
KEY = "Idempotency-Key"
MADE, GONE = 201, 404


def _key(tried: Tried, what: str) -> str:
    """The key of one of several requests that a form comes to, as the pages make it."""
    return str(uuid.uuid5(uuid.UUID(tried.key), what))


def _cost(tried: Tried) -> dict[str, str]:
    fields = {name: tried.fields[name] for name in ("category", "date", "amount", "currency")}
    return fields | {"note": tried.fields["note"]}


def _some(tried: Tried) -> dict[str, object]:
    """The lines that are chosen, as they were seen."""
    seen = (one.split("=") for one in tried.fields["seen"].split())
    lines = [{"line_id": int(one), "outcome": word, "allowed": cost} for one, word, cost in seen]
    return {"event": int(tried.fields["event"]), "lines": lines}


# The address of what each form does, and what is sent of its fields.
REQUESTS = {
    "keep_loose": lambda one: (f"/claims/{one.about}/receipts", ()),
    "line_of_waiting": lambda one: (f"/claims/{one.about}/lines", _cost(one)),
    "approve_some": lambda one: ("/queue/approve", _some(one)),
    "reject_some": lambda one: ("/queue/reject", _some(one) | {"reason": one.fields["reason"]}),
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
        if tried.kind == "keep_loose":
            return self._file(path, tried, "receipt 0")
        if not isinstance(fields, dict):
            fields = {name: tried.fields[name] for name in fields if name in tried.fields}
        answer = self._json(path, tried.key, fields)
        if tried.kind not in {"add_line", "line_of_waiting"} or answer.status != MADE:
            return answer
        under = f"/lines/{json.loads(answer.page)['id']}/receipts"
        if tried.kind == "add_line":
            kept = self._file(under, tried, "receipt 0")
            return answer if kept.status == MADE else kept
        receipts = {"receipts": [int(tried.fields["waiting"])]}
        put = self._json(f"{under}/waiting", _key(tried, "waiting"), receipts)
        return answer if put.status in {OK, GONE} else put  # another client was faster

    def _json(self, path, key, fields):
        body = json.dumps(fields).encode() if fields else b""
        return self._change(path, key, body, "application/json")

    def _file(self, path, tried, what):
        return self._change(path, _key(tried, what), *multipart({}, "file", tried.picture))

    def _change(self, path, key, body, media_type):
        return self._ask("POST", f"{ROOT}{path}", body, media_type, **{KEY: key})


def connected(port: int, who) -> Client:
    """A connection of somebody's: a program's where they have a token."""
    return (Program if who.token else Client)(port, who)
