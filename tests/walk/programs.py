"""What a program sends that means no good: JSON of any shape under a token that opens something."""

import json
import random
from typing import Any

from assignments.web.api.routes import OPENINGS, File, Opening
from assignments.web.problems import KEY
from tests.api.table import API
from tests.walk import files, words
from tests.web.test_routes import PROGRAMS

OPENED = {f"{PROGRAMS}{one.name}": one for one in OPENINGS}
ROLES = {name: API[one.name][1].split() for name, one in OPENED.items() if one.name in API}
FITTING = {
    "amount": "12.00",
    "category": "local_transport",
    "containers": [{"size_ft": 20}],
    "covers": {"from": "2026-02-01", "to": "2026-03-01"},
    "currency": "USD",
    "date": "2026-03-02",
    "destination": "home",
    "for": "employee",
    "from": "2026-03-02",
    "kind": "amendment",
    "name": "Spring",
    "paid_by": "employee",
    "pays": "reimburse",
    "quote": "The rent",
    "reason": "So.",
    "seen": {"1": "12.00"},
    "text": "1. The rent is paid back.",
    "title": "Some costs",
    "to": "2026-03-09",
    "weight": {"value": "10", "unit": "kg"},
}
SHAPES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, [], {}, [[]], {"": ""}, [None], [{}]),
    *({"value": "1e999", "unit": "lb"}, {"from": "9999-12-31", "to": "0001-01-01"}, ["x"] * 500),
)
BODIES = (b"", b"null", b"[]", b'"x"', b"{", b"\xff\xfe", b"[" * 5000, b'{"a":1,"a":2}', b"NaN")


def request(dice: random.Random, endpoint: str, harm: float) -> dict[str, Any]:
    """What is sent to an operation beside its address and the token."""
    opening = OPENED.get(endpoint)
    key = "".join(one for one in words.key(dice, harm) if " " <= one <= "~" or one == "é")
    headers = {KEY: key} if dice.random() < 0.9 else {}
    sent: dict[str, Any] = {"headers": headers}
    if opening is None or opening.takes is None:
        return sent
    if opening.takes is File:
        return sent | {"data": {"file": files.file(dice)}}
    body = dice.choice(BODIES) if dice.random() < harm / 10 else _body(dice, opening, harm)
    return sent | {"data": body, "content_type": "application/json"}


def _body(dice: random.Random, opening: Opening, harm: float) -> bytes:
    """An object of the fields that the operation knows, each as it fits or not at all."""
    filled: dict[str, Any] = {}
    for name in opening.takes.__annotations__ if opening.takes else ():
        if name in FITTING and dice.random() >= harm / 2:
            filled[name] = FITTING[name]
        elif dice.random() < harm:
            filled[name] = dice.choice(SHAPES) if dice.random() < 0.4 else words.word(dice)
    if dice.random() < harm / 10:
        filled[words.word(dice)] = words.word(dice)
    return json.dumps(filled).encode("utf-8", "replace")
