"""Tables and lines to read in a terminal: their look, and text made safe to print."""

import sys
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

NARROWEST = 80


def printed(*parts: RenderableType) -> str:
    """The parts one below the other; coloured where standard output is a terminal."""
    buffer = StringIO()
    console = Console(file=buffer, force_terminal=sys.stdout.isatty(), highlight=False)
    console.width = max(NARROWEST, console.width)
    for part in parts:
        console.print(part)
    return buffer.getvalue()


def table() -> Table:
    """A table without columns yet."""
    return Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))


def plain(text: str, style: str = "") -> Text:
    """Text as it stands: no markup, and nothing that steers a terminal."""
    return Text("".join(one if one.isprintable() else " " for one in text), style=style)
