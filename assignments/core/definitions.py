"""What definitions do to a term: which ones stand beside it, and whose people they decide.

A definition changes whom a term is for only where that is exact: see `deciding`. Everywhere else
it stands beside the clause, for a person to read.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from assignments.core.letter import Term
from assignments.core.readings import SCOPES, CompanyReading, counting, plain_words, speaks_of
from assignments.core.words import PERSONS

COMPANIONS = PERSONS[1:]
# Other words for people whom a term may be for.
_PEOPLE = re.compile(
    r"\b(?:famil(?:y|ies)|spouses?|husbands?|wi(?:fe|ves)|partners?|child(?:ren)?|sons?|daughters?"
    r"|kids?|infants?|minors?|depend[ae]nts?|relatives?|parents?|companions?|fianc[eé]e?"
    r"|households?(?! goods| effects| items))\b"
)
# Words for people are followed by such, words that only describe a thing ("family home") are not.
_GO_ON = (
    r"(?: members?)?(?= ?[^\w\s'-]| ?$| (?:a|also|and|are|as|at|but|by|can|do|does|each|for"
    r"|from|has|have|if|in|into|is|may|must|not|of|on|once|or|shall|should|that|the|to|twice|up"
    r"|upon|when|while|who|whom|will|with)\b)"
)


def definitions_of(
    readings: Iterable[CompanyReading], term: Term, day: dt.date
) -> tuple[CompanyReading, ...]:
    """The definitions beside a term on a day, of the same words the narrowest scope's alone.

    They come narrow scopes first, in one scope the longest words.
    """
    definitions = [one for one in readings if one.norm is None]
    found = [one for one in counting(definitions, day) if speaks_of(one, term)]
    found.sort(key=lambda one: (SCOPES.index(one.scope), -len(one.words)))
    narrowest: dict[str, CompanyReading] = {}
    for one in found:
        narrowest.setdefault(plain_words(one.words), one)
    return tuple(narrowest.values())


def deciding(readings: Iterable[CompanyReading], term: Term, day: dt.date) -> CompanyReading | None:
    """The definition that decides which companions a term is for; None where none does so exactly.

    Somebody has confirmed that the sentence is for companions, it names them by the defined words
    alone, and these words stand there for people.
    """
    if not set(COMPANIONS) & set(term.beneficiaries):
        return None
    found = definitions_of(readings, term, day)
    named = (one for one in found if one.people and names_people_alone(one.words, term.quote))
    return next(named, None)


@lru_cache(maxsize=4096)
def names_people_alone(words: str, quote: str) -> bool:
    """Whether a sentence names companions by these words alone, each time as people."""
    text, wanted = plain_words(quote), re.escape(plain_words(words))
    rest, times = re.subn(rf"(?<![\w-]){wanted}{_GO_ON}", "", text)
    return times > 0 and _PEOPLE.search(rest) is None


def as_read(readings: tuple[CompanyReading, ...], term: Term, day: dt.date) -> Term:
    """The term with the people that it is for by the company's reading of its words.

    A definition decides on spouse and children; the employee stays as the term has it.
    """
    reading = deciding(readings, term, day) if readings else None
    if reading is None:
        return term
    meant = {*(reading.people), *({"employee"} & set(term.beneficiaries))}
    return replace(term, beneficiaries=tuple(one for one in PERSONS if one in meant))
