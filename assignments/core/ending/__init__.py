"""What ending an assignment would cost: the letters' own rules, held against a day and a cause.

Read `rules` (what a letter says falls due, and when), `facts` (what is known of the employment),
`figures` (how much each kind of rule comes to), `falling_due` (all of it for a day and a cause) and
`records` (who confirmed what). Whether a cause is given is never computed: a person decides it by
the letter's own list. Nothing here is advice.
"""

from assignments.core.ending.facts import EndingFacts, HealthCover, OptionGrant, Salary, Untaken
from assignments.core.ending.falling_due import Answer, Item, NotDue, falls_due
from assignments.core.ending.rules import (
    ANCHORS,
    CAUSES,
    CHANGE_OF_CONTROL,
    GOOD_CAUSE,
    GOOD_REASON,
    KINDS,
    LISTS,
    NATURAL_END,
    WITHOUT_GOOD_CAUSE,
    EndingRule,
    rule_json,
    rule_of,
)

__all__ = [
    "ANCHORS",
    "CAUSES",
    "CHANGE_OF_CONTROL",
    "GOOD_CAUSE",
    "GOOD_REASON",
    "KINDS",
    "LISTS",
    "NATURAL_END",
    "WITHOUT_GOOD_CAUSE",
    "Answer",
    "EndingFacts",
    "EndingRule",
    "HealthCover",
    "Item",
    "NotDue",
    "OptionGrant",
    "Salary",
    "Untaken",
    "falls_due",
    "rule_json",
    "rule_of",
]
