"""How well whole letters are read: labelled by hand, in as many styles as letters are written in.

The letters under `letters/` are invented. Of each, `labels.json` names where a term stands and
which categories are right for it; what may be argued either way is neither right nor wrong.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assignments.reading import read

LETTERS = Path(__file__).parent / "letters"
LABELS: dict[str, Any] = json.loads((LETTERS / "labels.json").read_text(encoding="utf-8"))
LEAST_RECALL, LEAST_PRECISION = 0.78, 0.86


@dataclass(frozen=True, slots=True)
class Score:
    """Labels, those of them that a term was proposed for, and terms that no label knows."""

    labels: int
    found: int
    matched: int
    false: int


def scored(name: str) -> Score:
    """How the proposals for a letter meet its labels."""
    text = (LETTERS / f"{name}.txt").read_bytes().decode("utf-8")
    expected = LABELS[name]
    terms = [one.words for one in read(text).proposals]
    meets = [_meets(term, expected["labels"]) for term in terms]
    argued = [
        bool(_meets(term, expected["either_way"])) or term["category"] in expected["passed_over"]
        for term in terms
    ]
    return Score(
        labels=len(expected["labels"]),
        found=len(set().union(*meets)),
        matched=sum(1 for one in meets if one),
        false=sum(1 for met, either in zip(meets, argued, strict=True) if not (met or either)),
    )


def _meets(term: Any, spans: list[Any]) -> set[int]:
    """The spans of the term's category that its quote overlaps."""
    return {
        number
        for number, (start, end, categories) in enumerate(spans)
        if min(end, term["end"]) > max(start, term["start"])
        and (term["category"] in categories or "*" in categories)
    }


def test_most_terms_of_letters_are_found_and_few_are_made_up() -> None:
    """Over all letters together, most labels are proposed, and most proposals are labels."""
    scores = [scored(name) for name in LABELS]
    matched = sum(one.matched for one in scores)
    recall = sum(one.found for one in scores) / sum(one.labels for one in scores)
    precision = matched / (matched + sum(one.false for one in scores))
    assert recall >= LEAST_RECALL
    assert precision >= LEAST_PRECISION


@pytest.mark.parametrize("name", sorted(LABELS))
def test_no_letter_is_beyond_reading(name: str) -> None:
    """Whatever its style, at least half of a letter's terms are found."""
    score = scored(name)
    assert score.found >= score.labels / 2
