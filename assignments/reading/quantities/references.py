"""Numbers that name something instead of counting it: sections, forms, telephones, enumerators.

Dates are in `dates`.
"""

import re
from collections.abc import Iterator

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
_REFERENCE = re.compile(
    rf"(?<!\w)(?:{_NAMED})(?: (?:no\.|nos\.|number|#))?[:.]? ?#?{_ONE}"
    rf"(?:(?:,| and| or| to| through|, and|, or|-| &| \u2013) ?{_ONE})*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?<![\w$.,])\d{1,4}(?:[A-Z]+(?:-\d+)?)?(?:\([A-Za-z]{1,3}\))(?:\([A-Za-z0-9]{1,4}\))*"
)
_CODED = re.compile(
    r"(?<![\w.$£€¥,])(?:[A-Z]{1,4}-\d{1,5}[A-Z]?\b|\d{1,4}[a-z]?-\d{1,3}[a-z]?(?=\()|"
    r"\d{2,4}[A-JLN-Z](?!\w)"
    r"|\d{1,3}[a-z]-\d{1,2}\b|\d{3}-\d{2}-\d{4}\b|\d{2}-\d{7}\b|\d{1,3}(?:\.\d{1,3}){2,}\b)"
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
_POST = re.compile(
    r"(?:\b[A-Z]{2}\.?|[a-z]{3,}|[A-Z]{4,}),? (?P<first>\d{5}(?:-\d{4})?)(?![\d,.%]\d| ?%| [a-z])"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)?(?::\d\d)? ?(?:[ap]\.?m\b\.?|o['\u2019]clock|GMT)|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(
    r"^[\"'\u201c•*-]{0,2} ?\(?\d{1,3}(?:\.\d{1,2})*(?:\)|\.\)?(?=\s|[A-Z]|$))|"
    r"^\d{1,2}(?:\.\d{1,2})+\b(?= [A-Z])"
    r"|(?<=[:;,.] )\(?\d{1,2}(?:\)(?= )|\.(?= [A-Z\"\u201c]))"
    r"|(?<=[a-z] )\(\d{1,2}\)(?= (?!forty|twenty|foot|feet|ft))"
)
_NUMBER_WORD = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|days|months|weeks|years) $",
    re.IGNORECASE,
)
_NTH = re.compile(r"(?<![\w.])\d{1,4} ?/?(?:st|nd|rd|th)\b/?", re.IGNORECASE)
_HINT = re.compile(r"\d")
_ALL = (_REFERENCE, _BRACKETED, _CODED, _PHONE, _ADDRESS, _POST, _CLOCK, _NTH)


def references(text: str) -> Iterator[Quantity]:
    """The references of the text, in no order."""
    if not _HINT.search(text):
        return
    for pattern in _ALL:
        for found in pattern.finditer(text):
            first = found.start("first") if "first" in pattern.groupindex else found.start()
            yield Quantity("number", first, found.end(), None, "reference")
    for found in _ENUMERATOR.finditer(text):
        before = text[max(0, found.start() - 10) : found.start()]
        if not _NUMBER_WORD.search(before):
            yield Quantity("number", found.start(), found.end(), None, "reference")
