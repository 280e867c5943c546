"""What HR records of readings: for all letters, for an assignment, for a letter; and their end."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments import actions
from assignments.actions import AssignmentFile
from assignments.core.readings import speaks_of
from assignments.core.records import TermRecord
from assignments.web.access import for_roles, office, who
from assignments.web.assignments.routes import assignment_url, file_of
from assignments.web.filters import plural
from assignments.web.forms.readings import DEFINITION, NORM, EndReadingForm, ReadingForm
from assignments.web.letters.routes import Opened, opened
from assignments.web.pages import after, page
from assignments.web.readings.routes import blueprint

RECORDED = _l("The reading was recorded. Lines that wait are judged by it when they are decided.")


@blueprint.route("/readings/new", methods=["GET", "POST"])
@for_roles("hr")
def record_for_company() -> ResponseReturnValue:
    """Record how the company reads some words in all letters."""
    form = ReadingForm(request.form)
    done = form.carry_out(lambda: actions.record_reading(office(), who(), form.value(), form.once))
    if done is None:
        return page("readings/record_for_company.html", form)
    return after(done, url_for(".list_readings"), RECORDED)


@blueprint.route("/assignments/<int:assignment_id>/readings/new", methods=["GET", "POST"])
@for_roles("hr")
def record_for_assignment(assignment_id: int) -> ResponseReturnValue:
    """Record how the company reads some words in the letters of one assignment."""
    file = file_of(assignment_id)
    currency = {"currency": file.record.facts.settlement_currency}
    form = ReadingForm(request.form, data=currency)
    done = form.carry_out(
        lambda: actions.record_reading(
            office(), who(), form.value(assignment_id=assignment_id), form.once
        )
    )
    if done is None:
        return page("readings/record_for_assignment.html", form, record=file.record)
    return after(done, assignment_url(assignment_id, "readings"), _recorded(file, done.id))


@blueprint.route("/letters/<int:letter_id>/readings/new", methods=["GET", "POST"])
@for_roles("hr")
def record_for_letter(letter_id: int) -> ResponseReturnValue:
    """Record how the company reads some words of one letter, perhaps those of one term."""
    it = opened(letter_id)
    term = _term(it)
    form = ReadingForm(request.form, data=_typed(it, term))
    done = form.carry_out(
        lambda: actions.record_reading(office(), who(), form.value(letter_id=letter_id), form.once)
    )
    if done is None:
        return page("readings/record_for_letter.html", form, it=it, term=term)
    return after(done, letter_readings_url(letter_id), _recorded(it.file, done.id))


def _term(it: Opened) -> TermRecord | None:
    """The term whose words are to be read, where the address names one of the letter's."""
    asked = request.args.get("term", "")
    return next((one for one in it.terms if str(one.id) == asked), None)


def _typed(it: Opened, record: TermRecord | None) -> dict[str, str]:
    """What stands in the form at first: the yardstick of a term, or its judgement."""
    currency = {"currency": it.file.record.facts.settlement_currency}
    if record is None:
        return currency
    term = record.term
    known = currency | {"category": term.category}
    if term.judgement is None:
        return known | {"kind": DEFINITION}
    return known | {"kind": NORM, "words": term.measure or term.judgement}


def _recorded(file: AssignmentFile, reading_id: int) -> str:
    """That a reading was recorded, and how many terms it speaks of."""
    reading = actions.reading(office(), who(), reading_id).reading
    count = sum(speaks_of(reading, one.term) for one in file.terms)
    if count:
        return _(
            "%(RECORDED)s It speaks of %(count)s.", RECORDED=RECORDED, count=plural(count, "term")
        )
    return _("The reading was recorded. No term speaks of these words yet.")


def letter_readings_url(letter_id: int) -> str:
    """The page of how a letter is read."""
    return url_for("readings.show_letter_readings", letter_id=letter_id)


@blueprint.route("/readings/<int:reading_id>/end", methods=["GET", "POST"])
@for_roles("hr")
def end_reading(reading_id: int) -> ResponseReturnValue:
    """End a reading on a day, or take it back."""
    record = actions.reading(office(), who(), reading_id)
    form = EndReadingForm(request.form, data={"last": office().today().isoformat()})
    done = form.carry_out(
        lambda: actions.end_reading(office(), who(), reading_id, form.value(), form.once)
    )
    if record.letter_id is not None:
        back = letter_readings_url(record.letter_id)
    elif record.assignment_id is not None:
        back = assignment_url(record.assignment_id, "readings")
    else:
        back = url_for(".list_readings")
    if done is None:
        return page("readings/end_reading.html", form, record=record, back=back)
    return after(done, back, _("The reading was ended. What was decided by it stays as it was."))
