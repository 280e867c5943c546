"""How a draft is paid: out of whose pocket, with receipts or without, or not at all."""

import re

from assignments.core.words import STANDING
from assignments.reading.terms.drafts import Draft

# A fixed sum of money, paid whatever was spent.
_FIXED = re.compile(
    r"lump[- ]sum|allowances?\b|stipend|per diem|you (?:will|shall) receive|(?:the )?sum of"
    r"|payment of|bonus|(?:pay|give|grant|provide)s? (?:to )?(?:you|(?:the )?(?:executive|employee)"
    r"|m[rs]\. \w+)(?: with)? (?:an? |the )?(?:\w+ ){0,4}?"
    r"(?:[$£€¥]|us\$|usd|gbp|chf|rmb|eur|amount of)"
    r"|amount of [$£€]|(?:entitled to|receive) [$£€]",
    re.IGNORECASE,
)
_CAPPED = re.compile(
    r"up to|not (?:to )?exceed|maximum|no more than|not more than|limited to|actual", re.IGNORECASE
)
# The company's name begins with a capital: this pattern minds the case.
_COMPANY_DOES = re.compile(
    r"(?:company|employer|corporation|bank|firm|we|us|inc\.|\b[A-Z]\w+) "
    r"(?:(?:will|shall|agrees? to|may|also|hereby|has|further) )+"
    r"(?:provide|arrange|ship|contract|lease|rent|furnish|purchase|supply|move|store|maintain"
    r"|make available|engage|sponsor|assign|contracted)"
    r"|company[- ](?:paid|provided|leased|owned)|(?:will|shall) be provided"
    r"|at the (?:company|employer|corporation)'s (?:expense|cost)|on your behalf|directly",
)
_LOAN = re.compile(r"\bloans?\b|\blend\b|\badvance\b|guarantee", re.IGNORECASE)
_REPAID = re.compile(r"reimburs", re.IGNORECASE)
_PAID_TAX = re.compile(r"reimburse|pay|paid|borne by the company|gross|bear|cover", re.IGNORECASE)
_ALLOWANCES = frozenset(
    {"car_allowance", "cost_of_living", "foreign_service_premium", "hardship_premium"}
)


def pays_of(draft: Draft) -> str:
    """The contract's `pays` of a draft."""
    category, text = draft.mention.category, draft.said
    if draft.excluded and category != "clawback":
        return "excluded"
    if category == "hypothetical_tax":
        return "withheld"
    if category in STANDING or _is_noted(category, text):
        return "note"
    if _is_allowance(draft):
        return "allowance"
    company = category == "tax_equalization" or _COMPANY_DOES.search(text)
    return "company_pays" if company else "reimburse"


def _is_noted(category: str, text: str) -> bool:
    """Whether nothing is paid by it: a loan, a promise about tax that pays nobody."""
    if category == "tax_equalization":
        return _PAID_TAX.search(text) is None
    loan = category == "home_sale_purchase" and _LOAN.search(text)
    return bool(loan) and _REPAID.search(text) is None


def _is_allowance(draft: Draft) -> bool:
    """Whether money is paid without receipts."""
    money = [one for one in draft.quantities if one.kind in {"money", "salary"}]
    always = draft.mention.category in _ALLOWANCES
    if not money:
        return always
    text = " ".join((*draft.scene.unit.headings[-1:], draft.said))
    fixed = all(one.bound != "most" for one in money) and _CAPPED.search(text) is None
    return fixed and (always or _FIXED.search(text) is not None)
