"""Whether words grant something, bound it, rule it out, or put it on the employee.

Only the stance; what is granted stands in `categories`, how much in `quantities`.
"""

import re
from functools import lru_cache

# Words with a "not" that rule nothing out.
_HARMLESS = re.compile(
    r"(?:(?:shall|will|may|is|are|must|should)? ?not (?:to |be |less |later |more |otherwise "
    r"|un\w+ |in excess )"
    r"?(?:to |be )?(?:exceed\w*|limited|more|less|later|unreasonabl\w+|capped|restricted"
    r"|be deducted|than)(?: than| to)?"
    r"|but not limited to|without limitation|if not|whether or not|not yet|not otherwise"
    r"|no (?:more|less|better|worse|greater|higher)\b|no (?:more|later|less|fewer|greater)"
    r" than|not only|not in excess|not (?:be )?deducted|not sold|not previously|not already"
    r"|not be unreasonably"
    r"|had (?:you|he|she|executive|employee) not \w+|(?:has|have|had|is|are|does|do"
    r"|did) not (?:been|yet|sold|received|relocated|moved|find|found))",
    re.IGNORECASE,
)
# A condition rules nothing out: what follows it may grant.
_CONDITION = re.compile(
    r"\b(?:if|in the event(?: that)?|should|unless|to the extent|in case|until|when"
    r"|where)\b[^,;:]{0,160}?"
    r"(?:,(?= (?:the|you|we|such|all|any|then|executive|employee|company|employer|he|she|your|it"
    r"|no)\b)|[;:.]|$)",
    re.IGNORECASE,
)
_DENIED = (
    r"(?:reimburs\w*|pay|paid|payable|provid\w*|cover\w*|eligible|entitled|responsible|bear|borne"
    r"|includ\w*|"
    r"grant\w*|receive\w*|available|accept\w*|allowed|permitted|offer\w*|assume\w*|apply|ship\w*"
    r"|move[ds]?|transport\w*|store[ds]?|arrange\w*|made|met|claim\w*|compensat\w*|equali[sz]\w*)"
)
_EXCLUDES = re.compile(
    rf"(?:\b(?:will|shall|would|may|does|do|did|is|are|be|can|could|must|should|was|were|has|have"
    rf"|and|but) not"
    rf"|n't|\bcannot|\bnever|\bnot be)\b(?: (?!{_DENIED})[\w/-]+){{0,4}},? {_DENIED}"
    r"|\b(?:no|nor(?: any)?|neither)(?: (?:other|further|additional|separate"
    r"|cash))?(?:,? (?!later)[\w/-]+){0,6} (?:shall|will|"
    r"is|are|may|be)(?: to)? (?:be |being )?"
    r"(?:paid|provided|available|reimbursed|made|payable|granted|covered|eligible|allowed|offered"
    r"|due|met)"
    r"|\bno (?:other|further|additional)(?: \w+){0,3} (?:benefits?|expenses?|allowances?"
    r"|reimbursements?|assistance|payments?)"
    r"|\brecover(?:s|ed)? from (?:you|executive|employee)|^(?:but )?(?:not (?!to |more|less|later"
    r"|exceed)|excluding |not including |other than )|non-?reimbursable|ineligible"
    r"|\bexcluded from\b|specifically excluded|\b(?:are|is|be) excluded|"
    r"\bexcludes?\b|exclud(?:ing|es?) (?:any|the)"
    r"|\bat (?:your|his|her|their|employee's|executive's|the (?:employee"
    r"|executive)'s)(?: \w+){0,2} "
    r"(?:expense|cost|account)\b|\bfor (?:your|his|her|their) own account|own pocket|own affair"
    r"|own (?:expense|cost)s?\b"
    r"|(?:be|remain|are|is) (?:solely |entirely |fully )?(?:your|his|her|their|employee's"
    r"|executive's)(?: \w+){0,2}? "
    r"(?:responsibility|obligation|liability)"
    r"|(?:charged|be charged) to (?:you|him|her|executive|the (?:employee|executive|assignee"
    r"|expatriate))"
    r"|(?:borne|paid|paid for|met|settled) (?:solely |entirely |personally )?by (?:you|him|her"
    r"|employee|executive|the (?:employee|executive|assignee|expatriate))"
    r"|\bforfeit(?:ed|s)?\b|\bshall (?:be discontinued|cease)|\b(?:be )?suspend(?:ed|ing)\b"
    r"|\bno reimbursement\b|(?:are|is|be) and remain excluded|\bwill (?:be discontinued|cease|end"
    r"|stop)\b"
    r"|(?:reimbursement|eligibility|entitlement|obligation)s? (?:\w+ ){0,3}(?:will"
    r"|shall) (?:cease|terminate|end|lapse)",
    re.IGNORECASE,
)
_OWN_COST = re.compile(
    r"\b(?:you|executive|employee|assignee|he|she)(?: (?:will|shall|must|agree|agrees|are|is|to"
    r"|also|be|remain|solely|personally)){1,5}"
    r" (?:responsible for|pay for|pay|bear|liable for|contribute)\b(?! (?:the company|attention"
    r"|no\b|the same|approximately))",
    re.IGNORECASE,
)
_GRANTS = re.compile(
    r"\b(?:pay(?:s|ing|ment|ments)?|paid|payable|reimburs\w+|refund(?:s|ed)?|provid(?:e|es|ed|ing)|cover(?:s|ed"
    r"|ing)?|bear|bears|borne?|assumed?|"
    r"furnish\w*|grant(?:s|ed)?|contribut\w+|entitle\w*|eligible|receive|allowances?|arrang\w+"
    r"|purchase|"
    r"ship|responsib(?:le|ility)|lump sum|afford\w*|offer(?:s|ed)?|sponsor\w*|assist\w*|gross\w*"
    r"|suppl(?:y|ied)|absorb\w*|"
    r"available|equali[sz]\w+|compensate\w*|credit|defray|advance|support|include|includes"
    r"|continue|expense|"
    r"maintain\w*|use of|meet|met|stand|look after|taken care of|pick up|at our|on us"
    r"|our (?:account|cost|expense)|claim\w*|settle|held|house|put (?:up|you)|send|invited?"
    r"|welcome|free of charge|be given|made whole|make you whole|defrayed|paid for|lease|rent"
    r"|repatriat\w+|loan|fund|budget|award\w*|bonus|utili[sz]e|stipend|store|move|relocate you|"
    r"participate|allowed|allow|make up|handle|buy|accrue|limited|observed|apply)\b",
    re.IGNORECASE,
)
_BOUNDS = re.compile(
    r"exceed|no more than|not more than|up to|maximum|limited to|\bcap(?:ped)?\b|restricted to"
    r"|at most|minimum|lesser of|"
    r"ceiling|aggregate|total",
    re.IGNORECASE,
)


def unconditional(text: str) -> str:
    """The words without the conditions in them, such as "if your family has moved,"."""
    return _CONDITION.sub(" ", text)


@lru_cache(maxsize=512)
def excludes(text: str) -> bool:
    """Whether the words rule something out, or leave it to the employee to bear."""
    plain = unconditional(text)
    ruled_out = _EXCLUDES.search(_HARMLESS.sub(" ", plain))
    return ruled_out is not None or _OWN_COST.search(plain) is not None


@lru_cache(maxsize=512)
def grants(text: str) -> bool:
    """Whether the words promise, pay or provide something."""
    return _GRANTS.search(text) is not None


@lru_cache(maxsize=512)
def bounds(text: str) -> bool:
    """Whether the words put a bound on something."""
    return _BOUNDS.search(text) is not None
