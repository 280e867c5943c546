"""What a letter wears: how dates, salutations, closes, signatures and addresses look.

One line or block of text at a time; where in the letter they stand is told in edges.
"""

import re

# A line that closes a letter is no longer than this.
CLOSE = 60
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_SALUTATION = re.compile(
    r"(?:Dear\b.{1,60}|To Whom It May Concern|Ladies and Gentlemen|Gentlemen|Sir|Madam)"
    r"[,:.]?(?:\s|$)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:Dated?:?\s*)?(?:as of\s+)?(?:\w+day,?\s+)?"
    rf"(?:{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s*\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\.?,?\s+\d{{4}}"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})\.?",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"(?:(?:very |yours )?(?:truly|sincerely|faithfully|respectfully|cordially)(?: yours)?|yours,?$"
    r"|(?:with )?(?:best|kind|warm(?:est)?|kindest)(?: personal)? (?:regards|wishes)|regards"
    r"|respectfully submitted|in witness whereof\b.*|/s/.*|by\s*:\s*(?:/s/.*|_.*)?$)[,.]?(?:\s|$)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(
    r"(?:/s/|by\s*:|its\s*:|name\s*:|title\s*:|dated?\s*:|signature\b|signed\b|_{3,}|cc\s*:|c\.c\."
    r"|enclosures?\b|attachments?\s*:?$|encl\b|witness(?:ed)?\s*:"
    r"|(?:acknowledged|accepted|agreed|confirmed)(?:,? (?:and )?"
    r"(?:acknowledged|accepted|agreed|confirmed))*(?: to)?(?:,? (?:by|on|this|as of)\b.*)?:?$)",
    re.IGNORECASE,
)
_MEMO = re.compile(
    r"(?:to|from|date|re|subject|cc|via|ref|our ref|your ref)\s*:(?=\s)", re.IGNORECASE
)
_CONTACT = re.compile(
    r"(?:\b(?:tel|phone|telephone|fax|facsimile|telecopier|telex)\b.{0,4}[:.+(]?\s*[\d(+]|\bwww\."
    r"|@\w+\.\w|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\bP\.? ?O\.? Box\b|^\[[^\]]*\]$)",
    re.IGNORECASE,
)


def is_date(text: str) -> bool:
    """Whether a line holds a date and nothing else."""
    return bool(_DATE.fullmatch(text))


def is_salutation(text: str) -> bool:
    """Whether a line greets the reader."""
    return len(text) <= CLOSE * 2 and bool(_SALUTATION.match(text))


def is_close(text: str) -> bool:
    """Whether a line takes leave or signs."""
    if not _CLOSE.match(text):
        return False
    return len(text) < CLOSE or text.lower().startswith(("in witness", "by:", "/s/"))


def is_signed(text: str) -> bool:
    """Whether a line belongs to a signature: "Name:", "Accepted by", "cc:"."""
    return bool(_SIGNED.match(text))


def is_memo(text: str) -> bool:
    """Whether a line tells to whom, from whom and of what a memorandum is."""
    return bool(_MEMO.match(text))


def is_contact(text: str) -> bool:
    """Whether a line tells how to reach somebody, or where."""
    return bool(_CONTACT.search(text))


def stands_alone(text: str) -> bool:
    """Whether a line goes on with no line above it and with none below."""
    return is_date(text) or is_salutation(text) or is_close(text)
