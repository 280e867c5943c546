"""A person's own page, and the way home."""

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from assignments.web.access import for_roles, who
from assignments.web.navigation import home_of
from assignments.web.pages import page

blueprint = Blueprint("account", __name__)


@blueprint.get("/")
@for_roles()
def go_home() -> ResponseReturnValue:
    """Lead to the first page that the person's roles open."""
    return redirect(home_of(who()))


@blueprint.get("/account")
@for_roles()
def show_account() -> ResponseReturnValue:
    """Show a person what is known of them."""
    return page("account/show_account.html")
