"""A company of any size for trying speed and scale: people, letters, and lines judged one by one.

Read `places`, `letters`, `people`, then `costs` and `life`, and `filling` last. Rows are written in
bulk; every verdict is the judge's own. Nothing here is drawn by chance: a seed says it all.
"""

from assignments.demo.filling.filling import Filled, fill
from assignments.demo.filling.size import MOST_LINES, Size, size_of

__all__ = ["MOST_LINES", "Filled", "Size", "fill", "size_of"]
