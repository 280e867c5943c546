"""Every page of the demo that a person can reach, in Chinese: no words of the program in English.

Whatever stands in the records is data: names, notes, letters, files. What the program itself wrote
into them is not, nor are the sentences of a verdict: those have to be said.
"""

import re
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import lxml.html
import pytest
from werkzeug.exceptions import HTTPException

from assignments.web import languages
from tests.demo.kept import DATABASE, copy_of_demo
from tests.web.conftest import Visitor, app_on

ROLES = ("expatriate", "hr", "finance", "tax_adviser", "administrator")
QUOTED = {"script", "style", "code", "q", "blockquote", "kbd", "option", "textarea"}
NAMED = ("aria-label", "title", "alt", "data-label", "placeholder")
RUN = re.compile(r"[A-Za-z][A-Za-z'\u2019-]+(?:[ ,;:.]+[A-Za-z][A-Za-z'\u2019-]+)*")
# Columns that hold what the machine wrote: verdicts, codes, digests.
MADE = re.compile(r"verdict|content|digest|chain|salt|hash|deed|record|rate_source|conversions")
WRITTEN = re.compile(
    r"Fell due|Due (once )?by|Allowances due|\d+ of \d+ days|Hypothetical tax|Tax "
)
TABLES = "select name from sqlite_master where type = 'table'"
DIGEST = re.compile(r"\b[0-9a-f]{16,}\b")
CODE = re.compile(r"[a-z_]+")
# Tables whose texts people typed; the trail, mail and what is derived are the program's.
TYPED = re.compile(r"(?!audit|mail|sqlite|notice|claim_word|sealed|search|alembic|once)\w+")
PARTS = re.compile(r"[,;:.]+")
SHORT, FEW = 120, 3  # characters of a text that is no letter, words that could be anybody's
UNREAD = {"static", "bootstrap.static", "security.logout", "account.download_everything"}
DATA_PAGES = {
    "audit.show_trail": "values of records as they are kept; what it names, the catalogue has",
    "standing.show_standing": "names of holidays, as the package of holidays has them",
    "letters.show_letter": "the letter's own words, and those that the reader noted of them",
    "assignments.show_assignment": "the letter's own words, in what became of them",
}
# English that stays on a Chinese page, and why.
STAYS = {
    "Assignment Costs": "the program's own name",
    "English": "a language by its own name",
    "PDF JPEG PNG HEIC WebP XLSX CSV JSON Lines zip docx html Word MB MiB kB UTF- SHA-": "formats",
    "ECB": "a source by its name",
    "Esc": "a key of the keyboard",
    "for cabin trip departs destination place weight value unit containers covers from to note "
    "claim paid by supplier invoice category date amount currency base quote rate": "columns",
    "rates suppliers sure yes": "columns and sheets of a file, and what stands in them",
    "family reasonable": "words of a letter, as an example",
    "Tax that the company bears for somebody One way As out with ten per cent more as for": "notes",
    "Idempotency-Key Retry-After": "headers that programs send",
    "flask audit verify": "a command",
    "flask mail test ADDRESS docs deploy md Mail": "a command, and where it is described",
}
ALLOWED = frozenset(text for texts in STAYS for text in (texts, *texts.split()))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo's application, somebody of each role, and all that people wrote into its records."""
    folder = tmp_path_factory.mktemp("chinese") / "instance"
    logins = copy_of_demo(tmp_path_factory, folder)
    app = app_on(folder)
    office = app.extensions["office"]
    people = {}
    with office.database.read() as store:
        for role in ROLES:
            address = next(one.email for one in logins if role in one.roles)
            people[role] = store.person(store.person_id_of(address))
    yield app, people, _data(folder)
    office.database.close()


def _data(folder):
    """What people wrote into the records: the short texts, and all, behind each other."""
    found = set()
    with closing(sqlite3.connect(folder / DATABASE)) as records:
        tables = [name for (name,) in records.execute(TABLES)]
        for table in filter(TYPED.fullmatch, tables):
            rows = records.execute(f'select * from "{table}"')  # noqa: S608 - its own names
            kept = [not MADE.search(name) for name, *_ in rows.description]
            for row in rows:
                found |= {one for one, typed in zip(row, kept, strict=True) if typed}
    texts = {one for one in found if isinstance(one, str) and not CODE.fullmatch(one)}
    typed = [" ".join(one.split()) for one in texts if not WRITTEN.match(one)]
    return "\n".join(one for one in typed if len(one) < SHORT), "\n".join(typed)


def _texts(element):
    """Every text that is seen or read out, but for quotes, code, data and what is typed."""
    if not isinstance(element.tag, str) or element.tag in QUOTED:
        return
    yield element.text or ""
    for name in NAMED:
        yield element.get(name) or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _english(root, data):
    """The runs of English on a page that are not data, each with the text around it."""
    for text in _texts(root):
        plain = DIGEST.sub("", " ".join(text.split()))
        for run in RUN.findall(plain):
            if not all(_is_known(part.strip(), data) for part in PARTS.split(run)):
                yield run, plain[:120]


def _is_known(part, data):
    """Whether it is data: a few words of a short text, more of any."""
    short, all_of_it = data
    words = part.split()
    if len(words) < FEW and part not in short:
        return all(word in ALLOWED for word in words)
    return part in all_of_it or all(word in ALLOWED for word in words)


def _reachable(app, visitor):
    """One page of each kind that links lead to from the home page, with its address."""
    adapter, seen, waiting = app.url_map.bind("localhost"), set(), ["/"]
    while waiting:
        url = waiting.pop(0).partition("#")[0]
        parts = urlsplit(url)
        try:
            endpoint, _ = adapter.match(parts.path, "GET")
        except HTTPException:
            continue
        kind = (endpoint, bool(parts.query))
        if kind in seen or endpoint in UNREAD:
            continue
        seen.add(kind)
        with visitor.client.get(url) as answer:
            leads, is_page = answer.headers.get("Location"), answer.mimetype == "text/html"
            page = answer.text if is_page and leads is None else ""
        if leads is not None:
            seen.discard(kind)
            waiting.append(leads)
        elif page:
            root = lxml.html.fromstring(page)
            yield endpoint, url, root
            links = (one.get("href") or "" for one in root.iter("a"))
            waiting += [f"{parts.path}{one}" if one[:1] == "?" else one for one in links]


@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_the_program_is_english_on_a_chinese_page(demo, role):
    """On no page of the demo that somebody of the role comes to by its links."""
    app, people, data = demo
    visitor = Visitor(app, people[role])
    visitor.client.set_cookie(languages.COOKIE, languages.CHINESE)
    found, pages = {}, 0
    for endpoint, url, root in _reachable(app, visitor):
        pages += 1
        if endpoint not in DATA_PAGES:
            for run, text in _english(root, data):
                found.setdefault(run, (url, text))
    assert found == {}
    assert pages > 10
