"""Clips that are recorded for a test, and what is in them."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import av

from hearthwatch.media import (
    ClipError,
    ClipFacts,
    Dropped,
    FileSource,
    Packet,
    Place,
    Recording,
    Ring,
    probe,
)

CAMERA = UUID("0199f3c2-0000-7000-8000-000000000001")
CAPTURED = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)

type MakeClip = Callable[..., Path]


class Listener:
    def __init__(self) -> None:
        self.begun: list[Path] = []
        self.clips: list[ClipFacts] = []
        self.gaps: list[Dropped] = []
        self.errors: list[ClipError] = []

    def opened(self, path: Path, start: datetime) -> None:
        self.begun.append(path)

    def closed(self, facts: ClipFacts) -> None:
        self.clips.append(facts)

    def lost(self, dropped: Dropped) -> None:
        self.gaps.append(dropped)

    def failed(self, error: ClipError) -> None:
        self.errors.append(error)


def packets_of(path: Path, *, sound: bool = False) -> list[Packet]:
    """Read a file as if it had been captured at noon."""
    stream = FileSource(path, sound=sound).stream()
    stream.open()
    packets = list(stream)
    begin = CAPTURED.timestamp() - packets[0].time
    return [replace(packet, captured=begin + packet.time) for packet in packets]


def later(packet: Packet, seconds: float) -> Packet:
    return replace(packet, time=packet.time + seconds, captured=packet.captured + seconds)


def place(folder: Path) -> Place:
    return Place(CAMERA, lambda start: folder / f"{start:%Y%m%dT%H%M%S.%f}.mp4")


def record(
    packets: list[Packet],
    folder: Path,
    *,
    since: float | None = 0.0,
    until: float | None = None,
    segment: float | None = None,
) -> Listener:
    """Record packets that are all there already."""
    ring = Ring("camera", seconds=3600)
    for packet in packets:
        ring.append(packet)
    listener = Listener()
    follower = ring.follow(since)
    ring.close()
    recording = Recording(follower, place(folder), listener, until=until, segment=segment)
    recording.start()
    assert recording.join(30)
    return listener


def times_of(path: Path, kind: str = "video") -> list[tuple[float, float]]:
    """Return when a clip's packets are decoded and shown."""
    with av.open(str(path)) as clip:
        return [
            (float(packet.dts * packet.time_base), float(packet.pts * packet.time_base))
            for packet in clip.demux()
            if packet.size and packet.stream.type == kind
        ]


def pictures_of(path: Path) -> list[float]:
    with av.open(str(path)) as clip:
        return [float(frame.pts * frame.time_base) for frame in clip.decode(video=0)]


def playable(path: Path) -> float:
    try:
        return probe(path).duration
    except ClipError:
        return 0.0


def wait_for[Found](find: Callable[[], Found]) -> Found:
    """Ask until there is an answer; the test's own time-out ends it."""
    pause = threading.Event()
    while not (found := find()):
        pause.wait(0.01)
    return found


def torn_clip(packets: list[Packet], folder: Path) -> Path:
    """Return a copy of a clip that was being written."""
    ring = Ring("camera", seconds=60)
    recording = Recording(ring.follow(), Place(CAMERA, lambda _: folder / "whole.mp4"), Listener())
    recording.start()
    for packet in packets:
        ring.append(packet)
    part = folder / "whole.part.mp4"
    wait_for(lambda: part.exists() and playable(part) > packets[-1].time - 0.9)
    torn = folder / "clip.part.mp4"
    torn.write_bytes(part.read_bytes())
    recording.stop()
    recording.join(10)
    return torn
