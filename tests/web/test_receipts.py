"""Receipts: kept with a line, refused with a reason, handed out to who may see them."""

import gc
import io

import pytest

from assignments import actions
from assignments.core.records import Receipt
from assignments.web.handing_out import safe_name
from tests.web.test_claim_lines import RENT
from tests.web.world import claimed, picture, rent

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def url(ids):
    """Where receipts are attached to the draft's line."""
    return f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}/receipts"


@pytest.fixture
def names(office, people, ids):
    """The names of the receipts under the draft's lines, as they are recorded now."""

    def known():
        claim = actions.claim(office, people["expatriate"], ids["draft_claim_id"])
        return [[receipt.name for receipt in line.receipts] for line in claim.lines]

    return known


def files(office):
    """The files under the receipts' folder."""
    return {path.name for path in office.files.folder.rglob("*") if path.is_file()}


def body_of(form, content):
    """A form with one file as it goes over the wire, its last boundary left out."""
    head = "".join(
        f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in form.items()
    )
    part = '--cut\r\nContent-Disposition: form-data; name="receipts"; filename="bill.png"\r\n\r\n'
    return f"{head}{part}".encode() + content


def photo(colour, name):
    """A picture as a browser sends it."""
    return io.BytesIO(picture(colour)), name


def test_several_receipts_are_attached_at_once(ben, url, names):
    """Each under the name its owner gave it."""
    before = names()[0]
    answer = ben.post(
        url, {"receipts": [photo("green", "bill.png"), photo("blue", "slip.png")]}, status=303
    )
    assert "2 receipts were kept" in ben.get(answer.location).words()
    assert names() == [[*before, "bill.png", "slip.png"]]


def test_a_refused_file_says_why_and_the_others_stay(ben, url, names, office):
    """By content and not by name; nothing of the refused one is left."""
    before, kept = names()[0], files(office)
    sent = [photo("lime", "bill.png"), (io.BytesIO(b"just words"), "bill.pdf")]
    answer = ben.post(url, {"receipts": sent}, status=422)
    error = answer.error_of("receipts")
    assert "bill.pdf was not kept" in error
    assert "it is no PDF" in error
    assert names() == [[*before, "bill.png"]]
    assert len(files(office) - kept) == 1


def test_a_receipt_that_is_too_large_is_refused(ben, url, names, office):
    """Ten megabytes are the most."""
    before, kept = names(), files(office)
    large = b"%PDF-1.4\n" + b"x" * (10 * 1024 * 1024) + b"\r\n--cut--\r\n"
    answer = ben.client.post(
        url,
        input_stream=io.BytesIO(body_of(ben.get(url).form(url), large)),
        content_type="multipart/form-data; boundary=cut",
    )
    assert answer.status_code == 422
    assert "larger than 10 MiB" in answer.text
    assert names() == before
    assert files(office) == kept


def test_no_file_is_a_slip(ben, url):
    """The form asks to choose one."""
    answer = ben.post(url, {"receipts": [(io.BytesIO(b""), "")]}, status=422)
    assert "hoose at least one" in answer.error_of("receipts")


def test_the_same_upload_twice_is_one(ben, url, names):
    """The second arrival keeps nothing more, and says so."""
    before = names()[0]
    form = ben.get(url).form(url)
    ben.send(url, form | {"receipts": [photo("green", "bill.png")]}, status=303)
    again = ben.send(url, form | {"receipts": [photo("green", "bill.png")]}, status=303)
    assert "nothing was changed" in ben.get(again.location).words()
    assert names() == [[*before, "bill.png"]]


def test_receipts_come_with_a_new_line(ben, ids, names):
    """The line and its receipts in one form; a refused one is told, the line stays."""
    url = f"/claims/{ids['draft_claim_id']}/lines/new"
    sent = {"receipts": [photo("green", "bill.png"), (io.BytesIO(b"words"), "notes.txt")]}
    page = f"{url}?category=housing_rent"
    answer = ben.post(url, RENT | sent | {"do": "save"}, page=page, status=303)
    words = ben.get(answer.location).words()
    assert "The line was added" in words
    assert "notes.txt was not kept" in words
    assert names()[-1] == ["bill.png"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_upload_cut_off_leaves_nothing(ben, url, names, office):
    """Less arrives than was announced: no line of it in the records, no file in the folder."""
    before, kept = names(), files(office)
    body = body_of(ben.get(url).form(url), picture("green")[:30])
    answer = ben.client.post(
        url,
        input_stream=io.BytesIO(body),
        content_type="multipart/form-data; boundary=cut",
        headers={"Content-Length": str(len(body) + 5000)},
    )
    assert answer.status_code == 400
    gc.collect()  # the server's own temporary file of the torn part, which warns of itself
    assert names() == before
    assert files(office) == kept


def test_a_receipt_is_taken_off_after_asking(ben, ids, names):
    """Looking at the question changes nothing; sending it twice does it once."""
    url = f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}/receipts"
    url = f"{url}/{ids['draft_receipt_id']}/remove"
    form = ben.get(url).form(url)
    assert len(names()[0]) == 1
    ben.send(url, form, status=303)
    assert names() == [[]]
    again = ben.send(url, form, status=303)
    assert "nothing was changed" in ben.get(again.location).words()


@pytest.mark.parametrize("role", ["expatriate", "hr", "finance"])
def test_a_receipt_is_handed_out_to_be_saved(role, browser_of, ids):
    """With its own type and name, never to be run or guessed at."""
    answer = browser_of(role).get(f"/receipts/{ids['receipt_id']}")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data == picture(f"#0000{ids['claim_id']:02x}")


def test_a_receipt_is_nobody_elses(browser_of, ids):
    """To another expatriate it is not there, as a file and as a picture; HR sees no draft's."""
    stranger = browser_of("stranger")
    stranger.get(f"/receipts/{ids['receipt_id']}", status=404)
    stranger.get(f"/receipts/{ids['receipt_id']}/picture", status=404)
    browser_of("hr").get(f"/receipts/{ids['draft_receipt_id']}", status=404)
    browser_of("expatriate").get("/receipts/9999", status=404)


def test_only_pictures_are_shown_in_the_browser(ben, url, office, people, ids):
    """A PDF is saved, not shown."""
    answer = ben.get(f"/receipts/{ids['receipt_id']}/picture")
    assert answer.headers["Content-Disposition"].startswith("inline")
    ben.post(url, {"receipts": [(io.BytesIO(PDF), "bill.pdf")]}, status=303)
    claim = actions.claim(office, people["expatriate"], ids["draft_claim_id"])
    pdf = claim.lines[0].receipts[-1]
    ben.get(f"/receipts/{pdf.id}/picture", status=404)
    assert ben.get(f"/receipts/{pdf.id}").headers["Content-Type"] == "application/pdf"


def test_a_file_that_is_gone_is_not_found(ben, office, people, ids):
    """Records restored without their files answer 404, not an error."""
    made = claimed(office, people["expatriate"], ids["assignment_id"], "April", rent(4, "9.00"))
    receipt, opened = actions.receipt(office, people["expatriate"], made["receipt_ids"][0])
    opened.close()
    office.files.path(receipt.sha256).unlink()
    ben.get(f"/receipts/{receipt.id}", status=404)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("bill.pdf", "bill.pdf"),
        ("bill.exe", "bill.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Ben\\bill.PDF", "bill.pdf"),
        ('a"b\r\nX: y.pdf', "a_bX_ y.pdf"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}fdp.bill", "fdp.pdf"),
        ("\N{CJK UNIFIED IDEOGRAPH-53D1}\N{CJK UNIFIED IDEOGRAPH-7968}.pdf", "\u53d1\u7968.pdf"),
        ("...", "receipt.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(given, kept):
    """No folders, no controls, and the suffix of what it is."""
    assert safe_name(Receipt(1, 1, "0" * 64, given, "application/pdf", 10)) == kept
