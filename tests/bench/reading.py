"""A long letter opened and read, beside the bare splitting of its words and the bare parsers."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pypdfium2
from lxml import html

from assignments.documents import opened
from assignments.reading import read
from tests.bench.table import seconds, show
from tests.documents.made import drawn, pdf, saved

LETTERS = sorted(Path("assignments/demo/letters").glob("*.txt"))
PAGE = 3000  # characters
PAGES = (50, 100, 200)
LINES, WIDTH = 46, 80
READ = "A letter of so many pages read, each in a process of its own"
READ_NAMES = (
    "pages",
    "first page",
    "seconds",
    "cost",
    "linear would be",
    "words and figures alone",
    "time",
    "MB",
)
OPENED = "Files of {} pages opened, in a process of their own but for txt"
OPENED_NAMES = ("", "seconds", "bare parser, at hand", "pages a second", "KB")
_WORDS = re.compile(r"\w+|[$\u20ac\u00a3]?\d[\d,.]*")
_STATUS = Path("/proc/self/status")


def letter(pages: int) -> str:
    """The demo's letters one after the other, their figures changed each time, to so many pages."""
    texts = [path.read_text("utf-8") for path in LETTERS]
    parts, length = [], 0
    while length < pages * PAGE:
        changed = re.sub(r"\d(?=,?\d)", str(len(parts) % 9 + 1), texts[len(parts) % len(texts)])
        parts.append(changed)
        length += len(changed) + 1
    return "\n".join(parts)[: pages * PAGE]


def measure(pages: int) -> None:
    """Read a letter and print what it took: run in a process that has done nothing else."""
    text = letter(pages)
    first = seconds(partial(read, text[:PAGE]))
    bare = seconds(partial(_WORDS.findall, text), times=3)
    taken = seconds(partial(read, text), times=2)
    print(json.dumps({"bare": bare, "first": first, "taken": taken, "peak": _peak()}))


def _peak() -> float:
    """The most memory that the process has held, in megabytes; 0 where nobody counts."""
    found = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text()) if _STATUS.exists() else None
    return 0.0 if found is None else int(found[1]) / 1000


def _measured(pages: int) -> dict[str, float]:
    words = (sys.executable, "-m", "tests.bench.reading", str(pages))
    done = subprocess.run(words, check=True, capture_output=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _read(sizes: tuple[int, ...]) -> None:
    rows, first = [], None
    for pages in sizes:
        told = _measured(pages)
        first = first or told["taken"]
        rows.append(
            (
                f"{pages}",
                f"{told['first']:.2f}",
                f"{told['taken']:.2f}",
                f"x {told['taken'] / first:.1f}",
                f"x {pages / sizes[0]:.1f}",
                f"{told['bare']:.3f}",
                f"x {told['taken'] / told['bare']:,.0f}",
                f"{told['peak']:.0f}",
            )
        )
    show(READ, READ_NAMES, rows)


def _as_pdf(text: str) -> bytes:
    wide = [line for whole in text.splitlines() for line in _wrapped(whole)]
    return pdf(*(drawn(*wide[at : at + LINES]) for at in range(0, len(wide), LINES)))


def _wrapped(line: str) -> list[str]:
    return re.findall(rf".{{1,{WIDTH}}}(?:\s|$)|\S{{{WIDTH}}}", line) or [""]


def _as_word(text: str) -> bytes:
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    return saved(document)


def _as_page(text: str) -> bytes:
    paragraphs = (f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<!doctype html><meta charset=utf-8>{''.join(paragraphs)}".encode()


def _bare_pdf(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def _bare_word(data: bytes) -> int:
    return sum(len(one.text) for one in docx.Document(io.BytesIO(data)).paragraphs)


def _bare_page(data: bytes) -> int:
    return len(html.document_fromstring(data).text_content())


KINDS: dict[str, tuple[Callable[[str], bytes], Callable[[bytes], object]]] = {
    "txt": (str.encode, bytes.decode),
    "html": (_as_page, _bare_page),
    "docx": (_as_word, _bare_word),
    "pdf": (_as_pdf, _bare_pdf),
}


def _open(pages: int) -> None:
    text, rows = letter(pages), []
    for kind, (made, bare) in KINDS.items():
        data = made(text)
        taken = seconds(partial(opened, f"letter.{kind}", data), times=3)
        alone = seconds(partial(bare, data), times=3)
        size = f"{len(data) / 1000:,.0f}"
        rows.append((kind, f"{taken:.3f}", f"{alone:.3f}", f"{pages / taken:,.0f}", size))
    show(OPENED.format(pages), OPENED_NAMES, rows)


def run(*, quick: bool) -> None:
    """Print how long reading takes the longer a letter is, and opening each kind of file."""
    _read(PAGES[:2] if quick else PAGES)
    _open(PAGES[0] if quick else PAGES[1])


if __name__ == "__main__":
    measure(int(sys.argv[1]))
