"""What a letter says of itself: its kind, whose it is, where, from when, for how long."""

from assignments.reading.values import LetterFacts, Structure


def facts(text: str, structure: Structure) -> LetterFacts:
    """What the letter says of itself; None where it does not say."""
    kind = "extension" if "extension" in text[:2000].lower() else None
    return LetterFacts(kind=kind) if structure.units else LetterFacts()
