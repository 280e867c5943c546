"""The administrator erases somebody whose time is over; every page goes on to work."""

import io
import zipfile
from dataclasses import replace

from tests.stories.late import WORD, Late
from tests.stories.world import Clock
from tests.web.conftest import Visitor
from tests.web.test_routes import ROUTES
from tests.web.world import NOW

OPENS = {200, 302, 303, 404, 409}


def test_everything_kept_about_oneself_is_a_download(browser_of, office, people):
    """From the account's page, with its length, whole; of somebody else's nothing is there."""
    found = browser_of("expatriate").get("/account/everything.zip")
    assert found.headers["Content-Type"] == "application/zip"
    assert int(found.headers["Content-Length"]) == len(found.data)
    with zipfile.ZipFile(io.BytesIO(found.data)) as made:
        assert made.testzip() is None
        assert people["expatriate"].name in made.read("user.json").decode()
    page = browser_of("administrator").get("/audit?record=user").words()
    assert "told all that is kept" in page


def test_somebody_is_erased_by_their_typed_address(app, browser_of, people, ids):
    """Not before it may be; not for another address; then once, and their pages still open."""
    clock = Clock(NOW)
    office = app.extensions["office"] = replace(app.extensions["office"], clock=clock)
    late = Late(office, clock, people, ids)
    page = f"/people/{late.ben}/erase"
    admin = browser_of("administrator")
    refused = admin.get(page)
    assert "Not yet" in refused.words()
    assert admin.send(page, {"csrf_token": admin.token()}).status == 422
    late.close()
    late.say_everywhere()
    late.shut_out()
    clock.set("2037-01-04")
    admin = browser_of("administrator")
    assert people["expatriate"].name in admin.get("/people/due-for-erasure").words()
    wrong = admin.post(page, {"address": people["hr"].email}, status=422)
    assert "It is not theirs" in wrong.error_of("address")
    admin.post(page, {"address": people["expatriate"].email}, status=303)
    assert f"Former employee {late.ben}" in admin.get("/people/due-for-erasure").words("body")
    assert "was erased on 2037-01-04" in admin.get(page).words()
    _every_page_opens(app, people, ids)


def _every_page_opens(app, people, ids):
    """HR opens every page that shows a record, and no word of the erased is left on any."""
    browser = Visitor(app, people["hr"])
    for rule in app.url_map.iter_rules():
        own = rule.arguments and rule.arguments <= ids.keys() and "GET" in rule.methods
        shows = rule.endpoint.partition(".")[2].startswith(("show_", "review"))
        if own and shows and "hr" in ROUTES.get(rule.endpoint, ()):
            with app.test_request_context():
                url = app.url_for(rule.endpoint, **{one: ids[one] for one in rule.arguments})
            found = browser.get(url, None)
            assert found.status in OPENS, (url, found.status)
            assert not [one for one in (WORD, "Okafor") if one in found.text], url
    at = ids["assignment_id"]
    for url in (f"/claims/{ids['claim_id']}", f"/letters/{ids['letter_id']}"):
        browser.get(url, 200)
    assert "erased on" in browser.get(f"/assignments/{at}").words()
