"""The people of the tests, and one of everything they recorded, on a day that stands still.

The reader finds the numbers of the letters and proposes nothing: the terms are recorded by hand.

Everything is made through the actions, as a page would make it. A view's test that needs a record
in another state makes it itself.
"""

import datetime as dt
import io
import uuid
from dataclasses import replace

from PIL import Image

from assignments import actions
from assignments.actions import (
    Approval,
    AssignmentInput,
    EndInput,
    LetterInput,
    Office,
    PersonInput,
    Upload,
    days,
    endings,
    loose,
    plans,
    reviewing,
    standing,
    tax,
    time_off,
)
from assignments.actions.deputies import DeputyInput, name_deputy
from assignments.core.funds import Fund
from assignments.core.plan import AssumptionInput
from assignments.core.records import Person
from assignments.core.tax import TaxYear
from assignments.storage.store import Author
from tests.readers import proposing

NOW = dt.datetime(2026, 3, 16, 12, tzinfo=dt.UTC)
ADMINISTRATOR = ("administrator", "Dana Weiss", ("administrator",))
CAST = (
    ("hr", "Ana Lima", ("hr",)),
    ("expatriate", "Ben Okafor", ("expatriate",)),
    ("finance", "Chiara Ruiz", ("finance",)),
    ("tax_adviser", "Gil Moss", ("tax_adviser",)),
    ("stranger", "Emil Sand", ("expatriate",)),
    ("nobody", "Fay Nolan", ()),
)
ASSIGNMENT = {
    "employer": "Larch Optics",
    "position": "Plant engineer",
    "home_country": "US",
    "home_city": "Tacoma",
    "host_country": "CN",
    "host_city": "Shanghai",
    "start": dt.date(2025, 9, 1),
    "settlement_currency": "USD",
    "expected_end": dt.date(2027, 8, 31),
    "accompanied_by": ("spouse",),
    "cost_centre": "4400",
    "reports_to": "Ines Roth",
}
RENT = "Larch will pay back your rent, up to USD 3,000 a month."
LEAVE = "Three times in a calendar year you may fly home and back in economy class."
STORAGE = "Larch will pay back the storage of your furniture."
LETTER = f"Dear Ben,\n\n4. {RENT}\n\n7. {LEAVE}\n\n9. {STORAGE}\n\nYours, Ana Lima\n"
AMENDMENT = "Dear Ben,\n\nA1. From July on your rent is paid back up to USD 3,500 a month.\n"
TERMS = (
    {
        "clause": "4",
        "category": "housing_rent",
        "pays": "reimburse",
        "quote": RENT,
        "limits": [{"type": "amount", "max": "3000", "currency": "USD", "per": "month"}],
    },
    {
        "clause": "7",
        "category": "home_leave_airfare",
        "pays": "reimburse",
        "quote": LEAVE,
        "destination": "home",
        "cabin": "economy",
        "limits": [{"type": "count", "max": 3, "unit": "trip", "per": "calendar_year"}],
    },
    {"clause": "9", "category": "storage", "pays": "reimburse", "quote": STORAGE},
)

AMENDED = {
    "clause": "A1",
    "category": "housing_rent",
    "pays": "reimburse",
    "quote": "your rent is paid back up to USD 3,500 a month.",
    "limits": [{"type": "amount", "max": "3500", "currency": "USD", "per": "month"}],
    "from": "2026-02-15",
}


def key() -> str:
    """A once-only key."""
    return str(uuid.uuid4())


def input_of(name: str, roles: tuple[str, ...], password_hash: str) -> PersonInput:
    """Somebody, under an address made of their name."""
    email = f"{name.lower().replace(' ', '.')}@office.example"
    return PersonInput(email, name, frozenset(roles), password_hash)


def people_of(office: Office, password_hash: str) -> dict[str, Person]:
    """Record the cast; by what they are called in the tests."""
    called, name, roles = ADMINISTRATOR
    done = actions.first_administrator(office, input_of(name, roles, password_hash))
    people = {called: actions.person(office, done.id)}
    for called, name, roles in CAST:
        what = input_of(name, roles, password_hash)
        done = actions.add_person(office, people["administrator"], what, key())
        people[called] = actions.person(office, done.id)
    return people


def picture(colour: str = "white") -> bytes:
    """A small PNG; each colour is another file."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(stream, "PNG")
    return stream.getvalue()


def rent(month: int, amount: str) -> dict[str, object]:
    """The rent of a month of 2026, as a line is typed."""
    covers = {"from": f"2026-{month:02}-01", "to": f"2026-{month + 1:02}-01"}
    day = f"2026-{month:02}-01"
    words = {"category": "housing_rent", "date": day, "amount": amount, "currency": "USD"}
    return words | {"covers": covers}


def claimed(office: Office, who: Person, assignment_id: int, title: str, *lines: dict) -> dict:
    """Draft a claim with a receipt on each line: its number, its lines' and their receipts'."""
    claim_id = actions.draft_claim(office, who, assignment_id, title, key()).id
    made = {"claim_id": claim_id, "line_ids": [], "receipt_ids": []}
    for number, words in enumerate(lines):
        line_id = actions.add_line(office, who, claim_id, words, key()).id
        image = io.BytesIO(picture(f"#0000{claim_id:02x}" if not number else "red"))
        upload = Upload(image, f"receipt {line_id}.png")
        receipt = actions.attach_receipt(office, who, line_id, upload, key())
        made["line_ids"].append(line_id)
        made["receipt_ids"].append(receipt.id)
    return made


def _under_letter(office: Office, hr: Person, employee: Person) -> dict[str, int]:
    what = AssignmentInput(employee_id=employee.id, **ASSIGNMENT)
    assignment_id = actions.record_assignment(office, hr, what, key()).id
    letter = LetterInput("assignment", "Assignment letter", dt.date(2025, 8, 4), LETTER)
    office = replace(office, reader=proposing())
    letter_id = actions.add_letter(office, hr, assignment_id, letter, key()).id
    terms = [actions.propose_term(office, hr, letter_id, words, key()).id for words in TERMS]
    for term_id in terms[:2]:
        actions.confirm_term(office, hr, term_id, key())
    dropped = actions.propose_term(office, hr, letter_id, TERMS[2], key()).id
    reviewing.drop_term(office, hr, dropped, key())
    amending = LetterInput("amendment", "Second year", dt.date(2026, 6, 1), AMENDMENT)
    return {
        "assignment_id": assignment_id,
        "letter_id": letter_id,
        "amending_letter_id": actions.add_letter(office, hr, assignment_id, amending, key()).id,
        "term_id": terms[0],
        "unconfirmed_term_id": terms[2],
        "dropped_term_id": dropped,
        "aside_id": reviewing.set_aside(office, hr, letter_id, (0, 9), key()).id,
    }


def _amended(office: Office, hr: Person, employee: Person) -> dict[str, int]:
    """An assignment that has ended; a term of its second letter may replace one of its first."""
    what = AssignmentInput(employee_id=employee.id, **ASSIGNMENT | {"host_city": "Suzhou"})
    assignment_id = actions.record_assignment(office, hr, what, key()).id
    texts = {"assignment": LETTER, "amendment": AMENDMENT}
    days = {"assignment": dt.date(2025, 8, 4), "amendment": dt.date(2026, 2, 2)}
    letters = [
        actions.add_letter(
            office, hr, assignment_id, LetterInput(kind, kind, days[kind], text), key()
        ).id
        for kind, text in texts.items()
    ]
    words = (TERMS[0], AMENDED)
    terms = [
        actions.propose_term(office, hr, letter, one, key()).id
        for letter, one in zip(letters, words, strict=True)
    ]
    for term_id in terms:
        actions.confirm_term(office, hr, term_id, key())
    actions.record_end(office, hr, assignment_id, EndInput(dt.date(2026, 3, 1), "Done."), key())
    return {
        "amended_assignment_id": assignment_id,
        "earlier_id": terms[0],
        "later_id": terms[1],
        "later_letter_id": letters[1],
    }


def _standing(office: Office, hr: Person, employee: Person, at: int) -> dict[str, int | str]:
    """A stay in a third country, a visa with its file, vacation taken and granted."""
    stay = days.StayInput("JP", dt.date(2026, 2, 7), dt.date(2026, 2, 9), "A fair in Osaka.")
    visa = standing.ItemInput("visa", "CN", "Z-1", dt.date(2025, 8, 1), dt.date(2026, 7, 31))
    file = Upload(io.BytesIO(picture("green")), "visa.png")
    off = time_off.TimeOffInput("vacation", dt.date(2026, 2, 16), dt.date(2026, 2, 20))
    grant = time_off.VacationInput(20, note="The policy.")
    return {
        "stay_id": days.add_stay(office, employee, at, stay, key()).id,
        "item_id": standing.add_item(office, employee, at, (visa, file), key()).id,
        "off_id": time_off.add_time_off(office, employee, at, off, key()).id,
        "grant_id": time_off.set_vacation(office, hr, at, grant, key()).id,
        "side": "host",
    }


def _taxed(office: Office, people: dict[str, Person], assignment_id: int) -> dict[str, int]:
    """A tax year with a note, its file and a document asked for, given to the adviser."""
    hr, today = people["hr"], NOW.date()
    year = TaxYear(
        0,
        assignment_id,
        "US",
        dt.date(2025, 1, 1),
        dt.date(2025, 12, 31),
        "equalised",
        letter="1",
        quote="Larch equalizes your taxes.",
    )
    with office.database.write(office.by_itself("test"), assignment_id) as store:
        year_id = store.add_tax_year(year, Author(hr.id, NOW))
    files = (Upload(io.BytesIO(picture("green")), "estimate.png"),)
    note = tax.NoteInput("estimate", today, "By the adviser.", "9000.00", "USD", files=files)
    tax.add_note(office, hr, year_id, note, key())
    document = tax.DocumentInput("Form W-2", today)
    grant = tax.GrantInput(people["tax_adviser"].id, today)
    page = tax.tax_year(office, people["expatriate"], year_id)
    return {
        "tax_year_id": year_id,
        "tax_file_id": page.notes[0].files[0].id,
        "tax_document_id": tax.ask_document(office, hr, year_id, document, key()).id,
        "tax_grant_id": tax.grant(office, hr, assignment_id, grant, key()).id,
    }


def _planned(office: Office, hr: Person, assignment_id: int) -> dict[str, int]:
    """A plan with an assumption; the numbers of both are 1."""
    storage = AssumptionInput("storage", "month", "2025-09", "2026-08", "90.00", "USD")
    plans.assume(office, hr, assignment_id, plans.AssumptionEdit(0, 0, storage), key())
    return {"place": 1}


def _ending(office: Office, hr: Person, amended: dict[str, int]) -> dict[str, int | str]:
    """A rule on ending, a fact of the employment and a fund, where the assignment ended."""
    at = amended["amended_assignment_id"]
    rule = {"kind": "lump_sum", "causes": ["natural_end"], "quote": AMENDED["quote"]}
    rule |= {"clause": "A1", "amount": "3500", "currency": "USD"}
    made = endings.record_rule(office, hr, amended["later_letter_id"], rule, key())
    with office.database.write(office.by_itself("test"), at) as store:
        fund = Fund(0, at, "return_freight", "1", "4", RENT, "USD")
        fund_id = store.open_fund(fund, Author(hr.id, NOW))
    return {
        "rule_id": made.id,
        "fact_id": endings.record_fact(office, hr, at, dt.date(2025, 9, 1), key()).id,
        "fund_id": fund_id,
        "fact": "first-day",
    }


def _stood_in_for(office: Office, people: dict[str, Person]) -> dict[str, int]:
    """A deputy of HR, for days to come."""
    hr = people["hr"]
    days = (dt.date(2026, 12, 21), dt.date(2026, 12, 31))
    what = DeputyInput(people["nobody"].id, *days)
    return {"hr_id": hr.id, "stand_in_id": name_deputy(office, hr, hr.id, what, key()).id}


def _gathered(office: Office, employee: Person, at: int) -> dict[str, int]:
    """A draft with a receipt that waits for its line."""
    claim_id = actions.draft_claim(office, employee, at, "Gathered", key()).id
    bill = Upload(io.BytesIO(picture("purple")), "bill.png")
    waiting = loose.keep_loose(office, employee, claim_id, bill, key())
    return {"gathered_claim_id": claim_id, "waiting_id": waiting.id}


def recorded(office: Office, people: dict[str, Person]) -> dict[str, int | str]:
    """Record one of everything; its numbers by the name of the argument in an address."""
    hr, employee = people["hr"], people["expatriate"]
    ids = _under_letter(office, hr, employee)
    at = ids["assignment_id"]
    ids |= _taxed(office, people, at)
    ids |= _gathered(office, employee, at)
    decided = claimed(office, employee, at, "January", rent(1, "3200.00"))
    waiting = claimed(office, employee, at, "February", rent(2, "2800.00"), rent(2, "50.00"))
    draft = claimed(office, employee, at, "March", rent(3, "2500.00"))
    storage = actions.ReadingInput("furniture", "Agreed.", says="What fits into one lorry.")
    ids["reading_id"] = actions.record_reading(office, hr, storage, key()).id
    for claim in (decided, waiting):
        actions.submit_claim(office, employee, claim["claim_id"], key())
    actions.approve(office, hr, decided["line_ids"][0], Approval(), key())
    actions.ask(office, hr, waiting["line_ids"][1], "What is this part of the rent?", key())
    ids |= _planned(office, hr, at)
    ids |= _standing(office, hr, employee, at)
    ids |= _amended(office, hr, people["nobody"])
    ids |= _ending(office, hr, ids)
    ids |= _stood_in_for(office, people)
    return ids | {
        "log_in_id": 9999,  # of nobody here: ending what has ended is no mistake
        "token_id": 9999,  # likewise
        "token": "made-up",
        "person_id": employee.id,
        "claim_id": waiting["claim_id"],
        "line_id": waiting["line_ids"][0],
        "asked_line_id": waiting["line_ids"][1],
        "draft_claim_id": draft["claim_id"],
        "draft_line_id": draft["line_ids"][0],
        "draft_receipt_id": draft["receipt_ids"][0],
        "receipt_id": waiting["receipt_ids"][0],
        "decided_claim_id": decided["claim_id"],
        "decided_line_id": decided["line_ids"][0],
        "number": 1,
        "label": "2026-03",
        "kind": "csv",
        "part": "months",
        "year": 2026,
    }
