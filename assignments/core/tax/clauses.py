"""Which kind of settlement a clause says by its own words, and which words leave it open."""

import re

from assignments.core.tax.years import EQUALISED, PROTECTED

_SAYS = {
    EQUALISED: re.compile(r"equali[sz]", re.IGNORECASE),
    PROTECTED: re.compile(r"protect", re.IGNORECASE),
}
# Words that make the company's duty hang on a disadvantage: then "equalization" may mean either.
_DISADVANTAGE = re.compile(
    r"\w*(?:deleterious|adverse|detriment|disadvantag|unfavou?rabl|additional|higher)\w*"
    r"(?:\s+tax(?:es)?)?(?:\s+(?:effect|burden|consequence|liability)\w*)?",
    re.IGNORECASE,
)
_EITHER = re.compile(r"(?:tax\s+)?\w*(?:equali[sz]|protect)\w*", re.IGNORECASE)


def kind_said(quote: str) -> str | None:
    """The kind that a clause says by its own words; None where it leaves it open.

    It is open where it says neither or both; or where it speaks of equalization only to make good
    a disadvantage, which is what protection does.
    """
    said = [kind for kind, words in _SAYS.items() if words.search(quote)]
    if said == [EQUALISED] and _DISADVANTAGE.search(quote):
        return None
    return said[0] if len(said) == 1 else None


def open_words(quote: str) -> str:
    """The words by which a clause leaves the kind open, whole, as far as they are known."""
    found = _DISADVANTAGE.search(quote) or _EITHER.search(quote)
    return " ".join(found.group(0).split()) if found else ""
