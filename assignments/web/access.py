"""Who may see what: the office and the acting person of a request, and roles before views.

Whose assignment, claim or line something is, the actions say; here only roles are known.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec, cast

from flask import current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import Office
from assignments.actions.deputies import standing_in
from assignments.core.approval import ROLES, NotAllowedError
from assignments.core.deputies import StandIn
from assignments.core.records import Person
from assignments.web import login

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


def office() -> Office:
    """The office that this application serves."""
    return cast("Office", current_app.extensions["office"])


def visitor() -> Person | None:
    """The person who is logged in, or None."""
    if "person" not in g:
        known = login.known()
        g.person = known and _person(known)
    return cast("Person | None", g.person)


def _person(known: login.Known) -> Person:
    one = known.holder
    origin = f"web {request.remote_addr}"
    return Person(one.id, one.email, one.name, known.roles, origin, language=one.language)


def stood_in_for() -> tuple[StandIn, ...]:
    """Whom the visitor stands in for today, without being in HR; asked once a request at most."""
    if "stood_in_for" not in g:
        person = visitor()
        nobody = person is None or "hr" in person.roles
        g.stood_in_for = () if person is None or nobody else standing_in(office(), person)
    return cast("tuple[StandIn, ...]", g.stood_in_for)


def who() -> Person:
    """The acting person; only for views behind `for_roles`."""
    person = visitor()
    if person is None:
        raise NotAllowedError("Nobody is logged in.")
    return person


def _acts_for_who_is_away() -> bool:
    """Have the visitor act in the place of one whom they stand in for; False where of nobody."""
    found = stood_in_for()
    if found:
        g.person = replace(who(), in_place_of=found[0].away.id)
    return bool(found)


def has_one_of(roles: Iterable[str], *, deputies: bool = False) -> bool:
    """Whether the visitor has one of the roles; of none everybody has one.

    With `deputies` whoever stands in for somebody of HR acts in their place from here on.
    """
    wanted = set(roles)
    let_in = deputies and _acts_for_who_is_away()
    return let_in or not wanted or bool(who().roles & wanted)


def for_roles(*roles: str, deputies: bool = False) -> Callable[[View[P]], View[P]]:
    """Let a view in only for people who hold one of these roles; without roles for everybody known.

    With `deputies` also for whoever stands in for somebody of HR, in whose place they act then.
    Others get 403, visitors are led to the log-in. It stands under the route.
    """
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise ValueError(f"no such role: {', '.join(sorted(unknown))}")

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            known = login.known()
            if known is None:
                return login.ask()
            if login.is_owed(known):
                flash(_("Your role needs a second factor: please set it up first."), "info")
                return redirect(url_for("security.two_factor_setup"))
            if not has_one_of(roles, deputies=deputies):
                raise NotAllowedError("This page belongs to another role than yours.")
            return view(*args, **kwargs)

        return guarded

    return guard
