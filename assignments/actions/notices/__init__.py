"""What people are told by mail: noticed after the deed, gathered into mails, sent, tried again.

No deed knows of it. `noticing` reads the audit trail, whose numbers follow the commits, from where
it stopped; `reminding` looks once a day at what is near; `gathering` makes mails of both by what
each person chose; `contents` reads from the records what a mail says when it is sent; `sending`
holds each mail while it is on its way. What people choose is in `choosing`.
"""

from assignments.actions.notices.contents import Told
from assignments.actions.notices.gathering import gather
from assignments.actions.notices.noticing import look_through
from assignments.actions.notices.reminding import remind
from assignments.actions.notices.sending import (
    AwayError,
    PostponedError,
    RefusedError,
    Round,
    send_due,
)

__all__ = [
    "AwayError",
    "PostponedError",
    "RefusedError",
    "Round",
    "Told",
    "gather",
    "look_through",
    "remind",
    "send_due",
]
