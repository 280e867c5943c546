"""A cost found wrong after it was approved: the difference is posted, and nothing reopens.

It lies in the cost's own month while that is open, else in the next open one and names the old.
One that makes a cost dearer than the letter's limits leave is an override, and marked as one.
"""

import datetime as dt
import re
from fractions import Fraction

from assignments.actions.access import assignment_of_line, hr_assignment, need_role
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.approving import Said, waits_for_second
from assignments.actions.deciders import Case, case_of
from assignments.actions.deciding import judged_again
from assignments.actions.deeds import Deed
from assignments.actions.judging import Bench
from assignments.actions.office import Office
from assignments.actions.paying import CORRECTION
from assignments.actions.typed import written
from assignments.core.approval import StateError
from assignments.core.check import Verdict, entry_of, passes_limit, takes_when_approved
from assignments.core.ledger import OVERRIDE, PAY, Posting, month_label
from assignments.core.money import Money
from assignments.core.records import LineRecord, Person
from assignments.core.remaining import Entry
from assignments.core.words import InputError
from assignments.storage.store import Event, Posted, Store

LONGEST_REASON = 2000
HIGHER = "correction_first_approved"
OF_LINE, OF_POSTING = "correction:line", CORRECTION
_NOTHING = re.compile(r"0+(\.0+)?")


def cost_now(office: Office, who: Person, line_id: int) -> tuple[LineRecord, Money]:
    """An approved line, and what it costs by now; for HR."""
    with office.database.read() as store:
        line = _case(store, office, who, line_id).line
        return line, _now(store, line)


def _case(store: Store, office: Office, who: Person, line_id: int) -> Case:
    need_role(who, "hr")
    return case_of(store, who, line_id, office.today())


def _now(store: Store, line: LineRecord) -> Money:
    if line.approved is None:
        raise StateError(f"The line is {line.status}: only what was approved can be corrected.")
    money = line.approved
    for one in store.posted(line.assignment_id, f"{OF_LINE}:{line.id}:"):
        money += one.cost
    return money


def correct_cost(
    office: Office, who: Person, line_id: int, what: tuple[str, str], key: str
) -> Done:
    """Post the difference to what a line should have cost; for HR. The id is the posting's.

    One that makes it dearer, above the amount that two people approve, waits for a second person
    who corrects it to the same: the id is 0 until then.

    `what` is the right amount in the settlement currency, 0 for none, and the reason. What the
    line uses of its limits follows, as the letters read today.
    """
    deed = Deed(office, who, "correct_cost", key)

    def act(store: Store) -> int:
        case = _case(store, office, who, line_id)
        case.need_decidable()
        now = _now(store, case.line)
        right, reason = _right(what, now)
        if now < right and waits_for_second(store, deed, case, Said(right, reason), HIGHER):
            return 0
        verdict, bench = judged_again(store, office, case)
        above = now < right and passes_limit(verdict, right)
        posting = _posting(store, office, case, (right - now, reason, above))
        posting_id = store.post(case.record.id, posting, who.id, deed.at) or 0
        store.retake(line_id, _entry(case.line, (verdict, bench), right))
        store.drop_first(line_id)
        body = {"was": str(now), "is": str(right), "posting": posting_id, "override": above}
        place = (case.record.id, case.line.claim_id, line_id)
        deed.tell(store, Event("cost_corrected", *place, text=reason, body=body))
        return posting_id

    return deed.done(act, assignment_of_line(office, who, line_id))


def _right(what: tuple[str, str], now: Money) -> tuple[Money, str]:
    """The right amount and the reason as they were typed."""
    typed, reason = what[0].strip(), written(what[1], "reason", LONGEST_REASON)
    nothing = _NOTHING.fullmatch(typed) is not None
    right = Money.zero(now.currency) if nothing else Money.parse(typed, now.currency, "amount")
    if right == now:
        raise InputError("amount", "this is what it costs already", "give the right amount")
    return right, reason


def _posting(store: Store, office: Office, case: Case, told: tuple[Money, str, bool]) -> Posting:
    line, (difference, reason, above) = case.line, told
    before = store.posted(line.assignment_id, f"{OF_LINE}:{line.id}:")
    finding = ((line.verdict or {}).get("findings") or [{}])[0]
    return Posting(
        kind=case.claim.kind,
        source=f"{OF_LINE}:{line.id}:{len(before) + 1}{OVERRIDE if above else ''}",
        category=line.facts.category,
        day=_day_in(office, line),
        amount=difference,
        cost=difference,
        letter=finding.get("letter") or "",
        clause=finding.get("clause") or "",
        note=f"Corrects line {line.id}: {reason}",
        covers=line.facts.covers,
    )


def _day_in(office: Office, line: LineRecord) -> dt.date:
    """A day of the month that the line lies in: its own, its decision's, or the first."""
    days = [line.facts.date]
    if line.decided_at is not None:
        days.append(line.decided_at.astimezone(office.zone).date())
    first = dt.date.fromisoformat(f"{line.month}-01")
    return next((day for day in days if month_label(day) == line.month), first)


def _entry(line: LineRecord, judged: tuple[Verdict, Bench], right: Money) -> Entry | None:
    """The line as it uses of its limits what the right amount uses; None where that is nothing."""
    if not right.minor:
        return None
    verdict, bench = judged
    takes = takes_when_approved(verdict, right, bench.book)
    return entry_of(line.facts, verdict, takes, used=True)


def _posted(store: Store, who: Person, posting_id: int) -> tuple[int, Posted]:
    found = store.posting(posting_id)
    if found is None:
        raise NotFoundError("There is no such posting.")
    hr_assignment(store, who, found[0])
    if found[1].kind != PAY or found[1].source.startswith("correction:"):
        raise StateError("Only pay that was posted is corrected here.")
    return found


def pay_now(office: Office, who: Person, posting_id: int) -> tuple[int, Posted, Money]:
    """A pay posting with its assignment, and what it pays by now in its own currency; for HR."""
    with office.database.read() as store:
        assignment_id, posted = _posted(store, who, posting_id)
        return assignment_id, posted, _paid_now(store, assignment_id, posted)


def _paid_now(store: Store, assignment_id: int, posted: Posted) -> Money:
    money = posted.amount
    for one in store.posted(assignment_id, f"{OF_POSTING}:{posted.id}:"):
        money += one.amount
    return money


def correct_pay(
    office: Office, who: Person, posting_id: int, what: tuple[str, str], key: str
) -> Done:
    """Post the difference to what a period should have paid, at the rate it was posted at."""
    deed = Deed(office, who, "correct_pay", key)

    def act(store: Store) -> int:
        assignment_id, posted = _posted(store, who, posting_id)
        now = _paid_now(store, assignment_id, posted)
        right, reason = _right(what, now)
        before = store.posted(assignment_id, f"{OF_POSTING}:{posting_id}:")
        posting = Posting(
            kind=PAY,
            source=f"{OF_POSTING}:{posting_id}:{len(before) + 1}",
            category=posted.category,
            day=posted.day,
            amount=right - now,
            cost=_cost(posted, right - now),
            letter=posted.letter,
            clause=posted.clause,
            note=f"Corrects {posted.source}: {reason}",
        )
        done = store.post(assignment_id, posting, who.id, deed.at) or 0
        body = {"was": str(now), "is": str(right), "posting": done}
        deed.tell(store, Event("pay_corrected", assignment_id, text=reason, body=body))
        return done

    with office.database.read() as store:
        assignment_id, _ = _posted(store, who, posting_id)
    return deed.done(act, assignment_id)


def _cost(posted: Posted, money: Money) -> Money:
    rate = Fraction(posted.cost.exact) / posted.amount.exact if posted.amount.minor else Fraction(1)
    return Money.rounded(money.exact * rate, posted.cost.currency)
