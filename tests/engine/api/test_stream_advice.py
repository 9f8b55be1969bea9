"""What owners are told about their streams."""

from dataclasses import replace
from typing import Any

import pytest

from hearthwatch.api.stream_advice import advice
from hearthwatch.model.probe import StreamReport

FINE = StreamReport("h264", 1280, 720, 5.0, 15.0, 1e6, 1.0, False, "aac")


def test_a_fine_stream_needs_nothing() -> None:
    assert advice(FINE, seen=True, recorded=True) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"codec": "hevc"}, "H.265"),
        ({"codec": "mjpeg"}, "MJPEG, which is made into VP9"),
        ({"width": 2560, "height": 1440}, "sub stream"),
        ({"frame_rate": 60.0}, "60 pictures a second"),
        ({"frame_rate": 2.0}, "Only 2.0 pictures a second"),
        ({"keyframe_interval": 8.0}, "only every 8.0 s"),
        ({"keyframe_interval": None, "seconds": 9.0}, "No second keyframe came within 9 s"),
        ({"reordered": True}, "B-frames"),
        ({"sound": "pcm_alaw"}, "G.711"),
    ],
)
def test_each_fact_is_told(change: dict[str, Any], says: str) -> None:
    (sentence,) = advice(replace(FINE, **change), seen=True, recorded=True)
    assert says in sentence


@pytest.mark.parametrize(
    "change",
    [
        {"frame_rate": None},
        {"keyframe_interval": None, "seconds": 2.0},
        {"frame_rate": 30.0},
        {"sound": None},
    ],
)
def test_what_was_not_measured_is_not_told(change: dict[str, Any]) -> None:
    assert advice(replace(FINE, **change), seen=True, recorded=True) == []


def test_what_does_not_concern_a_stream_is_not_told() -> None:
    large = replace(FINE, width=3840, height=2160, sound="pcm_mulaw")
    assert advice(large, seen=False, recorded=True) == [
        sentence for sentence in advice(large, seen=False, recorded=True) if "G.711" in sentence
    ]
    (sentence,) = advice(large, seen=True, recorded=False)
    assert "3840x2160" in sentence
    huge = replace(FINE, width=5120, height=2880)
    (sentence,) = advice(huge, seen=False, recorded=True)
    assert "larger than 4K" in sentence


@pytest.mark.parametrize(
    ("size", "kept", "claimed", "says"),
    [
        ((1280, 720), (1280, 720), None, "two are read, and nothing is saved"),
        ((2560, 1440), (1920, 1080), (640, 360), "two are read, and nothing is saved"),
        ((1280, 720), (3840, 2160), (640, 360), "says that this stream has 640x360"),
        ((3840, 2160), (3840, 2176), (640, 360), "but sends 3840x2160"),
    ],
)
def test_a_smaller_stream_that_is_none(
    size: tuple[int, int], kept: tuple[int, int], claimed: tuple[int, int] | None, says: str
) -> None:
    report, other = (replace(FINE, width=w, height=h) for w, h in (size, kept))
    (sentence,) = advice(report, seen=True, recorded=False, kept=other, claimed=claimed)
    assert says in sentence


@pytest.mark.parametrize(
    ("size", "kept", "claimed"),
    [
        ((640, 360), (640, 360), None),
        ((1280, 720), (1920, 1080), (1280, 720)),
        ((1920, 1088), (2560, 1440), (1920, 1080)),
        ((1280, 720), (1920, 1080), (0, 0)),
    ],
)
def test_a_smaller_stream_that_is_one(
    size: tuple[int, int], kept: tuple[int, int], claimed: tuple[int, int] | None
) -> None:
    report, other = (replace(FINE, width=w, height=h) for w, h in (size, kept))
    found = advice(report, seen=True, recorded=False, kept=other, claimed=claimed)
    assert not [each for each in found if "says" in each or "saved" in each]


def test_a_large_stream_alone_that_claims_to_be_small() -> None:
    large = replace(FINE, width=2560, height=1440)
    claims, costs = advice(large, seen=True, recorded=True, claimed=(640, 360))
    assert "640x360" in claims
    assert "sub stream" in costs
