"""What a heading announces: a word or two, where a sentence would say more."""

import re

from assignments.reading.categories.signs import Mention, pattern

_WORDS = {
    "house_hunting": (
        r"(?:house|home)[- ]?hunting|look[- ]see|pre[- ]?(?:assignment|move|transfer) (?:visit"
        r"|trip)|(?:home|house) (?:search|finding)"
    ),
    "temporary_housing": (
        r"(?:temporary|interim|transitional|short[- ]term) (?:housing|living|lodging"
        r"|accommodations?|quarters|residence)(?: \w+)?"
    ),
    "home_leave_airfare": (
        r"home[- ]leaves?|home (?:visits?|trips?)|annual (?:home )?leave travel|r ?& ?r"
    ),
    "emergency_leave": (r"emergenc(?:y|ies)|compassionate|bereavement|emergency (?:leave|travel)"),
    "return_freight": r"return shipments?|repatriation (?:shipment|of goods)",
    "repatriation_airfare": (r"repatriation|return(?: travel| to (?:home|the))|end of assignment"),
    "commuting": r"commut(?:ing|e)(?: \w+)?|weekend travel|trips? home",
    "outbound_airfare": (
        r"travel to (?:the )?(?:host|assignment|new)(?: \w+)?|(?:final|relocation|en[- ]route"
        r"|initial|outward) (?:move |trip|travel|journey|moving)(?: ?trip)?|airfare|passages?"
    ),
    "air_freight": r"air (?:freight|shipments?)",
    "sea_freight": r"(?:sea|surface|ocean) (?:freight|shipments?)",
    "storage": r"storage",
    "vehicle_shipment": (
        r"(?:shipment|transportation|sale|loss) (?:of|on) (?:\w+ ){0,2}(?:cars?|automobiles?"
        r"|vehicles?)|vehicles?"
    ),
    "pet_transport": r"pets?",
    "household_goods": (
        r"household goods(?: \w+)?|(?:shipment|shipping|transportation|movement"
        r"|moving) (?:of )?(?:\w+ )?(?:goods|effects|belongings|furniture)|moving|removal"
        r"|shipping|shipments?|moving expenses?"
    ),
    "home_sale_purchase": (
        r"(?:home|house|residence) (?:sale|purchase|selling|disposition|buying"
        r"|closing)(?: \w+)?|sale of (?:\w+ ){0,3}(?:home|house|residence)"
        r"|purchase of (?:\w+ ){0,3}(?:home|house|residence)|closing costs?|mortgage(?: \w+)?"
        r"|bridge loan|real estate(?: \w+)?|duplicate housing"
    ),
    "housing_fees": (
        r"(?:lease|rental) (?:cancellation|termination|deposit|fees?)|deposits?|agency fees?"
    ),
    "furnishing": r"furniture(?: \w+)?|furnishings?",
    "utilities": r"utilit(?:y|ies)(?: \w+)?",
    "housing_rent": (
        r"(?:host )?(?:country )?(?:housing|accommodations?|rent|lodging"
        r"|residence)(?: (?:allowance|assistance|costs?|expenses?|support|benefit|and utilities"
        r"|differential))?"
    ),
    "language_training": r"language(?: \w+){0,2}",
    "cultural_training": r"(?:cross[- ])?cultur\w*(?: \w+){0,2}",
    "immigration": (
        r"visas?(?: \w+){0,3}|(?:work|residence) permits?(?: \w+){0,2}|immigration(?: \w+)?"
        r"|passports?(?: \w+){0,2}"
    ),
    "medical_preparation": (
        r"(?:medical|physical|health) (?:exam\w*|check\w*|preparation|clearance)|vaccinations?"
        r"|immuni[sz]ations?|inoculations?"
    ),
    "miscellaneous_allowance": (
        r"(?:miscellaneous|incidentals?|settling[- ]in|disturbance|sundry)(?: \w+){0,2}"
    ),
    "relocation_services": (
        r"(?:destination|settling[- ]in|relocation) (?:services?|agent|consultant)"
    ),
    "spousal_support": (
        r"(?:spous(?:e|al)|partner|dual career|family)(?: \w+)? (?:assistance|support|career"
        r"|employment|allowance)(?: \w+)?|spouse|partner"
    ),
    "education": (
        r"(?:children'?s? |dependents?'? )?(?:education|school(?:ing)?|schools?"
        r"|tuition)(?: \w+){0,2}"
    ),
    "tax_preparation": (
        r"tax (?:return )?(?:preparation|assistance|consult\w+|advice|services?|counsel\w*"
        r"|returns?)(?: \w+)?"
    ),
    "tax_equalization": (
        r"tax (?:equali[sz]ation|protection|reimbursement)(?: \w+)?|income tax(?:es)?|taxes"
        r"|taxation|tax"
    ),
    "hypothetical_tax": r"hypothetical (?:tax|withholding)",
    "tax_gross_up": r"(?:tax )?gross[- ]?up",
    "cost_of_living": r"cost[- ]of[- ]living(?: \w+)?|goods (?:and|&) services(?: \w+)?|cola",
    "foreign_service_premium": (
        r"(?:foreign|overseas|international|expatriat\w+|mobility"
        r"|assignment) (?:service )?(?:premium|allowance|incentive|uplift)"
    ),
    "hardship_premium": r"hardship(?: \w+)?",
    "club_membership": r"clubs?(?: \w+)?|membership dues",
    "car_allowance": r"(?:car|auto(?:mobile)?|vehicle|transportation) allowance",
    "company_car": r"(?:company )?(?:car|automobile|auto|vehicle)(?: and driver)?",
    "rental_car": r"rental car|car rental|car hire",
    "local_transport": (r"(?:local|host country) transportation|transportation|transport|parking"),
    "medical": r"(?:medical|health)(?: (?:care|insurance|coverage|benefits?))?",
    "vacation": r"vacations?(?: \w+)?|annual leave|time off",
    "holidays": r"(?:public )?holidays",
    "pension": r"pensions?|retirement(?: \w+)?|superannuation|401\(k\)",
    "exchange_rate": r"(?:exchange rates?|currency)(?: \w+)?",
    "assignment_term": (
        r"(?:term|duration|length|period)(?: of (?:the )?(?:assignment|secondment))?"
        r"|assignment (?:term|period|duration|length)"
    ),
    "notice": r"notice(?: \w+)?",
    "clawback": (
        r"(?:repayment|payback|pay-back|reimbursement) (?:agreement|obligation"
        r"|of relocation)(?: \w+)?|clawback"
    ),
    "business_expense": r"(?:business )?expenses?|(?:reimbursement of )?business expenses",
    "relocation_allowance": (
        r"relocation(?: (?:assistance|benefits?|expenses?|allowance|package|costs?"
        r"|reimbursement))?|moving allowance"
    ),
}
_PATTERNS = tuple((category, pattern(words)) for category, words in _WORDS.items())
_LONGEST = 60
_ENUMERATOR = re.compile(
    r"^\W*(?:\(?[0-9ivxlc]{1,4}[.)]|[a-z][.)]|article \w+|section \S+)\s*", re.IGNORECASE
)


def announced(heading: str) -> tuple[Mention, ...]:
    """The categories that a short heading names, the earlier word winning over a later one."""
    text = _ENUMERATOR.sub("", heading)
    if len(text) > _LONGEST:
        return ()
    found: list[Mention] = []
    for category, words in _PATTERNS:
        for match in words.finditer(text):
            if not any(match.start() < old.last and old.first < match.end() for old in found):
                found.append(Mention(category, match.start(), match.end(), match[0]))
    return tuple(sorted(found, key=lambda one: one.first))
