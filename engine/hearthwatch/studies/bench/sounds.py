"""Sounds made on the spot: alarms, rooms, and what must not be taken for alarms.

Everything is mono, about -1..1, at 8000 samples per second.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Wave = NDArray[np.float64]

RATE: Final = 8000

type Chance = np.random.Generator


@dataclass(frozen=True, slots=True)
class Beeper:
    """A device that beeps in groups; all times in seconds.

    Attributes:
        pulses: of a group.
        on: length of a pulse.
        off: between two of them.
        period: from group to group.
        frequency: in hertz.
        square: a square wave; else a sine.
    """

    pulses: int
    on: float
    off: float
    period: float
    frequency: float
    square: bool = False

    def sound(self, seconds: float, *, start: float = 0.0, speed: float = 1.0) -> Wave:
        """Beep with an amplitude of 1 from `start` on, so many times as fast."""
        moments = times(seconds)
        within = np.mod((moments - start) * speed, self.period)
        pulse = self.on + self.off
        beeping = (within < self.pulses * pulse) & (np.mod(within, pulse) < self.on)
        tone = np.sin(2 * np.pi * self.frequency * moments)
        if self.square:
            tone = np.sign(tone)
        sound: Wave = np.where(beeping & (moments >= start), tone, 0.0)
        return sound


def smoke_alarm(frequency: float = 3100.0, *, square: bool = False) -> Beeper:
    """Return a smoke alarm: T3 of ISO 8201."""
    return Beeper(3, 0.5, 0.5, 4.0, frequency, square)


def co_alarm(frequency: float = 3100.0, *, square: bool = False) -> Beeper:
    """Return a carbon monoxide alarm: T4."""
    return Beeper(4, 0.1, 0.1, 5.7, frequency, square)


DEVICES: Final[Mapping[str, Beeper]] = {
    "microwave": Beeper(3, 1.0, 0.5, 60.0, 2950.0),
    "alarm clock": Beeper(4, 0.08, 0.05, 1.0, 3050.0),
    "reversing lorry": Beeper(1, 0.5, 0.5, 1.0, 3000.0),
    "dishwasher": Beeper(5, 0.3, 0.3, 12.0, 3200.0),
    "low battery": Beeper(1, 0.1, 0.1, 40.0, 3100.0),
}
"""What beeps at about the same pitch and is no alarm."""


def times(seconds: float) -> Wave:
    """Return the moments of samples."""
    return np.arange(round(seconds * RATE)) / RATE


def hiss(seconds: float, level: float, chance: Chance) -> Wave:
    """Return white noise of a level in dBFS."""
    return chance.standard_normal(round(seconds * RATE)) * 10 ** (level / 20)


def room(sound: Wave, decay: float, chance: Chance) -> Wave:
    """Let a sound echo in a room in which it falls by 60 dB within `decay` seconds."""
    length = round(decay * RATE)
    echo = chance.standard_normal(length) * 10 ** (-3 * np.arange(length) / length) * 0.05
    echo[0] = 1.0
    size = 1 << (len(sound) + length).bit_length()
    heard: Wave = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(echo, size), size)
    return heard[: len(sound)]


def music(seconds: float, chance: Chance) -> Wave:
    """Play random melodies in time, two octaves below and up to the pitch of alarms."""
    sound = np.zeros(round(seconds * RATE))
    beat = 60 / chance.uniform(80, 140)
    for voice in range(3):
        moment = 0.0
        while moment < seconds:
            length = beat * chance.choice([0.5, 1.0, 2.0])
            pitch = 440 * 2 ** (chance.integers(-12, 36 - 8 * voice) / 12)
            if chance.random() < 0.8:
                _add(sound, moment, _note(pitch, length) * chance.uniform(0.05, 0.2))
            moment += length
    return sound


def babble(seconds: float, chance: Chance) -> Wave:
    """Talk without words: syllables of a gliding voice in changing resonances, and hissing."""
    sound = np.zeros(round(seconds * RATE))
    moment = 0.0
    while moment < seconds:
        length = chance.uniform(0.08, 0.3)
        syllable = (
            _syllable(length, chance) if chance.random() < 0.8 else _fricative(length, chance)
        )
        _add(sound, moment, syllable * chance.uniform(0.05, 0.3))
        moment += length + (chance.uniform(0.3, 1.0) if chance.random() < 0.15 else 0.03)
    return sound


def birds(seconds: float, chance: Chance) -> Wave:
    """Sing: each bird repeats a chirp of its own, some of them in groups."""
    sound = np.zeros(round(seconds * RATE))
    for _ in range(4):
        low, sweep, length = chance.uniform(2500, 3500), chance.uniform(-600, 400), 0.12
        group, gap, moment = chance.integers(1, 6), chance.uniform(0.1, 0.6), chance.uniform(0, 3)
        while moment < seconds:
            for number in range(group):
                span = times(length)
                phase = 2 * np.pi * (low * span + sweep * span**2 / length / 2)
                _add(sound, moment + number * gap, np.sin(phase) * _swell(span) * 0.1)
            moment += group * gap + chance.uniform(0.5, 4.0)
    return sound


def street(seconds: float, chance: Chance) -> Wave:
    """Let cars pass before a rumble, and now and then something bang."""
    rumble = np.cumsum(chance.standard_normal(round(seconds * RATE)))
    rumble -= np.convolve(rumble, np.ones(400) / 400, "same")
    sound: Wave = rumble / np.std(rumble) * 0.02
    moments = times(seconds)
    for _ in range(round(seconds / 15)):
        near = np.exp(-(((moments - chance.uniform(0, seconds)) / chance.uniform(1, 3)) ** 2))
        sound += near * chance.standard_normal(len(sound)) * chance.uniform(0.02, 0.1)
    for _ in range(round(seconds / 20)):
        span = times(0.3)
        bang = chance.standard_normal(len(span)) * np.exp(-span / 0.06) * 0.5
        _add(sound, chance.uniform(0, seconds), bang)
    return sound


def rain(seconds: float, chance: Chance) -> Wave:
    """Begin to rain, heavier and heavier: a hiss of many drops."""
    sound = chance.standard_normal(round(seconds * RATE)) * 0.02
    drop = np.exp(-np.arange(80) / 15)
    for moment in chance.uniform(0, seconds, round(60 * seconds)):
        _add(sound, moment, drop * chance.normal(0, 0.08))
    return sound * np.minimum(1.0, times(seconds) / 10)


def fan(seconds: float, chance: Chance) -> Wave:
    """Switch on a fan: within a second it is there, and stays."""
    hum = 0.02 * np.sin(2 * np.pi * 240 * times(seconds))
    noise = chance.standard_normal(round(seconds * RATE)) * 0.03
    return (noise + hum) * np.minimum(1.0, times(seconds))


def beeping(seconds: float, chance: Chance) -> Wave:
    """Let one device of a kitchen or a street beep."""
    device = chance.choice(np.array(list(DEVICES)))
    return 0.1 * DEVICES[str(device)].sound(seconds, start=chance.uniform(0, 5))


HARMLESS: Final[Mapping[str, Callable[[float, Chance], Wave]]] = {
    "speech": babble,
    "music": music,
    "birds": birds,
    "street": street,
    "rain": rain,
    "beeping devices": beeping,
}
"""What may sound for hours without being an alarm."""


def _add(sound: Wave, moment: float, part: Wave) -> None:
    first = round(moment * RATE)
    part = part[: max(0, len(sound) - first)]
    sound[first : first + len(part)] += part


def _note(pitch: float, length: float) -> Wave:
    span = times(length)
    sound: Wave = np.zeros(len(span))
    for harmonic in range(1, 8):
        if harmonic * pitch < RATE / 2:
            sound += np.sin(2 * np.pi * harmonic * pitch * span) / harmonic
    attack: Wave = np.minimum(1.0, span / 0.01)
    return sound * attack * np.exp(-span / 0.6)


def _syllable(length: float, chance: Chance) -> Wave:
    span = times(length)
    pitch = chance.uniform(90, 260) * (1 + chance.uniform(-0.3, 0.3) * span / length)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    resonances = chance.uniform((300, 900, 2200), (900, 2200, 3400))
    sound: Wave = np.zeros(len(span))
    for harmonic in range(1, 40):
        frequency = harmonic * float(pitch[0])
        if frequency < RATE / 2 - 200:
            strength = sum(
                np.exp(-(((frequency - resonance) / 150) ** 2)) for resonance in resonances
            )
            sound += strength * np.sin(harmonic * phase)
    return sound * _swell(span)


def _fricative(length: float, chance: Chance) -> Wave:
    span = times(length)
    return np.diff(chance.standard_normal(len(span) + 1)) * _swell(span) * 0.5


def _swell(span: Wave) -> Wave:
    return np.sin(np.pi * np.arange(len(span)) / max(len(span), 1))
