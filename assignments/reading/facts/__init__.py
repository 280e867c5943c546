"""What a letter says of itself: `facts(structure)`; None rather than a guess.

`said` parts the letter, `kind`, `parties`, `role`, `places`, `times` and `pay` look for one group
of facts each. Nothing here proposes a term.
"""

from assignments.reading.facts.kind import kind, relates_to
from assignments.reading.facts.parties import employee, employer
from assignments.reading.facts.pay import base_salary
from assignments.reading.facts.places import home, host
from assignments.reading.facts.role import position, reports_to
from assignments.reading.facts.said import said
from assignments.reading.facts.times import effective, end, length_months
from assignments.reading.values import LetterFacts, Structure


def facts(structure: Structure) -> LetterFacts:
    """What the letter says of itself."""
    letter = said(structure)
    begun, work, company, is_a = effective(letter), host(letter), employer(letter), kind(letter)
    return LetterFacts(
        kind=is_a,
        employer=company,
        employee=employee(letter),
        position=position(letter, company),
        reports_to=reports_to(letter),
        home=home(letter, work),
        host=work,
        effective=begun,
        length_months=length_months(letter),
        end=end(letter, begun),
        base_salary=base_salary(letter),
        relates_to=relates_to(letter, is_a),
    )
