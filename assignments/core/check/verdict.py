"""What the judge says of a line: findings that cite the clause, and what each limit had left.

Values only; the rules that make them stand in `rules` and `matching`.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assignments.core.letter import Limit, Term
from assignments.core.money import Money
from assignments.core.periods import Period
from assignments.core.rates import Conversion
from assignments.core.readings import CompanyReading
from assignments.core.remaining import ZERO, Take
from assignments.core.words import Outcome

WITHIN_TERMS = "within_terms"


@dataclass(frozen=True, slots=True)
class Draw:
    """One balance that a line draws on: what it grants, what others took, what the line wants.

    All quantities are in `unit`. `wanted` is None where it cannot be told (`unknown` says why);
    `fitting` is how many of the line's containers are small enough.
    """

    term: Term
    limit: Limit | None
    kind: str
    balance: str
    period: Period
    unit: str
    granted: Fraction | None
    used: Fraction
    held: Fraction
    left: Fraction | None
    wanted: Fraction | None
    unknown: str | None = None
    fitting: Fraction | None = None
    enforced: bool = True
    trip: str | None = None
    ordinals: range = range(0)
    per: str | None = None
    holders: tuple[str, ...] = ()
    reading: CompanyReading | None = None

    @property
    def is_money(self) -> bool:
        """Whether the balance is money (a cap, a norm, a fare) rather than a measure."""
        return self.kind in {"amount", "share", "reference", "norm", "fare"}

    @property
    def clause(self) -> str:
        """Where the limit stands: its own clause, else the term's."""
        own = None if self.limit is None else self.limit.clause
        return self.term.clause if own is None else own

    @property
    def most(self) -> Fraction | None:
        """The most that the line may take: what is left, and of containers the small enough."""
        if self.left is None or self.fitting is None:
            return self.left
        return min(self.left, self.fitting)

    @property
    def fits(self) -> bool:
        """Whether all that the line wants is left; exactly at the limit is within it."""
        most = self.most
        return self.wanted is not None and most is not None and self.wanted <= most

    @property
    def takeable(self) -> Fraction:
        """What the line can take: all it wants, up to what is left, and whole where it must be."""
        if self.wanted is None:
            return ZERO
        if self.most is None:
            return self.wanted
        least = min(self.wanted, self.most)
        return Fraction(int(least)) if self.kind == "containers" else least

    @property
    def share(self) -> Fraction:
        """The covered share of the line, 0 to 1."""
        return Fraction(1) if not self.wanted else self.takeable / self.wanted


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say of a line, with the clause it rests on; `used` counts what others hold.

    `readings` are how the company reads the clause's words: what it goes by, or what stands beside.
    """

    reason: str
    letter: str | None
    clause: str | None
    quote: str
    message: str
    granted: Fraction | None = None
    used: Fraction | None = None
    left: Fraction | None = None
    unit: str | None = None
    held: Fraction | None = None
    period: str | None = None
    readings: tuple[CompanyReading, ...] = ()


def cite(reason: str, term: Term | None, message: str) -> Finding:
    """A finding on a term, without numbers; `no_clause` has no term."""
    if term is None:
        return Finding(reason, None, None, "", message)
    return Finding(reason, term.letter, term.clause, term.quote, message)


def cite_draw(reason: str, draw: Draw, message: str) -> Finding:
    """A finding on a limit, with what it granted, what was used and held, and what was left."""
    return Finding(
        reason,
        draw.term.letter,
        draw.clause,
        draw.term.quote,
        message,
        granted=draw.granted,
        used=draw.used + draw.held,
        held=draw.held,
        left=draw.left,
        unit=draw.unit,
        period=draw.period.label,
        readings=() if draw.reading is None or not draw.reading.by else (draw.reading,),
    )


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule makes of a line: a finding, how bad, and the most it leaves (settlement)."""

    finding: Finding
    outcome: Outcome
    most: Money | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one line.

    `allowed` is what the company may bear, in the settlement currency. `ceiling` is the most the
    letter's limits leave, whatever a person still has to judge: more than it is an override.
    """

    line_id: str
    outcome: Outcome
    counted: Money | None
    allowed: Money
    conversion: Conversion | None
    conversions: tuple[Conversion, ...]
    findings: tuple[Finding, ...]
    draws: tuple[Draw, ...]
    ceiling: Money
    holds: tuple[Take, ...]
    trip: str | None
    departs: date | None
    day: date
    above_cabin: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """Each reason once, in the order of the rules, `within_terms` left out."""
        found = dict.fromkeys(finding.reason for finding in self.findings)
        return tuple(reason for reason in found if reason != WITHIN_TERMS)

    @property
    def is_refused(self) -> bool:
        """Whether the letter refuses the line."""
        return self.outcome is Outcome.REFUSED

    def is_passed_by(self, amount: Money) -> bool:
        """Whether an amount is above the letter's limits, which is an override."""
        return self.counted is not None and amount.minor > self.ceiling.minor
