"""What digits as printed are worth: 1,000.50, 1.200,50, 2'500, 1,50,000.

Nothing about words for numbers (see `numerals`) or about what is counted.
"""

import re
from decimal import Decimal

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MOST_DIGITS = 15


def figure_value(printed: str, *, dotted: bool = False) -> Decimal | None:
    """The value of digits with their separators; None where they make no one number (5.2.1).

    `dotted` says that 3.500 is three thousand five hundred, as many European currencies print it.
    """
    plain = re.sub("['\u2019]", "", printed)
    if sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        return None
    plain = _one_point(plain, dotted=dotted)
    return Decimal(plain) if plain.count(".") <= 1 and "," not in plain else None


def _one_point(plain: str, *, dotted: bool) -> str:
    """The digits with a point at most before the decimals, where their marks allow it."""
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        return _both_marks(plain)
    if commas and _THOUSANDS.fullmatch(plain):
        return plain.replace(",", "")
    if commas == 1 and re.fullmatch(r"\d+,\d{1,2}", plain):
        return plain.replace(",", ".")
    if (points > 1 or (points and dotted)) and _DOTTED.fullmatch(plain):
        return plain.replace(".", "")
    return plain


def _both_marks(plain: str) -> str:
    """1,000.50 or 1.000,50: the mark that comes last begins the decimals."""
    last = max(plain.rfind(","), plain.rfind("."))
    whole, decimals = plain[:last], plain[last + 1 :]
    other = "." if plain[last] == "," else ","
    groups = whole.replace(other, ",")
    return whole.replace(other, "") + "." + decimals if _THOUSANDS.fullmatch(groups) else plain
