"""Each category in the many words that letters have for it, and its look-alikes.

`wordings.txt` has one sentence a line: `abroad` or `home`, for the letter that it stands in, the
categories that must be proposed (`-category`: must not be), and the sentence after a bar.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from assignments.reading import read

LETTERS = {
    "abroad": (
        "Dear Ms. Winther,\n\nThis letter sets out the terms of your international assignment, an "
        "expatriate secondment to the host country.\n\nThe overseas secondment is from your home "
        "country.\n\n"
    ),
    "home": "Dear Ms. Winther,\n\nWe are pleased to make you this offer.\n\n",
}


def _sentences() -> dict[str, list[tuple[str, str, str]]]:
    """The sentences by the first category that they are about."""
    told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    lines = (Path(__file__).parent / "wordings.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        head, _, text = line.partition(" | ")
        where, _, wanted = head.partition(" ")
        told[wanted.split(",")[0].removeprefix("-")].append((where, wanted, text))
    return told


SENTENCES = _sentences()


@pytest.mark.parametrize("category", sorted(SENTENCES))
def test_words_are_taken_for_what_they_mean(category: str) -> None:
    """A category is proposed in whatever words a letter grants it, and not for a look-alike."""
    wrong = [
        (wanted, text)
        for where, wanted, text in SENTENCES[category]
        if not _is_right(wanted.split(","), _proposed(LETTERS[where], text))
    ]
    assert wrong == []


def _proposed(letter: str, text: str) -> set[str]:
    found = read(f"{letter}{text}\n").proposals
    return {one.words["category"] for one in found if one.words["end"] > len(letter)}


def _is_right(wanted: list[str], proposed: set[str]) -> bool:
    return all((one.removeprefix("-") in proposed) != one.startswith("-") for one in wanted)
