"""A hung camera against a still life with a living sensor, both really encoded."""

import io
from fractions import Fraction

import av
import cv2
import numpy as np
import pytest

from hearthwatch.vision.still import Luma, essence, is_same, tone

SIZE = (640, 360)
RATES = {
    "constant quality": {"crf": "30"},
    "constant bitrate": {"b": "900k", "maxrate": "900k", "bufsize": "900k"},
}


def street() -> np.ndarray:
    """A picture with edges and shades everywhere."""
    chance = np.random.default_rng(3)
    coarse = chance.integers(30, 220, (18, 32), np.uint8)
    fine = chance.integers(0, 40, (90, 160), np.uint8)
    sum_of = cv2.resize(coarse, SIZE).astype(int) + cv2.resize(fine, SIZE)
    return np.clip(sum_of, 0, 255).astype(np.uint8)


def keyframes(*, noise: float, clock: bool, rate: dict[str, str]) -> list[Luma]:
    """Film the street with a keyframe every second; return them as looks see them."""
    chance, plate, file = np.random.default_rng(4), street().astype(float), io.BytesIO()
    steady = {"threads": "1"}  # With several, the bits of a second depend on the machine's load.
    options = {"preset": "ultrafast", "bf": "0", "g": "15", "sc_threshold": "0", **steady, **rate}
    with av.open(file, "w", format="mp4") as output:
        track = output.add_stream("libx264", rate=15, options=options)
        track.width, track.height = SIZE
        for number in range(180):
            grey = plate + noise * chance.standard_normal(plate.shape)
            picture = np.clip(grey, 0, 255).astype(np.uint8)
            if clock:
                cv2.putText(picture, f"12:00:{number // 15:02}", (8, 20), 0, 0.6, (255,), 1)
            frame = av.VideoFrame.from_ndarray(picture, format="gray").reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 15)
            output.mux(track.encode(frame))
        output.mux(track.encode(None))
    file.seek(0)
    with av.open(file) as film:
        found = [f.to_ndarray(format="gray") for f in film.decode(video=0) if f.key_frame]
    return [essence(cv2.resize(picture, (320, 180))) for picture in found]


def twins(pictures: list[Luma]) -> float:
    """Return the share of pictures that one of the four before them equals."""
    later = range(4, len(pictures))
    same = [any(is_same(pictures[at], old) for old in pictures[at - 4 : at]) for at in later]
    return sum(same) / len(same)


@pytest.mark.parametrize("clock", [False, True])
@pytest.mark.parametrize("rate", RATES)
def test_one_raw_picture_encoded_again_and_again_is_known(rate: str, clock: bool) -> None:
    assert twins(keyframes(noise=0, clock=clock, rate=RATES[rate])) >= 0.5


@pytest.mark.parametrize("noise", [0.5, 2])
@pytest.mark.parametrize("rate", RATES)
def test_a_still_life_with_the_least_noise_never_repeats(rate: str, noise: float) -> None:
    assert twins(keyframes(noise=noise, clock=False, rate=RATES[rate])) == 0


def test_pictures_of_other_sizes_are_not_the_same() -> None:
    assert not is_same(np.zeros((90, 160), np.uint8), np.zeros((90, 120), np.uint8))


def test_tone_leaves_a_name_and_a_clock_aside() -> None:
    picture = np.full((180, 320), 20, np.uint8)
    cv2.putText(picture, "2026-11-22 12:00:00", (5, 15), 0, 0.5, (235,), 1)
    assert tone(picture).contrast == 0


def test_tone_of_a_dark_room_with_a_lamp() -> None:
    picture = np.full((180, 320), 20, np.uint8)
    picture[:40, :60] = 200
    assert (tone(picture).dark, tone(picture).bright) == (20, 200)
