"""A number as a list prints it: 3, c, iii. Which number comes next is not known here."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
LETTERS = 26
MOST_ROMAN = 4999
BULLET = "•"


def numeral(number: int, kind: str) -> str:
    """The number in a word processor's word for its kind; in plain figures where it is unknown."""
    if kind == "bullet":
        return BULLET
    if kind == "none":
        return ""
    if kind in {"lowerLetter", "upperLetter"} and 0 < number <= LETTERS * LETTERS:
        return _cased(_letters(number), kind)
    if kind in {"lowerRoman", "upperRoman"} and 0 < number <= MOST_ROMAN:
        return _cased(_roman(number), kind)
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _cased(text: str, kind: str) -> str:
    return text.upper() if kind.startswith("upper") else text


def _letters(number: int) -> str:
    """After z comes aa, then bb: the letter is repeated."""
    return chr(ord("a") + (number - 1) % LETTERS) * (1 + (number - 1) // LETTERS)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
