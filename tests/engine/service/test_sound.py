"""A camera with a microphone, from its sound to an event, its picture, its clip and its states."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from hearthwatch.studies.bench.sounds import RATE, hiss, times

from .conftest import running, write_tree

SECONDS = 12
BANG = 8.0


@pytest.fixture
def banging(make_clip: Callable[..., Path], tmp_path: Path) -> Path:
    """Twelve seconds of a square that moves, with a bang in them."""
    pictures = make_clip("pictures.mp4", frames=15 * SECONDS)
    some, span, first = np.random.default_rng(3), times(0.4), round(BANG * RATE)
    sound = hiss(SECONDS, -60, some)
    sound[first : first + len(span)] += some.standard_normal(len(span)) * np.exp(-span / 0.1) * 0.5
    samples = (np.clip(sound, -1, 1) * 32767).astype(np.int16)
    path = tmp_path / "banging.mov"
    with av.open(str(pictures)) as source, av.open(str(path), "w") as target:
        video = target.add_stream_from_template(source.streams.video[0])
        audio = target.add_stream("pcm_alaw", rate=RATE, layout="mono")
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = video
                target.mux(packet)
        for begin in range(0, len(samples), 800):
            part = samples[begin : begin + 800].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
            target.mux(audio.encode(frame))
        target.mux(audio.encode(None))
    return path


def audio_detected(message: Any) -> bool:
    return message.get("topic") == "events" and message["data"]["type"] == "audio_detected"


def test_a_bang_is_told_shown_recorded_and_explained(tmp_path: Path, banging: Path) -> None:
    source = {"type": "file", "path": str(banging), "roles": ["detect", "record"]}
    camera = {
        "name": "Hall",
        "sources": [source],
        "sound": {"enabled": True, "cooldown": 0},
        "record": {"mode": "events", "pre": 2, "post": 2},
        "detect": {"labels": {}},
    }
    write_tree(tmp_path, camera)
    with running(tmp_path) as engine, engine.listen("events", "states") as wait_for:
        told = wait_for(audio_detected)["data"]
        assert told["data"]["label"] is None
        assert told["data"]["dbfs"] >= told["data"]["threshold"]
        wait_for(lambda m: m.get("topic") == "states" and m["data"]["values"].get("sound") is True)
        assert engine.ask(f"/events/{told['id']}/picture").content.startswith(b"\xff\xd8\xff")
        clips = engine.until("/clips", lambda answer: answer["total"] > 0)["clips"]
        assert clips[0]["has_audio"]
        record = engine.until(
            "/cameras/hall/explain",
            lambda answer: any(
                check["gate"] == "sound" and check["passed"]
                for check in (answer["record"] or {"checks": []})["checks"]
            ),
            at=told["timestamp"],
        )["record"]
        assert {check["gate"] for check in record["checks"]} >= {"motion", "sound"}
