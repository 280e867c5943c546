"""Where the letters come from: the typesetter's own serif, and a Chinese one out of a package."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pylopdf_fonts_zh_cn"  # Noto Serif SC and Noto Sans SC, under the SIL Open Font License


def folders() -> list[Path]:
    """The folders that hold fonts; none where the package is not installed."""
    spec = find_spec(PACKAGE)
    return [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
