"""Rates of newer days, asked of a live source over the network, for a command alone.

Asked through forex-python, which has neither a time-out nor a check of what it was answered: both
are added around it. The answer is read by the core; nothing is kept here.
"""

import json
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from forex_python.converter import CurrencyRates, RatesNotAvailableError

from assignments.core.rate_answers import AnswerError, Asked, rates_of
from assignments.core.rates import PIVOT, Rate
from assignments.core.words import InputError

PATIENCE = 20.0  # seconds for a whole answer, however slowly it trickles
LONGEST_NAME = 40
_Reply = Future[dict[str, Any]]


class SourceError(RuntimeError):
    """The source of live rates is down, or what it answered cannot be trusted."""


class _Service(CurrencyRates):  # type: ignore[misc]
    """forex-python's service at an address of ours; it answers the whole reply, not the rates."""

    def __init__(self, address: str) -> None:
        super().__init__(force_decimal=True)
        self._address = address

    def _source_url(self) -> str:
        return self._address

    def _decode_rates(self, response: Any, **_words: object) -> object:  # noqa: ANN401 - theirs
        return json.loads(response.text, parse_float=Decimal, parse_constant=_no_number)


def _no_number(word: str) -> None:
    raise AnswerError(f"it holds {word}, which is no number")


@dataclass(frozen=True, slots=True)
class LiveSource:
    """A service that speaks the language of forex-python's, at an address."""

    address: str
    patience: float = PATIENCE

    @property
    def name(self) -> str:
        """What is kept with each of its rates: its host."""
        return (urlsplit(self.address).hostname or self.address)[:LONGEST_NAME]

    def rates(self, day: date, today: date) -> tuple[Rate, ...]:
        """The rates that it has for a day: of that day, or of the last one before it.

        Raises SourceError where it is down, too slow, or answers what cannot be trusted.
        """
        try:
            return rates_of(self._asked(day), Asked(day, today, self.name))
        except AnswerError as error:
            raise SourceError(f"{self.name} gave no rates of {day}: {error}") from error

    def _asked(self, day: date) -> object:
        """Ask in a thread that is left behind once patience ends: it cannot be stopped."""
        reply: _Reply = Future()
        threading.Thread(target=self._ask, args=(day, reply), daemon=True).start()
        try:
            return reply.result(self.patience)
        except LateError:
            told = f"{self.name} did not answer within {self.patience:g} seconds"
        except AnswerError:
            raise
        except OSError as error:  # of an address that is none too, which is a ValueError as well
            told = f"{self.name} cannot be reached ({type(error).__name__})"
        except (ValueError, RecursionError):
            told = f"{self.name} answered something else than rates"
        except RatesNotAvailableError:
            told = f"{self.name} has no rates to give"
        raise SourceError(told)

    def _ask(self, day: date, reply: _Reply) -> None:
        try:
            reply.set_result(_Service(self.address).get_rates(PIVOT, day))
        except (OSError, ValueError, RecursionError, RatesNotAvailableError) as error:
            reply.set_exception(error)


def live_source(address: str) -> LiveSource:
    """The source at an address; InputError where that is none."""
    try:
        parts = urlsplit(address)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole:
        what = f"{address!r} is not the address of a service"
        raise InputError("RATES_SOURCE", what, "write it as https://host/path/")
    return LiveSource(address if address.endswith("/") else f"{address}/", PATIENCE)
