"""Alerts, what was decided of each event, and kinds of events for filters to ask for."""

import hashlib
import itertools
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 1000

_LEADING: tuple[list[str], ...] = ([], ["camera_id"], ["type"], ["camera_id", "type"])
"""What the indexes of events began with until now; kinds take their place."""


def upgrade() -> None:
    """Create the tables, and say of which kind every event is that is there already."""
    _create_alerts()
    kinds = op.create_table(
        "kinds",
        sa.Column("id", _SEQUENCE, nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("camera_id", sa.Uuid(), nullable=True),
        sa.Column("type", sa.String(64), nullable=False),
        sa.Column("label", sa.String(100), nullable=True),
        sa.Column("group", sa.String(16), nullable=True),
        sa.Column("alerting", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kinds"),
        sa.UniqueConstraint("digest", name="uq_kinds_digest"),
        sqlite_autoincrement=True,
    )
    zones = op.create_table(
        "kind_zones",
        sa.Column("kind_id", _SEQUENCE, autoincrement=False, nullable=False),
        sa.Column("zone", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("kind_id", "zone", name="pk_kind_zones"),
    )
    op.add_column(
        "events", sa.Column("kind_id", _SEQUENCE, nullable=False, server_default=sa.text("0"))
    )
    op.add_column("events", sa.Column("score", sa.Double(), nullable=True))
    op.add_column("events", sa.Column("decision", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("events", sa.Column("alert_id", sa.Uuid(), nullable=True))
    _sort_events(kinds, zones)
    for leading in _LEADING:
        op.drop_index(_name("events", [*leading, "timestamp", "sequence"]), "events")
    for columns in (
        ["timestamp", "sequence", "kind_id", "score"],
        ["kind_id", "timestamp", "sequence", "score"],
    ):
        op.create_index(_name("events", columns), "events", columns)
    op.create_index(
        "ix_events_alert_id_timestamp_sequence",
        "events",
        ["alert_id", "timestamp", "sequence"],
        sqlite_where=sa.text("alert_id IS NOT NULL"),
        postgresql_where=sa.text("alert_id IS NOT NULL"),
    )


def downgrade() -> None:
    """Drop the tables and what events have of them."""
    op.drop_index("ix_events_alert_id_timestamp_sequence", "events")
    for columns in (
        ["timestamp", "sequence", "kind_id", "score"],
        ["kind_id", "timestamp", "sequence", "score"],
    ):
        op.drop_index(_name("events", columns), "events")
    for leading in _LEADING:
        columns = [*leading, "timestamp", "sequence"]
        op.create_index(_name("events", columns), "events", columns)
    for column in ("kind_id", "score", "decision", "alert_id"):
        op.drop_column("events", column)
    for table in ("kind_zones", "kinds", "alerts"):
        op.drop_table(table)


def _create_alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("sequence", _SEQUENCE, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("summary", sa.String(1000), nullable=False),
        sa.Column("severity", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("camera_id", sa.Uuid(), nullable=True),
        sa.Column("camera", sa.String(64), nullable=True),
        sa.Column("type", sa.String(64), nullable=True),
        sa.Column("group", sa.String(16), nullable=True),
        sa.Column("label", sa.String(100), nullable=True),
        sa.Column("zones", sa.JSON(), nullable=False),
        sa.Column("track_id", _SEQUENCE, nullable=True),
        sa.Column("tracks", sa.JSON(), nullable=False),
        sa.Column("first_event", sa.Uuid(), nullable=True),
        sa.Column("newest_event", sa.Uuid(), nullable=True),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Double(), nullable=False),
        sa.Column("updated", sa.Double(), nullable=False),
        sa.Column("acknowledged", sa.Double(), nullable=True),
        sa.Column("acknowledged_by", sa.String(100), nullable=True),
        sa.Column("closed", sa.Double(), nullable=True),
        sa.Column("closed_by", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_alerts"),
        sa.UniqueConstraint("id", name="uq_alerts_id"),
        sqlite_autoincrement=True,
    )
    for columns in (
        ["opened", "sequence", "camera_id", "status", "severity", "label"],
        ["status", "opened", "sequence", "camera_id", "severity", "label"],
        ["camera_id", "closed"],
    ):
        op.create_index(_name("alerts", columns), "alerts", columns)


def _name(table: str, columns: list[str]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"


def _sort_events(kinds: sa.Table, zones: sa.Table) -> None:
    connection = op.get_bind()
    events = sa.table(
        "events",
        sa.column("sequence", sa.BigInteger()),
        sa.column("type", sa.String()),
        sa.column("camera_id", sa.Uuid()),
        sa.column("data", sa.JSON()),
        sa.column("kind_id", sa.BigInteger()),
        sa.column("score", sa.Double()),
    )
    known: dict[bytes, int] = {}
    number = itertools.count(1)
    asked = sa.select(events.c.sequence, events.c.type, events.c.camera_id, events.c.data)
    change = (
        sa.update(events)
        .where(events.c.sequence == sa.bindparam("of"))
        .values(kind_id=sa.bindparam("kind"), score=sa.bindparam("sure"))
    )
    last = 0
    while rows := connection.execute(
        asked.where(events.c.sequence > last).order_by(events.c.sequence).limit(_AT_ONCE)
    ).all():
        last = rows[-1].sequence
        changes = []
        for row in rows:
            kind, places = _kind(row.type, row.camera_id, row.data)
            if kind["digest"] not in known:
                known[kind["digest"]] = kind["id"] = next(number)
                connection.execute(sa.insert(kinds).values(kind))
                for zone in places:
                    connection.execute(sa.insert(zones).values(kind_id=kind["id"], zone=zone))
            sure = row.data.get("confidence")
            changes.append({"of": row.sequence, "kind": known[kind["digest"]], "sure": sure})
        connection.execute(change, changes)
    if known and connection.dialect.name == "postgresql":
        connection.execute(
            sa.text("SELECT setval(pg_get_serial_sequence('kinds', 'id'), max(id)) FROM kinds")
        )


def _kind(kind: str, camera_id: Any, data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the row of an event's kind, without its id, and its zones; as of this revision."""
    place = data.get("zone") or data.get("line")
    places = sorted(set(data.get("zones") or ([place] if place else [])))
    score = data.get("confidence")
    row = {
        "camera_id": camera_id,
        "type": kind,
        "label": data.get("object_type") or data.get("label"),
        "group": "person" if kind == "face_detected" else data.get("group"),
        "alerting": False,
        "score": None if score is None else int(score * 20 + 1e-9),
    }
    key = [None if camera_id is None else str(camera_id), *[*row.values()][1:], places]
    digest = hashlib.sha256(json.dumps(key, separators=(",", ":")).encode()).digest()
    return row | {"digest": digest}, places
