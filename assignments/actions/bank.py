"""What the bank really charged for a cost in another currency: the employee states it.

It changes nothing by itself. Whether it counts instead of the reference rate HR says in `deciding`.
"""

from assignments.actions.access import assignment_of_line, own_assignment, own_line
from assignments.actions.answers import Charged, Done
from assignments.actions.deeds import Deed
from assignments.actions.known import known_before
from assignments.actions.office import Office
from assignments.core.approval import WAITING, StateError
from assignments.core.check import Verdict
from assignments.core.claim import Line
from assignments.core.money import Money
from assignments.core.rate_answers import ABSURD, is_absurd
from assignments.core.rate_rules import charged, is_far
from assignments.core.rates import Conversion
from assignments.core.records import LineRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

STATED = WAITING | {"draft"}


def charge_of(store: Store, line: Line, settlement: str, typed: str) -> Money:
    """What was typed as the bank's charge for a line; InputError where it cannot be."""
    if line.amount.currency == settlement:
        what = f"the cost is in {settlement}, which is counted as it is"
        raise InputError("bank_charge", what, "leave it empty")
    charge = Money.parse(typed, settlement, "bank_charge")
    known = known_before(store, line.amount.currency, settlement, line.date)
    if known is not None and is_absurd(charged(line.amount, charge, line.date).rate, known.rate):
        what = f"it is {ABSURD} times what {line.amount} {line.amount.currency} is worth, or less"
        raise InputError("bank_charge", what, f"give the amount in {settlement}")
    return charge


def state_bank_charge(office: Office, who: Person, line_id: int, typed: str, key: str) -> Done:
    """State what the bank charged for a line that is not decided; empty takes it back.

    For the employee, in the settlement currency.
    """
    deed = Deed(office, who, "state_bank_charge", key)

    def act(store: Store) -> int:
        line = own_line(store, who, line_id)
        if line.status not in STATED:
            raise StateError(f"The line is {line.status}: nothing of it changes any more.")
        settlement = own_assignment(store, who, line.assignment_id).facts.settlement_currency
        given = typed.strip()
        charge = charge_of(store, line.facts, settlement, given) if given else None
        store.keep_bank_charge(line_id, charge)
        body = None if charge is None else {"amount": str(charge), "currency": charge.currency}
        told = "taken back" if charge is None else f"{charge.currency} {charge}"
        place = (line.assignment_id, line.claim_id, line_id)
        deed.tell(store, Event("bank_charge_stated", *place, text=told, body=body))
        return line_id

    return deed.done(act, assignment_of_line(office, who, line_id))


def bank_conversion(line: LineRecord, settlement: str) -> Conversion | None:
    """The rate that the bank's charge means; None where none is stated in the settlement's."""
    amount, charge = line.facts.amount, line.bank
    if charge is None or charge.currency != settlement or amount.currency == settlement:
        return None
    return charged(amount, charge, line.facts.date)


def charged_of(line: LineRecord, now: Verdict, verdict: Verdict) -> Charged | None:
    """A line judged at its bank's charge, beside the verdict at the reference rate."""
    conversion, reference = verdict.conversion, now.conversion
    if line.bank is None or conversion is None:
        return None
    far = reference is not None and is_far(conversion.rate, reference.rate)
    return Charged(line.bank, conversion, verdict, far)
