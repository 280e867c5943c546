"""The words for settling in, and for a relocation as a whole."""

from assignments.reading.categories import repaying
from assignments.reading.categories.signs import sign

_EXPENSES = (
    r"(?:expenses?|costs?|allowances?|assistance|benefits?|packages?|payments?|reimbursements?"
    r"|bonus|"
    r"stipend|sum|program(?:me)?s?|polic(?:y|ies)|provisions?|(?<!in )support|plan|fee|amount"
    r"|incentive|award|"
    r"fund|lump sum)"
)
_EVENT = r"(?:closing|move|relocation|transfer|moving)"
_OWN = r"(?:your|his|her|their|the|executive's|employee's|the executive's|the employee's)"
_SPOUSE = r"(?:spouse|wife|husband|(?<!business )partner)"
_TONGUE = (
    r"(?:chinese|mandarin|cantonese|japanese|korean|german|french|spanish|english|italian|dutch"
    r"|portuguese|russian|arabic|"
    r"hebrew|turkish|polish|czech|hungarian|swedish|danish|thai|vietnamese|hindi|malay|local|host"
    r"|foreign)"
)

SIGNS = (
    *repaying.SIGNS,
    sign(
        "language_training",
        "language lesson class course tuition instruction tutor training",
        r"language (?:training|lessons?|courses?|instruction|classes|tuition|tutor\w*|study"
        r"|programs?|education|immersion)"
        rf"(?: (?:costs?|courses?|expenses?|fees?))?|{_TONGUE} (?:language )?(?:lessons?|classes"
        r"|courses?|tuition|training|"
        r"instruction|tutor\w*)|(?:mandarin|cantonese|japanese|spanish|french|german|portuguese)\b"
        r"(?= [^.;]{0,50}(?:lessons|instruction|classes|tutor))|(?:lessons?|instruction|training"
        r"|courses?) in (?:the )?(?:\w+ )?(?:language|"
        rf"{_TONGUE[3:-1]})",
        bars=r"english (?:class|course)es taught|software|programming language|local (?:training"
        r"|courses?)",
    ),
    sign(
        "cultural_training",
        "cultur orientation",
        r"(?:cross|inter)[- ]?cultural (?:\w+ ){0,2}?(?:training|orientation|programs?|programmes?"
        r"|courses?|"
        r"briefings?|counsel\w+|awareness|assistance|coaching|workshops?)(?: programs?)?"
        r"|cultur(?:al|e) (?:training|"
        r"orientation|briefings?|awareness|assimilation|programs?|assistance)",
    ),
    sign(
        "immigration",
        "visa permit passport immigration green permanent citizenship residency authoriz authoris"
        " pass",
        r"visas?|(?:work(?:ing)?|residen(?:ce|t|cy)|employment|labou?r|stay|entry|exit"
        r"|dependent's)[- ]"
        r"(?:and \w+ )?(?:permits?|authori[sz]ations?|visas?|pass(?:es)?)|passports?"
        r"|immigration (?:\w+ )?(?:costs?|fees?|expenses?|matters?|status|assistance|"
        r"documents?|counsel|lawyers?|attorneys?|paperwork|services?|process\w*|application"
        r"|requirements)"
        r"|green cards?|permanent (?:residency|resident status|residence (?:status|visa|card))"
        r"|h-?1b?",
        near=r"pay|cost|fee|expense|assist|reimburs|refund|obtain|apply|application|arrang|provid|bear"
        r"|secur|sponsor"
        r"|responsib|subject to|condition",
        bars=r"immigration reform|form i-?9|reform and control|proof of|eligibility to work|"
        r"^(?!.*(?:\bpa(?:y|id)|reimburs|\bcosts?\b|expense|assist|sponsor|arrang|fees?\b|bear"
        r"|borne)).*"
        r"(?:contingent|conditional|conditioned|subject to|condition of)",
    ),
    sign(
        "medical_preparation",
        "immuni vaccin inoculat medical physical health shots",
        r"immuni[sz]ations?|vaccinations?|inoculations?|(?:pre-?(?:assignment|departure"
        r"|employment) )"
        r"(?:medical|physical|health) (?:exam\w*|check-?ups?|screening)s?|(?:medical|physical) "
        r"(?:exam(?:ination)?s?|check-?ups?)(?= [^.;]{0,70}(?:prior to|before|assignment|departure"
        r"|visa|"
        r"relocat|overseas|for each of you|(?:your|his|her) family))|medical costs? to prepare"
        r"|shots(?= [^.;]{0,60}(?:travel|required"
        r"|needed|company|assignment))",
        bars=r"annual physical|drug (?:test|screen)",
    ),
    sign(
        "miscellaneous_allowance",
        "miscellaneous incidental sundry settl disturbance setup set-up start-up disloc displac"
        " inconvenience",
        r"(?:miscellaneous|incidentals?|sundry|settl(?:ing|e)[- ]in|resettlement|disturbance"
        r"|set-?up|mobility|dislocation|"
        r"displacement|inconvenience|start-?up|transfer(?= allow))(?: (?:and|or|relocation|moving"
        r"|expense|incidental|household|"
        r"move|other|related|relocation-related|living|out-of-pocket|cash|unreimbursed))*"
        r"[- ](?:expenses?|allowances?|costs?|payments?|fees?|expenditures|grants?|bonus)"
        r"|incidentals(?= [^.;]{0,40}(?:relocat|mov))",
        bars=r"incidental to (?:the|your) (?:business|duties|performance)|business expenses"
        r"|travel expenses|"
        r"(?:meals?|lodging|hotel|airfare|tips|room)(?:,? \w+){0,3},? (?:and|&"
        r"|or) (?:\w+ )?incidental|business[- ]related",
    ),
    sign(
        "relocation_services",
        "relocation destination settling area home- counsel school executive agent moving cartus"
        " cendant sirva weichert",
        r"(?:relocation|moving|destination|settling[- ]in|home[- ]finding|school[- ]?(?:search"
        r"|finding)|"
        r"home marketing|concierge|executive support)(?: (?:assistance|consult\w+|and|support"
        r"|counsel\w+))* "
        r"(?:services?|compan(?:y|ies)|firms?|specialists?|consultants?|agents?|agency|vendors?"
        r"|advis[oe]rs?"
        r"|counsel\w+|providers?|coordinators?|management|department|team)|area (?:tours?"
        r"|orientation)"
        r"|(?:settling[- ]in|destination|"
        r"home[- ]finding|school[- ]?(?:search|finding|placement)) (?:assistance|support|help)"
        r"|(?:cartus|cendant mobility|sirva|weichert|prudential relocation|gmac global relocation"
        r"|primacy relocation)\b",
        bars=r"(?:questions?|contact|call|information)\b[^.;]{0,80}(?:relocation|moving) \w+"
        r"|notice to (?:the )?relocation|"
        r"(?:please|should|must|may) contact",
    ),
    sign(
        "spousal_support",
        "spous partner wife husband",
        r"(?:spous(?:e|al)|partner|trailing spouse|dual[- ]career)(?:'s)? (?:\w+ ){0,2}?(?:career"
        r"|employment|"
        r"job|assistance|support|allowance|counsel\w*|placement|outplacement|re-?employment"
        r"|work(?! (?:permit|visa|"
        r"authori))|relocation assistance)(?: (?:assistance|counsel\w*|services?|allowance|support"
        r"|search|program\w*))?"
        r"|(?:career|job|employment|outplacement|r[e\u00e9]sum[e\u00e9])(?:[- ](?:search|and"
        r"|transition"
        r"|related|preparation|job|career|"
        r"development))* ?(?:assistance|counsel\w*|placement|support|search"
        r"|services?)?(?: \w+){0,4}? "
        rf"(?:your |his |her |the )?(?:accompanying )?{_SPOUSE}"
        rf"|{_SPOUSE}\b[^.;]{{0,60}}?(?:find\w*|seek\w*|obtain\w*|locat\w+|secur\w+) "
        r"(?:\w+ ){0,3}?(?:employment|jobs?|position|work)(?! (?:permit|visa|authori|pass))"
        rf"|(?:loss of|lost)(?: \w+){{0,2}} (?:{_SPOUSE}(?:['\u2019]s)?|spousal) (?:\w+ )?(?:income"
        r"|earnings|salary|employment)",
        bars=r"surviving spouse|divorce|spousal (?:consent|benefit|coverage)|spouse'?s (?:employer"
        r"|coverage"
        r"|insurance)",
    ),
    sign(
        "education",
        "school education tuition nursery kindergarten university college",
        r"(?:international |private |nursery |pre-?)?(?:school(?:ing)?|education(?:al)?"
        r"|kindergarten)"
        r"(?: and \w+)? (?:fees?|costs?|expenses?|tuition|allowances?|assistance|reimbursement"
        r"|charges)"
        r"|(?:university|college) (?:education|tuition|costs?|fees?|expenses?)|tuition(?: (?:fees?"
        r"|costs?|expenses?|assistance|"
        r"and \w+))*|(?:children|child|dependents?)(?:'s|s')? "
        r"(?:education|school\w*|tuition)|schooling|education of (?:your|his|her) \w+",
        near=r"child|dependent|\bsons?\b|daughter|school|kindergarten|nursery|education (?:expenses"
        r"|allowance|costs)|"
        r"(?:university|college) (?:education|costs|fees|tuition)",
        bars=r"tuition (?:assistance|reimbursement)(?! [^.;]{0,60}(?:child|dependent|son|daughter))"
        r"|graduate|university degree|courses related|mba|continuing"
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
        r"(?:relocation|re-location)(?:[- ]related)?(?: (?:and|or|moving|related|expense|cash"
        r"|housing|the|your|"
        r"travel|living|transition|temporary|home|benefits?|policy|package|assistance|cost|bonus"
        r"|sign-on))*"
        rf"[- /]{_EXPENSES}"
        rf"|{_EXPENSES}(?: \w+){{0,5}}? (?:for|of|to|with|in|from|by|assist\w*|connection|regard"
        r"|associated|"
        rf"relat\w+|incurred|regarding|toward|towards)(?: \w+){{0,7}}? "
        r"(?:reloc\w+|(?:your|his|her|the|such|executive's|employee's) (?:family's )?(?:move"
        r"|moving|transfer)"
        rf"|mov(?:e|ing) (?:you|your family|from|to|himself|herself|his|her))"
        r"|(?:costs?|expenses?) (?:\w+ ){0,3}?(?:to|of) (?:relocat\w+|mov(?:e|ing)(?= (?:from|to"
        r"|you\b|your family|closer)))"
        r"|reimburs\w*(?: (?:you|him|her|executive|employee|the|his|your|for|all|any|reasonable"
        r"|actual"
        r"|fully|in|full|part|costs?|of|to|expenses?|and|moving|a|portion)){0,8} relocat\w+"
        r"|(?:assist|help|compensate)\w*(?: \w+){0,5}? "
        rf"(?:relocat\w+|{_OWN} (?:move|transfer))"
        r"|(?:pay|paying|cover|fund|arrange)(?:s|ing)? (?:for )?(?:all (?:of )?"
        rf"|the )?{_OWN} (?:family's )?(?:move|relocation)(?: {_EXPENSES})?"
        r"|(?:eligible|entitled|covered|handled|managed"
        r"|relocated)\b[^.;]{0,40}? relocat\w+ (?:under|in accordance with|"
        r"pursuant to|through|as set forth in|per) [^.;]{0,60}?(?:polic(?:y|ies)|program(?:me)?"
        r"|guidelines|package|plan)"
        r"|relocation(?: \w+){0,4}? (?:under|in accordance with"
        r"|pursuant to) [^.;]{0,50}?(?:polic(?:y|ies)|program(?:me)?|"
        r"guidelines|package|plan)"
        r"|relocat\w+\b[^.;]{0,60}? at (?:the )?(?:company|corporation|employer|bank|firm"
        r"|our)(?:['\u2019]s)? (?:sole )?(?:expense|cost)"
        r"|(?<!not to )relocat(?:e|ing) (?:you|executive|employee|his|her"
        r"|your)(?: \w+){0,3}? (?:at|to)\b"
        r"|relocation (?:of|for) (?:you|executive|employee|the employee|the executive|your|his"
        r"|her)"
        rf"|relocation|(?:moving|move) {_EXPENSES}|{_EVENT} expenses?"
        r"|(?:one[- ]time )?moving allowance",
        bars=r"good reason|relocation of (?:the )?(?:company|corporation|employer|principal"
        r"|executive's principal|"
        r"executive's office|its|business|headquarters|corporate)|(?:company|corporate|our"
        r"|its)(?:['\u2019]s)? (?:headquarters|offices?|"
        r"facilit\w+) (?:will|is|are|to|may|relocat|mov)\w*|without (?:his|her|your"
        r"|executive's) (?:\w+ )*consent|relocation division"
        r"|constructive(?:ly)? terminat",
    ),
)
