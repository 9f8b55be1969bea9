"""What the API serves: the parts of the running service, handed over by whoever built them."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from starlette.requests import HTTPConnection

from hearthwatch.api.access import Access
from hearthwatch.api.program import Program
from hearthwatch.api.signing import Signer
from hearthwatch.events import Bus, Explanations, Jobs, Recorder, States, Telemetry
from hearthwatch.model.camera import CameraStatus
from hearthwatch.model.clip import SpriteLayout
from hearthwatch.model.messages import Picture, Probed
from hearthwatch.outputs import IntegrationManager
from hearthwatch.settings import Alter, Described, Draft, Edit, Settings, Version
from hearthwatch.settings import Source as SourceSettings
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
from hearthwatch.watch.uploads import Uploads


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

    async def probe(self, source: SourceSettings, within: float) -> Probed:
        """Have a source tried out.

        Raises:
            TimeoutError: no worker answers.
        """

    @property
    def worker_pid(self) -> int | None:
        """The worker's process; None while there is none."""

    async def wake(self, camera_id: UUID, reason: str) -> None:
        """Have a camera looked at closely now, for something else has noticed movement."""

    async def restart(self, camera_id: UUID) -> None:
        """Have a camera's streams closed and opened anew."""

    def watch(self, camera_id: UUID) -> AbstractContextManager[None]:
        """Have the camera's boxes published on the bus for the length of the block."""


class Desk(Protocol):
    """Where settings are changed.

    Changes raise `SettingsError` when the settings are not valid afterwards or were not before,
    `StaleError` when the file has another entity tag than expected, and `NotWrittenError`.
    """

    async def stored(self) -> tuple[Settings, str]:
        """Return what the file says and its entity tag."""

    async def change(self, edit: Edit, *, expected: str | None = None) -> Settings:
        """Change the document in the file."""

    async def alter(
        self, alter: Alter, *, expected: str | None = None, dry_run: bool = False
    ) -> Draft:
        """Change the tree; what was shown of a secret stands for it."""

    async def check(self, edit: Edit) -> Settings:
        """Return what an edit of the document would make, without writing it."""

    async def versions(self) -> list[Version]:
        """Return the kept versions of the file, newest first."""

    async def describe(self, version_id: str) -> tuple[Version, Described]:
        """Return a kept version and what it holds.

        Raises:
            KeyError: there is none of that id.
        """

    async def restore(self, version_id: str, *, expected: str | None = None) -> Draft:
        """Put a kept version in force again.

        Raises:
            KeyError: there is none of that id.
        """


@dataclass(frozen=True, slots=True)
class House:
    """The running service.

    Attributes:
        settings: returns those in force now.
        desk: changes them.
        instance: which installation this is.
        alerts: as they are; `recorder.keeper` changes them.
        retention: of clips; it knows how much room there is for them.
        recorder: through which events enter.
        outputs: the ways out of the house, webhooks among them.
        states: what every entity shows.
        signer: of addresses that open one thing for a while.
        jobs: work in the background.
        studies: of recorded clips; they are jobs.
        uploads: of cameras, by FTP.
        cleanup: deletes now what is beyond the limits of the settings.
        telemetry: counts for Prometheus.
        program: the engine as a program: log, backups, restart.
        started: when the service began, in seconds since 1970 UTC.
    """

    settings: Callable[[], Settings]
    desk: Desk
    database: Database
    events: EventStore
    alerts: AlertStore
    pictures: Pictures
    clips: ClipStore
    retention: ClipRetention
    bus: Bus
    recorder: Recorder
    states: States
    explanations: Explanations
    access: Access
    signer: Signer
    fleet: Fleet
    outputs: IntegrationManager
    jobs: Jobs
    studies: Studies
    uploads: Uploads
    cleanup: Callable[[], Awaitable[tuple[Swept, Room]]]
    telemetry: Telemetry
    program: Program
    instance: UUID
    version: str
    started: float


def house_of(connection: HTTPConnection) -> House:
    """Return the service that a request or WebSocket belongs to."""
    house: House = connection.app.state.house
    return house
