"""How a plan is told to people: only words."""

from assignments.core.money import Money
from assignments.core.rates import Conversion
from assignments.web import filters, languages, slips
from assignments.web.languages import N_, Spoken
from assignments.web.plans.routes import blueprint

BASES = Spoken(
    {
        "limit": N_("The letter's amount"),
        "norm": N_("A norm of the company"),
        "fare": N_("A known fare"),
        "salary": N_("Pay"),
        "hand": N_("By hand"),
        "shared": N_("Counted elsewhere"),
        "unknown": N_("No figure"),
    }
)
KINDS = Spoken(
    {
        "claim": N_("Claimed by the employee"),
        "allowance": N_("Allowance"),
        "supplier": N_("Paid by the company"),
        "pay": N_("Pay"),
        "tax": N_("Tax"),
    }
)
YEAR = 4


@blueprint.app_template_filter()
def plan_basis(basis: str) -> str:
    """What a figure comes from."""
    return BASES[basis]


@blueprint.app_template_filter()
def plan_kind(kind: str) -> str:
    """Who a cost is paid by, or what it is."""
    return KINDS[kind]


@blueprint.app_template_filter()
def plan_column(name: str) -> str:
    """A year as it is, a quarter as Q1 2005, a month as Mar 2005."""
    year, _, part = name.partition("-")
    if not part:
        return year
    return f"{part} {year}" if part.startswith("Q") else _short(name)


def _short(label: str) -> str:
    if languages.current() == languages.CHINESE:
        return filters.month_name(label)
    month, year = filters.month_name(label).split()
    return f"{month[:3]} {year}"


@blueprint.app_template_filter()
def rate_story(rate: Conversion) -> str:
    """A rate with the day and the source that it is from."""
    day = filters.day(rate.day)
    return f"1 {rate.base} = {rate.text} {rate.quote}, {slips.kept_said(rate.source)} ({day})"


@blueprint.app_template_filter()
def plan_amount(money: Money) -> str:
    """An amount without its code, for a table that names the currency once; a dash for nothing."""
    if not money.minor:
        return "\N{EN DASH}"
    return filters.money(money).partition(filters.NARROW)[2]
