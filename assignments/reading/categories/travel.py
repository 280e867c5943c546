"""The words for journeys. `air` and `meals` are told apart by what stands around them."""

from assignments.reading.categories import leave
from assignments.reading.categories.signs import sign

_WHO = r"(?:you|him|her|them|your|his|their|executive|employee|assignee|the \w+|mr\. \w+|ms\. \w+)"
_ABODE = (
    r"(?:homes?|houses?|housing|residences?|accommodations?|apartments?|living (?:accommodations?|"
    r"quarters|arrangements?)|dwellings?|flats?|properties|neighbou?rhoods|place to live|"
    r"real estate|schools)(?! (?:office|country|location|leave|equity))"
)
_TRIP = r"(?:trips?|visits?|travel(?:ing|ling)?|journeys?|flights?|air ?fares?|tickets?|stays?)"
_SEEK = (
    r"(?:locate|find|look (?:for|at|over)|search for|select|seek(?: out)?|secure|view|identify"
    r"|choose|"
    r"inspect|obtain|arrange(?: for)?|buy|purchase|hunt for)"
)
_SEEKING = (
    r"(?:locating|finding|looking (?:for|at)|searching for|in search of|selecting|seeking|securing|"
    r"viewing|inspecting|hunting for|(?:the )?search for|choosing)"
)
_OFTEN = (
    r"(?:until|till|pending|(?:prior to|before) (?:you|your|his|her|the|such|executive"
    r"|employee)(?: [\w'\u2019]+){0,3}? (?:mov|reloc|transfer)\w*|"
    r"(?:per|each|every|a|other|alternate|second) (?:other |second )?(?:week|month|weekend)|weekly"
    r"|monthly|"
    r"(?:two|2|three|four) weeks|interim|transition|temporar|weekends?|fortnight)"
)
_MEANS = (
    r"(?:travel(?:ing|ling)?|trips?|flights?|flying|air ?fares?|transportation|tickets?|visits?"
    r"|drive|"
    r"coach fare|fares?|mileage)"
)

_SEARCHES = (
    sign(
        "house_hunting",
        "hunt look-see look-and-see search finding pre- preview advance reconn orientation familiar"
        " site exploratory",
        r"(?:house|home|apartment|residence|housing)(?:/\w+)?[- ]?hunting(?: (?:trips?|visits?"
        r"|expenses?|costs?))*"
        r"|(?:home|house|housing|residence|apartment)[- ](?:search|finding|selection|purchase)"
        r"(?: (?:trips?|visits?|travel|expenses?|costs?))+|(?:home|house|housing"
        r"|residence)[- ](?:search|finding)"
        r"(?! (?:assist|serv|compan|firm|agen|counsel|support|consult))"
        r"|look[- ](?:and[- ])?see(?: (?:trips?|visits?))?"
        r"|pre[- ]?(?:assignment|move|transfer|relocation|departure|commencement|acceptance"
        r"|decision) "
        r"(?:\w+ )?(?:trips?|visits?|travel|flights?)"
        r"|(?:preview|advance|orientation|reconnaissance|familiari[sz]ation|exploratory|site"
        r"|fact[- ]finding)"
        r"(?: (?:and|or|orientation|familiari[sz]ation))* (?:trips?|visits?)"
        r"|(?:trips?|visits?)(?: \w+){0,3}? (?:for|of) (?:\w+ )?(?:orientation|familiari[sz]ation)",
        bars=r"customer|site visits? (?:to|by|of) (?:the )?(?:company|plant|regulat)"
        r"|medical advance",
    ),
    sign(
        "house_hunting",
        "locat find look search select seek secur view identify choos inspect buy purchase obtain"
        " arrang hunt",
        rf"{_TRIP}\b(?! and entertainment)[^.;]{{0,110}}? (?:(?:to|and|of|for|while|in) (?:{_SEEK}"
        rf"|{_SEEKING})|in search of)"
        rf" (?:[\w'\u2019-]+ ){{0,5}}?{_ABODE}"
        rf"|(?:costs?|expenses?)(?: [\w'\u2019-]+){{0,6}}? (?:in|of|for|to|with"
        rf"|while) (?:{_SEEKING}|{_SEEK}) "
        rf"(?:[\w'\u2019-]+ ){{0,5}}?{_ABODE}"
        rf"|{_SEEKING} (?:[\w'\u2019-]+ ){{0,5}}?{_ABODE}(?= [^.;]{{0,60}}(?:trips?|visits?|travel"
        rf"|airfare))"
        rf"|(?:come|fly|travel|go|return) [^.;]{{0,60}}?(?:to"
        rf"|and) {_SEEK} (?:[\w'\u2019-]+ ){{0,5}}?{_ABODE}",
        bars=r"temporary (?:living|housing|accommodations?"
        r"|lodging) (?:expenses? )?[^.;]{0,60}while",
    ),
)
_COMMUTES = (
    sign(
        "commuting",
        "commut weekend weekly monthly interim",
        r"commut(?:e|es|ing)(?: (?:expenses?|costs?|travel|trips?|allowance|flights?|air ?fares?))*"
        r"|commutation (?:expenses?|costs?|travel)"
        r"|(?:weekend|weekly|bi-?weekly|bi-?monthly) (?:[\w-]+ ){0,3}?(?:trips?|travel|flights?"
        r"|visits|"
        r"air ?fares?|commut\w+)|interim travel",
        bars=r"commuting distance|home leave|permits? (?:him|her|you) to commute"
        r"|(?:reduce|eliminate) (?:your|his|her) commut",
    ),
    sign(
        "commuting",
        "between back to- from",
        rf"{_MEANS}(?: (?:costs?"
        rf"|expenses?))?(?: [\w'\u2019-]+){{0,6}}? (?:between(?! (?:the )?(?:company|offices?)\b)|"
        r"back and forth|to and from(?! (?:the )?(?:work|airport|office|company|client|customer)))",
        near=r"reloc|mov(?:e|ing)|commut|residen|home|temporary|interim|transition|until|weekend"
        r"|family|(?:per|each|every|a) (?:week|month)|weekly",
        bars=r"home leave|business trips|compan(?:y|ies)['\u2019]s? (?:\w+ )?offices|customers"
        r"|home country|host country"
        r"|beginning of (?:the|your) assignment|commencement of|return to the",
    ),
    sign(
        "commuting",
        "home return family visit back spouse wife husband round",
        rf"{_MEANS}(?: [\w'\u2019-]+){{0,6}}? (?:back )?(?:home|(?:to )?(?:visit|see"
        rf"|join) (?:with )?(?:you|your|his|her|their)"
        rf"(?: \w+)?|(?:to )?return(?:ing)? (?:home )?to)(?! (?:country|location|leave"
        rf"|base))(?= [^.;]{{0,70}}{_OFTEN})"
        rf"|{_OFTEN}[^.;]{{0,80}}? {_MEANS}(?: [\w'\u2019-]+){{0,6}}? (?:home(?! (?:country"
        rf"|location|leave|base|office))|(?:to )?(?:visit|see|join) (?:with )?"
        rf"(?:you|your (?:family|wife|spouse|husband)|his|her|their family)|back (?:to|home)"
        rf"|to return)"
        rf"|(?:fly|flown|return|travel|go) (?:back )?(?:home|to (?:visit|see) (?:your|his"
        rf"|her) family)"
        rf"(?= [^.;]{{0,70}}{_OFTEN})"
        rf"|(?:round[- ])?trips?(?= (?:[\w-]+ ){{0,2}}?(?:per|each|every|a) (?:other )?(?:week"
        rf"|month)\b)"
        rf"|{_OFTEN}[^.;]{{0,90}}? round[- ]trips?(?! (?:air ?fare )?(?:for|to) (?:house|home))"
        rf"|{_MEANS}(?= [^.;]{{0,60}}(?:home|spouse|wife|family)[^.;]{{0,60}}"
        rf"(?:per|each|every|a|other) (?:other )?(?:week|month|weekend)\b)",
        bars=r"home leave|per year|each year|annual|once a year|every year|(?:end|completion"
        r"|termination) of|vacation",
    ),
)
_JOURNEYS = (
    sign(
        "mileage",
        "mile irs internal",
        r"mileage(?: (?:allowance|reimbursement|rate|costs?|expenses?))?"
        r"|(?:cents|pence|[$]0?\.\d+)(?: \([^)]*\))? (?:per|a|for each|for every|each) mile"
        r"|(?:per|each) mile(?= (?:driven|travel))|irs rate|rate (?:set|allowed|established"
        r"|permitted|published) by the "
        r"(?:irs|internal revenue service)(?= [^.;]{0,40}(?:car|auto|vehicle|mile))",
        bars=r"mileage (?:plus|limit)|mileage on (?:the|your) (?:company|leased)",
    ),
    sign(
        "excess_baggage",
        "baggage luggage suitcase bags",
        r"(?:excess|extra|overweight|additional|surplus|accompanied|checked"
        r"|supplementary)(?: [\w-]+){0,3}? "
        r"(?:baggage|luggage|bags|suitcases?)(?: (?:charges?|fees?|costs?|allowances?))?"
        r"|(?:baggage|luggage)(?: \w+){0,2}? (?:in excess|above|over|exceeding|fees?|charges?)",
    ),
    sign(
        "rental_car",
        "rent hire car",
        r"rent(?:al|ed)[- ](?:cars?|automobiles?|autos?|vehicles?)(?! (?:business|company|industry"
        r"|agenc))"
        r"(?: (?:costs?|expenses?|charges?|fees?))?|(?:car|auto|automobile|vehicle)[- ](?:rentals?"
        r"|hire)"
        r"|(?:rent(?:al of|ing)?|hir(?:e|ing)(?: of)?) (?:an?|one|the|your) (?:[\w-]+ ){0,2}?"
        r"(?:cars?|automobiles?|vehicles?)|hired? cars?|rent-?a-?car"
        r"|(?:compact|mid-?size|full-?size|economy|intermediate) rentals?"
        r"|(?:car|automobile|vehicle|compact)s?(?= (?:\w+ ){0,2}?(?:will|shall) be rented)",
        bars=r"(?:car rental|rental car) (?:business|company|industry)",
    ),
    sign(
        "transit_incidentals",
        "incidental route transit airport",
        r"incidental travel(?:ing|ling)?(?: expenses?| costs?)?|travel(?:ling)? incidentals"
        r"|(?:en[- ]?route|in[- ]transit|transit) (?:expenses?|costs?|incidentals|allowance)"
        r"|(?:expenses?|costs?) (?:incurred )?(?:en[- ]?route|in transit|during transit)"
        r"|incidentals?(?: expenses?| costs?)?(?= [^.;]{0,50}(?:travel|journey|trip|route))"
        r"|airport (?:transfers?|transportation|taxis?|parking)",
        bars=r"miscellaneous|allowance (?:for|of) (?:household|relocation)|home leave"
        r"|house[- ]hunting|goods",
    ),
    sign(
        "outbound_airfare",
        "travel transport trip bring fl air fare passage journey ticket",
        rf"(?:final|moving|relocation|permanent|outbound|outward)(?: (?:relocation|move|moving"
        rf"|one[- ]way))? "
        rf"(?:trips?|travel|journeys?|flights?|passages?|air ?fares?|air travel)(?: (?:expenses?"
        rf"|costs?|transportation))?"
        rf"|(?:transporting|bringing|flying|transportation (?:of|for)|transport of|travel(?:ing"
        rf"|ling)? (?:of|for|by)|"
        rf"air ?fares? (?:of|for)|fly|bring"
        rf"|transport) (?:[\w'\u2019-]+ (?:and )?){{0,1}}?{_WHO}(?! (?:\w+ )?(?:household|goods"
        rf"|belongings|personal|furniture|possessions|contents|"
        rf"effects|cars?|automobiles?|vehicles?|property"
        rf"|attention))(?: [\w'\u2019-]+){{0,8}}? (?:to(?! (?:the (?:united|u\.)|attend|return"
        rf"|visit|find|look|meet|and from))|(?:en route|during|for) (?:the|your|his|her) "
        rf"(?:actual )?(?:move|relocation))"
        rf"|(?:travel|transportation|air ?fares?|flights?"
        rf"|fares?)(?: [\w'\u2019-]+){{0,10}}? (?:for|during|in connection with|"
        rf"upon|at|as part of|associated with|related to) (?:the |your |his |her |their |this "
        rf"|such |[\w]+['\u2019]s? )?"
        rf"(?:actual |initial |final )?(?:move\b(?! of)|relocation|transfer|commencement|start"
        rf"|beginning)"
        rf"|(?:travel|transportation|trip|flights?|air ?fares?)(?: (?:costs?"
        rf"|expenses?))? (?:[\w'\u2019-]+ ){{0,6}}?to "
        rf"(?:the|your|his|her|their) (?:new|host|destination|assignment)\b|(?:outward"
        rf"|outbound)(?= and (?:homeward|return|inbound))"
        rf"|(?:travel|transportation|air ?fares?|flights?"
        rf"|tickets?) from (?-i:[A-Z][\w.]+)(?:,? \w+){{0,3}}? "
        rf"to (?-i:[A-Z]\w+)|en[- ]?route (?:travel|transportation|trip)(?: expenses?| costs?)?",
        bars=r"home[- ]leave|hunting|business trip|emergenc|return(?:ing)? to the|repatriat"
        r"|end of (?:the|your) assignment"
        r"|week|commut|visit|per month|per year|each year|annual",
    ),
)
_UNTOLD = (
    sign(
        "air",
        "air fare flight ticket travel transportation fly coach passage trip",
        r"air[- ]?fares?|air (?:travel|tickets?|transportation|passages?)|airline (?:tickets?"
        r"|fares?"
        r"|travel|transportation|flights?)|plane (?:tickets?|fares?)|flights?|passages"
        r"|(?:round[- ]trip|one[- ]way|return|single|business[- ]class|first[- ]class"
        r"|economy(?:[- ]class)?|"
        r"coach(?:[- ]class)?) (?:\w+ ){0,2}?(?:travel|transportation|tickets?|trips?|airfares?"
        r"|passages?|fares?)"
        r"|(?:travel|transportation)(?: (?:costs?|expenses?))?(?: \w+){0,6}? (?:(?<!up )to|from) "
        r"(?:the |your |his |her )?(?:new |host |home |assignment )?(?:location|country|residence|"
        r"work(?:place| location)?|area|(?-i:[A-Z][a-z]+))|travel (?:costs?|expenses?"
        r"|arrangements?)"
        r"|en[- ]?route trip(?: expenses?| costs?)?"
        r"|cost of (?:transporting|moving|travel(?:ing|ling)? (?:for|of)) (?:you|your family)"
        r"(?! (?:and |or |your |family )*(?:household|belongings|possessions|goods|furniture))",
        bars=r"business travel|travel and entertainment|travel,? entertainment"
        r"|travel as (?:may be )?"
        r"(?:required|necessary)|travel accident",
    ),
    sign("meals", "meal", r"meals?", bars=r"meals? and entertainment|entertainment"),
)
SIGNS = (
    *leave.ABSENCES,
    *_SEARCHES,
    *leave.SIGNS,
    *_JOURNEYS[:3],
    *_COMMUTES,
    *_JOURNEYS[3:],
    *_UNTOLD,
)
