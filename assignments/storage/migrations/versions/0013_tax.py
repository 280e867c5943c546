"""Tax equalization: years, notes, files, hypothetical tax, who advises on what."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
