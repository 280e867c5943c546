"""The menu: which pages a person's roles lead to, and which of them is home."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _of

from assignments.core.deputies import StandIn
from assignments.core.records import Person
from assignments.web.access import stood_in_for, visitor


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the menu as the layout shows it."""

    label: str
    url: str
    current: bool


# role, label, endpoint; the first one that fits is the person's home
MENU = (
    ("hr", _of("page", "Home"), "homes.show_hr"),
    ("hr", _l("Queue"), "desk.show_queue"),
    ("hr", _l("Assignments"), "assignments.list_assignments"),
    ("hr", _l("Plans"), "plans.show_overview"),
    ("hr", _l("Readings"), "readings.list_readings"),
    ("hr", _l("Rates"), "rates.list_rates"),
    ("hr", _l("Taxable"), "taxability.list_rows"),
    ("hr", _l("Months"), "months.list_months"),
    ("finance", _of("page", "Home"), "homes.show_finance"),
    ("finance", _l("Months"), "months.list_months"),
    ("finance", _l("Assignments"), "assignments.list_assignments"),
    ("finance", _l("Plans"), "plans.show_overview"),
    ("finance", _l("Readings"), "readings.list_readings"),
    ("finance", _l("Rates"), "rates.list_rates"),
    ("finance", _l("Taxable"), "taxability.list_rows"),
    ("expatriate", _of("page", "Home"), "homes.show_mine"),
    ("expatriate", _l("My assignment"), "mine.list_mine"),
    ("expatriate", _l("My claims"), "claims.list_claims"),
    ("tax_adviser", _l("Tax files"), "tax.list_files"),
    ("administrator", _l("People"), "people.list_people"),
    ("administrator", _l("Approval limits"), "approvals.set_limit"),
    ("administrator", _l("Mail"), "mail.show_state"),
    ("administrator", _l("Audit trail"), "audit.show_trail"),
)


DEPUTYS = (_l("Queue"), "desk.show_queue")  # behind what a deputy's own roles open


def _entries(person: Person) -> list[tuple[str, str]]:
    open_to = [
        (label, endpoint)
        for role, label, endpoint in MENU
        if role in person.roles and endpoint in current_app.view_functions
    ]
    more = [DEPUTYS] if stood_in_for() else []
    once: dict[str, tuple[str, str]] = {}
    for label, endpoint in open_to + more:
        once.setdefault(str(label), (label, endpoint))
    return list(once.values())


def menu_of(person: Person) -> list[Item]:
    """The entries that a person's roles open; the one they are in is marked by its blueprint."""
    entries = _entries(person)
    exact = request.endpoint in {endpoint for _, endpoint in entries}
    return [
        Item(label, url_for(endpoint), _is_here(endpoint, exact=exact))
        for label, endpoint in entries
    ]


def _is_here(endpoint: str, *, exact: bool) -> bool:
    if exact:
        return endpoint == request.endpoint
    return endpoint.partition(".")[0] == request.blueprint


def home_of(person: Person) -> str:
    """The address of a person's first page; their account where no role opens another."""
    return url_for(_home_endpoint(person))


def _home_endpoint(person: Person) -> str:
    entries = _entries(person)
    return entries[0][1] if entries else "account.show_account"


def _standing_in(person: Person) -> tuple[StandIn, ...]:
    """For whom they stand in, where it is told: around their first page, and where they decide."""
    at_home = _home_endpoint(person).partition(".")[0] == request.blueprint
    return stood_in_for() if at_home or person.in_place_of is not None else ()


def register(app: Flask) -> None:
    """Give every page the person, their menu, and on their first one for whom they stand in."""

    @app.context_processor
    def navigation() -> dict[str, object]:
        person = visitor()
        if person is None:
            return {"person": None, "menu": [], "standing_in": ()}
        told = _standing_in(person)
        return {"person": person, "menu": menu_of(person), "standing_in": told}
