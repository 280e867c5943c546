"""Every route, and who may open it: a new route fails here until it has its row.

`ROUTES` names the roles that are let in, `OWN` the routes that answer 404 to an expatriate whom
the record does not belong. The arguments of an address come from the world's `ids` by name; a
route that only takes forms is sent an empty one. Answers: 200 or a redirect to whom it lets in
(a form that does not hold: 422, a record in another state: 409), 403 or 404 to everybody else,
the log-in to visitors. Every page on the way is parsed strictly.
"""

import shutil
import uuid

import pytest

from assignments.core.approval import ROLES as EVERYBODY
from tests.web.conftest import Visitor, app_on

HR = ("hr",)
HR_AND_FINANCE = ("hr", "finance")
EXPATRIATE = ("expatriate",)
HR_AND_EXPATRIATE = ("hr", "expatriate")
EXPATRIATE_AND_OVERSEERS = ("expatriate", "hr", "finance")
ADMINISTRATOR = ("administrator",)
TAX_FILES = ("expatriate", "hr", "tax_adviser")
HR_AND_ADVISER = ("hr", "tax_adviser")
ROUTES = {
    "account.download_everything": EVERYBODY,
    "account.end_log_in": EVERYBODY,
    "account.end_others": EVERYBODY,
    "account.go_home": EVERYBODY,
    "account.show_account": EVERYBODY,
    "claims.add_line": EXPATRIATE,
    "claims.answer": EXPATRIATE,
    "claims.attach_receipts": EXPATRIATE,
    "claims.change_line": EXPATRIATE,
    "claims.download_receipt": EXPATRIATE_AND_OVERSEERS,
    "claims.draft_claim": EXPATRIATE,
    "claims.gather_receipts": EXPATRIATE,
    "claims.list_claims": EXPATRIATE,
    "claims.remove_line": EXPATRIATE,
    "claims.remove_receipt": EXPATRIATE,
    "claims.remove_waiting": EXPATRIATE,
    "claims.rename_claim": EXPATRIATE,
    "claims.show_claim": EXPATRIATE_AND_OVERSEERS,
    "claims.show_fields": EXPATRIATE,
    "claims.show_picture": EXPATRIATE_AND_OVERSEERS,
    "claims.show_read": EXPATRIATE,
    "claims.show_verdict": EXPATRIATE,
    "claims.show_waiting": EXPATRIATE,
    "claims.state_bank_charge": EXPATRIATE,
    "claims.submit_claim": EXPATRIATE,
    "claims.try_cost": EXPATRIATE,
    "claims.withdraw_claim": EXPATRIATE,
    "claims.withdraw_line": EXPATRIATE,
    "guides.guide_expatriate": EVERYBODY,
    "guides.guide_finance": EVERYBODY,
    "guides.guide_hr": EVERYBODY,
    "guides.show_help": EVERYBODY,
    "homes.download_part": HR_AND_FINANCE,
    "homes.show_finance": HR_AND_FINANCE,
    "homes.show_hr": HR,
    "homes.show_mine": EXPATRIATE,
    "kept.forget": EVERYBODY,
    "kept.keep": EVERYBODY,
    "kept.resume": EVERYBODY,
    "mail.choose_mail": EVERYBODY,
    "mail.end_calendar": EVERYBODY,
    "mail.make_calendar": EVERYBODY,
    "mail.show_state": ADMINISTRATOR,
    "mine.add_shipment": EXPATRIATE,
    "mine.add_trip": EXPATRIATE,
    "mine.list_mine": EXPATRIATE,
    "mine.show_assignment": EXPATRIATE,
    "mine.show_letter": EXPATRIATE,
    "mine.show_terms": EXPATRIATE,
    "assignments.add_shipment": HR,
    "assignments.add_trip": HR,
    "assignments.change_assignment": HR,
    "assignments.clear_end": HR,
    "assignments.list_assignments": HR_AND_FINANCE,
    "assignments.record_assignment": HR,
    "assignments.record_end": HR,
    "assignments.set_fare": HR,
    "assignments.show_assignment": HR_AND_FINANCE,
    "assignments.show_terms": HR_AND_FINANCE,
    "approvals.set_limit": ADMINISTRATOR,
    "attention.list_attention": HR,
    "audit.show_trail": ADMINISTRATOR,
    "days.record_stay": HR_AND_EXPATRIATE,
    "days.show_days": HR_AND_EXPATRIATE,
    "days.undo_stay": HR_AND_EXPATRIATE,
    "desk.approve_allowed": HR,
    "desk.approve_claim": HR,
    "desk.approve_amount": HR,
    "deputies.end_for": ADMINISTRATOR,
    "deputies.end_own": HR,
    "deputies.name_for": ADMINISTRATOR,
    "deputies.name_own": HR,
    "desk.approve_charged": HR,
    "desk.approve_second": HR,
    "desk.ask_about": HR,
    "desk.decide_chosen": HR,
    "desk.read_receipt": EXPATRIATE_AND_OVERSEERS,
    "desk.reject_line": HR,
    "desk.show_clause": HR,
    "desk.show_line": HR,
    "desk.show_page": EXPATRIATE_AND_OVERSEERS,
    "desk.show_queue": HR,
    "imports.import_rates": HR,
    "imports.import_rows": EXPATRIATE_AND_OVERSEERS,
    "endings.confirm_rule": HR,
    "endings.confirm_rules": HR,
    "endings.correct_rule": HR,
    "endings.decide_cause": HR,
    "endings.drop_rule": HR,
    "endings.read_letters": HR,
    "endings.record_fact": HR,
    "endings.record_rule": HR,
    "endings.show_endings": HR_AND_FINANCE,
    "endings.take_back_fact": HR,
    "funds.open_fund": HR,
    "funds.record_entry": HR,
    "funds.show_funds": EXPATRIATE_AND_OVERSEERS,
    "letters.add_letter": HR,
    "letters.amend_earlier_term": HR,
    "letters.bring_back": HR,
    "letters.choose_letter": HR,
    "letters.choose_term": HR,
    "letters.confirm_term": HR,
    "letters.correct_letter": HR,
    "letters.correct_term": HR,
    "letters.correct_text": HR,
    "letters.drop_term": HR,
    "letters.end_terms": HR,
    "letters.export_terms": HR,
    "letters.import_terms": HR,
    "letters.link_term": HR,
    "letters.propose_term": HR,
    "letters.retire_term": HR,
    "letters.set_aside": HR,
    "letters.show_edition": HR_AND_FINANCE,
    "letters.show_history": HR_AND_FINANCE,
    "letters.show_letter": HR_AND_FINANCE,
    "letters.show_term": HR_AND_FINANCE,
    "letters.take_up": HR,
    "costs.confirm_bonus": HR,
    "costs.correct_line": HR,
    "costs.correct_period": HR,
    "costs.post_what_fell_due": HR,
    "costs.record_invoice": HR_AND_FINANCE,
    "costs.set_pay": HR,
    "costs.show_costs": EXPATRIATE_AND_OVERSEERS,
    "costs.show_pay": EXPATRIATE_AND_OVERSEERS,
    "taxability.add_row": HR_AND_FINANCE,
    "taxability.list_rows": HR_AND_FINANCE,
    "months.close": ("finance",),
    "months.download": HR_AND_FINANCE,
    "months.list_months": HR_AND_FINANCE,
    "months.show_month": HR_AND_FINANCE,
    "months.verify": HR_AND_FINANCE,
    "packs.download": EXPATRIATE_AND_OVERSEERS,
    "packs.list_packs": EXPATRIATE_AND_OVERSEERS,
    "packs.show_pack": EXPATRIATE_AND_OVERSEERS,
    "papers.print_claim": EXPATRIATE_AND_OVERSEERS,
    "papers.print_own_statement": EXPATRIATE,
    "papers.print_settlement": TAX_FILES,
    "papers.print_statement": HR_AND_FINANCE,
    "papers.print_summary": HR,
    "people.add_person": ADMINISTRATOR,
    "people.erase": ADMINISTRATOR,
    "people.give_password": ADMINISTRATOR,
    "people.grant_roles": ADMINISTRATOR,
    "people.list_due": ADMINISTRATOR,
    "people.list_people": ADMINISTRATOR,
    "people.reset_second_factor": ADMINISTRATOR,
    "people.show_person": ADMINISTRATOR,
    "people.shut_out": ADMINISTRATOR,
    "people.unlock": ADMINISTRATOR,
    "plans.assume_cost": HR,
    "plans.compare_plans": HR_AND_FINANCE,
    "plans.download_plan": HR_AND_FINANCE,
    "plans.drop_assumption": HR,
    "plans.keep": HR,
    "plans.show_overview": HR_AND_FINANCE,
    "plans.show_plan": HR_AND_FINANCE,
    "rates.list_rates": HR_AND_FINANCE,
    "rates.set_rate": HR,
    "readings.end_reading": HR,
    "readings.list_readings": HR_AND_FINANCE,
    "readings.record_for_assignment": HR,
    "readings.record_for_company": HR,
    "readings.record_for_letter": HR,
    "readings.show_letter_readings": HR_AND_FINANCE,
    "searching.search_all": EVERYBODY,
    "security.change_password": EVERYBODY,
    "security.mf_recovery_codes": EVERYBODY,
    "security.two_factor_setup_validate": EVERYBODY,
    "security.verify": EVERYBODY,
    "standing.download_file": HR_AND_EXPATRIATE,
    "standing.record_item": HR_AND_EXPATRIATE,
    "standing.record_part": HR,
    "standing.record_time_off": HR_AND_EXPATRIATE,
    "standing.record_vacation": HR,
    "standing.show_standing": HR_AND_EXPATRIATE,
    "standing.undo_item": HR_AND_EXPATRIATE,
    "standing.undo_time_off": HR_AND_EXPATRIATE,
    "standing.undo_vacation": HR,
    "story.show_own": EXPATRIATE,
    "story.show_story": HR_AND_FINANCE,
    "tax.add_note": TAX_FILES,
    "tax.add_year": HR,
    "tax.ask_document": HR_AND_ADVISER,
    "tax.download_file": TAX_FILES,
    "tax.end_grant": HR,
    "tax.grant_files": HR,
    "tax.list_files": ("tax_adviser",),
    "tax.receive_document": TAX_FILES,
    "tax.record_final": HR_AND_ADVISER,
    "tax.set_hypothetical": HR,
    "tax.settle": HR,
    "tax.show_year": TAX_FILES,
    "tax.show_years": (*TAX_FILES, "finance"),
    "tax.withhold": HR,
    "tokens.list_tokens": EVERYBODY,
    "tokens.make": EVERYBODY,
    "tokens.revoke": EVERYBODY,
    "tokens.show_help": EVERYBODY,
}
OWN = frozenset(
    {
        "claims.add_line",
        "claims.answer",
        "claims.attach_receipts",
        "claims.change_line",
        "claims.download_receipt",
        "claims.gather_receipts",
        "claims.remove_line",
        "claims.remove_receipt",
        "claims.remove_waiting",
        "claims.rename_claim",
        "claims.show_claim",
        "claims.show_fields",
        "claims.show_picture",
        "claims.show_read",
        "claims.show_verdict",
        "claims.show_waiting",
        "claims.state_bank_charge",
        "claims.submit_claim",
        "claims.try_cost",
        "claims.withdraw_claim",
        "claims.withdraw_line",
        "days.record_stay",
        "days.show_days",
        "days.undo_stay",
        "desk.read_receipt",
        "desk.show_page",
        "standing.download_file",
        "standing.record_item",
        "standing.record_time_off",
        "standing.show_standing",
        "standing.undo_item",
        "standing.undo_time_off",
        "costs.show_costs",
        "costs.show_pay",
        "imports.import_rows",
        "funds.show_funds",
        "packs.download",
        "packs.list_packs",
        "packs.show_pack",
        "papers.print_claim",
        "papers.print_own_statement",
        "papers.print_settlement",
        "mine.add_shipment",
        "mine.add_trip",
        "mine.show_assignment",
        "mine.show_letter",
        "mine.show_terms",
        "story.show_own",
        "tax.add_note",
        "tax.download_file",
        "tax.receive_document",
        "tax.show_year",
        "tax.show_years",
    }
)
WITH = {  # routes for records in another state than `ids` names: the argument, and where it stands
    "costs.correct_line": {"line_id": "decided_line_id"},
    "claims.add_line": {"claim_id": "draft_claim_id"},
    "claims.answer": {"line_id": "asked_line_id"},
    "claims.change_line": {"claim_id": "draft_claim_id", "line_id": "draft_line_id"},
    "claims.gather_receipts": {"claim_id": "gathered_claim_id"},
    "claims.rename_claim": {"claim_id": "gathered_claim_id"},
    "claims.remove_waiting": {"claim_id": "gathered_claim_id"},
    "claims.show_read": {"claim_id": "gathered_claim_id"},
    "claims.show_waiting": {"claim_id": "gathered_claim_id"},
    "claims.remove_line": {"claim_id": "draft_claim_id", "line_id": "draft_line_id"},
    "claims.remove_receipt": {
        "claim_id": "draft_claim_id",
        "line_id": "draft_line_id",
        "receipt_id": "draft_receipt_id",
    },
    "claims.submit_claim": {"claim_id": "draft_claim_id"},
    "deputies.end_for": {"person_id": "hr_id"},
    "deputies.name_for": {"person_id": "hr_id"},
    "desk.show_page": {"number": "assignment_id"},  # the first
    "endings.confirm_rule": {"assignment_id": "amended_assignment_id"},
    "endings.correct_rule": {"assignment_id": "amended_assignment_id"},
    "endings.drop_rule": {"assignment_id": "amended_assignment_id"},
    "endings.take_back_fact": {"assignment_id": "amended_assignment_id"},
    "funds.record_entry": {"assignment_id": "amended_assignment_id"},
    "kept.resume": {"kept_id": "line_id"},
    "letters.amend_earlier_term": {"letter_id": "amending_letter_id"},
    "letters.bring_back": {"term_id": "dropped_term_id"},
    "letters.confirm_term": {"term_id": "unconfirmed_term_id"},
    "letters.drop_term": {"term_id": "unconfirmed_term_id"},
    "letters.link_term": {"letter_id": "later_letter_id", "term_id": "later_id"},
}
FREE = {  # for visitors too
    "bootstrap.static": {"filename": "css/bootstrap.min.css"},
    "health.tell_life": {},
    "health.tell_metrics": {},
    "health.tell_readiness": {},
    "mail.read_calendar": {"token": "1.none.none"},
    "mail.turn_off_mail": {"token": "1.none.none"},
    "security.login": {},
    "security.logout": {},
    "speaking.choose": {},
    "static": {"filename": "app.css"},
}
HALF_WAY = {  # between the password and the second factor; others are led to the log-in
    "security.mf_recovery",
    "security.two_factor_setup",
    "security.two_factor_token_validation",
}
CLOSED = {"security.tf_select", "security.two_factor_rescue"}  # of the library, and not of ours
# free, but not there unless a setting says so, or an address was signed
PROGRAMS = "api."  # their own table is in tests/api
OFF = {"health.tell_metrics", "mail.read_calendar", "mail.turn_off_mail"}
LET_IN = {200, 302, 303, 409, 422}
LEFT_OUT = {403, 404}


def rule_of(app, endpoint):
    """The one rule of an endpoint."""
    (rule,) = app.url_map.iter_rules(endpoint)
    return rule


def address_of(app, endpoint, ids):
    """The address of a route in the world."""
    rule = rule_of(app, endpoint)
    with app.test_request_context():
        other = WITH.get(endpoint, {})
        return app.url_for(endpoint, **{one: ids[other.get(one, one)] for one in rule.arguments})


def opened(app, visitor, endpoint, ids):
    """The answer to a page that is asked for, or to a form that is sent empty."""
    url = address_of(app, endpoint, ids)
    if "GET" in rule_of(app, endpoint).methods:
        return visitor.get(url, status=None)
    return visitor.send(url, {"csrf_token": visitor.token(), "key": str(uuid.uuid4())})


@pytest.fixture(scope="module")
def closed_to(world_pattern, tmp_path_factory):
    """The answer to somebody who is let in nowhere here: they change nothing, and share a world."""
    instance = tmp_path_factory.mktemp("closed") / "instance"
    shutil.copytree(world_pattern[0], instance)
    app, people = app_on(instance), world_pattern[1]
    visitors = {}

    def answer(name, endpoint):
        if name not in visitors:
            visitors[name] = Visitor(app, people[name] if name else None)
        return opened(app, visitors[name], endpoint, world_pattern[2])

    yield answer
    app.extensions["office"].database.close()


def test_every_route_has_its_row(app):
    """No route is left out of the table, and the table names no other."""
    tabled = set(ROUTES) | set(FREE) | HALF_WAY | CLOSED
    found = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert {one for one in found if one[:4] != PROGRAMS} == tabled
    assert set(ROUTES) >= OWN


def test_a_route_leaves_others_out(closed_to):
    """Every other role gets 403 or 404."""
    for endpoint, roles in ROUTES.items():
        for role in EVERYBODY:
            if role not in roles:
                assert closed_to(role, endpoint).status in LEFT_OUT, (endpoint, role)


def test_a_route_leads_visitors_to_the_log_in(closed_to):
    """What a form had sent is shown again, so that it is not lost."""
    for endpoint in ROUTES:
        answer = closed_to(None, endpoint)
        if answer.status == 401:
            assert "Your session ended" in answer.words(), endpoint
        else:
            assert answer.status == 302, endpoint
            assert answer.location.startswith("/login?next="), endpoint


def test_a_page_lets_its_roles_in(app, browser_of, ids):
    """Every role of a row gets the page, or is led on; looking changes nothing for the next."""
    visitors = {role: browser_of(role) for role in EVERYBODY}
    for endpoint, roles in ROUTES.items():
        if "GET" in rule_of(app, endpoint).methods:
            for role in roles:
                answer = opened(app, visitors[role], endpoint, ids)
                assert answer.status in LET_IN, (endpoint, role, answer.words())


def test_a_button_lets_its_roles_in(app, browser_of, ids, tmp_path):
    """Every role of a row is led on by a form that is only sent, each on the world as it was."""
    visitors = {role: browser_of(role) for role in EVERYBODY}
    database = app.extensions["office"].database
    database.close()
    shutil.copytree(app.instance_path, tmp_path / "as it was")
    for endpoint, roles in ROUTES.items():
        if "GET" not in rule_of(app, endpoint).methods:
            for role in roles:
                answer = opened(app, visitors[role], endpoint, ids)
                assert answer.status in LET_IN, (endpoint, role, answer.words())
            database.close()
            shutil.rmtree(app.instance_path)
            shutil.copytree(tmp_path / "as it was", app.instance_path)


def test_a_route_knows_nothing_of_strangers(closed_to):
    """To an expatriate whom it does not belong the record is not there."""
    for endpoint in sorted(OWN):
        assert closed_to("stranger", endpoint).status == 404, endpoint


@pytest.mark.parametrize("endpoint", FREE)
def test_a_free_route_is_open_to_visitors(endpoint, app, browser_of):
    """The log-in and the design need no log-in."""
    visitor = browser_of()
    url = address_of(app, endpoint, FREE[endpoint])
    answer = (
        visitor.get(url, status=None)
        if "GET" in rule_of(app, endpoint).methods
        else visitor.post(url, page="/login")
    )
    # what they offer to change is found wanting for what was sent, not for who sent it
    assert answer.status in ({404} if endpoint in OFF else {200, 302, 422})


@pytest.mark.parametrize("endpoint", sorted(HALF_WAY))
def test_a_route_between_password_and_code_leads_visitors_to_the_log_in(endpoint, app, browser_of):
    """Nobody comes there but by the password."""
    visitor = browser_of()
    url = address_of(app, endpoint, {})
    assert visitor.get(url, status=302).location == "/login"
    visitor.send(url, {"csrf_token": visitor.token(), "code": "123456"}, status=302)


@pytest.mark.parametrize("endpoint", sorted(CLOSED))
def test_a_route_that_is_not_ours_is_not_there(endpoint, app, browser_of):
    """Neither for visitors nor for people who are logged in."""
    url = address_of(app, endpoint, {})
    for who in (None, "administrator"):
        browser_of(who).get(url, status=404)


def test_every_answer_carries_the_headers_of_safety(app, browser_of, ids):
    """No inline script, no frame around, no guessing of types; nothing private is kept."""
    visitor = browser_of("finance")  # who may change least: the world stays fit for the rest
    for endpoint in sorted({*ROUTES, *FREE, *HALF_WAY, *CLOSED} - {"security.logout"}):
        answer = opened(app, visitor, endpoint, ids | FREE.get(endpoint, {}))
        assert "unsafe" not in answer.headers["Content-Security-Policy"], endpoint
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"], endpoint
        assert answer.headers["X-Content-Type-Options"] == "nosniff", endpoint
        assert answer.headers["X-Frame-Options"] == "DENY", endpoint
        assert answer.headers["Referrer-Policy"] == "same-origin", endpoint
        if not endpoint.endswith("static"):
            assert answer.headers["Cache-Control"] == "no-store", endpoint
