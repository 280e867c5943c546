"""The pages in Chinese: what is said, how days and money are written, and what stays as it is."""

import datetime as dt
import re
from fractions import Fraction
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from assignments.core.check import Finding
from assignments.core.check.wording import REASONS
from assignments.core.words import InputError
from assignments.web import filters, languages, reasons, slips, speech
from tests.web.test_routes import address_of

ROOT = Path(__file__).parents[2]
PO = languages.CATALOGUES / languages.CHINESE / "LC_MESSAGES" / "messages.po"
KEYWORDS = dict.fromkeys(("_", "_l", "N_", "gettext", "lazy_gettext")) | {
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
WORD = re.compile(r"[A-Za-z]{2}")
HAN = re.compile(r"[\u4e00-\u9fff]")
NOT_OURS = {"script", "style", "code", "q", "blockquote", "kbd", "option", "textarea"}
DATA = {"Assignment Costs", "Assignment letter", "English"}  # our name, a letter's, a language's
PAGES = {
    "hr": """account.show_account assignments.list_assignments assignments.show_assignment
    letters.show_letter letters.show_term costs.show_costs days.show_days standing.show_standing
    endings.show_endings tax.show_years plans.show_plan readings.list_readings rates.list_rates
    taxability.list_rows desk.show_queue""",
    "expatriate": """account.show_account mine.show_assignment claims.list_claims
    costs.show_costs days.show_days""",
    "finance": """months.list_months assignments.list_assignments costs.show_costs
    plans.show_overview""",
}


@pytest.fixture(scope="module")
def catalogue():
    """The Chinese as people write it."""
    with PO.open("rb") as file:
        return read_po(file, locale=languages.CHINESE)


@pytest.fixture
def chinese(app):
    """Everything is said in Chinese meanwhile."""
    with app.app_context(), languages.speaking(languages.CHINESE):
        yield


def _texts(element):
    """Every text that is seen or read out, but for quotes, code and what is typed."""
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in NOT_OURS:
        return
    yield element.text or ""
    for name in ("aria-label", "title", "alt", "data-label"):
        yield element.get(name) or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


@pytest.mark.parametrize("who", PAGES)
def test_a_chinese_page_says_nothing_in_english_that_has_chinese(
    app, browser_of, ids, catalogue, who
):
    """A text of the catalogue that stands on the page as it is was not said by the catalogue."""
    english = {one.id for one in catalogue if isinstance(one.id, str) and one.string} - DATA
    english -= {"", *(one.string for one in catalogue)}
    visitor = browser_of(who)
    visitor.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN,zh;q=0.9"
    for endpoint in PAGES[who].split():
        answer = visitor.get(address_of(app, endpoint, ids))
        assert answer.root.get("lang") == "zh-Hans"
        seen = {" ".join(text.split()) for text in _texts(answer.root) if WORD.search(text)}
        assert seen & english == set(), endpoint
        assert HAN.search(answer.words())


@pytest.mark.usefixtures("chinese")
def test_days_money_and_counts_are_written_as_chinese_has_them():
    """The figures stay the same; the codes of currencies do too."""
    assert filters.day("2005-01-18") == "2005年1月18日"
    assert filters.day_short(dt.date(2005, 1, 18)) == "2005年1月18日"
    assert filters.month_name("2005-03") == "2005年3月"
    assert filters.money("1150", "USD") == "USD\N{NO-BREAK SPACE}1,150.00"
    assert filters.quantity("3", "trip") == "3 次行程"
    assert filters.plural(1, "line") == filters.plural(1, "line", "lines") == "1 条明细"
    assert filters.country("CN") == "中国"
    assert filters.file_size(12) == "12 字节"


@pytest.mark.usefixtures("chinese")
def test_words_are_said_and_letters_are_not():
    """Categories, outcomes and reasons have names; a relation tells its letter's number."""
    assert speech.CATEGORY_NAMES["home_leave_airfare"] == "探亲假机票"
    assert speech.said("premium_economy") == "高级经济舱"
    assert filters.clause_name("10", "1") == "第 1 号函第 10 条"
    assert speech.relation("amends letter 1") == "修订第 1 号函"
    assert speech.relation("beside the others") == "beside the others"


def _finding(reason, **numbers):
    return Finding(reason, "1", "10", "three trips", "The core's own sentence.", **numbers)


def test_every_reason_has_its_sentence():
    """A new reason of the core fails here until it has words."""
    assert set(reasons.SENTENCES) == set(REASONS)


@pytest.mark.usefixtures("chinese")
def test_a_finding_is_said_by_its_reason_and_numbers():
    """With its clause; the quote is nowhere in it."""
    numbers = {"granted": Fraction(3), "used": Fraction(3), "left": Fraction(0), "unit": "trip"}
    said = reasons.finding_said(_finding("over_count", **numbers))
    assert said.startswith("第 10 条准予 3 次行程")
    assert said.endswith("本项剩余 0 次行程。")
    assert reasons.finding_said(_finding("over_count")) == "超过第 10 条准予的范围。"
    assert reasons.finding_said({"reason": "within_terms", "clause": "10", "message": "x"})


def test_in_english_a_finding_says_what_the_core_says(app):
    """Word for word, as the commands do."""
    with app.app_context():
        assert reasons.finding_said(_finding("within_terms")) == "The core's own sentence."


def test_what_is_counted_has_its_phrase():
    """Every noun that a page counts by the filter stands among `speech.COUNTED`."""
    counted = re.compile(r'\bplural\((?:[^()"]*, )?"([a-z -]+)"(?:, "([a-z -]+)")?\)')
    files = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("assignments/web/**/*.py")]
    nouns = {pair for file in files for pair in counted.findall(file.read_text())}
    assert len(nouns) > 10
    many = {f"%(number)s {several or one + 's'}" for one, several in nouns}
    assert many <= set(speech.COUNTED)


def test_every_text_of_the_pages_is_in_the_catalogue_and_has_chinese(catalogue):
    """`make words` brings a new text there; somebody writes its Chinese."""
    with (languages.CATALOGUES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    texts = {
        (context, text if isinstance(text, str) else text[0]) for _, _, text, _, context in found
    }
    written = {
        (one.context, one.id if isinstance(one.id, str) else one.id[0]): one.string
        for one in catalogue
        if one.id
    }
    assert sorted(texts - set(written), key=str) == []
    assert sorted((one for one in texts if not any(written[one])), key=str) == []


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("what", "remedy", "told"),
    [
        ("is empty", "fill it in", "为空：请填写。"),  # noqa: RUF001
        ("2005-99 is not a month", "write digits only", "2005-99 不是月份：请只写数字。"),  # noqa: RUF001
        ("nobody foresaw this", "ask", "Nobody foresaw this：ask。"),  # noqa: RUF001
    ],
)
def test_a_slip_is_said_by_its_pattern(what, remedy, told):
    """What no pattern fits stays as the core says it."""
    assert slips.sentence(InputError("x", what, remedy)) == told
