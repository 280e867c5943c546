"""Journeys, goods and homes, in the many ways in which letters speak of them."""

import pytest

from tests.reading.proposed import proposed

SAID = {
    "house_hunting": (
        "Your spouse may make one trip to Houston to look at homes at the Company's expense.",
        "We will pay travel expenses for your wife to come to Seattle to look for housing.",
        "The Company will pay for a preview trip of five days for you and your spouse.",
    ),
    "commuting": (
        "Until your family relocates, we will pay for one coach airfare per week to your home.",
        "We will reimburse your travel expenses to and from your home in Ohio for up to 120 days.",
        "The Company will pay one trip a month for your spouse to visit you before the move.",
    ),
    "outbound_airfare": (
        "The Company will pay for the final trip to Seattle for you and your family.",
        "The Company will reimburse the cost of transporting you and your family to Tulsa.",
    ),
    "home_leave_airfare": (
        "We will pay for two trips back to the U.S. annually for you and your spouse.",
        "Each year your family will receive one round-trip ticket to return to Canada.",
    ),
    "home_leave_cash": ("Unused home leave tickets may not be converted to cash.",),
    "emergency_leave": (
        "In the event of the death of a parent, the Company will pay for airfare home.",
    ),
    "repatriation_airfare": (
        "Upon completion of the assignment the Company will repatriate you and your family.",
    ),
    "return_freight": ("If that happens we will pay the cost of moving you back to Austin.",),
    "excess_baggage": ("You may take two additional pieces of luggage at the Company's expense.",),
    "household_goods": (
        "We will pay a van line to haul your things to Virginia.",
        "The Company will pay the cost of transporting your household contents.",
    ),
    "storage": ("Belongings left behind will be stored at Company expense.",),
    "vehicle_shipment": ("We will ship your family's car from Florida to Oregon.",),
    "temporary_housing": (
        "The Company will put you up in a hotel for up to 45 days.",
        "Prior to your relocation, we will provide you with an apartment near the office.",
    ),
    "housing_rent": ("Reasonable living quarters will be furnished to you by the Company.",),
    "housing_fees": ("If you rent, the Company will reimburse the cost to break your lease.",),
    "home_sale_purchase": (
        "We will pay property taxes and upkeep on the Atlanta house until it is sold.",
        "The Company will advance your equity in your present home.",
        "We will pay one-half of any loss you incur upon the sale of your house.",
    ),
}


@pytest.mark.parametrize(
    ("category", "text"), [(name, text) for name, texts in SAID.items() for text in texts]
)
def test_a_category_is_known_by_many_words(category: str, text: str) -> None:
    """Letters rarely use the category's own name."""
    assert category in [one[0] for one in proposed(text)]


UNSAID = {
    "house_hunting": "You should visit our offices and find ways to earn the bonus we will pay.",
    "commuting": "The Company will pay for an office within commuting distance of your home.",
    "home_leave_airfare": "You will receive four weeks of paid vacation in each calendar year.",
    "household_goods": "You may remove your personal effects from the office when you are paid.",
    "storage": "You will be paid for your patents on data storage.",
    "furnishing": "Expenses are paid upon your furnishing evidence of them.",
    "rental_car": "The Company is in the rental car business and pays its officers a bonus.",
    "housing_rent": "We will provide reasonable accommodations for a disability.",
}


@pytest.mark.parametrize("category", UNSAID)
def test_the_same_words_elsewhere_name_no_category(category: str) -> None:
    """A word of a journey or a home can mean something else."""
    assert category not in [one[0] for one in proposed(UNSAID[category])]
