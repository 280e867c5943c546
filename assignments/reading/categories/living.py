"""The words for living abroad, for tax, and for what one spends at work."""

from assignments.reading.categories.signs import sign

SIGNS = (
    sign(
        "cost_of_living",
        "cost-of living goods cola contingent differential",
        r"cost[- ]of[- ]living(?: (?:allowances?|adjustments?|differentials?|supplements?|index))?"
        r"|goods (?:and|&) services (?:differential|allowance)|\bcola\b|(?:higher|increased) cost of living"
        r"|commodit(?:y|ies) (?:and|&) services|living (?:cost )?differential",
        bars=r"consumer price|base salary (?:shall|will) be (?:increased|adjusted)",
    ),
    sign(
        "foreign_service_premium",
        "premium foreign expatriat overseas international mobility assignment",
        r"(?:foreign|overseas|international|expatriat(?:e|ion)|mobility|assignment)(?:[- ]\w+){0,2}?[- ]"
        r"(?:premiums?|incentives?|bonus|allowances?|uplift|supplement)",
        bars=r"insurance premium|housing allowance|bonus plan",
    ),
    sign(
        "hardship_premium",
        "hardship danger hazard location",
        r"(?:hardship|danger|hazard|remote|location)(?:[- ]\w+)?[- ](?:premiums?|allowances?|pay|differentials?|"
        r"supplements?)",
    ),
    sign(
        "club_membership",
        "club membership",
        r"(?:country|golf|health|social|athletic|fitness|sports?|luncheon|town|american|business|private)"
        r"[- ](?:and \w+ )?clubs?(?: \w+){0,3}?|club (?:dues|membership\w*|fees?|initiation)"
        r"|membership (?:in|at|of|dues|fees?)(?: \w+){0,4}? club|clubs?(?= [^.;]{0,40}(?:dues|fees|membership))",
    ),
    sign(
        "local_transport",
        "transport taxi bus train subway",
        r"(?:local|ground|public|daily) (?:transport(?:ation)?|travel)|taxis?(?:,? (?:fares?|buses|trains?|and|"
        r"or|subway|bus|train))*|transportation(?= \()|(?:bus|subway|train|rail) (?:pass|fares?|tickets?)",
        bars=r"trucking|airport transportation|transportation (?:company|business|industry)|home leave",
    ),
    sign(
        "car_allowance",
        "car auto automobile vehicle",
        r"(?:car|auto|automobile|vehicle|transportation|motor)[- ](?:\w+ )?allowances?"
        r"|allowances?(?: \w+){0,6}? (?:for|toward\w*) (?:\w+ ){0,3}?(?:car|automobile|vehicle)",
    ),
    sign(
        "company_car",
        "car automobile vehicle driver",
        r"(?:company|leased|corporate|employer|fully expensed)[- ](?:\w+[- ])?(?:cars?|automobiles?|vehicles?)"
        r"|(?:car|vehicle) (?:and|with) (?:an? )?(?:driver|chauffeur)|chauffeur|personal driver"
        r"|(?:provid\w+|furnish\w*|leas(?:e|ing)|use of|supplied)(?: \w+){0,8}? (?:an? |the |of )?(?:\w+ ){0,3}?"
        r"(?:cars?|automobiles?|vehicles?)",
        bars=r"rental car|car rental|car allowance|(?:return|surrender)\w* (?:\w+ ){0,4}(?:car|automobile)"
        r"|ship|household|rent a car|temporary",
    ),
    sign(
        "hypothetical_tax",
        "hypothetical hypo",
        r"hypothetical(?: \w+){0,5}? (?:tax(?:es|ation)?|withholdings?|deductions?)|hypotax|hypo tax"
        r"|hypothetical withholding",
    ),
    sign(
        "tax_equalization",
        "equali tax protect",
        r"tax(?:es)?[- ](?:equali[sz]\w+|protect\w+)(?: \w+)?|equali[sz]\w+(?: \w+){0,6}? tax(?:es)?"
        r"|equali[sz]ation (?:program|policy|payment|calculation|settlement)\w*"
        r"|(?:deleterious|adverse|additional|incremental|excess|increased|foreign|host[- ]country)"
        r"(?: \w+){0,3}? (?:tax(?:es)?|tax (?:effect|liabilit\w+|burden|consequences?))"
        r"(?= [^.;]{0,120}(?:assignment|secondment|expatriat|abroad|overseas|host|working in|resident))"
        r"|no (?:better|worse)(?: \w+){0,2}? (?:off|position)(?= [^.;]{0,80}tax)",
        bars=r"excise|4999|280g|parachute|golden",
    ),
    sign(
        "tax_preparation",
        "tax accountant",
        r"tax(?:es)?(?: \w+){0,2}? (?:preparation|consult\w+|advi[sc]\w+|counsel\w+|assistance|accountants?|"
        r"filings?)(?: \w+)?|(?:prepar\w+|complet\w+|filing|file)(?: (?:of|and|or|\w+)){0,6}? tax returns?"
        r"|tax returns?(?: \w+){0,3}? (?:prepar\w+|assistance|services?)|(?:financial|estate) (?:and \w+ )?planning"
        r"(?= [^.;]{0,60}tax)|tax (?:and financial|and legal) (?:planning|counsel\w+|advice)",
        bars=r"excise|4999|280g|at the company's request|consult (?:with )?(?:your|his|her) (?:own )?tax"
        r"|advised to consult|adviser of (?:your|his) choice(?! )|code section|calculations? required",
    ),
    sign(
        "tax_gross_up",
        "gross tax",
        r"gross(?:ed)?[- ]?(?:ing)?[- ]?up(?: \w+)?|tax[- ](?:assist\w+|neutral|free)(?= [^.;]{0,80}(?:relocat|mov|"
        r"hous|reimburs))|(?:pay|reimburse|cover|compensate|bear)\w*(?: \w+){0,8}? (?:for )?(?:any |all |the )?"
        r"(?:\w+ ){0,4}?(?:tax(?:es)?|tax (?:liabilit\w+|burden|consequences?|cost))(?= [^.;]{0,120}(?:relocat|mov|hous|"
        r"reimburse|allowance|commut|benefits? provided|such (?:payments?|amounts?|expenses?)|these|payment))"
        r"|net (?:of|after)[- ](?:all )?(?:applicable )?tax(?:es)?|after-tax basis",
        bars=r"excise|4999|280g|parachute|golden|gross[- ]?(?:profit|margin|revenue|income|sales|negligence)|bonus pool",
    ),
    sign(
        "business_expense",
        "business expense out-of-pocket entertainment dut",
        r"business[- ](?:\w+[- ]){0,2}?expenses?|(?:out-of-pocket|travel|entertainment)(?:,? (?:and|or|travel|"
        r"entertainment|other|business|similar|related|lodging|meals|promotion\w*))* expenses?"
        r"(?= [^.;]{0,140}(?:dut|business|service|behalf|perform|employment|company))"
        r"|expenses?(?: \w+){0,6}? (?:incurred|paid)(?: \w+){0,8}? (?:perform\w+|duties|business|behalf|services|"
        r"employment|responsibilities)|business travel(?: expenses?)?",
        bars=r"relocat|temporary (?:housing|living)|indemnif|legal fees|commut",
    ),
)
