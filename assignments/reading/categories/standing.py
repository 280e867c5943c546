"""The words for pay and standing: what a letter says of work itself, and never of a cost."""

from assignments.reading.categories.signs import sign

_ENDS = (
    r"(?:terminat\w+|resign\w*|leav(?:e|es|ing)|quit\w*|end(?:s|ing)?|cease\w*|cancel\w*|depart\w*"
    r"|separat\w+)"
)

SIGNS = (
    sign(
        "exchange_rate",
        "exchange currency conver rate",
        r"(?:rates? of exchange|exchange rates?|conversion rates?|currency (?:conversion"
        r"|fluctuations?|exchange|"
        r"protection|adjustments?|differences?|movements?))"
        r"|convert\w*(?: [\w$\u00a3\u20ac.,']+){0,10}? (?:at"
        r"|using|on the basis of) the"
        r"(?: \w+){0,4}? (?:rate|mid-rate)s?|(?:noon|spot|closing|mid-market) (?:mid-)?(?:buying )?"
        r"rates?|(?:split|delivered|paid"
        r"|settled) (?:\w+ ){0,6}?at the rate (?:quoted|of|in effect|published)",
        bars=r"stock exchange|exchange act|exchange ratio",
    ),
    sign(
        "health_continuation",
        "cobra health medical insurance coverage",
        r"cobra|(?:continu\w+|maintain\w*|extend\w*)(?: \w+){0,8}? (?:health|medical|insurance"
        r"|benefit|dental|"
        r"welfare)(?: \w+){0,3}?(?= [^.;]{0,160}(?:terminat|months|separation|severance))"
        r"|(?:health|medical|dental|group)(?: \w+){0,2} (?:coverage|insurance|plans?"
        r"|benefits?)(?: \w+)?"
        r"(?= [^.;]{0,140}(?:termination date|date of termination|following (?:\w+ )?termination"
        r"|severance period))",
        near=_ENDS,
        bars=r"during (?:the|your) assignment",
    ),
    sign(
        "severance",
        "severance terminat salary continu lump",
        r"severance(?: \w+)?|(?:continu\w+|pay\w*|receive)(?: \w+){0,8}? (?:base )?(?:salary"
        r"|compensation)"
        r"(?= [^.;]{0,160}(?:terminat|resign|without cause|good reason|change (?:of|in) control))",
        near=_ENDS,
    ),
    sign(
        "severance",
        "lump single",
        r"(?:lump|single)[- ]sum(?: cash)?(?: (?:payment|amount|severance))?",
        near=r"without (?:good )?cause|other than (?:for )?(?:good )?cause|change (?:of|in) control"
        r"|for good reason",
        bars=r"relocat|\bmov(?:e|ing)\b|\bhous|pension|present value|bonus plan",
    ),
    sign(
        "notice",
        "notice notif",
        r"(?:prior |advance |days?['\u2019]?s? |months?['\u2019]?s? "
        r"|weeks?['\u2019]?s? )?(?:written )?(?:prior "
        r"|advance )?notice"
        r"(?: of termination| period)?|notif(?:y|ies|ying)\b(?= [^.;]{0,80}(?:less than|months?"
        r"|days))"
        r"|(?:advance|prior|written) notification|(?:days|months?|weeks)['\u2019]? warning",
        near=rf"{_ENDS}|renew|extend|expir|conclu|notice period|period of notice",
        bars=r"\bcured?\b|\bcuring\b|remed|address|deemed|copies|certified mail|attention|vacat"
        r"|breach|privacy|notice is given by"
        r"|for cause upon|good reason (?:shall|means|if)|facsimile|overnight"
        r"|(?:at any time|cause|immediately)[^.;]{0,20}(?<! or) without (?:any |prior )?notice"
        r"|prompt notice|policy"
        r"|bulletin|registered|postage|polic(?:y|ies)|plan|lease|insurance"
        r"|notice to (?:the )?(?:landlord|carrier|mover)",
    ),
    sign(
        "vacation",
        "vacation leave holiday pto time-off time",
        r"(?:paid |annual |earned )?vacations?(?: (?:days?|time|leave|pay|weeks?|entitlement))*"
        r"|(?:annual|paid|personal) (?:leave|time off|holidays? of)|\bpto\b|(?:days"
        r"|weeks)['\u2019]?s? (?:of )?(?:annual |paid )?"
        r"(?:leave|holidays?(?! (?:pay|bonus)))|home leave\W{0,3} of \w+|holiday entitlement"
        r"|annual holidays?",
        bars=r"leave of absence|vacation (?:home|travel|trips?|ownership|airfares?)|accrued (?:but"
        r"|and) (?:unused|unpaid)"
        r"|leave policy act|family (?:and )?medical leave|vacation benefits? plan"
        r"|allowances and paid leave",
    ),
    sign(
        "vacation",
        "week day",
        r"(?:weeks?|(?:working |business |calendar )?days?)(?= (?:\w+ ){0,3}?(?:per|each|every|a"
        r"|in each|in any) (?:\w+ )?year\b)"
        r"|(?:weeks?|days?)\b(?= [^.;]{0,50}(?:per year|per annum|annually))"
        r"|working days per annum",
        near=r"\bvacation|annual leave|holiday leave|\| (?:leave|vacations?|holidays?)\b[^"
        r"|]{0,30}\|",
        bars=r"trip|sick|hotel|lodging|home leave|travel(?:ing|ling)? day|bonus|salary|option"
        r"|paid out|lump",
    ),
    sign(
        "holidays",
        "holiday",
        r"(?:public |national |local |company |paid |legal |statutory |usa? "
        r"|bank )*holidays?(?! entitlement)",
        bars=r"holiday (?:inn|bonus|party|season|trip|travel|home)|(?:saturday|sunday|business day)"
        r"|during (?:your|his|her|any|the) "
        r"holidays?|premium holiday|tax holiday",
    ),
    sign(
        "pension",
        "pension retirement 401 superannuation provident savings social foundation pillar",
        r"pensions?(?: \w+)?|(?:supplemental |executive )*retirement (?:plans?|benefits?|savings"
        r"|program\w*)"
        r"|401\(?k\)?(?: \w+)?|superannuation|(?:welfare|pension) foundation|(?:second"
        r"|third) pillar|(?:mandatory )?provident funds?|(?:profit[- ]sharing"
        r"|savings) plans?",
        bars=r"retirement age|upon retirement|good reason|change (?:of|in) control"
        r"|normal retirement|death, disability|erisa",
    ),
    sign(
        "medical",
        "medical health dental hospital evacuat insurance",
        r"(?:medical|health|dental|vision|hospital\w*)(?:(?:,| and| or|/|, and) ?(?:medical|health"
        r"|dental|vision|"
        r"hospital\w*))* (?:insurance|coverage|plans?|benefits?|expenses?|care|costs?|services?"
        r"|premiums?|cover)"
        r"|insurance premiums? for (?:\w+ ){0,3}(?:accidents?|illness|sickness)|(?:accident|illness"
        r"|sickness|mandatory health) "
        r"insurance premiums?|health and dental|medical evacuation|international sos"
        r"|cigna(?: international)?|(?:international|global|expatriate) "
        r"(?:health|medical)(?: \w+)?",
        bars=r"life insurance|disability|401|group (?:health|medical|life)|employee benefit|welfare"
        r"|terminat"
        r"|cobra|employees generally|similarly situated|benefit plans|generally",
    ),
    sign(
        "benefits",
        "benefit insurance sick maternity leave welfare disability",
        r"(?:employee |fringe |group |welfare |company |executive |standard |health "
        r"|u\.s\. )*benefits?"
        r"(?: (?:plans?|programs?|package|coverage))?|(?:life|disability|accident|medical|health"
        r"|dental|travel|"
        r"group|liability)(?:,? (?:and |or )?\w+){0,3}? insurance|sick (?:leave|days|pay)"
        r"|maternity leave|perquisites",
        near=r"entitle|eligib|particip|provid|receive|continu|cover|purchase|maintain|enroll"
        r"|subject to",
        bars=r"relocation benefits|expatriate benefits|for the benefit of|benefit of the (?:doubt"
        r"|bargain)"
        r"|inure|third[- ]party beneficiar|severance benefits|social security laws"
        r"|coverage continuation|dependents immediately"
        r"|good reason|substantially diminish",
    ),
    sign(
        "stock_options",
        "option stock share equity restricted",
        r"(?:stock|share|restricted|incentive|performance)[- ]?(?:stock )?(?:options?|units?"
        r"|grants?|awards?|shares?)"
        r"|options?(?: to (?:purchase|acquire|buy))?(?= [^.;]{0,60}(?:shares?|vest|stock|exercis"
        r"|grant))"
        r"|(?:shares?|equity)(?= [^.;]{0,60}(?:vest|grant))|vest(?:s|ing|ed)?",
        near=r"grant|vest|receiv|award|option|issue|purchase",
        bars=r"tax[- ]equali|option to (?:extend|renew|terminate)",
    ),
    sign(
        "bonus",
        "bonus incentive",
        r"(?:sign(?:ing)?[- ]?(?:on)? |annual |target |cash |performance |retention "
        r"|incentive )*bonus(?:es)?(?: \w+)?"
        r"|incentive (?:compensation|plan|award|pay)\w*",
        bars=r"relocation bonus|hypothetical",
    ),
    sign(
        "base_salary",
        "salary compensation pay rate",
        r"(?:base|annual|monthly|gross|initial|starting|bi-?weekly|annualized)(?: (?:base|gross"
        r"|monthly|annual))* "
        r"(?:salary|compensation|pay|rate)|salary|rate of pay",
        near=r"[$\u00a3\u20ac\u00a5]|usd|gbp|chf|eur|rmb|\d{2},?\d{3}|dollars|pounds|francs|euros",
        bars=r"relocat|severance|\bhous|terminat(?!ion date)|times|months? (?:of"
        r"|') ?s? (?:base )?salary|bonus (?:of|equal|opportunity|target)",
    ),
    sign(
        "documentation",
        "receipt invoice document voucher expense substantiat records",
        r"(?:receipts?|invoices?|vouchers?|expense reports?|itemi[sz]ed|(?:supporting|appropriate"
        r"|proper|expense) "
        r"document\w+|substantiat\w+)",
        near=r"submi|present|provid|must|shall|requir|accordance|attach|support",
        bars=r"receipt of (?:this|your|the|such) (?:letter|notice|agreement|offer|copy)"
        r"|acknowledg\w+ receipt"
        r"|upon receipt|receipt and sufficiency|receipt by (?:you|executive|employee|him|the)"
        r"|willful|gross negligence",
    ),
)
_POSTING = (
    r"(?:assignment|secondment|posting|expatriation|transfer|employment|agreement|contract"
    r"|engagement|tour(?: of duty)?|stay)"
)
_SPAN = (
    r"(?:\d+(?:-\d+)?|one|two|three|four|five|six|nine|ten|twelve|eighteen|twenty|thirty|forty"
    r"|sixty|several)"
    r"(?:[- ](?:\(?\d+\)?|to|or|four|six|eight|and|a half|additional|full|further|calendar|more"
    r"|three|five|\(\w+\)))*"
    r"[- ](?:months?|years?|weeks?)"
)

TERM = sign(
    "assignment_term",
    "assignment secondment term posting employment agreement contract remain period length duration"
    " tour",
    r"(?:length|duration|term|period)(?: of| for)? (?:the |your |this |his |her |such "
    rf"|\w+'s )?(?:\w+ )?{_POSTING}\b"
    rf"(?=[^.;]{{0,100}}?{_SPAN})"
    rf"|{_POSTING}\b[^.;]{{0,110}}?(?:last(?:s|ing|ed)?|continu\w+|duration|period of|periods of"
    r"|term of|be for"
    r"|is for|length|extend\w*|approximately|"
    r"a maximum of|no longer than|run for|complete|effective for"
    rf"|remain in effect)(?= [^.;]{{0,60}}?{_SPAN})"
    r"|(?:initial|fixed|minimum|original) (?:\w+ )?(?:term|period"
    rf"|assignment)\b(?= [^.;]{{0,80}}?{_SPAN})"
    rf"|the term (?:shall|will|is|hereof|of)\b(?=[^.;]{{0,80}}?{_SPAN})"
    rf"|{_SPAN}(?: long| initial| international| expatriate| foreign)* (?:assignment|secondment"
    r"|posting|tour of duty)"
    r"|you(?: \w+){0,4} (?:remain|be located|be assigned|be based|be seconded|stay|work)"
    r"(?: [\w,]+){0,6} for(?= (?:a period of |a term of |approximately |about |up to "
    r"|at least ){0,3}"
    rf"{_SPAN})"
    rf"|{_POSTING}\b[^.;]{{0,80}}?(?:commenc|begin|start|effective)\w*\b[^.;]{{0,80}}?(?:end|ending"
    r"|expir\w+|terminat\w+|conclud\w+|until|"
    r"through)(?= [^.;]{0,30}(?:19|20)\d\d)",
    near=r"month|year|week|\d{4}",
    bars=r"notice|terminat(?:e|es|ed) (?:your|the|this|his|executive)|severance|vacation|salary"
    r"|bonus|option|vest|"
    r"\bhous|airfare|\btax|reimburs|expenses?|allowance|non-?compet|solicit|cobra|benefits?|trip"
    r"|deductible|"
    r"assign(?:able|s\b)|term loan|storage|\bstore|shipment|lease|insurance|resign|repay|hotel"
    r"|confidential|visit|shares|"
    r"during the (?:first|initial)|after (?:your|the|his) (?:employ|assign)|prior to (?:your"
    r"|the) (?:assign|employ)",
)
