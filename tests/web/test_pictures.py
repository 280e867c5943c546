"""Pictures of receipts are read where the extra is installed; without it nothing changes."""

import io
import json
from importlib.util import find_spec

import pytest
from PIL import Image, ImageDraw, ImageFont

from assignments import pictures
from assignments.actions import Upload, loose
from assignments.actions.seeing import read_receipt
from assignments.reading.receipts import Seen, proposed
from tests.web.test_gathering import sent_by_script
from tests.web.world import key, picture

TAXI = ("Ocean Taxi Company", "Date 2026-02-21", "Total CNY 86.50")
SAYS = {"amount": "86.50", "currency": "CNY", "date": "2026-02-21", "note": "Ocean Taxi Company"}


def photographed(rows):
    """A picture of a receipt with these rows."""
    made = Image.new("RGB", (700, 120 * len(rows)), "white")
    font = ImageFont.load_default(size=48)
    for number, row in enumerate(rows):
        ImageDraw.Draw(made).text((30, 30 + 100 * number), row, "black", font)
    stream = io.BytesIO()
    made.save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def place(ids):
    """Where the receipt that waits is asked for what its picture says."""
    return f"/claims/{ids['gathered_claim_id']}/waiting/{ids['waiting_id']}"


@pytest.fixture
def waiting(office, people, ids):
    """The receipt that waits, as it is recorded now."""
    return lambda: loose.loose_receipts(office, people["expatriate"], ids["gathered_claim_id"])[0]


def test_what_a_picture_says_is_proposed_and_not_saved(ben, office, place, ids):
    """It stands in the form, marked to be checked; no line is made of it."""
    words = [Seen(row, 30, 100 * at, 500, 100 * at + 40) for at, row in enumerate(TAXI)]
    loose.propose(office, ids["waiting_id"], proposed(words, office.today()))
    assert json.loads(ben.get(f"{place}/read").data) == SAYS
    url = f"/claims/{ids['gathered_claim_id']}/lines/new?receipt={ids['waiting_id']}"
    page = ben.get(url)
    assert (page.value_of("amount"), page.value_of("date")) == ("86.50", "2026-02-21")
    assert page.words(".//*[@id='amount-hint']") == "Read from the picture: check it."
    assert "1 receipt has no line yet" in ben.get(url.partition("/lines")[0]).words()


def test_without_the_extra_nothing_is_read(ben, ids, waiting, monkeypatch):
    """The receipt is kept all the same, its form is empty, and nobody waits for anything."""
    monkeypatch.setattr(pictures, "is_there", lambda: False)
    url = f"/claims/{ids['gathered_claim_id']}/receipts"
    told = sent_by_script(ben, url, (io.BytesIO(picture("red")), "rent.png"), key()).json
    assert ben.get(f"{told['picture']}/read").data == b"{}\n"
    assert "data-read-url" not in ben.get(told["line"]).text
    assert waiting().proposed is None


def test_a_picture_that_cannot_be_read_says_nothing():
    """The process that looks at it fails by itself; where the extra is missing it fails too."""
    assert pictures.words_on(b"no picture") == ()


@pytest.mark.skipif(
    find_spec(pictures.ENGINE) is None, reason="make setup EXTRAS=ocr: no model here"
)
def test_the_model_reads_a_picture(office, people, ids):
    """A picture goes in, and the form's proposals come out."""
    upload = Upload(io.BytesIO(photographed(TAXI)), "taxi.png")
    ben, claim_id = people["expatriate"], ids["gathered_claim_id"]
    made = loose.keep_loose(office, ben, claim_id, upload, key()).id
    kept = {one.id: one for one in loose.loose_receipts(office, ben, claim_id)}
    read_receipt(office, kept[made])
    kept = {one.id: one for one in loose.loose_receipts(office, ben, claim_id)}
    assert kept[made].proposed == SAYS
