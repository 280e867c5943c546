"""Try before you spend: a cost judged without being stored, as a page and as parts of one.

The parts (the fields of a category, the verdict) are what static/claims.js puts into a form while
somebody types; they never change anything.
"""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.core.check import Verdict
from assignments.core.words import InputError
from assignments.web.access import for_roles, office
from assignments.web.claims.line_form import known_of, offered_places, opened_form
from assignments.web.claims.routes import blueprint
from assignments.web.forms.lines import LineForm
from assignments.web.own import myself
from assignments.web.pages import page


@blueprint.route("/mine/<int:assignment_id>/try", methods=["GET", "POST"])
@for_roles("expatriate")
def try_cost(assignment_id: int) -> ResponseReturnValue:
    """Ask what the letters would say of a cost; nothing is stored."""
    file = known_of(assignment_id)
    form = opened_form(file)
    fields_alone = form.shows_other_fields or request.form.get("do") == "fields"
    verdict = None if fields_alone else _tried(form, assignment_id)
    places = offered_places(form, file)
    return page(
        "claims/try_cost.html", form, file=file, places=places, verdict=verdict, counted=verdict
    )


@blueprint.post("/mine/<int:assignment_id>/try/fields")
@for_roles("expatriate")
def show_fields(assignment_id: int) -> ResponseReturnValue:
    """Make the fields of the chosen category, with what was typed in those it had before."""
    file = known_of(assignment_id)
    form = opened_form(file)
    return render_template("claims/_facts.html", form=form, places=offered_places(form, file))


@blueprint.post("/mine/<int:assignment_id>/try/verdict")
@for_roles("expatriate")
def show_verdict(assignment_id: int) -> ResponseReturnValue:
    """Make the provisional verdict of what is typed so far, or say what is wrong with it."""
    form = opened_form(known_of(assignment_id))
    verdict = _tried(form, assignment_id)
    sent = [field for field in form if field.errors and request.form.get(field.name)]
    slips = [(field.label.text, field.errors) for field in sent]
    counted = verdict or _counted(form, assignment_id)
    return render_template("claims/_verdict.html", verdict=verdict, slips=slips, counted=counted)


def _counted(form: LineForm, assignment_id: int) -> Verdict | None:
    """What an amount counts on its day, at which rate, before the rest of the line is typed."""
    words = {"category": "other", "date": form.date.text, "amount": form.amount.text}
    if not all(words.values()):
        return None
    try:
        words["currency"] = form.currency.text
        return actions.try_line(office(), myself(), assignment_id, words)
    except InputError:
        return None


def _tried(form: LineForm, assignment_id: int) -> Verdict | None:
    return form.carry_out(lambda: actions.try_line(office(), myself(), assignment_id, form.words()))
