"""Readings of letters, assignments and the company in place of an assignment's norms.

A balance of a norm is named after the norm's measure, so that a norm may get another one.
"""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NO_REASON = "Recorded as a norm, before reasons were asked for."
BY_DAYS = ("day", "month")
NORM = sa.table(
    "norm",
    sa.column("id", sa.Integer),
    sa.column("assignment_id", sa.Integer),
    sa.column("category", sa.String),
    sa.column("minor", sa.BigInteger),
    sa.column("currency", sa.String),
    sa.column("per", sa.String),
    sa.column("first_day", sa.Date),
    sa.column("last_day", sa.Date),
    sa.column("set_by", sa.Integer),
    sa.column("set_at", sa.DateTime(timezone=True)),
)
READING = sa.table(
    "company_reading",
    *(sa.column(one.name, one.type) for one in NORM.c),
    sa.column("letter_id", sa.Integer),
    sa.column("words", sa.String),
    sa.column("says", sa.Text),
    sa.column("people", sa.JSON),
    sa.column("reason", sa.Text),
    sa.column("set_on", sa.Date),
    sa.column("end_reason", sa.Text),
)
TAKE = sa.table(
    "take",
    sa.column("id", sa.Integer),
    sa.column("assignment_id", sa.Integer),
    sa.column("line_id", sa.Integer),
    sa.column("balance", sa.String),
    sa.column("used", sa.Boolean),
    sa.column("runs", sa.JSON),
)
LINE = sa.table(
    "line",
    sa.column("id", sa.Integer),
    sa.column("submitted_at", sa.DateTime(timezone=True)),
    sa.column("submitted_verdict", sa.JSON),
    sa.column("decided_at", sa.DateTime(timezone=True)),
    sa.column("decided_verdict", sa.JSON),
)


def _company_reading() -> None:
    op.create_table(
        "company_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("category", sa.String(40), nullable=True),
        sa.Column("minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(3), nullable=True),
        sa.Column("per", sa.String(20), nullable=True),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_company_reading"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_company_reading_assignment_id"
        ),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_company_reading_letter_id"),
        sa.ForeignKeyConstraint(["set_by"], ["user.id"], name="fk_company_reading_set_by"),
        sa.ForeignKeyConstraint(["ended_by"], ["user.id"], name="fk_company_reading_ended_by"),
    )
    op.create_index("ix_company_reading_assignment_id", "company_reading", ["assignment_id"])


def _norm() -> None:
    op.create_table(
        "norm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("per", sa.String(20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_norm"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_norm_assignment_id"),
        sa.ForeignKeyConstraint(["set_by"], ["user.id"], name="fk_norm_set_by"),
    )
    op.create_index("ix_norm_assignment_id", "norm", ["assignment_id"])


def _norms() -> dict[tuple[int, str], list[Any]]:
    """The norms of each assignment and category, the first one set first."""
    found: dict[tuple[int, str], list[Any]] = {}
    for norm in op.get_bind().execute(sa.select(NORM).order_by(NORM.c.id)).all():
        found.setdefault((norm.assignment_id, norm.category), []).append(norm)
    return found


def _kept(norm: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    """A norm as a reading of "reasonable" for its assignment."""
    same = {name: value for name, value in norm._mapping.items() if name != "id"}  # noqa: SLF001 - a row's own name for it
    told = {"words": "reasonable", "says": "", "people": [], "reason": NO_REASON, "end_reason": ""}
    return {**same, **told, "set_on": norm.set_at.date()}


def _drawn_on(norms: list[Any], take: Any) -> Any:  # noqa: ANN401 - rows
    """The norm that a line drew on: that of its day, of those set before it was judged."""
    used = take.used and take.decided_verdict is not None
    judged_at = take.decided_at if used else take.submitted_at
    verdict = take.decided_verdict if used else take.submitted_verdict
    day = dt.date.fromisoformat(verdict["day"])
    holding = [
        one
        for one in reversed(norms)
        if (one.per in BY_DAYS) == (take.runs is not None)
        and one.set_at <= judged_at
        and (one.first_day or dt.date.min) <= day <= (one.last_day or dt.date.max)
    ]
    return max(holding, key=lambda one: one.first_day or dt.date.min, default=norms[-1])


def _measured(norms: list[Any]) -> None:
    """Name what lines took of the norms of one assignment and category after its measure."""
    old = f"norm:{norms[0].category}"
    drawn = sa.select(TAKE, *(one for one in LINE.c if one.name != "id")).join(
        LINE, LINE.c.id == TAKE.c.line_id
    )
    mine = drawn.where(TAKE.c.assignment_id == norms[0].assignment_id, TAKE.c.balance == old)
    for take in op.get_bind().execute(mine).all():
        norm = _drawn_on(norms, take)
        name = f"{old}:{norm.per}:{norm.currency}"
        op.execute(sa.update(TAKE).where(TAKE.c.id == take.id).values(balance=name))


def upgrade() -> None:
    _company_reading()
    norms = _norms()
    readings = sorted((one for same in norms.values() for one in same), key=lambda one: one.id)
    op.bulk_insert(READING, [_kept(norm) for norm in readings])
    for same in norms.values():
        _measured(same)
    op.drop_table("norm")


def _as_norms() -> None:
    """Keep of the readings the norms of assignments, for which alone there was a place."""
    columns = [READING.c[one.name] for one in NORM.c if one.name != "id"]
    norms = sa.select(*columns).where(
        READING.c.category.is_not(None),
        READING.c.assignment_id.is_not(None),
        READING.c.letter_id.is_(None),
    )
    rows = op.get_bind().execute(norms.order_by(READING.c.id)).mappings().all()
    op.bulk_insert(NORM, [dict(row) for row in rows])


def downgrade() -> None:
    _norm()
    _as_norms()
    for take in (
        op.get_bind()
        .execute(sa.select(TAKE.c.id, TAKE.c.balance).where(TAKE.c.balance.startswith("norm:")))
        .all()
    ):
        name = ":".join(take.balance.split(":")[:2])
        op.execute(sa.update(TAKE).where(TAKE.c.id == take.id).values(balance=name))
    op.drop_table("company_reading")
