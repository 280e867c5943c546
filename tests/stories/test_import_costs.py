"""Files of suppliers' invoices, pay and company rates, on both databases: all or nothing, once."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.actions import NotAllowedError, NotFoundError, RateInput
from assignments.actions.importing.company_rates import import_rates, look_over_rates
from assignments.actions.importing.pay import import_pay, look_over_pay
from assignments.actions.importing.rows import Delivery, ImportedBeforeError, RowsError
from assignments.actions.importing.suppliers import import_invoices, look_over_invoices
from assignments.actions.pay import PayInput, set_pay
from assignments.actions.registers import typed_rates

INVOICES = "supplier,invoice,category,date,amount,currency,place,note"
CAB = "Swift Cars,17,local_transport,2005-05-03,25.00,USD,,airport"
PAY = "category,amount,currency,date,from,to,note"


def sheet(*rows, **more):
    """A file of these rows."""
    return Delivery(io.BytesIO("\n".join(rows).encode()), "costs.csv", **more)


def slips_of(caught):
    """What is told of each row, its place first."""
    return [str(slip) for slip in caught.value.slips]


def ledger(world, assignment_id):
    """The postings of an assignment."""
    with world.office.database.read() as store:
        return store.posted(assignment_id)


def test_invoices_are_judged_like_any_other(world):
    """Rows of one supplier and number are one invoice; its lines draw on the letter's limits."""
    one = world.lettered()
    rows = (INVOICES, CAB, CAB.replace("25.00", "290.00"), CAB.replace("17,", "18,"))
    made = import_invoices(world.office, world.finance, one, sheet(*rows), world.key())
    first, second = (actions.claim(world.office, world.hr, number) for number in made.ids)
    assert (first.kind, first.supplier, first.invoice) == ("supplier", "Swift Cars", "17")
    assert [line.facts.paid_by for line in first.lines] == ["company", "company"]
    assert [str(line.facts.amount) for line in (*first.lines, *second.lines)] == [
        "25.00",
        "290.00",
        "25.00",
    ]
    assert {line.status for line in (*first.lines, *second.lines)} == {"submitted"}
    assert world.left(one, "local_transport", "2005-05") == 0


def test_invoices_all_or_none(world):
    """What does not fit an invoice, or was recorded before, is told by row; nothing is saved."""
    one = world.lettered()
    import_invoices(world.office, world.hr, one, sheet(INVOICES, CAB), world.key())
    rows = (
        CAB.replace("Swift Cars", "SWIFT  cars"),
        CAB.replace("17", "19"),
        CAB.replace("17", "19").replace("05-03", "05-04"),
        CAB.replace("Swift Cars,17", ","),
        CAB.replace("17", "19").replace("25.00", "0"),
    )
    with pytest.raises(RowsError) as caught:
        import_invoices(world.office, world.hr, one, sheet(INVOICES, *rows), world.key())
    told = slips_of(caught)
    assert "row 2, invoice: invoice 17 of Swift Cars was recorded already, as claim" in told[0]
    assert "row 4, date: the invoice's first row says 2005-05-03" in told[1]
    assert told[2].startswith("row 5, supplier: is left out")
    assert told[3].startswith("row 5, invoice: is left out")
    assert told[4].startswith("row 6, amount: '0' is not above zero")
    assert len(actions.claims(world.office, world.hr, one).items) == 1


def test_pay_lies_in_the_month_of_its_day(world):
    """A bonus is posted with its rate and its days; the same file is posted once."""
    one = world.lettered()
    rate = RateInput("CNY", "USD", "0.12", dt.date(2005, 4, 1), dt.date(2005, 4, 30))
    actions.set_company_rate(world.office, world.hr, rate, world.key())
    rows = (PAY, "bonus,1000,CNY,2005-04-29,,,spring", "bonus,50,USD,,2005-03-01,2005-03-31,")
    import_pay(world.office, world.finance, one, sheet(*rows), world.key())
    first, second = ledger(world, one)
    assert (str(first.cost), first.cost.currency, first.month) == ("120.00", "USD", "2005-04")
    assert (second.day, second.month, str(second.amount)) == (
        dt.date(2005, 3, 31),
        "2005-03",
        "50.00",
    )
    with pytest.raises(ImportedBeforeError):
        import_pay(world.office, world.hr, one, sheet(*rows), world.key())
    import_pay(world.office, world.hr, one, sheet(*rows, again=True), world.key())
    assert len(ledger(world, one)) == 4


def test_pay_is_not_counted_twice(world):
    """Base pay is taken only for days whose pay is not posted by itself from the letter."""
    one = world.lettered(monthly_salary="5000.00", salary_currency="USD")
    rows = (PAY, "base_salary,5000.00,USD,,2005-03-01,2005-03-31,")
    with pytest.raises(RowsError) as caught:
        import_pay(world.office, world.hr, one, sheet(*rows), world.key())
    assert "row 2, category: the pay of 2005-03-31 is posted by itself" in slips_of(caught)[0]
    set_pay(world.office, world.hr, one, PayInput(dt.date(2005, 1, 18), "none"), world.key())
    import_pay(world.office, world.hr, one, sheet(*rows), world.key())
    (posting,) = ledger(world, one)
    assert (posting.kind, posting.category) == ("pay", "base_salary")


def test_pay_all_or_none(world):
    """A row without a rate, of another kind or in the future is told; nothing is posted."""
    one = world.lettered()
    rows = (
        "bonus,10,USD,2005-04-29,,,",
        "bonus,10,KRW,2005-04-29,,,",
        "gift,10,USD,2005-04-29,,,",
        "bonus,10,USD,2005-07-01,,,",
        "bonus,10,USD,,2005-04-02,2005-04-01,",
        "bonus,10,USD,,,,",
    )
    with pytest.raises(RowsError) as caught:
        import_pay(world.office, world.hr, one, sheet(PAY, *rows), world.key())
    assert [told.partition(";")[0] for told in slips_of(caught)] == [
        "row 3, amount: no rate of KRW is known for 2005-04-29",
        "row 4, category: unknown kind of pay 'gift'",
        "row 5, date: 2005-07-01 lies in the future",
        "row 6, to: 2005-04-01 is before 2005-04-02",
        "row 7, date: is left out",
    ]
    assert ledger(world, one) == ()


def test_company_rates(world):
    """Rates are recorded in their order; one that is wrong keeps all of them out."""
    header = "from,to,base,quote,rate,sure"
    rows = (header, "2005-02-01,2005-02-28,XPF,SEK,0.07,", "2005-03-01,2005-03-31,XPF,SEK,0.071,")
    made = import_rates(world.office, world.hr, sheet(*rows), world.key())
    typed = {one.id: one.rate for one in typed_rates(world.office, world.hr, None).items}
    assert [typed[number] for number in made.ids] == ["0.07", "0.071"]
    assert look_over_rates(world.office, world.hr, sheet(*rows)).before is not None
    bad = (
        "2005-04-01,2005-04-30,XPF,SEK,9.5,",
        "2005-04-01,2005-04-30,XPF,SEK,9.5,yes",
        "2005-04-30,2005-04-01,XPF,SEK,0.07,maybe",
        "2005-04-01,2005-04-30,SEK,SEK,-1,",
    )
    with pytest.raises(RowsError) as caught:
        import_rates(world.office, world.hr, sheet(header, *bad), world.key())
    assert [told.partition(":")[0] for told in slips_of(caught)] == [
        "row 2, rate",
        "row 4, sure",
        "row 4, to",
        "row 5, quote",
        "row 5, rate",
    ]


def test_form_that_arrives_twice(world):
    """The same form a second time does nothing and gets the first one's answer."""
    one, key = world.lettered(), world.key()
    first, second = (
        import_invoices(world.office, world.hr, one, sheet(INVOICES, CAB), key) for _ in range(2)
    )
    assert (second.done.id, second.done.again) == (first.done.id, True)
    with pytest.raises(ImportedBeforeError):
        import_invoices(world.office, world.hr, one, sheet(INVOICES, CAB), world.key())


def test_who_may(world):
    """Invoices and pay are HR's and finance's, rates HR's; to strangers nothing is there."""
    one = world.lettered()
    invoices, pay = sheet(INVOICES, CAB), sheet(PAY, "bonus,10,USD,2005-04-29,,,")
    for look_over, what in ((look_over_invoices, invoices), (look_over_pay, pay)):
        with pytest.raises(NotAllowedError):
            look_over(world.office, world.ada, one, what)
        with pytest.raises(NotFoundError):
            look_over(world.office, world.ben, one, what)
        assert look_over(world.office, world.finance, one, what).slips == ()
    with pytest.raises(NotAllowedError):
        look_over_rates(world.office, world.finance, sheet("from,to,base,quote,rate"))


def test_many_rows_of_costs(world, monkeypatch):
    """What is judged or turned row by row comes in files of a bounded length."""
    monkeypatch.setattr("assignments.actions.importing.rows.MOST_JUDGED", 2)
    with pytest.raises(actions.InputError, match="rows of this kind"):
        look_over_invoices(world.office, world.hr, world.lettered(), sheet(INVOICES, *[CAB] * 3))
