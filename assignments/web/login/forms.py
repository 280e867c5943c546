"""The forms in which a password or a code may be guessed: each attempt is counted first."""

from typing import Any

from flask_security import (
    ChangePasswordForm,
    LoginForm,
    MfRecoveryForm,
    TwoFactorVerifyCodeForm,
    VerifyForm,
    current_user,
)

from assignments.web.limits import Guess


class LogInForm(LoginForm):
    """Address and password; no browser is remembered."""

    remember = None  # type: ignore[assignment]

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether they fit; known and unknown addresses are counted alike."""
        email = (self.email.data or "").strip().lower()
        if not email or not self.password.data:
            return super().validate(**kwargs)
        guess = Guess("LIMIT_LOG_IN", email)
        guess.begin()
        is_right = super().validate(**kwargs)
        (guess.passed if is_right else guess.refused)()
        return is_right


class CodeForm(TwoFactorVerifyCodeForm):
    """A code of the authenticator app."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401 - passed on
        """Whether it is the code of now, and was not used."""
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
