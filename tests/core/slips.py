"""Every slip that the contract names as bad input, each as one change of a sound case."""

from copy import deepcopy

from tests.core.cases import amount, case, line, term

SOUND = case(
    [
        term("storage", amount("100.00", "month", pool="sum")),
        term("furnishing", amount("80.00", "month", pool="sum")),
        term("air_freight", {"type": "weight", "max": 500, "unit": "lb"}),
        term("sea_freight", {"type": "containers", "max": 1, "size_ft": 40}),
    ],
    [
        line("1", "storage", covers={"from": "2005-03-01", "to": "2005-04-01"}),
        line("2", "air_freight", weight={"value": "10", "unit": "lb"}, departs="2005-03-09"),
        line("3", "sea_freight", containers=[{"size_ft": 40}], cabin="economy"),
        line("4", "furnishing", decision={"is": "approved", "amount": "10.00"}),
    ],
    norms={"language_training": {"amount": "40.00", "currency": "USD", "per": "month"}},
    fares={"home_leave_airfare": {"amount": "40.00", "currency": "USD"}},
    rates=[{"date": "2005-03-01", "from": "CNY", "to": "USD", "rate": "0.12"}],
)

# Where the value stands, what it becomes, and what the message says of it.
SLIPS = {
    "negative amount": (("lines", 0, "amount"), "-5.00", "line 1, amount: '-5.00' is not above"),
    "zero amount": (("lines", 0, "amount"), "0.00", "'0.00' is not above zero"),
    "not a number": (("lines", 0, "amount"), "ten", "'ten' is not a number"),
    "a comma": (("lines", 0, "amount"), "1,150.00", "'1,150.00' is not a number"),
    "a blank": (("lines", 0, "amount"), " 5", "' 5' is not a number"),
    "an exponent": (("lines", 0, "amount"), "1e400", "'1e400' is not a number"),
    "other digits": (("lines", 0, "amount"), "\uff11\uff12", "is not a number"),
    "NaN": (("lines", 0, "amount"), "NaN", "'NaN' is not a number"),
    "infinite": (("lines", 0, "amount"), "Infinity", "'Infinity' is not a number"),
    "without quotes": (("lines", 0, "amount"), 5.5, "the number 5.5 stands without quotation"),
    "no amount": (("lines", 0, "amount"), None, "line 1, amount: is left out"),
    "sixteen digits": (("lines", 0, "amount"), "12345678901234.56", "more than 15 digits"),
    "too many decimals": (("lines", 0, "amount"), "5.001", "more decimals than the currency has"),
    "too many decimals of a limit's norm": (
        ("norms", "language_training", "amount"),
        "5.001",
        "more decimals",
    ),
    "too many decimals of a limit": (
        ("terms", 0, "limits", 0, "max"),
        "5.001",
        "limits 1, max: '5.001' has more decimals than the currency has",
    ),
    "unknown currency": (("lines", 0, "currency"), "ABC", "line 1, amount: unknown currency"),
    "gold": (("lines", 0, "currency"), "XAU", "unknown currency 'XAU'"),
    "unknown settlement": (
        ("assignment", "settlement_currency"),
        "usd",
        "assignment, settlement_currency: unknown currency 'usd'",
    ),
    "unknown currency of a limit": (
        ("terms", 0, "limits", 0, "currency"),
        "ABC",
        "term 1, limits 1, currency: unknown currency",
    ),
    "unknown category": (("lines", 0, "category"), "yacht", "unknown category 'yacht'"),
    "unknown category of a term": (("terms", 0, "category"), "yacht", "term 1, category: unknown"),
    "unknown category of a fare": (("fares", "yacht"), {}, "fares, yacht: unknown category"),
    "unknown unit": (("lines", 1, "weight", "unit"), "st", "line 2, weight, unit: unknown unit"),
    "unknown unit of a limit": (("terms", 2, "limits", 0, "unit"), "g", "unknown unit 'g'"),
    "unknown period": (("terms", 0, "limits", 0, "per"), "decade", "unknown period 'decade'"),
    "unknown limit": (("terms", 0, "limits", 0, "type"), "sum", "unknown limit type 'sum'"),
    "unknown person": (("lines", 0, "for"), "dog", "line 1, for: unknown person 'dog'"),
    "unknown beneficiary": (("terms", 0, "beneficiaries"), ["dog"], "unknown person 'dog'"),
    "unknown cabin": (("lines", 2, "cabin"), "roof", "line 3, cabin: unknown cabin 'roof'"),
    "unknown payer": (("lines", 0, "paid_by"), "bank", "unknown payer 'bank'"),
    "unknown way of paying": (("terms", 0, "pays"), "gift", "unknown way of paying 'gift'"),
    "unknown decision": (("lines", 3, "decision", "is"), "shelved", "unknown decision 'shelved'"),
    "no such date": (("lines", 0, "date"), "2005-02-30", "2005-02-30 does not exist"),
    "another order": (("lines", 0, "date"), "30.03.2005", "'30.03.2005' is not a date"),
    "no date": (("lines", 0, "date"), None, "line 1, date: is left out"),
    "no day of judging": (("as_of",), None, "the case, as_of: is left out"),
    "before 1990": (("lines", 0, "date"), "1989-12-31", "1989-12-31 is before 1990"),
    "long after": (("lines", 0, "date"), "2017-01-01", "more than ten years after 2006-12-31"),
    "departs long after": (("lines", 1, "departs"), "2017-01-01", "line 2, departs: 2017-01-01"),
    "ends long after": (("assignment", "expected_end"), "2017-01-01", "expected_end: 2017-01-01"),
    "in force too early": (("terms", 0, "from"), "1989-12-31", "term 1, from: 1989-12-31 is"),
    "out of reach": (("as_of",), "9999-12-31", "9999-12-31 is after 2199"),
    "weightless": (("lines", 1, "weight", "value"), "0", "line 2, weight, value: '0' is not above"),
    "lighter": (("lines", 1, "weight", "value"), "-3", "'-3' is not above zero"),
    "no size": (("lines", 2, "containers", 0, "size_ft"), 0, "no container has the number 0 feet"),
    "odd size": (("lines", 2, "containers", 0, "size_ft"), -40, "use 20 or 40"),
    "odd size of a limit": (("terms", 3, "limits", 0, "size_ft"), 30, "no container has 30 feet"),
    "half a container": (("terms", 3, "limits", 0, "max"), "0.5", "0.5 is not whole"),
    "nothing granted": (("terms", 2, "limits", 0, "max"), 0, "'0' is not above zero"),
    "covers nothing": (
        ("lines", 0, "covers", "to"),
        "2005-03-01",
        "the end is not after the start",
    ),
    "covers backwards": (("lines", 0, "covers", "to"), "2005-02-01", "the end is not after"),
    "pool of two periods": (("terms", 1, "limits", 0, "per"), "day", "does not fit the others"),
    "pool of two currencies": (("terms", 1, "limits", 0, "currency"), "EUR", "of the pool 'sum'"),
    "pool of two types": (
        ("terms", 1, "limits", 0),
        {"type": "count", "max": 1, "per": "month", "pool": "sum"},
        "does not fit the others",
    ),
    "id given twice": (("lines", 1, "id"), "1", "the id '1' is given twice"),
    "no id": (("lines", 0, "id"), "", "line number 1, id: is empty"),
    "id that is a number": (("lines", 0, "id"), 7, "the number 7 is not text"),
    "unknown field of a case": (("notes",), "", "the case: unknown field 'notes'"),
    "unknown field of an assignment": (("assignment", "city"), "", "assignment: unknown field"),
    "unknown field of a term": (("terms", 0, "amount"), "", "term 1: unknown field 'amount'"),
    "unknown field of a limit": (("terms", 0, "limits", 0, "min"), 1, "limits 1: unknown field"),
    "field of another limit": (
        ("terms", 0, "limits", 0, "unit"),
        "lb",
        "a limit of type amount has no unit",
    ),
    "unknown field of a line": (("lines", 0, "colour"), "", "line 1: unknown field 'colour'"),
    "unknown field of a weight": (("lines", 1, "weight", "max"), "", "weight: unknown field 'max'"),
    "unknown field of covers": (("lines", 0, "covers", "end"), "", "covers: unknown field 'end'"),
    "unknown field of a container": (
        ("lines", 2, "containers", 0, "colour"),
        "",
        "containers 1: unknown field",
    ),
    "unknown field of a decision": (("lines", 3, "decision", "by"), "", "decision: unknown field"),
    "unknown field of a norm": (("norms", "language_training", "max"), "", "unknown field 'max'"),
    "unknown field of a fare": (("fares", "home_leave_airfare", "per"), "", "unknown field 'per'"),
    "unknown field of a rate": (("rates", 0, "day"), "", "rate 1: unknown field 'day'"),
    "rate of nothing": (("rates", 0, "rate"), "0", "rate 1, rate: '0' is not above zero"),
    "rate of one currency": (("rates", 0, "to"), "CNY", "CNY is both sides of the rate"),
    "amount of a rejection": (
        ("lines", 3, "decision"),
        {"is": "rejected", "amount": "5.00"},
        "a line that is rejected has no amount",
    ),
    "amount of a decision": (
        ("lines", 3, "decision", "amount"),
        "-5.00",
        "line 4, decision, amount: '-5.00' is not above zero",
    ),
    "not a list": (("lines",), {}, "the case, lines: an object is not a list"),
    "not an object": (("lines", 0), "1", "line number 1: '1' is not an object"),
    "not true or false": (("lines", 0, "receipt"), "yes", "'yes' is not true or false"),
    "not a paper's sum": (("lines", 0, "receipt_sha256"), "abc", "is not a SHA-256"),
    "ends before it begins": (("assignment", "end"), "2004-12-31", "is before the start"),
    "in force backwards": (
        ("terms", 0),
        term("storage", **{"from": "2005-02-01", "to": "2005-01-01"}),
        "term 1, to: ends before it begins",
    ),
    "a long word": (("lines", 0, "category"), "x" * 5000, f"'{'x' * 40}…'"),
    "an id on two lines": (("lines", 0), line("a\nb", "yacht"), r"line 'a\nb', category"),
}


def slipped(name) -> tuple[dict, str]:
    """The sound case with one slip, and what the message must say."""
    path, value, said = SLIPS[name]
    content = deepcopy(SOUND)
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return content, said
