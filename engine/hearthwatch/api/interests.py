"""What one listener wants to hear about, and from which cameras."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Self
from uuid import UUID

from hearthwatch.api.house import House
from hearthwatch.events import AlertChange, ClipChange, Dropped, Job, Notice, Topic
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.store import StoredEvent


class Interests:
    """A place on the bus; while boxes are wanted, their cameras are being watched."""

    def __init__(self, house: House) -> None:
        self._house = house
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
        """Want topics, from these cameras; what was said of the same topics before is void."""
        self._cameras.update(dict.fromkeys(topics, cameras))
        self._changed()

    def remove(self, topics: Iterable[Topic]) -> None:
        """Want topics no more."""
        for topic in topics:
            self._cameras.pop(topic, None)
        self._changed()

    def includes(self, notice: Notice) -> bool:
        """Tell whether something is wanted; facts about the whole system always are."""
        if notice.topic not in self._cameras:
            return False
        cameras = self._cameras[notice.topic]
        camera_id = _camera_of(notice)
        return cameras is None or camera_id is None or camera_id in cameras

    def watch_cameras(self) -> None:
        """Watch the cameras whose boxes are wanted, as they are configured now, and no others."""
        wanted = self._wanted_boxes()
        for camera_id in self._watched.keys() - wanted:
            self._watched.pop(camera_id).close()
        for camera_id in wanted - self._watched.keys():
            watch = self._watched[camera_id] = ExitStack()
            watch.enter_context(self._house.fleet.watch(camera_id))

    def _changed(self) -> None:
        self._subscription.topics = set(self._cameras)
        self.watch_cameras()

    def _wanted_boxes(self) -> set[UUID]:
        if Topic.TRACKS not in self._cameras:
            return set()
        configured = {camera.id for camera in self._house.settings().cameras if camera.enabled}
        chosen = self._cameras[Topic.TRACKS]
        return configured if chosen is None else configured & chosen


def _camera_of(notice: Notice) -> UUID | None:
    match notice.payload:
        case StoredEvent(event=event):
            return event.camera_id
        case AlertChange(alert=alert):
            return alert.camera_id
        case ClipChange(stored=stored):
            return stored.clip.camera_id
        case Stats(camera_id=camera_id) | Tracks(camera_id=camera_id) | Job(camera_id=camera_id):
            return camera_id
    return None
