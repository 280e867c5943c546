"""What ending an assignment would cost: rules read from its letters, confirmed, and asked."""

from assignments.actions.endings.asking import EndingFile, endings
from assignments.actions.endings.facts import (
    DecisionInput,
    decide_cause,
    record_fact,
    take_back_fact,
)
from assignments.actions.endings.rules import (
    Correction,
    confirm_rule,
    confirm_rules,
    correct_rule,
    drop_rule,
    propose_rules,
    record_rule,
    rule,
)

__all__ = [
    "Correction",
    "DecisionInput",
    "EndingFile",
    "confirm_rule",
    "confirm_rules",
    "correct_rule",
    "decide_cause",
    "drop_rule",
    "endings",
    "propose_rules",
    "record_fact",
    "record_rule",
    "rule",
    "take_back_fact",
]
