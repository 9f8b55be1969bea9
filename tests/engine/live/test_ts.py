"""Live view as a transport stream, as Home Assistant's players open it."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

type Film = Callable[..., Path]
type Run = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(scope="module")
def engine(run: Run, film: Film) -> Iterator[Any]:
    with run(film("sub.mp4")) as engine:
        yield engine


def test_a_player_opens_a_signed_address_and_plays_on(
    engine: Any, read_number: Callable[[av.VideoFrame], int | None], follows: Any
) -> None:
    address = engine.get("cameras/front/live/urls").json()["ts"]
    with av.open(f"{engine.url}/api/v1/{address}", timeout=20) as stream:
        assert stream.format.name == "mpegts"
        pictures = stream.decode(video=0)
        numbers = [read_number(next(pictures)) for _ in range(100)]
    assert numbers[0] % 30 == 0
    assert follows(numbers)


def test_each_player_begins_at_once_with_a_keyframe(
    engine: Any, read_number: Callable[[av.VideoFrame], int | None]
) -> None:
    address = f"{engine.url}/api/v1/{engine.get('cameras/front/live/urls').json()['ts']}"
    with av.open(address, timeout=20) as first, av.open(address, timeout=20) as second:
        for stream in (first, second):
            number = read_number(next(stream.decode(video=0)))
            assert number is not None
            assert number % 30 == 0
    assert engine.connections("main") == 1


def test_a_player_that_connects_again_goes_on_after_a_restart(
    engine: Any, read_number: Callable[[av.VideoFrame], int | None]
) -> None:
    address = f"{engine.url}/api/v1/{engine.get('cameras/front/live/urls').json()['ts']}"
    with av.open(address, timeout=20) as stream:
        pictures = stream.decode(video=0)
        assert read_number(next(pictures)) is not None
        assert engine.post("cameras/front/restart", None).status_code == 202
        asked = time.monotonic()
        with suppress(av.FFmpegError):  # To libav every end of a live stream is an error.
            while next(pictures, None) is not None:
                assert time.monotonic() - asked < 10
    engine.wait_until_online()
    with av.open(address, timeout=20) as stream:
        assert read_number(next(stream.decode(video=0))) is not None


def test_it_needs_a_key_or_a_signature(engine: Any) -> None:
    address = f"{engine.url}/api/v1/cameras/front/live.ts"
    assert httpx.get(address).status_code == 401
    assert httpx.get(f"{address}?expires=9999999999&signature=x").status_code == 403
    with httpx.stream("GET", address, headers=engine.headers) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "video/mp2t"
        assert next(answer.iter_bytes())[0] == 0x47
    missing = engine.get("cameras/front/live.ts", stream="sub")
    assert (missing.status_code, missing.json()["error"]["code"]) == (409, "no_such_stream")
