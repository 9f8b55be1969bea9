"""What is left when the whole engine is killed, again and again, while it records."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import numpy as np

from hearthwatch.studies.bench.cameras import Sent
from hearthwatch.studies.bench.engine import Engine, Household, household
from hearthwatch.studies.bench.examine import Examined, examine
from hearthwatch.studies.bench.listener import listening
from hearthwatch.studies.bench.processes import ProcessTree
from hearthwatch.studies.bench.stages import Rig, Show, on_stage

_EARLY_SHARE: Final = 0.25
"""How often the engine is killed while it still starts, and puts right what the last kill left."""

_EARLY: Final = (0.2, 3.0)
_RECORDING: Final = (0.2, 6.0)
_COMMAND: Final = 600.0
_PUT_RIGHT: Final = 30.0
_SWEPT: Final = 150.0
"""Seconds after which the engine has looked for orphans of every kind."""

_ASK_EVERY: Final = 0.5
_ENDS_WITHIN: Final = 1.0


@dataclass(frozen=True, slots=True)
class Cut:
    """A clip that was being written when the engine was killed.

    Attributes:
        camera: that it shows.
        name: of its file, once it is put right.
        at: when the engine was killed, in seconds since 1970 UTC.
    """

    camera: str
    name: str
    at: float


@dataclass(slots=True)
class Damage:
    """What was found after all kills so far.

    Attributes:
        kills: how often the engine was killed.
        lost: for each clip that was cut off, seconds from its last frame to the last one that the
            camera had sent.
        unplayable: clips that do not play to their last second, or with a hole or a fault.
        changed: packets in them that are not byte for byte what the camera sent.
        told: events that anybody was told of.
        forgotten: those of them that the database does not know.
        files: clips and pictures without a row, at the end.
        rows: clips and events whose file is gone, at the end.
        restarts: seconds until the API was up again, each time.
    """

    kills: int = 0
    lost: list[float] = field(default_factory=list)
    unplayable: int = 0
    changed: int = 0
    told: int = 0
    forgotten: int = 0
    files: int = 0
    rows: int = 0
    restarts: list[float] = field(default_factory=list)


class _Trial:
    """One engine's life and deaths."""

    def __init__(self, rigs: Sequence[Rig], show: Show, home: Household, seed: int) -> None:
        self.damage = Damage()
        self._rigs = {f"camera_{number}": rig for number, rig in enumerate(rigs)}
        self._show = show
        self._home = home
        self._rng = np.random.default_rng((seed, 4))
        self._cuts: list[Cut] = []
        self._told: set[str] = set()

    def live_and_die(self) -> None:
        """Start the engine and kill it: in the middle of recording, or while it still starts."""
        early = bool(self._cuts) and self._rng.random() < _EARLY_SHARE
        with self._home.engine() as running, listening(running) as listener:
            self.damage.restarts.append(running.answered - running.began)
            if not early:
                self._check(running)
                self._record(running)
            time.sleep(self._rng.uniform(*(_EARLY if early else _RECORDING)))
            ProcessTree(running.child.pid).kill()
            at = time.time()
            listener.join()
        self.damage.kills += 1
        self._told |= set(listener.told)
        known = {cut.name for cut in self._cuts}
        parts = self._home.media.glob("clips/*/*/*.part.mp4")
        names = ((part.parent.parent.name, part.name.replace(".part", "")) for part in parts)
        self._cuts += [Cut(camera, name, at) for camera, name in names if name not in known]

    def last_look(self) -> None:
        """Start the engine once more, and look for what nobody knows or nothing is left of."""
        with self._home.engine() as running:
            self._check(running)
            until = time.time() + _SWEPT
            while time.time() < until:
                self.damage.files, self.damage.rows = self._orphans(running)
                if not self.damage.files + self.damage.rows:
                    break
                time.sleep(_ASK_EVERY)

    def _record(self, running: Engine) -> None:
        """Wait until something is written.

        Raises:
            ChildError: nothing is.
        """
        running.wait_until_online(len(self._rigs))
        commanded = [name for name, rig in self._rigs.items() if rig.record == "off"]
        for name in commanded:
            running.record(name, _COMMAND)
        always = sum(rig.record == "continuous" for rig in self._rigs.values())
        running.wait_until_recording(len(commanded) + always)

    def _check(self, running: Engine) -> None:
        """Look at what the last kills have left, once the engine has put it right."""
        known = _known(running)
        until = time.time() + _PUT_RIGHT
        while time.time() < until and not all(cut.name in known for cut in self._cuts):
            time.sleep(_ASK_EVERY)
            known = _known(running)
        for cut in self._cuts:
            self._judge(cut, known.get(cut.name))
        self._cuts = []
        self.damage.told = len(self._told)
        stored = {event["id"] for event in running.every_event()}
        self.damage.forgotten = len(self._told - stored)

    def _judge(self, cut: Cut, clip: Mapping[str, Any] | None) -> None:
        rig = self._rigs[cut.camera]
        sent = [s for s in self._show.cameras.sent(until=cut.at) if s.mount == cut.camera]
        if clip is None:
            began = UUID(cut.name.removesuffix(".mp4")).int >> 80
            self.damage.lost.append(max(0.0, sent[-1].time - began / 1000))
            return
        look = examine(self._home.file(clip), [rig.main.path])
        if look is None or not look.numbers:
            self.damage.unplayable += 1
            return
        frames = len(rig.main.truth.frames)
        short = abs(float(clip["duration"]) - look.seconds) > _ENDS_WITHIN
        self.damage.unplayable += bool(short or look.errors or look.missing(frames))
        self.damage.changed += look.changed
        self.damage.lost.append(_lost(look, sent))

    def _orphans(self, running: Engine) -> tuple[int, int]:
        """Count files without a row and rows without their file."""
        media, began = self._home.media, running.began
        clips = {self._home.file(clip) for clip in running.clips()}
        files = {p for p in media.glob("clips/*/*/*.mp4") if p.stat().st_mtime < began}
        pictured = {event["id"] for event in running.every_event() if event["picture"]}
        pictures = {path.stem for path in media.glob("events/*/*") if path.stat().st_mtime < began}
        there = {path.stem for path in media.glob("events/*/*")}
        gone = [path for path in clips if not path.is_file()]
        return len(files - clips) + len(pictures - pictured), len(gone) + len(pictured - there)


def kill_again_and_again(
    rigs: Sequence[Rig], *, kills: int, seed: int, progress: Callable[[str], None]
) -> Iterator[Damage]:
    """Kill the engine at random moments and say what it came to, after each time.

    Args:
        rigs: the cameras; those that are told to record ``off`` are recorded on command.
        kills: how often.
        seed: of the moments.
        progress: hears what is done.

    Raises:
        ChildError: it does not start or does not record.
    """
    with (
        on_stage(rigs) as show,
        tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
    ):
        trial = _Trial(rigs, show, household(show.stage.cameras, Path(folder)), seed)
        for number in range(kills):
            progress(f"kill {number + 1} of {kills}")
            trial.live_and_die()
            yield trial.damage
        progress("looking for what is left")
        trial.last_look()
        yield trial.damage


def _known(running: Engine) -> dict[str, dict[str, Any]]:
    """Return the clips that the engine knows, by the names of their files."""
    return {Path(clip["storage_uri"]).name: clip for clip in running.clips()}


def _lost(look: Examined, sent: Sequence[Sent]) -> float:
    """Return the seconds from a clip's last frame to the last one sent."""
    last = next((s.time for s in reversed(sent) if s.number == look.numbers[-1]), None)
    return 0.0 if last is None else sent[-1].time - last
