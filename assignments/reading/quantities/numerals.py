"""Numbers as printed, before anyone asks what they count: 6, six, six (6), 1 1/2, one-half.

Words and figures side by side are one numeral, the figures win. Nothing about units here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assignments.reading.quantities.figures import figure_value
from assignments.reading.quantities.number_words import FRACTION, WORDS, fraction_value, words_value

_FIGURE = r"\d+(?:[.,'\u2019]\d+)*|(?<![\d\w])\.\d+"
_GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_NUMERAL = re.compile(
    rf"(?P<fraction>\b(?:{FRACTION})\b)"
    rf"|(?P<words>(?<!\w)(?:{WORDS})\b(?!['\u2019]s\b|[ -]time\b|-way\b|-off\b))"
    rf"|(?P<over>(?<![\d/.,])\d{{1,3}}/\d{{1,3}}(?:ths?|rds?|nd)?(?![/\d.]))"
    rf"|(?P<figure>{_FIGURE})|(?P<glyph>[½¼¾])",
    re.IGNORECASE,
)
# where a numeral can begin, in small letters: quicker to find than the numeral itself
_START = re.compile(
    r"\d|\.\d|[½¼¾]|one|two|three|four|five|six|seven|eight|nin|ten|eleven|twel|thir|fif|twen|fort"
    r"|eigh|hundred|half|zero|an? (?:hundred|thousand|million|billion|dozen)"
)
_SMALL_LETTERS = str.maketrans({chr(65 + n): chr(97 + n) for n in range(26)})
_SMALL_PART = re.compile(
    r"(?:(?:-| )?(?P<glyph>[½¼¾])|[ -](?P<top>\d)/(?P<low>\d)(?![\d/])"
    r"|[ -]and[ -](?:a[ -]|one[ -])?(?P<part>half|third|quarter)\b"
    r"|[ -]and[ -](?P<parts>two[ -]thirds|three[ -]quarters))",
    re.IGNORECASE,
)
_MULTIPLIER = re.compile(
    r"[ -]?(hundred|thousand|million|billion|lakh|crore)s?\b|(K)\b(?!\))", re.IGNORECASE
)
_TIMES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "lakh": 10**5,
    "crore": 10**7,
    "k": 1000,
}
_PAIR = re.compile(r"[ -]?[(\[] ?#?(?P<inner>[^()\[\]]{1,60}?) ?[)\]]")
_AGAIN = re.compile(r"[\w½¼¾/., '\u2019-]+")
_NOT_THOUSANDS = frozenset({"401"})
_PRECISE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `first` to before `last`.

    `figure` is its digits where it has any, `part` says that it is below one by its form (a
    half), `glued` that a letter stands directly before its digits.
    """

    first: int
    last: int
    value: Decimal | None
    figure: str = ""
    part: bool = False
    glued: bool = False


def small_letters(text: str) -> str:
    """The text with its Latin letters small, each at its place."""
    return text.translate(_SMALL_LETTERS)


def next_numeral(text: str, small: str, place: int) -> Numeral | None:
    """The first number from a place on, words and figures together; `small` is `small_letters`."""
    while start := _START.search(small, place):
        if found := _NUMERAL.match(text, start.start()):
            return _paired(text, _grown(text, _bare(text, found)))
        place = start.start() + 1
    return None


def _bare(text: str, found: re.Match[str]) -> Numeral:
    """The numeral as matched, by the form that it has."""
    first, last, printed = found.start(), found.end(), found.group()
    match found.lastgroup:
        case "words":
            return Numeral(first, last, words_value(printed))
        case "fraction":
            return Numeral(first, last, fraction_value(printed), part=True)
        case "over":
            return _over(first, last, printed)
        case "glyph":
            return Numeral(first, last, _GLYPHS[printed], printed, part=True)
        case _:
            glued = first > 0 and text[first - 1].isalpha()
            return Numeral(first, last, figure_value(printed), printed, glued=glued)


def _over(first: int, last: int, printed: str) -> Numeral:
    """Digits over digits: 1/12, 1/48; more than one whole is no share (24/7)."""
    top, low = (Decimal(part) for part in printed.rstrip("thsrdn").split("/"))
    if not 0 < top < low:
        return Numeral(first, last, None, printed)
    return Numeral(first, last, (top / low).quantize(_PRECISE), printed, part=True)


def _grown(text: str, numeral: Numeral) -> Numeral:
    """The numeral with its half or its million, where they follow."""
    if numeral.value is None or numeral.part:
        return numeral
    if (part := _SMALL_PART.match(text, numeral.last)) and numeral.value < 100:  # noqa: PLR2004
        value = numeral.value + _small(part)
        return Numeral(numeral.first, part.end(), value, numeral.figure, glued=numeral.glued)
    times = _MULTIPLIER.match(text, numeral.last) if numeral.figure else None
    if times is None or (times[2] and text[max(0, numeral.first - 1)] not in "$£€ "):
        return numeral
    if times[2] and numeral.figure in _NOT_THOUSANDS:
        return numeral
    value = numeral.value * _TIMES[(times[1] or times[2]).lower()]
    return Numeral(numeral.first, times.end(), value, numeral.figure, glued=numeral.glued)


def _small(part: re.Match[str]) -> Decimal:
    if part["glyph"]:
        return _GLYPHS[part["glyph"]]
    if words := part["part"] or part["parts"]:
        return fraction_value(words)
    low = Decimal(part["low"] or 2)
    return (Decimal(part["top"] or 1) / low).quantize(_PRECISE) if low else Decimal(0)


def _paired(text: str, numeral: Numeral) -> Numeral:
    """The numeral with the same number in brackets, where it is said twice: six (6), 6 (six)."""
    pair = _PAIR.match(text, numeral.last)
    inner = pair["inner"] if pair else ""
    if pair is None or not _AGAIN.fullmatch(inner):
        return numeral
    found = _NUMERAL.fullmatch(inner)
    if found is None or bool(numeral.figure) == (found.lastgroup not in {"words", "fraction"}):
        return numeral
    second = _bare(inner, found)
    said, figure = (numeral, numeral.figure) if numeral.figure else (second, second.figure)
    return Numeral(numeral.first, pair.end(), said.value, figure, said.part, numeral.glued)
