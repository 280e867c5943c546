"""Tax equalization: years and their notes, hypothetical tax by days, documents, the settlement.

`years` holds the values, `states` what state a year is in, `withholding` the tax withheld in pay
periods, `settlement` who owes whom at the end. Nothing here is tax advice: the figures come from
the adviser, the rules from the letter.
"""

from assignments.core.tax.clauses import kind_said, open_words
from assignments.core.tax.frozen import settlement_json, settlement_of
from assignments.core.tax.settlement import (
    Counted,
    Settlement,
    Source,
    Step,
    Tally,
    settle,
    settlement_of_year,
    tally,
)
from assignments.core.tax.states import (
    STATES,
    Stage,
    stages,
    state_of,
    what_is_missing_to_settle,
)
from assignments.core.tax.withholding import (
    Hypothetical,
    PayPeriod,
    Withheld,
    monthly_on,
    withheld_for,
    within,
)
from assignments.core.tax.years import (
    FIGURES,
    KINDS,
    MONEY_KINDS,
    NOTE_KINDS,
    Document,
    TaxFile,
    TaxNote,
    TaxYear,
    closed,
    documents,
    figure,
    overlapping,
    read_year,
    year_after,
)

__all__ = [
    "FIGURES",
    "KINDS",
    "MONEY_KINDS",
    "NOTE_KINDS",
    "STATES",
    "Counted",
    "Document",
    "Hypothetical",
    "PayPeriod",
    "Settlement",
    "Source",
    "Stage",
    "Step",
    "Tally",
    "TaxFile",
    "TaxNote",
    "TaxYear",
    "Withheld",
    "closed",
    "documents",
    "figure",
    "kind_said",
    "monthly_on",
    "open_words",
    "overlapping",
    "read_year",
    "settle",
    "settlement_json",
    "settlement_of",
    "settlement_of_year",
    "stages",
    "state_of",
    "tally",
    "what_is_missing_to_settle",
    "withheld_for",
    "within",
    "year_after",
]
