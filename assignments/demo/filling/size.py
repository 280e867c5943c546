"""How large a world is to be, and how its lines are spread over assignments and claims."""

from dataclasses import dataclass
from random import Random

from assignments.core.words import InputError

MOST_LINES = 3_000  # under one assignment on average: a receipt's content is one of so many files
MOST_ASSIGNMENTS = 100_000
_CLAIM_SIZES = (1, 2, 3, 3, 4, 5, 5, 6, 8)


@dataclass(frozen=True, slots=True)
class Size:
    """So many assignments with so many lines together, and the seed of everything else."""

    assignments: int
    lines: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Plot:
    """What one assignment gets: its number, its lines, and the first ids of claims and lines."""

    number: int
    claims: tuple[int, ...]
    first_claim: int
    first_line: int

    @property
    def lines(self) -> int:
        """How many lines it gets."""
        return sum(self.claims)


def size_of(assignments: str, lines: str, seed: str = "1") -> Size:
    """Read a size from typed words; raise InputError for one that cannot be made."""
    many = _number(assignments, "assignments", MOST_ASSIGNMENTS)
    found = Size(many, _number(lines, "lines", many * MOST_LINES), _number(seed, "seed", 10**9))
    if found.lines < many:
        raise InputError("lines", f"{found.lines} are fewer than the assignments", "give more")
    return found


def _number(typed: str, where: str, most: int) -> int:
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 12 else 0  # noqa: PLR2004 - digits enough
    if not 1 <= number <= most:
        raise InputError(where, f"{typed!r} does not do", f"give a number from 1 to {most:,}")
    return number


def plots(size: Size) -> list[Plot]:
    """What each assignment gets: some three times as much as others, all together the lines."""
    random = Random(f"{size.seed} plots")  # noqa: S311 - the same each time is the point
    weights = [random.uniform(0.5, 1.5) for _ in range(size.assignments)]
    whole = sum(weights)
    found, first_claim, first_line, spent, passed = [], 1, 1, 0, 0.0
    for number, weight in enumerate(weights, 1):
        passed += weight
        until = round((size.lines - size.assignments) * passed / whole) + number
        claims = _claims(random, until - spent)
        found.append(Plot(number, claims, first_claim, first_line))
        first_claim, first_line = first_claim + len(claims), first_line + until - spent
        spent = until
    return found


def _claims(random: Random, lines: int) -> tuple[int, ...]:
    sizes: list[int] = []
    while lines:
        sizes.append(min(lines, random.choice(_CLAIM_SIZES)))
        lines -= sizes[-1]
    return tuple(sizes)
