"""One of the deeds that may be done now, by luck."""

import random
from collections.abc import Callable, Iterable

from tests.faults.client import Tried
from tests.faults.records import Records

Deed = Callable[[Records], Tried | None]


def chosen(
    choices: Iterable[tuple[Deed, int]], chance: random.Random, records: Records
) -> Tried | None:
    """The first that may be done now, of some drawn by their weights; None where none may."""
    deeds, weights = zip(*choices, strict=True)
    for deed in chance.choices(deeds, weights, k=8):
        tried = deed(records)
        if tried is not None:
            return tried
    return None
