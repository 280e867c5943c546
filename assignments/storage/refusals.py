"""Why a database was left as it is; in a place of its own, so that naming one loads no database."""


class BusyError(RuntimeError):
    """Somebody else held the lock for too long: nothing was done, and trying again may do."""


class NewerError(RuntimeError):
    """The database was migrated by a newer program than this one: nothing was done."""
