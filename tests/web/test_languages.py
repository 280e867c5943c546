"""English and Chinese: which one is spoken, and what the catalogue holds."""

import re
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from assignments.web import languages

KEPT = languages.CATALOGUES / languages.CHINESE / "LC_MESSAGES"
PLACES = re.compile(r"%\(\w+\)s|%%|%")


@pytest.fixture(scope="module")
def catalogue():
    """The Chinese as people write it."""
    with (KEPT / "messages.po").open("rb") as file:
        return read_po(file, locale=languages.CHINESE)


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    """Whoever writes Chinese compiles it: `make words`."""
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert (KEPT / "messages.mo").read_bytes() == compiled.getvalue()


def test_both_languages_leave_the_same_places_open(catalogue):
    """A name or amount that stands in one text stands in the other."""
    for one in catalogue:
        if not one.id or not one.string:
            continue
        singular = one.id[-1] if isinstance(one.id, tuple) else one.id
        said = one.string[0] if isinstance(one.string, tuple) else one.string
        if said:
            assert sorted(PLACES.findall(said)) == sorted(PLACES.findall(singular)), singular


def test_without_an_application_english_is_spoken():
    """A table of words, a mark and the language itself work at import time."""
    assert languages.current() == "en"
    assert languages.Spoken({"a": "A sentence"})["a"] == "A sentence"


def _choose(visitor, language, page="/account"):
    """Choose a language at the foot of a page."""
    return visitor.post("/language", {"language": language}, page=page)


def test_a_language_is_chosen_before_log_in(browser_of):
    """The browser asks, and whoever chose is asked no more."""
    visitor = browser_of()
    assert visitor.get("/login").root.get("lang") == "en"
    asked = {"HTTP_ACCEPT_LANGUAGE": "fr, zh-TW;q=0.8, en;q=0.5"}
    visitor.client.environ_base.update(asked)
    assert visitor.get("/login").root.get("lang") == "zh-Hans"
    _choose(visitor, "en", page="/login")
    assert visitor.get("/login").root.get("lang") == "en"


def test_a_language_is_kept_with_the_person(browser_of, office, people):
    """It follows them to another browser, and is theirs for what is sent to them."""
    hr = browser_of("hr")
    _choose(hr, languages.CHINESE)
    other = browser_of("hr")
    assert other.get("/account").root.get("lang") == "zh-Hans"
    with office.database.read() as store:
        assert store.person(people["hr"].id).language == languages.CHINESE
    _choose(other, languages.ENGLISH)
    assert hr.get("/account").root.get("lang") == "en"


def test_a_language_that_is_none_of_ours_is_refused(browser_of):
    """What nobody offered is a slip."""
    answer = browser_of("hr").send("/language", {"language": "xx", "csrf_token": ""})
    assert answer.status in {400, 422}
