"""What ending an assignment would cost: asked for a day and a cause; its rules confirmed."""

from flask import request

from assignments.actions import NotFoundError
from assignments.actions import endings as deeds
from assignments.actions.endings import DecisionInput as Decided
from assignments.actions.endings import EndingFile
from assignments.core.ending.records import RuleRecord
from assignments.core.words import InputError
from assignments.exports.shapes import endings as told
from assignments.exports.shapes.endings import (
    Decision,
    DecisionInput,
    EndingAnswer,
    EndingRule,
    Proposed,
)
from assignments.exports.shapes.letters import ReasonInput
from assignments.web.access import office, who
from assignments.web.api.asked import day_asked
from assignments.web.api.doors import OVERSEE, RECORDS
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import Needed, answered, fields, id_in, once, text_in

ENDING = "/assignments/<int:assignment_id>/ending"


@opens(f"GET {ENDING}", OVERSEE, asks=(Needed("on"), Needed("cause")))
def ask_ending(assignment_id: int) -> EndingAnswer:
    """What falls due when an assignment ends `on` a day for a `cause`, each item with its clause.

    Only rules that a person confirmed are asked.
    """
    day = day_asked("on") or office().today()
    return told.answer(_file(assignment_id).on(day, request.args["cause"]))


@opens(f"GET {ENDING}/rules", OVERSEE, asks=PAGED)
def list_ending_rules(assignment_id: int) -> Listed[EndingRule]:
    """The rules on ending: read, confirmed and taken out."""
    return some_of(_file(assignment_id).rules, lambda one: str(one.id), told.rule)


@opens(f"POST {ENDING}/rules/read", RECORDS)
def read_ending_rules(assignment_id: int) -> Proposed:
    """Have the letters read for rules on ending; what they propose waits to be confirmed."""
    new = answered(deeds.propose_rules(office(), who(), assignment_id, once()))
    return {"proposed": new}


@opens(f"POST {ENDING}/rules/<int:rule_id>/confirm", RECORDS)
def confirm_ending_rule(assignment_id: int, rule_id: int) -> EndingRule:
    """Confirm a rule as it was proposed; from then on it counts."""
    _rule(assignment_id, rule_id)
    done = deeds.confirm_rule(office(), who(), rule_id, once())
    return told.rule(_rule(assignment_id, answered(done)))


@opens(f"POST {ENDING}/rules/<int:rule_id>/drop", RECORDS, takes=ReasonInput)
def drop_ending_rule(assignment_id: int, rule_id: int) -> EndingRule:
    """Take a rule out; one that counted needs a reason."""
    _rule(assignment_id, rule_id)
    reason = text_in(fields(ReasonInput), "reason")
    done = deeds.drop_rule(office(), who(), rule_id, reason, once())
    return told.rule(_rule(assignment_id, answered(done)))


@opens(f"GET {ENDING}/decisions", OVERSEE, asks=PAGED)
def list_ending_decisions(assignment_id: int) -> Listed[Decision]:
    """What people decided on whether a cause is given."""
    return some_of(_file(assignment_id).decisions, lambda one: str(one.id), told.decision)


@opens(f"POST {ENDING}/decisions", RECORDS, takes=DecisionInput, status=201)
def decide_ending_cause(assignment_id: int) -> Decision:
    """Record a person's decision on whether a cause is given; it changes no figure."""
    sent = fields(DecisionInput)
    if "given" not in sent:
        raise InputError("given", "is left out", "write true or false")
    what = Decided(
        cause=sent.text("cause"),
        given=sent.flag("given", default=False),
        day=sent.day("day"),
        reason=sent.text("reason"),
        rule_id=None if sent.get("rule_id") is None else id_in(sent, "rule_id"),
    )
    made = answered(deeds.decide_cause(office(), who(), assignment_id, what, once()))
    decisions = _file(assignment_id).decisions
    return told.decision(next(one for one in decisions if one.id == made))


def _file(assignment_id: int) -> EndingFile:
    return deeds.endings(office(), who(), assignment_id)


def _rule(assignment_id: int, rule_id: int) -> RuleRecord:
    """A rule of the assignment; NotFoundError where it has no such rule."""
    record = deeds.rule(office(), who(), rule_id)
    if record.assignment_id != assignment_id:
        raise NotFoundError("There is no such rule.")
    return record
