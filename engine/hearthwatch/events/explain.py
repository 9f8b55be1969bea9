"""Why something was, or was not, said at any moment of the last hour.

Looks come five times a second with a sentence for every gate; an hour of a busy camera would be
tens of megabytes. The sentences repeat, so records are kept in compressed blocks.
"""

import itertools
import time
import zlib
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import msgspec

from hearthwatch.model.camera import CameraState
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import Looks, Stats
from hearthwatch.model.timestamps import to_rfc3339

KEPT: Final = 3600.0
"""Seconds that can be asked about."""

_BLOCK_RECORDS: Final = 100
_BLOCK_SECONDS: Final = 60.0
_BLOCK_BYTES: Final = 1 << 20
_CAMERA_BYTES: Final = 16 << 20
_STATES: Final = 1000
_MOST_CAMERAS: Final = 256
_NEAR: Final = 2.5

_encode: Final = msgspec.msgpack.Encoder().encode
_decoder: Final = msgspec.msgpack.Decoder(tuple[LookRecord, ...])


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer for one camera and one moment.

    Attributes:
        record: the look, or run of quiet looks, nearest to the moment.
        reason: why there is no record, as a sentence; None when there is one.
    """

    camera_id: UUID
    timestamp: float
    record: LookRecord | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Block:
    start: float
    end: float
    packed: bytes

    def records(self) -> tuple[LookRecord, ...]:
        return _decoder.decode(zlib.decompress(self.packed))


@dataclass(frozen=True, slots=True)
class _Phase:
    """A camera's state from a moment on."""

    since: float
    state: CameraState
    reason: str | None


@dataclass(slots=True)
class _Camera:
    blocks: deque[_Block] = field(default_factory=deque)
    recent: list[LookRecord] = field(default_factory=list)
    recent_bytes: int = 0
    packed_bytes: int = 0
    phases: deque[_Phase] = field(default_factory=lambda: deque(maxlen=_STATES))

    def add(self, records: Iterable[LookRecord]) -> None:
        for record in records:
            self.recent.append(record)
            self.recent_bytes += len(_encode(record))
            if self._block_is_full():
                self._pack()

    def add_phase(self, phase: _Phase) -> None:
        last = self.phases[-1] if self.phases else None
        if last is None or (last.state, last.reason) != (phase.state, phase.reason):
            self.phases.append(phase)

    def forget(self, before: float) -> None:
        while self.blocks and (self.blocks[0].end < before or self.packed_bytes > _CAMERA_BYTES):
            self.packed_bytes -= len(self.blocks.popleft().packed)
        while len(self.phases) > 1 and self.phases[1].since < before:
            self.phases.popleft()

    def nearest(self, moment: float) -> LookRecord | None:
        """Return the record that covers a moment, or the nearest within a few seconds."""
        candidates = list(self.recent)
        for block in self.blocks:
            if block.start - _NEAR <= moment <= block.end + _NEAR:
                candidates.extend(block.records())
        best = min(candidates, key=lambda record: _distance(record, moment), default=None)
        return best if best is not None and _distance(best, moment) <= _NEAR else None

    def between(self, since: float, until: float) -> Iterator[LookRecord]:
        """Return the records of a span of time as they are now; they are unpacked one by one."""
        blocks = [b for b in self.blocks if b.start <= until and b.end >= since]
        recent = tuple(self.recent)
        records = itertools.chain(
            itertools.chain.from_iterable(block.records() for block in blocks), recent
        )
        return (record for record in records if record.start <= until and record.end >= since)

    def phase_at(self, moment: float) -> _Phase | None:
        index = bisect_right(self.phases, moment, key=lambda phase: phase.since)
        return self.phases[index - 1] if index else None

    def _block_is_full(self) -> bool:
        span = self.recent[-1].end - self.recent[0].start
        return (
            len(self.recent) >= _BLOCK_RECORDS
            or span >= _BLOCK_SECONDS
            or self.recent_bytes >= _BLOCK_BYTES
        )

    def _pack(self) -> None:
        packed = zlib.compress(_encode(self.recent), level=1)
        start = min(record.start for record in self.recent)
        end = max(record.end for record in self.recent)
        self.blocks.append(_Block(start, end, packed))
        self.packed_bytes += len(packed)
        self.recent.clear()
        self.recent_bytes = 0


class Explanations:
    """What every camera decided during the last hour, in memory alone."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._started = clock()
        self._cameras: dict[UUID, _Camera] = {}

    def add(self, looks: Looks) -> None:
        """Keep what a camera decided."""
        camera = self._camera(looks.camera_id)
        camera.add(looks.records)
        camera.forget(self._clock() - KEPT)

    def add_state(self, stats: Stats) -> None:
        """Keep a camera's state, so that a moment without looks can be explained too."""
        status = stats.status
        phase = _Phase(status.since, status.state, status.reason)
        self._camera(stats.camera_id).add_phase(phase)

    def forget_camera(self, camera_id: UUID) -> None:
        """Drop everything about a camera that is no longer configured."""
        self._cameras.pop(camera_id, None)

    def at(self, camera_id: UUID, timestamp: float) -> Explanation:
        """Answer for a moment, in seconds since 1970 UTC."""
        camera = self._cameras.get(camera_id)
        reason = self._out_of_reach(timestamp)
        record = camera.nearest(timestamp) if camera and reason is None else None
        if record is None and reason is None:
            reason = self._silence(camera, timestamp)
        return Explanation(camera_id, timestamp, record, reason)

    def between(self, camera_id: UUID, since: float, until: float) -> Iterator[LookRecord]:
        """Return what a camera decided in a span of time, as far as it is still known.

        The records may be gone through in another thread: there can be many.
        """
        camera = self._cameras.get(camera_id)
        return iter(()) if camera is None else camera.between(since, until)

    def _camera(self, camera_id: UUID) -> _Camera:
        if camera_id not in self._cameras and len(self._cameras) >= _MOST_CAMERAS:
            del self._cameras[next(iter(self._cameras))]
        return self._cameras.setdefault(camera_id, _Camera())

    def _out_of_reach(self, moment: float) -> str | None:
        now = self._clock()
        if moment > now + 1:
            return "This moment is still to come."
        if moment < now - KEPT:
            return "Explanations are kept for one hour; this moment is longer ago."
        return None

    def _silence(self, camera: _Camera | None, moment: float) -> str:
        if moment < self._started:
            return f"Hearthwatch was not running: it started at {to_rfc3339(self._started)}."
        phase = camera.phase_at(moment) if camera else None
        if phase is None:
            return "The camera had not been started yet."
        since = f"since {to_rfc3339(phase.since)}"
        because = f": {phase.reason}" if phase.reason else ""
        match phase.state:
            case CameraState.ONLINE:
                return f"The camera was online ({since}), but no frame was looked at."
            case CameraState.DISABLED:
                return f"The camera was switched off ({since})."
            case CameraState.CONNECTING:
                return f"The camera was being connected ({since}){because}."
            case CameraState.OFFLINE:
                return f"The camera was offline ({since}){because}."


def _distance(record: LookRecord, moment: float) -> float:
    return max(record.start - moment, moment - record.end, 0.0)
