"""What `flask claims import` does; the command itself is in `claims`, which needs no database."""

import uuid
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from assignments import actions
from assignments.actions import BusyError, Office, StateError
from assignments.actions.importing.claims import employee_of, import_claims, look_over_claims
from assignments.cli.imports import (
    assignment_number,
    counted,
    delivered,
    office_at_hand,
    summary,
    told_plainly,
)
from assignments.cli.slips import Slip
from assignments.cli.terminal import at_terminal
from assignments.core.records import Person
from assignments.core.words import InputError, Outcome


@dataclass(frozen=True, slots=True)
class How:
    """In which way a file is imported: see the options of the command."""

    dry_run: bool
    submit: bool
    again: bool


def import_file(file: Path, number: str, how: How) -> None:
    """Load claim lines from a file, all or none; say what was made of them."""
    office, assignment_id = office_at_hand(), assignment_number(number)
    with told_plainly(), delivered(file, again=how.again) as what:
        who = at_terminal(employee_of(office, assignment_id))
        if how.dry_run:
            found = look_over_claims(office, who, assignment_id, what)
            found.sound()
            click.echo(summary(found, "claim", "would be made"))
            return
        done = import_claims(office, who, assignment_id, what, str(uuid.uuid4()))
        click.echo(summary(done.found, "claim", "made"))
    if how.submit:
        _submit(office, who, done.ids)


def _submit(office: Office, who: Person, claim_ids: tuple[int, ...]) -> None:
    """Submit each claim in its order; says how many lines came out how."""
    outcomes: Counter[str] = Counter()
    for claim_id in claim_ids:
        try:
            actions.submit_claim(office, who, claim_id, str(uuid.uuid4()))
        except (InputError, StateError, BusyError) as error:
            raise Slip(f"claim {claim_id} was not submitted, nor any after it: {error}") from error
        lines = actions.claim(office, who, claim_id).lines
        outcomes.update(line.submitted["outcome"] for line in lines if line.submitted)
    said = ", ".join(f"{outcomes[word]:,} {word}" for word in Outcome)
    click.echo(f"{counted(len(claim_ids), 'claim')} submitted: {said}")
