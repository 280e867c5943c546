"""Setting a paper: its source in a folder of its own, its words as JSON beside it.

The typesetter reads nothing outside of that folder and fetches nothing. A letter that no font has
is not printed as an empty box in silence: it becomes `MISSING`, and the paper says so at its top.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import typst

from assignments.papers.fonts import folders

SOURCE = Path(__file__).parent / "source"
MISSING = "\N{WHITE SQUARE}"
TAGGED: Final = "ua-1"  # PDF/UA: the export fails where a reader aloud would
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


def set_in(folder: Path, told: Mapping[str, Any], at: int) -> bytes:
    """The paper's PDF; `at` is when it was made, in seconds, and the only time it tells.

    Tries the fonts of the program, then those of the machine too; what is missing then is said.
    A paper that could not be PDF/UA is a tagged PDF without that claim.
    """
    for file in SOURCE.glob("*.typ"):
        shutil.copy(file, folder)
    missing = ""
    for machine in (False, True, True):
        data = _without(told, missing) if missing else told
        (folder / "paper.json").write_text(json.dumps(data), encoding="utf-8")
        try:
            return _compiled(folder, at, [TAGGED], machine=machine)
        except typst.TypstError as error:
            found = _no_glyphs(error)
            if not found:
                break
            missing = "".join(sorted({*missing, *found})) if machine else ""
    return _compiled(folder, at, [], machine=True)


def _no_glyphs(error: typst.TypstError) -> str:
    """The letters that no font has, by what the typesetter says; none where it says other things.

    It writes some of them by their numbers.
    """
    found = "".join(_NO_GLYPH.findall(error.diagnostic))
    return _NUMBERED.sub(lambda it: chr(int(it[1], 16)), found)


def _compiled(folder: Path, at: int, standards: list[Literal["ua-1"]], *, machine: bool) -> bytes:
    made = typst.compile(
        str(folder / "paper.typ"),
        root=str(folder),
        font_paths=[str(one) for one in folders()],
        ignore_system_fonts=not machine,
        format="pdf",
        timestamp=at,
        pdf_standards=[*standards],
        package_path=str(folder),
        package_cache_path=str(folder),
    )
    return bytes(made)


def _without(told: Mapping[str, Any], missing: str) -> dict[str, Any]:
    """The paper's words with a mark for each letter that no font has, and a note that says so."""
    marked = _marked(told, str.maketrans(dict.fromkeys(missing, MISSING)))
    points = ", ".join(f"U+{ord(letter):04X}" for letter in missing[:12])
    note = told["words"]["no_glyph"].replace("{letters}", points + (", …" if missing[12:] else ""))
    return {**marked, "notes": [*told["notes"], note]}


def _marked(value: Any, letters: Mapping[int, str]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return value.translate(letters)
    if isinstance(value, list):
        return [_marked(one, letters) for one in value]
    if isinstance(value, Mapping):
        return {name: _marked(one, letters) for name, one in value.items()}
    return value
