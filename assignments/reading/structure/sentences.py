"""Where the sentences of a flat text begin and end. Lists inside a sentence are not told here."""

import re
from collections.abc import Iterator

# How far a bracket may reach to hold what stands in it together.
BRACKETED = 400
_CLOSERS = "\"'\u201d\u2019)\\]"
_END = re.compile(
    rf"[.!?]+[{_CLOSERS}]*(?=\s|$)"
    r"|\.(?<=[a-z)\d]{3}\.)(?=[A-Z][a-z]+\s)"
    "|[\u3002\uff01\uff1f\u061f\u06d4][\u201d\u300d\u300f\uff09]*"
)
_NEXT = re.compile(r"\s*[\"'\u201c\u2018(\[\u2022\-\u2013\u2014$\u20ac\u00a3\u00a5#]*\s*([^\W_]+)")
_MARK = re.compile(r"\s*\(\w{1,4}\)\s")
_LAST = re.compile(r"[^\s\"'\u201c\u2018(\[]+$")
_BRACKET = re.compile(r"[()]")
# After these a dot ends nothing.
_NEVER = frozenset(
    """mr mrs ms messrs dr prof st nos sec secs art arts para paras cl cls fig ex vs v cf gen hon
    rev capt lt approx est dept ref tel attn ext ave blvd rd mt ft jan feb mar apr jun jul aug
    sept sep oct nov dec e.g i.e eg ie viz al incl esq ca eff rev m.d ph.d""".split()
)
# After these a dot ends nothing where a figure follows.
_BEFORE_FIGURES = frozenset("no nos art sec p pp vol ch item par eur usd gbp rmb rs hk".split())
# After these a dot may end a sentence: then the next word is one that begins many.
_MAYBE = frozenset(
    """inc corp ltd co cos llc lp llp plc bros mfg int intl jr sr etc u.s u.k u.s.a p.r.c p.m a.m
    d.c n.v s.a l.p b.v s.p.a l.l.c n.y a.g lbs lb kg kgs cu sq hrs yr yrs mo mos wk""".split()
)
BEGINNERS = frozenset(
    """the you your this these that those we our it its in if for during as upon should such all
    any employee employer company executive assignee he she they their his her each no not nothing
    notwithstanding there when where while after before at by on to with without subject except
    unless an a both either neither please however further furthermore additionally also and but
    or i my payment payments reimbursement expenses until once one two three provided following
    regarding from under within what which meals housing lodging travel home upon whenever since
    thereafter beginning effective accordingly therefore moreover""".split()
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """First and last place of each sentence, the last excluded."""
    start, held = 0, _bracketed(text)
    for found in _END.finditer(text):
        if found.end() > held(found.start()) and _ends(text, found):
            yield start, found.end()
            start = found.end() + (text[found.end() : found.end() + 1] == " ")
    if start < len(text):
        yield start, len(text)


class _Bracketed:
    """Up to where a place is held by the bracket around it; asked from left to right."""

    def __init__(self, text: str) -> None:
        self.spans = list(_spans(text))
        self.spans.reverse()

    def __call__(self, place: int) -> int:
        while self.spans and self.spans[-1][1] <= place:
            self.spans.pop()
        return self.spans[-1][1] - 1 if self.spans and self.spans[-1][0] < place else 0


_bracketed = _Bracketed


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The outermost brackets that close not too far on."""
    opened, depth = 0, 0
    for found in _BRACKET.finditer(text):
        if depth and found.start() - opened > BRACKETED:
            depth = 0
        if found.group() == "(":
            opened = opened if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield opened, found.end()


def _ends(text: str, found: re.Match[str]) -> bool:
    after = _NEXT.match(text, found.end())
    if text[found.start()] != "." or after is None:
        return True
    following = after.group(1)
    if following[0].islower() and not _MARK.match(text, found.end()):
        return False
    before = _LAST.search(text, max(0, found.start() - 40), found.start())
    return _may_end(before.group().lower() if before else "", after.group(), following)


def _may_end(word: str, between: str, following: str) -> bool:
    """Whether a dot after such a word ends a sentence, from what stands after it."""
    if word in _NEVER or (following[0].isdigit() and word in _BEFORE_FIGURES):
        return False
    if word in _MAYBE and "(" in between:
        return False
    if word in _MAYBE or (len(word.rpartition(".")[2]) == 1 and word[-1:].isalpha()):
        return following.lower() in BEGINNERS
    return True
