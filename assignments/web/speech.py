"""How the contract's words are said to people, in the language of the moment. No markup."""

from flask_babel import gettext

from assignments.core.words import CATEGORY_GROUPS
from assignments.web.languages import N_, Spoken

CATEGORY_NAMES = Spoken(
    {
        "outbound_airfare": N_("Outbound airfare"),
        "transit_meals": N_("Transit meals"),
        "transit_incidentals": N_("Transit incidentals"),
        "home_leave_airfare": N_("Home leave airfare"),
        "home_leave_lodging": N_("Home leave lodging"),
        "home_leave_vehicle": N_("Home leave car hire"),
        "home_leave_meals": N_("Home leave meals"),
        "home_leave_cash": N_("Cash instead of home leave"),
        "emergency_leave": N_("Emergency leave"),
        "repatriation_airfare": N_("Repatriation airfare"),
        "house_hunting": N_("House-hunting trip"),
        "commuting": N_("Commuting"),
        "excess_baggage": N_("Excess baggage"),
        "rental_car": N_("Rental car"),
        "mileage": N_("Mileage in an own car"),
        "air_freight": N_("Air freight"),
        "sea_freight": N_("Sea freight"),
        "return_freight": N_("Return freight"),
        "household_goods": N_("Household goods moved"),
        "storage": N_("Storage of goods"),
        "vehicle_shipment": N_("Shipping a vehicle"),
        "pet_transport": N_("Pet transport"),
        "housing_rent": N_("Rent"),
        "temporary_housing": N_("Temporary housing"),
        "utilities": N_("Utilities"),
        "apartment_services": N_("Apartment services"),
        "housing_fees": N_("Housing fees and deposits"),
        "furnishing": N_("Furnishing"),
        "home_sale_purchase": N_("Sale or purchase of a home"),
        "language_training": N_("Language training"),
        "cultural_training": N_("Cultural training"),
        "immigration": N_("Visas and immigration"),
        "medical_preparation": N_("Medical preparation"),
        "miscellaneous_allowance": N_("Miscellaneous allowance"),
        "relocation_allowance": N_("Relocation allowance"),
        "relocation_services": N_("Relocation services"),
        "relocation_total": N_("Relocation costs together"),
        "spousal_support": N_("Support for the spouse"),
        "education": N_("Education"),
        "local_transport": N_("Local transport"),
        "car_allowance": N_("Car allowance"),
        "company_car": N_("Company car"),
        "cost_of_living": N_("Cost of living"),
        "foreign_service_premium": N_("Foreign service premium"),
        "hardship_premium": N_("Hardship premium"),
        "club_membership": N_("Club membership"),
        "medical": N_("Medical"),
        "tax_equalization": N_("Tax equalization"),
        "tax_preparation": N_("Tax preparation"),
        "tax_gross_up": N_("Tax gross-up"),
        "hypothetical_tax": N_("Hypothetical tax"),
        "base_salary": N_("Base salary"),
        "bonus": N_("Bonus"),
        "stock_options": N_("Stock options"),
        "severance": N_("Severance"),
        "health_continuation": N_("Health continuation"),
        "vacation": N_("Vacation"),
        "holidays": N_("Holidays"),
        "pension": N_("Pension"),
        "benefits": N_("Benefits"),
        "notice": N_("Notice"),
        "clawback": N_("Clawback"),
        "assignment_term": N_("Assignment term"),
        "exchange_rate": N_("Exchange rate"),
        "documentation": N_("Documentation"),
        "business_expense": N_("Business expense"),
        "other": N_("Something else"),
    }
)

# The families of categories: a word for style sheets each, and what people call it.
FAMILY_NAMES = Spoken(
    {
        "travel": N_("Travel"),
        "goods": N_("Goods"),
        "housing": N_("Housing"),
        "settling": N_("Settling in"),
        "living": N_("Living"),
        "tax": N_("Tax"),
        "pay": N_("Pay and standing"),
        "work": N_("Work"),
        "other": N_("Other"),
    }
)
FAMILIES = {
    category: group.split()[0] for group, words in CATEGORY_GROUPS.items() for category in words
}

ROLES = Spoken(
    {
        "expatriate": N_("Expatriate"),
        "hr": N_("HR"),
        "finance": N_("Finance"),
        "tax_adviser": N_("Tax adviser"),
        "administrator": N_("Administrator"),
    }
)
PERSONS = Spoken({"employee": N_("Employee"), "spouse": N_("Spouse"), "children": N_("Children")})

OUTCOMES = Spoken(
    {
        "allowed": N_("Allowed"),
        "reduced": N_("Reduced"),
        "review": N_("Needs review"),
        "refused": N_("Refused"),
    }
)
STATUSES = Spoken(
    {
        "draft": N_("Draft"),
        "submitted": N_("Waiting for HR"),
        "asked": N_("Question to answer"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
        "withdrawn": N_("Withdrawn"),
        "decided": N_("Decided"),
        "confirmed": N_("Confirmed"),
        "unconfirmed": N_("To be confirmed"),
        "retired": N_("Replaced"),
        "open": N_("Open"),
        "closed": N_("Closed"),
        "active": N_("Active"),
        "inactive": N_("May not log in"),
    }
)
REASONS = Spoken(
    {
        "no_clause": N_("No clause grants this"),
        "beneficiary_not_covered": N_("Not granted to this person"),
        "destination_not_covered": N_("Not granted to this destination"),
        "place_not_covered": N_("Not granted in this place"),
        "excluded_by_clause": N_("Ruled out by the letter"),
        "outside_assignment": N_("Outside the days of the assignment"),
        "not_yet_due": N_("Not yet due"),
        "future_date": N_("Dated in the future"),
        "no_rate": N_("No exchange rate for that day"),
        "receipt_missing": N_("Receipt missing"),
        "possible_duplicate": N_("Perhaps claimed before"),
        "paid_by_company": N_("The company pays this supplier itself"),
        "fare_unknown": N_("Economy fare not known"),
        "fact_missing": N_("Something is not stated"),
        "needs_judgement": N_("A person has to judge"),
        "clauses_conflict": N_("Two clauses differ"),
        "term_not_confirmed": N_("Clause not confirmed yet"),
        "over_norm": N_("Above the usual cost"),
        "over_cap": N_("Above the limit"),
        "over_weight": N_("Above the weight granted"),
        "over_duration": N_("Longer than granted"),
        "over_containers": N_("More or larger containers than granted"),
        "over_count": N_("More trips than granted"),
        "over_reference": N_("Above the reference fare"),
        "cabin_above_entitlement": N_("Better cabin than granted"),
        "within_terms": N_("Within the letter"),
        "past_expected_end": N_("Past the expected end"),
    }
)
WORDS = Spoken(
    {
        "reimburse": N_("The employee pays, the company pays back"),
        "company_pays": N_("The company pays the supplier"),
        "allowance": N_("Allowance without receipts"),
        "excluded": N_("Ruled out"),
        "withheld": N_("Withheld"),
        "note": N_("No money"),
        "preparing": N_("Before the start, and up to 90 days after"),
        "during": N_("From start to end"),
        "ending": N_("Around the end"),
        "any": N_("At any time"),
        "receipt": N_("Receipt"),
        "approval": N_("Approval by HR"),
        "economy": N_("Economy"),
        "premium_economy": N_("Premium economy"),
        "business": N_("Business"),
        "first": N_("First"),
        "calendar_year": N_("Calendar year"),
        "assignment_year": N_("Assignment year"),
        "assignment": N_("Whole assignment"),
        "home": N_("Home country"),
        "host": N_("Host country"),
        "other": N_("Elsewhere"),
        "reference": N_("Economy fare of a home leave trip"),
        "cost": N_("The cost"),
        "monthly_salary": N_("Monthly salary"),
        "company": N_("The company"),
        "air": N_("Air"),
        "sea": N_("Sea"),
        "household": N_("Household"),
        "return": N_("Return"),
        "good_reason": N_("Good reason"),
        "good_cause": N_("Good cause"),
        "without_good_cause": N_("Without good cause"),
        "lb": N_("pounds (lb)"),
        "kg": N_("kilograms (kg)"),
    }
)
# What happened to an assignment, as its record names the deed.
DEEDS = Spoken(
    {
        "fund_deposit": N_("Fund deposit"),
        "fund_draw": N_("Fund draw"),
        "fund_refund": N_("Fund refund"),
        "stay_added": N_("Stay added"),
        "stay_undone": N_("Stay undone"),
        "trip_added": N_("Trip added"),
        "shipment_added": N_("Shipment added"),
        "standing_recorded": N_("Standing recorded"),
        "standing_undone": N_("Standing undone"),
        "tax_read": N_("Tax read"),
        "terms_moved": N_("Terms moved"),
        "letter_read": N_("Letter read"),
        "answered": N_("Answered"),
        "approval_limit_set": N_("Approval limit set"),
        "assignment_changed": N_("Assignment changed"),
        "assignment_recorded": N_("Assignment recorded"),
        "bank_charge_stated": N_("Bank charge stated"),
        "bonus_answered": N_("Bonus answered"),
        "changed": N_("Changed"),
        "claim_drafted": N_("Claim drafted"),
        "claim_submitted": N_("Claim submitted"),
        "claim_withdrawn": N_("Claim withdrawn"),
        "cost_corrected": N_("Cost corrected"),
        "deputy_ended": N_("Deputy ended"),
        "deputy_named": N_("Deputy named"),
        "drafted": N_("Drafted"),
        "employment_fact_recorded": N_("Employment fact recorded"),
        "employment_fact_taken_back": N_("Employment fact taken back"),
        "end_recorded": N_("End recorded"),
        "end_taken_back": N_("End taken back"),
        "ending_cause_decided": N_("Ending cause decided"),
        "ending_rules_proposed": N_("Ending rules proposed"),
        "fare_set": N_("Fare set"),
        "fund_opened": N_("Fund opened"),
        "invoice_recorded": N_("Invoice recorded"),
        "letter_added": N_("Letter added"),
        "letter_corrected": N_("Letter corrected"),
        "month_closed": N_("Month closed"),
        "passage_set_aside": N_("Passage set aside"),
        "passage_taken_up": N_("Passage taken up"),
        "pay_corrected": N_("Pay corrected"),
        "pay_set": N_("Pay set"),
        "person_added": N_("Person added"),
        "plan_kept": N_("Plan kept"),
        "rate_set": N_("Rate set"),
        "reading_recorded": N_("Reading recorded"),
        "receipt_attached": N_("Receipt attached"),
        "roles_granted": N_("Roles granted"),
        "tax_files_given": N_("Tax files given"),
        "tax_files_taken_back": N_("Tax files taken back"),
        "tax_hypothetical_set": N_("Tax hypothetical set"),
        "tax_noted": N_("Tax noted"),
        "tax_settled": N_("Tax settled"),
        "tax_withheld": N_("Tax withheld"),
        "tax_year_added": N_("Tax year added"),
        "taxability_recorded": N_("Taxability recorded"),
        "term_amended": N_("Term amended"),
        "term_confirmed": N_("Term confirmed"),
        "term_dropped": N_("Term dropped"),
        "term_moved": N_("Term moved"),
        "term_proposed": N_("Term proposed"),
        "approved_first": N_("Approved first"),
        "asked": N_("Asked"),
        "ending_rule_confirmed": N_("Ending rule confirmed"),
        "ending_rule_corrected": N_("Ending rule corrected"),
        "ending_rule_dropped": N_("Ending rule dropped"),
        "ending_rule_recorded": N_("Ending rule recorded"),
        "stay_taken_back": N_("Stay taken back"),
        "correction_first_approved": N_("Correction approved first"),
        "term_linked": N_("Term linked"),
        "term_replaced": N_("Term replaced"),
        "term_retired": N_("Term retired"),
        "terms_imported": N_("Terms imported"),
        "time_off_calendar_chosen": N_("Time off calendar chosen"),
        "time_off_granted": N_("Time off granted"),
        "time_off_recorded": N_("Time off recorded"),
    }
)
# Which rate counts for the costs of an assignment, and what HR may let count for one line.
RATE_RULES = Spoken(
    {
        "expense_date": N_("Day of the expense"),
        "month_average": N_("Average of the month"),
        "company_rate": N_("Company rate"),
        "bank_charge": N_("What the bank charged, by HR\N{RIGHT SINGLE QUOTATION MARK}s choice"),
    }
)
# How a letter may stand beside another: what is kept is English, as "amends letter 1".
RELATIONS = Spoken(
    {
        "in addition to": N_("In addition to letter %(number)s"),
        "amends": N_("Amends letter %(number)s"),
        "extends": N_("Extends letter %(number)s"),
        "replaces": N_("Replaces letter %(number)s"),
    }
)
PLURALS = {"trip": "trips", "day": "days", "month": "months", "container": "containers"}
# What is counted, by the filters `plural` and `quantity`: English says the noun by itself.
COUNTED = (
    N_("%(number)s amounts"),
    N_("%(number)s approved lines"),
    N_("%(number)s assignments"),
    N_("%(number)s bytes"),
    N_("%(number)s codes"),
    N_("%(number)s containers"),
    N_("%(number)s costs"),
    N_("%(number)s days"),
    N_("%(number)s files"),
    N_("%(number)s further clauses"),
    N_("%(number)s further readings"),
    N_("%(number)s kg"),
    N_("%(number)s lb"),
    N_("%(number)s lines"),
    N_("%(number)s months"),
    N_("%(number)s more passages"),
    N_("%(number)s new terms"),
    N_("%(number)s numbers"),
    N_("%(number)s passages"),
    N_("%(number)s pay periods"),
    N_("%(number)s people"),
    N_("%(number)s problems"),
    N_("%(number)s receipts"),
    N_("%(number)s records"),
    N_("%(number)s recovery codes"),
    N_("%(number)s rows"),
    N_("%(number)s terms"),
    N_("%(number)s trips"),
    N_("%(number)s weekend days"),
    N_("%(number)s working days"),
    N_("%(number)s years"),
)
# The parts of a limit, as its meter names them.
GAUGE = Spoken(
    {
        "granted": N_("granted"),
        "used": N_("used"),
        "held": N_("held"),
        "left": N_("left"),
    }
)


def relation(kept: str) -> str:
    """How a letter stands beside another, with a capital; what is not of these words as it is."""
    how, _between, number = kept.partition(" letter ")
    return RELATIONS[how] % {"number": number} if how in RELATIONS else kept


def group_name(group: str) -> str:
    """A group of the contract's categories, such as "pay and standing"."""
    return FAMILY_NAMES[group.split(maxsplit=1)[0]]


def said(word: str) -> str:
    """Any word of the contract as people say it, with a capital."""
    for words in (WORDS, PERSONS, CATEGORY_NAMES, STATUSES, OUTCOMES, ROLES, DEEDS):
        if word in words:
            return words[word]
    return str(gettext(word.replace("_", " ").capitalize()))
