"""Words so general that only what stands around them tells their category."""

from assignments.reading.categories.signs import sign

SIGNS = (
    sign(
        "tax",
        "tax",
        r"(?:(?:incremental|additional|actual|any|all|foreign|local|personal|national|income"
        r"|individual|social|federal|"
        r"state|host[- ]country|[A-Z]\w+) ){0,4}(?:income )?tax(?:es|ation)?(?: (?:or"
        r"|and) social (?:charges?|security))?"
        r"(?: (?:liabilit\w+|charges?|burden|costs?|obligations?))?"
        r"(?![- ](?:laws?|returns?|authorit|advi|prepar|treat|purpos|year|residen|code|filing"
        r"|rules|regulation|counsel|consult|"
        r"account|planning|number|form|matters|issues|deduct|implication|consequence|briefing"
        r"|services|polic|bracket|rate|"
        r"department|director|withh))",
        near=r"paid|\bpay\b|reimburs|borne?\b|bear|responsib|cover|liab|account of|compensat"
        r"|discharg|assum",
        bars=r"tax returns?|withh(?:e|o)ld|tax code|code section|before tax|pre-tax|after-tax"
        r"|tax year|tax law|deductible"
        r"|tax advis|tax purposes|\b(?:280g|4999|409a)\b|excise|taxable (?:income|year)"
        r"|less applicable|tax department"
        r"|tax director|subject to (?:applicable|all) |less (?:\w+ ){0,2}tax|real estate tax",
    ),
)
