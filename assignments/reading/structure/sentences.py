"""Where the sentences of a flat text begin and end. Lists inside a sentence are not told here."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.!?][\"'\u201d\u2019)\]]*(?=\s|$)|[\u3002\uff01\uff1f\u061f\u06d4][\u201d\u300d\uff09]*"
)
_NEXT = re.compile(r"\s*[\"'\u201c\u2018(\[]*([^\W_]+)")
_LAST = re.compile(r"[\"'\u201c\u2018(\[]*([^\s\"'\u201c\u2018(\[]+)$")
# After these a dot ends nothing.
_BEFORE_NAMES = frozenset(
    """mr mrs ms dr prof messrs st no nos sec secs art arts para paras cl fig ex vs v cf gen hon
    rev capt approx est dept ref tel attn jr. ext fl ave blvd rd jan feb mar apr jun jul aug sept
    sep oct nov dec e.g i.e viz al incl max min""".split()
)
# After these a dot may end a sentence: then the next word is one that begins many.
_MAYBE = frozenset(
    "inc corp ltd co llc lp plc etc jr sr u.s u.k u.s.a p.m a.m d.c n.v s.a l.p".split()
)
_BEGINNERS = frozenset(
    """the you your this these that those we our it its in if for during as upon should such all
    any employee employer company executive he she they their his her each no not nothing
    notwithstanding there when where while after before at by on to with without subject except
    unless an a both either neither please however further additionally also and but or
    i my payment reimbursement""".split()
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """First and last place of each sentence, the last excluded."""
    start = 0
    for found in _END.finditer(text):
        if _ends(text, found):
            yield start, found.end()
            start = found.end() + (text[found.end() : found.end() + 1] == " ")
    if text[start:].strip():
        yield start, len(text)


def _ends(text: str, found: re.Match[str]) -> bool:
    if text[found.start()] != ".":
        return True
    after = _NEXT.match(text, found.end())
    if after is None:
        return True
    following = after.group(1)
    if following[0].islower():
        return False
    before = _LAST.search(text, max(0, found.start() - 40), found.start())
    word = before.group(1).lower() if before else ""
    if word in _BEFORE_NAMES:
        return False
    if word in _MAYBE or (len(word) == 1 and word.isalpha()):
        return following.lower() in _BEGINNERS
    return True
