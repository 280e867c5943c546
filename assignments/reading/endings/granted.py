"""What one sentence grants at an ending, under the cause and window of its paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assignments.core.ending import NATURAL_END
from assignments.reading.endings.causes import causes_in, words
from assignments.reading.endings.windows import due_in, is_after_window
from assignments.reading.values import Counted, Proposal, Quantity

LONGEST = 1500
_SUM = words(
    r"\b(?:lump|single|one)[- ]sum\b|\bseverance\b|\bsingle (?:\w+ )?payment\b"
    r"|\btermination payment"
)
_NO_SUM = words(
    r"\brelocat|\bbonus\b|\bpension|\bhous(?:e|ing)\b|\brepay|\bpay back\b|\bmov(?:e|ing) "
)
_SALARY = words(r"\bsalary\b[^.;]{0,30}$")
_NO_SALARY = words(r"\bbonus|\brelocat|\brepay|\bhous(?:e|ing)\b|\ballowance")
_HEALTH = words(
    r"\b(?:group )?(?:health|medical)\b(?: \w+){0,3}? ?(?:cover(?:age)?|insurance|plans?|benefits?)"
    r"|\bcobra\b"
)
_ELSE = words(r"\bdoes not allow\b|\bdo(?:es)? not permit\b|\bif (?:that|this) is not possible")
_FAMILY = words(r"\b(?:spouse|wife|husband|partner|children|dependents?|dependants?|family)\b")
_CONDITION = words(
    r"\b(?:provided(?:,? however,?)?,? that|so long as|as long as|subject to|if (?:they|you|your)\b"
    r"|unless)\b[^;]*"
)
_VEST = words(r"\bvest(?:s|ed|ing)?\b|\bbecomes? exercisable\b")
_AT_ONCE = words(r"\bimmediately\b|\baccelerat|\bat once\b|\bin full\b|\bfully\b")
_EQUITY = words(r"\boptions?\b|\bshares?\b|\bequity\b|\bawards?\b")
_PAY = words(
    r"\b(?:salary|pay)\b[^.;]{0,80}?(?:\bpro-?rated?\b|\bpro rata\b|\bup to the last day"
    r"|\b(?:to|through) the (?:date of termination|termination date|last day))"
)
_NO_PAY = words(
    r"\bbonus(?:es)? (?:\w+ ){0,4}pro-?rat|\bvacation pay\b|\bdeduct|\bpro-?rated? (?:stock|option)"
)
_ONLY = words(r"\bonly\b|\bno more\b|\bnothing (?:else|more)\b|\bno (?:other|further)\b")
_TRAVEL = words(
    r"\b(?:air ?fares?|air ?tickets?|tickets?|flights?|air travel|return travel|travel expenses?"
    r"|transportation)\b"
)
_GOODS = words(
    r"\b(?:air ?freight|freight|shipment|shipping|household (?:goods|effects)|belongings|removal)\b"
    r"|\bfly your (?:\w+ ){1,5}back\b"
)
_REPAYS = words(r"\brepay|\bpay back|\breimburse (?:the company|us)\b|\bhome leave\b|\bsubtract")
_VACATION = words(r"\bvacation\b|\bannual leave\b")
_YEARLY = frozenset({"calendar_year", "assignment_year"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the paragraph has said so far: causes, window, and whether it defines a cause."""

    paragraph: int | None = None
    causes: tuple[str, ...] = ()
    window: Mapping[str, Any] = field(default_factory=dict)
    defining: bool = False


def granted_in(one: Counted, context: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    """What a sentence grants; `found` are the proposals before it, which it may go on with."""
    if one.unit.kind == "heading":
        return
    if context.causes:
        for reader in (_lump_sum, _salary_months, _options, _pay, _travel, _freight):
            yield from reader(one, context)
        yield from _health(one, context, found)
    yield from _vacation(one)


def _proposal(one: Counted, kind: str, why: str, facts: Mapping[str, Any]) -> Proposal:
    passage = one.unit.passage(0, len(one.unit.text))
    places = {"clause": one.unit.clause, "start": passage.start, "end": passage.end}
    return Proposal({"kind": kind, **places, **facts}, why)


def _under(one: Counted, context: Context) -> dict[str, Any]:
    """Causes, window and condition of a grant."""
    found = _CONDITION.search(one.unit.text)
    said = "" if found is None else found[0].strip(" .")
    if causes_in(said):  # it goes on to the cause itself, which is no further condition
        said = "" if said.lower().startswith("if") else said.partition(",")[0]
    told = {"contingent": said[:LONGEST]} if said else {}
    return {"causes": list(context.causes), **context.window, **told}


def _first(one: Counted, kind: str) -> Quantity | None:
    return next((q for q in one.quantities if q.kind == kind and q.value is not None), None)


def _lump_sum(one: Counted, context: Context) -> Iterator[Proposal]:
    text, money = one.unit.text, _first(one, "money")
    if money is None or not money.currency or money.per not in {None, "once"}:
        return
    if not _SUM.search(text):
        return
    if not (_NO_SUM.search(text) or _SALARY.search(text[: money.first])):
        amount = {"amount": f"{money.value:f}", "currency": money.currency}
        facts = _under(one, context) | due_in(one) | amount
        yield _proposal(one, "lump_sum", "A sum is paid when the employment ends.", facts)


def _salary_months(one: Counted, context: Context) -> Iterator[Proposal]:
    pay = _first(one, "salary")
    if pay is None or pay.unit not in {"month", "year"} or _NO_SALARY.search(one.unit.text):
        return
    months = (pay.value or 0) * (12 if pay.unit == "year" else 1)
    facts = _under(one, context) | due_in(one) | {"months": f"{months:f}"}
    yield _proposal(one, "salary_months", "Months of salary are paid.", facts)


def _options(one: Counted, context: Context) -> Iterator[Proposal]:
    text = one.unit.text
    if not (_VEST.search(text) and _AT_ONCE.search(text) and _EQUITY.search(text)):
        return
    share = _first(one, "share")
    part = {} if share is None else {"percent": int(share.value or 0)}
    facts = _under(one, context) | due_in(one) | part
    yield _proposal(one, "options_vest", "Options vest at once.", facts)


def _pay(one: Counted, context: Context) -> Iterator[Proposal]:
    text = one.unit.text
    if not _PAY.search(text) or _NO_PAY.search(text):
        return
    facts = {"causes": list(context.causes), "only": _ONLY.search(text) is not None}
    if is_after_window(text) and "window_months" in context.window:
        facts |= {**context.window, "after_window": True}
    yield _proposal(one, "pay_to_date", "Pay is owed up to the last day.", facts)


def _ends(one: Counted, context: Context) -> tuple[str, ...]:
    """The causes where the end of the assignment is spoken of; none where it is not."""
    causes = causes_in(one.unit.text) or context.causes
    return causes if NATURAL_END in causes else ()


def _travel(one: Counted, context: Context) -> Iterator[Proposal]:
    text, causes = one.unit.text, _ends(one, context)
    if causes and _TRAVEL.search(text) and not (_REPAYS.search(text) or _GOODS.search(text)):
        party = ["employee", "spouse", "children"] if _FAMILY.search(text) else ["employee"]
        facts = {"causes": list(causes), "people": party}
        yield _proposal(one, "travel", "The journey home is paid at the end.", facts)


def _freight(one: Counted, context: Context) -> Iterator[Proposal]:
    text, causes = one.unit.text, _ends(one, context)
    if causes and _GOODS.search(text) and not _REPAYS.search(text):
        why = "The way home of belongings is paid at the end."
        yield _proposal(one, "freight", why, {"causes": list(causes)})


def _health(one: Counted, context: Context, found: Sequence[Proposal]) -> Iterator[Proposal]:
    text = one.unit.text
    if not _HEALTH.search(text) or _PAY.search(text):
        return
    before = [p for p in found if p.words["kind"] == "health_months"]
    here = [p for p in before if p.words["clause"] == one.unit.clause]
    if here and _ELSE.search(text):
        _goes_on(here, text)
        return
    months = _months(one)
    family = _FAMILY.search(text) is not None
    if months is None and not (family and here):
        return
    facts = _under(one, context)
    if months is not None:
        whom = {**facts, "months": months, "people": ["employee"]}
        if str(facts.get("contingent", "")).lower().startswith("if they"):
            del whom["contingent"]  # it is the dependants' condition
        yield _proposal(one, "health_months", "Health cover goes on for months.", whom)
    if family:
        months = months or here[0].words["months"]
        whom = facts | {"months": months, "people": ["spouse", "children"]}
        yield _proposal(one, "health_months", "Dependants are covered as well.", whom)


def _goes_on(here: Sequence[Proposal], text: str) -> None:
    """Add to a rule what the letter has instead where its condition fails."""
    for one in here:
        words_of: Any = one.words
        words_of["contingent"] = f"{one.words.get('contingent', '')}. {text}".strip(". ")[:LONGEST]


def _months(one: Counted) -> str | None:
    for span in one.quantities:
        if span.kind == "duration" and span.unit in {"month", "year"} and span.value:
            return f"{span.value * (12 if span.unit == 'year' else 1):f}".rstrip("0").rstrip(".")
    return None


def _vacation(one: Counted) -> Iterator[Proposal]:
    days = _first(one, "duration")
    if days is not None and days.per in _YEARLY and _VACATION.search(one.unit.text):
        facts = {"causes": [NATURAL_END]}
        yield _proposal(one, "vacation", "Vacation is earned as the year goes by.", facts)
