"""Receipts in S3-compatible storage as the pages have them."""

import io
from dataclasses import replace

import pytest

from assignments import actions
from tests.storage.test_bucket import Storage
from tests.web.world import picture


@pytest.fixture
def storage(app):
    """The application keeps its receipts there."""
    made = Storage()
    office = app.extensions["office"]
    app.extensions["office"] = replace(office, files=made.keeper())
    yield made
    made.stop()


def test_a_receipt_comes_and_goes_and_the_storage_may_go_away(storage, browser_of, ids, office):
    """Handed out as it came; while the storage is away pages say so and name no receipt."""
    ben, claim_id = browser_of("expatriate"), ids["draft_claim_id"]
    url = f"/claims/{claim_id}/lines/{ids['draft_line_id']}/receipts"

    def receipts():
        return actions.claim(office, ben.person, claim_id).lines[0].receipts

    ben.post(url, {"receipts": [(io.BytesIO(picture("green")), "bill.png")]}, status=303)
    kept = receipts()
    answer = ben.get(f"/receipts/{kept[-1].id}")
    assert answer.data == picture("green")
    assert answer.headers["Content-Length"] == str(kept[-1].size)
    assert ben.get(f"/receipts/{kept[-1].id}/picture").data == picture("green")
    form = ben.get(url).form(url)
    storage.stop()
    answer = ben.send(url, form | {"receipts": [(io.BytesIO(picture("blue")), "b.png")]})
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    assert "Nothing was saved" in answer.words()
    assert receipts() == kept
    ben.get(f"/receipts/{kept[-1].id}", status=503)
