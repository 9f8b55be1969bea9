from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from hearthwatch.media import FolderGoneError, UnplayableError, sprite, thumbnail

type MakeClip = Callable[..., Path]

GOPS = {"preset": "ultrafast", "g": "10", "bf": "0", "sc_threshold": "0"}


def brighter(number: int, width: int, height: int) -> np.ndarray:
    """A grey that tells the picture's number."""
    return np.full((height, width, 3), 40 + 3 * number // 2, np.uint8)


def picture(jpeg: bytes) -> np.ndarray:
    decoded = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(decoded)


def test_a_thumbnail_is_the_keyframe_before_a_moment(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", frames=60, rate=10, options=GOPS, paint=brighter)
    for at, number in ((0.0, 0), (2.95, 20), (3.0, 30), (99.0, 50)):
        small = picture(thumbnail(clip, at=at, width=160))
        assert small.shape == (120, 160, 3)
        assert small.mean() == pytest.approx(40 + 1.5 * number, abs=6)


def test_a_sprite_has_every_keyframe_in_its_place(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", frames=120, rate=10, options=GOPS, paint=brighter)
    sheet = sprite(clip, width=80)
    assert sheet.times == tuple(float(second) for second in range(12))
    assert (sheet.columns, sheet.rows, sheet.width, sheet.height) == (10, 2, 80, 60)
    pixels = picture(sheet.jpeg)
    assert pixels.shape == (120, 800, 3)
    for number in range(12):
        top, left = number // 10 * 60, number % 10 * 80
        tile = pixels[top : top + 60, left : left + 80]
        assert tile.mean() == pytest.approx(40 + 15 * number, abs=6)


def test_a_sprite_of_a_long_clip_is_bounded(make_clip: MakeClip) -> None:
    options = {"preset": "ultrafast", "g": "2", "bf": "0", "sc_threshold": "0"}
    clip = make_clip("a.mp4", frames=120, rate=10, options=options)
    times = sprite(clip, most=8).times
    assert len(times) == 8
    assert times[-1] > 9


def test_pictures_in_another_order(make_clip: MakeClip) -> None:
    options = {"preset": "veryfast", "g": "10", "bf": "2", "sc_threshold": "0"}
    clip = make_clip("a.mp4", frames=40, rate=10, options=options, paint=brighter)
    assert sprite(clip).times == pytest.approx((0.0, 1.0, 2.0, 3.0), abs=0.01)


def test_what_is_no_clip_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with pytest.raises(FolderGoneError):
        thumbnail(path)
    path.write_bytes(b"nothing")
    with pytest.raises(UnplayableError):
        thumbnail(path)
    with pytest.raises(UnplayableError):
        sprite(path)
