"""The words for why an employment or assignment ends, and for sentences that define them."""

import re

from assignments.core.ending import (
    CAUSES,
    CHANGE_OF_CONTROL,
    GOOD_CAUSE,
    GOOD_REASON,
    NATURAL_END,
    WITHOUT_GOOD_CAUSE,
)


def words(text: str) -> re.Pattern[str]:
    """A pattern without regard to case."""
    return re.compile(text, re.IGNORECASE)


_QUOTED = "[\"']?"
_WITHOUT = words(
    rf"(?:other than|without|not for|except for)(?: for)? {_QUOTED}(?:good |just )?cause\b"
)
_ANY_REASON = words(r"\bfor (?:any|whatever) reason\b|\b(?:either|whichever) (?:of us|party)\b")
_SIGNS = (
    (
        CHANGE_OF_CONTROL,
        words(r"\bchanges? (?:of|in) (?:control|hands)|\bchanges hands|\bpasses into other hands"),
    ),
    (
        GOOD_REASON,
        words(
            rf"\b(?:for|with|constitut\w+) {_QUOTED}good reason|\bfor (?:a|one of the) grounds?\b"
        ),
    ),
    (GOOD_CAUSE, words(rf"\b(?:for|with) {_QUOTED}(?:good |just )?cause\b")),
    (
        NATURAL_END,
        words(
            r"\b(?:completion|conclusion|expiration|expiry) of (?:the|your|his|her) assignment"
            r"|\bend of (?:the|your|his|her) (?:international )?(?:assignment|secondment)"
            r"|\bassignment (?:is over|ends|has ended|is completed)|\brepatriat(?:ion|ed)\b"
            r"|\bwhen (?:the|your) work\b[^.;]{0,40}\bfinished"
        ),
    ),
)
_STOPS = words(
    r"\bemployment (?:is |be )?(?:terminated|stops|ends|ceases)"
    r"|\bterminat\w+ of (?:your )?employment"
)
_DEFINED = (
    (
        GOOD_REASON,
        words(
            rf"deemed to have resigned for {_QUOTED}good reason"
            rf"|good reason{_QUOTED},? (?:\w+ ){{0,6}}?(?:shall mean|means?|exists? if|shall exist)"
            r"|^grounds for you to leave are|^the grounds are\b|\bmay resign for a ground if"
        ),
    ),
    (
        CHANGE_OF_CONTROL,
        words(
            rf"change (?:of|in) control{_QUOTED}(?: of the company)?,? (?:\w+ ){{0,3}}?"
            r"(?:shall be deemed|shall mean|means?\b|is defined|will be deemed)"
            r"|^a change of hands is|(?:passes into other|changes) hands when"
        ),
    ),
    (
        GOOD_CAUSE,
        words(
            rf"(?<!without )(?<!other than )\b(?:good )?cause{_QUOTED},? (?:\w+ ){{0,3}}?"
            r"(?:shall mean|means?\b|is defined|will mean)"
            r"|^cause is\b|^cause, for this purpose, is|\bthere is cause if"
        ),
    ),
)


def defined_in(text: str) -> str | None:
    """Which cause a sentence defines; None where it defines none."""
    return next((kind for kind, sign in _DEFINED if sign.search(text)), None)


def causes_in(text: str) -> tuple[str, ...]:
    """For which causes a sentence speaks, in the order of `CAUSES`; all of them: "any reason"."""
    if _ANY_REASON.search(text) and _STOPS_ALL.search(text):
        return CAUSES
    rest = _WITHOUT.sub("", text)
    found = {kind for kind, sign in _SIGNS if sign.search(rest)}
    if rest != text and not _AT_WILL.search(text):
        found.add(WITHOUT_GOOD_CAUSE)
    if NATURAL_END in found and _STOPS.search(text):
        return CAUSES
    return tuple(one for one in CAUSES if one in found)


_STOPS_ALL = words(r"\bterminat|\bends?\b|\bresign")
_AT_WILL = words(r"\bwith or without (?:good |just )?cause|\bwith and without")
