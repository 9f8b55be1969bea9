"""Everybody who watches live: what a worker sends once reaches them all."""

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from hearthwatch.model.live import LiveForm, LiveStream, LiveTrouble
from hearthwatch.model.messages import (
    Down,
    Hide,
    Live,
    LiveAway,
    LiveBegun,
    LiveData,
    LiveFailed,
    Show,
)
from hearthwatch.watch.live.viewer import Viewer

_MOST_OF_A_CAMERA: Final = 16
_MOST: Final = 64
_RECENT: Final = 8 << 20
_LINGER: Final = 5.0
"""Seconds for which a view that nobody watches is kept going: people reload pages."""


class TooManyViewersError(Exception):
    """Nobody else can watch now; the text says what is full."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to watch.

    Attributes:
        sound: with the camera's sound, if there is any.
    """

    camera_id: UUID
    stream: LiveStream
    form: LiveForm
    sound: bool = False


@dataclass(slots=True, eq=False)
class _View:
    """What is shown to all who wish for the same.

    Attributes:
        recent: all since the newest keyframe, with which a further viewer begins at once; empty
            where that is too much.
    """

    number: int
    wish: Wish
    viewers: set[Viewer] = field(default_factory=set)
    state: LiveBegun | LiveAway | LiveFailed | None = None
    recent: list[LiveData] = field(default_factory=list)
    size: int = 0
    fresh: bool = False

    @property
    def show(self) -> Show:
        """The message that begins it."""
        wish = self.wish
        return Show(
            view=self.number,
            camera_id=wish.camera_id,
            stream=wish.stream,
            form=wish.form,
            sound=wish.sound,
        )

    def take(self, message: Live) -> None:
        """Keep what later viewers need, and give it to those who are there."""
        match message:
            case LiveBegun():
                self.state, self.fresh = message, True
                self.recent, self.size = [], 0
            case LiveData():
                # A stream that marks no keyframes is entered where its view began.
                message = replace(message, keyframe=True) if self.fresh else message
                self.fresh = False
                self._remember(message)
            case LiveAway():
                self.state = message
                self.recent, self.size = [], 0
        for viewer in self.viewers:
            viewer.put(message)

    def greet(self, viewer: Viewer) -> None:
        """Bring a new viewer to where the others are."""
        self.viewers.add(viewer)
        if self.state is not None:
            viewer.put(self.state)
        for data in self.recent:
            viewer.put(data)

    def _remember(self, data: LiveData) -> None:
        if data.keyframe:
            self.recent, self.size = [], 0
        elif not self.recent:
            return
        self.recent.append(data)
        self.size += len(data.data)
        if self.size > _RECENT:
            self.recent, self.size = [], 0


class Viewers:
    """The service's side of live view.

    Views are begun with the first who watches and ended some seconds after the last one left. All
    who wish for the same share a view; a transport stream is everybody's own, as nobody can join
    one in the middle.
    """

    def __init__(self, send: Callable[[Down], None]) -> None:
        """Begin with nobody.

        Args:
            send: tells the worker, if there is one.
        """
        self._send = send
        self._numbers = itertools.count(1)
        self._views: dict[int, _View] = {}
        self._shared: dict[Wish, _View] = {}
        self._reason: str | None = None
        self._closed = False

    @contextlib.contextmanager
    def watch(self, wish: Wish) -> Iterator[Viewer]:
        """Watch for as long as the context lasts.

        Raises:
            TooManyViewersError: enough others do.
        """
        self._make_room(wish.camera_id)
        viewer = Viewer(wish.form)
        view = self._shared.get(wish) or self._begin(wish)
        view.greet(viewer)
        try:
            yield viewer
        finally:
            self._leave(view, viewer)

    def take(self, message: Live) -> None:
        """Pass on what the worker sends."""
        if view := self._views.get(message.view):
            view.take(message)
            if isinstance(message, LiveFailed):
                self._forget(view)
                self._send(Hide(view=view.number))

    def interrupt(self, reason: str) -> None:
        """Tell everybody that the worker is gone."""
        self._reason = reason
        for view in self._views.values():
            view.take(LiveAway(view=view.number, reason=reason))

    def resume(self) -> list[Show]:
        """Return what a new worker must be told to go on."""
        self._reason = None
        return [view.show for view in self._views.values()]

    def close(self) -> None:
        """End all views; nobody can watch from now on."""
        self._closed = True
        for view in list(self._views.values()):
            view.take(_stopping(view.number))
            self._forget(view)

    def _make_room(self, camera_id: UUID) -> None:
        counts = [(view.wish.camera_id, len(view.viewers)) for view in self._views.values()]
        if sum(count for _, count in counts) >= _MOST:
            raise TooManyViewersError(f"{_MOST} viewers watch already, and no more are let in.")
        if sum(count for watched, count in counts if watched == camera_id) >= _MOST_OF_A_CAMERA:
            raise TooManyViewersError(
                f"{_MOST_OF_A_CAMERA} viewers watch this camera already, and no more are let in."
            )

    def _begin(self, wish: Wish) -> _View:
        view = _View(next(self._numbers), wish)
        if self._closed:
            view.state = _stopping(view.number)
            return view
        self._views[view.number] = view
        if wish.form is not LiveForm.TS:
            self._shared[wish] = view
        if self._reason is not None:
            view.take(LiveAway(view=view.number, reason=self._reason))
        self._send(view.show)
        return view

    def _leave(self, view: _View, viewer: Viewer) -> None:
        view.viewers.discard(viewer)
        if view.viewers or view.number not in self._views:
            return
        if self._shared.get(view.wish) is view:
            asyncio.get_running_loop().call_later(_LINGER, self._end, view)
        else:
            self._end(view)

    def _end(self, view: _View) -> None:
        if not view.viewers and view.number in self._views:
            self._forget(view)
            self._send(Hide(view=view.number))

    def _forget(self, view: _View) -> None:
        del self._views[view.number]
        if self._shared.get(view.wish) is view:
            del self._shared[view.wish]


def _stopping(number: int) -> LiveFailed:
    return LiveFailed(view=number, trouble=LiveTrouble.STOPPING, reason="The engine is stopping.")
