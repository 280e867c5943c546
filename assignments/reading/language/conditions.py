"""Cabin, destination, judgement and approval, as words state them."""

import re

_CABINS = (
    ("premium_economy", re.compile(r"\bpremium[- ]economy", re.IGNORECASE)),
    (
        "business",
        re.compile(r"\b(?:business|club)[- ](?:class|cabin)|business(?=[- ]class)", re.IGNORECASE),
    ),
    ("first", re.compile(r"\bfirst[- ]class", re.IGNORECASE)),
    (
        "economy",
        re.compile(
            r"\b(?:economy|coach|tourist)(?:[- ](?:class|cabin|air\w*|fares?))?\b", re.IGNORECASE
        ),
    ),
)
_REASONABLE = re.compile(
    r"\b(?:reasonabl[ey]|appropriate|customary|necessary|suitable|comparable)\b", re.IGNORECASE
)
_ONLY_REASONABLE = re.compile(r"\breasonabl[ey]\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:based on|comparable (?:to|with)|similar to|consistent with|in line with"
    r"|commensurate with) "
    r"([^,;.]*(?:\.(?=\w|,)[^,;.]*)*)",
    re.IGNORECASE,
)
_APPROVAL = re.compile(
    r"\b(?:prior|advance|written) (?:written )?(?:approval|consent|authori[sz]ation)"
    r"|pre-?approv\w+|"
    r"(?:if|as|when|unless|must be|are|is) (?:mutually )?(?:approved|authori[sz]ed)"
    r"|subject to (?:the )?\w* ?approval"
    r"|approved (?:by|in)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\bto (?:the |your |his |her )?(?:home (?:country|location|base)|country of origin"
    r"|point of origin)|home leave",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\bto (?:the |your |his |her )?(?:host (?:country|location|city)|assignment location"
    r"|new location)",
    re.IGNORECASE,
)


def cabin(text: str) -> str | None:
    """The cabin that the words name first; None where they name none."""
    found = [(match.start(), name) for name, words in _CABINS if (match := words.search(text))]
    return min(found)[1] if found else None


def is_reasonable(text: str) -> bool:
    """Whether the words leave an amount to judgement."""
    return _ONLY_REASONABLE.search(text) is not None


def measure(text: str) -> str | None:
    """The yardstick of a judgement in the letter's words; None where it names none."""
    found = _MEASURE.search(text)
    return found[0].strip() if found and _REASONABLE.search(text) else None


def needs_approval(text: str) -> bool:
    """Whether each cost wants HR's approval first."""
    return _APPROVAL.search(text) is not None


def destination(text: str) -> str | None:
    """Where a journey of the words leads: `home`, `host`, or None where they do not say."""
    home, host = _HOME.search(text), _HOST.search(text)
    if bool(home) == bool(host):
        return None
    return "home" if home else "host"
