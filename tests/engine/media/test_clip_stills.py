from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from hearthwatch.media import FolderGoneError, UnplayableError, sprite, thumbnail
from hearthwatch.model.clip import SpriteLayout, sprite_layout

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


def tiles_of(jpeg: bytes, layout: SpriteLayout) -> list[float]:
    """Return the brightness of each tile of a sheet."""
    pixels = picture(jpeg)
    assert pixels.shape == (layout.rows * layout.height, layout.columns * layout.width, 3)
    tiles = []
    for number in range(layout.tiles):
        row, column = divmod(number, layout.columns)
        top, left = row * layout.height, column * layout.width
        tiles.append(float(pixels[top : top + layout.height, left : left + layout.width].mean()))
    return tiles


def test_a_sprite_has_every_second_in_its_place(make_clip: MakeClip) -> None:
    clip = make_clip("a.mp4", frames=120, rate=10, options=GOPS, paint=brighter)
    layout = sprite_layout(12.0, 320, 240)
    assert (layout.columns, layout.rows, layout.tiles) == (10, 2, 12)
    tiles = tiles_of(sprite(clip, layout), layout)
    assert tiles == pytest.approx([40 + 15 * second for second in range(12)], abs=6)


def test_with_few_keyframes_tiles_repeat(make_clip: MakeClip) -> None:
    options = {**GOPS, "g": "40"}
    clip = make_clip("a.mp4", frames=120, rate=10, options=options, paint=brighter)
    layout = sprite_layout(12.0, 320, 240)
    shown = [40 + 1.5 * number for number in (0, 0, 0, 0, 40, 40, 40, 40, 80, 80, 80, 80)]
    assert tiles_of(sprite(clip, layout), layout) == pytest.approx(shown, abs=6)


def test_the_sprite_of_a_long_clip_is_bounded(make_clip: MakeClip) -> None:
    options = {"preset": "ultrafast", "g": "2", "bf": "0", "sc_threshold": "0"}
    clip = make_clip("a.mp4", frames=120, rate=1, options=options, paint=brighter)
    layout = sprite_layout(120.0, 320, 240)
    assert (layout.tiles, layout.seconds) == (60, 2)
    tiles = tiles_of(sprite(clip, layout), layout)
    assert tiles == pytest.approx([40 + 3 * number for number in range(60)], abs=6)


def test_pictures_in_another_order(make_clip: MakeClip) -> None:
    options = {"preset": "veryfast", "g": "10", "bf": "2", "sc_threshold": "0"}
    clip = make_clip("a.mp4", frames=40, rate=10, options=options, paint=brighter)
    layout = sprite_layout(4.0, 320, 240)
    tiles = tiles_of(sprite(clip, layout), layout)
    assert tiles == pytest.approx([40 + 15 * second for second in range(4)], abs=6)


def test_what_is_no_clip_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with pytest.raises(FolderGoneError):
        thumbnail(path)
    path.write_bytes(b"nothing")
    with pytest.raises(UnplayableError):
        thumbnail(path)
    with pytest.raises(UnplayableError):
        sprite(path, sprite_layout(1.0, 320, 240))
