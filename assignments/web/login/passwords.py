"""Which passwords are good enough: long, not a name of the person, not one that is soon guessed."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_security import PasswordUtil

LONGEST = 200
LOOKED_AT = 72  # characters; what lies beyond makes no password worse
GOOD = 3  # of 4: more than 100 million guesses
OUR_WORDS = ["assignment", "assignments", "costs", "claim", "expatriate", "letter"]
TOO_LONG = _l("It has more than %(LONGEST)s characters", LONGEST=LONGEST)
GUESSED = _l("It is soon guessed: take several words, and none of your name or address")


class Passwords(PasswordUtil):
    """What a new password must be."""

    def validate(
        self,
        password: str,
        is_register: bool,  # noqa: FBT001 - theirs
        **kwargs: Any,  # noqa: ANN401 - theirs
    ) -> tuple[list[str] | None, str]:
        """What is wrong with a password, or None; and the password as it will be kept."""
        if len(password) > LONGEST:
            return [TOO_LONG], password
        wrong, normal = super().validate(password, is_register, **kwargs)
        if not wrong and _guessed(normal[:LOOKED_AT], _about(kwargs.get("user"))):
            wrong = [GUESSED]
        return wrong, normal


def _guessed(password: str, about: list[str]) -> bool:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - with long lists of words, and seldom asked

    return int(zxcvbn(password, about)["score"]) < GOOD


def _about(user: Any) -> list[str]:  # noqa: ANN401 - an account, or nobody's
    """Words that somebody who knows the person would try first."""
    email, name = getattr(user, "email", ""), getattr(user, "name", "")
    parts = email.replace("@", " ").replace(".", " ").replace("-", " ").split()
    return [email, *parts, name, *name.split(), *OUR_WORDS]
