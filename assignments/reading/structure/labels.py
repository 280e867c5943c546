"""The number, letter or bullet that a line begins with: "5.1", "(iv)", "ARTICLE I", "-".

One line at a time: whether it numbers a clause is told by those before it, in numbering.
"""

import re
from dataclasses import dataclass

from assignments.reading.structure.lines import Line

# A kind of number and its value: ("()i", 4) is "(iv)", (".1", 5) is "5.".
Numeral = tuple[str, int]

_BULLET = re.compile(
    r"(?:[\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u00b7\u2219*\u25ba\u2192\u2713\u2714\u00d8\uf0b7\uf0a7\u25cb\u25a1"
    r"\u25c6\u2666\u27a2\u27a4\u25b6\u00a8\u00fc]|--?|[\u2012-\u2015]|[oO](?=\t|\s\s)|\u00a7(?!\s*\d))(?=\s)"
    r"|[\u2022\u25cf\u25aa\u25a0](?=\S)"
)
_NUMBERED = re.compile(
    r"(?P<word>(?:ARTICLE|SECTION|CLAUSE|PARAGRAPH|PART)\s+|\u00a7\s*)?(?P<open>\()?"
    r"(?P<mark>\d{1,2}(?:\.\d{1,2})*|(?:[ivxl]{1,6}|[A-Z]|one|two|three|four|five|six|seven|eight"
    r"|nine|ten)(?![A-Z]))(?P<close>\.?\)|:(?=\s|$)|\.(?!\d))?",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[\u2013\u2014-]")
_SPELT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = re.compile(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_LARGE = re.compile(r"\s+[\"'\u201c\u2018(\[$\u20ac\u00a3]*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with; `numerals` are what its number may be.

    `printed` is the label without its closing dot; `length` how many signs of the line it takes.
    """

    printed: str
    length: int
    numerals: tuple[Numeral, ...] = ()

    @property
    def is_bullet(self) -> bool:
        """Whether it numbers nothing."""
        return not self.numerals

    @property
    def is_bracketed(self) -> bool:
        """Whether it may stand inside a sentence too."""
        return any(style.startswith(("()", ")")) for style, _ in self.numerals)

    @property
    def may_be_first(self) -> bool:
        """Whether a list may begin with it."""
        return any(value == 1 for _, value in self.numerals)


def label_of(line: Line) -> Label | None:
    """What the line begins with; None where it begins with plain words."""
    bullet = _BULLET.match(line.text)
    if bullet:
        return Label(bullet.group(), bullet.end())
    found = _NUMBERED.match(line.text)
    if found is None or not _is_closed(found, line.text):
        return None
    numerals = numerals_of(_form(found), found["mark"])
    return Label(_printed(found), found.end(), numerals) if numerals else None


def _is_closed(found: re.Match[str], text: str) -> bool:
    after = text[found.end() :]
    if found["word"]:
        return not found["open"] and (bool(found["close"]) or not after or _names(after))
    if after and not after[0].isspace():
        return _is_glued(found, after)
    if found["mark"].lower() in _SPELT:
        return False
    if found["open"]:
        return str(found["close"]).endswith(")")
    if found["close"]:
        return True
    return ("." in found["mark"] or "\t" in after[:2]) and _begins_large(after)


def _begins_large(after: str) -> bool:
    found = _LARGE.match(after)
    return bool(found) and not after[found.end() - 1].islower() if found else False


def _is_glued(found: re.Match[str], after: str) -> bool:
    """A number without the space behind it: "1.Housing", "(a)The Company"."""
    bracketed = found["open"] and found["close"] == ")"
    counted = found["mark"].isdigit() and found["close"] == "."
    return bool(bracketed or counted) and after[0].isupper() and after[1:2].islower()


def _names(after: str) -> bool:
    return bool(_DASH.match(after)) or _begins_large(after)


def _printed(found: re.Match[str]) -> str:
    mark: str = found["mark"]
    if found["word"]:
        word = found["word"].strip()
        return f"{word} {mark}" if word.lower() in ("article", "part") else mark
    return f"({mark})" if found["open"] else mark


def _form(found: re.Match[str]) -> str:
    if found["word"]:
        return str(found["word"]).strip().lower() + " "
    if found["open"]:
        return "()"
    return str(found["close"] or "")


def numerals_of(form: str, mark: str) -> tuple[Numeral, ...]:
    """What a mark may count as, its `form` being what stands around it."""
    if "." in mark:
        return ((f"decimal{mark.count('.')}", int(mark.rpartition(".")[2])),)
    if mark.isdigit():
        return ((f"{form}1", int(mark)),)
    if mark.lower() in _SPELT:
        return ((f"{form}one", _SPELT.index(mark.lower()) + 1),)
    if not (mark.isupper() or mark.islower()):
        return ()
    letter, roman = ("A", "I") if mark.isupper() else ("a", "i")
    small = mark.lower()
    romans = [(form + roman, _value(small))] if _ROMAN.fullmatch(mark) else []
    if len(mark) > 1 or (romans and form.endswith(" ")):
        return tuple(romans)
    return ((form + letter, ord(small) - ord("a") + 1), *romans)


def _value(mark: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in mark]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
