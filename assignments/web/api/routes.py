"""The blueprint of `/api/v1`, and how an operation is written.

It goes who -> what was sent -> action -> the record as JSON, in the words of `exports.shapes`:

    @opens("POST /claims/<int:claim_id>/lines", CLAIM, takes=LineInput, status=201)
    def add_line(claim_id: int) -> Line:
        (its docstring: the first line becomes the summary)
        done = actions.add_line(office(), who(), claim_id, body(LineInput), once())
        return line(actions.line(office(), who(), answered(done)))

What it takes, answers and may refuse is described from these words alone (`described`). Errors fly
to `web.errors`, which tells programs of them as problem details.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

from flask import Blueprint, Response, g

from assignments.web.api.bearer import Door, enter
from assignments.web.api.sent import refuse_unknown
from assignments.web.problems import ROOT

blueprint = Blueprint("api", __name__, url_prefix=ROOT)
AGAIN = "Idempotency-Replayed"
Told = Mapping[str, Any]
View = Callable[..., "Told | Response | None"]
V = TypeVar("V", bound=View)


class File:
    """What an operation takes that is sent a file in a form instead of JSON."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One operation as it is described: `takes` is the shape of what is sent, if anything is.

    `asks` are the words that may stand behind the `?`.
    """

    view: View
    method: str
    rule: str
    door: Door
    takes: type | None
    asks: tuple[str, ...]
    status: int

    @property
    def name(self) -> str:
        """The operation's name."""
        return self.view.__name__

    @property
    def changes(self) -> bool:
        """Whether it changes something, and so is done once for a key; a trial does not."""
        return self.method != "GET" and not self.rule.endswith("/trial")


OPENINGS: list[Opening] = []


def opens(
    place: str,
    door: Door,
    *,
    takes: type | None = None,
    asks: tuple[str, ...] = (),
    status: int = HTTPStatus.OK,
) -> Callable[[V], V]:
    """Open an operation at a method and a rule, such as `GET /claims/<int:claim_id>`."""
    method, _, rule = place.partition(" ")

    def opened(view: V) -> V:
        opening = Opening(view, method, rule, door, takes, asks, int(status))
        OPENINGS.append(opening)

        @wraps(view)
        def guarded(**words: Any) -> Response:  # noqa: ANN401 - parts of an address
            enter(door, changes=opening.changes)
            refuse_unknown(asks)
            return _answer(view(**words), opening)

        blueprint.add_url_rule(rule, opening.name, guarded, methods=[method])
        return view

    return opened


def _answer(told: Told | Response | None, opening: Opening) -> Response:
    if isinstance(told, Response):
        return told
    if told is None:
        answer = Response(status=HTTPStatus.NO_CONTENT)
    else:
        written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        answer = Response(written, opening.status, mimetype="application/json")
    if g.get("again"):
        answer.headers[AGAIN] = "true"
    return answer
