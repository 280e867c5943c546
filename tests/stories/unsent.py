"""What an office holds beside its records: forms that were typed, tokens, notices, words, choices.

The receipt that waits for its line comes with the world itself.
"""

from zoneinfo import ZoneInfo

from assignments import actions
from assignments.actions.kept_forms import keep_form
from assignments.actions.notices import look_through
from assignments.actions.notices.choosing import choose, make_feed
from assignments.actions.searching import catch_up
from assignments.actions.tokens import TokenInput, make_token
from assignments.core.tokens import SCOPES
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from tests.readers import nothing
from tests.stories.world import Clock
from tests.web.world import NOW, key

TABLES = (
    *("kept_form", "token", "mail_choice", "calendar_feed", "notice"),
    *("claim_word", "loose_receipt"),
)


def office_on(url, folder):
    """An office with a clock of its own."""
    files = ReceiptFiles(folder / "receipts")
    return actions.Office(open_database(url), files, ZoneInfo("UTC"), Clock(NOW), nothing)


def leave_behind(office, people, ids, word):
    """Have Ben type a word into each, and be told of a question; words are taken up."""
    ben, draft = people["expatriate"], ids["gathered_claim_id"]
    place = f"/claims/{draft}/lines/new"
    keep_form(office, ben, place, [("note", word), ("amount", "12.00")])
    last = office.today().replace(day=28)
    make_token(office, ben, TokenInput(word, SCOPES, last), key())
    choose(office, ben, {"asked": "at_once", "decided": "off"}, key())
    make_feed(office, ben, key())
    look_through(office)
    line = actions.claim(office, people["hr"], ids["claim_id"]).lines[1]
    actions.ask(office, people["hr"], line.id, word, key())
    assert look_through(office) == 1
    catch_up(office)
    return place
