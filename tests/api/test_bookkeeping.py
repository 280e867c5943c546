"""Invoices and corrections, letters corrected, tax years settled, papers: by programs."""

import io

import pytest

from assignments.web.api.examples import EXAMPLES
from tests.web.world import LETTER, RENT, picture


@pytest.fixture
def hr(program_of):
    """HR's program."""
    return program_of("hr", "read", "record", "decide")


@pytest.fixture
def at(ids):
    """The address of the assignment."""
    return f"/assignments/{ids['assignment_id']}"


def test_an_invoice_is_recorded_judged_and_decided(hr, program_of, at):
    """By finance; its lines are judged at once, once by supplier and number, and HR decides."""
    finance = program_of("finance", "finance")
    invoice = EXAMPLES["InvoiceInput"]
    made = finance.post(f"{at}/invoices", invoice, 201)
    (line,) = made["lines"]
    assert (made["kind"], line["paid_by"], line["date"]) == ("supplier", "company", "2026-03-02")
    assert line["verdict"]["findings"][0]["clause"] == "4"
    again = finance.post(f"{at}/invoices", invoice | {"supplier": "pacific MOVERS"}, 422)
    assert again["where"] == "number"
    wrong = {"category": "housing_rent", "amount": "x", "currency": "USD"}
    slip = finance.post(f"{at}/invoices", invoice | {"number": "2", "lines": [wrong]}, 422)
    assert slip["where"] == "line 1, amount"
    agreed = {"amount": "900.00", "reason": "Agreed with the landlord."}
    assert hr.post(f"/lines/{line['id']}/approve", agreed)["decision"]["amount"] == "900.00"
    program_of("expatriate").post(f"{at}/invoices", invoice, 403)


def test_a_cost_is_corrected_with_its_reason(hr, ids):
    """The difference is posted; what it costs by now is told."""
    place = f"/lines/{ids['decided_line_id']}/cost"
    assert hr.get(place)["amount"] == "3000.00"
    assert hr.post(place, {"amount": "2900.00", "reason": " "}, 422)["where"] == "reason"
    assert hr.post(place, EXAMPLES["CorrectCostInput"])["amount"] == "2900.00"
    assert hr.post(place, {"amount": "2900.00", "reason": "Again."}, 422)["where"] == "amount"
    hr.get(f"/lines/{ids['line_id']}/cost", 409)


def test_a_letter_is_corrected_and_keeps_its_editions(hr, program_of, ids):
    """A new text is another edition, with its reason; the earlier one stays to be read."""
    place = f"/letters/{ids['letter_id']}"
    bare = hr.send("PUT", place, {"title": "The letter"})
    assert (bare.status_code, bare.json["where"]) == (422, "reason")
    sent = {"text": LETTER.replace("Yours", "Sincerely yours"), "reason": "A scanning slip."}
    done = hr.send("PUT", place, sent).json
    assert (done["edition"], RENT in done["text"]) == (2, True)
    (before,) = program_of("finance", "read").get(f"{place}/editions")["items"]
    assert (before["text"], before["reason"]) == (LETTER, "A scanning slip.")


def test_a_proposal_is_dropped_and_brought_back(hr, ids):
    """Unconfirmed both times; a confirmed term is not dropped so."""
    terms = f"/letters/{ids['letter_id']}/terms"
    dropped = hr.post(f"{terms}/{ids['unconfirmed_term_id']}/drop")
    assert dropped["retired_at"] is not None
    back = hr.post(f"{terms}/{ids['unconfirmed_term_id']}/bring-back")
    assert (back["confirmed"], back["retired_at"], back["quote"]) == (False, None, dropped["quote"])
    hr.post(f"{terms}/{ids['term_id']}/drop", None, 409)
    hr.post(f"/letters/{ids['later_letter_id']}/terms/{ids['term_id']}/drop", None, 404)


def test_a_recorded_end_is_taken_back(hr, ids):
    """The assignment goes on; without an end there is nothing to take back."""
    place = f"/assignments/{ids['amended_assignment_id']}"
    assert hr.get(place)["end"] == "2026-03-01"
    assert hr.post(f"{place}/end/clear")["end"] is None
    hr.post(f"{place}/end/clear", None, 409)


def test_a_tax_year_goes_to_its_settlement(hr, program_of, at, ids):
    """Documents, the return, the final figures, and what is due as it was seen."""
    year, mine = f"/tax-years/{ids['tax_year_id']}", program_of("expatriate", "claims")
    asked = hr.post(f"{year}/documents", EXAMPLES["DocumentInput"], 201)
    file = {"file": (io.BytesIO(picture("navy")), "w2.png")}
    place = f"/tax-years/documents/{asked['id']}/receive"
    received = mine.post(place, None, 201, data=file)
    assert [one["name"] for one in received["files"]] == ["w2.png"]
    assert (
        hr.send("POST", f"{at}/hypothetical-tax", EXAMPLES["HypotheticalInput"]).status
        == "204 NO CONTENT"
    )
    assert mine.get(f"{at}/hypothetical-tax")["items"][0]["monthly"] == "1500.00"
    hr.post(f"{year}/final", EXAMPLES["FinalInput"], 409)
    hr.post(f"{year}/notes", {"kind": "return_filed", "day": "2026-03-10", "text": "Both."}, 201)
    assert hr.post(f"{year}/final", EXAMPLES["FinalInput"])["state"] == "final"
    seen = mine.get(f"{year}/settlement")
    assert (seen["is_frozen"], seen["due"], seen["steps"][0]["amount"]) == (
        False,
        "18000.00",
        "18000.00",
    )
    due = {"due": seen["due"], "currency": "USD"}
    hr.post(f"{year}/settlement", due | {"due": "-18000.00"}, 409)
    hr.post(f"{year}/settlement", due | {"due": "much"}, 422)
    done = hr.post(f"{year}/settlement", due)
    assert (done["is_frozen"], done["steps"]) == (True, seen["steps"])
    assert program_of("finance", "read").get(f"{at}/tax-years")["items"][0]["due"] == "18000.00"
    hr.post(f"{year}/notes", EXAMPLES["TaxNoteInput"], 409)


def test_papers_are_handed_out_as_pdf(program_of, at, ids):
    """A claim with its receipts, a month, an assignment, a settlement; each to those who see it."""
    papers = {
        f"/claims/{ids['claim_id']}/pack": "expatriate",
        f"{at}/statements/2026-03": "finance",
        f"{at}/summary": "hr",
        f"/tax-years/{ids['tax_year_id']}/settlement/paper": "tax_adviser",
    }
    for place, name in papers.items():
        answer = program_of(name, "read").send("GET", place)
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), place
        assert answer.data.startswith(b"%PDF-"), place
    assert program_of("finance").get(f"{at}/statements/2026-13", 422)["where"] == "month"
