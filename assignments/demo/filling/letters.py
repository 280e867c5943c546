"""The letters of a filled world, in words of our own: three kinds, and what each sentence grants.

A letter is told by its kind, by how much is granted, and by the currency that it is granted in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assignments.core.money import Money
from assignments.demo.filling.places import Place

Words = dict[str, Any]
EMPLOYER = "Tern & Farrow Instruments"


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One clause: its words with the sums in braces, and the term it grants.

    `sums` are dollars by name; a limit of the term names its own with `max` in braces.
    """

    says: str
    term: Words
    sums: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of letter."""

    name: str
    opening: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was signed, with its terms in the contract's words."""

    kind: str
    title: str
    text: str
    terms: tuple[Words, ...]


def _term(category: str, pays: str = "reimburse", **rest: object) -> Words:
    receipt = {"needs": ["receipt"]} if pays == "reimburse" else {}
    return {"category": category, "pays": pays, **receipt, **rest}


def _up_to(category: str, per: str, pays: str = "reimburse", **rest: object) -> Words:
    limit = {"type": "amount", "max": "{sum}", "currency": "{currency}", "per": per}
    return _term(category, pays, limits=[limit], **rest)


def _sum(dollars: int) -> tuple[tuple[str, int], ...]:
    return (("sum", dollars),)


_BUSINESS = Sentence(
    "What you spend on the company's business is paid back to you.", _term("business_expense")
)
_RENT = Sentence(
    "The rent of your home there is paid back up to {sum} a month.",
    _up_to("housing_rent", "month"),
    _sum(3600),
)
_LOCAL = Sentence(
    "Your ways within the city are paid back up to {sum} a month.",
    _up_to("local_transport", "month"),
    _sum(900),
)
_MEDICAL = Sentence(
    "Physicians and medicines are paid back up to {sum} in each calendar year.",
    _up_to("medical", "calendar_year"),
    _sum(9000),
)
_CLUB = Sentence(
    "The company does not pay for clubs of any sort.", _term("club_membership", "excluded")
)
_LEAVE = Sentence(
    "Four times in each calendar year the company pays back your economy air fare home and back.",
    _term(
        "home_leave_airfare",
        destination="home",
        cabin="economy",
        limits=[
            {"type": "count", "max": 4, "unit": "trip", "per": "calendar_year", "pool": "leave"}
        ],
    ),
)
_UTILITIES = Sentence(
    "Electricity, water and heating are paid back within reason.",
    _term("utilities", judgement="reasonable", measure="what the neighbours pay"),
)
LONG = Kind(
    "assignment letter",
    "You will work for us abroad, and this is what we pay while you do.",
    (
        _RENT,
        _UTILITIES,
        _LOCAL,
        _BUSINESS,
        _MEDICAL,
        _LEAVE,
        Sentence(
            "Lessons in the language are paid back up to {sum} in each year of the assignment.",
            _up_to("language_training", "assignment_year"),
            _sum(4000),
        ),
        Sentence(
            "You may send up to 500 kilograms by air.",
            _term(
                "air_freight",
                limits=[{"type": "weight", "max": 500, "unit": "kg", "per": "assignment"}],
            ),
        ),
        Sentence(
            "A mover of ours ships your household, in two containers at most.",
            _term(
                "household_goods",
                "company_pays",
                limits=[{"type": "containers", "max": 2, "size_ft": 40, "per": "assignment"}],
            ),
        ),
        _CLUB,
    ),
)
SHORT = Kind(
    "short-term letter",
    "For some months we ask you to help out abroad, and pay what follows.",
    (
        Sentence(
            "A furnished flat is paid back up to {sum} a month.",
            _up_to("apartment_services", "month"),
            _sum(3900),
        ),
        _LOCAL,
        _BUSINESS,
        _LEAVE,
        Sentence(
            "Meals on the way are paid back up to {sum} a day.",
            _up_to("transit_meals", "day"),
            _sum(90),
        ),
        _MEDICAL,
        _CLUB,
    ),
)
OFFER = Kind(
    "offer letter",
    "We are glad to offer you the position, and bring you there.",
    (
        _RENT,
        _LOCAL,
        _BUSINESS,
        _UTILITIES,
        _LEAVE,
        Sentence(
            "Once you have moved you receive {sum} for whatever is left to buy.",
            _up_to("relocation_allowance", "once", "allowance"),
            _sum(2500),
        ),
        Sentence(
            "School fees are paid back up to {sum} in each quarter.",
            _up_to("education", "quarter"),
            _sum(6000),
        ),
        Sentence(
            "An adviser chosen by us, who sends us the bills, looks after your papers.",
            _term("immigration", "company_pays"),
        ),
        _MEDICAL,
        _CLUB,
    ),
)
KINDS = (LONG, LONG, LONG, SHORT, OFFER)
GRADES = (8, 10, 13)  # tenths of the sums above
_RAISED = Kind(
    "amendment",
    "By mutual consent we raise what follows from the day named below.",
    (
        Sentence(
            "From that day on your ways within the city are paid back up to {sum} a month.",
            _up_to("local_transport", "month"),
            _sum(1400),
        ),
    ),
)


@lru_cache(maxsize=512)
def letter(kind: Kind, grade: int, home: Place) -> Letter:
    """The letter of a kind: all of one kind, grade and currency read the same."""
    told = [(number, *_told(one, grade, home)) for number, one in enumerate(kind.sentences, 1)]
    lines = [f"{number}. {says}" for number, says, _ in told]
    text = "\n\n".join((EMPLOYER, "Dear colleague,", kind.opening, *lines, "Yours sincerely"))
    terms = tuple(_placed(text, str(number), says, term) for number, says, term in told)
    return Letter(kind.name, f"{kind.name.capitalize()} of {EMPLOYER}", text, terms)


def amendment(grade: int, home: Place, first: str) -> Letter:
    """The letter that raises what is paid for local transport, from a day on."""
    plain = letter(_RAISED, grade, home)
    (term,) = plain.terms
    return Letter(plain.kind, plain.title, plain.text, ({**term, "from": first},))


def _told(one: Sentence, grade: int, home: Place) -> tuple[str, Words]:
    sums = {name: home.round_sum(dollars * grade // 10) for name, dollars in one.sums}
    said = one.says.format(**{name: _written(money) for name, money in sums.items()})
    return said, {**one.term, "limits": [dict(_limit(limit, sums)) for limit in _limits(one)]}


def _limits(one: Sentence) -> list[Words]:
    return list(one.term.get("limits", ()))


def _limit(limit: Words, sums: dict[str, Money]) -> Iterator[tuple[str, object]]:
    for name, value in limit.items():
        if value == "{sum}":
            yield name, str(sums["sum"])
        else:
            yield name, sums["sum"].currency if value == "{currency}" else value


def _written(money: Money) -> str:
    return f"{money.amount:,.0f} {money.currency}"


def _placed(text: str, clause: str, says: str, term: Words) -> Words:
    start = text.index(says)
    return {**term, "clause": clause, "quote": says, "start": start, "end": start + len(says)}
