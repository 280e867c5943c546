"""Why a database was left as it is; in a place of its own, so that naming one loads no database."""


class BusyError(RuntimeError):
    """Somebody else held the lock for too long: nothing was done, and trying again may do."""


class FullError(BusyError):
    """The disk has no room left: nothing was done."""


class UnwritableError(BusyError):
    """Nothing can be written, as on a disk that is only read: nothing was done."""


class LostError(BusyError):
    """The database cannot be reached, or was lost on the way: what was being done may be done."""


class KeepingError(BusyError):
    """Receipts cannot be kept or fetched: nothing was done, and trying again later may do."""


class NewerError(RuntimeError):
    """The database was migrated by a newer program than this one: nothing was done."""
