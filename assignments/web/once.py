"""Changes of accounts, done once for the key of their form although the log-in makes them.

They are of a kind that done twice is as done once; so the key may be kept after the change, and a
change that was cut off is done by whoever sends the form again.
"""

from collections.abc import Callable

from flask import request

from assignments.actions import Done
from assignments.actions.staff import keep_key, was_answered
from assignments.web.access import office, who
from assignments.web.forms import ButtonForm


def once(deed: str, number: int, change: Callable[[], object]) -> Done:
    """Change an account unless the form's key came before; InputError for a form without one."""
    key = ButtonForm(request.form).once
    if not was_answered(office(), who(), key):
        change()
    return keep_key(office(), who(), deed, number, key)


def first(deed: str, number: int) -> Done:
    """Keep the form's key before what must not be done twice; `again` where it came before."""
    return keep_key(office(), who(), deed, number, ButtonForm(request.form).once)
