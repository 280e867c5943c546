"""People, their roles, and the keys of the forms they sent."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
ROLES = (
    ("expatriate", "claims costs under their own assignments"),
    ("hr", "records assignments and letters, decides claims"),
    ("finance", "takes over each month's costs"),
    ("administrator", "grants roles"),
)


def _role() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("name", name="uq_role_name"),
    )


def _user() -> None:
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(255), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_user"),
        sa.UniqueConstraint("email", name="uq_user_email"),
        sa.UniqueConstraint("fs_uniquifier", name="uq_user_fs_uniquifier"),
    )


def _roles_users() -> None:
    op.create_table(
        "roles_users",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "role_id", name="pk_roles_users"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_roles_users_user_id"),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_roles_users_role_id"),
    )


def _once() -> None:
    op.create_table(
        "once",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_once"),
        sa.ForeignKeyConstraint(["person_id"], ["user.id"], name="fk_once_person_id"),
        sa.UniqueConstraint("person_id", "key", name="uq_once_person_id_key"),
    )


def upgrade() -> None:
    _role()
    _user()
    _roles_users()
    _once()
    roles = sa.table("role", sa.column("name"), sa.column("description"))
    op.bulk_insert(roles, [{"name": name, "description": what} for name, what in ROLES])


def downgrade() -> None:
    op.drop_table("once")
    op.drop_table("roles_users")
    op.drop_table("user")
    op.drop_table("role")
