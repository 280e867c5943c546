"""People's accounts: passwords, who is let in, and what an administrator does about either."""

import secrets
from dataclasses import replace
from typing import Any, cast

from flask import current_app, has_request_context, request
from flask_security import (
    Security,
    SQLAlchemySessionUserDatastore,
    UserMixin,
    admin_change_password,
    hash_password,
)

from assignments.actions import Office
from assignments.actions.tokens import end_tokens
from assignments.core.words import InputError
from assignments.storage.store import MACHINE, Author
from assignments.web import limits
from assignments.web.login import lasting, second_factor

CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"


class Account(UserMixin):
    """Somebody's account as Flask-Security's own pages see and change it."""

    id: int
    email: str
    name: str
    tf_primary_method: str | None

    @property
    def role_names(self) -> frozenset[str]:
        """The names of their roles."""
        return frozenset(role.name for role in self.roles)

    def check_tf_required(
        self,
        tf_setup_methods: list[tuple[str, str]],
        tf_fresh: bool,  # noqa: FBT001 - theirs
    ) -> tuple[bool, list[tuple[str, str]]]:
        """Ask for the second factor wherever there is one, or their role needs one."""
        del tf_fresh  # no browser is remembered
        return bool(tf_setup_methods) or self.check_tf_required_setup(), tf_setup_methods

    def check_tf_required_setup(self) -> bool:
        """Whether the settings ask their roles for a second factor."""
        return second_factor.is_required(self.role_names)


class Accounts(SQLAlchemySessionUserDatastore):
    """The store's people as the log-in sees them."""

    def find_user(self, *args: Any, **kwargs: Any) -> UserMixin | None:  # noqa: ANN401 - passed on
        """Look somebody up and leave the transaction, so that none is open while a page is made.

        Changing a password would else have to turn a reading transaction into a writing one, which
        SQLite refuses once somebody else has written.
        """
        found = super().find_user(*args, **kwargs)
        self.keep()
        return found

    def tf_reset(self, user: UserMixin) -> None:
        """Take a second factor away, with all that stands in for it."""
        super().tf_reset(user)
        user.tf_last_counter = None  # type: ignore[attr-defined]
        second_factor.forget_codes(user.id)

    def mf_get_recovery_codes(self, user: UserMixin) -> list[str]:
        """Hashes alone are kept: so many codes are left, which nobody can read."""
        return [""] * second_factor.codes_left(user.id)

    def keep(self) -> None:
        """Commit what was changed of an account."""
        self.commit()  # type: ignore[no-untyped-call]


def author() -> Author:
    """Who changes an account now: whoever is logged in; the machine for one who logs in."""
    office = cast("Office", current_app.extensions["office"])
    if not has_request_context():
        return office.by_itself("account")
    known = lasting.known()
    who = known.holder.id if known else MACHINE
    return Author(who, office.now(), f"web {request.remote_addr}", request.endpoint or "")


def new_password() -> str:
    """A password to be shown once: four groups of five letters and digits, easily told apart."""
    return "-".join("".join(secrets.choice(CLEAR) for _ in range(5)) for _ in range(4))


def hashed(password: str) -> str:
    """A password as it is kept."""
    return str(hash_password(password))


def _security() -> Security:
    return cast("Security", current_app.extensions["security"])


def address_of(typed: str) -> str:
    """An email address as the log-in looks it up; InputError for one that it would never find."""
    try:
        return str(_security().mail_util.normalize(typed)).lower()
    except ValueError as error:
        raise InputError("email", f"{typed!r} is no address", "write name@company.com") from error


def _accounts() -> Accounts:
    return cast("Accounts", _security().datastore)


def account_of(person_id: int) -> Account:
    """Somebody's account; the person is known to exist."""
    return cast("Account", _accounts().find_user(id=person_id))


def account_with(address: str) -> Account | None:
    """The account under an address as the log-in looks it up, None where nobody has it."""
    return cast("Account | None", _accounts().find_user(email=address))


def may_log_in(person_id: int) -> bool:
    """Whether somebody has a password and is not shut out."""
    account = account_of(person_id)
    return bool(account.active and account.password)


def shut_out(person_id: int) -> None:
    """Let somebody in no longer; open log-ins end with their next page."""
    _accounts().deactivate_user(account_of(person_id))
    _accounts().keep()
    lasting.end_others(person_id)
    _end_tokens(person_id)


def _end_tokens(person_id: int) -> None:
    """End what lets programs act for somebody: who takes a log-in away, takes that away too."""
    office = cast("Office", current_app.extensions["office"])
    end_tokens(office, replace(author(), deed="end_tokens"), person_id)


def give_password(person_id: int) -> str:
    """Make somebody a new password and let them in with it.

    The old one, its log-ins and their tokens end.
    """
    password = new_password()
    account = account_of(person_id)
    _accounts().activate_user(account)
    admin_change_password(account, password, notify=False)
    _accounts().keep()
    _end_tokens(person_id)
    unlock(person_id)
    return password


def has_second_factor(person_id: int) -> bool:
    """Whether somebody set up an authenticator app."""
    return account_of(person_id).tf_primary_method is not None


def reset_second_factor(person_id: int) -> None:
    """Take somebody's authenticator app away, as their phone is lost; their log-ins end."""
    _accounts().tf_reset(account_of(person_id))
    _accounts().keep()
    lasting.end_others(person_id)


def _guesses(account: Account) -> tuple[limits.Guess, ...]:
    return (
        limits.Guess("LIMIT_LOG_IN", account.email),
        limits.Guess("LIMIT_CODES", str(account.id)),
        limits.Guess("LIMIT_PASSWORDS", str(account.id)),
    )


def is_locked(person_id: int) -> bool:
    """Whether too many wrong passwords or codes keep somebody out for a while."""
    return any(guess.is_locked() for guess in _guesses(account_of(person_id)))


def unlock(person_id: int) -> None:
    """Let somebody try again at once."""
    for guess in _guesses(account_of(person_id)):
        guess.unlock()
