"""The words for settling in, and for a relocation as a whole."""

from assignments.reading.categories.signs import sign

_EXPENSES = (
    r"(?:expenses?|costs?|allowances?|assistance|benefits?|packages?|payments?|reimbursements?|bonus|"
    r"stipend|sum|program(?:me)?s?|polic(?:y|ies)|provisions?|support|plan|fee|amount|incentive|award|"
    r"fund|lump sum)"
)
_EVENT = r"(?:closing|move|relocation|transfer|moving)"

SIGNS = (
    sign(
        "language_training",
        "language",
        r"language (?:training|lessons?|courses?|instruction|classes|tuition|tutor\w*|study|skills)"
        r"(?: (?:costs?|courses?|expenses?))?|(?:chinese|mandarin|japanese|german|french|spanish|english|"
        r"portuguese|local) (?:language )?(?:lessons?|classes|courses?|tuition|training|instruction)",
    ),
    sign(
        "cultural_training",
        "cultur orientation",
        r"(?:cross|inter)[- ]?cultural (?:\w+ )?(?:training|orientation|programs?|programmes?|courses?|"
        r"briefings?|counsel\w+|awareness)(?: \w+)?|cultur(?:al|e) (?:training|orientation|briefings?|"
        r"awareness|assimilation|programs?)",
    ),
    sign(
        "immigration",
        "visa permit passport immigration green residence-permit citizenship residency",
        r"visas?|(?:work(?:ing)?|residen(?:ce|t|cy)|employment|labou?r) (?:and \w+ )?(?:permits?|authori[sz]ations?|"
        r"visas?|passes?)|passports?|immigration (?:\w+ )?(?:costs?|fees?|expenses?|matters?|status|assistance|"
        r"documents?|counsel|lawyers?|attorneys?|paperwork|services?|process\w*|application|requirements)"
        r"|green cards?|permanent residen(?:ce|cy)|h-?1b?",
        near=r"pay|cost|fee|expense|assist|reimburs|obtain|apply|application|arrang|provid|bear|secur|sponsor"
        r"|responsib|subject to|condition",
        bars=r"immigration reform|form i-?9|reform and control",
    ),
    sign(
        "medical_preparation",
        "immuni vaccin inoculat medical physical health",
        r"immuni[sz]ations?|vaccinations?|inoculations?|(?:pre-?(?:assignment|departure|employment) )"
        r"(?:medical|physical|health) (?:exam\w*|check-?ups?|screening)s?|(?:medical|physical) "
        r"(?:exam(?:ination)?s?|check-?ups?)(?= [^.;]{0,70}(?:prior to|before|assignment|departure|visa|"
        r"relocat))|medical costs? to prepare",
        bars=r"annual physical|drug (?:test|screen)",
    ),
    sign(
        "miscellaneous_allowance",
        "miscellaneous incidental sundry settling disturbance setup set-up",
        r"(?:miscellaneous|incidentals?|sundry|settling[- ]in|resettlement|disturbance|set-?up|mobility|"
        r"start-?up|transfer)(?: (?:and|or|relocation|moving|expense|incidental|household|move|other))*"
        r"[- ](?:expenses?|allowances?|costs?|payments?|fees?)",
        bars=r"incidental to (?:the|your) (?:business|duties|performance)|business expenses|travel expenses",
    ),
    sign(
        "relocation_services",
        "relocation destination settling area home- counsel school executive agent",
        r"(?:relocation|moving|destination|settling[- ]in|home[- ]finding|school[- ]?(?:search|finding)|"
        r"home marketing|concierge|executive support)(?: (?:assistance|consult\w+|and|support|counsel\w+))* "
        r"(?:services?|compan(?:y|ies)|firms?|specialists?|consultants?|agents?|agency|vendors?|advis[oe]rs?"
        r"|counsel\w+|providers?|coordinators?|management)|area (?:tours?|orientation)",
    ),
    sign(
        "spousal_support",
        "spous partner family career",
        r"(?:spous(?:e|al)|partner|trailing spouse|dual[- ]career)(?:'s)? (?:\w+ ){0,2}?(?:career|employment|"
        r"job|assistance|support|allowance|counsel\w*|placement|re-?employment|work|relocation assistance)"
        r"(?: \w+)?|(?:career|job|employment)(?:[- ]search)? (?:assistance|counsel\w*|placement|support|search)"
        r"(?: \w+){0,3}? (?:your |his |her )?(?:spouse|wife|husband|partner)"
        r"|(?:spouse|wife|husband|partner)\b[^.;]{0,60}?(?:find\w*|seek\w*|obtain\w*|locat\w+|secur\w+) "
        r"(?:\w+ ){0,3}?(?:employment|job|position|work)",
        bars=r"surviving spouse|spousal (?:consent|benefit|coverage)",
    ),
    sign(
        "education",
        "school education tuition nursery kindergarten",
        r"(?:international |private |nursery |pre-?)?(?:school(?:ing)?|education(?:al)?|kindergarten)"
        r"(?: and \w+)? (?:fees?|costs?|expenses?|tuition|allowances?|assistance|reimbursement|charges)"
        r"|tuition(?: (?:fees?|costs?|expenses?|and \w+))*|(?:children|child|dependents?)(?:'s|s')? "
        r"(?:education|school\w*|tuition)|schooling|education of (?:your|his|her) \w+",
        near=r"child|dependent|son|daughter|school|kindergarten|nursery|education (?:expenses|allowance|costs)",
        bars=r"tuition (?:assistance|reimbursement)|graduate|university degree|courses related|mba|continuing"
        r" (?:legal|professional|medical)? ?education|executive education|job-related",
    ),
    sign(
        "benefits",
        "tuition education course",
        r"tuition (?:assistance|reimbursement|aid)|educational assistance|continuing education"
        r"|tuition\b(?= [^.;]{0,60}courses?)",
    ),
    sign(
        "relocation",
        "relocat moving move",
        rf"(?:relocation|re-location)(?:[- ]related)?(?: (?:and|or|moving|related|expense|cash|housing|the|your|"
        rf"travel|living|transition|temporary|home|benefits?|policy|package|assistance|cost|bonus|sign-on))*"
        rf"[- /]{_EXPENSES}"
        rf"|{_EXPENSES}(?: \w+){{0,5}}? (?:for|of|to|with|in|from|by|assist\w*|connection|regard|associated|"
        rf"relat\w+|incurred|regarding|toward|towards)(?: \w+){{0,7}}? "
        rf"(?:reloc\w+|(?:your|his|her|the|such|executive's|employee's) (?:family's )?(?:move|moving|transfer)"
        rf"|mov(?:e|ing) (?:you|your family|from|to|himself|herself|his|her))"
        rf"|(?:costs?|expenses?) (?:\w+ ){{0,3}}?(?:to|of) (?:relocat\w+|mov(?:e|ing)(?= (?:from|to|you\b|your family|closer)))"
        rf"|(?:assist|help|compensate|reimburse)\w*(?: \w+){{0,5}}? (?:relocat\w+|(?:your|his|her|the) (?:move|transfer))"
        rf"|relocat(?:e|ing) (?:you|executive|employee|his|her|your)(?: \w+){{0,3}}? (?:at|to)\b"
        rf"|relocation (?:of|for) (?:you|executive|employee|the employee|the executive|your|his|her)"
        rf"|relocation|(?:moving|move) {_EXPENSES}|{_EVENT} expenses?|(?:one[- ]time )?moving allowance",
        bars=r"good reason|relocation of (?:the )?(?:company|corporation|employer|principal|executive's principal|"
        r"executive's office|its)|without (?:his|her|your|executive's) (?:\w+ )*consent|relocation division"
        r"|constructive(?:ly)? terminat",
    ),
)
