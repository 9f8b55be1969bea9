"""Clips, and secrets of the installation's own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "clips",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("camera_id", sa.Uuid(), nullable=False),
        sa.Column("camera", sa.String(64), nullable=False),
        sa.Column("path", sa.String(255), nullable=False),
        sa.Column("start", sa.Double(), nullable=False),
        sa.Column("end", sa.Double(), nullable=False),
        sa.Column("duration", sa.Double(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("codec", sa.String(50), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("has_audio", sa.Boolean(), nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("starred", sa.Boolean(), nullable=False),
        sa.Column("thumbnail", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_clips"),
        sa.UniqueConstraint("id", name="uq_clips_id"),
        sqlite_autoincrement=True,
    )
    for columns in (
        ["start", "sequence"],
        ["camera_id", "start", "sequence", "end"],
        ["starred", "start", "sequence"],
        ["camera_id", "starred", "start", "sequence"],
        ["starred", "cause", "start", "sequence"],
    ):
        op.create_index("ix_clips_" + "_".join(columns), "clips", columns)
    op.create_table(
        "secrets",
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("value", sa.LargeBinary(64), nullable=False),
        sa.PrimaryKeyConstraint("purpose", name="pk_secrets"),
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("secrets")
    op.drop_table("clips")
