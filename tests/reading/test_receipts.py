"""What receipts say, out of words as they were seen on pictures; the receipts are made up."""

import datetime as dt

import pytest

from assignments.reading.receipts import Seen, proposed, rows_of

TODAY = dt.date(2006, 3, 1)


def seen(*rows):
    """Words as a picture has them: each row from above, its parts from the left."""
    return [
        Seen(text, 20 + 200 * column, 10 + 40 * row, 180 + 200 * column, 34 + 40 * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts.split(" | "))
    ]


HOTEL = seen(
    "Hotel Jin Mao Shanghai",
    "Date2005-05-09",
    "Room | 3 nights",
    "Subtotal | 2,100.00",
    "Service 15% | 245.60",
    "Total CNY 2,345.60",
    "Thank you",
)
TAXI = seen(
    "上海市出租汽车统一发票",
    "大众出租汽车公司",
    "电话 62580000",
    "日期 | 2005年06月03日",
    "上车 | 09:12",
    "下车 | 09:40",
    "里程 | 12.4",
    "合计 | ¥48.00",
)
RENT = seen(
    "收据",
    "上海静安物业管理有限公司",
    "2005/12/01",
    "十二月房租",
    "小计 | 11,500.00",
    "押金 | 5,000.00",
    "价税合计",
    "12,000.00 元",
    "有效期至 2006-12-31",
)
PARIS = seen(
    "Librairie du Pont",
    "12 rue Haute",
    "Le 21/02/2006 14:05",
    "Livre | 1.234,50",
    "TVA 5,5% | 64,36",
    "TOTAL | 1.234,50 €",
    "Carte | 1.234,50 €",
)
DINER = seen(
    "RECEIPT #00418",
    "Blue Heron Diner",
    "Order 7731",
    "May 9, 2005 7:42 PM",
    "2 Soup | 9.00",
    "Sub-total | 41.00",
    "Tax | 3.28",
    "Grand total | US$44.28",
    "Cash | 50.00",
    "Change | 5.72",
)
MANY_DAYS = seen(
    "Northwind Storage",
    "Invoice date 03 Nov 2005",
    "Period 1 Oct 2005 to 31 Oct 2005",
    "Payment due 2005-12-03",
    "Amount due | GBP 310.00",
)


@pytest.mark.parametrize(
    ("receipt", "says"),
    [
        (HOTEL, ("2345.60", "CNY", "2005-05-09", "Hotel Jin Mao Shanghai")),
        (TAXI, ("48.00", "CNY", "2005-06-03", "大众出租汽车公司")),
        (RENT, ("12000.00", "CNY", "2005-12-01", "上海静安物业管理有限公司")),
        (PARIS, ("1234.50", "EUR", "2006-02-21", "Librairie du Pont")),
        (DINER, ("44.28", "USD", "2005-05-09", "Blue Heron Diner")),
        (MANY_DAYS, ("310.00", "GBP", "2005-11-03", "Northwind Storage")),
    ],
)
def test_a_receipt_says_how_much_when_and_to_whom(receipt, says):
    """The total and not a part of it, the day of the receipt and not another one."""
    found = proposed(receipt, TODAY)
    assert tuple(found.get(name) for name in ("amount", "currency", "date", "note")) == says


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("03/04/2005", None),
        ("05/05/2005", "2005-05-05"),
        ("13/04/2005", "2005-04-13"),
        ("04/13/2005", "2005-04-13"),
        ("2005.4.13", "2005-04-13"),
        ("2005-02-30", None),
        ("2006-03-02", None),
        ("13. April 2005", "2005-04-13"),
    ],
)
def test_a_day_is_proposed_only_where_it_is_clear(words, day):
    """Not where day and month may be exchanged, nor one that does not exist or is still to come."""
    assert proposed(seen("Shop", words), TODAY).get("date") == day


@pytest.mark.parametrize(
    ("words", "currency"),
    [
        ("Total $12.00", None),
        ("Total HK$12.00", "HKD"),
        ("总计 ￥12.00", "CNY"),
        ("Total ¥1200", None),
    ],
)
def test_a_currency_is_proposed_only_where_it_is_clear(words, currency):
    """A bare dollar is of many countries, and ¥ of two."""
    assert proposed(seen("Shop", words), TODAY).get("currency") == currency


@pytest.mark.parametrize(
    "rows",
    [
        ("Total parts | 240.00", "Total labour | 310.50"),
        ("Soup | 9.00", "TOTAL", "Card 50.00"),
        ("Coffee | 30.00", "Cake | 4.00", "TOTAL | 9.00"),
        ("Total | 44.28", "Total | 52.28"),
        ("Total charges | USD 612.40", "Payment | -500.00", "Balance due | USD 112.40"),
        ("合计 | ￥943.40 | ￥56.60",),
        ("Item | Qty | Amount", "Soup | 2 | 18.00"),
        ("Soup $9.00", "Bread $3.00"),
        ("Soup $9.00", "Bread 3.00"),
        ("Total 2 345.60",),
        ("Total 1200O.00",),
        ("Total l2.50",),
        ("Total 12,000,00",),
        ("Total 12.345",),
    ],
)
def test_an_amount_in_doubt_is_not_proposed(rows):
    """Labels disagree, a number is missing or unclear, something is dearer than the total."""
    assert "amount" not in proposed(seen("Shop", *rows), TODAY)


@pytest.mark.parametrize(
    ("rows", "amount"),
    [
        (("合计 | 4 | 371.60",), "371.60"),
        (("Goods | 240.00", "Discount | -60.00", "Total | 180.00"), "180.00"),
        (("应付 | 371.60", "实收 | 400.00", "找零 | 28.40"), "371.60"),
        (("Total incl. VAT | 61.88", "VAT 20% | 10.31"), "61.88"),
        (("Total charges | 612.40", "Balance due | 0.00"), "612.40"),
        (("Total CHF 1'234.50",), "1234.50"),
        (("￥553.0元",), "553.0"),
    ],
)
def test_what_was_paid_is_told_from_what_stands_beside_it(rows, amount):
    """Not the number of things, nor what was handed over, the tax, or what is left to pay."""
    assert proposed(seen("Shop", *rows), TODAY).get("amount") == amount


@pytest.mark.parametrize("name", ["Gaudi Academy", "FLEUR DE SEL", "EURO MARKET", "元宝饭店"])
def test_a_name_is_no_currency(name):
    """Its letters may be those of a code, and a dish those of a coin."""
    assert "currency" not in proposed(seen(name, "Total 12.00"), TODAY)


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        (("Bill 2005-05-04", "Paid 2005-05-09"), None),
        (("Arrival 2005-05-04", "Departure 2005-05-09"), "2005-05-09"),
        (("Flight 2006-02-14", "Issued: 03Jan2006"), "2006-01-03"),
        (("2005-05-0418:22:07",), "2005-05-04"),
        (("账期2005-11-01至2005-11-30",), None),
    ],
)
def test_of_several_days_the_one_that_is_called_so(rows, day):
    """Where none is, nothing: nobody knows which one it was."""
    assert proposed(seen("Shop", *rows), TODAY).get("date") == day


def test_nothing_is_made_up():
    """Of a picture without words, or with words that say nothing, nothing is proposed."""
    assert proposed([], TODAY) == {}
    assert proposed(seen("0041", "--", "12:30"), TODAY) == {}


def test_words_side_by_side_are_one_row():
    """However they were found, and a little askew."""
    words = [Seen("48.00", 300, 103, 360, 125), Seen("Total", 20, 100, 90, 122)]
    assert rows_of([*words, Seen("Shop", 20, 10, 90, 34)]) == ["Shop", "Total  48.00"]
