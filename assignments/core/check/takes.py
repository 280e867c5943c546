"""What a judged line takes of its balances: while it waits, and once it is approved.

Step 9 of judging. Balances are added up in `remaining`.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from assignments.core.check.verdict import Draw, Verdict
from assignments.core.claim import Line
from assignments.core.days import ZERO, spread, taken, worth
from assignments.core.money import Money
from assignments.core.remaining import Book, Entry, Take
from assignments.core.words import SHIPPED_OUT, Outcome


def _take(draw: Draw, quantity: Fraction, book: Book) -> Take:
    """A take of the quantity, laid on the days it covers where the balance goes by days."""
    if draw.kind == "count":
        return Take(draw.balance, draw.period.label, quantity, trip=draw.trip)
    if not draw.ordinals or draw.per is None:
        return Take(draw.balance, draw.period.label, quantity)
    days = taken(book.days.get(draw.balance), draw.per, draw.ordinals)
    share = worth(draw.per, draw.ordinals.start, draw.ordinals.stop)
    runs = spread(quantity, days, ZERO if draw.granted is None else draw.granted / share)
    return Take(draw.balance, "", quantity, runs=runs)


def _all(quantities: Iterable[tuple[Draw, Fraction]], book: Book) -> tuple[Take, ...]:
    """A take for every balance drawn on, the largest where one balance is drawn on twice."""
    most: dict[tuple[str, str], tuple[Draw, Fraction]] = {}
    for draw, quantity in quantities:
        key = (draw.balance, draw.period.label)
        if draw.balance and quantity and (key not in most or most[key][1] < quantity):
            most[key] = (draw, quantity)
    return tuple(_take(draw, quantity, book) for draw, quantity in most.values())


def _held(draw: Draw, outcome: Outcome, counted: Money | None, allowed: Money) -> Fraction:
    if draw.kind == "count":
        return Fraction(draw.fits)
    if not draw.is_money:
        return draw.takeable
    if outcome is Outcome.REVIEW or counted is None or not counted.minor or draw.wanted is None:
        return draw.takeable
    cut = draw.enforced and not draw.fits
    if cut and Money.floor(counted.exact * draw.share, counted.currency) == allowed:
        return draw.takeable
    return draw.wanted * allowed.exact / counted.exact


def takes_held(
    draws: tuple[Draw, ...], outcome: Outcome, counted: Money | None, allowed: Money, book: Book
) -> tuple[Take, ...]:
    """What a line that is not refused holds until it is decided.

    What was allowed in money (all that is left where the limit cut it), measures whole up to what
    is left; a line in review its counted money up to what is left.
    """
    return _all(((draw, _held(draw, outcome, counted, allowed)) for draw in draws), book)


def _used(draw: Draw, verdict: Verdict, amount: Money) -> Fraction:
    counted = verdict.counted
    share = amount.exact / counted.exact if counted is not None and counted.minor else None
    if draw.kind == "count":
        return Fraction(bool(amount.minor) or draw.fits)
    if not draw.is_money:
        part = min(share or ZERO, Fraction(1)) * (draw.wanted or ZERO)
        return max(draw.takeable, part)
    if draw.wanted is not None and share is not None:
        return draw.wanted * share
    if draw.unit == amount.currency:
        return amount.exact
    return draw.wanted or ZERO


def takes_when_approved(verdict: Verdict, amount: Money | None, book: Book) -> tuple[Take, ...]:
    """What a line uses once it is approved for `amount` (None: what was allowed), in full.

    More than its ceiling is an override and uses weight, days and containers in its share. A
    refused line approved without an amount uses nothing.
    """
    if amount is None or amount == verdict.allowed:
        if verdict.outcome is not Outcome.REVIEW:
            return verdict.holds
        amount = verdict.allowed
    return _all(((draw, _used(draw, verdict, amount)) for draw in verdict.draws), book)


def passes_limit(verdict: Verdict, amount: Money) -> bool:
    """Whether an approved line that turns out dearer is above what the limits leave.

    That it costs more than was claimed is no override by itself: it is where a limit has no room.
    """
    if not verdict.is_passed_by(amount):
        return False
    if verdict.counted != verdict.ceiling:  # a limit cut it already
        return True
    bounds = (one for one in verdict.draws if one.enforced and one.is_money and one.kind != "norm")
    return any(one.left is not None and _used(one, verdict, amount) > one.left for one in bounds)


def _receipts(line: Line) -> Iterator[str]:
    yield from dict.fromkeys(line.receipts)


def entry_of(line: Line, verdict: Verdict, takes: tuple[Take, ...], *, used: bool) -> Entry:
    """The line as later lines see it; only for one that counts (not refused, not released)."""
    goes_out = line.category in SHIPPED_OUT and line.weight is not None
    return Entry(
        line_id=line.id,
        category=line.category,
        person=line.person,
        claim=line.claim,
        date=line.date,
        amount=line.amount,
        receipts=tuple(_receipts(line)),
        trip=verdict.trip,
        trip_name=line.trip,
        departs=verdict.departs,
        shipped_kg=line.weight.to("kg") if goes_out and line.weight is not None else ZERO,
        above_cabin=verdict.above_cabin,
        takes=takes,
        used=used,
    )
