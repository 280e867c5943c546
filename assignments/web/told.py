"""How a term and its limits are told to people: only words, nothing is decided here."""

from collections.abc import Iterator

from flask_babel import gettext as _

from assignments.core.letter import Limit, Term
from assignments.core.money import decimals
from assignments.web import filters, speech
from assignments.web.forms.limits import exact
from assignments.web.languages import N_, Spoken

_EACH = Spoken(
    {
        "once": N_("%(most)s once"),
        "day": N_("%(most)s a day"),
        "week": N_("%(most)s a week"),
        "month": N_("%(most)s a month"),
        "quarter": N_("%(most)s a quarter"),
        "calendar_year": N_("%(most)s a calendar year"),
        "assignment_year": N_("%(most)s a year of the assignment"),
        "trip": N_("%(most)s a trip"),
        "assignment": N_("%(most)s for the whole assignment"),
    }
)
_PAID = Spoken(
    {
        "reimburse": N_("Paid back"),
        "company_pays": N_("Paid by the company"),
        "allowance": N_("Allowance"),
        "excluded": N_("Ruled out"),
        "withheld": N_("Withheld"),
        "note": N_("No money"),
    }
)
_PEOPLE = Spoken(
    {
        "employee": N_("the employee"),
        "spouse": N_("the spouse"),
        "children": N_("the children"),
    }
)


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
        return _("at most %(most)s", most=_money(limit))
    if limit.type == "reference":
        return _("no more than the economy fare of a home leave trip")
    return _share(limit) if limit.type == "share" else _measure(limit)


def _share(limit: Limit) -> str:
    if limit.of != "cost":
        return _("%(number)s monthly salaries", number=exact(limit))
    if exact(limit) == "0.5":
        return _("half the cost")
    return _("%(share)s times the cost", share=exact(limit))


def _measure(limit: Limit) -> str:
    most = filters.quantity(exact(limit), limit.unit or "")
    if limit.over_outbound_weight:
        return _("at most %(most)s more than was shipped out", most=most)
    if limit.size_ft:
        return _("at most %(most)s, none larger than %(feet)s feet", most=most, feet=limit.size_ft)
    return _("at most %(most)s", most=most)


def limit_told(limit: Limit) -> str:
    """A limit in one sentence, such as "At most 3 trips a calendar year"."""
    text = _most(limit)
    if limit.per:
        text = _EACH[limit.per] % {"most": text}
    if limit.each:
        text = _("%(limit)s for each person", limit=text)
    if limit.pool:
        text = _("%(limit)s, shared as “%(pool)s”", limit=text, pool=limit.pool)
    if limit.clause:
        text = _("%(limit)s (clause %(clause)s)", limit=text, clause=limit.clause)
    elif limit.clause is not None:
        text = _("%(limit)s (stands without a number)", limit=text)
    return f"{text[:1].upper()}{text[1:]}"


def people_told(term: Term) -> str:
    """Whom a term is for."""
    names = [_PEOPLE[one] for one in term.beneficiaries]
    text = names[-1]
    if names[:-1]:
        text = _("%(people)s and %(last)s", people=filters.listed(names[:-1]), last=text)
    text = f"{text[:1].upper()}{text[1:]}"
    return (
        _("%(text)s; of the family, only those who came along", text=text)
        if term.accompanying
        else text
    )


def _when(term: Term) -> str:
    said = speech.said(term.window)
    return said if term.when else _("%(said)s (assumed: the letter does not say)", said=said)


def _receipt(term: Term) -> str:
    if len(term.needs) > 1:
        return _("A receipt and approval by HR")
    return "".join(speech.said(one) for one in term.needs)


def _amount(term: Term) -> str:
    if term.judgement is None:
        return ""
    return (
        _("What is reasonable: %(measure)s", measure=term.measure)
        if term.measure
        else _("What is reasonable")
    )


def _in_force(term: Term) -> str:
    first, last = filters.day(term.first), filters.day(term.last)
    if first and last:
        return _("From %(first)s to %(last)s", first=first, last=last)
    return (
        _("From %(first)s", first=first)
        if first
        else _("Until %(last)s", last=last)
        if last
        else ""
    )


def term_told(term: Term) -> tuple[tuple[str, str], ...]:
    """What a term says, as pairs of what it is about and what is said; only what there is."""
    return tuple((about, said) for about, said in _all_told(term) if said)


def gist(term: Term) -> str:
    """What a term comes to, in a line: how it pays, and its limits."""
    how = _PAID[term.pays]
    if term.cabin:
        cabin = speech.said(term.cabin).lower()
        how = _("%(how)s in %(cabin)s", how=how, cabin=cabin)
    if term.judgement:
        how = _("%(how)s what is reasonable", how=how)
    limits = [limit_told(limit) for limit in term.limits]
    return filters.listed([how, *(f"{one[:1].lower()}{one[1:]}" for one in limits)])


def _all_told(term: Term) -> Iterator[tuple[str, str]]:
    yield _("Who pays"), speech.said(term.pays)
    yield _("For whom"), people_told(term)
    yield _("Where to"), speech.said(term.destination) if term.destination else ""
    yield _("Places"), filters.listed(term.places)
    yield _("Cabin"), speech.said(term.cabin) if term.cabin else ""
    yield _("Amount"), _amount(term)
    for limit in term.limits:
        yield _("Limit"), limit_told(limit)
    if term.pays not in {"note", "withheld"}:
        yield _("When"), _when(term)
    yield _("Needs"), _receipt(term)
    yield _("In force"), _in_force(term)
