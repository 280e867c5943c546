"""The words for what is shipped. `goods` on the way back are told apart by what stands around."""

from assignments.reading.categories.signs import sign

_OWNER = r"(?:your|his|her|their|the|an?|one|two|up to \w+|executive's|employee's|\w+ \(\d\))"
_CAR = r"(?:personal |family |private |second )?(?:cars?|automobiles?|vehicles?|boats?|motorcycles?)"
_MOVE = (
    r"(?:ship(?:ment|ping|ped)?|mov(?:e|ing|ement)|transport(?:ation|ing|ed)?|packing|forwarding"
    r"|transfer(?:ring)?|freight|relocat(?:e|ing|ion)|removal|deliver(?:y|ing))"
)

SIGNS = (
    sign(
        "vehicle_shipment",
        "car automobile vehicle boat motorcycle",
        rf"{_MOVE}(?: \w+){{0,6}}? (?:of |and )?(?:{_OWNER} )?(?:\([^)]*\) )?{_CAR}"
        rf"|(?:loss(?:es)?|shortfall|difference)\b[^.;]{{0,60}}? (?:sale|sell|selling|disposal|trade-in)"
        rf" (?:of )?(?:{_OWNER} )?{_CAR}|{_CAR} (?:shipment|shipping|transportation)",
        bars=r"rental car|car allowance|company car",
    ),
    sign(
        "pet_transport",
        "pet dog cat animal quarantine kennel",
        r"(?:household |family |domestic )?pets?|(?:dogs?|cats?|animals?)|quarantine|kennel(?:ling|ing)?",
        near=r"ship|transport|mov|relocat|quarantine|kennel|cost|fee",
    ),
    sign(
        "air_freight",
        "air",
        r"air[- ]?freight(?: shipments?| shipping(?: costs?)?)?|air (?:shipments?|cargo)"
        r"|(?:ship(?:ment|ping|ped)?|sent|transport(?:ation|ed)?|freight)\b(?: \w+){0,5}? (?:by|via) air"
        r"|unaccompanied (?:air )?baggage",
    ),
    sign(
        "sea_freight",
        "sea surface ocean container ship vessel",
        r"(?:sea|ocean|surface)[- ]?(?:freight|shipments?|cargo)"
        r"|(?:ship(?:ment|ping|ped)?|sent|transport(?:ation|ed)?)\b(?: \w+){0,5}? (?:by|via) "
        r"(?:sea|ocean|surface|ship|vessel)|containers?",
        bars=r"container (?:business|division|company|industry|corporation)",
    ),
    sign(
        "storage",
        "storage store storing warehous",
        r"(?:in-?transit |temporary |interim |long[- ]term |short[- ]term )?storage"
        r"(?: (?:costs?|charges?|fees?|expenses?))?|stor(?:e|ing) (?:of )?(?:your|his|her|their|the|"
        r"executive's|employee's|household|personal|any)\b(?: \w+){0,3}|warehousing",
        bars=r"storage (?:products|systems|devices|media|technology|networks?)|(?:data|electronic|disk|"
        r"energy) storage|drug|self-storage (?:business|facilities)",
    ),
    sign(
        "goods",
        "household belonging effects moving move furniture mover packing van goods possession removal"
        " personal property freight shipment",
        r"(?:household|personal)(?: (?:household|personal|and|or|&|goods|furniture|family))* "
        r"(?:goods|effects|belongings?|possessions?|items|furnishings|property|articles)"
        r"(?: and (?:personal )?(?:effects|belongings|possessions|property))?"
        r"|household (?=and personal)|(?:your|his|her|their|family'?s?) (?:belongings|possessions|"
        r"furniture(?! allowance)|furnishings|goods)|(?:packing|unpacking|crating)"
        r"|mov(?:ing|e) (?:expenses?|costs?|charges?|compan(?:y|ies)|van|bills?|services?)"
        r"|(?:cost|costs|expenses?) of (?:\w+ ){0,4}?(?:moving|packing|the move|your move|move)"
        r"|(?:van lines?|movers?|removal (?:costs?|expenses?|compan(?:y|ies)|firm|van)|removals)"
        r"|(?:physical|actual|household) move|(?:return )?(?:shipments?|freight)(?: (?:costs?|charges?|"
        r"allowance))?(?= [^.;]{0,60}(?:goods|effects|belongings|items|clothing|furniture|lbs?|kilo|"
        r"pounds))",
        bars=r"personal property of the company|company property|return (?:of )?(?:all )?(?:company )?property"
        r"|goods and services|(?:sale|manufactur\w+|distribution) of goods|intellectual property",
    ),
)
