"""What air, light and sensor do to a picture: darkness, rain, changing light, noise."""

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.studies.bench.scenes import Scene, Weather

type Luma = NDArray[np.uint8]

_NOISE: Final = 2.0
_NIGHT_NOISE: Final = 5.0
"""Standard deviations of the noise of a picture with 720 rows."""

_NOISY_ROWS: Final = 720
_FIELDS: Final = 6
_SHIFT: Final = 64
_DARKNESS: Final = 0.35
_GLOW: Final = 12
_FADED: Final = 0.2
_DROPS: Final = 400
_FALL: Final = 2.3
_CLOUDS: Final = 0.25
_CLOUD_PERIOD: Final = 20.0
_EXPOSURE: Final = 0.75
_EXPOSURE_HALF: Final = 15.0
_LAMP: Final = 0.6
_LAMP_PERIOD: Final = 17.0


@dataclass(frozen=True, slots=True)
class _Lamp:
    """A pool of light that is switched on and off, as a gain for each pixel."""

    gain: NDArray[np.float32]

    def is_on(self, time: float) -> bool:
        return math.fmod(time, _LAMP_PERIOD) > _LAMP_PERIOD / 2


class Atmosphere:
    """Applies the weather of a scene to its frames, in their order."""

    def __init__(self, scene: Scene, width: int, height: int) -> None:
        """Prepare for frames of a size.

        Less noise is left in smaller pictures, for a camera makes them by averaging.
        """
        self._weather = scene.weather
        self._rng = np.random.default_rng((scene.seed, width, height))
        noise = _NIGHT_NOISE if scene.weather is Weather.NIGHT else _NOISE
        deviation = noise * min(1.0, height / _NOISY_ROWS)
        self._noise = _noise_fields(self._rng, width, height, deviation)
        self._drops = self._rng.random((_DROPS, 3))
        self._lamp = _lamp(self._rng, width, height)

    def fade(self, chroma: Luma) -> Luma:
        """Return a colour plane as the weather leaves it: at night there is little colour."""
        if self._weather is not Weather.NIGHT:
            return chroma
        faded = cv2.convertScaleAbs(chroma, alpha=_FADED, beta=128 * (1 - _FADED))
        return np.asarray(faded, np.uint8)

    def apply(self, luma: Luma, number: int, time: float) -> Luma:
        """Return a luma plane as a camera in this weather would have it.

        Args:
            luma: uint8 (h, w); left as it is.
            number: of the frame.
            time: of the frame in seconds.
        """
        match self._weather:
            case Weather.NIGHT:
                luma = np.asarray(cv2.convertScaleAbs(luma, alpha=_DARKNESS, beta=_GLOW), np.uint8)
            case Weather.RAIN:
                luma = np.asarray(cv2.add(luma, self._rain(luma.shape, time)), np.uint8)
            case Weather.LIGHT | Weather.LAMP:
                luma = self._light(luma, time)
            case Weather.DAY:
                pass
        noise = self._next_noise(luma.shape, number)
        return np.asarray(cv2.add(luma, noise, dtype=cv2.CV_8U), np.uint8)

    def _next_noise(self, shape: tuple[int, ...], number: int) -> NDArray[np.int8]:
        top, left = self._rng.integers(0, _SHIFT, 2)
        field = self._noise[number % _FIELDS]
        return field[top : top + shape[0], left : left + shape[1]]

    def _rain(self, shape: tuple[int, ...], time: float) -> Luma:
        """Draw the streaks of the drops as they fall, each at a speed of its own."""
        height, width = shape
        across, down, speed = self._drops.T
        tops = ((down + time * _FALL * (0.8 + 0.4 * speed)) % 1.0 * height).astype(int)
        lefts = ((across + 0.02 * tops / height) * width).astype(int) % width
        streaks = np.zeros((height, width), np.uint8)
        thickness = max(1, round(height / 500))
        for left, top in zip(lefts.tolist(), tops.tolist(), strict=True):
            cv2.line(streaks, (left, top), (left + 2, top + height // 22), 38, thickness)
        return streaks

    def _light(self, luma: Luma, time: float) -> Luma:
        """Let clouds pass slowly, the exposure step, and perhaps a lamp be switched."""
        gain = 1 + _CLOUDS * math.sin(2 * math.pi * time / _CLOUD_PERIOD)
        if math.fmod(time, 2 * _EXPOSURE_HALF) >= _EXPOSURE_HALF:
            gain *= _EXPOSURE
        if self._weather is Weather.LAMP and self._lamp.is_on(time):
            luma = np.clip(luma * self._lamp.gain, 0, 255).astype(np.uint8)
        return np.asarray(cv2.convertScaleAbs(luma, alpha=gain), np.uint8)


def _noise_fields(
    rng: np.random.Generator, width: int, height: int, deviation: float
) -> list[NDArray[np.int8]]:
    """Return fields somewhat larger than the picture, from which each frame takes another part."""
    shape = (height + _SHIFT, width + _SHIFT)
    return [
        np.clip(rng.standard_normal(shape, np.float32) * deviation, -127, 127).astype(np.int8)
        for _ in range(_FIELDS)
    ]


def _lamp(rng: np.random.Generator, width: int, height: int) -> _Lamp:
    x, y = rng.uniform(0.2, 0.8, 2)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = ((columns / width - x) / 0.15) ** 2 + ((rows / height - y) / 0.25) ** 2
    return _Lamp((1 + _LAMP * np.exp(-distance / 2)).astype(np.float32))
