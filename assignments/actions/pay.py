"""By which periods somebody is paid, and bonuses: HR sets the ones and confirms the others."""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import hr_assignment, is_employee, seen_assignment
from assignments.actions.answers import Done
from assignments.actions.auditing import READ_PAY, note_reading, of_assignment
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.paying import SOURCE, turned
from assignments.actions.typed import sensible, short, written
from assignments.core.approval import StateError
from assignments.core.bonuses import Target, targets
from assignments.core.ledger import PAY, Posting
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.pay import NOT_KEPT, PaySetting, setting_of
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import BonusAnswer, Event, Posted, Store

BONUS = "bonus"
LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class PayInput:
    """By which periods somebody is paid from a day on; `anchor` begins one of two weeks."""

    first: dt.date
    kind: str
    anchor: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BonusInput:
    """What was really paid of a bonus, as it was typed; empty for none, with a reason then."""

    amount: str = ""
    currency: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BonusOpen:
    """A bonus target whose period is over and of which HR has said nothing yet."""

    target: Target


@dataclass(frozen=True, slots=True)
class PayList:
    """An assignment's pay: its settings, what is posted, and the first day that may be set anew."""

    record: AssignmentRecord
    settings: tuple[PaySetting, ...]
    posted: tuple[Posted, ...]
    bonuses: tuple[BonusOpen, ...]
    answers: tuple[BonusAnswer, ...]
    next_first: dt.date


def bonuses_open(
    store: Store, record: AssignmentRecord, terms: tuple[Term, ...], through: dt.date
) -> tuple[BonusOpen, ...]:
    """The targets whose period was over on a day, without those that HR has answered."""
    answered = {one.label for one in store.bonus_answers(record.id)}
    found = targets(record.facts, terms, through)
    return tuple(BonusOpen(one) for one in found if one.label not in answered)


def pay_list(office: Office, who: Person, assignment_id: int) -> PayList:
    """How somebody is paid, and what was posted."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        found = PayList(
            record,
            store.pay_settings(assignment_id),
            (*store.posted(assignment_id, f"{SOURCE}:"), *store.posted(assignment_id, f"{BONUS}:")),
            bonuses_open(store, record, store.terms(assignment_id), office.today()),
            store.bonus_answers(assignment_id),
            _next_first(store, record),
        )
    if not is_employee(who, record):
        note_reading(office, who, READ_PAY, of_assignment(assignment_id))
    return found


def _next_first(store: Store, record: AssignmentRecord) -> dt.date:
    """The first day whose pay is not posted."""
    posted = store.posted(record.id, f"{SOURCE}:")
    last = max((one.day for one in posted), default=None)
    return record.facts.start if last is None else last + dt.timedelta(days=1)


def set_pay(office: Office, who: Person, assignment_id: int, what: PayInput, key: str) -> Done:
    """Set the pay periods from a day on; for HR. Only days whose pay is not posted yet."""
    deed = Deed(office, who, "set_pay", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        sensible(what.first, "first", office.today())
        sensible(what.anchor, "anchor", office.today())
        setting = setting_of(what.first, what.kind, what.anchor)
        first = _next_first(store, record)
        if what.first < first:
            before = "the assignment begins" if first == record.facts.start else "pay is posted"
            raise InputError(
                "first", f"{what.first} is too early: {before} up to then", f"give {first} or later"
            )
        store.add_pay_setting(assignment_id, setting, deed.author)
        body = {"first": what.first.isoformat(), "kind": setting.kind}
        deed.tell(store, Event("pay_set", assignment_id, body=body))
        return assignment_id

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def keeps_pay(settings: tuple[PaySetting, ...]) -> bool:
    """Whether pay is posted at all by the last setting."""
    return not settings or max(settings, key=lambda one: one.first).kind != NOT_KEPT


def answer_bonus(
    office: Office, who: Person, at: tuple[int, str], what: BonusInput, key: str
) -> Done:
    """Post what was really paid of a bonus, or say that none was; for HR.

    `at` is the assignment and the target's label. The answer's id is the posting's, 0 for none.
    """
    assignment_id, label = at
    deed = Deed(office, who, "answer_bonus", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        target = _target(store, record, label, office.today())
        posting_id = None
        if what.amount.strip():
            posting_id = _post_bonus(store, deed, record, (target, what))
            reason = short(what.reason, "reason", LONGEST_REASON)
        else:
            reason = written(what.reason, "reason", LONGEST_REASON)
        store.answer_bonus(assignment_id, BonusAnswer(label, posting_id, reason), deed.author)
        body = {"label": label, "posting": posting_id}
        deed.tell(store, Event("bonus_answered", assignment_id, text=reason, body=body))
        return posting_id or 0

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _target(store: Store, record: AssignmentRecord, label: str, today: dt.date) -> Target:
    if any(one.label == label for one in store.bonus_answers(record.id)):
        raise StateError("This bonus was answered already.")
    found = (one.target for one in bonuses_open(store, record, store.terms(record.id), today))
    target = next((one for one in found if one.label == label), None)
    if target is None:
        raise StateError("No such bonus is due: its clause may have changed.")
    return target


def _post_bonus(
    store: Store, deed: Deed, record: AssignmentRecord, told: tuple[Target, BonusInput]
) -> int | None:
    target, what = told
    money = Money.parse(what.amount.strip(), what.currency or target.money.currency, "amount")
    found = turned(store, record, money, target.day)
    if found is None:
        remedy = "record a company rate for that day first"
        raise InputError("currency", f"no rate is known for {target.day}", remedy)
    posting = Posting(
        kind=PAY,
        source=f"{BONUS}:{target.label}"[:80],
        category="bonus",
        day=target.day,
        amount=money,
        cost=found[0],
        conversion=found[1],
        letter=target.term.letter,
        clause=target.term.clause,
        note=f"Target {target.money.currency} {target.money}",
        covers=target.covers,
    )
    return store.post(record.id, posting, deed.who.id, deed.at)
