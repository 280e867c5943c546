"""Files of claims, tax years and papers once they are kept: fetched, and swept up."""

from typing import BinaryIO

from assignments.actions.answers import NotFoundError
from assignments.actions.office import Office


def fetched(office: Office, sha256: str) -> BinaryIO:
    """The file of that content, open for reading; whoever asks closes it.

    NotFoundError where it is missing, KeepingError where it cannot be fetched now.
    """
    try:
        return office.files.open(sha256)
    except FileNotFoundError as error:
        raise NotFoundError("The file is not there.") from error


def sweep_receipts(office: Office) -> tuple[str, ...]:
    """Remove files that nothing names; returns their names. For the command line alone."""
    with office.database.read() as store:
        named = store.receipts_named() | store.tax_files_named() | store.standing_files_named()
    return tuple(office.files.sweep(named))
