"""Whom the operations let in: the same roles as the pages, through scopes of tokens."""

from assignments.core.tokens import CLAIMS, DECIDE, FINANCE, READ, RECORD, SCOPES
from assignments.web.api.bearer import Door

OVERSEERS = ("expatriate", "hr", "finance")
HR = ("hr",)

OWN = Door(SCOPES)
SEEING = (READ, CLAIMS, DECIDE, RECORD)
SEARCH = Door(SEEING)
LOOK = Door(SEEING, OVERSEERS)
PERSONAL = Door(SEEING, ("expatriate", "hr"))
OVERSEE = Door((READ, DECIDE, RECORD, FINANCE), ("hr", "finance"))
ADVISERS = Door((READ,), ("tax_adviser",))
TAX = Door(SEEING, (*OVERSEERS, "tax_adviser"))
INSIDE = Door(SEEING, ("expatriate", "hr", "tax_adviser"))
RECEIPT = Door((READ, CLAIMS, DECIDE), OVERSEERS, deputies=True)
CLAIM = Door((CLAIMS,), ("expatriate",))
JOURNEY = Door((CLAIMS, RECORD), ("expatriate", "hr"))
QUEUE = Door((READ, DECIDE), HR, deputies=True)
DESK = Door((DECIDE,), HR, deputies=True)
HR_LOOKS = Door((READ, DECIDE, RECORD), HR)
RECORDS = Door((RECORD,), HR)
BILLS = Door((RECORD, FINANCE), ("hr", "finance"))
MONTHS = Door((FINANCE,), ("hr", "finance"))
CLOSE = Door((FINANCE,), ("finance",))
RATES = Door((READ, DECIDE, RECORD, FINANCE), ("hr", "finance"))
PEOPLE = Door((READ, RECORD), ("hr", "administrator"))
