"""Help on the pages: each says what it is for."""

import pytest
from lxml import html

from assignments.core.approval import ROLES as EVERYBODY
from tests.web.test_routes import ROUTES, address_of, rule_of


def purpose_of(text):
    """What the head of a page says beside its title; None where it is no whole page."""
    page = html.document_fromstring(text)
    heads = page.xpath("//*[@class='page-head']")
    if not heads:
        return None
    said = heads[0].xpath(".//*[contains(@class, 'lead') or contains(@class, 'purpose')]")
    return " | ".join(" ".join(one.text_content().split()) for one in said)


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_page_says_what_it_is_for(role, app, browser_of, ids):
    """A whole sentence stands under its title."""
    visitor, silent = browser_of(role), {}
    for endpoint, roles in ROUTES.items():
        if roles[0] != role or "GET" not in rule_of(app, endpoint).methods:
            continue
        answer = visitor.get(address_of(app, endpoint, ids), status=None)
        if answer.status == 200 and answer.headers["Content-Type"].startswith("text/html"):
            said = purpose_of(answer.text)
            if said is not None and "." not in said[-2:]:
                silent[endpoint] = said
    assert not silent, "\n".join(f"{one}: {said}" for one, said in silent.items())
