"""What pages are made of: kept by the browser for ever, renewed by its name, and packed."""

import gzip
import re

from tests.web.test_routes import address_of

GZIP = {"Accept-Encoding": "gzip, br"}


def assets_of(page):
    """The addresses of the style sheets, scripts and the icon of a page."""
    return re.findall(r'(?:href|src)="(/(?:bootstrap/)?static/[^"]+)"', page)


def test_every_asset_of_a_page_is_kept_for_ever_under_the_name_of_its_content(app):
    """Each name holds a hash; what it leads to is what the plain name leads to."""
    client = app.test_client()
    found = assets_of(client.get("/login", buffered=True).text)
    assert len(found) >= 4
    for address in found:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address), address
        answer = client.get(address, buffered=True)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        plain = client.get(re.sub(r"\.[0-9a-f]{12}\.", ".", address), buffered=True)
        assert plain.data == answer.data
        assert plain.headers["Cache-Control"] == "no-cache"


def test_a_page_from_before_an_update_finds_its_assets(app):
    """The hash of another version leads to the file of now, which is not kept under it."""
    answer = app.test_client().get("/static/app.0123456789ab.css", buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert (
        app.test_client().get("/static/nothing.0123456789ab.css", buffered=True).status_code == 404
    )


def test_text_is_packed_for_who_takes_it(app):
    """Pages and assets, the same text as without; a check by its tag still answers 304."""
    client = app.test_client()
    (style,) = [
        one
        for one in assets_of(client.get("/login", buffered=True).text)
        if "app." in one and "css" in one
    ]
    for address in ("/login", style):
        packed, plain = (
            client.get(address, headers=GZIP, buffered=True),
            client.get(address, buffered=True),
        )
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert "Content-Encoding" not in plain.headers
        assert len(packed.data) < len(plain.data)
        assert gzip.decompress(packed.data)[:200] == plain.data[:200]
    tag = client.get(style, headers=GZIP, buffered=True).headers["ETag"]
    assert tag.startswith("W/")
    assert (
        client.get(style, headers=GZIP | {"If-None-Match": tag}, buffered=True).status_code == 304
    )


def test_the_length_of_a_packed_page_tells_nothing(app):
    """The same page comes in different lengths; an asset, which holds no secret, in one."""
    client = app.test_client()
    style = assets_of(client.get("/login", buffered=True).text)[1]
    for address, several in (("/login", True), (style, False)):
        lengths = {len(client.get(address, headers=GZIP, buffered=True).data) for _ in range(12)}
        assert (len(lengths) > 1) is several, address


def test_what_is_packed_already_stays_as_it_is(app, browser_of, ids):
    """A receipt and a part of a file are sent as they are."""
    visitor = browser_of("expatriate")
    answer = visitor.client.get(
        address_of(app, "claims.download_receipt", ids), headers=GZIP, buffered=True
    )
    assert "Content-Encoding" not in answer.headers
    part = visitor.client.get(
        "/static/app.css", headers=GZIP | {"Range": "bytes=0-99"}, buffered=True
    )
    assert (part.status_code, len(part.data)) == (206, 100)
    assert "Content-Encoding" not in part.headers
