"""The words for tax: what stands in for it, who bears it, and who prepares the returns."""

from assignments.reading.categories.signs import sign

_W = r"[\w.,&/'\u2019-]+"
_WHO = (
    r"(?:you|he|she|they|executive|employee|assignee|the (?:executive|employee|assignee"
    r"|expatriate))"
)
_ABROAD = (
    r"(?:host|foreign|overseas|expatriate|local country|country of assignment|u\.?k\.?"
    r"|united kingdom|british|english|"
    r"german|french|swiss|dutch|belgian|italian|spanish|irish|swedish|danish|norwegian|finnish"
    r"|austrian|russian|polish|"
    r"czech|hungarian|turkish|israeli|japan(?:ese)?|chin(?:a|ese)|p\.?r\.?c\.?|hong kong"
    r"|singapore(?:an)?|taiwan(?:ese)?|"
    r"korean?|india[n]?|malaysian?|thai|indonesian|philippine|vietnamese|australian?|new zealand"
    r"|canadian?|mexican?|"
    r"brazilian?|argentine|chilean|south african|germany|france|switzerland|netherlands|belgium"
    r"|ireland|mexico|brazil)"
)
_KIND = (
    r"(?:income|salar(?:y|ies)|personal|individual|social|security|payroll|wages?|employment"
    r"|national|local|state|federal|"
    r"cantonal|inhabitants?|insurance|contributions?|country(?:'s)?|location|and|or|other|any|city"
    r"|u\.?s\.?|resident)"
)
# Words of tax that speak of no tax to be paid.
_NO_TAX = (
    r"(?:[- ](?:laws?|returns?|authorit\w+|advi\w+|prepar\w+|treat\w+|purposes?|years?|residen\w+"
    r"|codes?|filings?|rules?|"
    r"regulations?|counsel\w*|consult\w*|equali\w+|protect\w+|account\w+|planning|basis|effective"
    r"|number|forms?|"
    r"withholding (?:requirements|obligations)|matters?|assistance|issues?|deduct\w+|briefing"
    r"|orientation|services?|"
    r"polic\w+|brackets?|rates?|department|director|implications?)|,? (?:and|or|&)? ?(?:financial"
    r"|estate|legal|investment))"
)
_TAXES = (
    r"tax(?:es|ation)?(?: (?:liabilit\w+|burdens?|costs?|obligations?|payments?|credits?"
    rf"|refunds?))?(?!{_NO_TAX})"
)
_BORNE = (
    r"pay|paid|borne?\b|bear|reimburs|responsib|settle|discharge|account|excess|exceed|cover|liab"
    r"|incurred|"
    r"imposed|caused|result|credits?|refund|owed?\b|assum"
)
_ANY = (
    r"(?:any|all|the|your|his|her|such|additional|actual|applicable|those|related|resulting"
    rf"|{_KIND}|,|/|\w+ly)"
)
_PAYS = (
    r"(?:pay(?:s|ing)?|reimburs\w+|cover(?:s|ing)?|compensat\w+|bears?|bearing|assum\w+|absorb\w*"
    r"|offset\w*|defray\w*|"
    r"mak(?:e|ing) (?:you|him|her|executive|employee) whole|made whole|tak(?:e|ing) care of|relieve"
    r"|neutrali[sz]e"
    r"|responsible|liable)"
)
_EXCISE = r"excise|4999|280g|parachute|golden"
_GRANTED = (
    r"relocat|\bmov(?:e|ing)\b|hous|reimburs|allowance|commut|benefits?\b|apartment|such payments?"
    r"|these (?:payments?|"
    r"amounts?|items?|costs?|expenses?)|lump sum|the above|the foregoing|taxable|provided (?:under"
    r"|hereunder)|compensat"
)

SIGNS = (
    sign(
        "hypothetical_tax",
        "hypo theoretical stay-at-home notional",
        rf"hypo(?:thetical)?(?: {_W}){{0,7}}? (?:tax(?:es|ation)?|withholdings?|deductions?"
        r"|social (?:security|charges))"
        r"(?: (?:withholdings?|deductions?|payments?|amounts?|liabilit\w+))?"
        rf"|hypo-?tax(?:es)?|(?:theoretical|stay-at-home)(?: {_W}){{0,5}}? tax(?:es)?",
    ),
    sign(
        "tax_equalization",
        "tax",
        rf"(?:{_W} )?(?:tax(?:es)?|tax (?:burden|liabilit\w+|cost|obligation"
        rf"|position))(?=[ ,][^.;]{{0,170}}?(?:had {_WHO} "
        r"(?:\w+ )?(?:remained|stayed|continued|been|not)|would have (?:paid|been|owed|incurred"
        r"|borne)|"
        rf"if {_WHO} (?:had|were|lived)|(?:than|as) if {_WHO}))"
        rf"|(?:incremental |additional |excess |actual )?{_ABROAD}(?:[ ,/]+{_KIND}){{0,6}}["
        rf" -]{_TAXES}"
        rf"|(?:incremental|additional|excess)(?: {_KIND}){{0,4}} {_TAXES}(?= [^.;]{{0,80}}"
        rf"(?:{_ABROAD}|assignment|secondment))"
        rf"|{_TAXES} (?:imposed |levied |assessed |due |payable |incurred )?(?:by"
        rf"|in) (?:the )?{_ABROAD}"
        rf"|{_TAXES}(?= (?:\w+ ){{0,4}}?(?:personal|private|outside|investment"
        r"|non-?company)(?: \w+){0,2} "
        r"(?:income|investments?|assets?|gains?|earnings))",
        near=_BORNE,
        bars=rf"{_EXCISE}|property tax|gross(?:ed)?[- ]?up|prepar\w+|to file|filing"
        r"|from any (?:amount|payment)|required by law",
    ),
    sign(
        "tax_equalization",
        "equali protect",
        r"tax(?:es)?[- ](?:equali[sz]\w+|protect\w+)(?: (?:program\w*|polic\w+|payments?"
        r"|calculations?|settlements?|"
        rf"provisions?|basis|benefits?|allowance|plan))?|equali[sz]\w+(?: {_W}){{0,6}}? tax(?:es)?"
        r"|equali[sz]ation (?:program|policy|payment|calculation|settlement)\w*|equali[sz]ed",
        near=r"tax",
        bars=_EXCISE,
    ),
    sign(
        "tax_equalization",
        "better worse deleterious adverse additional increased extra",
        r"(?:deleterious|adverse|additional|incremental|excess|increased|extra)"
        r"(?: \w+){0,3}? (?:tax(?:es)?|tax (?:effect|liabilit\w+|burden|consequences?))"
        r"(?= [^.;]{0,120}(?:assignment|secondment|expatriat|abroad|overseas|host|working in"
        r"|resident))"
        r"|(?:no|neither|not be) (?:better|worse)(?: \w+){0,4}? (?:off|position)",
        near=r"\btax",
        bars=_EXCISE,
    ),
    sign(
        "tax_gross_up",
        "gross up",
        r"gross(?:ed|es|ing)?[- ]?ups?(?: (?:payments?|amounts?|basis|for \w+ taxes|for taxes"
        r"|provision))?"
        r"|gross(?:ed|ing)? (?:such|these|the|this|that|those|any|all) (?:\w+ ){1,4}?up"
        r"|gross(?:ed)? (?:you|him|her|executive|employee) up",
        bars=rf"{_EXCISE}|gross (?:profit|margin|revenue|sales|negligence)|bonus pool"
        r"|section 409a",
    ),
    sign(
        "tax_gross_up",
        "tax",
        rf"{_PAYS}(?: (?:for|you|him|her|executive|employee|the executive|the employee"
        r"|to)){0,3}(?: [\w,]+){0,5}?"
        rf"(?: {_ANY}){{0,8}}?(?<!property)(?<!estate)(?<!sales)(?<!transfer)(?<!transfer,)"
        rf"(?<!excise)(?<!use) {_TAXES}"
        r"|(?:increased?|sufficient|an? (?:additional )?amount|additional (?:payment|sum|amount"
        r"|compensation))\b[^.;]{0,60}? "
        rf"(?:cover|offset|pay|compensate|satisfy|account|equal)\w*(?: {_ANY}){{0,6}}? {_TAXES}"
        rf"|{_TAXES}(?: [\w,]+){{0,12}}? (?:will|shall|to) be (?:\w+ )?(?:paid|borne|reimbursed"
        r"|assumed|covered|the responsibility)"
        r"|tax[- ](?:assist\w+|neutral\w*|allowances?|adjustments?|reimbursements?|make-?whole"
        r"|relief)"
        r"|(?:net|free)(?: of|[- ]after)(?: all| any)?(?: applicable| income)? tax(?:es)?"
        r"|(?:after-tax|net-of-tax|tax-free) basis"
        r"|after[- ]tax (?:basis|equivalent)",
        near=_GRANTED,
        bars=rf"{_EXCISE}|propert(?:y|ies)|real estate tax|bonus pool|taxes? on (?:the )?(?:stock"
        r"|option|shares)|before taxes"
        r"|less (?:any |all )?(?:applicable )?(?:\w+ )?(?:tax|withhold|deduct)"
        r"|subject to (?:all )?(?:applicable )?(?:\w+ )?withhold"
        r"|(?:may|shall|will|right to) (?:withhold|deduct)|tax returns?|prepar|consult|advisor",
    ),
    sign(
        "tax_preparation",
        "tax accountant financial investment returns",
        rf"tax(?:es)?(?: {_W}){{0,3}}? (?:preparation|prepar\w+|consult\w+|advi[sc]\w+|counsel\w+"
        r"|accountants?|briefings?|"
        r"orientation|filings?(?: assistance)?)(?: (?:services?|assistance|fees?|costs?|expenses?"
        r"|support))?"
        r"|tax (?:assistance|services?|support)"
        rf"|(?:prepar\w+|complet\w+|filing|file)(?: {_W}){{0,12}}? (?:income )?(?:tax )?(?:returns"
        r"|tax return|tax filings?|"
        r"tax declarations?)"
        r"|tax returns?(?: \w+){0,5}? (?:prepar\w+|assistance|services?|complet\w+|filed)"
        r"|(?:financial|estate|investment|legal)(?:,? (?:and|or|tax|estate|investment"
        r"|financial)){0,4},? (?:planning|advice|"
        r"counsel\w+)(?: (?:services?|assistance|fees?|costs?|expenses?"
        r"|allowance))?(?= [^.;]{0,80}\btax)"
        r"|tax (?:and (?:financial|legal|estate)|or (?:financial|legal)) (?:planning|counsel\w+"
        r"|advice)(?: services?| assistance| fees?)?|tax planning"
        r"|representation before (?:the |any )?tax\w*|(?:returns"
        r"|declarations)\b(?= [^.;]{0,40}(?:both|home) )",
        near=r"tax|\breturns\b",
        bars=rf"{_EXCISE}|at the company's request|(?:consult|discuss|confer|speak"
        r"|advice of)\w* (?:with )?(?:your|his|her|a|an)"
        r" (?:own |personal |independent )?(?:\w+ )?(?:tax|advis)|advised to|encouraged to"
        r"|adviser of (?:your|his) choice(?! )"
        r"|(?:you|employee|executive|assignee) (?:must|shall|should"
        r"|are required to) (?:timely )?(?:file|obtain|seek)|responsib\w+ (?:for|to) (?:obtain"
        r"|seek)|code section|calculations? required|tax returns of the company"
        r"|the company's tax returns"
        r"|409a|urged|not (?:a )?tax advice"
        r"|(?:been|were|all) (?:timely |duly |properly )?(?:filed|tax returns required)|sec filings"
        r"|stock returns|investment returns",
    ),
)
