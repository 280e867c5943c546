"""What kind of file it is, told from its first bytes; its name decides only what they leave open.

Kinds that can be opened are txt, pdf, docx and html; any other word is one of the `refusals`. What
else a zip file may hold is seen where it is unpacked.
"""

import re

HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SIGNS = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
)
_BINARY = frozenset({"picture", "archive"})
# A page of markup, perhaps inside the wrapper in which filings are kept.
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_MARKUP = re.compile(rb"</?(?:p|div|span|font|table|br|body|b|i|h[1-6])[\s/>]", re.IGNORECASE)
_MAIL = re.compile(rb"\A(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version: 1\.0\s", re.IGNORECASE)


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file that is not empty."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return "docx"
    if head.startswith(_OLE):
        return "locked" if _LOCKED in data else "doc"
    return _by_sign(head) or _of_text(name, head)


def _by_sign(head: bytes) -> str | None:
    """A kind with a sign of its own at the front; letters may begin with one that is short."""
    for sign, kind in _SIGNS:
        if head.startswith(sign) and (kind not in _BINARY or b"\x00" in head or sign[0] > 0x7F):  # noqa: PLR2004
            return kind
    return "picture" if head[4:8] == b"ftyp" else None


def _of_text(name: str, head: bytes) -> str:
    plain = head.replace(b"\x00", b"")
    if _MAIL.search(plain):
        return "mail"
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    marked = _PAGE.search(plain) or (named and _MARKUP.search(plain))
    return "html" if marked else "txt"
