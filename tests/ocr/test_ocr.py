"""What is proposed of pictures: with the words that the model saw once, and of new pictures.

The second part runs where the extra is installed: `make setup EXTRAS=ocr`.
"""

import pytest

from assignments import pictures
from assignments.reading.receipts import Seen
from tests.ocr.drawn import CHINESE, RECEIPTS, picture_of
from tests.ocr.told import SURE, kept, marks_of

MODEL = pytest.mark.skipif(not pictures.is_there(), reason="make setup EXTRAS=ocr: no model here")
FONTS = pytest.mark.skipif(not CHINESE.exists(), reason="fonts-noto-cjk draws these")
LOOKED_AT = ("fapiao photographed", "restaurant chinese", "taxi new york", "taxi on its side")


@pytest.mark.parametrize("name", RECEIPTS)
def test_no_receipt_is_read_wrongly(name):
    """Amount, currency and day of each receipt are as a person reads them, or are left out."""
    marks = marks_of(name, kept()[name])
    assert [marks[field] for field in SURE if marks[field].startswith("wrong")] == []


def test_most_receipts_are_read():
    """Nearly every amount, currency and day is proposed: leaving all out would not be wrong."""
    found = [marks_of(name, words) for name, words in kept().items()]
    for field in SURE:
        assert sum(marks[field] == "right" for marks in found) >= 0.85 * len(RECEIPTS)


@MODEL
@FONTS
@pytest.mark.parametrize("name", LOOKED_AT)
def test_the_model_reads_what_a_person_reads(name):
    """Photographed askew, on its side, with several amounts: the total is found, and the day."""
    words: list[Seen] = list(pictures.words_on(picture_of(RECEIPTS[name])))
    assert words
    marks = marks_of(name, words)
    assert (marks["amount"], marks["date"]) == ("right", "right")
