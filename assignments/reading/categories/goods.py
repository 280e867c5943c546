"""The words for what is shipped. `goods` on the way back are told apart by what stands around."""

from assignments.reading.categories.signs import sign

_WORD = r"[\w'\u2019-]+"
_OWNER = (
    r"(?:your|his|her|their|the|an?|one|two|up to \w+|[\w-]+['\u2019]s|[\w']+s['\u2019]"
    r"|\w+ \(\d\))"
)
_CAR = (
    r"(?:personal |family |private |second |passenger |motor |household |own )*(?:cars?|autos?"
    r"|automobiles?|vehicles?|"
    r"boats?|motorcycles?)(?:\(s\))?(?! (?:allowance|lease|rental|insurance|of up to))"
)
_MOVE = (
    r"(?:ship(?:ment|ping|ped)?|mov(?:e|ing|ement)|transport(?:ation|ing|ed)?|packing|forwarding"
    r"|transfer(?:ring)?|freight|relocat(?:e|ing|ion)|removal|carriage)"
)
_FEW = r"(?: (?!(?:in|by|via|with|provide|use|allowance|company|rental)\b)[\w'\u2019-]+)"
_THINGS = (
    r"(?:goods|effects|belongings?|possessions?|items|furnishings|furniture|property|articles"
    r"|things|contents)"
)
_STORED = (
    r"(?:stored|placed in(?:to)? storage|kept in storage|put in(?:to)? storage|warehoused"
    r"|held in storage)"
)

SIGNS = (
    sign(
        "vehicle_shipment",
        "car auto vehicle boat motorcycle",
        rf"{_MOVE}(?: and {_MOVE})?{_FEW}{{0,6}}? (?:of |and |for "
        rf"|to )?(?:{_OWNER} )*(?:\([^)]*\) )?(?:[\w-]+ )?{_CAR}"
        rf"|(?:loss(?:es)?|shortfall|difference)\b[^.;]{{0,60}}? (?:sale|sell|selling|disposal"
        rf"|disposition|trade-in|resale)"
        rf" (?:of )?(?:up to )?(?:{_OWNER} )?(?:\(\d\) )?{_CAR}|{_CAR} (?:shipment|shipping"
        rf"|transportation|transport|moving|"
        rf"carrier|freight)|loss on (?:{_WORD} )?{_CAR} sales?|{_CAR} lease (?:terminat"
        rf"|cancel)\w*(?: \w+)?"
        rf"|(?<!until your )(?<!until the )(?<!while your )(?<!when your ){_CAR}"
        rf"(?:,? [\w-]+){{0,6}}? "
        rf"(?:be|is|are) (?:also |not )?(?:shipped|transported|moved|driven)",
        bars=r"car allowance|company car|delivery vehicles",
    ),
    sign(
        "return_freight",
        "back repatriat",
        r"repatriation(?= [^.;]{0,60}\d ?(?:lbs?|pounds|kilos?|kgs?|kilograms)\b)"
        r"|mov(?:e|ing) (?:you|him|her|your|his|the (?:executive"
        r"|employee))(?: [\w'\u2019-]+){0,5}? back (?:to|home)",
        near=r"cost|expense|pay|reimburs|lb|pound|k(?:ilo|g)",
    ),
    sign(
        "pet_transport",
        "pet dog cat animal quarantine kennel horse",
        r"(?:household |family |domestic )?pets?(?! (?:food|products?|care|suppl|foods))|(?:dogs?"
        r"|cats?|animals?|horses?)"
        r"(?! (?:health|food|products?))|quarantine|kennel(?:ling|ing)?",
        near=r"ship|transport|mov(?:e|ing)|relocat|quarantine|kennel|cost|fee",
        bars=r"animal (?:health|studies|testing|nutrition)|pet (?:food|products|supplies)"
        r"|laboratory animal|breeding",
    ),
    sign(
        "air_freight",
        "air unaccompanied",
        r"air[- ]?freight(?: (?:shipments?|shipping(?: costs?)?|allowance|costs?|charges?))?"
        r"|air (?:shipments?|cargo)"
        r"|(?:pounds|lbs|kilos?|kgs?|kilograms) (?:by|via) air|air(?=: ?(?:up to "
        r"|not exceeding )?\d[\d,]* ?(?:kilo|kg|lb|pound))"
        r"|(?:ship(?:ment|ping|ped)?|sen[dt]|transport(?:ation|ed)?"
        r"|freight)\b(?: [\w.,'\u2019-]+){0,9}? (?:by|via) air"
        r"(?! ?(?:,|and|or) ?(?:sea|ocean|surface))|unaccompanied (?:air )?(?:baggage|luggage"
        r"|air shipment)",
        bars=r"air freight (?:business|industry|compan|forward)",
    ),
    sign(
        "sea_freight",
        "sea surface ocean container ship vessel",
        r"(?:sea|ocean|surface)[- ]?(?:freight|shipments?|cargo"
        r"|transport(?:ation)?)(?: (?:allowance|costs?|charges?|"
        r"shipments?))?|(?:ship(?:ment|ping|ped)?|sen[dt]|transport(?:ation"
        r"|ed)?)\b(?: [\w.,'\u2019-]+){0,9}? (?:by|via) "
        r"(?:sea|ocean|surface|ship|vessel)|(?:pounds|lbs|kilos?|kgs?|kilograms) (?:by|via) (?:sea"
        r"|ocean|surface)|containers?|sea(?=: )",
        near=r"good|effects|belong|household|ship|freight|feet|foot|ft|sea|ocean",
        bars=r"container (?:business|division|company|industry|corporation|lines?)"
        r"|over ?sea freight",
    ),
    sign(
        "storage",
        "storage stored store storing warehous",
        rf"(?<!and )(?<!or )storage(?: in-?transit)? (?:of|for) (?:{_WORD} ){{0,5}}?{_THINGS}"
        r"|(?:in-?transit |temporary |interim |long[- ]term |short[- ]term "
        r"|secure )*(?<!cold )storage"
        r"(?: (?:costs?|charges?|fees?|expenses?|allowance))?(?! (?:products|systems|devices|media"
        r"|technolog|networks?|"
        r"solutions|and retrieval|business|tank|market|industry|software|arrays?))"
        r"|(?:and |or )stor(?:e|ing)(?= (?:\w+ ){0,3}?(?:household|belongings|furniture|goods"
        r"|possessions|effects))"
        rf"|(?<!and )(?<!or )stor(?:e|ing) (?:of )?(?:any |all |such )*(?:your|his|her|their|the"
        rf"|executive['\u2019]s|employee['\u2019]s|household|personal|any)"
        rf"(?: {_WORD}){{0,3}}|warehous(?:ing|e) (?:of )?(?:your|his|her|household"
        rf"|the)(?: {_WORD}){{0,3}}"
        rf"|{_THINGS}(?: (?!and\b|or\b){_WORD}){{0,7}}? (?:be |is |are |may be |remain )?{_STORED}"
        rf"|(?<!where )(?<!when ){_STORED}"
        rf"|hold (?:your|his|her) (?:{_WORD} )?{_THINGS}",
        bars=r"(?:data|electronic|disk|energy|memory|digital|gas|cold|computer|network"
        r"|cloud) storage|drug|self-storage"
        r"|stored (?:on|electronic|in (?:any )?(?:computer|electronic))|storage of (?:data"
        r"|information|hazardous)",
    ),
    sign(
        "goods",
        "household belonging effects moving move moves furniture mover packing van"
        " goods possession removal insur haul personal property"
        " freight shipment contents truck things carrier",
        rf"(?:household|personal)(?: (?:household|personal|and|or|&|goods|furniture"
        rf"|family)){{0,6}} (?:{_THINGS})"
        rf"(?: and (?:personal )?(?:effects|belongings|possessions|property))?(?! of the company)"
        r"|household (?=and personal)|(?:your|his|her|their|family['\u2019]?s?"
        r"|[\w]+['\u2019]s) (?:belongings|possessions|"
        r"furniture(?! allowance)|furnishings|goods(?! (?:\w+ ){0,2}(?:arriv|deliver)))"
        r"|(?:packing|unpacking|crating)(?! list)"
        r"|(?<!definition of )mov(?:ing|e) (?:expenses?(?! (?:permitted|deduct|as defined"
        r"|within the))|costs?|charges?|compan(?:y|ies)|vans?|bills?|services?|truck)"
        r"|(?:cost|costs|expenses?) of (?:\w+ ){0,4}?(?:moving|packing|the move|your move|move)"
        r"|(?:van lines?|(?:professional |commercial |household )?movers?|removal (?:costs?"
        r"|expenses?|compan(?:y|ies)|firm|van)|"
        r"removals|truck rental|rental truck|u-?haul|moving truck|removers?|common carrier)"
        r"|(?:household|home|house) contents|contents of (?:your|his|her|the) (?:\w+ )?(?:home"
        r"|house|apartment|residence)"
        rf"|(?:moves?|moved|moving|movement|relocat\w+|transport\w*|ship\w*)(?: (?!from"
        rf"|to ){_WORD}){{0,6}}? (?:household|"
        rf"belongings|possessions|furniture)(?! (?:pets?|members?|decision))(?: {_THINGS})?"
        rf"|mov(?:e|ing) (?:your|his|her) things|carriage(?: home)? of (?:\w+ ){{0,3}}?{_THINGS}"
        r"|removal of (?:you|your|his|her|the|their) (?:\w+ )?(?:family|household|effects"
        r"|belongings)"
        r"|(?:physical|actual|household|full[- ]service) move|(?:return )?(?:shipments?"
        r"|freight)(?: (?:costs?|charges?|"
        r"allowance))?(?= [^.;]{0,60}(?:goods|effects|belongings|items|clothing|furniture|lbs?"
        r"|kilo|"
        r"pounds))|transit insurance|(?:goods|shipment|transit|moving) insurance"
        r"|insur\w+ (?:of |for |on )?(?:your |his |her |the )?(?:household )?goods",
        bars=r"personal property of the company|company property"
        r"|return (?:of )?(?:all )?(?:company )?property"
        r"|goods and services|(?:sale|manufactur\w+|distribution) of goods|intellectual property"
        r"|(?:remove|retrieve|collect|return) (?:\w+ ){0,3}personal (?:effects|belongings|property"
        r"|items|possessions)"
        r"|damage to (?:\w+ ){0,3}property|personal property tax",
    ),
)
