"""Ears, and something to hear."""

import io
from collections.abc import Callable
from fractions import Fraction

import av
import numpy as np
import pytest

from hearthwatch.studies.bench.sounds import RATE, Wave
from hearthwatch.vision.audio import Classifier, Ear, EarParameters, Heard, VoiceModel

type Hear = Callable[..., list[Heard]]


def listen(ear: Ear, sound: Wave, *, step: float = 0.02) -> list[Heard]:
    """Let an ear hear a sound in packets, as a camera sends them."""
    size = round(step * ear.rate)
    heard: list[Heard] = []
    for first in range(0, len(sound) - size + 1, size):
        part = sound[first : first + size].astype(np.float32)
        heard += ear.feed(part, (first + size) / ear.rate)
    return heard


@pytest.fixture
def hear() -> Hear:
    """Return what an ear hears of a sound that it is fed from the beginning."""

    def run(
        sound: Wave,
        *,
        rate: int = RATE,
        step: float = 0.02,
        voice: VoiceModel | None = None,
        classifier: Classifier | None = None,
        **parameters: object,
    ) -> list[Heard]:
        ear = Ear(rate, EarParameters(**parameters))  # type: ignore[arg-type]
        ear.use(voice=voice, classifier=classifier)
        return listen(ear, sound, step=step)

    return run


@pytest.fixture(name="listen")
def listen_fixture() -> Callable[..., list[Heard]]:
    """Let an ear of the test's own hear a sound; see `listen`."""
    return listen


@pytest.fixture
def transmit() -> Callable[[Wave, str, int], Wave]:
    """Send a sound through a codec, and return what comes out at 8 kHz."""

    def run(sound: Wave, codec: str, rate: int) -> Wave:
        samples = (np.clip(sound, -1, 1) * 32767).astype(np.int16)
        spoken = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        spoken.sample_rate, spoken.pts, spoken.time_base = RATE, 0, Fraction(1, RATE)
        shelf = io.BytesIO()
        with av.open(shelf, "w", format="mov") as output:
            stream = output.add_stream(codec, rate=rate, layout="mono")
            output.mux(stream.encode(spoken))
            output.mux(stream.encode(None))
        shelf.seek(0)
        resampler = av.AudioResampler("s16", "mono", RATE)
        with av.open(shelf) as source:
            pieces = [
                piece.to_ndarray().reshape(-1)
                for frame in source.decode(audio=0)
                for piece in resampler.resample(frame)
            ]
        return np.concatenate(pieces) / 32768

    return run
