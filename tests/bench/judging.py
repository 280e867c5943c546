"""Lines judged a second by the core, the more lines the assignment has the fewer."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import cycle

from assignments.core.assignment import Facts
from assignments.core.case import case_of
from assignments.core.check import entry_of, judge
from assignments.core.claim import Line
from assignments.core.remaining import Book, Entry
from tests.bench.table import seconds, show

START = date(2005, 1, 18)
DAYS = 600
SIZES = (10, 1_000, 10_000)
JUDGED = 500
CLAIM = 5
HEADING = "Lines judged by the core: {} of five categories, in yuan, settled in dollars"
NAMES = (
    "earlier lines",
    "lines a second",
    "cost",
    "ms for one and its book",
    "cost",
    "linear would be",
)


def _term(clause: str, category: str, **rest: object) -> dict[str, object]:
    return {"clause": clause, "category": category, "pays": "reimburse", **rest}


TERMS = (
    _term(
        "8",
        "housing_rent",
        limits=[{"type": "amount", "max": "3200.00", "currency": "USD", "per": "month"}],
    ),
    _term(
        "9",
        "business_expense",
        limits=[{"type": "amount", "max": "90000.00", "currency": "USD", "per": "assignment"}],
    ),
    _term(
        "10",
        "home_leave_airfare",
        cabin="economy",
        limits=[{"type": "count", "max": 3, "unit": "trip", "per": "calendar_year"}],
    ),
    _term(
        "4",
        "air_freight",
        limits=[{"type": "weight", "max": 9000, "unit": "lb", "per": "assignment"}],
    ),
    _term("11", "local_transport", needs=["receipt"]),
)


def _shape(number: int, day: date) -> dict[str, object]:
    """A line of one of five kinds on a day: one of each draws on another sort of limit."""
    covers = {"from": day.isoformat(), "to": (day + timedelta(days=7)).isoformat()}
    kinds: tuple[dict[str, object], ...] = (
        {"category": "local_transport", "amount": "31.50"},
        {"category": "housing_rent", "amount": "250.00", "covers": covers},
        {"category": "business_expense", "amount": "12.00"},
        {"category": "home_leave_airfare", "amount": "900.00", "cabin": "economy"},
        {"category": "air_freight", "amount": "80.00", "weight": {"value": "2", "unit": "lb"}},
    )
    return {
        "id": str(number),
        "claim": f"C{number // CLAIM}",
        "date": day.isoformat(),
        "currency": "CNY",
        "receipt_sha256": f"{number:064x}",
        **kinds[number % len(kinds)],
    }


def _world(lines: int) -> tuple[Facts, tuple[Line, ...]]:
    days = cycle(START + timedelta(days=number) for number in range(DAYS))
    rates = [
        {"date": day.isoformat(), "from": "CNY", "to": "USD", "rate": "0.1208"}
        for day in (START + timedelta(days=number) for number in range(DAYS))
    ]
    case = case_of(
        {
            "assignment": {
                "start": START.isoformat(),
                "home": "US",
                "host": "CN",
                "settlement_currency": "USD",
            },
            "terms": list(TERMS),
            "fares": {"home_leave_airfare": {"amount": "1150.00", "currency": "USD"}},
            "rates": rates,
            "as_of": (START + timedelta(days=DAYS)).isoformat(),
            "lines": [_shape(number, day) for number, day in zip(range(lines), days, strict=False)],
        }
    )
    return case.facts, tuple(line for line, _ in case.lines)


def _entries(facts: Facts, lines: tuple[Line, ...]) -> Iterator[Entry | None]:
    """What later lines see of each, judged one after the other; None of a refused one."""
    book = Book()
    for line in lines:
        verdict = judge(line, facts, book)
        entry = entry_of(line, verdict, verdict.holds, used=False)
        if not verdict.is_refused:
            book.record(entry)
        yield None if verdict.is_refused else entry


def _judge_all(lines: tuple[Line, ...], facts: Facts, book: Book) -> None:
    for line in lines:
        judge(line, facts, book)


def _judge_with_its_book(line: Line, facts: Facts, earlier: list[Entry]) -> None:
    judge(line, facts, Book(earlier))


def run(*, quick: bool) -> None:
    """Print lines a second, and the time of one line with the making of its book, by size."""
    sizes = SIZES[:2] if quick else SIZES
    judged = 100 if quick else JUDGED
    facts, lines = _world(sizes[-1] + judged)
    entries = tuple(_entries(facts, lines[: sizes[-1]]))
    rows, first = [], None
    for size in sizes:
        earlier = [entry for entry in entries[:size] if entry is not None]
        new = lines[-judged:]
        each = seconds(partial(_judge_all, new, facts, Book(earlier)), times=5) / judged
        whole = seconds(partial(_judge_with_its_book, new[0], facts, earlier), times=5)
        first = first or (each, whole)
        rows.append(
            (
                f"{size:,}",
                f"{1 / each:,.0f}",
                f"x {each / first[0]:.1f}",
                f"{whole * 1000:,.2f}",
                f"x {whole / first[1]:,.1f}",
                f"x {size / sizes[0]:,.0f}",
            )
        )
    show(HEADING.format(judged), NAMES, rows)
