"""How the words of tax files are said to people."""

NOTE_KINDS = {
    "estimate": "Estimate",
    "withholding": "Hypothetical tax withheld by hand",
    "payment": "Tax paid by the company",
    "payment_by_employee": "Tax paid by the employee",
    "refund_to_company": "Refund to the company",
    "refund_to_employee": "Refund to the employee",
    "document_asked": "Document asked for",
    "document_received": "Document received",
    "return_filed": "Return filed",
    "assessment": "Assessment",
    "settlement": "Settlement",
    "remark": "Remark",
}
FIGURES = {
    "final_hypothetical": "Final hypothetical tax",
    "actual_home": "Actual tax, home country",
    "actual_host": "Actual tax, host country",
}
STATES = {
    "estimated": "Estimated",
    "withheld": "Withheld",
    "filed": "Filed",
    "final": "Final",
    "settled": "Settled",
}
SETTLED_AS = {
    "equalised": "Equalised: the employee bears exactly the final hypothetical tax",
    "protected": "Protected: the employee bears the lower of hypothetical and actual tax",
}
