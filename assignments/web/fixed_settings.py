"""Settings of the libraries that are ours to choose, not the company's."""

import datetime as dt

from assignments.web.languages import CATALOGUES, N_

RECEIPT_LIMIT = 10 * 1024 * 1024

FIXED: dict[str, object] = {
    "MAX_CONTENT_LENGTH": 8 * RECEIPT_LIMIT,
    "MAX_FORM_MEMORY_SIZE": 9 * 1024 * 1024,  # the text of the longest letter, in any script
    "MAX_FORM_PARTS": 2000,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_PROTECTION": None,  # the log-in's own row says what it is worth
    "REMEMBER_COOKIE_HTTPONLY": True,
    "REMEMBER_COOKIE_SAMESITE": "Lax",
    "BOOTSTRAP_SERVE_LOCAL": True,
    "WTF_CSRF_TIME_LIMIT": None,  # a token lasts as long as the session
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_LENGTH_MIN": 10,
    "SECURITY_CHANGEABLE": True,
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
    "SECURITY_CHANGE_URL": "/account/password",
    "SECURITY_VERIFY_URL": "/account/verify",
    "SECURITY_POST_CHANGE_VIEW": "account.show_account",
    "SECURITY_POST_LOGIN_VIEW": "account.go_home",
    "SECURITY_POST_LOGOUT_VIEW": "security.login",
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_API_ENABLED_METHODS": ["session"],
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_FRESHNESS": dt.timedelta(minutes=10),  # then the password is asked again
    "SECURITY_FRESHNESS_GRACE_PERIOD": dt.timedelta(0),
    "SECURITY_TWO_FACTOR": True,
    "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "SECURITY_TWO_FACTOR_AUTHENTICATOR_VALIDITY": 30,  # seconds a phone's clock may be wrong by
    "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
    "SECURITY_TWO_FACTOR_SETUP_URL": "/account/second-factor",
    "SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL": "/login/code",
    "SECURITY_TWO_FACTOR_RESCUE_URL": "/login/rescue",
    "SECURITY_TWO_FACTOR_SELECT_URL": "/login/select",
    "SECURITY_TWO_FACTOR_POST_SETUP_VIEW": "security.mf_recovery_codes",
    "SECURITY_TOTP_ISSUER": "Assignment Costs",
    "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
    "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N": 10,
    "SECURITY_MULTI_FACTOR_RECOVERY_CODES_URL": "/account/recovery-codes",
    "SECURITY_MULTI_FACTOR_RECOVERY_URL": "/login/recovery",
    "SECURITY_I18N_DIRNAME": ["builtin", str(CATALOGUES)],
    "SECURITY_I18N_DOMAIN": "flask_security;messages",
    "SECURITY_MSG_UNAUTHENTICATED": (N_("Please log in to see this page."), "info"),
    "SECURITY_MSG_REAUTHENTICATION_REQUIRED": (N_("Please show that it is still you."), "info"),
    "SECURITY_MSG_REAUTHENTICATION_SUCCESSFUL": (N_("Thank you; go on."), "success"),
    "SECURITY_MSG_GENERIC_AUTHN_FAILED": (
        N_("This email and password do not fit together"),
        "error",
    ),
    "SECURITY_MSG_PASSWORD_CHANGE": (N_("Your password was changed."), "success"),
    "SECURITY_MSG_TWO_FACTOR_INVALID_TOKEN": (
        N_("This is not the code of now, or it was used: wait for the next one"),
        "error",
    ),
    "SECURITY_MSG_INVALID_RECOVERY_CODE": (N_("This is no recovery code, or it was used"), "error"),
    "SECURITY_MSG_TWO_FACTOR_LOGIN_SUCCESSFUL": (N_("You are logged in."), "success"),
    "SECURITY_MSG_TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": (
        N_("From now on your authenticator app is asked when you log in."),
        "success",
    ),
    "SECURITY_MSG_TWO_FACTOR_DISABLED": (
        N_("Your authenticator app is asked no longer."),
        "success",
    ),
    "SECURITY_MSG_TWO_FACTOR_PERMISSION_DENIED": (N_("Please log in first."), "info"),
}
