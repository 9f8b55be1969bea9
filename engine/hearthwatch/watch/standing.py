"""How a camera is getting on, told when that changes and every second."""

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import EventType, Trace
from hearthwatch.model.messages import Stats
from hearthwatch.watch.voice import Voice


class Teller(Protocol):
    """Sends events."""

    def __call__(self, kind: EventType, data: dict[str, Any], trace: Trace | None = None) -> None:
        """Send an event of this moment."""


class Standing:
    """Whether a camera delivers pictures, and what was last reported of it."""

    def __init__(
        self, camera_id: UUID, voice: Voice, tell: Teller, reason: str | None = None
    ) -> None:
        """Begin as a camera that is being connected to.

        Args:
            camera_id: of the camera.
            voice: takes its status.
            tell: is told when it comes and goes.
            reason: why there may be no picture for long.
        """
        self._camera_id = camera_id
        self._voice = voice
        self._tell = tell
        self._status = CameraStatus(state=CameraState.CONNECTING, since=time.time(), reason=reason)
        self._reported = self._status
        self._told_online: bool | None = None

    def connected(self, codec: str, frame_rate: float) -> None:
        """Hear what its stream is; there is no picture yet."""
        self._status = replace(self._status, codec=codec, frame_rate=frame_rate)

    def seen(self, width: int, height: int, trace: Trace) -> None:
        """Hear that there is a picture, so many pixels large."""
        if (width, height) != (self._status.width, self._status.height):
            self._status = replace(self._status, width=width, height=height)
        if self._told_online:
            return
        self._told_online = True
        self._change(CameraState.ONLINE)
        data = {
            "width": width,
            "height": height,
            "codec": self._status.codec,
            "frame_rate": self._status.frame_rate or None,
        }
        self._tell(EventType.CAMERA_ONLINE, data, trace)

    def gone(self, reason: str) -> None:
        """Hear that nothing comes from it."""
        self._change(CameraState.OFFLINE, reason=reason)
        if self._told_online is not False:
            self._told_online = False
            self._tell(EventType.CAMERA_OFFLINE, {"reason": reason})

    def report(self, **measured: Any) -> None:
        """Send the status with what was measured: fields of `CameraStatus`."""
        self._send(replace(self._status, **measured))

    def hears(self, labels: Iterable[str]) -> None:
        """Send at once what is heard, as far as there was a report of sound before."""
        if sound := self._reported.sound:
            now = replace(sound, listening=True, heard=tuple(sorted(labels)))
            self._voice.offer(
                Stats(camera_id=self._camera_id, status=replace(self._reported, sound=now))
            )

    def _change(self, state: CameraState, reason: str | None = None) -> None:
        if (state, reason) == (self._status.state, self._status.reason):
            return
        since = self._status.since if state is self._status.state else time.time()
        self._status = replace(self._status, state=state, since=since, reason=reason)
        # What is measured goes on as it was last reported, rather than as nothing for a second.
        self._send(
            replace(
                self._reported,
                state=state,
                since=since,
                reason=reason,
                codec=self._status.codec,
                width=self._status.width,
                height=self._status.height,
            )
        )

    def _send(self, status: CameraStatus) -> None:
        self._reported = status
        self._voice.offer(Stats(camera_id=self._camera_id, status=status))
