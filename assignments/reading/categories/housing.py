"""The words for homes that one lives in: for a while, or rented, with all that a home costs.

`lodging` is told apart by what stands around it.
"""

from assignments.reading.categories import homes
from assignments.reading.categories.signs import sign

_WORD = r"[\w'\u2019-]+"
_PLACE = (
    r"(?:housing|living|lodgings?|accommodations?|apartments?|quarters|residences?|residential"
    r"|rentals?|hotels?|"
    r"stay|home(?! office))"
)
_UNITS = r"(?:apartment|house|home|residence|flat|condominium|condo|villa|townhouse|suite)"
_SPAN = (
    r"(?:for|of|to|exceed|than|first|initial|through) (?:up to |a |the |an |approximately "
    r"|at least |as long as )*"
    r"(?:maximum of |maximum |period of |additional |first |initial |reasonable |not (?:to exceed"
    r"|more than) |up to )*"
    rf"{_WORD}(?: \(\w+\))? (?:calendar |consecutive )?(?:days?|nights?|weeks?|months?)|\w+ nights"
)
_SOON = (
    r"(?:until|till|while|pending|interim|temporar\w+|transition\w*|prior to (?:your|the|his"
    r"|her) (?:\w+ )?(?:move|relocat\w+)|"
    r"after your arrival|on arrival|upon arrival|short[- ]term)"
)
_BEFORE = (
    r"(?:(?:until|prior to|pending|before)[^.;]{0,50}? (?:relocat|mov(?:e|ing)|permanent|sale of)"
    r"|(?:transition|interim|temporary|"
    r"initial) (?:living )?(?:period|arrangement)|temporary (?:living|housing|accommodation))"
)
_GIVE = (
    r"(?:provid\w+|furnish\w*|pay\w*|reimburs\w+|cover\w*|supply|supplied|maintain\w*|entitled"
    r"|avail\w+|use of|offer\w*|"
    r"arrang\w+|occupy)"
)
_ON = (
    r"(?: (?!(?:at|from|to (?:and|your|his|the)|near|sale|sell\w*|purchas\w+|loss|when|if"
    r"|sold|relocat\w*|moving)\b)[\w'\u2019,&/$-]+){0,9}?"
)

_FOR_NOW = (
    sign(
        "temporary_housing",
        "temporar interim transition short- short corporate extended provisional initial",
        rf"(?:temporary|interim|transitional|transition|short[- ]term|extended[- ]stay|provisional)"
        rf"(?:,? (?:and|or|but|furnished|reasonable|living|executive|rental|corporate|housing"
        rf"|hotel|relocation|suitable))*"
        rf"[ /-]+{_PLACE}(?: (?:expenses?|costs?|accommodations?|allowances?|arrangements?"
        rf"|quarters|assistance))*"
        r"|corporate(?: \w+)? (?:apartments?|housing|lodging|suites?|residence"
        r"|condominium)(?: (?:expenses?|costs?))?"
        r"|temporar(?:y|ily) (?:resid\w+|liv\w+|hous\w+|lodg\w+)|temporary rent",
        bars=r"temporary (?:basis|disability) housing",
    ),
    sign(
        "temporary_housing",
        "hotel motel inn lodging living apartment suite accommodat housing rent residence",
        r"(?:hotels?|motels?|lodging|living|apartments?|suites?|accommodations?|inn)"
        r"(?: (?:and|or|&|meals?|food|related|other|rental|rent|room))*"
        rf"(?: (?:expenses?|costs?|accommodations?|charges?|stay|bills?"
        rf"|rooms?))*(?= [^.;]{{0,90}}(?:{_SOON}|{_SPAN}))"
        r"|(?:housing|rent(?:al)?|residence|condominium)(?: (?:expenses?|costs?|payments?))?"
        rf"(?= [^.;]{{0,90}}{_SOON})"
        r"|(?:living|lodging|hotel)(?: (?:and|or|&|meals?|related|other))* (?:expenses?"
        r"|costs?)(?= [^.;]{0,90}(?:for up to|"
        r"for a period|not to exceed|during the (?:first|initial)))"
        r"|(?:put (?:you |him |her )?up|stay)(?: \w+){0,3}? (?:in|at) (?:an? "
        r"|the )?(?:\w+ )?(?:hotel|inn|apartment)"
        r"|extended[- ]stay",
        bars=r"business travel|home[- ]leave|hotel (?:business|industry|division)"
        r"|cost[- ]of[- ]living|hous(?:e|ing)[- ]?hunting"
        r"|term of (?:the|your|this) assignment|duration of (?:the|your|this)|standard of living",
    ),
    sign(
        "temporary_housing",
        "furnished executive hotel",
        r"(?:furnished|executive) (?:[\w-]+ )?(?:apartments?|suites?|condominium|condo)"
        r"|hotel (?:stay|accommodations?)",
        bars=r"home[- ]leave|business travel|expatriat|assignment|secondment|host|villa|[sk]\$|rmb"
        r"|gbp|yen|euro?\b"
        r"|business trip",
    ),
    sign(
        "temporary_housing",
        "hotel motel lodging apartment living",
        r"(?:hotels?|motels?|lodging|apartments?|living)(?: (?:expenses?|costs?|accommodations?"
        r"|stay))+"
        r"|hotels?|lodging|(?:an|one|the|furnished|suitable|\w+-bedroom) apartments?",
        near=_BEFORE,
        bars=r"business travel|home[- ]leave|hunting|cost[- ]of[- ]living|trips?\b|lease (?:cancel"
        r"|terminat|break)"
        r"|airfare|security deposit",
    ),
)
_COSTS = (
    sign(
        "furnishing",
        "furni fit-out fitout appliance decorat",
        r"(?:furniture|furnishings(?! of)|appliances?)(?: (?:rental|hire|allowance|leas(?:e|ing)"
        r"|purchase|costs?))*"
        r"(?! (?:business|company|industry|and (?:personal|household|other)))"
        r"|furnishing (?:allowances?|costs?|expenses?)"
        r"|fit(?:ting)?[- ]?out(?: costs?| expenses?)?|furnish(?:ing)? (?:the|your|his|her|an?"
        r"|this|such) (?:[\w-]+ ){0,2}?"
        rf"(?:{_UNITS}|accommodations?|quarters)|(?:re)?decorating (?:allowances?|costs?)",
        bars=r"household (?:goods|furniture)|mov(?:e|ing|ement) (?:of )?(?:your |his |her "
        r"|household )?furniture"
        r"|(?:ship\w*|transport\w*|storage|store|packing|moving) (?:of )?(?:\w+ ){0,3}furniture"
        r"|furniture (?:business|stores?)"
        r"|office (?:space|furniture)|furnished|furnishings? of services|disconnect",
    ),
    sign(
        "housing_fees",
        "broker realtor agent agency finder deposit lease key stamp lessor rental tenancy"
        " letting landlord penalt rent",
        rf"(?:realtor['\u2019]?s?|real estate agent)(?: (?:fees?|commissions?))(?! (?:on"
        rf"|for the sale|upon)\b)|(?:rental(?: agent)?|letting agent|lease|leasing|letting|agency"
        rf"|agent['\u2019]?s?|finder['\u2019]?s?|"
        rf"apartment finding)(?: (?!car)\w+){{0,2}}? (?:fees?|commissions?|charges)"
        rf"|(?:realtor|broker)(?:age|['\u2019]?s)? (?:costs?|fees?"
        rf"|commissions?)(?= [^.;]{{0,60}}(?:rent|leas|deposit|housing|apartment))"
        rf"|(?:security|rental|lease|housing|damage|utility|apartment|tenancy) deposits?"
        rf"|deposits?(?= [^.;]{{0,50}}(?:apartment|rent|"
        rf"leas|landlord|housing))|deposit requirements?|key money"
        rf"|(?:break(?:ing|age)?|cancel(?:l?ing|lation)?|terminat(?:e|ing|ion)|buy(?:ing)?[- ]?out"
        rf"|settlement|penalt(?:y|ies)|"
        rf"get(?:ting)? out)(?: {_WORD}){{0,7}}? (?:leases?|tenancy|rental agreement)(?! (?:of"
        rf"|for) (?:the )?(?:office|vehicle|car))"
        rf"|leases?[- ](?:break(?:age|ing)?|cancell?ation|termination|buy-?out|penalt(?:y|ies)"
        rf"|settlement)(?: \w+)?"
        rf"|(?:remaining|outstanding|unexpired)(?: \w+){{0,3}}? (?:leases?"
        rf"|rent(?:al)?(?: obligations?)?)|stamp (?:duty|tax)",
        near=r"hous|home|apartment|rent|lease|accommodation|residen|relocat|landlord|tenan|deposit"
        r"|stamp",
        bars=r"sale of|selling|terminat\w+ (?:of )?employment|purchase of|auto(?:mobile)? lease"
        r"|car lease|office lease|capital lease|"
        r"lease of (?:the )?(?:office|premises)|demised",
    ),
)
_LIVED_IN = (
    sign(
        "utilities",
        "utilit electric telephone heat water internet cable",
        r"(?<!public )utilit(?:y|ies)(?! (?:compan|business|industr|patent|bond|holding))"
        r"(?: (?:costs?|charges?|expenses?|bills?|payments?))?(?: \([^)]{0,60}\))?"
        r"|(?:electric(?:ity| current)|heat(?:ing)?|light|water|gas)(?:,? (?:and |or "
        r"|& )?(?:electric(?:ity| current)|gas|water|"
        r"heat(?:ing)?|light|telephone|power|internet|cable television))+",
        bars=r"connection of utilities|public utilit|utility (?:patent|industry)|oil (?:and"
        r"|or) gas|gas and electric compan",
    ),
    sign(
        "utilities",
        "telephone internet cable phone",
        r"(?:home |residential )?(?:telephone|internet|cable(?: television| tv)?)(?:,? (?:and "
        r"|or )?(?:telephone|internet|"
        r"cable(?: television| tv)?|connection))* (?:charges?|costs?|services?|bills?|rental"
        r"|installation|expenses?)",
        near=r"apartment|utilit|\brent\b|residential|housing|(?:at|in) (?:the|your|his"
        r"|her) (?:residence|house)",
        bars=r"home office|cell|mobile|business (?:calls|use|telephone)|facsimile|office|laptop",
    ),
    sign(
        "apartment_services",
        "apartment maid clean housekeep maintenance management service garden domestic"
        " guard laundry"
        " condominium amah nanny",
        r"apartment services|(?:maid|cleaning|housekeeping|domestic|laundry|janitorial|gardening"
        r"|housecleaning|lawn) "
        r"(?:services?|help(?:ers?)?|costs?|staff|allowances?|employees?|workers?|care|charges?)"
        r"|(?:building|property|apartment|"
        r"housing|condominium) (?:management|maintenance|service|association) (?:fees?|charges?"
        r"|costs?)|house-?keep(?:er|ing)"
        r"|gardeners?|maids?|(?:security )?guards?(?= [^.;]{0,60}(?:residence|house|home"
        r"|apartment))|(?:amah|nanny)",
        bars=r"property management (?:business|company|services)|domestic (?:partner|relations"
        r"|subsidiar|servic\w+ compan)",
    ),
    sign(
        "housing_rent",
        "hous rent lease leasing apartment accommod residence lodging living quarters flat"
        " villa condo",
        r"(?:housing|house|home|rental|rent|accommodation|lodging"
        r"|(?<!cost of )(?<!cost-of-)living)(?: and \w+)? (?:allowances?|"
        r"costs?|expenses?|assistance|benefits?|subsid(?:y|ies)|supplement|payments?|differential"
        r"|budget|"
        r"stipend|norm|needs|contribution|reimbursement|deduction)"
        rf"|(?:leas(?:e|ing)|rent(?:al|ing)?)(?: (?!car|office|equipment|vehicle"
        rf"|auto){_WORD}){{0,6}}? "
        rf"(?:{_UNITS}|accommodations?|housing|unit|property)(?! office)"
        rf"|{_UNITS} (?:leases?|rentals?|rent)|lease or rent"
        r"|(?<!months['\u2019] )(?<!month['\u2019]s )(?<!months )(?<!months['\u2019] of )(?<!you"
        r" )(?<!agent )rent(?:als?)?(?! out)(?! (?:\w+ )?(?:equipment|cars?|offices?|car|vehicle"
        r"|automobile|agenc|truck|business|increase))"
        rf"|{_GIVE}{_ON} (?:\([^)]{{0,60}}\) )?(?:housing|accommodations?|apartment|residence"
        rf"|living quarters|flat|condominium|villa|house)"
        r"(?! (?:of (?:the )?(?:company|corporation)|at (?:headquarters|the office)|office"
        r"|purchase))"
        rf"|(?:company|employer|furnished)[- ](?:provided |paid |leased |owned "
        rf"|furnished )?(?:housing|accommodations?|{_UNITS})"
        r"|(?:living quarters|housing|accommodations?)(?: [\w'\u2019-]+){0,4}? (?:be|is"
        r"|are) (?:\w+ )?(?:furnished|provided|supplied|paid|"
        r"borne|leased|rented)",
        bars=r"office (?:space|lease|building)|hous(?:e|ing) (?:hunting|account)|clearing house"
        r"|warehouse|landlord of the company|in-house|equipment (?:lease|rental)"
        r"|lease of (?:the )?office|rent equipment"
        r"|home leave|reasonable accommodations?|life insurance|furnish (?:the )?(?:company"
        r"|services)|principal offices?"
        r"|house (?:at|of) headquarters",
    ),
)
_UNTOLD = (
    sign(
        "lodging",
        "lodging hotel motel",
        r"(?:hotels?|motels?|lodging|overnight accommodations?)(?: (?:and|or) (?:hotels?|lodging))?"
        r"(?: (?:costs?|expenses?|accommodations?|charges?|bills?|rooms?))?",
        bars=r"hotel/airport|business travel|hotel (?:business|industry|company)",
    ),
)
SIGNS = (*_FOR_NOW, *_COSTS, *homes.SIGNS, *_LIVED_IN, *_UNTOLD)
