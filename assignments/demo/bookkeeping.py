"""Carries out the steps of the story that are about money over time.

Pay, suppliers' invoices, what falls due, the end, taxes, and the closing of months. The steps of
letters and claims are carried out in `narrator`.
"""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from typing import Any

from assignments import actions
from assignments.actions import Approval, EndInput, Upload, tax
from assignments.actions.closing import close_month
from assignments.actions.falling_due import fall_due
from assignments.actions.pay import PayInput, set_pay
from assignments.actions.suppliers import InvoiceInput, record_invoice
from assignments.actions.taxability import TaxabilityInput, record_taxability
from assignments.demo.receipts import Slip, drawn
from assignments.demo.teller import Teller

RECORDS, DECIDES, CLOSES = "solberg", "bell", "raman"
Told = Mapping[str, Any]


def end(teller: Teller, employee: str, told: Told) -> None:
    """HR records the end of the assignment."""
    who, at = teller.people[RECORDS], teller.assignments[employee]
    actions.record_end(teller.office, who, at, EndInput(**told), teller.key())


def set_pay_periods(teller: Teller, employee: str, told: Told) -> None:
    """HR sets by which periods somebody is paid."""
    who, at = teller.people[RECORDS], teller.assignments[employee]
    set_pay(teller.office, who, at, PayInput(**told), teller.key())


def invoice(teller: Teller, employee: str, told: Told) -> None:
    """One in HR records a supplier's invoice with its paper, the other approves what is allowed."""
    number, day = told["number"], told["date"]
    lines = tuple(told["lines"])
    first = lines[0]
    slip = Slip(
        f"{told['supplier']} {number}",
        told["supplier"],
        day.isoformat(),
        first["amount"],
        first["currency"],
        first["category"].replace("_", " ").capitalize(),
    )
    paper = Upload(io.BytesIO(drawn(slip)), slip.file_name)
    what = InvoiceInput(told["supplier"], number, day, lines, paper)
    who, at = teller.people[RECORDS], teller.assignments[employee]
    claim_id = record_invoice(teller.office, who, at, what, teller.key()).id
    for line in actions.claim(teller.office, who, claim_id).lines:
        decider = teller.people[DECIDES]
        actions.approve(teller.office, decider, line.id, Approval(), teller.key())


def let_fall_due(teller: Teller, employee: str, _told: Told) -> None:
    """What fell due by itself is posted, as the program does once a day."""
    fall_due(teller.office, None, teller.assignments[employee])


def say_taxable(teller: Teller, _employee: str, told: Told) -> None:
    """Finance records what the company treats as taxable."""
    what = TaxabilityInput(**told)
    record_taxability(teller.office, teller.people[CLOSES], what, teller.key())


def close(teller: Teller, _employee: str, told: Told) -> None:
    """Finance closes a month, having seen what is still open."""
    who = teller.people[CLOSES]
    close_month(teller.office, who, told["month"], teller.key(), acknowledged=True)


def taxes(teller: Teller, employee: str, told: Told) -> None:
    """Somebody does one thing about an employee's taxes."""
    plain = {name: value for name, value in told.items() if name not in {"does", "who"}}
    _OF_TAXES[told["does"]](teller, employee, told.get("who", RECORDS), plain)


def _year(teller: Teller, employee: str, who: str, told: Told) -> None:
    at = teller.assignments[employee]
    person = teller.people[who]
    term = tax.equalization_terms(teller.office, person, at)[0]
    what = tax.TaxYearInput(**told, term_id=term.id)
    done = tax.add_year(teller.office, person, at, what, teller.key())
    teller.things[employee, "tax year"] = done.id


def _hypothetical(teller: Teller, employee: str, who: str, told: Told) -> None:
    what = tax.HypotheticalInput(**told)
    at = teller.assignments[employee]
    tax.set_hypothetical(teller.office, teller.people[who], at, what, teller.key())


def _grant(teller: Teller, employee: str, who: str, told: Told) -> None:
    what = tax.GrantInput(teller.people[told["adviser"]].id, told["first"])
    tax.grant(teller.office, teller.people[who], teller.assignments[employee], what, teller.key())


def _note(teller: Teller, employee: str, who: str, told: Told) -> None:
    year = teller.things[employee, "tax year"]
    what = tax.NoteInput(**told, day=_today(teller))
    tax.add_note(teller.office, teller.people[who], year, what, teller.key())


def _ask(teller: Teller, employee: str, who: str, told: Told) -> None:
    year = teller.things[employee, "tax year"]
    what = tax.DocumentInput(**told)
    done = tax.ask_document(teller.office, teller.people[who], year, what, teller.key())
    teller.things[employee, what.name] = done.id


def _hand_in(teller: Teller, employee: str, who: str, told: Told) -> None:
    paper = drawn(Slip(told["name"], told["from"], str(_today(teller)), "1", "USD", told["name"]))
    files = [Upload(io.BytesIO(paper), Slip(told["name"], "", "", "", "", "").file_name)]
    asked = teller.things[employee, told["name"]]
    tax.receive_document(teller.office, teller.people[who], asked, files, teller.key())


def _final(teller: Teller, employee: str, who: str, told: Told) -> None:
    year = teller.things[employee, "tax year"]
    hypothetical = tax.Figure(**told["hypothetical"])
    what = tax.FinalInput(_today(teller), hypothetical, text=told["text"])
    tax.record_final(teller.office, teller.people[who], year, what, teller.key())


def _settle(teller: Teller, employee: str, who: str, _told: Told) -> None:
    year = teller.things[employee, "tax year"]
    person = teller.people[who]
    found = tax.tax_year(teller.office, person, year).settlement
    seen = 0 if found is None else found.due.minor
    tax.settle(teller.office, person, year, seen, teller.key())


def _today(teller: Teller) -> dt.date:
    return teller.office.today()


_OF_TAXES: dict[str, Callable[[Teller, str, str, Told], None]] = {
    "year": _year,
    "hypothetical": _hypothetical,
    "grant": _grant,
    "note": _note,
    "ask": _ask,
    "hand in": _hand_in,
    "final": _final,
    "settle": _settle,
}
DEEDS: dict[str, Callable[[Teller, str, Any], None]] = {
    "end": end,
    "pay": set_pay_periods,
    "invoice": invoice,
    "due": let_fall_due,
    "taxable": say_taxable,
    "close": close,
    "tax": taxes,
}
