"""Published rates fetched from a live source. Which are known is in `known`."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from assignments.actions.known import newest_rates
from assignments.actions.office import Office
from assignments.core.fields import sensible_day
from assignments.core.rate_answers import is_absurd
from assignments.core.rates import PIVOT, Rate
from assignments.core.words import InputError
from assignments.storage.live_rates import LiveSource, SourceError, live_source
from assignments.storage.store import Store

__all__ = [
    "Fetched",
    "LiveSource",
    "SourceError",
    "fetch_rates",
    "live_source",
]

MOST_DAYS = 400
_DAY = dt.timedelta(days=1)
Heard = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch brought: how many rates were new, of which days; `asked` days in all."""

    new: int
    days: tuple[dt.date, ...]
    asked: int


def fetch_rates(
    office: Office,
    source: LiveSource,
    since: dt.date | None = None,
    until: dt.date | None = None,
    progress: Heard | None = None,
) -> Fetched:
    """Fetch the rates of the days after the newest known one, all or none.

    Asks first and writes then, so that nobody waits for the network. Rates that are known stay.
    Raises SourceError where the source is down or one of its answers cannot be trusted.
    """
    days = _days(office, since, until)
    rates: dict[tuple[dt.date, str], Rate] = {}
    for number, day in enumerate(days, 1):
        for rate in source.rates(day, office.today()):
            if rate.day == day:  # else it answered with an earlier day's
                rates[day, rate.quote] = rate
        if progress is not None:
            progress(number, len(days))
    if not rates:
        return Fetched(0, (), len(days))
    with office.database.write(office.by_itself("fetch_rates")) as store:
        _refuse_absurd(store, source.name, rates.values())
        before = store.rates_known()
        store.keep_rates(rates.values())
        new = store.rates_known() - before
    return Fetched(new, tuple(dict.fromkeys(day for day, _ in rates)), len(days))


def _days(office: Office, since: dt.date | None, until: dt.date | None) -> list[dt.date]:
    today = office.today()
    last = today if until is None else sensible_day(until, "--until", today)
    if last > today:
        raise InputError("--until", f"{last} lies in the future", f"give {today} or an earlier day")
    newest = newest_rates(office)
    if since is None and newest is None:
        raise InputError(
            "rates", "none are known yet", "run `flask rates load` first, or say --since when"
        )
    first = newest.day + _DAY if since is None and newest is not None else since
    first = sensible_day(first or today, "--since", today)
    if since is not None and first > last:
        raise InputError("--since", f"{first} is after {last}", "give an earlier day")
    if (last - first).days >= MOST_DAYS:
        what = f"{first} to {last} is more than {MOST_DAYS} days"
        raise InputError("--until", what, "fetch them in parts")
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _refuse_absurd(store: Store, name: str, rates: Iterable[Rate]) -> None:
    """Raise SourceError for a rate a hundred times the last one known of its pair, or a hundredth.

    Each is held against the one before it, the first against what is kept.
    """
    ordered = sorted(rates, key=lambda one: one.day)
    known = {one.quote: one for one in store.last_published(PIVOT, ordered[0].day)}
    for before, rate in _each_after(known, ordered):
        if is_absurd(Fraction(rate.rate), Fraction(before.rate)):
            raise SourceError(
                f"{name} gave no rates of {rate.day}: {rate.base} to {rate.quote} is {rate.rate}, "
                f"and was {before.rate} on {before.day}"
            )


def _each_after(known: dict[str, Rate], rates: Iterable[Rate]) -> Iterator[tuple[Rate, Rate]]:
    for rate in rates:
        if rate.quote in known:
            yield known[rate.quote], rate
        known[rate.quote] = rate
