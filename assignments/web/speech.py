"""How the contract's words are said to people. Only English and only words: no markup."""

from assignments.core.words import CATEGORIES, CATEGORY_GROUPS

_SPECIAL_CATEGORIES = {
    "home_leave_airfare": "Home leave airfare",
    "home_leave_vehicle": "Home leave car hire",
    "home_leave_cash": "Cash instead of home leave",
    "house_hunting": "House-hunting trip",
    "mileage": "Mileage in an own car",
    "sea_freight": "Sea freight",
    "household_goods": "Household goods moved",
    "storage": "Storage of goods",
    "vehicle_shipment": "Shipping a vehicle",
    "pet_transport": "Pet transport",
    "housing_rent": "Rent",
    "temporary_housing": "Temporary housing",
    "housing_fees": "Housing fees and deposits",
    "home_sale_purchase": "Sale or purchase of a home",
    "immigration": "Visas and immigration",
    "relocation_total": "Relocation costs together",
    "spousal_support": "Support for the spouse",
    "club_membership": "Club membership",
    "tax_gross_up": "Tax gross-up",
    "other": "Something else",
}
CATEGORY_NAMES = {
    word: _SPECIAL_CATEGORIES.get(word, word.replace("_", " ").capitalize()) for word in CATEGORIES
}

# The families of categories: a word for style sheets each, and what people call it.
FAMILY_NAMES = {group.split()[0]: group.capitalize() for group in CATEGORY_GROUPS}
FAMILIES = {
    category: group.split()[0] for group, words in CATEGORY_GROUPS.items() for category in words
}

ROLES = {
    "expatriate": "Expatriate",
    "hr": "HR",
    "finance": "Finance",
    "tax_adviser": "Tax adviser",
    "administrator": "Administrator",
}
PERSONS = {"employee": "Employee", "spouse": "Spouse", "children": "Children"}

OUTCOMES = {
    "allowed": "Allowed",
    "reduced": "Reduced",
    "review": "Needs review",
    "refused": "Refused",
}
STATUSES = {
    "draft": "Draft",
    "submitted": "Waiting for HR",
    "asked": "Question to answer",
    "approved": "Approved",
    "rejected": "Rejected",
    "withdrawn": "Withdrawn",
    "decided": "Decided",
    "confirmed": "Confirmed",
    "unconfirmed": "To be confirmed",
    "retired": "Replaced",
    "open": "Open",
    "closed": "Closed",
    "active": "Active",
    "inactive": "May not log in",
}
REASONS = {
    "no_clause": "No clause grants this",
    "beneficiary_not_covered": "Not granted to this person",
    "destination_not_covered": "Not granted to this destination",
    "place_not_covered": "Not granted in this place",
    "excluded_by_clause": "Ruled out by the letter",
    "outside_assignment": "Outside the days of the assignment",
    "not_yet_due": "Not yet due",
    "future_date": "Dated in the future",
    "no_rate": "No exchange rate for that day",
    "receipt_missing": "Receipt missing",
    "possible_duplicate": "Perhaps claimed before",
    "paid_by_company": "The company pays this supplier itself",
    "fare_unknown": "Economy fare not known",
    "fact_missing": "Something is not stated",
    "needs_judgement": "A person has to judge",
    "clauses_conflict": "Two clauses differ",
    "term_not_confirmed": "Clause not confirmed yet",
    "over_norm": "Above the usual cost",
    "over_cap": "Above the limit",
    "over_weight": "Above the weight granted",
    "over_duration": "Longer than granted",
    "over_containers": "More or larger containers than granted",
    "over_count": "More trips than granted",
    "over_reference": "Above the reference fare",
    "cabin_above_entitlement": "Better cabin than granted",
    "within_terms": "Within the letter",
    "past_expected_end": "Past the expected end",
}
WORDS = {
    "reimburse": "The employee pays, the company pays back",
    "company_pays": "The company pays the supplier",
    "allowance": "Allowance without receipts",
    "excluded": "Ruled out",
    "withheld": "Withheld",
    "note": "No money",
    "preparing": "Before the start, and up to 90 days after",
    "during": "From start to end",
    "ending": "Around the end",
    "any": "At any time",
    "receipt": "Receipt",
    "approval": "Approval by HR",
    "premium_economy": "Premium economy",
    "calendar_year": "Calendar year",
    "assignment_year": "Assignment year",
    "assignment": "Whole assignment",
    "home": "Home country",
    "host": "Host country",
    "other": "Elsewhere",
    "reference": "Economy fare of a home leave trip",
    "cost": "The cost",
    "monthly_salary": "Monthly salary",
    "company": "The company",
    "lb": "pounds (lb)",
    "kg": "kilograms (kg)",
}
# Which rate counts for the costs of an assignment, and what HR may let count for one line.
RATE_RULES = {
    "expense_date": "Day of the expense",
    "month_average": "Average of the month",
    "company_rate": "Company rate",
    "bank_charge": "What the bank charged, by HR\N{RIGHT SINGLE QUOTATION MARK}s choice",
}
PLURALS = {"trip": "trips", "day": "days", "month": "months", "container": "containers"}


def said(word: str) -> str:
    """Any word of the contract as people say it, with a capital."""
    for words in (WORDS, PERSONS, CATEGORY_NAMES, STATUSES, OUTCOMES, ROLES):
        if word in words:
            return words[word]
    return word.replace("_", " ").capitalize()
