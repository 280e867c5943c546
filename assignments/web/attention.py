"""HR's page of what needs attention over all running assignments."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from assignments.actions.attention import STATES, attention
from assignments.core.presence import ANY_PART, COUNTING_RULES
from assignments.web.access import for_roles, office, who
from assignments.web.days.told import RULES, RULES_SAID
from assignments.web.languages import N_, Spoken
from assignments.web.pages import page

blueprint = Blueprint("attention", __name__, url_prefix="/assignments/attention")
STATES_NAMED = Spoken(dict(zip(STATES, (N_("Running"), N_("Past the expected end")), strict=True)))


@blueprint.get("")
@for_roles("hr")
def list_attention() -> ResponseReturnValue:
    """Days near 183, and what runs out or is missing, an assignment each; a page at a time."""
    state = request.args.get("state", STATES[0])
    rule = request.args.get("rule", ANY_PART)
    choice = (
        state if state in STATES else STATES[0],
        rule if rule in COUNTING_RULES else ANY_PART,
    )
    found = attention(office(), who(), choice, request.args.get("after"))
    return page(
        "attention/list_attention.html",
        needed=[one for one in found.items if one.is_needed],
        quiet=sum(not one.is_needed for one in found.items),
        older=found.after
        and url_for(".list_attention", after=found.after, state=choice[0], rule=choice[1]),
        states=STATES_NAMED,
        state=choice[0],
        rules=RULES,
        rule=choice[1],
        said=RULES_SAID,
    )
