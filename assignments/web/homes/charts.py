"""Charts drawn on the server as SVG that stands in the page: neither style nor script, no colours.

Colours, light and dark, come from `homes.css` by the classes of series. pygal is imported only when
something is drawn; what it writes for its own script and tooltips is taken out.
"""

import sys
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from babel.numbers import format_compact_decimal
from markupsafe import Markup, escape

from assignments.core.money import Money
from assignments.web import languages

SVG = "{http://www.w3.org/2000/svg}"
WIDTH, HIGH = 720, 320
TYPE, MARGIN = 13, 8
ROW, AROUND = 26, 60  # of bars that lie: the height of each, and what is above and below
LONGEST = 26  # characters of a label
DRAWN = 64  # charts kept as they were drawn: what they say and their words are in them
_KEPT = frozenset(
    {"x", "y", "width", "height", "d", "transform", "class", "viewBox", "text-anchor", "points"}
)


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar: its name in the legend, and a sum for each label; None leaves one out."""

    name: str
    sums: tuple[Money | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: `title` and `says` are for those who hear it, `name` is its id on the page."""

    name: str
    title: str
    says: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


def _pygal() -> Any:  # noqa: ANN401 - a module without types
    """The library; what it hooks into all later imports for its own plug-ins is taken off again."""
    import pygal
    import pygal.style

    for finder in [one for one in sys.meta_path if type(one).__name__ == "PluginImportFixer"]:
        sys.meta_path.remove(finder)
    return pygal


@lru_cache(maxsize=DRAWN)
def standing(chart: Chart) -> Markup:
    """Bars that stand, series upon each other: for months."""
    every = max(1, len(chart.labels) // 6)
    drawn = _pygal().StackedBar(**_config(HIGH), x_label_rotation=0, show_minor_x_labels=False)
    drawn.x_labels = list(chart.labels)
    drawn.x_labels_major = list(chart.labels)[::every]
    return _drawn(drawn, chart)


@lru_cache(maxsize=DRAWN)
def lying(chart: Chart) -> Markup:
    """Bars that lie, series below each other, the first label on top: for names."""
    high = AROUND + ROW * len(chart.labels) * len(chart.series)
    drawn = _pygal().HorizontalBar(**_config(high), margin_left=MARGIN + _beyond(chart.labels))
    drawn.x_labels = [one[:LONGEST] for one in chart.labels][::-1]
    return _drawn(drawn, chart, turned=True)


def _config(high: int) -> dict[str, Any]:
    return {
        "css": [],
        "js": [],
        "width": WIDTH,
        "height": high,
        "margin": MARGIN,
        "show_legend": False,
        "include_x_axis": True,
        "style": _pygal().style.Style(label_font_size=TYPE, major_label_font_size=TYPE),
        "value_formatter": _short,
        "truncate_label": LONGEST,
        "min_scale": 3,
        "max_scale": 7,
    }


def _beyond(labels: tuple[str, ...]) -> int:
    """Pixels that labels need beyond what the library reckons: a Chinese character is a square."""
    squares = (sum(unicodedata.east_asian_width(one) in "WF" for one in label) for label in labels)
    return max(squares, default=0) * TYPE // 2


def _short(value: float) -> str:
    """A number on the axis: 1.5K, 20K, 3M."""
    return str(format_compact_decimal(value, locale=languages.locale(), fraction_digits=1))


def _drawn(drawn: Any, chart: Chart, *, turned: bool = False) -> Markup:  # noqa: ANN401 - pygal has no types
    """Draw the series; `turned` with the last label first, as bars that lie are counted upwards."""
    for one in chart.series:
        drawn.add(one.name, [_value(money) for money in one.sums[:: -1 if turned else 1]])
    root = ET.fromstring(drawn.render(is_unicode=True))  # noqa: S314 - what pygal just wrote
    return _cleaned(root, chart)


def _value(money: Money | None) -> Decimal | None:
    return None if money is None else money.amount


def _cleaned(root: ET.Element, chart: Chart) -> Markup:
    plot = root.find(f".//{SVG}g[@class='plot']")
    graph = root.find(f"{SVG}g")
    if plot is None or graph is None:
        return Markup("")
    for group in list(graph):
        if group is not plot:
            graph.remove(group)
    _strip(graph)
    ET.register_namespace("", SVG[1:-1])
    told = ET.tostring(graph, encoding="unicode").replace(f' xmlns="{SVG[1:-1]}"', "")
    name = escape(chart.name)
    return Markup(  # noqa: S704 - marks alone, stripped to what places them; words are escaped
        f'<svg class="chart" viewBox="{root.get("viewBox")}" role="img" focusable="false"'
        f' aria-labelledby="{name}-title {name}-says">'
        f'<title id="{name}-title">{escape(chart.title)}</title>'
        f'<desc id="{name}-says">{escape(chart.says)}</desc>{told}</svg>'
    )


def _strip(element: ET.Element) -> None:
    """Leave marks, lines and their labels alone, with what places them."""
    for child in list(element):
        is_background = child.get("class") == "background"
        if child.tag in {f"{SVG}desc", f"{SVG}title"} or is_background:
            element.remove(child)
        else:
            _strip(child)
    element.attrib = {name: value for name, value in element.attrib.items() if name in _KEPT}
    if not element.attrib.get("class"):
        element.attrib.pop("class", None)
