"""Tiny clips of drawn people, and cameras that play them."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from hearthwatch.studies.bench.cameras import Cameras, Mount, Sent, playing
from hearthwatch.studies.bench.encode import Encoding
from hearthwatch.studies.bench.scenes import Scene, Visit, Weather
from hearthwatch.studies.bench.studio import Clip, Studio

SMALL = Encoding(320, 180, rate=10, gop=1.0)


def walk(start: float = 0.5, seconds: float = 2.0, height: float = 0.4) -> Visit:
    return Visit(start, seconds, height, ((0.1, 0.9), (0.9, 0.9)), 0)


def small_scene(weather: Weather = Weather.DAY, *visits: Visit, seconds: float = 3.0) -> Scene:
    return Scene(f"small {weather}", seconds, weather, visits or (walk(),))


class MakeClip(Protocol):
    def __call__(self, scene: Scene | None = None, encoding: Encoding = SMALL) -> Clip: ...


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> MakeClip:
    studio = Studio(tmp_path_factory.mktemp("clips"))
    return lambda scene=None, encoding=SMALL: studio.clip(scene or small_scene(), encoding)


class Play(Protocol):
    def __call__(self, *mounts: Mount) -> Cameras: ...


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    with ExitStack() as started:

        def start(*mounts: Mount) -> Cameras:
            return started.enter_context(playing(mounts, tmp_path))

        yield start


def wait_for[Found](find: Callable[[], Found]) -> Found:
    """Ask until there is an answer; the test's own time-out ends it."""
    while not (found := find()):
        time.sleep(0.02)
    return found


def sent_until(cameras: Cameras, number: int, mount: str) -> list[Sent]:
    """Return what a camera has sent, once its log has come so far."""

    def enough() -> list[Sent]:
        found = [sent for sent in cameras.sent() if sent.mount == mount]
        return found if len(found) >= number else []

    return wait_for(enough)


def lives(pid: int) -> bool:
    """Tell whether a process is there, and no mere entry that its parent has yet to read."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def wait_until_gone(pids: Iterable[int]) -> None:
    """Wait until none of some processes lives."""
    for pid in pids:
        wait_for(lambda pid=pid: not lives(pid))
