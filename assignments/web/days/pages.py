"""The days of one assignment, for HR and the employee, and the stays that they put down."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.days import DaysKept, add_stay, days, take_back_stay
from assignments.core.presence import ANY_PART, COUNTING_RULES, open_ended
from assignments.web.access import for_roles, office, who
from assignments.web.days.routes import blueprint
from assignments.web.days.told import RULES, RULES_SAID
from assignments.web.forms import ButtonForm
from assignments.web.forms.days import StayForm
from assignments.web.pages import after, page


@blueprint.get("")
@for_roles("hr", "expatriate")
def show_days(assignment_id: int) -> ResponseReturnValue:
    """The calendar of a year, the counts, the warnings, and what they rest on."""
    asked = request.args.get("rule", ANY_PART)
    rule = asked if asked in COUNTING_RULES else ANY_PART
    kept = days(office(), who(), assignment_id, rule)
    years = _years(kept)
    year = _year(request.args.get("year"), years, kept)
    return page(
        "days/show_days.html",
        kept=kept,
        record=kept.record,
        report=kept.report,
        rules=RULES,
        said=RULES_SAID,
        years=years,
        year=year,
        places={one.country: min(place, 4) for place, one in enumerate(kept.report.countries, 1)},
        unclear=open_ended(kept.report.known),
    )


def _years(kept: DaysKept) -> range:
    """The calendar years with a day away from home, recorded or planned."""
    home = kept.report.known.home
    away = [one for one in kept.report.presence.touches if one.country != home]
    last = max((one.last.year for one in away), default=kept.report.today.year)
    return range(min((one.first.year for one in away), default=last), last + 1)


def _year(asked: str | None, years: range, kept: DaysKept) -> int:
    """The calendar year that is asked for, else today's, or the nearest."""
    named = {str(year): year for year in years}
    nearest = min(max(kept.report.today.year, years[0]), years[-1])
    return named.get(asked or "", nearest)


def days_url(assignment_id: int, part: str | None = None) -> str:
    """The page of an assignment's days, at one of its parts."""
    return url_for("days.show_days", assignment_id=assignment_id, _anchor=part)


@blueprint.route("/new", methods=["GET", "POST"])
@for_roles("hr", "expatriate")
def record_stay(assignment_id: int) -> ResponseReturnValue:
    """Put a stay down by hand."""
    kept = days(office(), who(), assignment_id)
    form = StayForm(request.form)
    done = form.carry_out(lambda: add_stay(office(), who(), assignment_id, form.value(), form.once))
    if done is None:
        return page("days/record_stay.html", form, record=kept.record)
    return after(done, days_url(assignment_id, "stays"), _("The stay was recorded."))


@blueprint.post("/<int:stay_id>/undo")
@for_roles("hr", "expatriate")
def undo_stay(assignment_id: int, stay_id: int) -> ResponseReturnValue:
    """Take a stay back; it stays in the list."""
    form = ButtonForm(request.form)
    done = take_back_stay(office(), who(), assignment_id, stay_id, form.once)
    return after(done, days_url(assignment_id, "stays"), _("The stay was taken back."))
