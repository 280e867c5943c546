"""Signs in text that came out of a parser: one kind of line end, and none that steer a terminal."""

import re

STRUCK_OUT = "Words that are struck out in the file were left out."

# Line and page breaks and tabs stay; so do the marks that right-to-left text needs.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
# Where fonts of signs keep the bullets that Word prints, and what a PDF makes of them.
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf0fc\uf06e", "\u2022")
_PLAIN = str.maketrans({"\u00a0": " ", "\u00ad": None, "\u200b": None, "\ufeff": None, **_BULLETS})
_WIDE = re.compile("(?<![ \t])[ \t]++(?=\n|\f|\\Z)")
_EMPTY = re.compile("\n{3,}")


def cleaned(text: str) -> str:
    """The text with plain line ends and spaces, no control characters, one empty line at most."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    trimmed = _WIDE.sub("", _CONTROL.sub("", lines.translate(_PLAIN)))
    return _EMPTY.sub("\n\n", trimmed).strip("\n").rstrip()
