"""What is wrong with markup that its parser gave up on."""

from lxml import etree

from assignments.core.words import InputError
from assignments.documents.refusals import refusal

_NO_MEMORY = etree.ErrorTypes.ERR_NO_MEMORY
_SIGNS = {"depth": "deep", "too long": "long", "amplification": "swollen"}


def fault(error: etree.XMLSyntaxError) -> InputError:
    """The refusal for a parser's error."""
    if getattr(error, "code", None) == _NO_MEMORY:
        return refusal("hungry")
    return refusal(next((word for sign, word in _SIGNS.items() if sign in str(error)), "damaged"))
