"""How the words of tax files are said to people."""

from assignments.web.languages import N_, Spoken

NOTE_KINDS = Spoken(
    {
        "estimate": N_("Estimate"),
        "withholding": N_("Hypothetical tax withheld by hand"),
        "payment": N_("Tax paid by the company"),
        "payment_by_employee": N_("Tax paid by the employee"),
        "refund_to_company": N_("Refund to the company"),
        "refund_to_employee": N_("Refund to the employee"),
        "document_asked": N_("Document asked for"),
        "document_received": N_("Document received"),
        "return_filed": N_("Return filed"),
        "assessment": N_("Assessment"),
        "settlement": N_("Settlement"),
        "remark": N_("Remark"),
    }
)
FIGURES = Spoken(
    {
        "final_hypothetical": N_("Final hypothetical tax"),
        "actual_home": N_("Actual tax, home country"),
        "actual_host": N_("Actual tax, host country"),
    }
)
STATES = Spoken(
    {
        "estimated": N_("Estimated"),
        "withheld": N_("Withheld"),
        "filed": N_("Filed"),
        "final": N_("Final"),
        "settled": N_("Settled"),
    }
)
KINDS = Spoken({"equalised": N_("equalised"), "protected": N_("protected")})
SETTLED_AS = Spoken(
    {
        "equalised": N_("Equalised: the employee bears exactly the final hypothetical tax"),
        "protected": N_("Protected: the employee bears the lower of hypothetical and actual tax"),
    }
)
