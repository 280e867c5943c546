"""Sentences as letters have them, and the terms that they propose."""

import pytest

from assignments.reading import read
from tests.reading.proposed import GREETING, proposed, words_of

GRANTS = {
    "a cap in the sentence after the benefit": (
        (
            "The Company will provide temporary housing until you find a home. "
            "The cost of such housing shall not exceed $3,100 per month."
        ),
        [
            ("temporary_housing", "company_pays", ""),
            ("temporary_housing", "reimburse", "3100 USD per month"),
        ],
    ),
    "a cap that stands alone after a list": (
        (
            "The Company will reimburse you for:\n\n  (a) moving of your household goods;\n\n"
            "  (b) storage for up to 60 days; and\n\n  (c) a rental car.\n\n"
            "The total of these costs will be no more than GBP 18,000."
        ),
        [
            ("household_goods", "reimburse", "18000 GBP per once"),
            ("storage", "reimburse", "60 day; 18000 GBP per once"),
            ("rental_car", "reimburse", "18000 GBP per once"),
            ("relocation_total", "reimburse", "18000 GBP per once"),
        ],
    ),
    "several categories under one limit": (
        (
            "The Company will cover commuting costs and temporary living expenses for a period not "
            "to exceed five months."
        ),
        [("commuting", "reimburse", "5 month"), ("temporary_housing", "reimburse", "5 month")],
    ),
    "each measure with its own goods": (
        (
            "We will pay for 300 kg of air freight and for the shipment by sea of up to one "
            "20-foot "
            "container."
        ),
        [
            ("air_freight", "reimburse", "300 kg"),
            ("sea_freight", "reimburse", "1 20 ft"),
        ],
    ),
    "a lump sum with what it is for": (
        (
            "You will receive a lump sum of $40,000 for your relocation expenses, intended to "
            "cover "
            "items such as closing costs, storage and pet transport."
        ),
        [("relocation_allowance", "allowance", "40000 USD per once")],
    ),
    "a yearly sum paid by the month": (
        (
            "You will receive a cost of living allowance of 14,400 Great British Pounds per year, "
            "paid in equal monthly installments."
        ),
        [("cost_of_living", "allowance", "14400 GBP per calendar_year")],
    ),
    "a share with a cap": (
        (
            "The Company will reimburse 75% of school fees for your children, up to $12,000 per "
            "year for each child."
        ),
        [("education", "reimburse", "0.75 cost; 12000 USD per calendar_year")],
    ),
    "a currency in words before its figures": (
        "A car allowance of POUNDS STERLING 615.00 per month will be paid to you.",
        [("car_allowance", "allowance", "615 GBP per month")],
    ),
    "months of salary": (
        "Upon relocation you will receive a relocation allowance equal to two months' base salary.",
        [("relocation_allowance", "allowance", "2 monthly_salary per once")],
    ),
}


@pytest.mark.parametrize("name", GRANTS)
def test_a_grant_is_proposed_with_its_limits(name: str) -> None:
    """What is granted, how it is paid and what bounds it, each from the words that say so."""
    text, expected = GRANTS[name]
    assert proposed(text) == expected


DENIALS = {
    "will not be reimbursed": "Meals and lodging will not be reimbursed during home leave.",
    "no other": "No other relocation benefits will be available to you.",
    "own expense": "Storage beyond that time will be at your own expense.",
    "responsible": "You will be responsible for the cost of shipping any pets.",
    "items of a list that rules out": (
        "The Company will not pay for the following:\n\n  (a) storage;\n\n  (b) pet transport."
    ),
    "after a but": "The Company will reimburse airfare to the host country but not excess baggage.",
}


@pytest.mark.parametrize("name", DENIALS)
def test_what_is_ruled_out_is_proposed_as_excluded(name: str) -> None:
    """A denial is a term too: it must never read as a grant."""
    found = proposed(DENIALS[name])
    assert found
    assert found[-1][1] == "excluded"


FALSE_FRIENDS = {
    "good reason": (
        "“Good Reason” means a relocation of your principal place of work by more than fifty "
        "miles without your consent, or a reduction of your housing allowance."
    ),
    "excise tax": (
        "If any payment is subject to the excise tax under Section 4999, an equalization payment "
        "of the tax will be made by the Company."
    ),
    "assignment of the contract": (
        "No assignment of this Agreement by the Company shall relieve it of its obligations."
    ),
    "what is waiting for": "Our office closes at noon on the day before a holiday weekend trip.",
}


@pytest.mark.parametrize("name", FALSE_FRIENDS)
def test_words_that_only_look_like_a_benefit_propose_no_cost(name: str) -> None:
    """Relocation inside a definition, a parachute's tax, an assigned contract grant nothing."""
    standing = {"notice", "severance", "holidays", "stock_options"}
    assert [one for one in proposed(FALSE_FRIENDS[name]) if one[0] not in standing] == []


def test_a_negated_cap_is_no_cap() -> None:
    """Where a sum is said not to limit, it does not."""
    text = "Your relocation expenses will be reimbursed and will not be limited to $25,000."
    assert proposed(text) == [("relocation_allowance", "reimburse", "")]


def test_people_are_those_the_words_name() -> None:
    """The family is all three; each benefit of a sentence has its own people."""
    family = "The Company will pay for economy airfare to the host country for you and your family."
    assert words_of(family, "outbound_airfare")["beneficiaries"] == [
        "employee",
        "spouse",
        "children",
    ]
    both = (
        "The Company will reimburse the commission on the sale of your home and first class "
        "airfare for you and your spouse to the host country."
    )
    assert words_of(both, "home_sale_purchase")["beneficiaries"] == ["employee"]
    assert words_of(both, "outbound_airfare")["beneficiaries"] == ["employee", "spouse"]


def test_a_cabin_and_a_destination_are_read() -> None:
    """A flight keeps its class and where it leads."""
    words = words_of(
        "You will be provided with one round trip business class ticket per year for home leave to "
        "your home country.",
        "home_leave_airfare",
    )
    assert (words["cabin"], words["destination"]) == ("business", "home")
    assert words["limits"] == [
        {"type": "count", "max": "1", "unit": "trip", "per": "calendar_year"}
    ]


def test_what_is_reasonable_is_left_to_judgement() -> None:
    """Reasonable costs carry their yardstick; actual ones beside them do not."""
    text = (
        "The Company will pay for the reasonable cost of rent, based on comparable housing at "
        "home, "
        "plus actual expenses for all utilities."
    )
    rent, utilities = words_of(text, "housing_rent"), words_of(text, "utilities")
    assert (rent["judgement"], utilities["judgement"]) == ("reasonable", None)
    assert rent["measure"] == "based on comparable housing at home"


def test_a_heading_speaks_for_the_sentences_under_it() -> None:
    """A sentence that names nothing takes its category from the heading above it."""
    text = "4. Language Training. The Company will pay up to $1,500 for you and your spouse."
    assert proposed(text) == [("language_training", "reimburse", "1500 USD per once")]
    assert words_of(text, "language_training")["clause"] == "4"


def test_pay_and_standing_never_pay_a_cost() -> None:
    """Salary, notice and vacation are recorded, not paid from a claim."""
    text = (
        "Your base salary will be $10,000 per month. You will have four weeks of vacation per year."
    )
    assert [one[1] for one in proposed(text)] == ["note", "note"]


def test_each_proposal_says_why() -> None:
    """HR sees from which words and in which sense a term was proposed."""
    (one,) = read("The Company will reimburse the cost of visas for you.").proposals
    assert one.why == "“visas”: paid back"


def test_items_under_one_cap_share_it() -> None:
    """A sum over a list bounds its items together, not each of them anew."""
    text = (
        "5. Relocation. The Company will reimburse you for the following:\n\n"
        "  (a) moving of your household goods;\n\n  (b) flights for you to the new location.\n\n"
        "The total of these costs will be no more than GBP 18,000."
    )
    limits = [one.words["limits"] for one in read(f"{GREETING}{text}").proposals]
    assert len(limits) == 3
    assert {one["pool"] for term in limits for one in term} == {"5: GBP 18000 once"}


def test_a_return_shipment_may_be_heavier_by_so_much() -> None:
    """A weight beyond what was shipped out counts from there."""
    words = words_of(
        "Upon repatriation the return shipment of your household goods is limited to an additional "
        "200 kg more than the weight shipped to the host country.",
        "return_freight",
    )
    assert words["limits"] == [
        {"type": "weight", "max": "200", "unit": "kg", "over": "outbound_weight"}
    ]
