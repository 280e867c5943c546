"""What names the words below it: a line of capitals, a title, the first words of a paragraph.

One text at a time; which words stand below a heading is told in assembly.
"""

import re

from assignments.reading.structure.sentences import BEGINNERS, sentences

# A heading is no longer than this; one in small letters is shorter.
MOST_WORDS, MOST_SIGNS, FEW_WORDS = 12, 90, 5
# Capitals fewer than this are an abbreviation.
FEWEST_LETTERS = 4
_VERB = re.compile(
    r"(?<![-\w])(?:will|shall|is|are|was|were|may(?!\s+\d)|must|has|have|had|can|cannot|should|would|be|been"
    r"|agrees?|pays|receives?|provides?|includes?|means?|follows|following|below|you)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """a an the of and or for to in on by at with from upon as per its your under during between
    into than not no through without within after before while de la &""".split()
)
_APART = re.compile(
    r"(?:EXHIBIT|SCHEDULE|ANNEX|APPENDIX|ATTACHMENT|ADDENDUM|ENCLOSURE)\b[\s\-\u2013:]*(?:\w{1,4}|[\d.]+)?\b",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?P<title>[^.;:]{3,60}?)(?:\s+--?|\s*[\u2013\u2014])\s+(?=[A-Z$€£\"\u201c])")
_SHOUTED = re.compile(r"(?P<title>[A-Z][A-Z&/'-]+(?: [A-Z&/'-]+){0,5}) (?P<next>[A-Z][a-z]*)\b")
_EMPTY = re.compile(
    r"(?:the)?(?:recitals?|witnesseth|background|preamble|introduction|agreements?|termsandconditions"
    r"|employmentagreement|terms)\W*",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<title>[^.;:$]{3,60}?):\s+(?=\S)")


def has_verb(text: str) -> bool:
    """Whether a text holds one of the verbs that letters are made of."""
    return bool(_VERB.search(text))


def is_capitals(text: str) -> bool:
    """Whether a line is a heading in capitals."""
    if len(text) > MOST_SIGNS * 2 or text != text.upper() or text == text.lower():
        return False
    return (
        sum(sign.isalpha() for sign in text) >= FEWEST_LETTERS
        and len(text.split()) <= MOST_WORDS
        and text[-1] not in ",;-"
        and not re.search(r"[$€£]|\d{3}|[a-z]", text)
        and (text.count(" ") < FEW_WORDS or not has_verb(text))
    )


def is_title(text: str) -> bool:
    """Whether a text is a title: short, no verb, every word but the small ones begun large."""
    bare = text.strip("_*").rstrip(".: \u2013\u2014-")
    words = bare.split()
    if not words or len(words) > MOST_WORDS or len(bare) > MOST_SIGNS or text[-1] in ",;!?":
        return False
    if _VERB.search(bare) or re.search(r"[$€£]|(?<!\d)\d{2}(?!\d)|\d[,.]\d", bare):
        return False
    return words[0][:1].strip("\"'\u201c(").isupper() | words[0].isupper() and all(
        word.lower() in _SMALL or not word.lstrip('("\u201c')[:1].islower() for word in words
    )


def is_short(text: str) -> bool:
    """Whether a text is too short for a sentence and has no verb."""
    if len(text) > MOST_SIGNS * 3 // 2 or not text[0].isupper() or text[-1] in ",;:":
        return False
    return not _VERB.search(text)


def is_brief(text: str) -> bool:
    """Whether a text of small letters may be a heading: a few words, no verb, no number."""
    bare = text.rstrip(".: ")
    if not bare[:1].isupper() or len(bare.split()) > FEW_WORDS or text[-1] in ",;!?":
        return False
    return not _VERB.search(bare) and not re.search(r"[\d$€£,]", bare)


def is_apart(text: str) -> bool:
    """Whether a line begins an exhibit, schedule or the like, with clauses of its own."""
    return (bool(_APART.match(text)) and (is_capitals(text) or is_title(text))) or (
        len(text) < FEW_WORDS * 6 and bool(_APART.fullmatch(text))
    )


def governs(text: str) -> bool:
    """Whether a heading says what stands below it: "RECITALS" and the like do not."""
    return not _EMPTY.fullmatch(text.replace(" ", ""))


def run_in(text: str, freely: int) -> tuple[int, int]:
    """Up to where a paragraph's run-in heading goes, and where the words after it begin.

    Zeros where it has none. `freely`: 0 where only a few words may be one, since longer ones may
    be an item; 2 where a few words in small letters may be one too.
    """
    for found in (_COLON.match(text), _DASHED.match(text)):
        if found and _names(found["title"], brief=freely > 1 or found.re is _COLON):
            return found.end("title") + (found.re is _COLON), found.end()
    shouted = _SHOUTED.match(text)
    if shouted and shouted["next"].lower() in BEGINNERS and is_capitals(shouted["title"]):
        return shouted.end("title"), shouted.start("next")
    first = next(sentences(text[: MOST_SIGNS * 2]), (0, 0))[1]
    title = text[: first - 1]
    if not 0 < first < min(len(text), MOST_SIGNS) or text[first - 1] != ".":
        return 0, 0
    if not freely and len(title.split()) > FEW_WORDS:
        return 0, 0
    return (first, first + 1) if _names(title, brief=freely > 1) else (0, 0)


def _names(title: str, *, brief: bool) -> bool:
    return is_capitals(title) or is_title(title) or (brief and is_brief(title))
