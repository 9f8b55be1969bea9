"""The views of a camera that are being watched, each on a thread of its own."""

import contextlib
import threading
import time
from contextlib import AbstractContextManager
from typing import Final

import av

from hearthwatch.media import FormatError, Packet, Ring
from hearthwatch.model.live import LiveTrouble
from hearthwatch.model.messages import LiveAway, LiveFailed, Show
from hearthwatch.watch.live.forms import maker_of
from hearthwatch.watch.live.streams import CannotShowError, Choice, LiveStreams, Screen

_BEHIND: Final = 5.0
_QUEUE: Final = 16 << 20
_LOOK_UP: Final = 0.25
_PATIENCE: Final = 3.0
"""Seconds in which a cheaper stream that is still connecting is waited for."""


class LiveViews:
    """What is shown of one camera, once for each view however many watch it."""

    def __init__(self, streams: LiveStreams, screen: Screen) -> None:
        self._streams = streams
        self._screen = screen
        self._views: dict[int, _View] = {}

    def show(self, wish: Show) -> None:
        """Begin a view."""
        view = self._views[wish.view] = _View(wish, self._streams, self._screen)
        view.start()

    def hide(self, number: int) -> None:
        """End a view."""
        if view := self._views.pop(number, None):
            view.stop()

    def stop(self) -> None:
        """End all views; `join` waits until that is done."""
        for view in self._views.values():
            view.stop()

    def join(self) -> None:
        """Wait for the end of all views."""
        for view in self._views.values():
            view.join()
        self._views.clear()


class _View:
    """One view, from its first packet to its end, through all that happens to the camera."""

    def __init__(self, wish: Show, streams: LiveStreams, screen: Screen) -> None:
        self._wish = wish
        self._streams = streams
        self._screen = screen
        self._told: str | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name=f"view {wish.view}")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._streams.changed:
            self._stopped = True
            self._streams.changed.notify_all()

    def join(self) -> None:
        self._thread.join()

    def _run(self) -> None:
        view = self._wish.view
        try:
            while choice := self._choose():
                self._play(choice)
        except CannotShowError as error:
            failed = LiveFailed(view=view, trouble=error.trouble, reason=error.reason)
            self._screen.stream(failed)
        except (FormatError, av.FFmpegError) as error:
            reason = f"Its pictures cannot be shown: {error}"
            self._screen.stream(LiveFailed(view=view, trouble=LiveTrouble.UNFIT, reason=reason))

    def _choose(self) -> Choice | None:
        """Wait for a stream that can be shown, and say why there is none; None at the end."""
        deadline = time.monotonic() + _PATIENCE
        while not self._stopped:
            patient = time.monotonic() < deadline
            match self._streams.choose(self._wish, patient=patient):
                case Choice() as choice:
                    self._told = None
                    return choice
                case str(reason) if reason != self._told:
                    self._told = reason
                    self._screen.stream(LiveAway(view=self._wish.view, reason=reason))
            with self._streams.changed:
                self._streams.changed.wait(_LOOK_UP)
        return None

    def _play(self, choice: Choice) -> None:
        """Show a stream until it ends or nobody watches."""
        maker = maker_of(self._wish, choice.stream, transcoded=choice.transcoded)
        gone = choice.source.gone
        with self._ring(choice) as ring:
            follower = ring.follow(seconds=_BEHIND, size=_QUEUE, catch_up=True)
            with contextlib.closing(follower):
                while choice.holds and not (self._stopped or follower.ended):
                    item = follower.take(_LOOK_UP)
                    if isinstance(item, Packet) and item.info is not gone:
                        for message in maker.feed(item):
                            self._screen.stream(message)

    def _ring(self, choice: Choice) -> AbstractContextManager[Ring]:
        source = choice.source
        if choice.transcoded:
            return self._streams.transcodings.of(source.ring, source.gone)
        return contextlib.nullcontext(source.ring)
