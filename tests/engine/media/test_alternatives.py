"""Cameras whose stream may be in one of several places."""

from contextlib import closing
from typing import Any

import pytest

from hearthwatch.media import Alternatives, RtspSource, SourceError, WrongPasswordError


def places(camera: Any, *paths: str) -> Alternatives:
    urls = [f"rtsp://127.0.0.1:{camera.port}/{path}" for path in paths]
    return Alternatives("Acme 192.0.2.10", [RtspSource(url, timeout=5) for url in urls])


def test_the_first_place_where_there_is_something(rtsp_camera: Any, make_clip: Any) -> None:
    camera = rtsp_camera({"old": make_clip("a.mp4"), "older": make_clip("b.mp4", size=(640, 480))})
    with closing(places(camera, "new", "old", "older").stream()) as stream:
        assert stream.open().width == 320
        assert next(iter(stream)).keyframe


def test_nothing_anywhere(rtsp_camera: Any, make_clip: Any) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4")})
    with pytest.raises(SourceError, match="no stream under this path"):
        places(camera, "new", "old").stream().open()


def test_a_wrong_password_is_not_tried_elsewhere(rtsp_camera: Any, make_clip: Any) -> None:
    """Many cameras lock an account after a handful of failures."""
    strict = rtsp_camera({"main": make_clip("a.mp4")}, "--user", "me", "--password", "pw")
    free = rtsp_camera({"main": make_clip("b.mp4")})
    urls = [f"rtsp://me:wrong@127.0.0.1:{camera.port}/main" for camera in (strict, free)]
    source = Alternatives("Acme 192.0.2.10", [RtspSource(url, timeout=5) for url in urls])
    with pytest.raises(WrongPasswordError):
        source.stream().open()
