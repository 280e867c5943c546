"""Above which amounts two people approve a cost: set by an administrator, with its history."""

import re
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.core.deputies import ApprovalLimit
from assignments.core.money import Money, currency_code
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

_NOTHING = re.compile(r"0+(\.0+)?")


@dataclass(frozen=True, slots=True)
class LimitInput:
    """The amount of a currency above which two people approve, as typed; empty: none is set.

    Nothing, written 0, has two people approve every amount.
    """

    currency: str
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands in one currency: the newest limit, or None where none was ever set."""

    currency: str
    limit: ApprovalLimit | None


@dataclass(frozen=True, slots=True)
class Limits:
    """The currencies that assignments are settled in or that have a limit; and every setting.

    The newest setting comes first.
    """

    standing: tuple[Standing, ...]
    history: tuple[ApprovalLimit, ...]


def approval_limits(office: Office, who: Person) -> Limits:
    """The limits as they stand, and their history; for administrators."""
    need_role(who, "administrator")
    with office.database.read() as store:
        history = store.approval_limits()
        settled = store.settlement_currencies()
    newest = {one.currency: one for one in reversed(history)}
    standing = (Standing(code, newest.get(code)) for code in sorted({*settled, *newest}))
    return Limits(tuple(standing), history)


def set_approval_limit(office: Office, who: Person, what: LimitInput, key: str) -> Done:
    """Set a currency's limit from now on, or none; for administrators. The id is the setting's."""
    need_role(who, "administrator")
    deed = Deed(office, who, "set_approval_limit", key)

    def act(store: Store) -> int:
        currency = currency_code(what.currency, "currency")
        amount, before = _amount(what.amount, currency), store.approval_limit(currency)
        if amount == before:
            raise InputError("amount", "this is how it stands already", "give another amount")
        done = store.set_approval_limit(currency, amount, deed.author)
        told = {"before": before, "amount": amount}
        body = {name: None if one is None else str(one) for name, one in told.items()}
        deed.tell(store, Event("approval_limit_set", text=currency, body=dict(body)))
        return done

    return deed.done(act)


def _amount(typed: str, currency: str) -> Money | None:
    text = typed.strip()
    if not text:
        return None
    if _NOTHING.fullmatch(text):
        return Money.zero(currency)
    return Money.parse(text, currency, "amount")
