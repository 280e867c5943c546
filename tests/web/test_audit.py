"""Log-ins in the audit trail, and the administrator's page of it."""

from assignments import actions
from assignments.core.audit_walk import Walk, walk
from assignments.storage.store import AuditWish
from tests.web.filled import cells


def trail_of(app):
    """Every entry of an application's trail, the oldest first."""
    with app.extensions["office"].database.read() as store:
        entries = tuple(store.audit_trail())
        assert isinstance(walk(entries, store.audit_head()), Walk)
        return entries


def about(app, person):
    """What the trail tells about a person's account: the deed, by whom, from where."""
    with app.extensions["office"].database.read() as store:
        found = store.audit_entries(AuditWish(person=person.id, record="user"), None, 50)
    return [(one.deed, one.who, one.told()["from"]) for one in reversed(found)]


def test_log_ins_and_log_outs_are_noted(app, browser_of, people):
    """By whom and from where; a refused one names an account, or the beginning of an address."""
    hr, visitor = people["hr"], browser_of()
    before = len(about(app, hr))
    visitor.log_in(hr.email, "not the password")
    visitor.log_in("secret-password-by-mistake", "x")
    visitor.log_in("nobody@farn.example", "x")
    visitor.log_in(hr.email)
    visitor.post("/logout", page="/account", status=302)
    web = "web 127.0.0.1"
    assert about(app, hr)[before:] == [
        ("log in refused", None, web),
        ("log in", hr.id, web),
        ("log out", hr.id, web),
    ]
    unknown = [one for one in trail_of(app) if one.deed == "log in refused" and not one.key]
    assert [one.told()["after"]["address"] for one in unknown][-1] == "no…"
    assert all("secret" not in (one.content or "") for one in trail_of(app))


def test_an_administrator_looks_into_the_trail(browser_of, people):
    """By person, record and day, page by page; what somebody was paid is not told."""
    admin, hr = browser_of("administrator"), people["hr"]
    newest = admin.get("/audit")
    assert len(newest.all(".//tbody/tr")) == 50
    (older,) = newest.all(".//a[@rel='prev']") or newest.all(".//a[@rel='next']")
    assert len(admin.get(older.get("href")).all(".//tbody/tr")) == 50
    told = admin.get(f"/audit?person={hr.id}&record=user").text
    assert hr.email in told
    assert "(not told)" in told
    assert admin.get("/audit?record=assignment").text.count("salary") == 0
    assert not admin.get("/audit?on=1990-01-01").all(".//tbody/tr")


def test_records_lead_to_their_entries(app, browser_of, people, ids):
    """From assignment, claim, line and letter, for HR people who are administrators as well."""
    pages = {
        f"/assignments/{ids['assignment_id']}": f"assignment={ids['assignment_id']}",
        f"/claims/{ids['claim_id']}": f"record=claim&key={ids['claim_id']}",
        f"/desk/{ids['line_id']}": f"record=line&key={ids['line_id']}",
        f"/letters/{ids['letter_id']}": f"record=letter&key={ids['letter_id']}",
    }
    hr = browser_of("hr")
    assert not any("/audit" in hr.get(page).text for page in pages)
    both = frozenset({"hr", "administrator"})
    office = app.extensions["office"]
    actions.grant_roles(office, people["administrator"], people["hr"].id, both, "roles")
    for page, asked in pages.items():
        (link,) = hr.get(page).all(".//main//a[.='Audit trail']")
        assert link.get("href") == f"/audit?{asked}"
        shown = hr.get(link.get("href"))
        assert shown.all(".//tbody/tr")
    of_letter = [row[4] for row in cells(shown)]
    assert all(one.startswith(f"letter {ids['letter_id']}") for one in of_letter)


def test_an_odd_question_is_no_error(browser_of):
    """A field that does not hold is said beside it; a number beyond all entries finds them all."""
    admin = browser_of("administrator")
    for odd in ("person=999999", "on=1", "key=%00", "key=" + "9" * 99, "record=x", "assignment=x"):
        admin.get(f"/audit?{odd}", 422)
    for number in ("99999999999999999999", "-1", "x", "0"):
        admin.get(f"/audit?before={number}")
    browser_of("hr").get("/audit", 403)
