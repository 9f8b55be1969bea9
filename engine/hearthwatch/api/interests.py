"""What one listener wants to hear about, from which cameras, and what it may hear."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Final, Self
from uuid import UUID

from hearthwatch.api.house import House
from hearthwatch.api.identity import Identity
from hearthwatch.api.problems import ProblemError
from hearthwatch.events import (
    AlertChange,
    ClipChange,
    Dropped,
    Job,
    Notice,
    StatesChange,
    Topic,
)
from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.model.event import EventType
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.store import Scope, StoredEvent

_SCOPES: Final[Mapping[Topic, Scope]] = {Topic.SECURITY: Scope.ADMIN}
"""Those that are needed for more than reading."""

_UNKNOWN: Final = UUID(int=0)


def topics_for(identity: Identity) -> list[Topic]:
    """Return the topics that somebody may listen to."""
    return [topic for topic in Topic if identity.scope.includes(_SCOPES.get(topic, Scope.READ))]


class Interests:
    """A place on the bus; while boxes are wanted, their cameras are being watched.

    Attributes:
        identity: who listens; nobody hears of a camera that one may not see.
    """

    def __init__(self, house: House, identity: Identity) -> None:
        self._house = house
        self.identity = identity
        self._cameras: dict[Topic, frozenset[UUID] | None] = {}
        self._watched: dict[UUID, ExitStack] = {}
        self._place = ExitStack()
        self._subscription = self._place.enter_context(house.bus.subscribe(where=self.includes))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for watch in self._watched.values():
            watch.close()
        self._place.close()

    @property
    def topics(self) -> Mapping[Topic, frozenset[UUID] | None]:
        """The wanted topics, each with its cameras; None: all of them."""
        return self._cameras

    async def next(self) -> Notice | Dropped:
        """Wait for news."""
        return await self._subscription.get()

    def add(self, topics: Iterable[Topic], cameras: frozenset[UUID] | None) -> None:
        """Want topics, from these cameras; what was said of the same topics before is void.

        Raises:
            ProblemError: 403, one of them is not for this listener; then nothing has changed.
        """
        allowed = topics_for(self.identity)
        for topic in topics:
            if topic not in allowed:
                detail = f"The topic '{topic}' needs the scope '{_SCOPES.get(topic, Scope.READ)}'."
                raise ProblemError(403, "scope_missing", detail)
        self._cameras.update(dict.fromkeys(topics, cameras))
        self._changed()

    def remove(self, topics: Iterable[Topic]) -> None:
        """Want topics no more."""
        for topic in topics:
            self._cameras.pop(topic, None)
        self._changed()

    def includes(self, notice: Notice) -> bool:
        """Tell whether something is wanted; facts about the whole system always are."""
        if notice.topic not in self._cameras or not self._may_hear(notice):
            return False
        cameras = self._cameras[notice.topic]
        if cameras is None:
            return True
        camera_id = _camera_of(notice)
        return camera_id is None or camera_id in cameras

    def watch_cameras(self) -> None:
        """Watch the cameras whose boxes are wanted, as they are configured now, and no others."""
        wanted = self._wanted_boxes()
        for camera_id in self._watched.keys() - wanted:
            self._watched.pop(camera_id).close()
        for camera_id in wanted - self._watched.keys():
            watch = self._watched[camera_id] = ExitStack()
            watch.enter_context(self._house.fleet.watch(camera_id))

    def _may_hear(self, notice: Notice) -> bool:
        """Tell whether something may be heard."""
        match notice.payload:
            case StoredEvent(event=event) if event.type is EventType.SECURITY_EVENT:
                return self.identity.scope.includes(Scope.ADMIN)
        return self.identity.cameras is None or self.identity.sees(_camera_of(notice))

    def _changed(self) -> None:
        self._subscription.topics = set(self._cameras)
        self.watch_cameras()

    def _wanted_boxes(self) -> set[UUID]:
        if Topic.TRACKS not in self._cameras:
            return set()
        sees = self.identity.sees
        cameras = self._house.settings().cameras
        configured = {camera.id for camera in cameras if camera.enabled and sees(camera.id)}
        chosen = self._cameras[Topic.TRACKS]
        return configured if chosen is None else configured & chosen


def _camera_of(notice: Notice) -> UUID | None:
    """Return whose something is; None: it is about the whole system.

    What is not listed here is of no camera that anybody could choose or be limited to.
    """
    match notice.payload:
        case StoredEvent(event=subject) | AlertChange(alert=subject):
            found = subject.camera_id
        case ClipChange(stored=stored):
            found = stored.clip.camera_id
        case Stats() | Tracks() | Job() | StatesChange():
            found = notice.payload.camera_id
        case None | SystemMetrics():
            found = None
        case _:
            found = _UNKNOWN
    return found
