"""Where the employee comes from and where the work is, in the letter's words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assignments.reading.facts.names import SUFFIX
from assignments.reading.facts.said import Said

# How far from the words that announce it a place may stand.
REACH = 130
# "USA" is a place; longer words in capitals are names of parties.
INITIALS = 3
_WORD = r"(?:[A-Z\u00c0-\u00dd][\w'\u2019\-]+|St\.|U\.S\.A?\.?|U\.K\.)"
_PLACE = (
    rf"(?:the |our |your )?({_WORD}(?: {_WORD}){{0,3}}"
    rf"(?:, (?:[A-Z]{{2}}\b|{_WORD}(?: {_WORD}){{0,2}}))?)(?!,? {SUFFIX}\b)"
)
_NO_PLACE = re.compile(
    r"(?:The|Company|Employer|Employee|Section|Paragraph|Exhibit|Agreement|Board|Group|Division"
    r"|Department|Corporation|Executive|Office|Vice|President|Chief|Plan|Assignment|Host|Home"
    r"|Country|Location|Inc|Ltd|Corp|LLC|You|Your|This|Human|Resources|Policy|January|February"
    r"|March|April|May|June|July|August|September|October|November|December|Schedule|Annex"
    rf"|Appendix|Senior|General|Director|Manager)\b|.*\b{SUFFIX}$"
)
_LATER = re.compile(r"[;:]\s|\b(?:until|unless|provided(?: that|,)|where|which)\b")


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that announce a place, and the small words right before it.

    Without small words the place stands directly behind.
    """

    words: re.Pattern[str]
    before: re.Pattern[str]


def _cue(words: str, before: str) -> _Cue:
    pattern = rf"\b(?:{before}) {_PLACE}" if before else rf"^ (?:in |at |to )?{_PLACE}"
    return _Cue(re.compile(rf"\b(?:{words})", re.IGNORECASE), re.compile(pattern))


_HOST = (
    _cue(r"host (?:country|location|city)(?: is| will be|:| of| in)?", ""),
    _cue(r"assignment|secondment|posting|seconded|assigned|posted", "in|to"),
    _cue(r"transfer(?:red)?|move|relocat(?:e|ed|ing|ion)\b", "in|to"),
    _cue(r"(?:place of work|work location|place of employment)(?: is| will be| shall be|:)?", ""),
    _cue(r"offices?|plant|facility|headquarters|subsidiary|affiliate|branch", "in"),
    _cue(
        r"(?<!right to )(?<!authorized to )(?<!eligible to )(?<!permit to )work|stationed"
        r"|(?<!currently )(?<!presently )(?:based|located)",
        "in",
    ),
    _cue(r"new (?:home|residence)", "in"),
    _cue(r"position|post|role", "in"),
)
_HOME = (
    _cue(r"home (?:country|location|city|base)(?: is| will be|:| of)?", ""),
    _cue(r"point of (?:origin|hire)(?: is|:)?", ""),
    _cue(
        r"mov(?:e|ing)|relocat\w+|transfer\w*|goods|effects|belongings|you and your family", "from"
    ),
    _cue(r"(?:current|present|existing|old|former|principal) (?:home|residence|house)", "in"),
    _cue(r"(?:home|residence)(?: located)?(?= in)", "in"),
    _cue(r"(?:currently|presently) (?:based|located|living|residing|employed)", "in"),
    _cue(r"expatriate", "of|from"),
    _cue(r"return|repatriat\w+|home leave", "to"),
)
_TITLE = re.compile(
    r"\b(?:assignment|secondment|transfer|relocation|posting)\b.{0,20}?\b(?:to"
    r"|in) (.+)",
    re.IGNORECASE,
)


def host(letter: Said) -> str | None:
    """Where the work is."""
    texts = _texts(letter)
    titled = (place for line in letter.titles for place in _in_title(line, texts))
    return next(titled, None) or next(_found(texts, _HOST), None)


def home(letter: Said, host: str | None) -> str | None:
    """Where the employee comes from; never the host."""
    places = _found(_texts(letter), _HOME)
    return next((place for place in places if not _same(place, host)), None)


def _texts(letter: Said) -> list[str]:
    return [unit.text for unit in letter.sentences() if "Good Reason" not in unit.lead + unit.text]


def _same(place: str, other: str | None) -> bool:
    return other is not None and (place in other or other in place)


def _in_title(line: str, texts: Sequence[str]) -> Iterator[str]:
    """The place that a line of the title names."""
    found = _TITLE.search(line)
    name = _place(found.group(1).strip(" .:").title()) if found else ""
    if name and len(line) <= REACH // 2:
        yield _whole(name, texts)


def _found(texts: Sequence[str], cues: Sequence[_Cue]) -> Iterator[str]:
    """The places, those of the surest words first."""
    for cue in cues:
        for text in texts:
            for found in cue.words.finditer(text):
                yield from _after(text, found.end(), cue, texts)


def _after(text: str, start: int, cue: _Cue, texts: Sequence[str]) -> Iterator[str]:
    within = text[start : start + REACH]
    for found in cue.before.finditer(within):
        if _LATER.search(within[: found.start()]):
            return
        place = _place(found.group(1))
        if place:
            yield _whole(place, texts)
            return


def _place(words: str) -> str:
    """The words as far as they are a place; empty where they are none."""
    city, _, country = words.partition(", ")
    if _NO_PLACE.match(country) or _is_shouted(country):
        country = ""
    if _NO_PLACE.match(city) or _is_shouted(city):
        return ""
    return (f"{city}, {country}" if country else city).rstrip("'\u2019")


def _is_shouted(word: str) -> bool:
    return len(word) > INITIALS and word.isupper()


def _whole(place: str, texts: Sequence[str]) -> str:
    """A city with its country, where the letter says them together anywhere."""
    if "," in place:
        return place
    longer = re.compile(rf"\b{re.escape(place)}, {_WORD}(?: {_WORD})?")
    for text in texts:
        found = longer.search(text)
        if found and _place(found.group()) == found.group():
            return found.group()
    return place
