"""Figures that are counted as things happen, for Prometheus."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import structlog
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
)

from hearthwatch.events.bus import Bus, Notice, Topic
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import StoredEvent

_BOUNDS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

_log = structlog.get_logger(__name__)


class Telemetry:
    """Counts what other figures cannot be read from afterwards. Any thread may count.

    Attributes:
        registry: what was counted, and nothing of any other library.
        last_event: when the newest event since the start happened, in seconds since 1970 UTC.
    """

    def __init__(self) -> None:
        # They double the series, and Prometheus does not use them.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.last_event: float | None = None
        self._integrations = Counter(
            "integration_requests",
            "What was handed to other systems, by kind of integration and outcome.",
            ("integration_type", "status"),
            registry=self.registry,
        )
        self._latency = Histogram(
            "integration_latency_seconds",
            "How long other systems took to answer.",
            ("integration_type",),
            buckets=_BOUNDS,
            registry=self.registry,
        )
        self._requests = Counter(
            "hearthwatch_http_requests",
            "Requests to the API and the page, by route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._answers = Histogram(
            "hearthwatch_http_request_seconds",
            "How long they took, to the last byte.",
            ("method", "route"),
            buckets=_BOUNDS,
            registry=self.registry,
        )
        self._sockets = Gauge(
            "hearthwatch_websocket_clients",
            "Open WebSockets, by route.",
            ("route",),
            registry=self.registry,
        )
        self._events = Counter(
            "hearthwatch_events",
            "Events since the start, by type.",
            ("type",),
            registry=self.registry,
        )
        self._alerts = Counter(
            "hearthwatch_alerts_opened",
            "Alerts opened since the start, by severity.",
            ("severity",),
            registry=self.registry,
        )

    def integration(self, kind: str, status: str, seconds: float | None = None) -> None:
        """Count something that was handed to another system.

        Args:
            kind: of integration, like `webhook` or `mqtt`.
            status: how it went, like `success`, `error` or `timeout`; a few words, no free text.
            seconds: until it answered, if it did.
        """
        self._integrations.labels(kind, status).inc()
        if seconds is not None:
            self._latency.labels(kind).observe(seconds)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered; `route` is the template, never the address."""
        self._requests.labels(method, route, status).inc()
        self._answers.labels(method, route).observe(seconds)

    @contextmanager
    def socket(self, route: str) -> Iterator[None]:
        """Count a WebSocket as open for the length of the block."""
        with self._sockets.labels(route).track_inprogress():
            yield

    def gauge(self, name: str, text: str, read: Callable[[], float]) -> None:
        """Show a figure that is read whenever somebody asks.

        Args:
            name: begins with `hearthwatch_` and ends with the unit.
            text: what it is.
            read: returns it at once, from any thread.

        Raises:
            ValueError: there is one of that name.
        """
        Gauge(name, text, registry=self.registry).set_function(read)

    @contextmanager
    def follow(self, bus: Bus) -> Iterator[None]:
        """Count the events that are told on a bus for the length of the block.

        They are counted while they are being published: a queue could lose some.
        """
        with bus.subscribe({Topic.EVENTS}, where=self._count):
            yield

    def _count(self, notice: Notice) -> bool:
        if isinstance(notice.payload, StoredEvent):
            event = notice.payload.event
            self.last_event = event.timestamp
            self._events.labels(event.type.value).inc()
            if event.type is EventType.ALERT_OPENED:
                self._alerts.labels(str(event.data["severity"])).inc()
            _log.debug("integration_event", **integration_event(event))
        return False


def integration_event(event: Event) -> dict[str, object]:
    """Return what a log line `integration_event` says of an event; its id runs through all."""
    return {
        "event_type": event.type.value,
        "timestamp": to_rfc3339(event.timestamp),
        "data": dict(event.data),
        "correlation_id": str(event.id),
    }
