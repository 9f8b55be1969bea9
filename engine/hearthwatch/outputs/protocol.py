"""What an output is: one way out of the house."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from hearthwatch.events.metrics import SystemMetrics


@dataclass(frozen=True, slots=True)
class RegisteredCamera:
    """A camera, as outputs know it.

    Attributes:
        key: by which whoever registered it speaks of it.
        source: returns the newest picture, for outputs that show one.
        stream_url: where its stream can be had, without a password.
        is_doorbell: it has a button.
    """

    key: str
    id: UUID
    slug: str
    name: str
    source: Callable[[], Any] | None = field(default=None, repr=False)
    stream_url: str | None = field(default=None, repr=False)
    is_doorbell: bool = False


class OutputState(StrEnum):
    """The life of an output's task."""

    STOPPED = "stopped"
    RUNNING = "running"
    WAITING = "waiting"
    """The other side cannot be reached; it is tried again, and again."""
    FAILED = "failed"
    """It ended with an error and is started anew after a pause."""


class Output(Protocol):
    """One way out: webhooks, MQTT, and later HomeKit and others.

    An output has a task of its own that is started anew when it fails. What it must not lose it
    takes from the outbox, never from memory.
    """

    @property
    def name(self) -> str:
        """What it is called in statistics and in the outbox."""

    @property
    def enabled(self) -> bool:
        """Whether there is anybody to send to."""

    @property
    def problem(self) -> str | None:
        """Why nothing can be sent now; None: it can, or there is nobody to send to."""

    async def run(self) -> None:
        """Send until cancelled."""

    async def flush(self) -> None:
        """Return once nothing that is due now waits any more."""

    def add_camera(self, camera: RegisteredCamera) -> None:
        """Take note of a camera, new or changed."""

    def remove_camera(self, camera: RegisteredCamera) -> None:
        """Forget a camera."""

    async def publish_metrics(self, metrics: SystemMetrics) -> None:
        """Send how the machine fares, if that is something for this way out."""

    async def statistics(self) -> Mapping[str, Any]:
        """Return figures for the owner."""
