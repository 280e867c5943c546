"""The words for pay and standing: what a letter says of work itself, and never of a cost."""

from assignments.reading.categories.signs import sign

_ENDS = r"(?:terminat\w+|resign\w*|leav(?:e|es|ing)|quit\w*|end(?:s|ing)?|cease\w*|cancel\w*|depart\w*|separat\w+)"

SIGNS = (
    sign(
        "clawback",
        "repay refund reimburse return forfeit back recover repaid",
        r"(?:repay|repaid|repays|repayment|refund|pay back|paid back|payback|give back|claw(?:ed)? ?back|recoup)\w*"
        r"|(?:reimburse|return) (?:to )?(?:the )?(?:company|employer|corporation|us|firm|bank)\b(?! property)",
        near=rf"{_ENDS}|within|before|prior to",
        bars=r"loan repayment program|shall reimburse (?:executive|employee|you)|home leave|principal amount|promissory"
        r"|(?:all|any) (?:company )?property|\bproperty of\b",
    ),
    sign(
        "exchange_rate",
        "exchange currency conver",
        r"(?:rates? of exchange|exchange rates?|conversion rates?|currency (?:conversion|fluctuations?|exchange|"
        r"protection))",
        bars=r"stock exchange|exchange act|exchange ratio",
    ),
    sign(
        "health_continuation",
        "cobra health medical insurance coverage",
        r"cobra|(?:continu\w+|maintain\w*|extend\w*)(?: \w+){0,8}? (?:health|medical|insurance|benefit|dental|"
        r"welfare)(?: \w+){0,3}?(?= [^.;]{0,160}(?:terminat|months|separation|severance))",
        near=_ENDS,
        bars=r"during (?:the|your) assignment",
    ),
    sign(
        "severance",
        "severance terminat salary continu lump",
        r"severance(?: \w+)?|(?:continu\w+|pay\w*|receive)(?: \w+){0,8}? (?:base )?(?:salary|compensation)"
        r"(?= [^.;]{0,160}(?:terminat|resign|without cause|good reason|change (?:of|in) control))",
        near=_ENDS,
    ),
    sign(
        "notice",
        "notice notif",
        r"(?:prior |advance |days?'?s? |months?'?s? |weeks?'?s? )?(?:written )?(?:prior |advance )?notice"
        r"(?: of termination| period)?|notif(?:y|ies|ying)\b(?= [^.;]{0,80}(?:less than|months?|days))",
        near=rf"{_ENDS}|renew|extend|expir|conclu",
        bars=r"(?:cure|remed|address|deemed|copies|certified mail|attention|vacat|breach|privacy|notice is given by"
        r"|for cause upon|good reason|facsimile|overnight)",
    ),
    sign(
        "vacation",
        "vacation leave holiday pto time-off time",
        r"(?:paid |annual |earned )?vacations?(?: (?:days?|time|leave|pay|weeks?|entitlement))*"
        r"|(?:annual|paid|personal) (?:leave|time off)|\bpto\b|days'? (?:of )?(?:annual |paid )?(?:leave|holidays?)"
        r"|home leave\W{0,3} of \w+|holiday entitlement",
        bars=r"leave of absence|vacation (?:home|travel|trips?|ownership|airfares?)|accrued (?:but|and) (?:unused|unpaid)"
        r"|leave policy act|family (?:and )?medical leave",
    ),
    sign(
        "holidays",
        "holiday",
        r"(?:public |national |local |company |paid |legal |statutory |usa? |bank )*holidays?(?! entitlement)",
        bars=r"holiday (?:inn|bonus|party|season)|(?:saturday|sunday|business day)",
    ),
    sign(
        "pension",
        "pension retirement 401 superannuation provident savings social",
        r"pensions?(?: \w+)?|(?:supplemental |executive )*retirement (?:plans?|benefits?|savings|program\w*)"
        r"|401\(?k\)?(?: \w+)?|superannuation|provident fund|(?:profit[- ]sharing|savings) plans?",
        bars=r"retirement age|upon retirement|normal retirement|death, disability|erisa",
    ),
    sign(
        "medical",
        "medical health dental hospital evacuat",
        r"(?:medical|health|dental|vision|hospital\w*)(?:(?:,| and| or|/|, and) ?(?:medical|health|dental|vision|"
        r"hospital\w*))* (?:insurance|coverage|plans?|benefits?|expenses?|care|costs?|services?|premiums?|cover)"
        r"|health and dental|medical evacuation|international sos",
        bars=r"life insurance|disability|401|group (?:health|medical|life)|employee benefit|welfare|terminat"
        r"|cobra|employees generally|similarly situated|benefit plans|generally",
    ),
    sign(
        "benefits",
        "benefit insurance sick maternity leave welfare disability",
        r"(?:employee |fringe |group |welfare |company |executive |standard |health |u\.s\. )*benefits?"
        r"(?: (?:plans?|programs?|package|coverage))?|(?:life|disability|accident|medical|health|dental|travel|"
        r"group|liability)(?:,? (?:and |or )?\w+){0,3}? insurance|sick (?:leave|days|pay)|maternity leave|perquisites",
        near=r"entitle|eligib|particip|provid|receive|continu|cover|purchase|maintain|enroll|subject to",
        bars=r"relocation benefits|expatriate benefits|for the benefit of|benefit of the (?:doubt|bargain)"
        r"|inure|third[- ]party beneficiar|severance benefits",
    ),
    sign(
        "stock_options",
        "option stock share equity restricted",
        r"(?:stock|share|restricted|incentive|performance)[- ]?(?:stock )?(?:options?|units?|grants?|awards?|shares?)"
        r"|options?(?: to (?:purchase|acquire|buy))?(?= [^.;]{0,60}(?:shares?|vest|stock|exercis|grant))"
        r"|(?:shares?|equity)(?= [^.;]{0,60}(?:vest|grant))|vest(?:s|ing|ed)?",
        near=r"grant|vest|receiv|award|option|issue|purchase",
        bars=r"tax[- ]equali|option to (?:extend|renew|terminate)",
    ),
    sign(
        "bonus",
        "bonus incentive",
        r"(?:sign(?:ing)?[- ]?(?:on)? |annual |target |cash |performance |retention |incentive )*bonus(?:es)?(?: \w+)?"
        r"|incentive (?:compensation|plan|award|pay)\w*",
        bars=r"relocation bonus|hypothetical",
    ),
    sign(
        "base_salary",
        "salary compensation pay rate",
        r"(?:base|annual|monthly|gross|initial|starting|bi-?weekly|annualized)(?: (?:base|gross|monthly|annual))* "
        r"(?:salary|compensation|pay|rate)|salary|rate of pay",
        near=r"[$£€¥]|usd|gbp|chf|eur|rmb|\d{2},?\d{3}|dollars|pounds|francs|euros",
        bars=r"relocat|severance|hous|terminat|times|months? (?:of|') ?s? (?:base )?salary|bonus (?:of|equal|opportunity|target)",
    ),
    sign(
        "documentation",
        "receipt invoice document voucher expense substantiat records",
        r"(?:receipts?|invoices?|vouchers?|expense reports?|itemi[sz]ed|(?:supporting|appropriate|proper|expense) "
        r"document\w+|substantiat\w+)",
        near=r"submi|present|provid|must|shall|requir|accordance|attach|support",
        bars=r"receipt of (?:this|your|the|such) (?:letter|notice|agreement|offer|copy)|acknowledg\w+ receipt"
        r"|upon receipt|receipt and sufficiency",
    ),
)
TERM = sign(
    "assignment_term",
    "assignment secondment term period posting employment",
    r"(?:assignment|secondment|posting|term of (?:this|the|your|employment|his|her|\w+)(?: \w+){0,2}|initial term|"
    r"employment (?:under|term|period|pursuant|hereunder)|term|your employment)",
    near=r"month|year|week",
    bars=r"notice|terminat(?:e|es|ed) (?:your|the|this|his|executive)|severance|vacation|salary|bonus|option|vest|"
    r"hous|airfare|tax|reimburs|expenses?|allowance|non-?compet|solicit|cobra|benefits?|trip|deductible|"
    r"assign(?:able|s\b)|long[- ]term|term loan|storage|shipment|lease|insurance",
)
