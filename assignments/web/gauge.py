"""How far a limit is used, ready to draw: words, and shares of the whole for the bar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Say = Callable[[Fraction | str | None, str], str]
_PARTS = ("granted", "used", "held", "left")


@dataclass(frozen=True, slots=True)
class Gauge:
    """A limit's meter: `used_share` and `held_share` are hundredths of what was granted."""

    words: tuple[tuple[str, str], ...]
    used_share: str
    held_share: str
    drawn: bool
    spent: bool


def _part(source: Any, name: str) -> Any:  # noqa: ANN401 - a value or the contract's mapping
    return source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)


def _share(part: Fraction, whole: Fraction, most: Fraction) -> Fraction:
    return min(most, part * 100 / whole) if whole else Fraction(0)


def gauge_of(source: object, say: Say) -> Gauge | None:
    """The meter of a Remaining, a Finding or the mapping of one; None where no limit is told.

    A finding's `used` counts what others hold, so its held part is taken out of it.
    """
    unit = _part(source, "unit")
    if not unit or _part(source, "left") is None:
        return None
    known = {name: _part(source, name) for name in _PARTS}
    if _part(source, "reason") is not None and known["used"] is not None:
        known["used"] = Fraction(known["used"]) - Fraction(known["held"] or 0)
    words = tuple((name, say(known[name], unit)) for name in _PARTS if known[name] is not None)
    granted, used, held, left = (Fraction(known[name] or 0) for name in _PARTS)
    used_share = _share(used, granted, Fraction(100))
    held_share = _share(held, granted, 100 - used_share)
    return Gauge(
        words=words,
        used_share=f"{float(used_share):.2f}",
        held_share=f"{float(held_share):.2f}",
        drawn=known["granted"] is not None,
        spent=left == 0,
    )
