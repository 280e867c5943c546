"""The second factor: codes of an authenticator app, and the recovery codes that stand in for it.

Flask-Security asks for them; here it is said for whom, that each counts once in all processes
together, and that of a recovery code only a hash is kept.
"""

import base64
import io
import time
from typing import cast

from flask import current_app, has_app_context
from flask_security import MfRecoveryCodesUtil, Totp, UserMixin
from flask_security.utils import get_hmac
from passlib.exc import UsedTokenError
from passlib.totp import TotpMatch
from qrcode import QRCode
from qrcode.image.svg import SvgPathFillImage

from assignments.actions import Office
from assignments.cli.slips import Slip
from assignments.core.approval import ROLES
from assignments.storage.log_ins import Known, LogIns
from assignments.web.login import noting

OPTIONAL = "optional"
STEP = 30  # seconds that a code counts, and the clock of a phone may be wrong by


def roles_of(setting: str) -> frozenset[str]:
    """The roles that the setting SECOND_FACTOR asks it of; Slip for one nobody knows."""
    words = [word.strip() for word in setting.split(",")]
    roles = frozenset(word for word in words if word and word != OPTIONAL)
    if unknown := sorted(roles - set(ROLES)):
        known = ", ".join(sorted(ROLES))
        wrong = ", ".join(unknown)
        raise Slip(f"SECOND_FACTOR: {wrong} is no role: write optional, or of {known}")
    return roles


def is_required(roles: frozenset[str]) -> bool:
    """Whether the settings ask people of these roles for a second factor."""
    return bool(roles & current_app.extensions["second factor"])


def is_owed(known: Known) -> bool:
    """Whether somebody who is logged in must set one up before anything else."""
    return not known.has_second_factor and is_required(known.roles)


def _log_ins() -> LogIns:
    return cast("LogIns", current_app.extensions["log-ins"])


def _instant() -> float:
    if not has_app_context():  # the library tries the clock while the application is made
        return time.time()
    return cast("Office", current_app.extensions["office"]).now().timestamp()


class Codes(Totp):
    """Codes of an app by the office's clock, each of them good for one use."""

    def __init__(self, secrets: dict[str, str] | dict[int, str], issuer: str) -> None:
        """Encrypt what the apps know with the newest of these secrets; older ones still read."""
        super().__init__(secrets, issuer)
        self._totp = self._totp.using(now=_instant)

    def get_last_counter(self, user: UserMixin) -> int | None:
        """The half minute of the code that was used last."""
        return cast("int | None", user.tf_last_counter)  # type: ignore[attr-defined]

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        """Take the code; UsedTokenError where another request took it, or a later one."""
        if not _log_ins().use_counter(user.id, tmatch.counter):
            raise UsedTokenError

    def generate_qrcode(self, username: str, totp: str) -> str:
        """The picture that an app reads, dark on white in each design, as an image's address."""
        drawn = QRCode(border=2, image_factory=SvgPathFillImage)
        drawn.add_data(self.get_totp_uri(username, totp))
        picture = io.BytesIO()
        drawn.make_image().save(picture)
        return f"data:image/svg+xml;base64,{base64.b64encode(picture.getvalue()).decode()}"


def _hash(code: str) -> str:
    return get_hmac(code.strip().lower()).decode("ascii")[:64]


class RecoveryCodes(MfRecoveryCodesUtil):
    """Codes that can be read once, when they are made, and used once."""

    def create_recovery_codes(self, user: UserMixin) -> list[str]:
        """Make new ones in place of all before; the only time that anybody sees them."""
        factory = current_app.extensions["security"].totp_factory
        codes: list[str] = factory.generate_recovery_codes(10)
        noting.codes_set(user)
        _log_ins().set_codes(user.id, [_hash(code) for code in codes])
        return codes

    def get_recovery_codes(self, user: UserMixin) -> list[str]:
        """None: nobody can read them again."""
        del user
        return []

    def check_recovery_code(self, user: UserMixin, code: str) -> bool:
        """Take a code; of two that send it at once, one is let in."""
        used = _log_ins().use_code(user.id, _hash(code))
        if used:
            noting.code_used(user)
        return used

    def delete_recovery_code(self, user: UserMixin, code: str) -> bool:
        """Nothing is left to do: checking took it."""
        del user, code
        return True


def codes_left(person_id: int) -> int:
    """How many recovery codes somebody has left."""
    return _log_ins().codes_left(person_id)


def forget_codes(person_id: int) -> None:
    """Take all recovery codes away."""
    _log_ins().set_codes(person_id, [])
