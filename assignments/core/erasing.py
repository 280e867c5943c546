"""Erasing what is personal: what stands in its place, and when somebody may be erased.

Numbers, days, months, currencies and words of the office stay, so that every sum stays. Which
column of which table goes is decided in `storage.personal`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ERASED = "(erased)"
# Words of the office and what a program wrote: of strings in JSON, those under these names stay.
CODES = frozenset(
    "accompanied_by accompanying allowed amount approved as_of basis beneficiaries cabin cabins "
    "figures monthly_salary rates "
    "category cause causes ceiling clause clauses counted currency date day days destination due "
    "each end expected_end first from granted held how id judgement kind last left letter max "
    "minor month months needs of only outcome over paid_by pays people per percent pool quantity "
    "rate rate_date rate_day rate_source reason_code rhythm rule size_ft source start term to "
    "total type unit used version weight when window_from window_months due_days".split()
)
DROPPED = frozenset({"readings", "words", "misfits", "measure", "places"})


def name_of(person_id: int) -> str:
    """What somebody is called once they are erased."""
    return f"Former employee {person_id}"


def address_of(person_id: int) -> str:
    """An address that is none, in a domain that nobody can have (RFC 2606)."""
    return f"former-employee-{person_id}@erased.invalid"


def bare_of(value: object, codes: frozenset[str] = CODES) -> Any:  # noqa: ANN401 - as JSON has it
    """JSON without its free texts: every string is emptied but those under the names of `codes`."""
    return _bare(value, codes, stays=False)


def _bare(value: object, codes: frozenset[str], *, stays: bool) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(value, Mapping):
        return {
            name: _bare(one, codes, stays=name in codes)
            for name, one in value.items()
            if name not in DROPPED
        }
    if isinstance(value, list):
        return [_bare(one, codes, stays=stays) for one in value]
    return value if stays or not isinstance(value, str) else ""


def bare_verdict(verdict: Mapping[str, Any], trips: Mapping[str, str]) -> dict[str, Any]:
    """A frozen verdict without quotes and sentences; its reasons are codes, and stay."""
    bare: dict[str, Any] = bare_of(verdict)
    for finding, was in zip(bare.get("findings", ()), verdict.get("findings", ()), strict=True):
        finding |= {"reason": was["reason"], "message": ERASED, "period": was.get("period")}
    if verdict.get("trip"):
        bare["trip"] = trip_key(str(verdict["trip"]), trips)
    return bare


def bare_term(body: Mapping[str, Any], words: tuple[str, ...]) -> dict[str, Any]:
    """A term's body without its quote, of which only the words that a norm reads are left."""
    bare: dict[str, Any] = bare_of(body)
    return {name: one for name, one in bare.items() if name not in {"start", "end"}} | {
        "quote": ", ".join(words)
    }


def bare_settlement(settlement: Mapping[str, Any]) -> dict[str, Any]:
    """A settlement's steps with their amounts, without what they say and where it comes from."""
    amounts = [one["amount"] for one in settlement["steps"]]
    steps = [{"words": ERASED, "amount": one, "sources": []} for one in amounts]
    return {**settlement, "steps": steps}


def trip_key(key: str, trips: Mapping[str, str]) -> str:
    """The key of a trip and its traveller, under the trip's new name."""
    name, slash, traveller = key.rpartition("/")
    return f"{trips[name]}{slash}{traveller}" if name in trips else key


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; of a leap day the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


@dataclass(frozen=True, slots=True)
class Whole:
    """What stands about somebody, as far as it may stand against erasing them.

    `running` are assignments without an end; `last_end` is the end of the last one; `last_act` the
    last day on which they did something for others; `wait` counts their lines that wait.
    """

    person_id: int
    name: str
    email: str
    may_log_in: bool
    assignments: tuple[int, ...] = ()
    running: tuple[int, ...] = ()
    last_end: dt.date | None = None
    last_act: dt.date | None = None
    wait: int = 0
    open_months: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    erased_at: dt.datetime | None = None

    @property
    def over(self) -> dt.date | None:
        """The last day that the retention time is counted from; None where there is none."""
        return max((one for one in (self.last_end, self.last_act) if one), default=None)


def refusals(whole: Whole, today: dt.date, years: int) -> tuple[str, ...]:
    """What stands against erasing somebody, each as a sentence; none where they may be."""
    if whole.erased_at is not None:
        return (f"{whole.name} was erased on {whole.erased_at:%Y-%m-%d}. Nothing is left to do.",)
    return tuple(_against(whole, today, years))


def _against(whole: Whole, today: dt.date, years: int) -> list[str]:
    said = [f"Assignment {one} has no end: record it first." for one in whole.running]
    if whole.over is not None and years_later(whole.over, years) >= today:
        ended = whole.over == whole.last_end
        what = "the last assignment ended" if ended else "they last acted for others"
        free = years_later(whole.over, years) + dt.timedelta(days=1)
        said.append(
            f"Records are kept for {years} years: {what} on {whole.over}, so not before {free}."
        )
    if whole.wait:
        count = "line waits" if whole.wait == 1 else "lines wait"
        said.append(f"{whole.wait} claim {count} for a decision or an answer: decide first.")
    said += [f"{one} is open and holds their costs: close it first." for one in whole.open_months]
    said += [f"The tax year {one} is not settled: settle it first." for one in whole.unsettled]
    if whole.may_log_in:
        said.append("They can still log in: let them in no longer first.")
    return said
