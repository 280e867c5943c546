"""The letter's own lists of what a cause is, item by item, and the notice that it asks for."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from assignments.reading.endings.causes import defined_in, words
from assignments.reading.values import Counted, Passage, Proposal

_NOTICE = words(r"\bnotice\b|\b(?:ahead|in advance)\b|\bdays? before\b")
_LEAVES = words(r"\bresign|\bleave\b|\bterminat|\bgrounds?\b|\brely on one of them")
_NO_NOTICE = words(r"\bcured?\b|\bbreach|\bwithin thirty|\bwritten warning|\breminder")
WHY = "The letter's own words on what this cause is."


def listed(units: Sequence[Counted], n: int, kind: str, text: str) -> list[Proposal]:
    """The items of the list that a defining sentence begins, or the sentence itself."""
    clause, whole = units[n].unit.clause, _extent(units, n)
    return [
        Proposal({"kind": kind, "clause": f"{clause}{label}", **_places(at)}, WHY)
        for label, at in _items(text, whole)
    ]


def _places(at: Passage) -> dict[str, int]:
    return {"start": at.start, "end": at.end}


def _extent(units: Sequence[Counted], n: int) -> Passage:
    """Where the definition stands: the sentence, and the items that follow it."""
    first = units[n].unit
    start = first.passage(0, len(first.text)).start
    end = first.passage(0, len(first.text)).end
    for one in units[n + 1 :]:
        unit = one.unit
        begun = bool(unit.lead) and unit.lead.endswith(first.text)  # items in paragraphs of theirs
        inside = unit.kind == "item" or unit.text[:1] == "("
        near = begun or (inside and unit.paragraph == first.paragraph)
        if not near or defined_in(unit.text):
            break
        end = unit.passage(0, len(unit.text)).end
    return Passage(start, end)


def _items(text: str, whole: Passage) -> Iterator[tuple[str, Passage]]:
    """The items (a), (b), (c) with their labels, each from its label to the next."""
    marks: list[int] = []
    place = whole.start
    for letter in ascii_lowercase:
        found = re.compile(rf"(?<!\w)\({letter}\)(?=\s)").search(text, place, whole.end)
        if found is None:
            break
        marks.append(found.start())
        place = found.end()
    if len(marks) < 2:  # noqa: PLR2004 - one item is no list
        yield "", whole
        return
    for letter, start, end in zip(ascii_lowercase, marks, [*marks[1:], whole.end], strict=False):
        said = re.sub(r"[\s;,]*(?:\b(?:and|or))?\s*$", "", text[start:end])
        yield f"({letter})", Passage(start, start + len(said))


def notice_in(one: Counted) -> Iterator[Proposal]:
    """The notice that is to be given before somebody leaves."""
    text = one.unit.text
    days = next((q for q in one.quantities if q.kind == "duration"), None)
    if days is None or days.unit not in {"day", "week", "month"} or one.unit.kind == "heading":
        return
    if _NOTICE.search(text) and _LEAVES.search(text) and not _NO_NOTICE.search(text):
        at = one.unit.passage(0, len(text))
        places = {"clause": one.unit.clause, "start": at.start, "end": at.end}
        facts = {"kind": "notice", "category": "notice", **places}
        yield Proposal(facts, "Notice is to be given before leaving.")
