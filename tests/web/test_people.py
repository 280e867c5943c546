"""The administrator's pages."""

import re

from assignments import actions


def _add(visitor, **typed):
    return visitor.post("/people/new", {"name": "Gil Berg", "email": "gil@office.example"} | typed)


def test_the_administrator_sees_everybody(browser_of):
    """Name, address and roles of each."""
    words = browser_of("administrator").get("/people").words(".//table")
    assert "Ana Lima" in words
    assert "ben.okafor@office.example" in words
    assert "Finance" in words


def test_a_new_person_gets_a_password_that_lets_in(browser_of):
    """It is shown once, on the answer, and works."""
    answer = _add(browser_of("administrator"), roles=["hr", "expatriate"])
    assert answer.status == 200
    password = answer.words(".//p[@class='once']")
    assert re.fullmatch(r"[a-z2-9]{5}(-[a-z2-9]{5}){3}", password)
    assert browser_of().log_in("gil@office.example", password).status == 302


def test_the_same_form_sent_twice_adds_one_person(browser_of, office, people):
    """A double click makes nobody a second time, and says so."""
    visitor = browser_of("administrator")
    typed = visitor.get("/people/new").form("/people/new")
    typed |= {"name": "Gil Berg", "email": "gil@office.example", "roles": ["hr"]}
    visitor.send("/people/new", typed, status=200)
    visitor.send("/people/new", typed, status=303)
    assert "already done" in visitor.get("/people").words()
    everybody = actions.people(office, people["administrator"])
    assert [one.name for one in everybody].count("Gil Berg") == 1


def test_a_form_that_fails_keeps_what_was_typed(browser_of):
    """The slip stands beside its field, the once-only key stays the same."""
    visitor = browser_of("administrator")
    key = visitor.get("/people/new").value_of("key")
    answer = _add(visitor, email="not an address", key=key)
    assert answer.status == 422
    assert answer.error_of("email")
    assert answer.value_of("name") == "Gil Berg"
    assert answer.value_of("email") == "not an address"
    assert answer.value_of("key") == key


def test_what_is_needed_is_asked_for(browser_of):
    """Nothing typed: each field says what it needs, and the list above leads to it."""
    answer = _add(browser_of("administrator"), name="", email="")
    assert answer.status == 422
    assert answer.error_of("name") == "A name is needed"
    links = [one.get("href") for one in answer.all(".//div[@role='alert']//a")]
    assert links == ["#name", "#email"]


def test_an_address_belongs_to_one_person(browser_of):
    """A second person cannot have it."""
    answer = _add(browser_of("administrator"), email="ana.lima@office.example")
    assert answer.status == 422
    assert answer.error_of("email")


def test_a_role_nobody_knows_is_refused(browser_of):
    """Not by the form, nor past it."""
    answer = _add(browser_of("administrator"), roles=["emperor"])
    assert answer.status == 422
    assert answer.error_of("roles")


def test_roles_hold_from_the_next_page_on(browser_of, people):
    """Granting and taking roles need no new log-in."""
    subject = browser_of("nobody")
    subject.get("/people", status=403)
    page = f"/people/{people['nobody'].id}"
    url = f"{page}/roles"
    administrator = browser_of("administrator")
    administrator.post(url, {"roles": ["administrator", "hr"]}, page=page, status=303)
    assert "Fay Nolan" in administrator.get("/people").words("./body/main/p")
    subject.get("/people")
    administrator.post(url, {"roles": []}, page=page, status=303)
    subject.get("/people", status=403)


def test_the_roles_held_are_ticked(browser_of, people):
    """The form shows what is."""
    answer = browser_of("administrator").get(f"/people/{people['hr'].id}")
    ticked = [one.get("value") for one in answer.all(".//input[@checked]")]
    assert ticked == ["hr"]


def test_a_number_that_is_nobodys_is_not_found(browser_of):
    """Neither as a page nor in a form."""
    visitor = browser_of("administrator")
    visitor.get("/people/9999", status=404)
    for deed in ("roles", "password", "out"):
        visitor.post(f"/people/9999/{deed}", page="/people", status=404)


def test_a_new_password_ends_the_old_one(browser_of, people):
    """Whoever lost theirs gets another, shown once; what was open under the old one is closed."""
    page = f"/people/{people['hr'].id}"
    owner = browser_of("hr")
    answer = browser_of("administrator").post(f"{page}/password", page=page, status=200)
    owner.get("/account", status=302)
    password = answer.words(".//p[@class='once']")
    assert browser_of().log_in(people["hr"].email, password).status == 302


def test_somebody_shut_out_is_out_at_once(browser_of, people):
    """Their open pages lead to the log-in, which they do not pass; a new password lets them in."""
    page = f"/people/{people['hr'].id}"
    owner, administrator = browser_of("hr"), browser_of("administrator")
    administrator.post(f"{page}/out", page=page, status=303)
    owner.get("/account", status=302)
    assert browser_of().log_in(people["hr"].email).status == 200
    assert "May not log in" in administrator.get(page).words()
    answer = administrator.post(f"{page}/password", page=page)
    assert (
        browser_of().log_in(people["hr"].email, answer.words(".//p[@class='once']")).status == 302
    )


def test_nobody_shuts_themselves_out(browser_of, people):
    """Else the last administrator could be gone."""
    page = f"/people/{people['administrator'].id}"
    visitor = browser_of("administrator")
    assert "Let in no longer" not in visitor.get(page).words()
    visitor.post(f"{page}/out", page=page, status=403)
