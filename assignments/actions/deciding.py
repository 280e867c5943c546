"""HR's decisions, line by line, under the assignment's lock."""

from assignments.actions.answers import Charged, Desk, Done
from assignments.actions.approving import Said, is_second, reason_of, waits_for_second
from assignments.actions.bank import bank_conversion, charged_of
from assignments.actions.deciders import Case, assignment_at_desk, case_of
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Approval, AsSeen, Words
from assignments.actions.judging import Bench, bench_for, frozen_json
from assignments.actions.office import Office
from assignments.actions.submitting import waiting
from assignments.actions.typed import short, written
from assignments.core.approval import WAITING, StateError
from assignments.core.check import Verdict, entry_of, takes_when_approved
from assignments.core.ledger import BY_ITS_DAY, CLAIM, month_label
from assignments.core.money import Money
from assignments.core.month import label_of
from assignments.core.rate_rules import BANK_CHARGE
from assignments.core.rates import Conversion
from assignments.core.records import ClaimRecord, FirstApproval, LineRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Decided, Event, Seen, Store

LONGEST_REASON = 2000


class SeenOtherwiseError(StateError):
    """The line is not as the person saw it who decides it: they look at it again first."""


def decidable(store: Store, deed: Deed, line_id: int, seen: AsSeen | None = None) -> Case:
    """A line that the person may decide, that still waits and to which nothing happened since."""
    case = case_of(store, deed.who, line_id, deed.office.today())
    case.need_decidable()
    waiting(case.line)
    if seen is not None and store.last_event_of_line(line_id) > seen.event:
        raise SeenOtherwiseError("Something happened to the line since this page was opened.")
    return case


def _need_as_seen(verdict: Verdict, seen: AsSeen | None) -> None:
    """Raise SeenOtherwiseError where judging again came out differently on the page."""
    if seen is not None and not seen.is_of(verdict):
        raise SeenOtherwiseError("The verdict has changed since this page was opened.")


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
        case = decidable(store, deed, line_id, what.seen)
        bank = _bank_of(case) if what.bank else None
        verdict, bench = judged_again(store, office, case, bank)
        _need_as_seen(verdict, None if what.bank else what.seen)
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


def reject(office: Office, who: Person, line_id: int, reason: str | Words, key: str) -> Done:
    """Reject a line; it gives back what it held."""
    deed = Deed(office, who, "reject", key)

    def act(store: Store) -> int:
        reject_in(store, deed, line_id, Words.of(reason))
        return line_id

    return deed.done(act, assignment_at_desk(office, who, line_id))


def reject_in(store: Store, deed: Deed, line_id: int, why: Words) -> None:
    """Reject a line in the middle of a deed."""
    case = decidable(store, deed, line_id, why.seen)
    told = written(why.text, "reason", LONGEST_REASON)
    verdict, bench = judged_again(store, deed.office, case)
    _need_as_seen(verdict, why.seen)
    step = Decided("rejected", told, verdict, frozen_json(verdict, bench.record.version))
    _decide(store, deed, case.line, step)


def ask(office: Office, who: Person, line_id: int, question: str | Words, key: str) -> Done:
    """Ask the employee about a line; it waits for the answer and goes on holding."""
    deed = Deed(office, who, "ask", key)
    words = Words.of(question)

    def act(store: Store) -> int:
        case = decidable(store, deed, line_id, words.seen)
        if case.claim.kind != CLAIM:
            raise StateError("Nobody claimed this: there is nobody to ask. Decide it.")
        line = case.line
        told = written(words.text, "question", LONGEST_REASON)
        store.set_status(line_id, "asked")
        event = Event("asked", line.assignment_id, line.claim_id, line_id, told)
        deed.tell(store, event)
        return line_id

    return deed.done(act, assignment_at_desk(office, who, line_id))
