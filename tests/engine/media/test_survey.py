"""Real streams tried out."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearthwatch.media import FileSource, RtspSource, SourceError, survey

type Make = Callable[..., Any]


def test_a_camera_is_measured(make_clip: Make, rtsp_camera: Make) -> None:
    film = make_clip("film.mp4", frames=90, rate=15)
    camera = rtsp_camera({"front": film}, "--sound", "alaw")
    report, frame = survey(RtspSource(camera.urls["front"], sound=True), within=15)
    assert (report.codec, report.width, report.height) == ("h264", 320, 240)
    assert report.frame_rate == pytest.approx(15, rel=0.1)
    assert report.keyframe_interval == pytest.approx(1, abs=0.1)
    assert report.sound == "pcm_alaw"
    assert not report.reordered
    assert report.bit_rate
    assert 3 <= report.seconds < 9
    assert frame.jpeg(160).startswith(b"\xff\xd8\xff")


def test_a_file_is_measured(make_clip: Make) -> None:
    options = {"preset": "ultrafast", "g": "60", "bf": "2"}
    film = make_clip("film.mp4", frames=150, rate=15, options=options)
    report, _ = survey(FileSource(film, sound=True), within=15)
    assert report.reordered
    assert report.sound is None
    assert report.keyframe_interval == pytest.approx(4, abs=0.1)
    assert report.frame_rate == pytest.approx(15, rel=0.05)


def test_a_second_keyframe_that_never_comes_is_not_made_up(make_clip: Make) -> None:
    options = {"preset": "ultrafast", "g": "600", "bf": "0", "sc_threshold": "0"}
    film = make_clip("film.mp4", frames=180, rate=15, options=options)
    report, _ = survey(FileSource(film), within=15)
    assert report.keyframe_interval is None
    assert report.seconds >= 9


def test_a_short_file_is_shown_all_the_same(make_clip: Make) -> None:
    report, frame = survey(FileSource(make_clip("film.mp4", frames=3)), within=15)
    assert (report.frame_rate, report.bit_rate) == (None, None)
    assert frame.width == 320


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("none.mp4", None, "no such file"), ("notes.txt", b"hello", "no video")],
)
def test_what_is_no_video_is_said(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError) as caught:
        survey(FileSource(tmp_path / name), within=15)
    assert says in caught.value.detail
    assert str(tmp_path) not in caught.value.detail


def test_a_camera_that_says_nothing_is_given_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as ear:
        port = ear.getsockname()[1]
        url = f"rtsp://me:s3cret@127.0.0.1:{port}/main"
        with pytest.raises(SourceError) as caught:
            survey(RtspSource(url, timeout=10), within=1.0)
    assert caught.value.detail == "no answer for 1 s"


def test_a_camera_that_is_not_there_is_said_at_once() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(SourceError) as caught:
            survey(RtspSource(f"rtsp://me:s3cret@127.0.0.1:{port}/main"), within=15)
    assert caught.value.detail == "nothing listens on this port"
