"""Questions about mails: how people chose to be told, what is sent, calendars that are read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, delete, func, select, update

from assignments.core.notices import Mail
from assignments.storage.store.asking import Asking
from assignments.storage.tables import CalendarFeedRow, MailChoiceRow, MailRow, NoticeRow
from assignments.storage.tables.columns import stored_id


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose calendar is read by which address, since when."""

    person_id: int
    nonce: str
    made_at: dt.datetime


class Mails(Asking):
    """Choices, mails, and calendars that may be read."""

    def mail_choices(self, person_ids: Iterable[int]) -> dict[int, dict[str, str]]:
        """What these people chose, by kind; nothing of who chose nothing."""
        asked = select(MailChoiceRow).where(col(MailChoiceRow.person_id).in_(sorted(person_ids)))
        found: dict[int, dict[str, str]] = {}
        for row in self.session.exec(asked):
            found.setdefault(row.person_id, {})[row.kind] = row.how
        return found

    def set_mail_choice(self, person_id: int, kind: str, how: str) -> None:
        """Keep what somebody chose; what they chose already is not written again."""
        row = self.session.get(MailChoiceRow, (person_id, kind))
        if row is None:
            self.session.add(MailChoiceRow(person_id=person_id, kind=kind, how=how))
        elif row.how != how:
            row.how = how
        self.session.flush()

    def feed(self, person_id: int) -> Feed | None:
        """Somebody's calendar feed, if there is one."""
        row = self.session.get(CalendarFeedRow, person_id)
        return None if row is None else Feed(row.person_id, row.nonce, row.made_at)

    def set_feed(self, feed: Feed) -> None:
        """Keep somebody's calendar feed; the address before ends."""
        row = self.session.get(CalendarFeedRow, feed.person_id)
        if row is None:
            row = CalendarFeedRow(person_id=feed.person_id, nonce=feed.nonce, made_at=feed.made_at)
            self.session.add(row)
        row.nonce, row.made_at = feed.nonce, feed.made_at
        self.session.flush()

    def end_feed(self, person_id: int) -> bool:
        """End somebody's calendar feed; whether there was one."""
        row = self.session.get(CalendarFeedRow, person_id)
        if row is not None:
            self.session.delete(row)
            self.session.flush()
        return row is not None

    def add_mail(self, mail: Mail, notice_ids: Iterable[int]) -> int:
        """Put notices into a mail."""
        row = MailRow(
            person_id=mail.person_id,
            kind=mail.kind,
            message_id=mail.message_id,
            made_at=mail.made_at,
            next_at=mail.next_at,
        )
        self.session.add(row)
        self.session.flush()
        put = update(NoticeRow).where(col(NoticeRow.id).in_(list(notice_ids)))
        self.session.execute(put.values(mail_id=row.id))
        return stored_id(row.id)

    def has_mail_due(self, now: dt.datetime) -> bool:
        """Whether any mail waits for its turn, or is held by somebody."""
        asked = select(MailRow.id).where(*_OPEN, col(MailRow.next_at) <= now)
        return self.session.exec(asked.limit(1)).first() is not None

    def take_mail(self, now: dt.datetime, until: dt.datetime) -> Mail | None:
        """Hold the mail that has waited longest for its turn; None where none has to be sent."""
        free = or_(col(MailRow.held_until).is_(None), col(MailRow.held_until) < now)
        asked = (
            select(MailRow)
            .where(*_OPEN, col(MailRow.next_at) <= now, free)
            .order_by(col(MailRow.next_at), col(MailRow.id))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = self.session.exec(asked).first()
        if row is None:
            return None
        row.held_until, row.tries = until, row.tries + 1
        self.session.flush()
        return row.value()

    def keep_mail(self, mail: Mail) -> None:
        """Keep what became of a mail that was held, and hold it no longer."""
        row = self.session.get_one(MailRow, mail.id)
        row.tries, row.next_at, row.error = mail.tries, mail.next_at, mail.error
        row.made_at = mail.made_at
        row.sent_at, row.ended_at, row.held_until = mail.sent_at, mail.ended_at, None
        self.session.flush()

    def mail(self, mail_id: int) -> Mail | None:
        """One mail."""
        row = self.session.get(MailRow, mail_id)
        return None if row is None else row.value()

    def mails(self, states: str, most: int) -> tuple[Mail, ...]:
        """The newest mails: `all`, those `open`, or those that were `given_up`."""
        asked = select(MailRow).where(*_STATES[states])
        rows = self.session.exec(asked.order_by(col(MailRow.id).desc()).limit(most))
        return tuple(row.value() for row in rows)

    def mail_counts(self, since: dt.datetime) -> dict[str, int]:
        """How many mails are open, and since an instant how many were sent and given up."""
        sent = col(MailRow.sent_at) >= since
        ended = col(MailRow.ended_at) >= since
        wanted = {"open": _OPEN, "sent": (sent,), "given_up": (*_STATES["given_up"], ended)}
        counted = select(func.count()).select_from(MailRow)
        return {
            name: int(self.session.exec(counted.where(*where)).one())
            for name, where in wanted.items()
        }

    def last_sent(self) -> dt.datetime | None:
        """When a mail was sent last."""
        return self.session.exec(select(func.max(col(MailRow.sent_at)))).first()

    def forget_mails(self, before: dt.datetime) -> None:
        """Take away notices and mails from before an instant."""
        self.session.execute(delete(NoticeRow).where(col(NoticeRow.at) < before))
        named = select(NoticeRow.id).where(col(NoticeRow.mail_id) == col(MailRow.id)).exists()
        self.session.execute(delete(MailRow).where(col(MailRow.made_at) < before, ~named))


_OPEN: tuple[ColumnElement[bool], ...] = (
    col(MailRow.sent_at).is_(None),
    col(MailRow.ended_at).is_(None),
)
_STATES: dict[str, tuple[ColumnElement[bool], ...]] = {
    "all": (),
    "open": _OPEN,
    "given_up": (col(MailRow.ended_at).is_not(None), col(MailRow.error) != ""),
}
