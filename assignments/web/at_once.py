"""A claim approved at once: what its button says and sends, and what is said of it afterwards."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import HiddenField

from assignments.actions.deciding_claims import ClaimDecided, allowed_at_once
from assignments.core.check import Verdict
from assignments.core.money import Money
from assignments.core.records import ClaimRecord
from assignments.web.filters import money
from assignments.web.forms import OfficeForm
from assignments.web.speech import CATEGORY_NAMES

FEWEST = 2  # lines: one alone has its own button
WHY = {
    "asked": _l("%(what)s waits for the employee's answer."),
    "unseen": _l("%(what)s was not on the page."),
    "changed": _l("%(what)s is allowed another amount by now."),
    "judged": _l("%(what)s needs a decision of its own."),
    "second": _l("%(what)s waits for a second person."),
    "not_second": _l("%(what)s has to be approved by somebody else."),
}
_SEEN = re.compile(r"([0-9]{1,9})=([0-9.]{1,30})")


class ClaimForm(OfficeForm):
    """One button: the lines that the page said were allowed, each with its amount."""

    seen = HiddenField()

    def amounts(self) -> dict[int, str]:
        """The amounts by line; what makes no sense was not shown."""
        return {int(line): amount for line, amount in _SEEN.findall(self.seen.data or "")}


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The lines of a claim that one button approves: how many, their sum, and the form."""

    claim_id: int
    count: int
    total: Money
    form: ClaimForm


def at_once(
    claim: ClaimRecord, line_id: int | None = None, now: Verdict | None = None
) -> AtOnce | None:
    """What of a claim can be approved at once; None where it is fewer than two lines.

    `now` is what the page says of one of its lines instead of the verdict at its submission.
    """
    allowed = allowed_at_once(claim.lines)
    if line_id is not None and now is not None:
        allowed.pop(line_id, None)
        shown = now.outcome in {"allowed", "reduced"} and now.allowed.minor
        if shown and any(one.id == line_id and one.status == "submitted" for one in claim.lines):
            allowed[line_id] = now.allowed
    if len(allowed) < FEWEST:
        return None
    seen = " ".join(f"{one}={amount}" for one, amount in sorted(allowed.items()))
    return AtOnce(claim.id, len(allowed), reduce(add, allowed.values()), ClaimForm(seen=seen))


def said_of_claim(done: ClaimDecided) -> str:
    """What became of a claim, for the page that comes after: how much, and which lines stay."""
    told = []
    if done.total is not None:
        words = {"total": money(done.total)}
        told = [
            ngettext(
                "%(num)s line approved: %(total)s.",
                "%(num)s lines approved: %(total)s.",
                len(done.approved),
                **words,
            )
        ]
    return " ".join([*told, *_staying(done)])


def _staying(done: ClaimDecided) -> Iterable[str]:
    for (category, why), count in Counter(done.stays.values()).items():
        what = CATEGORY_NAMES[category]
        what = what if count == 1 else f"{what} ({count})"
        yield str(WHY[why]) % {"what": what}
