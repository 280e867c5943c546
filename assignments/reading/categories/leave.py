"""The words for journeys back: on home leave, in an emergency, for good."""

from assignments.reading.categories.signs import sign

_TICKET = (
    r"(?:(?:round[- ])?trips?|air ?fares?|air ?line tickets?|tickets?|flights?|passages?|visits"
    r"|journeys?|"
    r"air travel|air transportation|travel)"
)
_YEARLY = (
    r"(?:(?:per|each|every|a|any|once|in any) (?:\w+[- ])?(?:calendar |assignment |contract |full "
    r"|school )?(?:year|annum)|"
    r"annually|yearly|(?:every|each) (?:twelve|12|six|eighteen|18|nine)[- ](?:\(\d+\) )?months?|"
    r"in each twelve|after (?:twelve|12) months)"
)
_BACK = (
    r"(?:home|(?:the )?united (?:states|kingdom)|u\.?s\.?a?\.?|u\.?k\.?|country|canada|europe"
    r"|family|leave|"
    r"vacation|children|dependents?|dependants?|point of origin|back)"
)
_ILL = (
    r"(?:death|bereavement|(?:serious|critical|grave|terminal|dangerous|severe"
    r"|life-threatening)(?:ly)? "
    r"(?:or \w+ )?(?:ill(?:ness)?|injur\w+|sick\w*))"
)
_PERSON = (
    r"(?:you|him|her|them|your|executive|employee|assignee|the (?:executive|employee|assignee)"
    r"|mr\. \w+|"
    r"ms\. \w+|the family)"
)
_RESTING = r"(?:home[- ]leave|on leave|during (?:\w+ )?leave|while on (?:\w+ )?leave|home visits?)"

ABSENCES = (
    sign(
        "home_leave_cash",
        "cash compensation payment pay money",
        r"(?:cash|compensation|payments?|pay)\b[^;]{0,40}? (?:in (?:lieu|place)"
        r"|instead) of (?:[\w-]+ ){0,3}?"
        r"(?:home[- ]leaves?(?: (?:trips?|travel|air ?fares?))?|trips?|home visits?|tickets?"
        r"|tak\w+)(?:[^;,]{0,60}? (?:air ?)?fares?)?",
        near=r"home[- ]leave|trips?|visits|leave (?:air|travel|ticket)",
    ),
    sign(
        "home_leave_cash",
        "cash paid money",
        r"(?:(?:home[- ]leaves?|home trips?|annual trips?|leave air ?fares?"
        r"|tickets?)(?: [\w'\u2019]+){0,7}? )?(?:(?:converted|exchanged|redeemed|taken|commuted"
        r"|paid)(?: \w+){0,3}? (?:in|to|into|for|as) "
        r"(?:\w+ )?cash|paid out|cash (?:equivalent|alternative|value|option|payment|allowance)"
        r"|in cash)",
        near=r"home[- ]leave|leave (?:trip|air|travel|ticket)|unused tickets?|annual (?:trip"
        r"|leave (?:air|tick))|r ?& ?r\b",
        bars=r"salary|bonus|vacation days|stock|severance",
    ),
    sign(
        "home_leave_vehicle",
        "car vehicle automobile",
        r"(?:rental cars?|car (?:hire|rentals?)|(?:rental|hire) of (?:an? )?(?:car|automobile"
        r"|vehicle)|rented cars?"
        rf"|hired? cars?|automobile rentals?)(?=[, ][^;]{{0,80}}{_RESTING})",
    ),
    sign(
        "home_leave_lodging",
        "hotel lodging accommodat",
        r"(?:hotels?|lodging|accommodations?)(?: (?:costs?|expenses?|charges?|bills?))?"
        rf"(?=[, ][^;]{{0,70}}{_RESTING})",
    ),
    sign(
        "home_leave_meals",
        "meal",
        rf"meals?(?: (?:costs?|expenses?))?(?=[, ][^;]{{0,70}}{_RESTING})",
    ),
)
SIGNS = (
    sign(
        "emergency_leave",
        "emergenc compassionate bereavement",
        r"(?:family |personal |medical )*emergency (?:home )?(?:leaves?|travel|trips?|visits?"
        r"|air ?fares?|"
        r"tickets?|flights?|return)|(?:compassionate|bereavement)(?: \w+)? (?:leaves?|travel"
        r"|trips?|grounds?|"
        r"reasons?|flights?|visits?)",
        bars=r"medical evacuation",
    ),
    sign(
        "emergency_leave",
        "emergenc death bereavement illness ill sick injur",
        r"(?:family |personal |medical )?emergenc(?:y|ies)"
        rf"|{_ILL}(?: [\w'\u2019/-]+,?){{0,10}}? (?:family|parents?|relatives?|mother|father|child"
        rf"|spouse|brother|sister)"
        rf"(?: members?)?|(?:family(?: members?)?|parent|relative)\b[^;]{{0,90}}? {_ILL}",
        near=r"\bair|transport|travel|trip|fare|ticket|fly|flight|passage",
        bars=r"medical evacuation|emergency (?:contact|powers|surgery|room|telephone|medical"
        r"|services)|insurance"
        r"|disab|beneficiar|estate|severance|vest",
    ),
    sign(
        "repatriation_airfare",
        "repatriat",
        rf"repatriat(?:e|es|ing) (?:\w+ )?{_PERSON}(?: and (?:\w+ )?\w+)?|repatriation(?: (?:and"
        rf"|or|air|travel|related|"
        rf"moving|relocation|trip))* (?:costs?|expenses?|air ?fares?|flights?|trips?|travel"
        rf"|tickets?|benefits?|"
        rf"assistance|package|move|allowance)|(?:costs?|expenses?) of (?:\w+ ){{0,2}}?repatriat\w+"
        rf"|repatriation of {_PERSON}(?! (?:\w+ )?(?:goods|effects|belongings|household|personal))"
        rf"|(?:be|is|are) repatriated",
        bars=r"repatriation of (?:funds|earnings|capital|profits)",
    ),
    sign(
        "repatriation_airfare",
        "return relocat back passage fare home one-way ticket",
        rf"(?:(?:costs?|expenses?) of|pay for"
        rf"|reimburse\w*(?: \w+)? for) (?:[\w'\u2019-]+ ){{0,3}}?(?:return|returning|relocat\w+)"
        rf"(?: [\w'\u2019-]+){{0,8}}? (?:back )?to(?= [^;]{{0,120}}(?:terminat|end of|complet"
        rf"|expir|conclu))"
        rf"|(?:terminat|end of|complet|expir|conclu)\w*\b[^;]{{0,140}}? (?:costs?|expenses?"
        rf"|cost) of "
        rf"(?:[\w'\u2019-]+ ){{0,3}}?(?:return|returning"
        rf"|relocat\w+)(?: [\w'\u2019-]+){{0,8}}? (?:back|home|to)"
        rf"|(?:relocat\w+|return|bring|transport|fly"
        rf"|send) (?:of )?(?:[\w'\u2019-]+ )?{_PERSON}(?: [\w'\u2019-]+){{0,5}}? (?:back|home)"
        rf"(?= (?:to|at|upon)\b)(?! to (?:work|the company))"
        rf"|(?:return|homeward)(?: (?:air|one[- ]way|single|home|business[- ]class"
        rf"|economy[- ]class))* (?:passages?|journeys?|"
        rf"(?:air ?)?fares?|tickets?|travel|flights?|trip)(?= [^;]{{0,90}}(?:terminat|end of"
        rf"|complet|expir|conclu))"
        rf"|homeward (?:passages?|journeys?)"
        rf"|(?:terminat|end of|complet|expir|conclu)\w*\b[^;]{{0,110}}? (?:(?:return"
        rf"|one[- ]way) (?:(?:air"
        rf"|one[- ]way) )?(?:passages?|journeys?|"
        rf"(?:air ?)?fares?|tickets?|flights?|trips?|travel)|(?:return|bring|fly"
        rf"|transport) (?:[\w'\u2019-]+ )?{_PERSON}(?! (?:\w+ )?(?:property|"
        rf"documents|equipment|cars?|household|goods|belongings|personal|furniture)))",
        bars=r"home[- ]leave|each year|per year|annual|weekend|good reason",
    ),
    sign(
        "home_leave_airfare",
        "leave visit trip r&r rest vacation holiday",
        r"(?<!during )(?<!during the )(?<!while on )(?<!while on your )home[- ]leaves?"
        r"(?: (?:trips?|travel|air ?fares?|flights?|visits?|tickets?|expenses?|costs?|benefits?"
        r"|allowance))?"
        r"|home (?:trips?|visits)|(?:return )?(?:trips?|visits|flights?|travel|passages?|tickets?) "
        r"(?:back )?(?:to (?:the |your |his |her |their )?)?(?:home (?:country|location|base)"
        r"|country of (?:origin|residence)|"
        r"point of (?:origin|hire))|(?:annual|mid-tour|vacation|holiday) (?:leave )?(?:travel"
        r"|trips?|tickets?|flights?|"
        r"air ?fares?|passages?)|(?:trips?|air ?fares?|tickets?|flights?"
        r"|air travel)(?: \w+){0,5}? (?:for|on|during) "
        r"(?:\w+ ){0,2}?(?:annual )?(?:leave|vacations?|holidays?)"
        r"|r ?& ?r(?: (?:trips?|travel|leaves?|visits?))?|rest and (?:relaxation|recreation"
        r"|recuperation)(?: \w+)?",
        bars=r"home leave\W{1,3}of \w+ (?:\(\d+\) )?(?:business |working |calendar )?days"
        r"|repatriat|president['\u2019]?s club"
        r"|end of (?:the|your) (?:assignment|secondment)",
    ),
    sign(
        "home_leave_airfare",
        "trip fare ticket flight passage visit journey travel",
        rf"(?:{_TICKET}(?= [^;]{{0,100}}{_YEARLY})(?= [^;]{{0,110}}\b{_BACK})"
        rf"|{_YEARLY}[^;]{{0,130}}? {_TICKET}(?= [^;]{{0,90}}\b{_BACK})|annual (?:return "
        rf"|round[- ]trip )?(?:home )?{_TICKET}"
        rf"|{_BACK}\b[^;]{{0,60}}? {_TICKET}(?= [^;]{{0,40}}{_YEARLY})"
        rf"|{_YEARLY}[^;]{{0,110}}? (?:return|round[- ]trip) (?:[\w-]+ ){{0,3}}?{_TICKET}"
        rf"|(?:return|round[- ]trip) (?:[\w-]+ ){{0,3}}?{_TICKET}(?= [^;]{{0,100}}{_YEARLY}))",
        near=r"expatriat|assignment|wife|children|dependent|dependant|spouse|back|u\.s|united|host"
        r"|secondment|abroad|overseas"
        r"|return"
        r"|round|family|visit|home",
        bars=r"business (?:trip|travel)|conference|convention|president['\u2019]?s club|customer"
        r"|physical|convene|seminar|"
        r"board meeting|weekend|mileage|fiscal year|salary",
    ),
)
