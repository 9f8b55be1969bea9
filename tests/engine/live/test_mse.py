"""Live view over the WebSocket: real cameras, a real engine, and what viewers decode."""

import contextlib
import itertools
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import cv2
import httpx
import numpy as np
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hearthwatch.studies.bench.cameras import Behaviour

type Film = Callable[..., Path]
type Run = Callable[..., AbstractContextManager[Any]]
type Follows = Callable[[list[int | None]], bool]


@pytest.fixture(scope="module")
def engine(run: Run, film: Film) -> Iterator[Any]:
    """An engine with a 720p main and a 360p sub stream, both H.264 with a keyframe every 2 s."""
    with run(film("main.mp4", size=(1280, 720), noise=True), film("sub.mp4")) as engine:
        yield engine


def test_every_picture_arrives_in_order_from_the_last_keyframe_on(
    engine: Any, follows: Follows
) -> None:
    asked = time.time()
    with engine.watch() as viewer:
        init = viewer.until("init")
        assert time.time() - asked < 1.5  # A keyframe comes every 2 s; it was not waited for.
        got = viewer.film(4, init)
    assert init["mime"].startswith('video/mp4; codecs="avc1.42c0')
    shown = (init["stream"], init["width"], init["height"], init["codec"], init["transcoded"])
    assert shown == ("sub", 640, 360, "h264", False)
    assert asked - 3 < init["start"] <= time.time()
    numbers = got.numbers()
    assert len(numbers) >= 50
    assert numbers[0] % 30 == 0
    assert follows(numbers)
    assert got.gaps == []


def test_player_time_begins_at_0_however_long_others_watch(engine: Any, follows: Follows) -> None:
    with engine.watch() as first:
        early = first.until("init")
        time.sleep(4)
        with engine.watch() as second:
            late = second.until("init")
            got = second.film(1, late)
    assert late["start"] - early["start"] > 2
    assert got.times()[0] == 0
    assert follows(got.numbers())


def test_the_main_stream_is_there_for_who_asks(engine: Any, follows: Follows) -> None:
    with engine.watch(query="?stream=main") as viewer:
        got = viewer.film(2)
    assert (got.init["stream"], got.init["width"]) == ("main", 1280)
    assert follows(got.numbers())


def test_many_viewers_are_one_connection_to_the_camera(engine: Any, follows: Follows) -> None:
    with contextlib.ExitStack() as all_viewers:
        viewers = [all_viewers.enter_context(engine.watch()) for _ in range(12)]
        with ThreadPoolExecutor(12) as threads:
            films = list(threads.map(lambda viewer: viewer.film(3), viewers))
    assert all(follows(film.numbers()) for film in films)
    assert (engine.connections("main"), engine.connections("sub")) == (1, 1)


def test_enough_viewers_are_enough(engine: Any) -> None:
    with contextlib.ExitStack() as all_viewers:
        viewers = [all_viewers.enter_context(engine.watch()) for _ in range(16)]
        for viewer in viewers:
            viewer.until("init")
        with engine.watch() as refused:
            error = refused.until("error")["error"]
            assert error["code"] == "too_many_viewers"
            with pytest.raises(ConnectionClosed):
                refused.next()
    with engine.watch() as later:
        assert later.until("init")


def test_a_slow_viewer_gets_a_gap_and_nobody_else_does(engine: Any, follows: Follows) -> None:
    with (
        engine.watch(query="?stream=main") as other,
        engine.watch(query="?stream=main", slow=True) as slow,
    ):
        init = slow.until("init")
        fast = other.film(14)
        got = slow.film(4, init)
    assert fast.gaps == []
    assert follows(fast.numbers())
    assert got.gaps
    numbers = got.numbers()
    breaks = [b for a, b in itertools.pairwise(numbers) if b != (a + 1) % 150]
    assert len(breaks) == len(got.gaps)
    assert all(number % 30 == 0 for number in breaks)
    holes = [b - a for a, b in itertools.pairwise(got.times()) if b - a > 1]
    assert holes == pytest.approx(got.gaps, abs=0.2)


@pytest.mark.parametrize("what", ["live", "ts", "snapshot"])
def test_signed_addresses_open_what_they_are_for_and_nothing_else(engine: Any, what: str) -> None:
    urls = engine.get("cameras/front/live/urls").json()
    address = urls[what]
    path, _, query = address.partition("?")
    assert engine.key not in address
    forged = address[:-2] + ("aa" if address[-2:] != "aa" else "bb")
    expired = address.replace("expires=1", "expires=0")
    other = f"{path.rsplit('/', 2)[0]}/yard/{path.rsplit('/', 1)[1]}?{query}"
    for bad in (forged, expired, other, path):
        assert status(engine, what, bad) in {401, 403}
    assert status(engine, what, address) in {101, 200}


def status(engine: Any, what: str, address: str) -> int:
    if what == "live":
        try:
            with engine.watch(address=address) as viewer:
                assert viewer.until("init")
                return 101
        except InvalidStatus as error:
            return error.response.status_code
    with httpx.stream("GET", f"{engine.url}/api/v1/{address}", trust_env=False) as answer:
        return answer.status_code


def test_a_snapshot_fits_into_width_and_height(engine: Any) -> None:
    for width, height, size in ((320, 0, (320, 180)), (0, 90, (160, 90)), (320, 90, (160, 90))):
        jpeg = engine.get("cameras/front/snapshot", width=width, height=height).content
        picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
        assert picture.shape[1::-1] == size


def test_a_worker_that_dies_is_said_and_the_picture_comes_back(
    engine: Any, follows: Follows
) -> None:
    with engine.watch() as viewer:
        viewer.until("init")
        os.kill(engine.worker(), signal.SIGKILL)
        assert "signal 9" in viewer.until("offline")["reason"]
        again = viewer.until("init")
        got = viewer.film(2, again)
    assert got.times()[0] == 0
    assert follows(got.numbers())


def test_a_camera_goes_away_and_comes_back(run: Run, film: Film, follows: Follows) -> None:
    away = Behaviour(hang_up_after=6.0)
    with run(film("sub.mp4"), behaviour=away) as engine:
        with engine.watch() as viewer:
            init = viewer.until("init")
            offline = viewer.until("offline")
            assert "ended" in offline["reason"]
            back = viewer.until("init")
            assert back["start"] > init["start"]
            got = viewer.film(2, back)
        assert got.times()[0] == 0
        assert follows(got.numbers())
        assert engine.connections("main") >= 2


def test_pictures_that_browsers_do_not_play_are_transcoded(run: Run, film: Film) -> None:
    hevc = film("hevc.mp4", codec="libx265", size=(1600, 900))
    with run(hevc, files=True) as engine:
        with engine.watch() as viewer:
            got = viewer.film(6)
        assert got.init["transcoded"] is True
        assert got.init["mime"].startswith('video/mp4; codecs="vp09')
        assert (got.init["width"], got.init["height"]) == (1280, 720)
        numbers = [number for number in got.numbers() if number is not None]
        assert len(numbers) > 20
        assert all(0 < (b - a) % 150 < 60 for a, b in itertools.pairwise(numbers))
        answer = engine.post("cameras/front/webrtc", {"type": "offer", "sdp": "v=0\r\n"})
        assert answer.status_code == 409
        assert "hevc" in answer.json()["detail"]


def test_sound_is_announced_and_comes_to_who_asks(
    run: Run, make_clip: Callable[..., Path], add_sound: Callable[..., Path]
) -> None:
    with run(add_sound(make_clip("silent.mp4"), "aac", rate=48_000), files=True) as engine:
        with engine.watch() as viewer:
            silent = viewer.until("init")
        with engine.watch(query="?sound=true") as viewer:
            loud = viewer.until("init")
    assert (silent["has_audio"], loud["has_audio"]) == (True, True)
    assert ("mp4a" in silent["mime"], "mp4a" in loud["mime"]) == (False, True)
