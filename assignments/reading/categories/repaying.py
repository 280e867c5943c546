"""The words for paying back what was spent on a move by one who leaves too soon."""

from assignments.reading.categories.signs import sign

_WHO = r"(?:you|he|she|executive|employee|assignee|expatriate|mr\. \w+|ms\. \w+)"
_MUST = (
    r"(?:will|shall|must|would|may|also|to|be|are|is|agrees?|hereby|further|responsible|for"
    r"|required|obligated|obliged|"
    r"liable|promises?|undertakes?|promptly|immediately|expected|asked|then|fully|have|has|need|not"
    r"|commit|personally)"
)
_LEAVING = (
    r"terminat|resign|\bleav(?:e|es|ing)\b|\bquit|separat|depart|voluntar|anniversary|first (?:year"
    r"|twelve)|cease to be"
    r"|let go|dismiss|discharg|early end|one year of|full year|end(?:s|ing)? (?:your|his|her"
    r"|the) (?:employ|assign)"
    r"|gives? notice|remain\w* (?:employed|with)|not (?:relocat|mov|complet)"
    r"|within (?:the )?\w+(?: \(\d+\))? (?:months|years?)"
)
_BACK = (
    r"(?:repay(?:s|ing|able|ments?)?|repaid|refund(?:s|ed|ing|able)?|pa(?:y|id|ying|yable) back"
    r"|pay-?back|giv(?:e|ing) back|"
    r"claw(?:ed)?[- ]?back|recoup(?:ed|s)?|recapture[ds]?|recover(?:ed|s)? (?:from|the (?:full|cost"
    r"|relocation)))"
)

SIGNS = (
    sign(
        "clawback",
        "repay repaid refund back recoup recaptur recover",
        _BACK,
        near=_LEAVING,
        bars=r"loan repayment program|\bloans?\b|\bmortgage|home leave|principal (?:amount|and"
        r"|balance|of)|promissory|\bnote\b"
        r"|accrued interest|refunds? of (?:\w+ ){0,3}tax|tax refunds?|unused|deposits?\b"
        r"|\bproperty of\b|insurance premiums?"
        r"|company (?:will|shall) (?:refund|repay)|recover(?:y|ed)? (?:from|of) (?:illness|disab)",
    ),
    sign(
        "clawback",
        "reimburs return owe remit due payable forfeit",
        rf"{_WHO}(?:,? {_MUST}){{0,8}},? (?:reimburs(?:e|es|ing)|remit)"
        r"(?! (?:to )?(?:you|him|her|executive|employee|the executive|the employee)\b)"
        r"|reimburs(?:e|es|ing) (?:back )?(?:to )?(?:the )?(?:company|employer|corporation|us|bank"
        r"|firm)(?! expense)"
        rf"|{_WHO} (?:will |shall |would |then )?owes?(?= (?:the |to )?\w+)"
        r"|return(?:s|ed)? (?:to )?(?:the )?(?:company|employer|corporation|us|bank"
        r"|firm)\b(?= [^.;]{0,120}(?:relocat|amount|payment|"
        r"bonus|expens|costs?\b|\bsum\b|[$\u00a3\u20ac]|allowance))"
        r"|due and (?:payable|owing) (?:to the|by)|forfeit\w* and (?:re)?pay",
        near=_LEAVING,
        bars=r"\bloans?\b|promissory|\b(?:records|documents|equipment|laptop|keys|files|copies)\b"
        r"|shall reimburse (?:executive|employee|you)"
        r"|will reimburse you|reimburse (?:executive|employee)\b|home leave|indemnif",
    ),
    sign(
        "clawback",
        "deduct withhold offset set-off repayment payback reimbursement",
        r"(?:deduct|withh(?:o|e)ld|offset|set[- ]?off)\w*(?: \w+){0,8}? from (?:your|his|her|any"
        r"|the)(?: \w+){0,2}? (?:final |last )"
        r"(?:pay\w*|salary|wages|compensation|amounts?)"
        r"|(?:relocation|expense|bonus|employee|moving)(?: \w+)? (?:repayment|payback|pay-back"
        r"|reimbursement) "
        r"(?:agreement|obligation|form|provision)s?",
        near=r"relocat|moving|bonus|assignment|assist",
        bars=r"\bloans?\b|promissory",
    ),
)
