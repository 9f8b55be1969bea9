"""How well sounds are told, on sounds made on the spot, and what listening costs."""

import time
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from hearthwatch.model.sound import SMOKE_ALARM
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table
from hearthwatch.studies.bench.sounds import HARMLESS, RATE, Chance, Wave, hiss, smoke_alarm
from hearthwatch.vision.audio import Ear, EarParameters, Heard

_PACKET: Final = RATE // 50
_STRETCH: Final = 60.0
_BACKGROUND: Final = -55.0
_NOISE: Final = -26.0
_SNRS: Final = (0, -10, -15, -20)
_WAITED: Final = 12.0
_SOUNDS: Final = Table(
    "sound",
    "Sound",
    "Mono at 8 kHz in packets of 20 ms, without decoding. Alarms: smoke and carbon monoxide alarms"
    " told; none of the sounds is one but the last ones, smoke alarms in white noise of so many"
    " decibels more power, each told within 12 s or counted as missed.",
    (
        Column("sound", "sound"),
        Column("minutes", "minutes", 1),
        Column("CPU, % of a core", "cpu_percent", 2),
        Column("loud sounds told", "loud"),
        Column("alarms told", "alarms"),
        Column("missed", "missed"),
    ),
)


def sound_table(*, minutes: int, tries: int, seed: int, progress: Progress) -> Iterator[Table]:
    """Let an ear hear what is harmless for so many minutes each, and alarms so many times."""

    def harmless(name: str, make: Callable[[float, Chance], Wave]) -> list[Row]:
        progress(name)
        chance, heard, spent = np.random.default_rng(seed), list[Heard](), 0.0
        for _ in range(minutes):
            sound = make(_STRETCH, chance) + hiss(_STRETCH, _BACKGROUND, chance)
            began = time.process_time()
            heard += _hear(sound)
            spent += time.process_time() - began
        alarms = sum(one.pattern is not None for one in heard)
        share = 100 * spent / (minutes * _STRETCH)
        return [(name, minutes * _STRETCH / 60, share, len(heard) - alarms, alarms, None)]

    def alarming(snr: int) -> list[Row]:
        progress(f"smoke alarm at {snr} dB")
        found = [_is_found(np.random.default_rng(seed + number), snr) for number in range(tries)]
        return [(f"smoke alarm at {snr} dB", None, None, None, sum(found), tries - sum(found))]

    def measured() -> Iterator[list[Row]]:
        for name, make in HARMLESS.items():
            yield harmless(name, make)
        for snr in _SNRS:
            yield alarming(snr)

    return _SOUNDS.growing(measured())


def _is_found(chance: Chance, snr: int) -> bool:
    """Sound an alarm in noise and tell whether it was recognised in time."""
    begins, frequency = chance.uniform(3, 7), chance.uniform(2950, 3450)
    seconds = begins + _WAITED
    tone = smoke_alarm(frequency).sound(seconds, start=begins)
    sound = tone * 2**0.5 * 10 ** ((_NOISE + snr) / 20)
    heard = _hear(sound + hiss(len(sound) / RATE, _NOISE, chance))
    return any(one.label == SMOKE_ALARM for one in heard)


def _hear(sound: Wave) -> list[Heard]:
    ear, heard = Ear(RATE, EarParameters(cooldown=0.0)), list[Heard]()
    for first in range(0, len(sound) - _PACKET + 1, _PACKET):
        part = sound[first : first + _PACKET].astype(np.float32)
        heard += ear.feed(part, (first + _PACKET) / RATE)
    return heard
