"""The pages of one assignment beside its own: which of them a person's roles open.

Whose assignment it is, the actions say. Endpoints that do not exist are left out.
"""

from flask import Flask, current_app, request, url_for

from assignments.core.records import AssignmentRecord
from assignments.web.access import visitor
from assignments.web.navigation import Item

OVERSEERS = frozenset({"hr", "finance"})
EMPLOYEE = frozenset({"expatriate"})
SECTIONS = (
    (OVERSEERS | EMPLOYEE, "Costs", "costs.show_costs"),
    (OVERSEERS, "Plan", "plans.show_plan"),
    (OVERSEERS | EMPLOYEE | {"tax_adviser"}, "Tax", "tax.show_years"),
    ({"hr"} | EMPLOYEE, "Days", "days.show_days"),
    ({"hr"} | EMPLOYEE, "Standing", "standing.show_standing"),
    (OVERSEERS | EMPLOYEE, "Money set aside", "funds.show_funds"),
    (OVERSEERS, "Ending it", "endings.show_endings"),
    (OVERSEERS | EMPLOYEE, "Tax year packs", "packs.list_packs"),
)


def sections_of(record: AssignmentRecord) -> list[Item]:
    """The other pages of an assignment that the person may open, the one they are on marked."""
    person = visitor()
    roles = frozenset() if person is None else person.roles
    open_to = (
        (label, endpoint)
        for who, label, endpoint in SECTIONS
        if who & roles and endpoint in current_app.view_functions
    )
    home = [Item("Assignment", home_of_record(record), current=False)]
    return home + [
        Item(label, url_for(endpoint, assignment_id=record.id), current=_is_here(endpoint))
        for label, endpoint in open_to
    ]


def _is_here(endpoint: str) -> bool:
    return endpoint.partition(".")[0] == request.blueprint


def home_of_record(record: AssignmentRecord) -> str:
    """The assignment's own page: the employee's where it is theirs, else HR's and finance's."""
    person = visitor()
    own = person is not None and person.id == record.employee.id
    endpoint = "mine.show_assignment" if own else "assignments.show_assignment"
    if person is not None and not own and not person.roles & OVERSEERS:
        endpoint = "tax.list_files"
        return url_for(endpoint)
    return url_for(endpoint, assignment_id=record.id)


def register(app: Flask) -> None:
    """Give templates the sections of an assignment and the way back to its page."""
    app.add_template_global(sections_of, "sections_of")
    app.add_template_filter(home_of_record, "home_of_record")
