"""JPEG pictures of others, as they are and as they should not be."""

import cv2
import numpy as np
import pytest

from hearthwatch.media import NotVideoError
from hearthwatch.media.jpeg import checked, jpeg_size


def jpeg(width: int = 640, height: int = 480, *options: int) -> bytes:
    picture = np.full((height, width, 3), 90, np.uint8)
    picture[: height // 2] = 200
    return bytes(cv2.imencode(".jpg", picture, options)[1])


def claiming(width: int, height: int) -> bytes:
    whole = jpeg(64, 64)
    at = whole.index(b"\xff\xc0") + 5
    return whole[:at] + height.to_bytes(2) + width.to_bytes(2) + whole[at + 4 :]


@pytest.mark.parametrize("options", [(), (cv2.IMWRITE_JPEG_PROGRESSIVE, 1)])
def test_the_size_that_a_picture_claims(options: tuple[int, ...]) -> None:
    assert jpeg_size(jpeg(640, 480, *options)) == (640, 480)
    padded = b"\xff\xd8\xff" + jpeg(40, 50)[2:]
    assert jpeg_size(padded) == (40, 50)
    assert jpeg_size(claiming(65_500, 65_000)) == (65_500, 65_000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"\xff\xd8",
        b"\xff\xd8\xff\xc0",
        b"\xff\xd8" + b"\xff\xe0\x00\x00" * 50,
        b"\xff\xd8" + b"\xff" * 1000,
        b"\xff\xd8\xff\xd9" + b"x" * 100,
    ],
)
def test_what_claims_none(data: bytes) -> None:
    assert jpeg_size(data) is None
    with pytest.raises(NotVideoError, match="no JPEG"):
        checked("eye", data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (claiming(65_500, 65_500), "too large"),
        (claiming(8, 8), "too small"),
        (claiming(65_500, 64), "too long"),
        (jpeg()[:40] + jpeg()[-2:], "JPEG|damaged"),
    ],
)
def test_pictures_that_are_of_no_use(data: bytes, words: str) -> None:
    with pytest.raises(NotVideoError, match=words):
        checked("eye", data)


@pytest.mark.parametrize(
    ("bounds", "size"), [((0, 0), (640, 480)), ((320, 0), (320, 240)), ((9999, 120), (160, 120))]
)
def test_a_picture_keeps_its_shape(bounds: tuple[int, int], size: tuple[int, int]) -> None:
    assert jpeg_size(checked("eye", jpeg(), *bounds)) == size


def test_only_the_picture_is_taken_in() -> None:
    assert b"<script>" not in checked("eye", jpeg() + b"<script>alert(1)</script>")
