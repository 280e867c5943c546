"""The words for homes sold, bought and carried until they are, with the loans beside them."""

from assignments.reading.categories.signs import sign

_WORD = r"[\w'\u2019-]+"
_OWNER = (
    r"(?:your|his|her|their|the|an?|any|such|that|this|executive['\u2019]s|employee['\u2019]s"
    r"|[\w]+['\u2019]s)"
)
_HOME = (
    r"(?:homes?(?! (?:country|location|office|base|leave|state|page|health|brands))"
    r"|houses?(?! brands)|residences?|condominiums?|"
    r"condos?|townhouses?|dwelling|residential (?:property|real estate))"
)
_ADJ = (
    r"(?:current |existing |present |principal |primary |former |old |new |replacement |permanent "
    r"|previous |"
    r"personal |family |and |or |[\w'\u2019.-]+ (?=home|residence|house|condo|town))"
)
_SELL = (
    r"(?:sale|sell(?:ing|s)?|resale|purchas(?:e|es|ing)|buy(?:ing|s)?|acquisition|acquir(?:e|ing)"
    r"|dispos\w+|financ(?:e|ing)|"
    r"refinanc\w+|marketing|listing|convey\w*|close on|closing (?:on|of))"
)
_LENT = r"(?:loans?|lend|lent|advances?|financing|down[- ]?payment)"

SIGNS = (
    sign(
        "home_sale_purchase",
        "home house residence condo townhouse dwelling property",
        rf"{_SELL}(?: (?!business|company|stock){_WORD}){{0,3}}? (?:of |and |or "
        rf"|on )*(?:{_OWNER} )*{_ADJ}*{_HOME}"
        rf"|{_SELL} (?:of )?(?:the|your|his|her|executive['\u2019]s"
        rf"|employee['\u2019]s) (?:\w+ ){{0,2}}?property(?! rights)"
        rf"|{_HOME}[- ](?:sales?|sell(?:ing)?|purchases?|buying|buy-?out|equity|financ\w+|loans?"
        rf"|marketing|disposition|ownership)"
        rf"(?: (?:assistance|program|costs?|expenses?|bonus|incentive|loan|protection))?"
        rf"|loss(?:es)?(?: {_WORD}){{0,3}}? (?:on|from|in|upon) (?:the )?(?:sale|house|home"
        rf"|your)\b(?: \w+){{0,4}}"
        rf"|(?:loss(?:es)?|shortfall|deficiency|deficit|difference)\b[^.;]{{0,90}}?(?:sales?"
        rf"|sells?|selling|sold|appraised|"
        rf"purchase price)\b[^.;]{{0,50}}? {_HOME}"
        rf"|{_HOME}(?: {_WORD}){{0,8}}? (?:sold|unsold)(?=[, ][^.;]{{0,150}}(?:less than|loss"
        rf"|shortfall|difference|purchase (?:it|the)))",
        bars=r"for the account|(?:sale|purchase) of (?:the )?(?:company|assets|stock|shares"
        r"|business)\b"
        r"|stock option|purchase price per share|insider trading|conference",
    ),
    sign(
        "home_sale_purchase",
        "clos settlement buyer seller purchaser selling title escrow transfer recording inspect",
        r"(?:closing|settlement|escrow)(?: and (?:\w+ )?)?(?: ?(?:costs?|fees?|expenses?|charges))"
        r"|(?:selling|buyer['\u2019]?s|seller['\u2019]?s|purchaser['\u2019]?s|customary"
        r"|transaction|purchase) (?:closing )?(?:costs|expenses|charges)"
        r"(?= [^.;]{0,80}(?:home|house|residence|condominium))"
        r"|title (?:insurance|search|fees?|transfer)|transfer tax(?:es)?|(?:recording|inspection"
        r"|survey|escrow)(?: \w+)? fees?",
        bars=r"merger|closing (?:date|price|of the (?:transaction|acquisition))|(?:sale"
        r"|purchase) of (?:the )?(?:company|assets|stock|shares)"
        r"|fda|stock option",
    ),
    sign(
        "home_sale_purchase",
        "broker realtor real realty",
        r"(?:real estate|realtor['\u2019]?s?|broker['\u2019]?s?|brokerage|brokers?|realty)"
        r"(?: \w+){0,2}? (?:commissions?|fees?|costs?)",
        bars=r"finder['\u2019]?s fee|stock|securities|investment banker",
    ),
    sign(
        "home_sale_purchase",
        "sales commission",
        r"sales (?:commissions?|costs)|commissions?(?= [^.;]{0,50}(?:home|house(?! account)"
        r"|residence|realtor"
        r"|real estate))",
        near=r"home|house|residence|condo|mortgage|relocat|realt|real estate|clos|propert",
        bars=r"sales commissions? (?:plan|program|earned|on sales)|commission plan|stock",
    ),
    sign(
        "home_sale_purchase",
        "bridge bridging swing mortgage guarantee",
        r"(?:bridge|bridging|swing)[- ](?:loans?|financing)|(?:first |second |new "
        r"|existing )?mortgage[- ](?:loans?|financing|"
        r"payments?|interest|points?|subsid\w+|assistance|differential|buy-?down"
        r"|rates?)(?: (?:assistance|differential|subsidy|"
        r"program|payments?|allowance))*|guaranteed (?:home )?buy-?outs?(?: (?:program|offer))?",
        bars=r"mortgage (?:bank|compan|lending|industry)|pledge|stock",
    ),
    sign(
        "home_sale_purchase",
        "interest mortgage bridge bridging loan equity swing"
        " points origination lend advance payment",
        r"(?:relocation|residence)[- ]loans?|(?:mortgage|bridge|bridging|home|equity|swing"
        r"|second mortgage|housing)[- ](?:loans?|financing|"
        r"payments?|interest|points?|subsid\w+|assistance|differential|buy-?down"
        r"|rates?)(?: (?:assistance|differential|subsidy|"
        r"program|payments?|allowance))*|mortgages?(?! (?:bank|broker|compan|lend|or pledge"
        r"|and pledge|business|industry|trust))"
        r"(?: \w+)?|interest rate (?:differential|buy-?down|subsidy)"
        r"|(?:loan )?origination (?:fees?|points?)|(?:loan|mortgage) (?:origination"
        r"|discount)(?: \w+)?"
        r"|(?:discount|\w+|\(\d\)) points?(?= [^.;]{0,50}(?:mortgage|loan|home|purchase|financ"
        r"|clos))"
        rf"|{_LENT}\b[^.;]{{0,110}}?(?:purchas\w*|acqui\w+|buy\w*|down[- ]?payment|equity"
        rf"|construct\w+)[^.;]{{0,50}}? {_HOME}"
        rf"|down[- ]?payment(?: assistance)?|equity (?:advances?|loans?|in (?:your|his|her|the"
        rf"|such|executive['\u2019]s) (?:\w+ ){{0,3}}?"
        rf"{_HOME})|(?:relocation|housing) loan",
        near=r"home|hous|residen|condo|relocat|realt|real estate|mortgage|clos|mov(?:e|ing)",
        bars=r"mortgage,? (?:or |and )?(?:pledge|encumb|hypothec|lien)|pledge|mortgage (?:bank"
        r"|compan|lending|industry)|stock option"
        r"|basis points|percentage points|encumbr",
    ),
    sign(
        "home_sale_purchase",
        "duplicate double dual carrying apprais guarantee buyout buy-out buyer third"
        " overlapping taxes"
        " insurance purchase buy equity upkeep",
        rf"(?:duplicate|double|dual|overlapping)[- ](?:housing|home|carrying|mortgage|living"
        rf"|residence|rent)(?: \w+)?|carrying (?:costs?|"
        rf"charges?|expenses?)|apprais(?:al|ed) (?:fair )?(?:market )?(?:value|fees?|costs?|price)"
        rf"|(?:average|two|independent|three) "
        rf"(?:of )?(?:\w+ )?appraisals|guaranteed (?:home )?(?:purchase|buy-?out|offer|price"
        rf"|sale)(?: (?:program|offer))?"
        rf"|(?:home )?buy-?out (?:program|offer)|buyer value option"
        rf"|third[- ]party (?:home )?(?:purchase|sale|buy-?out)"
        rf"|(?:purchase|buy|acquire|repurchase)s? (?:your|his|her|executive['\u2019]s"
        rf"|employee['\u2019]s|the) (?:\w+ ){{0,2}}?{_HOME}"
        rf"|(?:taxes|insurance|maintenance|upkeep|interest)\b[^.;]{{0,100}}? (?:until"
        rf"|while)\b[^.;]{{0,50}} (?:sold|sells|unsold|sale)",
        near=r"home|hous|residen|condo|relocat|realt|real estate|propert|mov(?:e|ing)",
        bars=r"stock option|apprais\w+ (?:of|rights)|shares?|performance appraisal"
        r"|buy-?out of (?:the )?company|inventory",
    ),
)
