"""What somebody typed and did not send: kept for themselves alone, for two weeks."""

import datetime as dt
from collections.abc import Iterable

from assignments.actions.office import Office
from assignments.core.drafts import KeptForm
from assignments.core.records import Person

KEPT_FOR = dt.timedelta(days=14)
LONGEST_PLACE = 300
MOST = 60_000  # characters of one form, names and words together
Field = tuple[str, str]


def keep_form(office: Office, who: Person, place: str, fields: Iterable[Field]) -> int | None:
    """Keep what is typed on a page, by its address, instead of what was kept of it before.

    The number it is kept under; None where it is too much to keep. What nobody touched for two
    weeks goes.
    """
    told = tuple((name, text.replace("\0", "")) for name, text in fields)
    if len(place) > LONGEST_PLACE or sum(len(one) for pair in told for one in pair) > MOST:
        return None
    now = office.now()
    with office.database.write(office.author(who, "keep_form")) as store:
        store.drop_kept_forms(now - KEPT_FOR)
        return store.keep_form(who.id, KeptForm(0, place, told, now))


def kept_form(office: Office, who: Person, which: int | str) -> KeptForm | None:
    """What they typed, by its number or the address of its page; None where nothing is kept."""
    with office.database.read() as store:
        return store.kept_form(who.id, which)


def kept_forms(office: Office, who: Person) -> tuple[KeptForm, ...]:
    """All that they typed and did not send, the newest first."""
    with office.database.read() as store:
        return store.kept_forms(who.id)


def forget_form(office: Office, who: Person, place: str) -> None:
    """Forget what was typed on a page: it was sent, or they do not want it."""
    with office.database.write(office.author(who, "forget_form")) as store:
        store.drop_kept_form(who.id, place)
