"""Whether a clip is what was asked for: from which frame to which, whole, and untouched."""

import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hearthwatch.model.timestamps import from_rfc3339
from hearthwatch.studies.bench.cameras import Sent
from hearthwatch.studies.bench.engine import Engine, household
from hearthwatch.studies.bench.examine import Examined, examine
from hearthwatch.studies.bench.stages import Rig, on_stage

PRE: Final = 5.0
"""Seconds before a command that the engine's default settings record."""

_RING: Final = PRE + 3.0
_CLOSES: Final = 30.0
_ASK_EVERY: Final = 0.2


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one command to record.

    Attributes:
        clips: that were made of it; 0: nothing can be said.
        early: seconds by which the first frame was sent before the moment asked for: less than a
            group of pictures, and not negative, is right.
        late: seconds by which the last frame was sent after the moment asked for: a frame or so
            before it is right.
        frames: in the clips.
        missing: frames left out in between.
        errors: what could not be decoded.
        changed: packets whose pictures are not byte for byte what the camera sent.
    """

    clips: int = 0
    early: float | None = None
    late: float | None = None
    frames: int = 0
    missing: int = 0
    errors: int = 0
    changed: int = 0


def record_clips(rigs: Sequence[Rig], *, seconds: float) -> list[Kept]:
    """Have each camera recorded once, and examine what comes of it.

    Args:
        rigs: the cameras.
        seconds: to ask for.

    Raises:
        ChildError: a program does not do its part.
    """
    names = [f"camera_{number}" for number in range(len(rigs))]
    longest = max(rig.main.encoding.gop for rig in rigs)
    with (
        on_stage(rigs) as show,
        tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
    ):
        home = household(show.stage.cameras, Path(folder))
        with home.engine() as running:
            running.wait_until_online(len(rigs))
            time.sleep(_RING + longest)
            asked: dict[str, float] = {}
            for name in names:
                asked[name] = time.time()
                running.record(name, seconds)
            time.sleep(seconds)
            found = {name: _clips(running, name, asked[name], seconds) for name in names}
        sent = show.cameras.sent()
        return [
            _kept(
                [home.file(clip) for clip in found[name]],
                rig,
                [each for each in sent if each.mount == name],
                (asked[name] - PRE, asked[name] + seconds),
            )
            for name, rig in zip(names, rigs, strict=True)
        ]


def _clips(running: Engine, camera: str, asked: float, seconds: float) -> list[Mapping[str, Any]]:
    """Return the clips that a command has led to, once they reach to its end; oldest first."""
    until = time.time() + _CLOSES
    while time.time() < until:
        mine = [clip for clip in reversed(running.clips()) if clip["camera"] == camera]
        meant = [clip for clip in mine if _end(clip) > asked - PRE]
        if meant and _end(meant[-1]) > asked + seconds - 1:
            return meant
        time.sleep(_ASK_EVERY)
    return []


def _end(clip: Mapping[str, Any]) -> float:
    return from_rfc3339(clip["start"]) + float(clip["duration"])


def _kept(paths: list[Path], rig: Rig, sent: list[Sent], asked: tuple[float, float]) -> Kept:
    origins = [clip.path for clip in (rig.main, rig.after) if clip]
    looks = [examine(path, origins) for path in paths]
    whole = [look for look in looks if look and look.numbers]
    if not whole:
        return Kept(clips=len(paths), errors=len(paths))
    joined = tuple(number for look in whole for number in look.numbers)
    frames = len(rig.main.truth.frames)
    begin, end = asked
    return Kept(
        clips=len(paths),
        early=_before(begin, _sent_near(joined[0], sent, begin - rig.main.encoding.gop)),
        late=_before(_sent_near(joined[-1], sent, end), end),
        frames=len(joined),
        missing=Examined(joined, 0, 0, 0.0).missing(frames),
        errors=sum(look.errors for look in whole) + len(looks) - len(whole),
        changed=sum(look.changed for look in whole),
    )


def _sent_near(number: int, sent: Sequence[Sent], moment: float) -> float | None:
    """Return when a frame was sent, that time which is nearest to a moment."""
    times = [each.time for each in sent if each.number == number]
    return min(times, key=lambda time: abs(time - moment), default=None)


def _before(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else round(first - second, 3)
