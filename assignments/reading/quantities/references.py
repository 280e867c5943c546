"""Numbers that name something instead of counting it: sections, forms, telephones, enumerators.

Dates are in `dates`.
"""

import re
from collections.abc import Iterator
from itertools import chain

from assignments.reading.values import Quantity

_NAMED = (
    r"sections?|sec\.|§§?|paragraphs?|para\.|clauses?|articles?|art\.|sub-?sections?|"
    r"sub-?paragraphs?|exhibits?|schedules?|appendi(?:x|ces)|annex(?:es)?|attachments?|"
    r"addend(?:um|a)|items?|rules?|regulations?|forms?|pages?|page>|chapters?|title|part|steps?|"
    r"phase|tier|grade|tranche|note|suite|ste\.|room|floor|flat|apt\.|apartment|building|bldg\.|"
    r"box|version|no\.|nos\.|nr\.|#|band|class|zone|amendment|policy|publication|figure|footnote|"
    r"vin#?|gate|series|release|sfas|fas|topic|points?"
)
_UNIT_AFTER = (
    r"(?:%|percent|per cent|(?:calendar |business |working )?(?:months?|days?|weeks?|years?|hours?|"
    r"dollars|lbs?|pounds|kgs?|miles|shares|trips|visits|people|persons)\b)"
)
_ONE = (
    r"(?:[A-Z]{0,3}-?\d+(?:[.-]\d+)*[A-Z]?(?:-\d+[a-z]?)?(?: ?\([A-Za-z0-9]{1,4}\))*"
    rf"(?![\w%]|,\d|[ -]?{_UNIT_AFTER}))"
)
_DIGIT = re.compile(r"\d+")
_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?:{_NAMED})(?: (?:no\.|nos\.|number|#))?[:.]? ?#?(?P<letters>[A-Z]{{0,3}}-?)$",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    rf"{_ONE}(?:(?:,| and| or| to| through|, and|, or|-| &| \u2013) ?{_ONE})*", re.IGNORECASE
)
_BRACKETED = re.compile(
    r"(?<![\w$.,])\d{1,4}(?:[A-Z]+(?:-\d+)?)?(?:\([A-Za-z]{1,3}\))(?:\([A-Za-z0-9]{1,4}\))*"
)
_CODED = re.compile(
    r"(?<![\w.$£€¥,])(?:[A-Z]{1,4}-\d{1,5}[A-Z]?\b|\d{1,4}[a-z]?-\d{1,3}[a-z]?(?=\()|"
    r"\d{2,4}[A-JLN-Z](?!\w)"
    r"|\d{1,3}[a-z]-\d{1,2}\b|\d{3}-\d{2}-\d{4}\b|\d{2}-\d{7}\b|\d{1,3}(?:\.\d{1,2}){2,}\b)"
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ \d().-]{6,18}\d|\(?\d{3}\)?[ ./-]{1,2}\d{3}[ .-]\d{4})(?!\d)"
)
_ADDRESS = re.compile(
    r"(?<![\w$.])\d{1,6}[A-Z]?(?= (?:[NSEW]\.? |North |South |East |"
    r"West )?(?:[A-Z0-9][\w.'\u2019-]* ){1,4}"
    r"(?:Street|St\.|Avenue|Ave\b|Road|Rd\b|Drive|Dr\.|Boulevard|Blvd|Lane|Ln\b|Parkway|Pkwy|"
    r"Place|Plaza|Square|Court|Ct\b|Way|Highway|Hwy|Circle|Terrace|Row|Center|Centre|Broadway)\b)"
)
_POST = re.compile(r"\d{5}(?:-\d{4})?(?![\d,.%]\d| ?%| [a-z])")
_PLACE_BEFORE = re.compile(r"(?:\b[A-Z]{2}\.?|\b[A-Z][a-z]{2,}|[A-Z]{4,}),? $")
_CLOCK = re.compile(
    r"(?<![\w.,$£€])\d{1,2}(?::\d\d)?(?::\d\d)? ?(?:[ap]\.?m\b\.?|o['\u2019]clock|GMT)|"
    r"\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(
    r"^[\"'\u201c•*-]{0,2} ?\(?\d{1,3}(?:\.\d{1,2})*(?:\)|\.\)?(?=\s|[A-Z]|$))|"
    r"^\d{1,2}(?:\.\d{1,2})+\b(?= [A-Z])"
    r"|(?<=[:;,.] )\(?\d{1,2}(?:\)(?= )|\.(?= [A-Z\"\u201c]))"
    r"|(?<=[:;.] )\d{1,2}(?:\.\d{1,2})?\.?$"
    r"|(?<=[:;.] )\d{1,2}\.\d{1,2}\.?(?= [A-Z][a-z])"
    r"|(?<=[a-z] )\(\d{1,2}\)(?= (?!forty|twenty|foot|feet|ft))"
)
_ALONE = re.compile(r"\W{0,3}(\d{1,2})\W{0,3}")
_NUMBER_WORD = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|days|months|weeks|years) $",
    re.IGNORECASE,
)
_NTH = re.compile(r"(?<![\w./])\d{1,4} ?/?(?:st|nd|rd|th)\b/?", re.IGNORECASE)
_OF_MANY = re.compile(
    rf"\b(?:year|month|week|day|level) [1-9]\d?(?![\w%]|[,.]\d| per|[ -]?{_UNIT_AFTER})",
    re.IGNORECASE,
)
_ALL = (_OF_MANY, _BRACKETED, _CODED, _PHONE, _ADDRESS, _CLOCK, _NTH)
_REACH = 30


def references(text: str) -> Iterator[Quantity]:
    """The references of the text, in no order."""
    if _DIGIT.search(text):
        for first, last in chain(_named(text), _posted(text), _shaped(text), _enumerators(text)):
            yield Quantity("number", first, last, None, "reference")


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Section 5.2, paragraphs 4 and 6, Form W-2: a word that has numbers, and its numbers."""
    end = 0
    for digits in _DIGIT.finditer(text):
        start = max(end, digits.start() - _REACH)
        name = _NAME_BEFORE.search(text[start : digits.start()])
        if name is None or digits.start() < end:
            continue
        if chained := _CHAIN.match(text, start + name.start("letters")):
            end = chained.end()
            yield start + name.start(), end


def _posted(text: str) -> Iterator[tuple[int, int]]:
    """Post codes, by the place before them."""
    for found in _POST.finditer(text):
        if _PLACE_BEFORE.search(text[max(0, found.start() - _REACH) : found.start()]):
            yield found.span()


def _shaped(text: str) -> Iterator[tuple[int, int]]:
    """Those known by their own shape: telephones, codes, street numbers, times of the day."""
    for pattern in _ALL:
        for found in pattern.finditer(text):
            yield found.span()


def _enumerators(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of list items; a number word before makes it that number's figure: six (6)."""
    if alone := _ALONE.fullmatch(text):
        yield alone.span(1)
    for found in _ENUMERATOR.finditer(text):
        if not _NUMBER_WORD.search(text[max(0, found.start() - 10) : found.start()]):
            yield found.span()
