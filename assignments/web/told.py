"""How a term and its limits are told to people: only words, nothing is decided here."""

from collections.abc import Iterator

from assignments.core.letter import Limit, Term
from assignments.core.money import decimals
from assignments.web import filters, speech
from assignments.web.forms.limits import PER, exact

_HALVES = {"0.5": "half"}
_EACH = {
    "once": "once",
    "assignment": "for the whole assignment",
    **{word: said.lower() for word, said in PER.items() if word not in {"once", "assignment"}},
}
_PAID = {
    "reimburse": "Paid back",
    "company_pays": "Paid by the company",
    "allowance": "Allowance",
    "excluded": "Ruled out",
    "withheld": "Withheld",
    "note": "No money",
}
_PEOPLE = {"employee": "the employee", "spouse": "the spouse", "children": "the children"}


def _money(limit: Limit) -> str:
    text = exact(limit)
    places = decimals(limit.currency or "")
    whole, _, part = text.partition(".")
    return filters.money(
        text if len(part) > places else f"{whole}.{part:0<{places}}", limit.currency
    )


def _most(limit: Limit) -> str:
    """How much a limit grants, without its period."""
    if limit.type == "amount":
        return f"at most {_money(limit)}"
    if limit.type == "reference":
        return "no more than the economy fare of a home leave trip"
    if limit.type == "share" and limit.of == "cost":
        return f"{_HALVES.get(exact(limit), exact(limit) + ' times')} the cost"
    if limit.type == "share":
        return f"{exact(limit)} monthly salaries"
    most = filters.quantity(exact(limit), limit.unit or "")
    if limit.over_outbound_weight:
        return f"at most {most} more than was shipped out"
    size = f", none larger than {limit.size_ft} feet" if limit.size_ft else ""
    return f"at most {most}{size}"


def limit_told(limit: Limit) -> str:
    """A limit in one sentence, such as "At most 3 trips a calendar year"."""
    parts = [_most(limit)]
    parts += [_EACH[limit.per]] if limit.per else []
    parts += ["for each person"] if limit.each else []
    text = " ".join(parts)
    if limit.pool:
        text += (
            f", shared as \N{LEFT DOUBLE QUOTATION MARK}{limit.pool}\N{RIGHT DOUBLE QUOTATION MARK}"
        )
    if limit.clause is not None:
        text += f" (clause {limit.clause})" if limit.clause else " (stands without a number)"
    return f"{text[:1].upper()}{text[1:]}"


def people_told(term: Term) -> str:
    """Whom a term is for."""
    names = [_PEOPLE[one] for one in term.beneficiaries]
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    text = f"{text[:1].upper()}{text[1:]}"
    return f"{text}; of the family, only those who came along" if term.accompanying else text


def _when(term: Term) -> str:
    said = speech.said(term.window)
    return said if term.when else f"{said} (assumed: the letter does not say)"


def _receipt(term: Term) -> str:
    told = {"receipt": "a receipt", "approval": "approval by HR"}
    needs = " and ".join(told[one] for one in term.needs)
    return f"{needs[:1].upper()}{needs[1:]}"


def _amount(term: Term) -> str:
    if term.judgement is None:
        return ""
    return f"What is reasonable: {term.measure}" if term.measure else "What is reasonable"


def _in_force(term: Term) -> str:
    first, last = filters.day(term.first), filters.day(term.last)
    if first and last:
        return f"From {first} to {last}"
    return f"From {first}" if first else f"Until {last}" if last else ""


def term_told(term: Term) -> tuple[tuple[str, str], ...]:
    """What a term says, as pairs of what it is about and what is said; only what there is."""
    return tuple((about, said) for about, said in _all_told(term) if said)


def gist(term: Term) -> str:
    """What a term comes to, in a line: how it pays, and its limits."""
    parts = [_PAID[term.pays]]
    parts += [f"in {speech.said(term.cabin).lower()}"] if term.cabin else []
    parts += ["what is reasonable"] if term.judgement else []
    limits = [limit_told(limit) for limit in term.limits]
    return ", ".join([" ".join(parts), *(f"{one[:1].lower()}{one[1:]}" for one in limits)])


def _all_told(term: Term) -> Iterator[tuple[str, str]]:
    yield "Who pays", speech.said(term.pays)
    yield "For whom", people_told(term)
    yield "Where to", speech.said(term.destination) if term.destination else ""
    yield "Places", ", ".join(term.places)
    yield "Cabin", speech.said(term.cabin) if term.cabin else ""
    yield "Amount", _amount(term)
    for limit in term.limits:
        yield "Limit", limit_told(limit)
    if term.pays not in {"note", "withheld"}:
        yield "When", _when(term)
    yield "Needs", _receipt(term)
    yield "In force", _in_force(term)
