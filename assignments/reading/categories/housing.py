"""The words for homes: lived in for a while, rented, sold and bought."""

from assignments.reading.categories.signs import sign

_OWNER = r"(?:your|his|her|their|the|an?|any|such|executive's|employee's)"
_PLACE = (
    r"(?:housing|living|lodging|accommodations?|apartment|quarters|residence|residential|rental|hotel|"
    r"stay|home)"
)
_HOME = r"(?:home|house|residence|condominium|townhouse|property|dwelling)"
_ADJ = (
    r"(?:current |existing |present |principal |primary |former |old |new |replacement |permanent |"
    r"personal |family |\w+ (?=home|residence|house))"
)

SIGNS = (
    sign(
        "temporary_housing",
        "temporary interim transition short- short corporate hotel living lodging furnished extended",
        rf"(?:temporary|interim|transitional|transition|short[- ]term|corporate|extended[- ]stay)"
        rf"(?:,? (?:and|or|but|furnished|reasonable|living|executive|rental|corporate|housing|hotel))*"
        rf" {_PLACE}(?: (?:expenses?|costs?|accommodations?|allowance|arrangements?|quarters))?"
        r"|(?:living|lodging|hotel|housing|accommodation)(?: (?:and|or|&|meals?|food|related|other))*"
        r" (?:expenses?|costs?|accommodations?|charges?)(?= [^.;]{0,90}(?:until|while|transition|"
        r"pending|interim|temporar|for up to|for a period|not to exceed|during the (?:first|initial)))"
        r"|(?:furnished|executive|corporate) (?:apartment|suite|housing)|hotel (?:stay|accommodations?)"
        r"|temporar(?:y|ily) (?:resid\w+|liv\w+|hous\w+)",
        bars=r"home leave|business travel|temporary (?:basis|disability)",
    ),
    sign(
        "furnishing",
        "furni fit-out fitout appliance",
        r"(?:furniture|furnishings?|appliances?)(?: (?:rental|hire|allowance|lease|purchase|costs?))?"
        r"|fit(?:ting)?[- ]?out(?: costs?| expenses?)?|furnish (?:the|your) \w+",
        bars=r"household (?:goods|furnishings|furniture)|mov(?:e|ing) (?:of )?(?:your |household )?furniture"
        r"|furniture and (?:personal|household|other)|shipment|furnished|furniture business|office furniture",
    ),
    sign(
        "housing_fees",
        "broker realtor agent finder deposit lease key stamp lessor rental",
        r"(?:realtor|real estate agent|rental agent|letting agent|lease|leasing|agency|agent's?|finder'?s?)"
        r"(?: \w+){0,2}? (?:fees?|commissions?|charges)|(?:realtor|broker)(?:age)? (?:costs?|fees?|"
        r"commissions?)(?= [^.;]{0,60}(?:rent|leas|deposit|housing))"
        r"|(?:security|rental|lease|housing|damage|utility) deposits?|deposit requirements?|key money"
        r"|(?:break(?:ing|age)?|cancel(?:l?ing|lation)?|terminat(?:ing|ion)|buy(?:ing)? ?out|settlement)"
        r"(?: \w+){0,5}? (?:your |his |her |existing |current |apartment |residential )?(?:leases?|tenancy|rental agreement)"
        r"|leases? (?:break(?:age)?|cancell?ation|termination|buy-?out)(?: \w+)?|stamp duty",
        near=r"hous|home|apartment|rent|lease|accommodation|residen|relocat|landlord|tenan",
        bars=r"sale of|selling|terminat\w+ (?:of )?employment|purchase of",
    ),
    sign(
        "home_sale_purchase",
        "home house residence clos mortgage bridge broker points sale equity condominium selling purchas"
        " apprais title real relocat",
        rf"(?:closing|settlement)(?: and (?:\w+ )?)?(?: ?(?:costs?|fees?|expenses?|charges))"
        rf"|(?:sale|sell(?:ing)?|purchas(?:e|ing)|buy(?:ing)?|acquisition|acquir(?:e|ing)|dispos\w+)"
        rf"(?: \w+){{0,2}}? (?:of |and |or )*(?:{_OWNER} )*{_ADJ}*{_HOME}s?"
        rf"|{_HOME}[- ](?:sale|sell(?:ing)?|purchase|buying|buy-?out|equity|finance|loan|marketing)"
        r"|(?:real estate|realtor'?s?|broker'?s?|brokerage|brokers?|sales|realty)(?: \w+){0,2}? "
        r"(?:commissions?|fees?|costs?)"
        r"|loss(?:es)? on (?:the )?(?:sale|house|home|your)\b(?: \w+){0,4}"
        rf"|(?:mortgage|bridge|bridging|home|equity|swing|second mortgage|housing)[- ](?:loans?|financing|"
        rf"payments?|interest|points?|subsid\w+|assistance)|mortgages?(?: \w+)?|bridge loans?"
        r"|(?:loan )?origination (?:fees?|points?)|(?:loan|mortgage) (?:origination|discount)(?: \w+)?"
        rf"|(?:purchase|buy|acquire)s? (?:your|his|her|executive's|employee's|the) (?:\w+ )?{_HOME}"
        rf"|(?:duplicate|double|dual) (?:housing|carrying|mortgage|living)(?: \w+)?|carrying costs?"
        rf"|apprais(?:al|ed) (?:value|fees?|costs?)|title (?:insurance|search|fees?|transfer)"
        rf"|guaranteed (?:home )?(?:purchase|buy-?out|offer)",
        bars=r"(?:sale|purchase) of (?:the )?(?:company|assets|stock|shares|business)|closing (?:date|price)"
        r"|insider|for the account|home country|conference|rented|stock option|purchase price per share"
        r"|house account|home office",
    ),
    sign(
        "utilities",
        "utilit electric telephone heating",
        r"utilit(?:y|ies)(?: (?:costs?|charges?|expenses?|bills?))?"
        r"|(?:electricity|heating|water|gas)(?:,? (?:and )?(?:electricity|gas|water|heating|telephone))+",
        bars=r"connection of utilities|utility (?:company|business|industry|deposit)|public utilit",
    ),
    sign(
        "apartment_services",
        "apartment maid clean housekeep maintenance management service gardener domestic",
        r"apartment services|(?:maid|cleaning|housekeeping|domestic|laundry|janitorial|gardening) "
        r"(?:services?|help|costs?|staff)|(?:building|property|apartment|housing) "
        r"(?:management|maintenance|service) (?:fees?|charges?)|housekeep(?:er|ing)|gardener",
        bars=r"property management (?:business|company|services)",
    ),
    sign(
        "housing_rent",
        "hous rent lease apartment accommod residence lodging living quarters flat villa",
        r"(?:housing|house|home|rental|rent|accommodation|lodging|living)(?: and \w+)? (?:allowances?|"
        r"costs?|expenses?|assistance|benefits?|subsid(?:y|ies)|supplement|payments?|differential|budget|"
        r"stipend|norm|needs|contribution|reimbursement)"
        r"|(?:leas(?:e|ing)|rent(?:al|ing)?)(?: \w+){0,5}? (?:an? |the )?(?:\w+ )?(?:apartment|house|home|"
        r"residence|accommodations?|flat|condominium|housing|unit|property|villa)"
        r"|(?:apartment|house|flat|condominium|villa) (?:lease|rental|rent)|lease or rent|rent(?:als?)?"
        r"|(?:provid\w+|furnish\w*|pay\w*|reimburs\w+|cover\w*|supply|maintain\w*|entitled|avail\w+)\b"
        r"[^.;]{0,70}? (?:housing|accommodations?|apartment|residence|living quarters|flat|condominium|"
        r"villa|house)|(?:company|employer)[- ](?:provided|paid|leased|owned) (?:housing|accommodations?|"
        r"apartment|residence)",
        bars=r"office (?:space|lease)|rental car|car rental|hous(?:e|ing) (?:hunting|account)|clearing house"
        r"|warehouse|landlord of the company|in-house|equipment (?:lease|rental)|lease of (?:the )?office"
        r"|home leave|reasonable accommodations?|life insurance|furnish (?:the )?(?:company|services)",
    ),
)
