"""A number as somebody typed it, with a decimal point or comma, as a bare one; never guessed."""

import re

from assignments.core.words import InputError, told

_BARE = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_EITHER = re.compile(r"(-?[1-9][0-9]{0,2})[.,]([0-9]{3})")
_GROUPED = re.compile(
    r"-?[1-9][0-9]{0,2}(?:"
    r"(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+"  # 1.234,56 and 1,234.56
    r"|(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}"  # 1.234.567
    r"|(?:(?P<gap>[ '\u00a0\u2009\u202f\u2019])[0-9]{3})(?:(?P=gap)[0-9]{3})*(?:[.,][0-9]+)?)"
)
_SHORTENED = re.compile(r"-?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")


def bare(text: str, where: str, *, pointed: bool) -> str:
    """The number with a decimal point and no other sign; other text as it stands.

    `pointed` where the file's separator is a comma, so that a point can only be a decimal one.
    InputError where it could be two numbers.
    """
    if _BARE.fullmatch(text) and (pointed or not _EITHER.fullmatch(text)):
        return text
    either = _EITHER.fullmatch(text)
    if either is not None:
        whole, rest = either.groups()
        what = f"{told(text)} could be {whole}.{rest} or {whole}{rest}"
        remedy = f"write {whole}{rest} or {whole}.{rest}0"
        raise InputError(where, what, remedy)
    if _COMMA.fullmatch(text):
        return text.replace(",", ".")
    if _GROUPED.fullmatch(text):
        return _without_groups(text)
    if _SHORTENED.fullmatch(text):
        what = f"{told(text)} was shortened by a spreadsheet"
        raise InputError(where, what, "write all its digits")
    return text


def _without_groups(text: str) -> str:
    """The last sign is the decimal one, where there is another before it that is not its like."""
    signs = [sign for sign in text if not sign.isdecimal() and sign != "-"]
    last = signs[-1]
    is_decimal = last in ".," and signs.count(last) == 1 and len(signs) > 1
    whole, _, rest = text.rpartition(last) if is_decimal else (text, "", "")
    digits = "".join(sign for sign in whole if sign.isdecimal() or sign == "-")
    return f"{digits}.{rest}" if rest else digits
