"""The lines of a story as its page shows them: said in words, and where each leads."""

import datetime as dt
from dataclasses import dataclass

from flask import url_for
from flask_babel import ngettext

from assignments.actions.story import Story
from assignments.core.money import Money
from assignments.core.story import Told
from assignments.web import filters
from assignments.web.languages import N_, Spoken
from assignments.web.story.words import said

KIND_NAMES = Spoken(
    {
        "assignment": N_("The assignment"),
        "letters": N_("Letters"),
        "trips": N_("Trips"),
        "shipments": N_("Shipments"),
        "claims": N_("Claims"),
        "decisions": N_("Decisions"),
        "questions": N_("Questions"),
        "suppliers": N_("Suppliers"),
        "rates": N_("Rates and fares"),
        "pay": N_("Pay and money set aside"),
        "tax": N_("Tax"),
        "standing": N_("Permits and papers"),
        "days": N_("Days away"),
        "months": N_("Closed months"),
    }
)
LEADS_TO = {  # the page of an assignment on which a thing stands that has none of its own
    "trips": "assignments.show_assignment",
    "shipments": "assignments.show_assignment",
    "pay": "costs.show_pay",
    "standing": "standing.show_standing",
    "days": "days.show_days",
    "months": "costs.show_costs",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story as the page shows it; `url` empty where it leads nowhere.

    `counts` are short facts behind it, such as how many lines were approved.
    """

    day: dt.date
    kind: str
    said: str
    url: str = ""
    counts: tuple[str, ...] = ()
    amount: Money | None = None
    by: str = ""
    marked: bool = False


def lines_of(it: Story) -> tuple[Line, ...]:
    """The lines of a part of a story."""
    return tuple(_line(it, one) for one in it.part.told)


def _line(it: Story, told: Told) -> Line:
    first = told.first
    claim = it.claims.get(first.number) if first.kind in {"claims", "suppliers"} else None
    return Line(
        day=first.day,
        kind=first.kind,
        said=said(told),
        url=_url(it, told),
        counts=_decided(told) if first.what == "decided" else _lines(claim),
        amount=told.amount if claim is None else claim[1],
        by=first.doer,
        marked=told.marked,
    )


def _lines(claim: tuple[int, Money | None] | None) -> tuple[str, ...]:
    return () if claim is None else (filters.plural(claim[0], "line"),)


def _decided(told: Told) -> tuple[str, ...]:
    """How many lines were brought into which state, those of which there are any."""
    approved, rejected, withdrawn = (
        told.counted(one) for one in ("approved", "rejected", "withdrawn")
    )
    told_of = (
        (approved, ngettext("%(num)s line approved", "%(num)s lines approved", approved)),
        (rejected, ngettext("%(num)s line rejected", "%(num)s lines rejected", rejected)),
        (withdrawn, ngettext("%(num)s line withdrawn", "%(num)s lines withdrawn", withdrawn)),
    )
    return tuple(words for count, words in told_of if count)


OF_CLAIM = frozenset(
    {"submitted", "fell_due", "invoice", "decided", "asked", "answered", "cost_corrected"}
)


def _url(it: Story, told: Told) -> str:
    """Where the thing itself stands, for this reader; empty where nothing shows more of it."""
    one, at = told.first, it.record.id
    if one.what in OF_CLAIM:
        line = f"line-{one.more}" if one.kind in {"questions", "decisions"} and one.more else None
        return url_for("claims.show_claim", claim_id=one.number, _anchor=line)
    if one.what in {"letter", "amended", "letter_corrected"}:
        if it.is_own:
            return url_for("mine.show_letter", assignment_id=at, letter_id=one.number)
        return url_for("letters.show_letter", letter_id=one.number)
    if one.kind == "tax":
        return url_for("tax.show_years", assignment_id=at)
    if one.what == "fund":
        return url_for("funds.show_funds", assignment_id=at)
    return _page(it, one.kind)


def _page(it: Story, kind: str) -> str:
    endpoint = LEADS_TO.get(kind)
    if endpoint == "assignments.show_assignment" and it.is_own:
        endpoint = "mine.show_assignment"
    return "" if endpoint is None else url_for(endpoint, assignment_id=it.record.id)
