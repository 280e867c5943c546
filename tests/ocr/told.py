"""What is proposed of the drawn receipts, beside what a person reads on them."""

import datetime as dt
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from decimal import Decimal
from pathlib import Path

from assignments.reading.receipts import Seen, proposed
from tests.ocr.drawn import RECEIPTS

KEPT = Path(__file__).parent / "words.json"
TODAY = dt.date(2006, 3, 1)
FIELDS = ("amount", "currency", "date", "note")
SURE = FIELDS[:3]  # a wrong name is looked over with a note; these three are money


def marks_of(name: str, words: Sequence[Seen]) -> dict[str, str]:
    """By field: right, left out where something stands, or wrong with what would be proposed."""
    said = proposed(words, TODAY)
    true = zip(FIELDS, RECEIPTS[name].true, strict=True)
    return {field: _mark(field, said.get(field), meant) for field, meant in true}


def _mark(field: str, found: str | None, meant: str | None) -> str:
    if _plain(field, found) == _plain(field, meant):
        return "right"
    return "left out" if found is None else f"wrong: {found}"


def _plain(field: str, text: str | None) -> object:
    """What is compared: of an amount its value, of a name its letters without accents."""
    if text is None:
        return None
    if field == "amount":
        return Decimal(text)
    letters = unicodedata.normalize("NFKD", text)
    return "".join(one for one in letters if not unicodedata.combining(one) and one != " ")


def keep(looked: Mapping[str, Sequence[Seen]]) -> None:
    """Write down what the model saw."""
    told = {name: [_whole(one) for one in words] for name, words in looked.items()}
    rows = (f"{json.dumps(name)}: {json.dumps(told[name], ensure_ascii=False)}" for name in told)
    KEPT.write_text("{\n" + ",\n".join(rows) + "\n}\n")


def _whole(one: Seen) -> list[object]:
    text, *places = astuple(one)
    return [text, *(round(place) for place in places)]


def kept() -> dict[str, list[Seen]]:
    """What the model saw when it was asked last."""
    told = json.loads(KEPT.read_text())
    return {name: [Seen(*one) for one in words] for name, words in told.items()}
