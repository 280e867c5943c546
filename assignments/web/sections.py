"""The pages of one assignment beside its own: which of them a person's roles open.

Whose assignment it is, the actions say. Endpoints that do not exist are left out.
"""

from flask import Flask, current_app, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments.core.records import AssignmentRecord
from assignments.web.access import visitor
from assignments.web.navigation import Item

OVERSEERS = frozenset({"hr", "finance"})
EMPLOYEE = frozenset({"expatriate"})
SECTIONS = (
    (OVERSEERS | EMPLOYEE, _l("Story"), "story.show_story"),
    (OVERSEERS | EMPLOYEE, _l("Costs"), "costs.show_costs"),
    (OVERSEERS, _l("Plan"), "plans.show_plan"),
    (OVERSEERS | EMPLOYEE | {"tax_adviser"}, _l("Tax"), "tax.show_years"),
    ({"hr"} | EMPLOYEE, _l("Days"), "days.show_days"),
    ({"hr"} | EMPLOYEE, _l("Standing"), "standing.show_standing"),
    (OVERSEERS | EMPLOYEE, _l("Money set aside"), "funds.show_funds"),
    (OVERSEERS, _l("Ending it"), "endings.show_endings"),
    (OVERSEERS | EMPLOYEE, _l("Tax year packs"), "packs.list_packs"),
)
OWN = {"story.show_story": "story.show_own"}  # what the employee has a page of their own for


def sections_of(record: AssignmentRecord) -> list[Item]:
    """The other pages of an assignment that the person may open, the one they are on marked."""
    person = visitor()
    roles = frozenset() if person is None else person.roles
    open_to = (
        (label, endpoint)
        for who, label, endpoint in SECTIONS
        if who & roles and endpoint in current_app.view_functions
    )
    label = _("Assignment") if _may_open(record) else _("Tax files")
    home = [Item(label, home_of_record(record), current=False)]
    return home + [
        Item(label, _page_of(record, endpoint), current=_is_here(endpoint))
        for label, endpoint in open_to
    ]


def _page_of(record: AssignmentRecord, endpoint: str) -> str:
    own = OWN.get(endpoint, endpoint) if _is_own(record) else endpoint
    return url_for(own, assignment_id=record.id)


def _is_here(endpoint: str) -> bool:
    return endpoint.partition(".")[0] == request.blueprint


def home_of_record(record: AssignmentRecord) -> str:
    """The assignment's own page, the employee's or HR's and finance's; an adviser's files."""
    if not _may_open(record):
        return url_for("tax.list_files")
    endpoint = "mine.show_assignment" if _is_own(record) else "assignments.show_assignment"
    return url_for(endpoint, assignment_id=record.id)


def _is_own(record: AssignmentRecord) -> bool:
    person = visitor()
    return person is not None and person.id == record.employee.id


def _may_open(record: AssignmentRecord) -> bool:
    """Whether there is more for the person than the taxes."""
    person = visitor()
    return _is_own(record) or (person is not None and bool(person.roles & OVERSEERS))


def register(app: Flask) -> None:
    """Give templates the sections of an assignment and the way back to its page."""
    app.add_template_global(sections_of, "sections_of")
    app.add_template_filter(home_of_record, "home_of_record")
