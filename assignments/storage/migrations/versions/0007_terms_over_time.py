"""At which version each term began, was confirmed and ended; amendments, and letters corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What counted an assignment's version up, and what of it began, confirmed or ended a term.
COUNTED = (
    "letter_added",
    "term_proposed",
    "term_replaced",
    "term_confirmed",
    "term_retired",
    "norm_set",
    "fare_set",
    "assignment_changed",
    "end_recorded",
    "end_taken_back",
)
EVENT = sa.table(
    "event",
    sa.column("id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("actor_id", sa.Integer),
    sa.column("assignment_id", sa.Integer),
    sa.column("body", sa.JSON),
)
TERM = sa.table(
    "term",
    sa.column("id", sa.Integer),
    sa.column("lineage", sa.String),
    sa.column("assignment_id", sa.Integer),
    sa.column("retired_at", sa.DateTime),
    sa.column("retired_by", sa.Integer),
    sa.column("in_version", sa.Integer),
    sa.column("confirmed_in", sa.Integer),
    sa.column("retired_in", sa.Integer),
)


def _columns() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("term") as term:
        term.add_column(sa.Column("in_version", sa.Integer(), nullable=False, server_default="0"))
        term.add_column(sa.Column("confirmed_in", sa.Integer(), nullable=True))
        term.add_column(sa.Column("retired_in", sa.Integer(), nullable=True))
        term.add_column(
            sa.Column("retired_why", sa.Text(), nullable=False, server_default=sa.text("''"))
        )


def _amendment() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.String(20), nullable=False),
        sa.Column("later", sa.String(20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("ended_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_amendment"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_amendment_assignment_id"
        ),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_amendment_letter_id"),
        sa.ForeignKeyConstraint(["ended_id"], ["term.id"], name="fk_amendment_ended_id"),
        sa.ForeignKeyConstraint(["made_by"], ["user.id"], name="fk_amendment_made_by"),
    )
    op.create_index("ix_amendment_assignment_id", "amendment", ["assignment_id"])


def _letter_edition() -> None:
    op.create_table(
        "letter_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("replaced_in", sa.Integer(), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_edition"),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_letter_edition_letter_id"),
        sa.ForeignKeyConstraint(["replaced_by"], ["user.id"], name="fk_letter_edition_replaced_by"),
        sa.UniqueConstraint("letter_id", "edition", name="uq_letter_edition_letter_id_edition"),
    )


def _set(term_id: int, **values: object) -> None:
    op.get_bind().execute(sa.update(TERM).where(TERM.c.id == term_id).values(**values))


def _before(term_id: int) -> int | None:
    """The row that a term took the place of: the last one of its lineage before it."""
    lineage = sa.select(TERM.c.lineage).where(TERM.c.id == term_id).scalar_subquery()
    asked = sa.select(sa.func.max(TERM.c.id)).where(TERM.c.lineage == lineage, TERM.c.id < term_id)
    return op.get_bind().execute(asked).scalar()


def _begun(term_id: int, version: int, actor_id: int | None, *, again: bool) -> None:
    _set(term_id, in_version=version)
    before = _before(term_id) if again else None
    if before is not None:
        _set(before, retired_in=version, retired_by=actor_id)


def _versions() -> None:
    """Count each assignment's version up again, event by event, and write it at its terms."""
    asked = sa.select(EVENT).where(EVENT.c.kind.in_(COUNTED)).order_by(EVENT.c.id)
    version: dict[int, int] = {}
    for event in op.get_bind().execute(asked).all():
        at = version[event.assignment_id] = version.get(event.assignment_id, 1) + 1
        term_id = (event.body or {}).get("term")
        if term_id is None:
            continue
        if event.kind == "term_confirmed":
            _set(term_id, confirmed_in=at)
        elif event.kind == "term_retired":
            _set(term_id, retired_in=at, retired_by=event.actor_id)
        else:
            _begun(term_id, at, event.actor_id, again=event.kind == "term_replaced")


def upgrade() -> None:
    _columns()
    _amendment()
    _letter_edition()
    _versions()


def downgrade() -> None:
    op.drop_table("letter_edition")
    op.drop_table("amendment")
    with op.batch_alter_table("term") as term:
        for name in ("retired_why", "retired_in", "confirmed_in", "in_version"):
            term.drop_column(name)
    with op.batch_alter_table("letter") as letter:
        letter.drop_column("edition")
