"""Devices whose smaller stream is none: real streams, opened as a camera opens them."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from hearthwatch.media import FileSource, StreamInfo
from hearthwatch.watch.stream_sizes import StreamSizes

type Shoot = Callable[..., Path]


def opened(path: Path) -> StreamInfo:
    with closing(FileSource(path).stream()) as stream:
        return stream.open()


@pytest.fixture
def small(make_clip: Shoot) -> StreamInfo:
    return opened(make_clip("small.mp4", size=(320, 240), frames=5))


@pytest.fixture
def large(make_clip: Shoot) -> StreamInfo:
    return opened(make_clip("large.mp4", size=(1280, 720), frames=5))


def warnings(sizes: StreamSizes, *infos: tuple[StreamInfo, StreamInfo]) -> list[Any]:
    with capture_logs() as logs:
        for seen, kept in infos:
            sizes.kept.online(kept)
            sizes.seen.online(seen)
    return [(each["sub"], each["main"]) for each in logs]


def test_a_large_one_is_told_once(large: StreamInfo, small: StreamInfo) -> None:
    sizes = StreamSizes("yard")
    assert warnings(sizes, (large, large), (large, small)) == [("1280x720", "1280x720")]


def test_a_small_one_is_fine_and_so_are_two(large: StreamInfo, small: StreamInfo) -> None:
    assert warnings(StreamSizes("yard"), (small, large), (small, small)) == []


def test_what_a_stream_was_before_it_broke_off_does_not_count(
    large: StreamInfo, small: StreamInfo
) -> None:
    sizes = StreamSizes("yard")
    assert warnings(sizes, (small, large)) == []
    sizes.kept.offline("no answer")
    with capture_logs() as logs:
        sizes.seen.online(large)
        assert logs == []
        sizes.kept.online(large)
    assert [each["event"] for each in logs] == ["sub_stream_is_not_smaller"]
