"""How costs are said to people: only words, nothing is decided here."""

from assignments.web import speech
from assignments.web.costs.routes import blueprint
from assignments.web.forms.costs import PAY_KINDS
from assignments.web.languages import N_, Spoken

KINDS = Spoken(
    {
        "claim": N_("Claim"),
        "allowance": N_("Allowance"),
        "supplier": N_("Supplier"),
        "pay": N_("Pay"),
        "tax": N_("Tax"),
    }
)
TAXABLE = Spoken({True: N_("Taxable"), False: N_("Not taxable"), None: N_("Nobody said")})
WHY_NOT = Spoken(
    {
        "event": N_("It hangs on an event: claim it when it happens."),
        "receipt": N_("It needs a receipt: it is claimed."),
        "no_figure": N_("The clause names no sum that could fall due."),
        "reasonable": N_("The clause leaves the sum to judgement: it is claimed."),
        "no_salary": N_("It is a share of the monthly salary, which is not recorded."),
        "nobody": N_("Nobody whom it names is on the assignment."),
        "end": N_("It falls due with the end, which is not recorded."),
    }
)
STUCK = Spoken(
    {
        "no_salary": N_("no clause, or more than one, says what the salary is on all of its days"),
        "no_rate": N_("no rate is known for its last day"),
        "another_currency": N_("it was posted in another currency before"),
    }
)


@blueprint.app_template_filter()
def cost_kind(word: str) -> str:
    """A kind of cost as people say it."""
    return KINDS.get(word) or speech.said(word)


@blueprint.app_template_filter()
def taxable_word(value: bool | None) -> str:  # noqa: FBT001 - a filter's value
    """Whether a cost is treated as taxable."""
    return TAXABLE[value]


@blueprint.app_template_filter()
def why_not_due(word: str) -> str:
    """Why an allowance does not fall due by itself."""
    return WHY_NOT[word]


@blueprint.app_template_filter()
def why_stuck(word: str) -> str:
    """Why a period's pay is not posted."""
    return STUCK[word]


@blueprint.app_template_filter()
def pay_kind(word: str) -> str:
    """By which periods somebody is paid."""
    return PAY_KINDS[word]
