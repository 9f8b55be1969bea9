"""What leaves the house: to whom, and how far it has come."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from hearthwatch.store.rows.base import SEQUENCE, Row


class DeliveryRow(Row):
    """One event on its way to one target, or how that ended. It goes with its event.

    Attributes:
        sequence: counts up in the order of commits; a target gets its events in it.
        output: the way out, like ``webhooks``.
        target: whom of that way it goes to.
        event: the event's sequence.
        state: a `hearthwatch.store.DeliveryState`.
        aside: the target took others and not this one: they no longer wait for it.
        next_at: the moment before which it is not tried (again).
        finished: when it was delivered, or given up.
        status: the newest HTTP status, if there was one.
        response_ms: that the newest answer took.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index(None, "output", "target", "state", "sequence"),
        Index(None, "output", "target", "sequence"),
        Index(None, "event"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(SEQUENCE, primary_key=True)
    output: Mapped[str] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(String(64))
    event: Mapped[int] = mapped_column(
        SEQUENCE,
        ForeignKey("events.sequence", name="fk_deliveries_event_events", ondelete="CASCADE"),
    )
    state: Mapped[str] = mapped_column(String(16))
    aside: Mapped[bool]
    attempts: Mapped[int]
    created: Mapped[float]
    next_at: Mapped[float]
    finished: Mapped[float | None]
    status: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(String(300))
    response_ms: Mapped[float | None]


class TargetRow(Row):
    """What has become of everything that went to one target.

    Attributes:
        total: deliveries that ended, one way or the other.
        failed: those of them that were given up.
        answers: attempts that were answered, whatever the answer.
        response_ms: that all those answers took together.
        last_triggered: when something was last sent there.
        failing_since: since when every attempt has failed; None while they succeed.
    """

    __tablename__ = "delivery_targets"

    output: Mapped[str] = mapped_column(String(16), primary_key=True)
    target: Mapped[str] = mapped_column(String(64), primary_key=True)
    total: Mapped[int] = mapped_column(BigInteger)
    failed: Mapped[int] = mapped_column(BigInteger)
    answers: Mapped[int] = mapped_column(BigInteger)
    response_ms: Mapped[float]
    last_triggered: Mapped[float | None]
    failing_since: Mapped[float | None]


class WebhookRow(Row):
    """An address that events are sent to. Its secrets and headers are sealed.

    Attributes:
        events: types of events, or ``*`` alone.
        camera_ids: those whose events are wanted; None: all.
        previous: the secret before the present one, which signs along until `previous_until`.
        max_retries: attempts after the first; None: for a day.
        rate: deliveries a second at most; None: as many as there are.
        extra: what whoever made it wants to find there again.
    """

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    url: Mapped[str] = mapped_column(String(2000))
    events: Mapped[list[str]] = mapped_column(JSON)
    camera_ids: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    min_severity: Mapped[str | None] = mapped_column(String(16))
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    previous: Mapped[bytes | None] = mapped_column(LargeBinary)
    previous_until: Mapped[float | None]
    headers: Mapped[bytes | None] = mapped_column(LargeBinary)
    format: Mapped[str] = mapped_column(String(16))
    prefix: Mapped[str] = mapped_column(String(32))
    max_retries: Mapped[int | None]
    retry_delay: Mapped[float]
    timeout: Mapped[float]
    rate: Mapped[float | None]
    extra: Mapped[dict[str, Any]] = mapped_column("metadata", JSON)
    allow_private: Mapped[bool]
    enabled: Mapped[bool]
    disabled_reason: Mapped[str | None] = mapped_column(String(300))
    created: Mapped[float]
