"""How well pictures of receipts are read, with the extra `ocr`: drawn, photographed, looked at.

Prints what is not right of each, and ends with 1 where anything wrong would be proposed: an amount,
a currency or a day that the receipt does not say. `--keep` writes down the words that the model
saw, for the tests that run without it; `--kept` begins with those.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from assignments import pictures
from assignments.reading.receipts import Seen
from tests.ocr.drawn import RECEIPTS, picture_of
from tests.ocr.told import FIELDS, SURE, keep, kept, marks_of


def looked_at() -> dict[str, list[Seen]]:
    """The words that the model sees on each picture."""
    with ThreadPoolExecutor(2) as two:
        seen = two.map(lambda one: list(pictures.words_on(picture_of(one))), RECEIPTS.values())
        return dict(zip(RECEIPTS, seen, strict=True))


def main() -> int:
    """Look at every receipt and print what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--kept", action="store_true")
    asked = parser.parse_args()
    looked = kept() if asked.kept else looked_at()
    if asked.keep:
        keep(looked)
    found = {name: marks_of(name, words) for name, words in looked.items()}
    for name, marks in found.items():
        wanting = [f"{field} {marks[field]}" for field in FIELDS if marks[field] != "right"]
        print(f"{name:28}", "; ".join(wanting))
    for field in FIELDS:
        told = [marks[field].partition(":")[0] for marks in found.values()]
        count = ", ".join(f"{told.count(word)} {word}" for word in ("right", "left out", "wrong"))
        print(f"{field:9} {count} of {len(told)}")
    return int(any(marks[field].startswith("wrong") for marks in found.values() for field in SURE))


if __name__ == "__main__":
    sys.exit(main())
