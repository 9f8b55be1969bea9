"""Pictures in a body that never ends, as cameras write it and as they should not."""

import random

import pytest

from hearthwatch.media.http.parts import MOST, PartError, Parts, boundary_of

PICTURE = b"\xff\xd8 one -- picture \r\n\r\n with lines \xff\xd9"
OTHER = b"\xff\xd8 another \xff\xd9"


def cut(body: bytes, boundary: bytes = b"--b", step: int = 7) -> list[bytes]:
    parts = Parts(boundary)
    return [
        picture for at in range(0, len(body), step) for picture in parts.feed(body[at : at + step])
    ]


def part(picture: bytes, length: int | None) -> bytes:
    line = b"" if length is None else b"content-length: %d\r\n" % length
    return b"--b\r\nContent-Type: image/jpeg\r\n" + line + b"\r\n" + picture + b"\r\n"


@pytest.mark.parametrize("step", [1, 7, 10_000])
@pytest.mark.parametrize("wrong", [0, 2, 10_000, None])
def test_lengths_right_wrong_and_missing(step: int, wrong: int | None) -> None:
    lengths = [None if wrong is None else len(each) + wrong for each in (PICTURE, OTHER)]
    body = part(PICTURE, lengths[0]) + part(OTHER, lengths[1]) + b"--b"
    found = cut(body, step=step)
    assert [each.rstrip() for each in found] == [PICTURE, OTHER]


@pytest.mark.parametrize("named", [b"--b", b"--"])
def test_a_boundary_need_not_be_named(named: bytes) -> None:
    body = part(PICTURE, None) + part(OTHER, None) + b"--b"
    assert cut(body, named) == [PICTURE, OTHER]


@pytest.mark.parametrize(
    ("kind", "boundary"),
    [
        ("multipart/x-mixed-replace; boundary=b", b"--b"),
        ("multipart/x-mixed-replace;boundary=--b", b"--b"),
        ('multipart/x-mixed-replace; boundary="a b"', b"--a b"),
        ("multipart/x-mixed-replace", b"--"),
        ("multipart/x-mixed-replace; boundary=" + "x" * 5000, b"--" + b"x" * 200),
    ],
)
def test_boundaries(kind: str, boundary: bytes) -> None:
    assert boundary_of(kind) == boundary


def test_what_is_no_picture_is_left_out() -> None:
    assert cut(part(b"hello", 5) + part(OTHER, None) + b"--b") == [OTHER]


def test_what_never_begins_and_never_ends_is_bounded() -> None:
    noise = random.Random(1).randbytes(1 << 16)
    with pytest.raises(PartError, match="no picture begins"):
        list(Parts(b"--bound").feed(noise))
    endless = Parts(b"--b")
    list(endless.feed(b"--b\r\n\r\n\xff\xd8"))
    with pytest.raises(PartError, match="too large"):
        [list(endless.feed(noise)) for _ in range(MOST // len(noise) + 1)]
    with pytest.raises(PartError, match="too large"):
        list(Parts(b"--b").feed(b"--b\r\nContent-Length: 999999999\r\n\r\n"))
