"""Setting up the cameras of a measurement from clips."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hearthwatch.model.geometry import Box
from hearthwatch.studies.bench.cameras import GOOD, Behaviour, Cameras, Mount, playing
from hearthwatch.studies.bench.contestants import Stage
from hearthwatch.studies.bench.encode import Encoding
from hearthwatch.studies.bench.engine import Watched
from hearthwatch.studies.bench.mark import mark_box
from hearthwatch.studies.bench.studio import Clip

_GOLDEN: Final = 0.618
"""Cameras are ahead of each other by shares of a clip that never come near the same again."""


@dataclass(frozen=True, slots=True)
class Rig:
    """One simulated camera.

    Attributes:
        main: what its main stream shows.
        sub: what its sub stream shows; None if it has none.
        after: a clip of the same length with which the main stream goes on after a change.
        sub_after: the same for the sub stream.
        behaviour: what it does wrong, or when it changes.
        attention: which frames the engine is told to decode; None: as it likes.
        record: when the engine is told to record; None: as is usual.
    """

    main: Clip
    sub: Clip | None = None
    after: Clip | None = None
    sub_after: Clip | None = None
    behaviour: Behaviour = GOOD
    attention: str | None = None
    record: str | None = None

    @property
    def looked_at(self) -> Clip:
        """What the engine looks at."""
        return self.sub or self.main


@dataclass(frozen=True, slots=True)
class Show:
    """A stage whose cameras play.

    Attributes:
        looked_at: by the engine's name of each camera, the name of the mount that it looks at and
            what is to be seen there.
    """

    stage: Stage
    cameras: Cameras
    looked_at: dict[str, tuple[str, Clip]] = field(default_factory=dict)


@contextmanager
def on_stage(rigs: Sequence[Rig]) -> Iterator[Show]:
    """Play cameras for as long as the context lasts.

    Args:
        rigs: the cameras; where their main streams differ, the first stands for all of them.

    Raises:
        ChildError: they cannot be played.
    """
    mounts = [mount for number, rig in enumerate(rigs) for mount in _mounts(number, rig)]
    with (
        tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
        playing(mounts, Path(folder)) as cameras,
    ):
        watched = tuple(_watched(number, rig, cameras) for number, rig in enumerate(rigs))
        encoding = rigs[0].main.encoding
        stage = Stage(watched, encoding.width, encoding.height, encoding.rate)
        looked_at = {
            _name(number): (_name(number, sub=rig.sub is not None), rig.looked_at)
            for number, rig in enumerate(rigs)
        }
        yield Show(stage, cameras, looked_at)


def _mounts(number: int, rig: Rig) -> Iterator[Mount]:
    phase = number * _GOLDEN % 1 * rig.main.truth.scene.seconds
    yield Mount(_name(number), _paths(rig.main, rig.after), phase, rig.behaviour)
    if rig.sub:
        paths = _paths(rig.sub, rig.sub_after)
        yield Mount(_name(number, sub=True), paths, phase, rig.behaviour)


def _paths(*clips: Clip | None) -> tuple[Path, ...]:
    return tuple(clip.path for clip in clips if clip)


def _watched(number: int, rig: Rig, cameras: Cameras) -> Watched:
    return Watched(
        name=_name(number),
        main=cameras.url(_name(number)),
        sub=cameras.url(_name(number, sub=True)) if rig.sub else None,
        mask=mask_of(rig.looked_at.encoding),
        attention=rig.attention,
        record=rig.record,
        transport="udp" if rig.behaviour.udp else "tcp",
    )


def _name(number: int, *, sub: bool = False) -> str:
    return f"camera_{number}_sub" if sub else f"camera_{number}"


def mask_of(encoding: Encoding) -> Box:
    """Return where a clip shows the numbers of its frames: that is no motion."""
    return mark_box(encoding.width, encoding.height)
