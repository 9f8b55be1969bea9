"""A power cut: all processes of the engine end at once while it records."""

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest

type Make = Callable[..., Any]


@pytest.mark.timeout(300)
def test_nothing_is_lost_when_everything_is_killed(
    start_engine: Make, write_settings: Make, make_clip: Make, tmp_path: Path
) -> None:
    film = make_clip("film.mp4", frames=150, options={"preset": "ultrafast", "g": "30"})
    continuous = {"record": {"mode": "continuous"}}
    data, media = write_settings(tmp_path / "data", film, **continuous), tmp_path / "media"
    engine = start_engine(data, media)
    chance = random.Random(7)
    told: set[str] = set()
    begun: set[str] = set()
    for _ in range(3):
        engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])
        frame = engine.get("/cameras")["cameras"][0]["status"]["last_frame"]
        engine.until("/cameras", lambda a, f=frame: a["cameras"][0]["status"]["last_frame"] > f)
        engine.wait(chance.uniform(0.2, 1.5))
        events = engine.get("/events")["events"]
        told |= {event["id"] for event in events}
        begun |= {e["data"]["clip_id"] for e in events if e["type"] == "recording_started"}
        engine.kill()
        engine.start()
    write_settings(data, film, record={"mode": "off"})
    engine.until("/cameras", lambda a: not a["cameras"][0]["status"]["recording"])
    clips = {clip["clip_id"]: clip for clip in engine.clips(4)}
    assert begun <= clips.keys()
    assert told <= {e["id"] for e in engine.get("/events", limit="1000")["events"]}
    on_disk = {file.name for file in media.glob("clips/*/*/*.mp4")}
    assert on_disk == {f"{clip_id}.mp4" for clip_id in clips}
    for clip_id, clip in clips.items():
        assert clip["cause"] == "continuous"
        with av.open(io.BytesIO(engine.ask(f"/clips/{clip_id}/media").content)) as played:
            shown = [float(frame.pts * frame.time_base) for frame in played.decode(video=0)]
        assert shown[-1] + 1 / 15 == pytest.approx(clip["duration"], abs=0.05)


@pytest.mark.timeout(300)
def test_clips_of_a_camera_that_is_configured_no_longer_have_a_home(
    start_engine: Make, write_settings: Make, make_clip: Make, tmp_path: Path
) -> None:
    film = make_clip("film.mp4", frames=150)
    data, media = tmp_path / "data", tmp_path / "media"
    write_settings(data, film, record={"mode": "continuous"})
    engine = start_engine(data, media)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])
    (camera,) = engine.get("/cameras")["cameras"]
    engine.until("/events", lambda a: a["total"], event_type="recording_started")
    engine.wait(2.0)
    engine.kill()
    write_settings(data, film, name="Attic", record={"mode": "off"})
    engine.start()
    (clip,) = engine.clips(1)
    assert (clip["camera_id"], clip["camera"]) == (camera["id"], "yard")
    assert clip["cause"] == "continuous"
    (sums,) = engine.get("/storage")["clips"]
    assert (sums["camera_id"], sums["count"]) == (camera["id"], 1)
    assert engine.get("/clips", camera=camera["id"])["total"] == 1
    engine.stop()
    write_settings(data, film, name="Attic", days=1e-6, record={"mode": "off"})
    engine.start()
    engine.until("/clips", lambda a: a["total"] == 0)
    assert list(media.glob("clips/**/*.mp4")) == []
