"""A number of containers as somebody typed it."""

from assignments.core.words import InputError

MOST_CONTAINERS = 99


def containers_of(typed: str | None, size: int) -> tuple[int, ...]:
    """So many containers of so many feet; none for an empty field, InputError for no number."""
    if not typed:
        return ()
    if not typed.isascii() or not typed.isdigit() or not 0 < int(typed) <= MOST_CONTAINERS:
        raise InputError(
            f"containers_{size}", f"{typed!r} is not a number of containers", "give 1, 2 or so"
        )
    return (size,) * int(typed)
