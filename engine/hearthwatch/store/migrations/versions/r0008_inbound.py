"""Addresses that cameras and doorbells can call."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "inbound",
        sa.Column("camera_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("salt", sa.LargeBinary(16), nullable=False),
        sa.Column("plain_get", sa.Boolean(), nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.Column("used", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("camera_id", name="pk_inbound"),
        sa.UniqueConstraint("digest", name="uq_inbound_digest"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("inbound")
