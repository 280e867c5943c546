"""The forms in which a password or a code may be guessed: each attempt is counted first."""

import re
from typing import Any

from flask import url_for
from flask_security import (
    ChangePasswordForm,
    LoginForm,
    MfRecoveryForm,
    TwoFactorRescueForm,
    TwoFactorSetupForm,
    TwoFactorVerifyCodeForm,
    VerifyForm,
    current_user,
)
from wtforms import RadioField

from assignments.web.limits import Guess
from assignments.web.login import lasting, noting

PAGE = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # an address without host, in plain letters


def _ours(address: str | None) -> str:
    """An address that stays with us; home for any other, however it is written."""
    is_ours = bool(address and PAGE.fullmatch(address))
    return address if address and is_ours else url_for("account.go_home")


class LogInForm(LoginForm):
    """Address and password; no browser is remembered."""

    remember = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        """Lead home where nobody said where to, or to no page of ours."""
        super().__init__(*args, **kwargs)
        self.next.data = _ours(self.next.data)

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether they fit; known and unknown addresses are counted alike."""
        email = (self.email.data or "").strip().lower()
        if not email or not self.password.data:
            return super().validate(**kwargs)
        guess = Guess("LIMIT_LOG_IN", email)
        guess.begin()
        is_right = super().validate(**kwargs)
        (guess.passed if is_right else guess.refused)()
        if self.user is None:
            noting.refused_nobody(email)
        return is_right


class SetUpForm(TwoFactorSetupForm):
    """An authenticator app, or none."""

    setup = RadioField(choices={"authenticator": "An app", "disable": "None"})


class RescueForm(TwoFactorRescueForm):
    """What helps without the phone, as far as the library asks: our page links to it."""

    help_setup = RadioField(choices=[], validate_choice=False)


class CodeForm(TwoFactorVerifyCodeForm):
    """A code of the authenticator app."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether it is the code of now, and was not used.

        A cookie kept from before there was an app sets none up in place of it.
        """
        secret = self.user.tf_totp_secret  # type: ignore[union-attr]
        if secret and secret != self.tf_totp_secret and lasting.known() is None:
            return False
        guess = Guess("LIMIT_CODES", str(self.user.id))  # type: ignore[union-attr]
        guess.begin()
        is_right = super().validate(**kwargs)
        (guess.passed if is_right else guess.refused)()
        return is_right


class RecoveryForm(MfRecoveryForm):
    """A recovery code."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether it is one of theirs; it is used up by this."""
        guess = Guess("LIMIT_CODES", str(self.user.id))  # type: ignore[union-attr]
        guess.begin()
        is_right = super().validate(**kwargs)
        (guess.passed if is_right else guess.refused)()
        return is_right


class OwnPasswordForm(VerifyForm):
    """The password again, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        """Lead home where nobody said where to, or to no page of ours."""
        super().__init__(*args, **kwargs)
        self.next.data = _ours(self.next.data)

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether it is theirs."""
        guess = Guess("LIMIT_PASSWORDS", str(self.user.id))
        guess.begin()
        is_right = super().validate(**kwargs)
        (guess.passed if is_right else guess.refused)()
        return is_right


class NewPasswordForm(ChangePasswordForm):
    """The password now, and another."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether the one is theirs and the other good enough; only the one can be guessed."""
        guess = Guess("LIMIT_PASSWORDS", str(current_user.id))
        guess.begin()
        is_right = super().validate(**kwargs)
        if is_right:
            guess.passed()
        elif self.password.errors:
            guess.refused()
        else:
            guess.undone()
        return is_right
