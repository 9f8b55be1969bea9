"""Speech, asked of a network only when there is something to hear."""

from collections.abc import Callable
from importlib import resources

import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.studies.bench.sounds import RATE, Wave, hiss, smoke_alarm
from hearthwatch.vision.audio import Heard, Samples, SoundModelError
from hearthwatch.vision.audio.silero import SileroVoice
from hearthwatch.vision.audio.speech import SpeechDetector

type Hear = Callable[..., list[Heard]]


@pytest.fixture(scope="module")
def silero() -> SileroVoice:
    model = resources.files("hearthwatch.vision") / "models" / "silero-vad.onnx"
    return SileroVoice(model.read_bytes())


class Agreeing:
    """A network that takes everything that is loud for a voice, and counts."""

    def __init__(self) -> None:
        self.asked = 0

    def probability(
        self, chunk: Samples, memory: NDArray[np.float32], rate: int
    ) -> tuple[float, NDArray[np.float32]]:
        self.asked += 1
        assert chunk.shape == (round(rate * 0.036),)
        return float(np.abs(chunk).max() > 0.1), memory


def vowels(seconds: float, rate: int = RATE) -> Wave:
    """Sing ah and eh with a gliding voice: a row of pulses through two resonances."""
    moments = np.arange(round(seconds * rate)) / rate
    pitch = 120 + 25 * np.sin(2 * np.pi * 0.7 * moments)
    phase = np.cumsum(pitch) / rate
    pulses = np.diff(np.floor(phase), prepend=0.0)
    sound = np.zeros(len(pulses))
    for resonance, width in ((700, 90), (1200, 110), (2600, 160)):
        span = np.arange(round(0.03 * rate)) / rate
        ringing = np.exp(-np.pi * width * span) * np.sin(2 * np.pi * resonance * span)
        sound += np.convolve(pulses, ringing)[: len(pulses)]
    syllables = np.clip(np.sin(2 * np.pi * 3.3 * moments) + 0.4, 0, 1)
    return sound * syllables * 0.3


@pytest.mark.parametrize("rate", [8000, 16000])
def test_noise_is_no_speech(silero: SileroVoice, rate: int) -> None:
    detector = SpeechDetector(silero, rate)
    noise = np.random.default_rng(0).standard_normal(3 * rate) * 0.05
    assert not detector.feed(noise.astype(np.float32)).speaking


def test_a_voice_is_speech(silero: SileroVoice) -> None:
    voice = SpeechDetector(silero, RATE).feed(vowels(3).astype(np.float32))
    assert voice.speaking
    assert voice.probability > 0.8


def test_speech_is_told_with_how_sure_it_is(hear: Hear, silero: SileroVoice) -> None:
    sound = hiss(16, -60, np.random.default_rng(1))
    sound[8 * RATE : 12 * RATE] += vowels(4)
    speech = [one for one in hear(sound, voice=silero) if one.label == "speech"]
    assert len(speech) == 1
    assert 8.4 < speech[0].time < 12
    assert speech[0].confidence is not None
    assert speech[0].confidence > 0.6
    assert "probable speech" in speech[0].reason


def test_an_alarm_is_no_speech(hear: Hear, silero: SileroVoice) -> None:
    sound = hiss(30, -60, np.random.default_rng(1)) + 0.1 * smoke_alarm().sound(30, start=8)
    assert "speech" not in {one.label for one in hear(sound, voice=silero)}


def test_silence_costs_nothing(hear: Hear) -> None:
    voice, sound = Agreeing(), hiss(30, -60, np.random.default_rng(1))
    hear(sound, voice=voice)
    assert voice.asked == 0
    sound[12 * RATE : 14 * RATE] += vowels(2)
    hear(sound, voice=voice)
    assert 2 / 0.032 <= voice.asked < 3.2 / 0.032


def test_a_cough_is_no_speech() -> None:
    detector = SpeechDetector(Agreeing(), RATE)
    cough = np.zeros(RATE, np.float32)
    cough[:2400] = 0.5
    assert not detector.feed(cough).speaking


def test_other_rates_are_refused() -> None:
    with pytest.raises(ValueError, match="not at 44100"):
        SpeechDetector(Agreeing(), 44100)


@pytest.mark.parametrize("model", [b"", b"not a model", b"\x08\x07"])
def test_what_is_no_model_is_refused(model: bytes) -> None:
    with pytest.raises(SoundModelError, match="silero-vad"):
        SileroVoice(model)
