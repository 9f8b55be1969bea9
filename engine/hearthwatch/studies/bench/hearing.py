"""How well sounds are told, on sounds made on the spot, and what listening costs."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame

from hearthwatch.media import FileSource, SoundDecoder
from hearthwatch.model.sound import SMOKE_ALARM
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table
from hearthwatch.studies.bench.sounds import (
    HARMLESS,
    RATE,
    Chance,
    Wave,
    babble,
    hiss,
    smoke_alarm,
)
from hearthwatch.vision.audio import Ear, EarParameters, Heard

_PACKET: Final = RATE // 50
_STRETCH: Final = 60.0
_BACKGROUND: Final = -55.0
_NOISE: Final = -26.0
_SNRS: Final = (0, -10, -15, -20)
_WAITED: Final = 12.0
_SENT: Final = (("G.711", "pcm_mulaw", 8000), ("AAC", "aac", 16000), ("AAC", "aac", 48000))
"""What cameras send: its name, libav's, and samples per second."""

_FRAME: Final = 1024
_UNTOLD: Final = (None, None, None)
_SOUNDS: Final = Table(
    "sound",
    "Sound",
    "Mono at 8 kHz in packets of 20 ms; decoding is included where a codec is named. Alarms: smoke"
    " and carbon monoxide alarms told; none of the sounds is one but the last ones, smoke alarms in"
    " white noise of so many decibels more power, each told within 12 s or counted as missed.",
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

    def decoded(name: str, codec: str, rate: int) -> list[Row]:
        title = f"speech as {name}, {rate // 1000} kHz"
        progress(title)
        chance = np.random.default_rng(seed)
        sound = babble(_STRETCH, chance) + hiss(_STRETCH, _BACKGROUND, chance)
        return [(title, _STRETCH / 60, 100 * _decoded(sound, codec, rate) / _STRETCH, *_UNTOLD)]

    def alarming(snr: int) -> list[Row]:
        progress(f"smoke alarm at {snr} dB")
        found = [_is_found(np.random.default_rng(seed + number), snr) for number in range(tries)]
        return [(f"smoke alarm at {snr} dB", None, None, None, sum(found), tries - sum(found))]

    def measured() -> Iterator[list[Row]]:
        for name, make in HARMLESS.items():
            yield harmless(name, make)
        for sent in _SENT:
            yield decoded(*sent)
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


def _decoded(sound: Wave, codec: str, rate: int) -> float:
    """Return the seconds of processor time that decoding a sound and hearing it take."""
    with TemporaryDirectory() as folder:
        film = Path(folder) / "film.mov"
        _write(film, sound, codec, rate)
        stream = FileSource(film, sound=True).stream()
        info = stream.open().sound
        packets = [packet for packet in stream if packet.sound]
        stream.close()
    if info is None:
        raise ValueError(f"no sound of {codec} could be made")
    decoder, ear = SoundDecoder(info, RATE), Ear(RATE, EarParameters())
    began = time.process_time()
    for packet in packets:
        if (piece := decoder.decode(packet)) is not None:
            ear.feed(piece.samples, piece.end)
    return time.process_time() - began


def _write(film: Path, sound: Wave, codec: str, rate: int) -> None:
    """Write a sound as a camera sends it, with a picture a second."""
    samples = np.clip(np.repeat(sound, rate // RATE) * 32767, -32768, 32767).astype(np.int16)
    picture = np.zeros((64, 64, 3), np.uint8)
    with av.open(str(film), "w") as file:
        pictures = file.add_stream("mpeg4", rate=1, width=64, height=64, pix_fmt="yuv420p")
        track = cast("AudioStream", file.add_stream(codec, rate=rate, layout="mono"))
        for _ in range(round(len(samples) / rate)):
            file.mux(pictures.encode(VideoFrame.from_ndarray(picture)))
        for first in range(0, len(samples) - _FRAME + 1, _FRAME):
            frame = AudioFrame.from_ndarray(samples[None, first : first + _FRAME], "s16", "mono")
            frame.sample_rate, frame.pts = rate, first
            file.mux(track.encode(frame))
        file.mux(pictures.encode(None))
        file.mux(track.encode(None))
