"""How often something may be tried: passwords, codes, files. Counted for all processes together.

Flask-Limiter on a storage of our own, the program's database, unless RATELIMIT_STORAGE_URI names
another. Each limit is a setting in the words of `limits`: "5 per 15 minutes".
"""

import datetime as dt
import hashlib
import ipaddress
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app, request
from flask_limiter import Limiter
from limits import RateLimitItem, parse
from limits.storage import Storage
from limits.strategies import RateLimiter

from assignments.actions import Office
from assignments.cli.slips import Slip
from assignments.storage.counts import Counts

OURS = "office://"
LIMITS = (
    *("LIMIT_LOG_IN", "LIMIT_ADDRESS", "LIMIT_CODES", "LIMIT_PASSWORDS", "LIMIT_UPLOADS"),
    *("LIMIT_TOKENS", "LIMIT_CALENDAR"),
)
NOBODY = "nobody"
WAIT, WAITS = 0.05, 60  # seconds, and how often, until those before have been looked at


class TooOftenError(RuntimeError):
    """Something was tried too often; it may be tried again at `until`."""

    def __init__(self, until: dt.datetime) -> None:
        """Say when it may be tried again."""
        super().__init__(f"too often: again at {until}")
        self.until = until


class OfficeStorage(Storage):
    """What `limits` counts, in the database of the program."""

    STORAGE_SCHEME = ["office"]  # noqa: RUF012 - as the library asks

    def __init__(self, uri: str | None = None, **options: Any) -> None:  # noqa: ANN401 - passed on
        """Count with the option `counts`, by the clock that the option `now` is."""
        self._counts = cast("Counts", options.pop("counts"))
        self._now = cast("Callable[[], float]", options.pop("now"))
        super().__init__(uri, **options)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What the library wraps: nothing, as BusyError is answered in one place."""
        return LookupError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and take away some counts that ended whenever one begins."""
        now = self._now()
        count = self._counts.add(key, amount, now, now + expiry)
        if count == amount:
            self._counts.sweep(now)
        return count

    def get(self, key: str) -> int:
        """The count of a key."""
        return self._counts.of(key, self._now())[0]

    def get_expiry(self, key: str) -> float:
        """When the count of a key ends; now where there is none."""
        return self._counts.of(key, self._now())[1]

    def check(self) -> bool:
        """Whether the database answers; it raises where not."""
        self.get("")
        return True

    def reset(self) -> int | None:
        """Count everything anew."""
        self._counts.forget()
        return None

    def clear(self, key: str) -> None:
        """Count a key anew."""
        self._counts.forget(key)


def _office() -> Office:
    return cast("Office", current_app.extensions["office"])


def _seconds() -> float:
    return _office().now().timestamp()


def register(app: Flask) -> None:
    """Have the application count; Slip for a limit that is none."""
    app.extensions["limits"] = {name: _read(name, str(app.config[name])) for name in LIMITS}
    options: dict[str, Any] = {}
    if app.config["RATELIMIT_STORAGE_URI"] == OURS:
        database = cast("Office", app.extensions["office"]).database
        options = {"counts": Counts(database), "now": _seconds}
    app.extensions["limiting"] = limiter = Limiter(lambda: NOBODY, storage_options=options)
    with _no_hooks(app):
        limiter.init_app(app)


@contextmanager
def _no_hooks(app: Flask) -> Iterator[None]:
    """Leave out what would look at every request: only tries are counted here, by name."""
    hooks: list[dict[Any, list[Any]]] = [
        app.before_request_funcs,
        app.after_request_funcs,
        app.teardown_request_funcs,
    ]
    before = [list(hook.get(None, ())) for hook in hooks]
    yield
    for hook, kept in zip(hooks, before, strict=True):
        hook[None] = kept


def _read(name: str, text: str) -> RateLimitItem:
    try:
        return parse(text)
    except ValueError as error:
        raise Slip(f"{name}={text}: write it as 5 per 15 minutes") from error


def _counting() -> RateLimiter | None:
    """What counts; None where the settings turn it off."""
    limiter = cast("Limiter", current_app.extensions["limiting"])
    return limiter.limiter if limiter.enabled else None


def _item(name: str) -> RateLimitItem:
    return cast("RateLimitItem", current_app.extensions["limits"][name])


def address() -> str:
    """Where a request comes from: an IPv4 address, or the network that one line has of IPv6."""
    try:
        given = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return NOBODY
    return str(given if given.version == 4 else ipaddress.ip_network((given, 64), strict=False))  # noqa: PLR2004


def spend(name: str, who: str, cost: int) -> None:
    """Count something that costs; TooOftenError where it would pass the limit of that name."""
    counting, item = _counting(), _item(name)
    if counting is not None and not counting.hit(item, name, who, cost=cost):
        raise _too_often(counting, item, name, who)


def count_wrong() -> None:
    """Count something wrong of whoever asks; TooOftenError where it was too much from there."""
    counting, by = _counting(), _item("LIMIT_ADDRESS")
    if counting is not None and not counting.hit(by, "address", address()):
        raise _too_often(counting, by, "address", address())


def _too_often(counting: RateLimiter, item: RateLimitItem, *who: str) -> TooOftenError:
    ends = counting.get_window_stats(item, *who).reset_time
    return TooOftenError(dt.datetime.fromtimestamp(ends, dt.UTC))


@dataclass(frozen=True, slots=True)
class Guess:
    """One attempt at what may be guessed, about one account; counted before it is looked at.

    So no more than the limit are looked at, however many come at once. After the last one that
    was refused, all are refused for as long as the limit's own time: the account is locked.
    """

    limit: str
    about: str

    @property
    def _who(self) -> str:
        return hashlib.sha256(self.about.encode()).hexdigest()

    @property
    def _lock(self) -> RateLimitItem:
        item = _item(self.limit)
        return type(item)(1, item.multiples, namespace=f"{item.namespace}-LOCK")

    def begin(self) -> None:
        """Count it; TooOftenError where the account is locked, or the address tried too much."""
        counting, item, by = _counting(), _item(self.limit), _item("LIMIT_ADDRESS")
        if counting is None:
            return
        if not counting.test(self._lock, self.limit, self._who):
            raise _too_often(counting, self._lock, self.limit, self._who)
        if not counting.test(by, "address", address()):
            raise _too_often(counting, by, "address", address())
        for _ in range(WAITS):
            if counting.hit(item, self.limit, self._who):
                return
            self.undone()
            time.sleep(WAIT)  # for those that are looked at now: they may be right
            if self.is_locked():
                raise _too_often(counting, self._lock, self.limit, self._who)
        raise _too_often(counting, item, self.limit, self._who)

    def refused(self) -> None:
        """It was wrong; the last one that the limit lets through locks the account."""
        counting, item = _counting(), _item(self.limit)
        if counting is None:
            return
        counting.hit(_item("LIMIT_ADDRESS"), "address", address())
        if counting.get_window_stats(item, self.limit, self._who).remaining == 0:
            counting.hit(self._lock, self.limit, self._who)
            counting.clear(item, self.limit, self._who)

    def passed(self) -> None:
        """It was right: what was wrong before counts no longer."""
        if (counting := _counting()) is not None:
            counting.clear(_item(self.limit), self.limit, self._who)

    def undone(self) -> None:
        """It was never looked at, as something else was wrong with the form."""
        if (counting := _counting()) is not None:
            counting.hit(_item(self.limit), self.limit, self._who, cost=-1)

    def is_locked(self) -> bool:
        """Whether the account is locked."""
        counting = _counting()
        return counting is not None and not counting.test(self._lock, self.limit, self._who)

    def unlock(self) -> None:
        """Let attempts through again."""
        if (counting := _counting()) is not None:
            counting.clear(self._lock, self.limit, self._who)
            counting.clear(_item(self.limit), self.limit, self._who)
