"""Which scenes, and which cameras that show them, a run is made on."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.studies.bench.cameras import Behaviour
from hearthwatch.studies.bench.encode import Encoding, RateControl
from hearthwatch.studies.bench.progress import Countdown
from hearthwatch.studies.bench.scenes import Scene, Weather, busy, flashes, idle, mixed
from hearthwatch.studies.bench.stages import Rig
from hearthwatch.studies.bench.studio import Clip, Studio

SUB: Final = Encoding(640, 360, rate=10)
HD: Final = Encoding(1280, 720)
HD_CBR: Final = Encoding(1280, 720, control=RateControl.CBR)
FULL_HD: Final = Encoding(1920, 1080)
FULL_HD_CBR: Final = Encoding(1920, 1080, control=RateControl.CBR)

_IDLE: Final = 20.0
_BUSY: Final = 60.0
_EVEN: Final = 20.0
_TURNS: Final = 14.0


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen.

    Attributes:
        folder: where clips are kept from run to run.
        footage: to cut place and people from; drawn ones play where it is None.
        against: command lines of outside programs that take part; see `Outsider.command`.
        seed: of all scenes; another gives other walks, noise and light.
        kills: how often the engine is killed; None: as the profile has it.
        soak: minutes of working on and on; None: as the profile has it.
    """

    folder: Path
    footage: Path | None = None
    against: tuple[str, ...] = ()
    seed: int = 0
    kills: int | None = None
    soak: float | None = None

    def parameters(self) -> dict[str, str]:
        """Return them for a report."""
        return {
            "Seed": str(self.seed),
            "Material": Studio(self.folder, self.footage).material,
            "Against": ", ".join(self.against) or "nobody",
        }


class Situations:
    """Makes clips when they are wanted, and puts cameras together from them."""

    def __init__(self, options: Options, countdown: Countdown) -> None:
        self._seed = options.seed
        self._studio = Studio(options.folder, options.footage)
        self._countdown = countdown

    def idle(self, encoding: Encoding, seconds: float = _IDLE) -> Clip:
        """Return a clip to which nobody comes."""
        return self._clip(idle(seconds, seed=self._seed), encoding)

    def busy(
        self,
        encoding: Encoding,
        seconds: float = _BUSY,
        weather: Weather = Weather.DAY,
    ) -> Clip:
        """Return a clip of walks."""
        return self._clip(busy(seconds, weather=weather, seed=self._seed), encoding)

    def visits(self, encoding: Encoding) -> Clip:
        """Return a clip of walks and flashes with little calm between them."""
        return self._clip(mixed(_BUSY, gop=encoding.gop, seed=self._seed), encoding)

    def flashes(self, encoding: Encoding, seconds: float) -> Clip:
        """Return a clip in which somebody is there for half a second at a time."""
        return self._clip(flashes(seconds, gop=encoding.gop, seed=self._seed), encoding)

    def proving(self, encoding: Encoding, seconds: float, weather: Weather = Weather.DAY) -> Rig:
        """Return a camera with visits of all lengths, after which nobody comes any more."""
        visits = mixed(_even(seconds), gop=encoding.gop, weather=weather, seed=self._seed)
        nobody = idle(_even(seconds), weather=weather, seed=self._seed)
        return Rig(
            main=self._clip(visits, encoding),
            sub=self._clip(visits, SUB),
            after=self._clip(nobody, encoding),
            sub_after=self._clip(nobody, SUB),
        )

    def trouble(self, seconds: float, begins: float) -> dict[str, Rig]:
        """Return cameras that misbehave.

        Args:
            seconds: of the clips.
            begins: seconds after which the trouble does.
        """
        visits = mixed(_even(seconds), gop=HD.gop, seed=self._seed)
        main, sub = self._clip(visits, HD), self._clip(visits, SUB)
        constant = self._clip(visits, HD_CBR)
        return {
            "720p vbr that hangs up in the middle of a GOP": Rig(
                main, sub, behaviour=Behaviour(hang_up_after=begins)
            ),
            "720p vbr that stalls for 10 s": Rig(
                main, sub, behaviour=Behaviour(stall_after=begins)
            ),
            "720p vbr that turns cbr": Rig(
                main, sub, constant, behaviour=Behaviour(change_after=begins)
            ),
        }

    def recorded(self) -> dict[str, Rig]:
        """Return cameras of all kinds whose clips are examined."""
        main = self.idle(HD)
        slow = Encoding(1280, 720, gop=4.0, control=RateControl.CBR)
        return {
            "720p vbr with 360p sub stream": Rig(main, self.idle(SUB)),
            "720p cbr gop 4s": Rig(self.idle(slow)),
            "720p vbr over UDP": Rig(main, behaviour=Behaviour(udp=True)),
            "720p vbr that turns cbr": Rig(
                main, after=self.idle(HD_CBR), behaviour=Behaviour(change_after=_TURNS)
            ),
        }

    def killed(self) -> list[Rig]:
        """Return cameras that are recorded always, on command, and because of somebody."""
        main, sub = self.busy(HD), self.busy(SUB)
        return [
            Rig(main, sub, record="continuous"),
            Rig(self.idle(HD_CBR), record="off"),
            Rig(sub),
        ]

    def misbehaving(self) -> list[Rig]:
        """Return eight cameras: good ones, and one for each way to break off."""
        main, sub, constant = self.busy(HD), self.busy(SUB), self.busy(HD_CBR)
        breaks_off = Behaviour(change_after=45.0, hang_up_after=150.0)
        return [
            Rig(main, sub),
            Rig(main, sub),
            Rig(sub),
            Rig(sub),
            Rig(self.idle(HD)),
            Rig(sub, behaviour=Behaviour(hang_up_after=60.0)),
            Rig(sub, behaviour=Behaviour(stall_after=90.0)),
            Rig(main, after=constant, behaviour=breaks_off),
        ]

    def _clip(self, scene: Scene, encoding: Encoding) -> Clip:
        if not self._studio.has(scene, encoding):
            with self._countdown.paused():
                self._countdown(f"making {scene.name}, {encoding.name}; it is kept")
                return self._studio.clip(scene, encoding)
        return self._studio.clip(scene, encoding)


def _even(seconds: float) -> float:
    """Return as many seconds or more, in which groups of pictures of any length end evenly.

    Cameras play clips round and round: a group cut short would be a change of the camera's ways.
    """
    return math.ceil(seconds / _EVEN) * _EVEN
