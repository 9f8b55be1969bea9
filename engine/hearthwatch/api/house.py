"""What the API serves: the parts of the running service, handed over by whoever built them."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from starlette.requests import HTTPConnection

from hearthwatch.api.access import Access
from hearthwatch.api.signing import Signer
from hearthwatch.events import Bus, Explanations, Jobs, Recorder
from hearthwatch.model.camera import CameraStatus
from hearthwatch.model.clip import SpriteLayout
from hearthwatch.model.messages import Picture
from hearthwatch.settings import Settings
from hearthwatch.store import (
    AlertStore,
    ClipRetention,
    ClipStore,
    Database,
    EventStore,
    Pictures,
    Room,
    Swept,
)
from hearthwatch.studies.studies import Studies
from hearthwatch.watch.live.viewers import Viewers


class Fleet(Protocol):
    """All cameras of all workers, as far as the API needs them."""

    @property
    def statuses(self) -> Mapping[UUID, CameraStatus]:
        """The newest status of every camera that has told one."""

    @property
    def viewers(self) -> Viewers:
        """Who watches cameras live."""

    async def snapshot(self, camera_id: UUID, width: int = 0, height: int = 0) -> Picture:
        """Return the newest picture, within `width` and `height` pixels (0: as it comes).

        Raises:
            TimeoutError: the camera's worker does not answer.
        """

    async def record(self, camera_id: UUID, seconds: float) -> None:
        """Record a camera from now on for some seconds; 0 ends what a command began."""

    async def still(self, path: Path, layout: SpriteLayout | None = None) -> bytes | None:
        """Return the picture with which a clip begins, or its sprite, as JPEG.

        Returns:
            None when there is no picture in the file.

        Raises:
            TimeoutError: no worker answers.
        """

    def watch(self, camera_id: UUID) -> AbstractContextManager[None]:
        """Have the camera's boxes published on the bus for the length of the block."""


@dataclass(frozen=True, slots=True)
class House:
    """The running service.

    Attributes:
        settings: returns those in force now.
        instance: which installation this is.
        alerts: as they are; `recorder.keeper` changes them.
        retention: of clips; it knows how much room there is for them.
        recorder: through which events enter.
        signer: of addresses that open one thing for a while.
        jobs: work in the background.
        studies: of recorded clips; they are jobs.
        cleanup: deletes now what is beyond the limits of the settings.
        started: when the service began, in seconds since 1970 UTC.
    """

    settings: Callable[[], Settings]
    database: Database
    events: EventStore
    alerts: AlertStore
    pictures: Pictures
    clips: ClipStore
    retention: ClipRetention
    bus: Bus
    recorder: Recorder
    explanations: Explanations
    access: Access
    signer: Signer
    fleet: Fleet
    jobs: Jobs
    studies: Studies
    cleanup: Callable[[], Awaitable[tuple[Swept, Room]]]
    instance: UUID
    version: str
    started: float


def house_of(connection: HTTPConnection) -> House:
    """Return the service that a request or WebSocket belongs to."""
    house: House = connection.app.state.house
    return house
