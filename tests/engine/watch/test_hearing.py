"""A camera's sound, from packets to events: the same in a recording as live."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from hearthwatch.events.registry import validated
from hearthwatch.media import FileSource, Packet
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.explanation import Gate
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings, ClassifierSettings
from hearthwatch.studies.bench.sounds import RATE, Wave, hiss, smoke_alarm, times
from hearthwatch.watch.hearing import Hearing
from hearthwatch.watch.sound_models import SoundModels

START = 1_000_000.0


class Notes(list[Event]):
    """Keeps what is heard."""

    def heard(self, made: EventMade) -> None:
        self.append(made.event)


def camera(**sound: Any) -> CameraSettings:
    return CameraSettings.model_validate(
        {
            "name": "Hall",
            "sources": [{"type": "file", "path": "recorded"}],
            "sound": {"enabled": True, **sound},
        }
    )


def bang_at(moment: float, seconds: float) -> Wave:
    some = np.random.default_rng(3)
    sound, span = hiss(seconds, -60, some), times(0.4)
    first = round(moment * RATE)
    sound[first : first + len(span)] += some.standard_normal(len(span)) * np.exp(-span / 0.1) * 0.5
    return sound


@pytest.fixture
def film(make_clip: Callable[..., Path], tmp_path: Path) -> Callable[..., Path]:
    """Make a film with a sound: small grey pictures, five a second."""

    def make(sound: Wave, codec: str = "pcm_alaw", rate: int = RATE) -> Path:
        seconds = len(sound) / RATE
        grey = make_clip("grey.mp4", size=(64, 48), frames=round(5 * seconds), rate=5)
        path = tmp_path / f"{codec}.mov"
        samples = (np.clip(sound, -1, 1) * 32767).astype(np.int16)
        with av.open(str(grey)) as source, av.open(str(path), "w") as target:
            pictures = target.add_stream_from_template(source.streams.video[0])
            stream = target.add_stream(codec, rate=rate, layout="mono")
            for packet in source.demux(video=0):
                if packet.size:
                    packet.stream = pictures
                    target.mux(packet)
            for first in range(0, len(samples), 800):
                part = samples[first : first + 800].reshape(1, -1)
                frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
                frame.sample_rate, frame.pts, frame.time_base = RATE, first, Fraction(1, RATE)
                target.mux(stream.encode(frame))
            target.mux(stream.encode(None))
        return path

    return make


def packets(path: Path, *, sound: bool = True) -> Iterator[Packet]:
    stream = FileSource(path, sound=sound).stream()
    stream.open()
    return iter(stream)


def hearing(settings: CameraSettings, notes: Notes, models: SoundModels | None = None) -> Hearing:
    return Hearing(
        settings,
        models=models or SoundModels(patient=True),
        ids=counted_ids(),
        listener=notes,
        start=START,
    )


def heard(path: Path, settings: CameraSettings, models: SoundModels | None = None) -> Notes:
    notes = Notes()
    ear = hearing(settings, notes, models)
    for packet in packets(path):
        ear.packet(packet)
    return notes


@pytest.mark.parametrize(
    ("codec", "rate"), [("pcm_alaw", 8000), ("pcm_mulaw", 8000), ("aac", 16000), ("aac", 48000)]
)
def test_a_bang_becomes_an_event_whatever_the_codec(
    film: Callable[..., Path], codec: str, rate: int
) -> None:
    (event,) = heard(film(bang_at(12, 16), codec, rate), camera())
    assert event.type is EventType.AUDIO_DETECTED
    assert event.timestamp == pytest.approx(START + 12.6, abs=0.4)
    data = validated(event)
    assert data["label"] is None
    assert data["dbfs"] == pytest.approx(-11, abs=3)
    assert data["level"] == pytest.approx(10 ** (data["dbfs"] / 20), abs=0.01)
    assert data["dbfs"] >= data["threshold"] == pytest.approx(data["floor"] + 20, abs=0.2)
    assert "dBFS" in data["reason"]


def test_twice_the_same_footage_says_the_same(film: Callable[..., Path]) -> None:
    path = film(bang_at(8, 12))
    assert heard(path, camera()) == heard(path, camera())


def test_a_smoke_alarm_names_its_pattern(film: Callable[..., Path]) -> None:
    sound = hiss(18, -60, np.random.default_rng(0)) + 0.1 * smoke_alarm().sound(18, start=3)
    events = heard(film(sound), camera())
    alarm = validated(next(event for event in events if event.data["label"]))
    assert (alarm["label"], alarm["pattern"]) == ("smoke alarm", "T3")
    assert alarm["confidence"] > 0.9


def test_who_does_not_want_to_listen_hears_nothing(film: Callable[..., Path]) -> None:
    notes = Notes()
    ear = hearing(camera(enabled=False), notes)
    for packet in packets(film(bang_at(8, 12))):
        ear.packet(packet)
    assert (notes, ear.status(), ear.take_checks()) == ([], None, ())


def test_settings_are_followed_while_it_listens(film: Callable[..., Path]) -> None:
    sound = bang_at(8, 24)
    sound[16 * RATE : 20 * RATE] = bang_at(1, 4)
    notes = Notes()
    ear = hearing(camera(cooldown=0), notes)
    for packet in packets(film(sound)):
        if packet.time > 12:
            ear.apply(camera(cooldown=0, min_level=-5))
        ear.packet(packet)
    assert len(notes) == 1


def test_it_says_how_it_hears_and_what_that_costs(film: Callable[..., Path]) -> None:
    ear = hearing(camera(), Notes())
    silent = ear.status()
    assert silent is not None
    assert not silent.listening
    for packet in packets(film(bang_at(8, 9))):
        ear.packet(packet)
    status = ear.status()
    assert status is not None
    assert status.listening
    assert status.heard == ("sound",)
    assert status.level == pytest.approx(-11, abs=4)
    assert status.floor == pytest.approx(-60, abs=1)
    assert status.cost > 0
    assert {check.gate for check in ear.take_checks()} >= {Gate.SOUND}
    assert ear.take_checks() == ()
    ear.offline("gone")
    assert ear.now == frozenset()


def test_a_stream_without_sound_says_so(make_clip: Callable[..., Path]) -> None:
    ear = hearing(camera(), Notes())
    for packet in packets(make_clip("mute.mp4")):
        ear.packet(packet)
    status = ear.status()
    assert status is not None
    assert (status.listening, status.reason) == (False, "The stream has no sound.")


def test_damaged_sound_is_survived(film: Callable[..., Path]) -> None:
    notes = Notes()
    ear = hearing(camera(), notes)
    some = np.random.default_rng(1)
    for number, packet in enumerate(packets(film(bang_at(12, 16), "aac", 16000))):
        if packet.sound and number % 7 == 0:
            raw = av.Packet(some.bytes(packet.size))
            raw.pts, raw.time_base = packet.raw.pts, packet.raw.time_base
            ear.packet(replace(packet, raw=raw))
        else:
            ear.packet(packet)
    status = ear.status()
    assert status is not None
    assert status.listening


def test_speech_is_loaded_only_when_it_is_wanted(film: Callable[..., Path]) -> None:
    class Counting(SoundModels):
        asked = 0

        def voice(self) -> Any:
            Counting.asked += 1
            return super().voice()

    path = film(bang_at(8, 9))
    heard(path, camera(), Counting(patient=True))
    assert Counting.asked == 0
    heard(path, camera(speech=True), Counting(patient=True))
    assert Counting.asked > 0


def test_a_classifier_that_is_none_is_told_once_and_the_rest_is_heard(
    film: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "labels.txt").write_text("Bark\n")
    (tmp_path / "model.onnx").write_bytes(b"no model")
    told: list[str] = []
    settings = ClassifierSettings(
        model=str(tmp_path / "model.onnx"), labels=str(tmp_path / "labels.txt")
    )
    models = SoundModels(settings, told.append, patient=True)
    events = heard(film(bang_at(8, 12)), camera(sounds=["Bark"]), models)
    assert [event.data["label"] for event in events] == [None]
    assert len(told) == 1
    assert "model.onnx" in told[0]
    missing = ClassifierSettings(model="/nowhere/m.onnx", labels=str(tmp_path / "labels.txt"))
    assert SoundModels(missing, told.append, patient=True).classifier() is None
    assert "/nowhere/m.onnx: cannot be read" in told[1]
