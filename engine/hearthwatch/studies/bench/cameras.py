"""Simulated cameras: how they are described, started, and what they say they have sent."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hearthwatch.studies.bench.children import running


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a camera does wrong. Times are seconds since a client began to play.

    Attributes:
        answers: False takes connections and never says a word.
        hang_up_after: ends the connection about then, in the middle of a group of pictures.
        stall_after: sends nothing from then on, for `stall` seconds; what it would have sent is
            lost, and it goes on with the next keyframe.
        change_after: goes on with its second clip from the next keyframe on.
        udp: sends over UDP and nothing else; else over TCP and nothing else.
    """

    answers: bool = True
    udp: bool = False
    hang_up_after: float | None = None
    stall_after: float | None = None
    stall: float = 10.0
    change_after: float | None = None


GOOD = Behaviour()


@dataclass(frozen=True, slots=True)
class Mount:
    """One camera.

    Attributes:
        name: the path of its address.
        clips: MP4 files with H.264, played round and round; the second is for a camera that
            changes, and must have the rate and the length of the first.
        phase: seconds by which it is ahead in its clip of a camera with none.
    """

    name: str
    clips: tuple[Path, ...]
    phase: float = 0.0
    behaviour: Behaviour = GOOD


@dataclass(frozen=True, slots=True)
class Plan:
    """What the process that plays cameras is told.

    Attributes:
        log: the file for what was sent.
    """

    mounts: tuple[Mount, ...]
    log: Path

    def write(self, path: Path) -> None:
        """Write it down for that process."""
        path.write_bytes(msgspec.json.encode(self, enc_hook=str))

    @classmethod
    def read(cls, path: Path) -> "Plan":
        """Read what was written down."""
        return msgspec.json.decode(path.read_bytes(), type=cls, dec_hook=lambda _, text: Path(text))


@dataclass(frozen=True, slots=True)
class Sent:
    """A frame that a camera has sent.

    Attributes:
        mount: the camera's name.
        session: counts the camera processes' clients.
        count: of the frame since the cameras began, through all rounds of the clip.
        number: of the frame in the clip.
        time: when it was handed to the network, in seconds since 1970 UTC.
    """

    mount: str
    session: int
    count: int
    number: int
    time: float

    def __str__(self) -> str:
        return f"{self.mount} {self.session} {self.count} {self.number} {self.time:.4f}\n"

    @classmethod
    def of(cls, line: str) -> "Sent":
        """Read one line of a log."""
        mount, session, count, number, time = line.split()
        return cls(mount, int(session), int(count), int(number), float(time))


@dataclass(frozen=True, slots=True)
class Cameras:
    """Cameras that play now, in a process of their own."""

    port: int
    log: Path
    process: subprocess.Popen[str]

    def url(self, name: str) -> str:
        """Return the address of a camera."""
        return f"rtsp://127.0.0.1:{self.port}/{name}"

    def change(self) -> None:
        """Let every camera go on with its second clip, if it has one, at the next keyframe."""
        self.process.send_signal(signal.SIGUSR1)

    def sent(self, *, since: float = 0.0, until: float = float("inf")) -> list[Sent]:
        """Return what was sent, by the time of sending; the last second may be missing."""
        with self.log.open(encoding="ascii") as lines:
            whole = (Sent.of(line) for line in lines if line.endswith("\n"))
            found = [sent for sent in whole if since <= sent.time < until]
        return sorted(found, key=lambda sent: sent.time)


@contextmanager
def playing(mounts: Sequence[Mount], folder: Path) -> Iterator[Cameras]:
    """Play cameras for as long as the context lasts.

    They run in another process, so that their cost is nobody else's.

    Args:
        mounts: the cameras.
        folder: for their log; it is there already.

    Raises:
        ChildError: they cannot be played.
    """
    plan = folder / "cameras.json"
    log = folder / "sent.log"
    Plan(tuple(mounts), log).write(plan)
    command = [sys.executable, "-m", "hearthwatch.studies.bench.camera_server", str(plan)]
    with running(command, folder / "cameras.log") as child:
        yield Cameras(int(child.word("ready")), log, child.process)
