"""Users, and what keys may see."""

import sqlalchemy as sa
from alembic import op

from hearthwatch.model.ids import random_id

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of users and their tokens; let keys be limited and sessions belong."""
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("login", sa.String(100), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("password", sa.String(255), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("cameras", sa.JSON(), nullable=True),
        sa.Column("created", sa.Double(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("login", name="uq_users_login"),
        sa.UniqueConstraint("email", name="uq_users_email"),
    )
    op.create_table(
        "refresh_tokens",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("family", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.Column("expires", sa.Double(), nullable=False),
        sa.Column("used", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_refresh_tokens"),
    )
    for column in ("family", "user_id", "expires"):
        op.create_index(f"ix_refresh_tokens_{column}", "refresh_tokens", [column])
    op.add_column("sessions", sa.Column("user_id", sa.Uuid(), nullable=True))
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])
    op.add_column("api_keys", sa.Column("id", sa.Uuid(), nullable=True))
    op.add_column("api_keys", sa.Column("cameras", sa.JSON(), nullable=True))
    op.add_column("api_keys", sa.Column("expires", sa.Double(), nullable=True))
    op.add_column("api_keys", sa.Column("last_used", sa.Double(), nullable=True))
    _name_keys()
    with op.batch_alter_table("api_keys") as table:
        table.alter_column("id", existing_type=sa.Uuid(), nullable=False)
        table.create_unique_constraint("uq_api_keys_id", ["id"])


def _name_keys() -> None:
    """Give every key that is there an id."""
    keys = sa.table(
        "api_keys",
        sa.column("digest", sa.LargeBinary()),
        sa.column("id", sa.Uuid()),
        sa.column("created", sa.Double()),
    )
    connection = op.get_bind()
    for digest, created in connection.execute(sa.select(keys.c.digest, keys.c.created)).all():
        change = sa.update(keys).where(keys.c.digest == digest)
        connection.execute(change.values(id=random_id(created)))


def downgrade() -> None:
    """Drop what was made."""
    with op.batch_alter_table("api_keys") as table:
        table.drop_constraint("uq_api_keys_id", type_="unique")
        for column in ("id", "cameras", "expires", "last_used"):
            table.drop_column(column)
    op.drop_index("ix_sessions_user_id", "sessions")
    op.drop_column("sessions", "user_id")
    op.drop_table("refresh_tokens")
    op.drop_table("users")
