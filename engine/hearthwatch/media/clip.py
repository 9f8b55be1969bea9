"""Recordings: what a follower brings, written as clips in a thread of its own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from hearthwatch.media.clip_errors import ClipError, UnfitError
from hearthwatch.media.clip_facts import ClipFacts
from hearthwatch.media.clip_file import ClipFile
from hearthwatch.media.follower import Dropped, Follower
from hearthwatch.media.format import Format, FormatError, FormatWatch
from hearthwatch.media.packet import Packet
from hearthwatch.model.clip import ClipCause

_HOLE: Final = 10.0
"""Seconds without a picture after which another file is begun: nobody wants to watch a still."""

_PATIENCE: Final = 0.5
"""Seconds after which a recording looks whether it is to end though no packet comes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where clips go.

    Attributes:
        camera_id: is noted in them.
        path: gives a clip's path from when it begins; its folder must be there.
        cause: is noted in them.
    """

    camera_id: UUID
    path: Callable[[datetime], Path]
    cause: ClipCause = ClipCause.EVENT


class ClipListener(Protocol):
    """Hears, in the recording's thread, what becomes of it."""

    def opened(self, path: Path, start: datetime) -> None:
        """Hear that a clip is begun; it gets this path when it is closed."""

    def closed(self, facts: ClipFacts) -> None:
        """Hear that a clip is on disk and can be played."""

    def lost(self, dropped: Dropped) -> None:
        """Hear of footage that the disk was too slow for."""

    def failed(self, error: ClipError) -> None:
        """Hear that nothing more is recorded; what could be saved was closed before."""


class Recording:
    """Writes everything that a follower brings, until a moment or until told to stop.

    A recording gives one clip, or several: a new one begins when the camera changes its pictures'
    size or coding or its sound, after a hole of more than 10 s, and at the first keyframe after
    `segment` seconds. Each begins with a keyframe.

    The follower's queue is what stands between a slow disk and the camera: while the disk is stuck
    packets wait there, and when they are too many they are dropped, counted and reported.
    """

    def __init__(
        self,
        follower: Follower,
        place: Place,
        listener: ClipListener,
        *,
        until: float | None = None,
        segment: float | None = None,
    ) -> None:
        """Prepare to record.

        Args:
            follower: begins where the recording is to begin: `Ring.follow` with the moment.
            place: where clips go.
            listener: hears what becomes of it.
            until: stream time of the last packet; None until told otherwise.
            segment: seconds after which another clip is begun; None for one clip.
        """
        self._follower = follower
        self._place = place
        self._listener = listener
        self._until = until
        self._segment = segment
        self._formats = FormatWatch()
        self._form: Format | None = None
        self._file: ClipFile | None = None
        self._last = 0.0
        self._thread = threading.Thread(target=self._run, name="record", daemon=True)

    @property
    def until(self) -> float | None:
        """Stream time of the last packet; None until told otherwise."""
        return self._until

    @property
    def ended(self) -> bool:
        """Everything is on disk and told."""
        return self._thread.ident is not None and not self._thread.is_alive()

    @property
    def path(self) -> Path | None:
        """Path that the file under way will have in the end; None between files."""
        file = self._file
        return None if file is None else file.path

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end_at(self, until: float | None) -> None:
        """Set or move the end, as stream time; what is written already stays written."""
        self._until = until

    def stop(self) -> None:
        """End it with what has come so far; `join` waits until it is on disk."""
        self._follower.end()

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the end; say whether it has come."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while not self._follower.ended:
                match self._follower.take(_PATIENCE):
                    case Dropped() as dropped:
                        self._listener.lost(dropped)
                    case Packet() as packet:
                        if self._is_beyond(packet):
                            break
                        self._add(packet)
            self._close()
        except ClipError as error:
            self._abandon()
            self._listener.failed(error)
        finally:
            self._follower.close()

    def _is_beyond(self, packet: Packet) -> bool:
        return self._until is not None and packet.time > self._until

    def _add(self, packet: Packet) -> None:
        """Write a packet, into another file if need be."""
        if not packet.sound:
            form = self._watch(packet)
            if self._file is None or self._must_change(self._file, packet, form):
                self._close()
                self._open(packet, form)
            self._last = packet.time
        if self._file is not None:
            self._file.add(packet)

    def _watch(self, packet: Packet) -> Format:
        try:
            return self._formats.update(packet)
        except FormatError as error:
            start = datetime.fromtimestamp(packet.captured, UTC)
            raise UnfitError(self._place.path(start), str(error)) from None

    def _must_change(self, file: ClipFile, packet: Packet, form: Format) -> bool:
        if form is not self._form:
            return True
        full = self._segment is not None and packet.time - file.time >= self._segment
        return packet.keyframe and (full or packet.time - self._last > _HOLE)

    def _open(self, packet: Packet, form: Format) -> None:
        start = datetime.fromtimestamp(packet.captured, UTC)
        place = self._place
        path = place.path(start)
        self._file = ClipFile(path, packet, form, place.camera_id, place.cause)
        self._form = form
        self._listener.opened(self._file.path, self._file.start)

    def _close(self) -> None:
        if self._file is not None:
            facts = self._file.close()
            self._file = None
            self._listener.closed(facts)

    def _abandon(self) -> None:
        """Save what can be saved of a file that failed."""
        if self._file is not None and (facts := self._file.abandon()) is not None:
            self._listener.closed(facts)
        self._file = None
