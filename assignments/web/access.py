"""Who may see what: the office and the acting person of a request, and roles before views.

Whose assignment, claim or line something is, the actions say; here only roles are known.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

from flask import current_app, g, request
from flask.typing import ResponseReturnValue
from flask_security import UserMixin, auth_required, current_user

from assignments.actions import Office
from assignments.core.approval import ROLES, NotAllowedError
from assignments.core.records import Person

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


def office() -> Office:
    """The office that this application serves."""
    return cast("Office", current_app.extensions["office"])


def _person(user: UserMixin) -> Person:
    roles = frozenset(role.name for role in user.roles)
    origin = f"web {request.remote_addr}"
    return Person(user.id, user.email, user.name, roles, origin)  # type: ignore[attr-defined]


def visitor() -> Person | None:
    """The person who is logged in, or None."""
    if "person" not in g:
        g.person = _person(current_user) if current_user.is_authenticated else None
    return cast("Person | None", g.person)


def who() -> Person:
    """The acting person; only for views behind `for_roles`."""
    person = visitor()
    if person is None:
        raise NotAllowedError("Nobody is logged in.")
    return person


def for_roles(*roles: str) -> Callable[[View[P]], View[P]]:
    """Let a view in only for people who hold one of these roles; without roles for everybody known.

    Others get 403, visitors are led to the log-in. It stands under the route.
    """
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise ValueError(f"no such role: {', '.join(sorted(unknown))}")

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if roles and not who().roles & set(roles):
                raise NotAllowedError("This page belongs to another role than yours.")
            return view(*args, **kwargs)

        return cast("View[P]", auth_required("session")(guarded))

    return guard
