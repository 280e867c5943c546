"""Which tables the audit trail leaves out, and what of the others it does not tell in clear.

Every table that is not named here is recorded, with all its columns.
"""

# Tables without entries, each with its reason.
EXEMPT = {
    "audit_entry": "the trail itself",
    "audit_head": "the trail itself",
    "take": "derived: what a line's verdict draws on its limits, made anew with each judging",
    "kept_form": "what somebody typed and did not send: no record, and theirs alone",
    "once": "the keys of forms that were answered: no record",
    "sealed_chunk": "the bytes of a sealed file, whose SHA-256 is in the file's entry",
    "log_in": "open sessions, renewed with every page; log-ins and log-outs are noted",
    "recovery_code": "hashes that are used up; setting and using them is noted",
    "shared_version": "counts what is recorded elsewhere",
    "attempt": "counts of what was tried of late",
    "notice": "that somebody is to be told of what is recorded elsewhere",
    "mail": "what became of telling them",
    "mail_mark": "how far this trail was looked through for it",
    "claim_word": "derived: the words of submitted claims, made anew by command",
    "search_mark": "how far this trail was looked through for them",
    "alembic_version": "the database's own revision",
}

# Events that say no more than the entry of the record they are about.
TOLD_BY_THEIR_RECORD = frozenset(
    {
        "approved",
        "claim_drafted",
        "claim_submitted",
        "claim_withdrawn",
        "drafted",
        "month_closed",
        "receipt_attached",
        "rejected",
        "submitted",
        "tax_read",
        "withdrawn",
    }
)

# Of a person, only these columns; of the others, passwords and secrets, that they changed.
IN_CLEAR = {
    "calendar_feed": frozenset({"person_id", "made_at"}),
    "user": frozenset(
        {"id", "email", "name", "active", "tf_primary_method", "erased_at", "language"}
    ),
    "token": frozenset({"person_id", "name", "scopes", "made_at", "expires_on"}),
}

# Long texts that their record keeps as they were frozen: told by their SHA-256.
BY_HASH = {
    "line": frozenset({"submitted_verdict", "decided_verdict", "conversions"}),
    "plan_version": frozenset({"snapshot", "assumptions", "projection"}),
}
LONGEST = 2000  # characters of a text; a longer one is told by its beginning and its SHA-256

# Tables that name no assignment: the column and the table through which they belong to one.
THROUGH = {
    "fund_entry": ("fund_id", "fund"),
    "letter_edition": ("letter_id", "letter"),
    "set_aside": ("letter_id", "letter"),
}

# The column that says which person a record is about.
ABOUT = {
    "user": "id",
    "roles_users": "user_id",
    "assignment": "employee_id",
    "tax_adviser_grant": "person_id",
    "deputy": "away_id",
    "mail_choice": "person_id",
    "calendar_feed": "person_id",
    "token": "person_id",
}
