"""What the API serves: the parts of the running service, handed over by whoever built them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from starlette.requests import HTTPConnection

from hearthwatch.api.access import Access
from hearthwatch.events import Bus, Explanations
from hearthwatch.model.camera import CameraStatus
from hearthwatch.model.messages import Picture
from hearthwatch.settings import Settings
from hearthwatch.store import Database, EventStore, Pictures


class Fleet(Protocol):
    """All cameras of all workers, as far as the API needs them."""

    @property
    def statuses(self) -> Mapping[UUID, CameraStatus]:
        """The newest status of every camera that has told one."""

    async def snapshot(self, camera_id: UUID, width: int = 0) -> Picture:
        """Return the newest picture, no wider than `width` pixels (0: as it comes).

        Raises:
            TimeoutError: the camera's worker does not answer.
        """

    def watch(self, camera_id: UUID) -> AbstractContextManager[None]:
        """Have the camera's boxes published on the bus for the length of the block."""


@dataclass(frozen=True, slots=True)
class House:
    """The running service.

    Attributes:
        settings: returns those in force now.
        instance: which installation this is.
        started: when the service began, in seconds since 1970 UTC.
    """

    settings: Callable[[], Settings]
    database: Database
    events: EventStore
    pictures: Pictures
    bus: Bus
    explanations: Explanations
    access: Access
    fleet: Fleet
    instance: UUID
    version: str
    started: float


def house_of(connection: HTTPConnection) -> House:
    """Return the service that a request or WebSocket belongs to."""
    house: House = connection.app.state.house
    return house
