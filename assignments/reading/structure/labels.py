"""The number, letter or bullet that a line begins with: "5.1", "(iv)", "ARTICLE I", "-".

One line at a time: whether it numbers a clause is told by those before it, in numbering.
"""

import re
from dataclasses import dataclass

from assignments.reading.structure.lines import BLANK, Line

_BULLET = re.compile(r"(?:[•●▪■◦‣·∙*►→✓\uf0b7\uf0a7]|--?|\u2013|\u2014|o(?=\t|\s\s))(?=\s)")
_NUMBERED = re.compile(
    r"(?P<word>(?:ARTICLE|SECTION|CLAUSE|PARAGRAPH|PART)\s+|§\s*)?"
    r"(?P<open>\()?(?P<mark>\d{1,2}(?:\.\d{1,2})*|[A-Z]|[ivxl]{2,6})"
    r"(?P<close>\)|\.(?!\d)|:(?=\s))?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_STARTS = re.compile(f"[{BLANK}]*(?:[^a-z{BLANK}]|$)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with; `readings` are the kinds of numbers it may be, with its value.

    `printed` is the label without its closing dot; `length` how many signs of the line it takes.
    """

    printed: str
    length: int
    readings: tuple[tuple[str, int], ...] = ()

    @property
    def is_bullet(self) -> bool:
        """Whether it numbers nothing."""
        return not self.readings


def label_of(line: Line) -> Label | None:
    """What the line begins with; None where it begins with plain words."""
    bullet = _BULLET.match(line.text)
    if bullet:
        return Label(bullet.group(), bullet.end())
    found = _NUMBERED.match(line.text)
    if found is None or not _is_closed(found, line.text):
        return None
    readings = _readings(found)
    return Label(_printed(found), found.end(), readings) if readings else None


def _is_closed(found: re.Match[str], text: str) -> bool:
    after = text[found.end() :]
    if after and not after[0].isspace():
        return False
    if found["word"]:
        return bool(_STARTS.match(after)) and not found["open"]
    if found["open"]:
        return found["close"] == ")"
    if found["close"] in (".", ")"):
        return True
    return "." in found["mark"] and bool(_STARTS.match(after)) and bool(after)


def _printed(found: re.Match[str]) -> str:
    mark: str = found["mark"]
    if found["word"]:
        word = found["word"].strip()
        return f"{word} {mark}" if word.lower() in ("article", "part") else mark
    return f"({mark})" if found["open"] else mark


def _readings(found: re.Match[str]) -> tuple[tuple[str, int], ...]:
    mark: str = found["mark"]
    form = _form(found)
    if "." in mark:
        return (("decimal" + str(mark.count(".")), int(mark.rsplit(".", 1)[1])),)
    if mark.isdigit():
        return ((form + "1", int(mark)),)
    case = "A" if mark.isupper() else "a"
    letter = [(form + case, ord(mark.lower()) - 96)] if len(mark) == 1 else []
    roman = [(form + ("I" if mark.isupper() else "i"), _value(mark))] if _is_roman(mark) else []
    return tuple(letter + roman) if mark.isupper() or mark.islower() else ()


def _form(found: re.Match[str]) -> str:
    if found["word"]:
        return found["word"].strip().lower() + " "
    if found["open"]:
        return "()"
    return found["close"] or ""


def _is_roman(mark: str) -> bool:
    return bool(mark) and bool(_ROMAN.fullmatch(mark))


def _value(mark: str) -> int:
    total = 0
    for sign, following in zip(mark.lower(), [*mark.lower()[1:], ""], strict=True):
        value = _VALUES[sign]
        total += -value if following and _VALUES[following] > value else value
    return total
