"""`flask backup` and `flask restore`: everything in one file, and back on an empty machine."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import click
from flask import current_app
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import Progress

from assignments.actions import Office, StateError
from assignments.actions import backing_up as backing
from assignments.actions.backing_up import Wanted, back_up
from assignments.actions.restoring import Held, check_backup, prove
from assignments.actions.restoring import restore as restored_from
from assignments.cli.month import MACHINE
from assignments.cli.slips import Slip
from assignments.cli.terse import Terse
from assignments.core.words import InputError
from assignments.storage.backup.rows import RowsError
from assignments.storage.refusals import KeepingError
from assignments.web.secret_files import MADE, SECRETS_FILE, given

_MEGA = 1_000_000
_SLIPS = (InputError, StateError, RowsError, KeepingError)


@click.command("backup", cls=Terse)
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@click.option("--check", "only_check", is_flag=True, help="Only verify FILE; touch nothing.")
@with_appcontext
def backup(file: str, *, force: bool, only_check: bool) -> None:
    """Copy database, receipts and secrets into FILE, while the server works."""
    path = Path(file)
    if only_check:
        _check(path)
        return
    kept = _secrets()
    wanted = Wanted(path, force=force, secrets=kept)
    with _slips(path), _bar() as progress:
        done = back_up(_office(), wanted, progress)
    size = f"{done.size / _MEGA:,.1f} MB"
    click.echo(f"{done.rows:,} rows and {done.receipts:,} receipts are in {path} ({size}).")
    _tell_secrets(kept=kept is not None)
    for line in done.missing:
        click.echo(f"Not in it: {line}", err=True)
    if done.missing:
        raise click.exceptions.Exit(1)


@click.command("restore", cls=Terse)
@click.argument("file", metavar="FILE")
@click.option("--check", "only_check", is_flag=True, help="Only verify FILE; touch nothing.")
@with_appcontext
def restore(file: str, *, only_check: bool) -> None:
    """Bring a backup back into an empty database, and verify it."""
    path = Path(file)
    if only_check:
        _check(path)
        return
    _secrets_file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _slips(path), _bar() as progress:
        held = restored_from(_office(), path, _keep_secrets, progress)
    _tell(held, "Restored")
    with _slips(path), _bar() as progress:
        proven = prove(_office(), MACHINE, held, progress)
    for line in proven.differences:
        click.echo(f"Not as it was: {line}", err=True)
    if proven.differences:
        raise click.exceptions.Exit(1)
    click.echo(
        f"Verified: the rows of every table, {proven.receipts:,} receipts by their SHA-256, "
        f"{proven.months} closed months by their seals, {proven.entries:,} entries of the audit "
        f"trail."
    )


def _check(path: Path) -> None:
    with _slips(path), _bar() as progress:
        held = check_backup(path, progress)
    _tell(held, f"{path} is whole: it holds")


def _tell(held: Held, what: str) -> None:
    at = held.taken_at.strftime("%Y-%m-%d %H:%M UTC")
    click.echo(
        f"{what} {held.rows:,} rows of {held.tables} tables and {held.receipts:,} receipts "
        f"({held.receipt_bytes / _MEGA:,.1f} MB), as of {at}, revision {held.revision}."
    )
    for sha256 in held.missing:
        click.echo(f"Missing already when the backup was taken: the file {sha256}", err=True)


def _office() -> Office:
    return cast("Office", current_app.extensions["office"])


def _secrets_file() -> Path:
    return Path(current_app.instance_path) / SECRETS_FILE


def _given() -> list[str]:
    """The secrets that the environment gives, by name."""
    return [name for name in MADE if given(name, os.environ)]


def _secrets() -> bytes | None:
    """The instance's own secrets; None where every one of them comes from the environment."""
    file = _secrets_file()
    return file.read_bytes() if file.exists() and len(_given()) < len(MADE) else None


def _tell_secrets(*, kept: bool) -> None:
    if kept:
        click.echo(f"So are the secrets of {_secrets_file()}: keep the backup as safe as those.")
    if _given():
        names = " and ".join(_given())
        click.echo(f"Not in it, as the environment gives them: {names}. Keep them beside it.")


def _keep_secrets(data: bytes) -> None:
    """Put the backup's secrets in their place, readable by their owner alone."""
    file = _secrets_file()
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


@contextmanager
def _slips(path: Path) -> Iterator[None]:
    """Say every no in one line."""
    try:
        yield
    except OSError as error:
        where = error.filename or path
        raise Slip(f"{where}: {error.strerror}; nothing was left behind") from error
    except _SLIPS as error:
        raise Slip(str(error)) from error


@contextmanager
def _bar() -> Iterator[backing.Progress]:
    """A progress bar on a terminal; elsewhere nothing."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield tell
