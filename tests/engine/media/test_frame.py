from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from hearthwatch.media import Decoder, FileSource, Frame

COLOUR = (40, 120, 200)
"""Blue, green, red."""


def frame_of(pixels: str, *, size: tuple[int, int] = (320, 240), turn: int = 0) -> Frame:
    """A frame of one colour in some pixel format, left half darker."""
    picture = np.full((size[1], size[0], 3), COLOUR, np.uint8)
    picture[:, : size[0] // 2] //= 2
    raw = av.VideoFrame.from_ndarray(picture, format="bgr24")
    if pixels != "bgr24":
        raw = raw.reformat(format=pixels, dst_colorspace="itu709" if size[1] >= 720 else "itu601")
    raw.pts, raw.time_base = 0, Fraction(1, 10)
    return Frame(raw, time=0, captured=0, decoded=0, index=0)


FORMATS = (
    "yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "yuv411p", "nv12", "nv21",
    "yuv420p10le", "yuv422p10le", "yuv420p12le", "p010le", "yuyv422", "uyvy422", "rgb24", "bgr24",
    "rgba", "gbrp", "bgr0",
)  # fmt: skip


@pytest.mark.parametrize("pixels", FORMATS)
def test_every_pixel_format_gives_luma_and_colour(pixels: str) -> None:
    frame = frame_of(pixels)
    luma = frame.luma()
    assert (luma.shape, luma.dtype) == ((240, 320), np.uint8)
    full = 0.114 * COLOUR[0] + 0.587 * COLOUR[1] + 0.299 * COLOUR[2]
    expected = full if pixels.startswith("yuvj") else 16 + full * 219 / 255
    assert abs(float(luma[120, 280]) - expected) <= 2
    assert luma[120, 40] < luma[120, 280]
    bgr = frame.bgr()
    assert (bgr.shape, bgr.dtype) == ((240, 320, 3), np.uint8)
    assert np.abs(bgr[120, 280].astype(int) - COLOUR).max() <= 5
    assert np.abs(bgr[120, 40].astype(int) - np.array(COLOUR) // 2).max() <= 5


@pytest.mark.parametrize("pixels", ["gray", "gray10le", "gray16le"])
def test_pictures_without_colour(pixels: str) -> None:
    frame = frame_of(pixels)
    bgr = frame.bgr()
    assert bgr.shape == (240, 320, 3)
    assert np.ptp(bgr[120, 280]) <= 1
    assert frame.luma(32, 24).shape == (24, 32)
    assert frame.luma()[120, 40] < frame.luma()[120, 280]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_large_pictures_use_the_matrix_of_high_definition(size: tuple[int, int]) -> None:
    bgr = frame_of("yuv420p", size=size).bgr()
    assert np.abs(bgr[100, size[0] - 100].astype(int) - COLOUR).max() <= 5


def test_the_matrix_that_a_stream_names_wins() -> None:
    frame = frame_of("yuv420p", size=(1280, 720))
    hd = frame.bgr()[100, 1000].astype(int)
    raw = frame_of("yuv420p", size=(1280, 720))._raw
    raw.colorspace = 6
    sd = Frame(raw, time=0, captured=0, decoded=0, index=0).bgr()[100, 1000].astype(int)
    assert np.abs(hd - sd).max() > 5


def test_luma_is_seen_in_place_and_colour_made_once() -> None:
    frame = frame_of("yuv420p")
    assert np.shares_memory(frame.luma(), frame.luma(320, 240))
    assert frame.bgr() is frame.bgr()


def test_luma_is_resized(footage: Callable[[str], Path]) -> None:
    frame = first(footage("vtest.avi"))
    small = frame.luma(320, 180)
    assert (small.shape, small.dtype) == ((180, 320), np.uint8)
    assert abs(float(small.mean()) - float(frame.luma().mean())) < 2
    nearest = frame.luma(320, 180, interpolation=cv2.INTER_NEAREST)
    assert set(np.unique(nearest)) <= set(np.unique(frame.luma()))


@pytest.mark.parametrize("width", [318, 322, 321, 100])
def test_rows_with_padding(width: int) -> None:
    frame = frame_of("yuv420p", size=(width, 50))
    assert frame.luma().shape == (50, width)
    assert int(frame.luma()[:, width // 2 + 8 :].std()) <= 1


def test_jpeg(footage: Callable[[str], Path]) -> None:
    frame = first(footage("vtest.avi"))
    whole = cv2.imdecode(np.frombuffer(frame.jpeg(), np.uint8), cv2.IMREAD_COLOR)
    assert whole is not None
    assert whole.shape == (576, 768, 3)
    assert np.abs(whole.astype(int) - frame.bgr()).mean() < 4
    small = cv2.imdecode(np.frombuffer(frame.jpeg(320), np.uint8), cv2.IMREAD_COLOR)
    assert small is not None
    assert small.shape == (240, 320, 3)
    assert len(frame.jpeg(quality=20)) < len(frame.jpeg(quality=95))
    assert frame.jpeg(5000) == frame.jpeg()


def first(path: Path) -> Frame:
    stream = FileSource(path).stream()
    stream.open()
    decoder = Decoder()
    return next(frame for packet in stream for frame in decoder.decode(packet))
