"""The words for living abroad, for cars and clubs, and for what one spends at work."""

from assignments.reading.categories import taxes
from assignments.reading.categories.signs import sign

SIGNS = (
    sign(
        "cost_of_living",
        "cost-of living goods cola contingent differential commodit",
        r"(?:higher |increased )?cost[- ]of[- ]living(?:[- /](?:allowances?|adjustments?"
        r"|differentials?|supplements?|payments?|"
        r"assistance|expenses?|subsid\w+|index))*"
        r"|(?:goods|commodities)(?: (?:and|&) |/)services(?: (?:differentials?|allowances?"
        r"|adjustments?|payments?|supplements?))?"
        r"|\bcola\b|living[- ](?:cost[- ])?differentials?|(?:geographic(?:al)?|regional|area"
        r"|metropolitan)(?: \w+)? "
        r"(?:differentials?|allowances?|supplements?|adjustments?)|(?:higher"
        r"|increased) (?:living costs|costs? of goods)",
        bars=r"consumer price|(?:base )?salary (?:shall|will|may) be (?:increased|adjusted"
        r"|reviewed)|(?:sale|sells?|provision) of goods"
        r"|purchase goods",
    ),
    sign(
        "foreign_service_premium",
        "premium foreign expatriat overseas international mobility assignment",
        r"(?:foreign|overseas|international|expatriat(?:e|ion)|mobility"
        r"|assignment)(?:[- ]\w+){0,2}?[- ]"
        r"(?:premiums?|incentives?(?! plan)|bonus|allowances?|uplift|supplements?|inducement"
        r"|differentials?)"
        r"|(?:completion|sign-off|signing-off) (?:bonus|premium)(?= [^.;]{0,60}assignment)"
        r"|foreign service pay",
        bars=r"insurance premium|(?:housing|relocation|miscellaneous|cost[- ]of[- ]living|car"
        r"|automobile) allowance|bonus plan",
    ),
    sign(
        "hardship_premium",
        "hardship danger hazard location",
        r"(?<!re)(?:hardship|danger|hazard(?:ous)?|remote|location)(?:[- ](?:duty|area|\w+ing"
        r"|or \w+))?[- ]"
        r"(?:premiums?|allowances?|pay|differentials?|supplements?|uplift)",
    ),
    sign(
        "club_membership",
        "club membership",
        r"(?:country|golf|health|social|athletic|fitness|sports?|luncheon|town|american|business"
        r"|private)"
        r"[- ](?:and \w+ )?clubs?(?: \w+){0,3}?|club (?:dues|membership\w*|fees?|initiation)"
        r"|initiation(?: fees?)?(?: and|,)(?: \w+){0,2} dues|dues and initiation"
        r"|(?:dues|initiation fees?)(?= [^.;]{0,60}\bclubs?)"
        r"|membership (?:in|at|of|dues|fees?)(?: \w+){0,4}? club|clubs?(?= [^.;]{0,40}(?:dues|fees"
        r"|membership))",
    ),
    sign(
        "local_transport",
        "transport taxi bus train subway parking transit",
        r"(?:local|ground|public|daily) (?:transport(?:ation)?|travel)|taxis?(?:,? (?:fares?|buses"
        r"|trains?|and|"
        r"or|subway|bus|train))*|transportation(?= \()|(?:bus|subway|train|rail"
        r"|mass transit) (?:pass(?:es)?|fares?|tickets?)"
        r"|(?:reserved |free |monthly |covered |paid |executive |assigned )*parking(?: (?:space"
        r"|spot|place|pass|fees?|costs?|"
        r"privileges|expenses?|permit|charges?))?",
        bars=r"trucking|airport|transportation (?:company|business|industry)|home leave|(?:trip"
        r"|travel)s? (?:and|,)? (?:taxi|parking)"
        r"|tolls|temporary|hotel|rent\b|utilities|lodging|house[- ]?hunting|car allowance"
        r"|automobile allowance",
    ),
    sign(
        "car_allowance",
        "car auto automobile vehicle",
        r"(?:car|auto|automobile|vehicle|transportation|motor)[- ](?:\w+ )?allowances?"
        r"|allowances?(?: [\w$\u00a3\u20ac,.]+){0,8}? (?:for|toward\w*"
        r"|to cover)(?: \w+){0,6}? (?:cars?"
        r"|automobiles?|vehicles?)"
        r"|(?:per|a|each|every) (?:month|year)(?: (?:for|as|toward\w*|to|in|an?|the|his|your|her"
        r"|cover|use|cost|operation|of|"
        r"lease|personal|reimbursement|defray|own|costs|expenses?)){1,10} (?:cars?|automobiles?"
        r"|vehicles?)",
    ),
    sign(
        "company_car",
        "car automobile vehicle driver",
        r"(?:company|leased|corporate|employer|fully expensed|pool)[- ](?:\w+[- ])?(?:cars?"
        r"|automobiles?|vehicles?)"
        r"|(?:car|vehicle) (?:and|with) (?:an? )?(?:driver|chauffeur)|chauffeur|personal driver"
        r"|services of a driver"
        r"|(?:car|vehicle|automobile) (?:polic(?:y|ies)|program(?:me)?|scheme|plan|benefit|lease)"
        r"|(?:provid\w+|furnish\w*|leas(?:e|ing)|use of|supplied"
        r"|makes? available)(?: [\w-]+){0,8}? "
        r"(?:an? |the |of )?(?:[\w-]+ ){0,3}?(?<!own )(?<!personal )(?<!rental )(?<!rented )"
        r"(?:cars?|automobiles?|vehicles?)"
        r"|(?:will|shall) have an? (?:[\w-]+ ){0,2}?(?:car|automobile|vehicle)(?= [^.;]{0,80}(?:use"
        r"|"
        r"insur|maint|expense))",
        bars=r"rental car|car rental|car allowance|(?:return|surrender)\w* (?:\w+ ){0,4}(?:car"
        r"|automobile)"
        r"|ship|household|rent a car|temporary|insurance cards?|(?:provide|use) (?:your|his"
        r"|her) own"
        r"|lease (?:termination|cancellation)|rental|loss on",
    ),
    *taxes.SIGNS,
    sign(
        "business_expense",
        "business expense out-of-pocket entertainment dut",
        r"business[- ](?:\w+[- ]){0,2}?(?:expenses?|expenditures|costs)|(?:out-of-pocket|travel"
        r"|entertainment)(?:,? (?:and|or|travel|"
        r"entertainment|other|business|similar|related|lodging|meals|promotion\w*))* expenses?"
        r"(?= [^.;]{0,140}(?:dut|business|service|behalf|perform|employment|company))"
        r"|expenses?(?: \w+){0,6}? (?:incurred|paid)(?: \w+){0,8}? (?:perform\w+|duties|business"
        r"|behalf|services|"
        r"employment|responsibilities)|(?<!during )(?<!for )business travel(?! accident)(?:"
        r" expenses?)?",
        bars=r"relocat|temporary (?:housing|living)|indemnif|legal fees|commut"
        r"|expenses? of (?:the )?(?:arbitrat|litigat)|"
        r"business travel insurance|cost of (?:the )?business",
    ),
    sign(
        "business_expense",
        "such these",
        r"(?:such|these|those)(?: \w+){0,2}? expenses",
        near=r"business (?:and \w+ )?(?:expenses|entertainment)|promoting the business"
        r"|entertainment expenses"
        r"|\| (?:business |reimbursement of )?expenses \|",
        bars=r"relocat|temporary|indemnif|legal fees|commut|moving|hous",
    ),
)
