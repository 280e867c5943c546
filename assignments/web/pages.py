"""How a view answers: a page, or on to the next page once something was done."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from assignments.web.access import office
from assignments.web.forms import OfficeForm

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]
AGAIN = _l("This was already done; nothing was changed a second time.")


class HasAgain(Protocol):
    """What actions answer: whether the once-only key had come before."""

    @property
    def again(self) -> bool:
        """Whether nothing was done this time."""


def page(template: str, form: OfficeForm | None = None, **shown: Any) -> ResponseReturnValue:  # noqa: ANN401 - whatever the template shows
    """Render a page; a form that did not hold makes it a 422."""
    status = 422 if form is not None and form.errors else 200
    return render_template(template, form=form, **shown), status


def after(done: HasAgain, url: str, sentence: str) -> ResponseReturnValue:
    """Say what was done, or that it had been done before, and go on to a page."""
    if done.again:
        flash(str(AGAIN), "info")
    else:
        flash(str(sentence), "good")
    return redirect(url, 303)


def at_one_moment(view: View[P]) -> View[P]:
    """Have a page that only shows things read all its parts as of one moment, in one transaction.

    It stands under `for_roles`, and never over what writes.
    """

    @wraps(view)
    def shown(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        with office().database.one_moment():
            return view(*args, **kwargs)

    return shown
