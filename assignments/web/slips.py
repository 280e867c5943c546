"""What the core and the actions say, told in another language by the pattern it was made of.

Their own words are part of the contract and stay English there. The patterns are the texts of the
catalogue in the context "core", which `make words` gathers out of the source itself; what stands in
their places is told as well where it is words. A sentence that no pattern fits stays as it is.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from babel.dates import format_date, format_skeleton
from flask import Flask
from flask_babel import gettext, pgettext

from assignments.core.words import InputError
from assignments.web import languages, speech

CORE = "core"  # the context of what the core says, in the catalogue
_PLACE = re.compile(r"%\((\w)\)s")
_LIST = re.compile(r"; |, (?=\S)")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")
_MONTH = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{4}})")
_ISO = re.compile(r"\d{4}-\d\d(-\d\d)?")
MOST_TRIED = 12  # words before what a pattern fits
Said: TypeAlias = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What the core can say, with its Chinese: as it stands, and with places left open."""

    whole: dict[str, str]
    open: tuple[Said, ...]

    def fitting(self, text: str) -> tuple[str, dict[str, str]] | None:
        """The Chinese of the pattern with the most words that fits, and what stands in it."""
        if text in self.whole:
            return self.whole[text], {}
        for pattern, chinese in self.open:
            if found := pattern.fullmatch(text):
                return chinese, found.groupdict()
        return None


@lru_cache(maxsize=2)
def _patterns(context: str = CORE) -> _Patterns:
    known = dict(languages.of_context(context))
    whole = {text % {}: said % {} for text, said in known.items() if not _PLACE.search(text)}
    with_places = (text for text in known if _PLACE.search(text))
    ordered = sorted(with_places, key=lambda text: -len(_PLACE.sub("", text)))
    return _Patterns(whole, tuple((_pattern(text), known[text]) for text in ordered))


def _pattern(text: str) -> re.Pattern[str]:
    parts: Iterator[str] = iter(_PLACE.split(text))
    written = _written(next(parts))
    for name, words in zip(parts, parts, strict=True):
        written += f"(?P<{name}>.+?){_written(words)}"
    return re.compile(written, re.DOTALL)


def _written(words: str) -> str:
    return re.escape(words.replace("%%", "%"))


def said(text: str) -> str:
    """A sentence of the core in the language of the moment, where a pattern fits it."""
    return text if languages.current() == languages.ENGLISH else _chinese(text)


def all_said(text: str) -> str:
    """Several sentences of the core, one behind the other."""
    if languages.current() == languages.ENGLISH or _patterns().fitting(text):
        return said(text)
    return "".join(map(_chinese, re.split(r"(?<=[.!?]) (?=[A-Z\d])", text)))


@lru_cache(maxsize=2048)
def _chinese(text: str) -> str:
    found = _patterns().fitting(text)
    if found is None:
        return _behind(text)
    chinese, places = found
    return chinese % _parts(places)


def _parts(places: dict[str, str]) -> dict[str, str]:
    return {name: _part(value) for name, value in places.items()}


def _behind(text: str) -> str:
    """What a pattern fits behind a name, such as that of a file; else the text as it is."""
    words = text.split(" ")
    for place in range(1, min(len(words), MOST_TRIED)):
        if found := _patterns().fitting(" ".join(words[place:])):
            chinese, places = found
            return f"{_part(' '.join(words[:place]))} {chinese % _parts(places)}"
    return text


@lru_cache(maxsize=2048)
def _part(value: str) -> str:
    """What stands in a place: a day, a word of the contract, several, or words of the core."""
    for tell in (_day, _word, _several):
        if (told := tell(value)) is not None:
            return told
    found = _patterns().fitting(value)
    return value if found is None else _chinese(value)


def _day(value: str) -> str | None:
    if _ISO.fullmatch(value):
        return _dated(value)
    if found := _DAY.fullmatch(value):
        day, month, year = found.groups()
        return _on(dt.date(int(year), _MONTHS.index(month) + 1, int(day)))
    if found := _MONTH.fullmatch(value):
        return _in(dt.date(int(found[2]), _MONTHS.index(found[1]) + 1, 1))
    return None


def _dated(value: str) -> str:
    try:
        if len(value) == len("2005-03"):
            return _in(dt.date.fromisoformat(f"{value}-01"))
        return _on(dt.date.fromisoformat(value))
    except ValueError:
        return value  # it was refused for being none


def _on(day: dt.date) -> str:
    return format_date(day, "long", locale=languages.locale())


def _in(month: dt.date) -> str:
    return format_skeleton("yMMMM", month, locale=languages.locale())


def _word(value: str) -> str | None:
    name = value.replace(" ", "_")
    for words in (speech.STATUSES, speech.OUTCOMES, speech.ROLES, speech.CATEGORY_NAMES):
        if name in words:
            return words[name]
    return speech.WORDS[name] if name in ("economy", "premium_economy", "business") else None


def _several(value: str) -> str | None:
    """A list that the core joined, each part said for itself."""
    for between, join in (("; ", "；"), (" and ", "和"), (", ", "、")):  # noqa: RUF001
        parts = value.split(between)
        if len(parts) > 1 and all(one.count("(") == one.count(")") for one in parts):
            told = [_part(one) for one in parts]
            if told != parts:
                return join.join(told)
    return None


def sentence(error: InputError) -> str:
    """An error as a form says it beside the field: what is wrong and what to do."""
    what, remedy = said(error.what), said(error.remedy)
    return str(
        gettext("%(what)s: %(remedy)s.", what=f"{what[:1].upper()}{what[1:]}", remedy=remedy)
    )


def whole_sentence(error: InputError) -> str:
    """An error with its place before it, where no field shows the place.

    The name of a field is English: in another language the sentence stands without it.
    """
    if languages.current() != languages.ENGLISH and error.where.isidentifier():
        return sentence(error)
    where = place_said(error.where)
    return str(
        gettext(
            "%(where)s: %(what)s",
            where=f"{where[:1].upper()}{where[1:]}",
            what=sentence(error),
        )
    )


def place_said(where: str) -> str:
    """Where something is wrong: rows and files in words, a column by its name."""
    if languages.current() == languages.ENGLISH:
        return where
    return "，".join(_part(one) for one in where.split(", "))  # noqa: RUF001


def kept_said(text: str | None) -> str:
    """What the machine wrote into a field that people write into too; their words stay theirs."""
    if not text or languages.current() == languages.ENGLISH:
        return text or ""
    found = _patterns("kept").fitting(text)
    return text if found is None else found[0] % _parts(found[1])


def trail_said(text: str) -> str:
    """A deed, a record or a field of one, as the audit trail names it."""
    return str(pgettext("trail", text)) if text else ""


def register(app: Flask) -> None:
    """Let the templates tell what the core says."""
    for tell in (said, all_said, place_said, whole_sentence):
        app.add_template_filter(tell, f"core_{tell.__name__}")
    app.add_template_filter(kept_said)
    app.add_template_filter(trail_said)
