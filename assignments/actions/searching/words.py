"""The words by which submitted claims are found: taken up behind the deeds, never within one.

Read off the audit trail, in which nothing comes in between later: so every claim is taken up once
it is submitted, and again when something of it changed. A rebuild takes up all of them anew. Who
erases somebody holds the same mark, so that no words are taken up that are being erased.
"""

from collections.abc import Callable, Collection

from assignments.actions.office import Office
from assignments.core.searching import words_in
from assignments.storage.store import Store

MOST = 1000  # entries looked at in one transaction
CLAIMS = 200  # claims taken up in one transaction
TAKING = "take up the words of claims"
Progress = Callable[[int], None]


def catch_up(office: Office) -> int:
    """Take up the claims that were submitted or changed since the last time; how many."""
    with office.database.read() as store:
        mark, head = store.search_mark(), store.audit_head().number
    if mark < 0:
        return _take_up_all(office, lambda _: None)
    if mark >= head:
        return 0
    taken = 0
    while True:
        with office.database.write(office.by_itself(TAKING)) as store:
            since = store.hold_search_mark()
            happened = store.happened(max(since, 0), MOST)
            if since < 0 or happened.last == since:
                return taken
            claims = set(happened.claims) | store.claims_of_lines(happened.lines)
            taken += _take_up(store, claims)
            store.set_search_mark(happened.last)


def rebuild(office: Office, progress: Progress = lambda _: None) -> int:
    """Forget all words and take up every submitted claim anew; how many there are."""
    with office.database.write(office.by_itself(TAKING)) as store:
        store.forget_claim_words()
    return _take_up_all(office, progress)


def _take_up_all(office: Office, progress: Progress) -> int:
    """Take up every submitted claim, beside whoever else does: nobody's words are forgotten."""
    with office.database.read() as store:
        head = store.audit_head().number
    last, taken = 0, 0
    while True:
        with office.database.write(office.by_itself(TAKING)) as store:
            store.hold_search_mark()
            claims = store.claims_after(last, CLAIMS)
            if not claims:
                store.set_search_mark(head)
                return taken
            taken += _take_up(store, claims)
            last = claims[-1]
        progress(taken)


def _take_up(store: Store, claims: Collection[int]) -> int:
    found = store.claims_to_find(claims)
    words = {one.id: {word for text in one.texts() for word in words_in(text)} for one in found}
    store.add_claim_words(words)
    return len(found)
