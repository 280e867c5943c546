"""Where people of a filled world come from and go to, and what things cost there."""

from dataclasses import dataclass
from decimal import Decimal

from assignments.core.money import Money, decimals


@dataclass(frozen=True, slots=True)
class Place:
    """A city, its country and currency; `worth` is about what a dollar buys, in that currency."""

    city: str
    country: str
    currency: str
    worth: Decimal

    def about(self, dollars: float) -> Money:
        """Some dollars' worth, as a price would be written: in whole tens where that is little."""
        places = decimals(self.currency)
        return Money(round(dollars * float(self.worth) * 10**places), self.currency)

    def round_sum(self, dollars: int) -> Money:
        """Some dollars' worth as a letter would grant it: two digits and noughts."""
        whole = int(dollars * self.worth)
        step = 10 ** max(0, len(str(whole)) - 2)
        return Money(whole // step * step * 10 ** decimals(self.currency), self.currency)


def _place(city: str, country: str, currency: str, worth: str) -> Place:
    return Place(city, country, currency, Decimal(worth))


HOMES = (
    _place("Denver", "US", "USD", "1"),
    _place("Columbus", "US", "USD", "1"),
    _place("Leeds", "GB", "GBP", "0.8"),
    _place("Utrecht", "NL", "EUR", "0.9"),
    _place("Graz", "AT", "EUR", "0.9"),
    _place("Nagoya", "JP", "JPY", "140"),
)
HOSTS = (
    _place("Shanghai", "CN", "CNY", "7"),
    _place("Singapore", "SG", "SGD", "1.35"),
    _place("Pune", "IN", "INR", "80"),
    _place("Puebla", "MX", "MXN", "18"),
    _place("Gdynia", "PL", "PLN", "4"),
    _place("Basel", "CH", "CHF", "0.9"),
    _place("Busan", "KR", "KRW", "1300"),
    _place("Perth", "AU", "AUD", "1.5"),
)
CURRENCIES = frozenset(place.currency for place in (*HOMES, *HOSTS))
BETWEEN = (  # where a journey is broken, and paid for
    _place("Dubai", "AE", "USD", "1"),
    _place("Vienna", "AT", "EUR", "0.9"),
)
