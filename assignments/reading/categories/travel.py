"""The words for journeys. `air`, `meals` and `car` are told apart by what stands around them."""

from assignments.reading.categories.signs import sign

_OWNER = r"(?:your|his|her|their|the|an?|any|executive's|employee's|assignee's)"
_HOME = r"(?:home|house|housing|residence|accommodations?|apartment|living)"

SIGNS = (
    sign(
        "house_hunting",
        "hunt look-see search locat find pre- reconn orientation trip visit",
        rf"house[- ]?hunting|home[- ]?hunting|(?:home|house|housing|residence)[- ](?:search|finding)"
        r"(?: trips?| visits?| expenses?| assistance)?|look[- ]see|pre[- ]?(?:assignment|move|"
        r"transfer|relocation|departure|commencement) (?:orientation )?(?:trips?|visits?)"
        rf"|(?:trips?|visits?|travel|flights?)\b[^.;]{{0,80}}?(?:to (?:locate|find|look for|"
        rf"search for|select|seek|secure)|for the purpose of (?:locating|finding|securing|"
        rf"selecting)|in search of|looking for|searching for|locating|finding) "
        rf"(?:\w+ ){{0,4}}?{_HOME}"
        rf"|(?:locating|searching for|search for|finding|looking for|locate|find) (?:{_OWNER} )?"
        rf"(?:\w+ ){{0,3}}?{_HOME}(?= [^.;]{{0,60}}(?:trips?|visits?|travel))"
        r"|reconnaissance (?:trips?|visits?)|familiari[sz]ation (?:trips?|visits?)",
    ),
    sign(
        "commuting",
        "commut weekend weekly interim travel between back",
        r"commut(?:e|ing|ation)(?: (?:expenses?|costs?|travel|trips?|allowance))?"
        r"|(?:weekend|weekly|bi-?weekly) (?:\w+ ){0,2}?(?:trips?|travel|flights?|visits|airfares?)"
        r"|interim travel|(?:travel(?:ing|ling)?|trips?|flights?|airfares?|transportation)"
        r"(?: \w+){0,4}? (?:between|back and forth)"
        r"|(?:trips?|travel|flights?|airfares?|visits?) (?:\w+ ){0,3}?(?:home|to visit your family)"
        r"(?= [^.;]{0,60}(?:until|prior to|pending|before|per month|each month|a month|per week|"
        r"during the (?:interim|transition|temporary)))",
        bars=r"commuting distance|home leave|permits? (?:him|her|you) to commute",
    ),
    sign("excess_baggage", "baggage luggage", r"(?:excess|extra|overweight) (?:baggage|luggage)"),
    sign(
        "home_leave_cash",
        "cash compensation payment pay",
        r"(?:cash|compensation|payments?|pay)\b[^.;]{0,40}? in (?:lieu|place) of (?:\w+ ){0,3}?"
        r"(?:home leave|trips?|home visits?)",
    ),
    sign(
        "emergency_leave",
        "emergenc compassionate bereavement",
        r"(?:family |personal |medical )?emergenc(?:y|ies)(?: leaves?| travel| trips?| visits?)?"
        r"|compassionate (?:leave|travel|trips?)|bereavement (?:leave|travel)",
        bars=r"medical evacuation|emergency (?:contact|powers|surgery|room)",
    ),
    sign(
        "home_leave_airfare",
        "leave visit trip r&r holiday",
        r"(?<!during )(?<!during the )(?<!while on )home[- ]leaves?(?: (?:trips?|travel|airfares?|flights?|visits?|tickets?))?"
        r"|home (?:trips?|visits?|travel)|(?:return )?(?:trips?|visits|flights?|travel) "
        r"(?:back )?(?:to (?:the |your |his |her )?)?home (?:country|location)"
        r"|annual leave (?:travel|trips?|tickets?|flights?|airfares?)|vacation (?:travel|trips?)"
        r"|r ?& ?r (?:trips?|travel)|rest and (?:relaxation|recreation|recuperation)",
        bars=r"home leave of \w+ (?:\(\d+\) )?(?:business |working |calendar )?days",
    ),
    sign(
        "rental_car",
        "rent hire car",
        r"rental (?:cars?|automobiles?|vehicles?)|(?:car|auto|automobile|vehicle)[- ]rental"
        r"|(?:rent(?:al of|ing)?|hire(?: of)?) (?:an? )?(?:\w+ )?(?:cars?|automobiles?|vehicles?)"
        r"|hire cars?",
    ),
    sign(
        "mileage",
        "mile",
        r"mileage(?: (?:allowance|reimbursement|rate))?|(?:cents|pence|\$0?\.\d+) (?:per|a) mile",
        bars=r"within \w+ miles|miles (?:from|of)|mile radius",
    ),
    sign(
        "transit_incidentals",
        "incidental route transit airport",
        r"incidental travel(?:ing|ling)?(?: expenses?| costs?)?|travel(?:ling)? incidentals"
        r"|(?:en[- ]?route|in[- ]transit|transit) (?:expenses?|costs?|incidentals)"
        r"|(?:expenses?|costs?) (?:incurred )?(?:en[- ]?route|in transit|during transit)"
        r"|incidentals?(?: expenses?| costs?)?(?= [^.;]{0,50}(?:travel|journey|trip|route))",
        bars=r"miscellaneous|allowance|home leave|house[- ]hunting",
    ),
    sign(
        "air",
        "air fare flight ticket travel transportation fly coach",
        r"air[- ]?fares?|air (?:travel|tickets?|transportation|passage)|airline (?:tickets?|fares?"
        r"|travel|transportation|flights?)|plane (?:tickets?|fares?)|flights?|(?:round[- ]trip|"
        r"one[- ]way|return|business[- ]class|first[- ]class|economy(?:[- ]class)?|coach(?:[- ]"
        r"class)?) (?:\w+ ){0,2}?(?:travel|transportation|tickets?|trips?|airfares?|passage|fares?)"
        r"|(?:travel|transportation)(?: (?:costs?|expenses?))?(?: \w+){0,6}? (?:to|from) "
        r"(?:the |your |his |her )?(?:new |host |home |assignment )?(?:location|country|residence|"
        r"work(?:place| location)?|area|[A-Z][a-z]+)|travel (?:costs?|expenses?|arrangements?)"
        r"|(?:relocation|moving|en[- ]?route|final) (?:trip|travel)(?: expenses?| costs?)?"
        r"|cost of (?:transporting|moving|travel(?:ing|ling)? (?:for|of)) (?:you|your family)",
        bars=r"business travel|travel and entertainment|travel,? entertainment|travel as (?:may be )?"
        r"(?:required|necessary)|travel accident",
    ),
    sign(
        "lodging",
        "lodging hotel",
        r"(?:hotels?|lodging|overnight accommodations?)(?: (?:and|or) (?:hotels?|lodging))?"
        r"(?: (?:costs?|expenses?|accommodations?|charges?|bills?))?",
        bars=r"hotel/airport|business travel|hotel (?:business|industry|company)",
    ),
    sign("meals", "meal", r"meals?", bars=r"meals? and entertainment|entertainment"),
)
