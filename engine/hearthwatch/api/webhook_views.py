"""The shapes of what is said of webhooks and other outputs. No secret is ever in them."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.moments import Moment
from hearthwatch.model.alert import Severity
from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs import OutputState
from hearthwatch.outputs.webhooks import Answer
from hearthwatch.store import Delivery, DeliveryState, Tally, Webhook, WebhookFormat


class WebhookView(BaseModel):
    """A webhook."""

    id: str
    name: str
    url: str
    events: list[str]
    camera_ids: list[UUID] | None
    min_severity: Severity | None
    headers: list[str] = Field(description="The names of the further headers.")
    format: WebhookFormat
    header_prefix: str
    max_retries: int | None
    retry_delay: float
    timeout: float
    rate_limit: float | None
    metadata: dict[str, Any]
    allow_private: bool
    enabled: bool
    disabled_reason: str | None = Field(description="Why it was switched off, if not by you.")
    created: Moment
    old_secret_until: Moment | None = Field(description="Until then two secrets sign.")

    @classmethod
    def of(cls, webhook: Webhook) -> "WebhookView":
        """Show a webhook."""
        return cls(**shown(webhook))


class NewSecretView(WebhookView):
    """A webhook with its new secret, which is never shown again."""

    secret: str | None = Field(description="Null when you have chosen it yourself.")

    @classmethod
    def with_secret(cls, webhook: Webhook, *, made: bool) -> "NewSecretView":
        """Show a webhook, and its secret if it was made for it."""
        return cls(**shown(webhook), secret=webhook.secret if made else None)


class WebhookList(BaseModel):
    """All webhooks, the oldest first."""

    webhooks: list[WebhookView]
    total: int


class WebhookStatsView(BaseModel):
    """What has become of everything for a webhook."""

    webhook_id: str
    total_deliveries: int = Field(description="Those that ended, one way or the other.")
    failed_deliveries: int = Field(description="Those of them that were given up.")
    success_rate: float | None = Field(description="In percent; null before the first.")
    avg_response_time_ms: float | None
    last_triggered: Moment | None
    pending: int = Field(description="What waits to be delivered.")
    lag_seconds: float = Field(description="For how long the oldest of it has waited.")
    failing_since: Moment | None = Field(description="Since then nothing could be delivered.")

    @classmethod
    def of(cls, webhook_id: str, tally: Tally, pending: int, lag: float) -> "WebhookStatsView":
        """Show a webhook's figures."""
        return cls(
            webhook_id=webhook_id,
            total_deliveries=tally.total,
            failed_deliveries=tally.failed,
            success_rate=tally.success_rate,
            avg_response_time_ms=tally.mean_response_ms,
            last_triggered=_moment(tally.last_triggered),
            pending=pending,
            lag_seconds=round(lag, 3),
            failing_since=_moment(tally.failing_since),
        )


class DeliveryView(BaseModel):
    """One event on its way to a webhook, or how that ended."""

    id: int
    event_id: UUID = Field(description="What the receiver knows it by: `webhook-id`.")
    event_type: EventType
    camera_id: UUID | None
    state: DeliveryState
    attempts: int
    created: Moment
    next_attempt: Moment | None
    finished: Moment | None
    status: int | None = Field(description="The newest HTTP status.")
    error: str | None
    response_ms: float | None

    @classmethod
    def of(cls, delivery: Delivery) -> "DeliveryView":
        """Show a delivery."""
        event, pending = delivery.stored.event, delivery.state is DeliveryState.PENDING
        return cls(
            id=delivery.sequence,
            event_id=event.id,
            event_type=event.type,
            camera_id=event.camera_id,
            state=delivery.state,
            attempts=delivery.attempts,
            created=to_rfc3339(delivery.created),
            next_attempt=to_rfc3339(delivery.next_at) if pending else None,
            finished=_moment(delivery.finished),
            status=delivery.status,
            error=delivery.error,
            response_ms=delivery.response_ms,
        )


class DeliveryList(BaseModel):
    """A page of deliveries, the newest first."""

    deliveries: list[DeliveryView]
    total: int = Field(description="Of all pages; counted up to 10,000.")
    total_is_lower_bound: bool
    next_before: int | None = Field(description="Pass as `before` for the next page.")


class TestView(BaseModel):
    """What a receiver said to a test."""

    delivered: bool
    status: int | None
    response_ms: float | None
    body: str | None = Field(description="The first of what it said.")
    error: str | None

    @classmethod
    def of(cls, answer: Answer) -> "TestView":
        """Show an answer."""
        good = 200 <= answer.status < 300
        return cls(
            delivered=good,
            status=answer.status,
            response_ms=round(1000 * answer.seconds, 1),
            body=answer.body[:500].decode("utf-8", "replace"),
            error=None if good else f"The receiver answered {answer.status}.",
        )

    @classmethod
    def failed(cls, error: Exception) -> "TestView":
        """Show that there was no answer."""
        return cls(delivered=False, status=None, response_ms=None, body=None, error=str(error))


class ReplayView(BaseModel):
    """How many deliveries are on their way again."""

    replayed: int


class IntegrationsView(BaseModel):
    """Which ways out are in use."""

    home_assistant: bool
    homekit: bool
    mqtt: bool
    webhooks: bool
    nest: bool
    kafka: bool
    siem: bool


class StatisticsView(BaseModel):
    """Figures since the start."""

    events_processed: int
    events_failed: int
    last_event_time: Moment | None
    integrations: IntegrationsView
    webhook_count: int


class OutputView(BaseModel):
    """One way out."""

    name: str
    enabled: bool = Field(description="There is somebody to send to.")
    state: OutputState
    reason: str | None = Field(description="What went wrong last, if something did.")
    restarts: int
    statistics: dict[str, int | float]


class OutputList(BaseModel):
    """All ways out."""

    statistics: StatisticsView
    outputs: list[OutputView]


def shown(webhook: Webhook) -> dict[str, Any]:
    """Return the fields of a webhook that may be seen."""
    return {
        "id": webhook.id,
        "name": webhook.name,
        "url": webhook.url,
        "events": list(webhook.events),
        "camera_ids": None if webhook.camera_ids is None else list(webhook.camera_ids),
        "min_severity": webhook.min_severity,
        "headers": sorted(webhook.headers),
        "format": webhook.format,
        "header_prefix": webhook.prefix,
        "max_retries": webhook.max_retries,
        "retry_delay": webhook.retry_delay,
        "timeout": webhook.timeout,
        "rate_limit": webhook.rate,
        "metadata": dict(webhook.metadata),
        "allow_private": webhook.allow_private,
        "enabled": webhook.enabled,
        "disabled_reason": webhook.disabled_reason,
        "created": to_rfc3339(webhook.created),
        "old_secret_until": _moment(webhook.previous_until if webhook.previous else None),
    }


def _moment(timestamp: float | None) -> str | None:
    return None if timestamp is None else to_rfc3339(timestamp)
