"""Tiny clips of drawn people, and cameras that play them."""

from collections.abc import Iterator
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


def sent_until(cameras: Cameras, number: int, mount: str) -> list[Sent]:
    """Return what a camera has sent, once its log has come so far."""
    while True:
        found = [sent for sent in cameras.sent() if sent.mount == mount]
        if len(found) >= number:
            return found
