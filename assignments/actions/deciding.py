"""HR's decisions, line by line, under the assignment's lock."""

import datetime as dt
import re

from assignments.actions.answers import Charged, Desk, Done, Page, QueueItem, Wanted
from assignments.actions.approving import Said, given_by, is_second, reason_of, waits_for_second
from assignments.actions.bank import bank_conversion, charged_of
from assignments.actions.deciders import Case, assignment_at_desk, case_of, decider_of
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Approval
from assignments.actions.judging import Bench, bench_for, frozen_json
from assignments.actions.office import Office
from assignments.actions.submitting import waiting
from assignments.actions.typed import short, written
from assignments.core.approval import WAITING, Decider, StateError, may_decide, may_second
from assignments.core.check import Verdict, entry_of, takes_when_approved
from assignments.core.ledger import BY_ITS_DAY, CLAIM, month_label
from assignments.core.money import Money
from assignments.core.month import label_of
from assignments.core.rate_rules import BANK_CHARGE
from assignments.core.rates import Conversion
from assignments.core.records import ClaimRecord, FirstApproval, LineRecord, Person
from assignments.core.words import InputError, one_of
from assignments.storage.store import Decided, Event, Narrowed, Seen, Store, Waiting

LONGEST_REASON = 2000
QUEUES = ("submitted", "asked")
WAITING_FOR_HR = Wanted()
_PLACE = re.compile(r"([-:.T0-9]{10,30})~([0-9]{1,9})")


def place_in_queue(submitted_at: dt.datetime, line_id: int) -> str:
    """The place of a line, to ask for those behind it."""
    return f"{submitted_at.replace(tzinfo=None).isoformat()}~{line_id}"


def _place(after: str | None) -> tuple[dt.datetime, int] | None:
    """A place in the queue: when the last line shown was submitted, and its id."""
    if not after:
        return None
    found = _PLACE.fullmatch(after)
    try:
        stamp, line_id = found.groups() if found else ("", "")
        return dt.datetime.fromisoformat(stamp).replace(tzinfo=dt.UTC), int(line_id)
    except ValueError:
        raise InputError("after", "is no place in the queue", "begin at the front") from None


def queue(
    office: Office,
    who: Person,
    after: str | None = None,
    size: int = 25,
    wanted: Wanted = WAITING_FOR_HR,
) -> Page[QueueItem]:
    """Lines that wait to be decided (or that were `asked` about), oldest first.

    For HR, and for whoever stands in for one of them.
    """
    one_of(wanted.status, QUEUES, "status", "queue")
    narrowed = Narrowed(wanted.assignment_id, wanted.outcome)
    with office.database.read() as store:
        decider = decider_of(store, who, office.today())
        found = store.waiting(wanted.status, _place(after), size + 1, narrowed)
    items = tuple(_item(one, decider, wanted.status) for one in found[:size])
    if len(found) <= size:
        return Page(items)
    return Page(items, place_in_queue(items[-1].submitted_at, items[-1].line_id))


def _item(one: Waiting, decider: Decider, status: str) -> QueueItem:
    first = one.first
    return QueueItem(
        line_id=one.line_id,
        claim_id=one.claim_id,
        claim_title=one.claim_title,
        assignment_id=one.assignment_id,
        employee=one.employee,
        host_city=one.host_city,
        category=one.category,
        date=one.date,
        claimed=one.claimed,
        counted=one.counted,
        allowed=one.allowed,
        outcome=one.outcome,
        reason=one.reason,
        status=status,
        submitted_at=one.submitted_at,
        may_decide=may_decide(decider, one.employee_id, one.claimant_id),
        kind=one.kind,
        first=first,
        may_second=first is None or may_second(decider, given_by(first)),
    )


def _decidable(store: Store, deed: Deed, line_id: int) -> Case:
    """A line that the person may decide, and that still waits."""
    case = case_of(store, deed.who, line_id, deed.office.today())
    case.need_decidable()
    waiting(case.line)
    return case


def judged_again(
    store: Store, office: Office, case: Case, bank: Conversion | None = None
) -> tuple[Verdict, Bench]:
    """Judge a line by today's letters, at its frozen rates and without its own hold.

    `bank` takes the place of the frozen rate into the settlement currency.
    """
    line = case.line
    seen = Seen(case.record.id, before=line.seq, without=line.id)
    bench = bench_for(store, case.record, office.today(), [line.facts], seen)
    kept = store.frozen_rates(line.id)
    return bench.judged(line.facts, kept if bank is None else (*kept, bank)), bench


def _at_bank(store: Store, office: Office, case: Case, now: Verdict) -> Charged | None:
    """The line judged at what the bank charged, where the employee stated it."""
    bank = bank_conversion(case.line, case.record.facts.settlement_currency)
    if bank is None:
        return None
    return charged_of(case.line, now, judged_again(store, office, case, bank)[0])


def desk(office: Office, who: Person, line_id: int) -> Desk:
    """A line with its verdict then and now, its receipts and its story; for who decides it."""
    with office.database.read() as store:
        case = case_of(store, who, line_id, office.today())
        now = at_bank = None
        if case.line.status in WAITING:
            now, _ = judged_again(store, office, case)
            at_bank = _at_bank(store, office, case, now)
        events = store.events_of_line(line_id)
        may_be_second = is_second(store, case, office.today())
        limit = store.approval_limit(case.record.facts.settlement_currency)
    return Desk(
        line=case.line,
        claim=case.claim,
        assignment=case.record,
        verdict_now=now,
        changed=_changed(case.line, now),
        receipts=case.line.receipts,
        events=events,
        may_decide=case.may_be_decided and case.line.status in WAITING,
        charged=at_bank,
        may_second=may_be_second,
        limit=limit,
    )


def _changed(line: LineRecord, now: Verdict | None) -> bool:
    """Whether a line's verdict now, or at its decision, is not the one at its submission."""
    if now is None or line.submitted is None:
        return line.verdict_changed
    then = (line.submitted["outcome"], line.submitted["allowed"])
    return (str(now.outcome), str(now.allowed)) != then


def said_of(verdict: Verdict, what: Approval, first: FirstApproval | None) -> Said:
    """The amount approved and the reason; InputError where one of the two is missing.

    Whoever approves what another one did first takes over their reason.
    """
    allowed = verdict.allowed
    reason = short(what.reason, "reason", LONGEST_REASON)
    typed = None if what.amount is None else what.amount.strip() or None
    if typed is None and not allowed.minor:
        raise InputError("amount", "judging again allows nothing", "give an amount, or reject")
    approved = allowed if typed is None else Money.parse(typed, allowed.currency, "amount")
    reason = reason or reason_of(first, approved, bank=what.bank)
    if (approved != allowed or what.bank) and not reason:
        about = "the bank's rate" if what.bank else "another amount than allowed"
        raise InputError("reason", f"{about} needs one", "write why")
    return Said(approved, reason, what.bank)


def _bank_of(case: Case) -> Conversion:
    """The rate of what the bank charged, which is to count; InputError where nobody stated it."""
    bank = bank_conversion(case.line, case.record.facts.settlement_currency)
    if bank is None:
        what = "nobody states what the bank charged"
        raise InputError("bank", what, "load the page again, or ask the employee")
    return bank


def approve(office: Office, who: Person, line_id: int, what: Approval, key: str) -> Done:
    """Approve what judging again allows, or another amount with a reason.

    With a reason too the line is judged at what the bank charged instead of its frozen rate. An
    amount above the limit of its currency waits for a second person.
    """
    deed = Deed(office, who, "approve", key)

    def act(store: Store) -> int:
        case = _decidable(store, deed, line_id)
        bank = _bank_of(case) if what.bank else None
        verdict, bench = judged_again(store, office, case, bank)
        said = said_of(verdict, what, case.line.first)
        if waits_for_second(store, deed, case, said):
            return line_id
        _decide(store, deed, case.line, approval(deed, case, (verdict, bench), said))
        return line_id

    return deed.done(act, assignment_at_desk(office, who, line_id))


def approval(deed: Deed, case: Case, judged: tuple[Verdict, Bench], said: Said) -> Decided:
    """A line approved for what somebody says, as it was judged again."""
    verdict, bench = judged
    takes = takes_when_approved(verdict, said.amount, bench.book)
    return Decided(
        status="approved",
        reason=said.reason,
        verdict=verdict,
        verdict_json=frozen_json(verdict, bench.record.version),
        entry=entry_of(case.line.facts, verdict, takes, used=True),
        approved=said.amount,
        override=verdict.is_passed_by(said.amount),
        month=ledger_label(case.claim, case.line, deed),
    )


def ledger_label(claim: ClaimRecord, line: LineRecord, deed: Deed) -> str:
    """The month that an approved line belongs to: of its decision, or of its day, by its kind."""
    if claim.kind in BY_ITS_DAY:
        return month_label(line.facts.date)
    return label_of(deed.at, deed.office.zone)


def _decide(store: Store, deed: Deed, line: LineRecord, step: Decided) -> None:
    store.decide_line(line.id, step, deed.author)
    deed.tell(store, decision(line, step))
    store.settle_claim(line.claim_id)


def decision(line: LineRecord, step: Decided) -> Event:
    """What is told of a line that was decided."""
    body: dict[str, object] = {}
    if step.verdict is not None:
        body = {"outcome": str(step.verdict.outcome), "allowed": str(step.verdict.allowed)}
    if step.approved is not None:
        body |= {"approved": str(step.approved), "override": step.override}
    rate = None if step.verdict is None else step.verdict.conversion
    if rate is not None and rate.rule == BANK_CHARGE:
        body |= {"bank": str(line.bank)}
    place = (line.assignment_id, line.claim_id, line.id)
    return Event(step.status, *place, text=step.reason, body=body or None)


def reject(office: Office, who: Person, line_id: int, reason: str, key: str) -> Done:
    """Reject a line; it gives back what it held."""
    deed = Deed(office, who, "reject", key)

    def act(store: Store) -> int:
        case = _decidable(store, deed, line_id)
        told = written(reason, "reason", LONGEST_REASON)
        verdict, bench = judged_again(store, office, case)
        step = Decided("rejected", told, verdict, frozen_json(verdict, bench.record.version))
        _decide(store, deed, case.line, step)
        return line_id

    return deed.done(act, assignment_at_desk(office, who, line_id))


def ask(office: Office, who: Person, line_id: int, question: str, key: str) -> Done:
    """Ask the employee about a line; it waits for the answer and goes on holding."""
    deed = Deed(office, who, "ask", key)

    def act(store: Store) -> int:
        case = _decidable(store, deed, line_id)
        if case.claim.kind != CLAIM:
            raise StateError("Nobody claimed this: there is nobody to ask. Decide it.")
        line = case.line
        told = written(question, "question", LONGEST_REASON)
        store.set_status(line_id, "asked")
        event = Event("asked", line.assignment_id, line.claim_id, line_id, told)
        deed.tell(store, event)
        return line_id

    return deed.done(act, assignment_at_desk(office, who, line_id))
