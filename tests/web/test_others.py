"""Records of others: to whom they do not belong they are not there, and nothing of them changes.

Two worlds stand in one database. Every address of the table that names a record is asked for with
the first world's numbers by people of the second and by those whose time is over, and with one
number of the second put among those of the first; forms are sent as the first's own pages offer
them, filled in, and once more with what only the second's may name.
"""

from collections.abc import Iterator

import pytest

from tests.access.asking import (
    REFUSED,
    Asker,
    address,
    arguments,
    foreign,
    methods,
    rules,
)
from tests.access.two_worlds import changes, two_worlds
from tests.web.test_routes import ROUTES

NO_RECORDS = {("desk.show_page", "number")}  # a page of a receipt
LEADS_HOME = {"kept.resume"}  # words kept for a while: gone and never there is one answer
GONE = {"claims.change_line": {409}}  # a line that is not in the claim, or not any more
STRANGERS = {  # who is let in by their role, and to whom nothing of the first world belongs
    "stranger": "expatriate",
    "waiting_deputy": "expatriate",
    "second_adviser": "tax_adviser",
    "former_adviser": "tax_adviser",
}
OTHERS = {  # of the first world too, another of the same kind
    "assignment_id": "amended_assignment_id",
    "claim_id": "decided_claim_id",
    "letter_id": "amending_letter_id",
    "person_id": "person_id",
}
TOGETHER = {("mine.show_letter", "letter_id")}  # both letters are the assignment's
FOREIGN = {  # what a form may name of the second world, where its page does not offer a choice
    "claims.add_line": {"trip": "trip_id"},
    "claims.change_line": {"trip": "trip_id"},
    "claims.show_verdict": {"trip": "trip_id"},
    "endings.decide_cause": {"rule": "rule_id"},
    "funds.record_entry": {"line": "decided_line_id"},
    "letters.end_terms": {"earlier": "term_id"},
}
SPENT = {"date": "2026-03-10", "amount": "5", "currency": "USD", "do": "save", "bank_charge": ""}
TYPED = {  # what makes these forms hold but for what they name
    "trip": SPENT | {"category": "home_leave_airfare", "asked_for": "home_leave_airfare"},
    "line": {"kind": "draw"},
}


@pytest.fixture(scope="module")
def worlds(world_pattern, tmp_path_factory):
    """Both worlds; nothing in this module may change them."""
    made = two_worlds(world_pattern, tmp_path_factory.mktemp("two") / "instance")
    yield made
    made.app.extensions["office"].database.close()


@pytest.fixture(scope="module")
def asker(worlds):
    """Everybody's browser, and the forms of the first world's pages."""
    return Asker(worlds)


@pytest.fixture
def unchanged(worlds, asker) -> Iterator[None]:
    """Not one row differs at the end, but for the trail's and those of log-ins."""
    asker.log_in(*STRANGERS, "former_deputy", *{role for row in ROUTES.values() for role in row})
    asker.form("")
    before = worlds.rows()
    yield
    assert changes(before, worlds.rows()) == {}


def records(rule, worlds):
    """The arguments of a rule that name a record, in an order."""
    first, second = arguments(rule, worlds.first), arguments(rule, worlds.second)
    return sorted(one for one in rule.arguments if first[one] != second[one])


@pytest.mark.parametrize("name", STRANGERS)
def test_what_belongs_to_others_is_not_there(name, asker, worlds, unchanged):
    """Neither to be seen nor to be changed, by any method, with a form that would hold."""
    tried = 0
    for rule in rules(worlds):
        if STRANGERS[name] in ROUTES[rule.endpoint] and records(rule, worlds):
            url = address(rule, arguments(rule, worlds.first))
            for method in methods(rule):
                tried += 1
                answer = asker.sent(name, url, method, asker.form(url))
                not_there = 303 if rule.endpoint in LEADS_HOME else 404
                assert answer.status == not_there, (rule.endpoint, method)
    assert tried > 10


def test_a_deputy_whose_days_are_over_decides_nothing(asker, worlds, unchanged):
    """Nor sees the line, the claim, or its receipts."""
    for rule in rules(worlds):
        if rule.endpoint.startswith("desk.") or "receipt" in rule.endpoint:
            url = address(rule, arguments(rule, worlds.first))
            for method in methods(rule):
                answer = asker.sent("former_deputy", url, method, asker.form(url))
                assert answer.status in REFUSED, (rule.endpoint, method)


def test_records_that_do_not_belong_together_are_not_there(asker, worlds, unchanged):
    """A line under another claim's address, a year under another assignment's: to nobody."""
    tried = 0
    for rule, argument in _named(worlds):
        base = arguments(rule, worlds.first)
        own = worlds.first[OTHERS.get(argument, argument)]
        for value in {own, worlds.second[argument]} - {base[argument]}:
            if value == own and ((rule.endpoint, argument) in TOGETHER or argument not in OTHERS):
                continue
            url = address(rule, base | {argument: value})
            form = asker.form(address(rule, base))
            for role in ROUTES[rule.endpoint]:
                for method in methods(rule):
                    tried += 1
                    answer = asker.sent(role, url, method, form)
                    no = REFUSED | GONE.get(rule.endpoint, set())
                    assert answer.status in no, (rule.endpoint, role, method, url)
    assert tried > 100


def _named(worlds):
    """The rules with two records and more, once with each of them."""
    for rule in rules(worlds):
        named = [one for one in records(rule, worlds) if (rule.endpoint, one) not in NO_RECORDS]
        if len(named) > 1:
            yield from ((rule, one) for one in named)


def test_a_form_cannot_name_what_its_page_would_not_offer(asker, worlds, unchanged):
    """Trips, shipments, lines, letters and terms of another assignment: refused beside a field."""
    tried = set()
    for rule, role, field, value in foreign(asker, worlds):
        url = address(rule, arguments(rule, worlds.first))
        answer = asker.sent(role, url, "POST", {**asker.form(url), field: [value]})
        assert answer.status in {404, 409, 422}, (rule.endpoint, role, field, value)
        tried.add((rule.endpoint, field))
    assert ("plans.assume_cost", "about") in tried
    assert ("costs.record_invoice", "trip_1") in tried


@pytest.mark.parametrize(
    ("endpoint", "field"), [(one, field) for one, row in FOREIGN.items() for field in row]
)
def test_a_form_cannot_name_what_belongs_to_others(endpoint, field, asker, worlds, unchanged):
    """With a number that no page offered; the field itself says so, or nothing is there."""
    (rule,) = worlds.app.url_map.iter_rules(endpoint)
    url = address(rule, arguments(rule, worlds.first))
    value = str(worlds.second[FOREIGN[endpoint][field]])
    typed = {name: [word] for name, word in TYPED.get(field, {}).items()}
    form = {**asker.form(url), **typed, field: [value]}
    answer = asker.sent(ROUTES[endpoint][0], url, "POST", form)
    assert answer.status in {200, 404, 409, 422}
    said = answer.text.lower()
    assert answer.status in {404, 409} or any(
        word in said
        for word in ("of this assignment", "choose one", "not a valid choice", "none of")
    ), answer.words()
