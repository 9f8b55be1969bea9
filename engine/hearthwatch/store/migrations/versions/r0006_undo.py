"""Clips that were deleted and can be had back, and what was found when one was looked at again."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BEFORE: Final = (
    ["start", "sequence"],
    ["camera_id", "start", "sequence", "end"],
    ["starred", "start", "sequence"],
    ["camera_id", "starred", "start", "sequence"],
    ["starred", "cause", "start", "sequence"],
)


def upgrade() -> None:
    """Add both columns; all indexes begin with the first of them, for every list asks for it."""
    op.add_column("clips", sa.Column("deleted", sa.Double(), nullable=True))
    op.add_column("clips", sa.Column("outcome", sa.JSON(), nullable=True))
    for columns in _BEFORE:
        op.drop_index(_name(columns), "clips")
        op.create_index(_name(["deleted", *columns]), "clips", ["deleted", *columns])


def downgrade() -> None:
    """Drop both columns. What was in the trash is a clip like any other again."""
    for columns in _BEFORE:
        op.drop_index(_name(["deleted", *columns]), "clips")
        op.create_index(_name(columns), "clips", columns)
    op.drop_column("clips", "outcome")
    op.drop_column("clips", "deleted")


def _name(columns: list[str]) -> str:
    return "ix_clips_" + "_".join(columns)
