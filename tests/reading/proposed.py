"""What the reader proposes for a few words, put short, so that a test reads as a table."""

from assignments.reading import read

GREETING = "Dear Ms. Winther,\n\n"


def proposed(text: str) -> list[tuple[str, str, str]]:
    """Category, who pays and limits of each term proposed for a text, in order."""
    return [
        (one.words["category"], one.words["pays"], _limits(one.words["limits"]))
        for one in read(f"{GREETING}{text}").proposals
    ]


def words_of(text: str, category: str) -> dict[str, object]:
    """The words of the one term of a category that is proposed for a text."""
    (found,) = [
        one for one in read(f"{GREETING}{text}").proposals if one.words["category"] == category
    ]
    return dict(found.words)


def _limits(limits: list[dict[str, str]]) -> str:
    return "; ".join(_limit(one) for one in limits)


def _limit(one: dict[str, str]) -> str:
    unit = one.get("currency") or one.get("unit") or one.get("of") or f"{one.get('size_ft')} ft"
    per = f" per {one['per']}" if one.get("per") else ""
    return f"{one['max']} {unit}{per}"
