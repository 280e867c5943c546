"""What to do next about a finding, where the core's own sentence does not say it.

For the employee beside their own lines, for HR on the desk. Words only; nothing is judged here.
"""

from collections.abc import Mapping
from typing import Any

from flask import Flask, request

from assignments.web.languages import N_, Spoken

_ANOTHER = N_("Claim it in another category if one fits, or ask HR before you spend more.")
_OVER = N_(
    "Submit it all the same if it had to be: what is allowed is paid, and HR may decide on more. "
    "Say why in the note."
)
EMPLOYEE = Spoken(
    {
        "beneficiary_not_covered": N_(
            "Correct for whom it was if that is wrong; else withdraw it, or ask HR."
        ),
        "destination_not_covered": N_("Correct the destination if it is wrong, or ask HR."),
        "place_not_covered": N_("Correct the place if it is wrong, or ask HR."),
        "excluded_by_clause": _ANOTHER,
        "clauses_conflict": N_("You need do nothing: submit it, and HR is shown both clauses."),
        "not_yet_due": N_("Claim it again as soon as HR has recorded the end."),
        "outside_assignment": N_("Correct the day if it is wrong, or ask HR."),
        "possible_duplicate": N_(
            "Take the line out if it is the same cost; else say in the note what is different."
        ),
        "paid_by_company": N_("Say in the note why you paid it yourself, and attach the receipt."),
        "cabin_above_entitlement": N_("Correct the cabin if it is wrong; the difference is yours."),
        "over_cap": _OVER,
        "over_weight": _OVER,
        "over_duration": _OVER,
        "over_containers": _OVER,
        "over_count": _OVER,
        "over_reference": _OVER,
        "over_norm": N_("Say in the note why it had to be so much: HR decides on the rest."),
        "needs_judgement": N_("Submit it with a receipt, and say in the note why it was needed."),
    }
)
_AMOUNT = N_("Approve what the letter allows, or more with a reason: that is an override.")
_READING = N_("Approve what is reasonable; a recorded reading lets the next one pass by itself.")
HR = Spoken(
    {
        "no_clause": N_("Reject it, or ask which category was meant."),
        "beneficiary_not_covered": N_("Reject it, or ask for whom it was."),
        "destination_not_covered": N_("Reject it, or ask where it was spent."),
        "place_not_covered": N_("Reject it, or ask where it was spent."),
        "excluded_by_clause": N_("Reject it; whatever you approve is an override."),
        "clauses_conflict": N_("Read both clauses, decide, and end the term that should not hold."),
        "term_not_confirmed": N_("Confirm the term in the letter: the line is judged anew."),
        "fact_missing": N_("Ask the employee for it."),
        "future_date": N_("Ask the employee, or wait until that day."),
        "not_yet_due": N_("Record the end of the assignment if it is known."),
        "outside_assignment": N_("Reject it, or ask on what day it was."),
        "no_rate": N_("Type a company rate for that day: the line is judged anew."),
        "receipt_missing": N_("Ask the employee for the receipt."),
        "possible_duplicate": N_("Compare both lines; reject this one if the cost is the same."),
        "paid_by_company": N_("Look whether the supplier's invoice was paid; reject it if so."),
        "fare_unknown": N_("Record the economy fare: the line is judged anew."),
        "cabin_above_entitlement": _AMOUNT,
        "over_cap": _AMOUNT,
        "over_weight": _AMOUNT,
        "over_duration": _AMOUNT,
        "over_containers": _AMOUNT,
        "over_count": _AMOUNT,
        "over_reference": _AMOUNT,
        "over_norm": _READING,
        "needs_judgement": _READING,
        "past_expected_end": N_("Record an extension or the end with the assignment."),
    }
)
SAYS_ITSELF = frozenset(  # the core's sentence tells the employee what to do
    {
        "no_clause",
        "term_not_confirmed",
        "fact_missing",
        "future_date",
        "no_rate",
        "receipt_missing",
        "fare_unknown",
        "past_expected_end",
    }
)


def next_step(finding: Any) -> str:  # noqa: ANN401 - a Finding, or the contract's mapping
    """What the reader does next about a finding; nothing where it was said or is not needed."""
    reason = finding["reason"] if isinstance(finding, Mapping) else finding.reason
    return (HR if request.blueprint == "desk" else EMPLOYEE).get(str(reason), "")


def register(app: Flask) -> None:
    """Give the templates the next step of a finding."""
    app.add_template_filter(next_step)
