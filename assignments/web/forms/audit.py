"""The administrator's question to the audit trail: whose entries, of which record, of which day."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form
from wtforms.validators import Length, Regexp

from assignments.core.audit_seen import NAMES
from assignments.core.records import Person
from assignments.storage.store import AuditWish
from assignments.web.forms.checks import A_DAY, day_in
from assignments.web.forms.fields import ChoiceField, DayField, TextField
from assignments.web.slips import trail_said

RECORDS = (
    "approval_limit",
    "assignment",
    "claim",
    "company_rate",
    "company_reading",
    "deputy",
    "erasure",
    "letter",
    "line",
    "month",
    "posting",
    "receipt",
    "sealed_month",
    "tax_year",
    "term",
    "user",
)


class TrailForm(Form):
    """What to look for; nothing left out narrows anything."""

    person = ChoiceField(_l("Who did it, or whom it is about"), choices={}, default="")
    record = ChoiceField(_l("Kind of record"), choices={}, default="")
    key = TextField(
        _l("Its number"),
        [Length(max=40), Regexp(r"[ -~]*\Z", message=_l("Write its number, such as 5"))],
    )
    assignment = TextField(
        _l("Under assignment"),
        [Length(max=9), Regexp(r"[0-9]*\Z", message=_l("Write its number alone"))],
    )
    on = DayField(_l("On"), [A_DAY])

    def offer(self, people: Iterable[Person]) -> None:
        """Let a person be chosen, and a kind of record by its name."""
        names = ((one, NAMES.get(one, one.replace("_", " "))) for one in RECORDS)
        told = ((one, trail_said(name).capitalize()) for one, name in names)
        self.record.choices = [("", _("Any")), *told]
        self.person.choices = [("", _("Anybody")), *((str(one.id), one.name) for one in people)]

    def wish(self, zone: ZoneInfo) -> AuditWish:
        """What is asked, with the day as the company's zone has it."""
        day = day_in(self.on)
        midnights = (
            (None, None)
            if day is None
            else (
                dt.datetime.combine(one, dt.time(), zone).astimezone(dt.UTC)
                for one in (day, day + dt.timedelta(days=1))
            )
        )
        person = int(self.person.text) if self.person.text else None
        under = int(self.assignment.text) if self.assignment.text else None
        return AuditWish(person, self.record.text, self.key.text, under, *midnights)
