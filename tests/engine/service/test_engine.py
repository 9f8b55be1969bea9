"""The engine as its owner runs it: a real process, a real camera file, the public API."""

import io
import itertools
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from .conftest import WITHIN, hearthwatch, running, write_tree


def walkers(footage: Callable[[str], Path], **more: Any) -> dict[str, Any]:
    zone = {"name": "Square", "points": [[0, 0.2], [1, 0.2], [1, 1], [0, 1]]}
    source = {"type": "file", "path": str(footage("vtest.avi"))}
    return {"name": "Walkers", "sources": [source], "zones": [zone], **more}


def of_type(kind: str) -> Callable[[Any], bool]:
    return lambda message: message.get("topic") == "events" and message["data"]["type"] == kind


def some(answer: Any) -> bool:
    """For `until`: cameras may be online before anybody can listen."""
    return answer["total"] > 0


def test_a_person_is_told_shown_and_explained(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    write_tree(tmp_path, walkers(footage))
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        told = wait_for(of_type("object_detected"))["data"]
        assert told["data"]["object_type"] == "person"
        assert told["data"]["zones"] == ["Square"]
        trace = told["trace"]
        steps = [trace[s] for s in ("captured", "decoded", "detected", "confirmed", "published")]
        assert steps == sorted(steps)
        wait_for(of_type("zone_breach"))

        listed = engine.get("/events", event_type="object_detected")
        assert told["id"] in [event["id"] for event in listed["events"]]
        for path in (f"/events/{told['id']}/picture", "/cameras/walkers/snapshot?width=320"):
            assert engine.ask(path).content.startswith(b"\xff\xd8\xff")
        record = engine.until(
            "/cameras/walkers/explain",
            lambda answer: (answer["record"] or {}).get("tracks"),
            at=told["timestamp"],
        )["record"]
        assert told["data"]["track_id"] in [track["id"] for track in record["tracks"]]
        assert record["checks"][0]["gate"] == "motion"
        camera = engine.get("/cameras/walkers")
        assert camera["status"]["state"] == "online"
        assert camera["status"]["width"] == 768


def test_the_worker_may_die_but_the_api_stays(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    write_tree(tmp_path, walkers(footage))
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        first = engine.until("/events", some, event_type="camera_online")["events"][0]
        (worker,) = engine.workers
        os.kill(worker, signal.SIGSEGV)
        alerted = of_type("system_alert")
        wait_for(lambda m: alerted(m) and "signal 11" in m["data"]["data"]["message"])
        assert engine.ask("/health").status_code == 200
        again = wait_for(of_type("camera_online"))["data"]
        assert again["camera_id"] == first["camera_id"]
        assert worker not in engine.workers


def test_settings_are_followed_and_mistakes_refused(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    write_tree(tmp_path)
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        assert engine.get("/cameras")["total"] == 0
        write_tree(tmp_path, walkers(footage))
        wait_for(of_type("camera_online"))
        write_tree(tmp_path, walkers(footage, detect={"fps": "often"}))
        alert = wait_for(of_type("system_alert"))["data"]
        assert "cameras[0].detect.fps" in alert["data"]["message"]
        assert engine.get("/cameras")["total"] == 1
        with engine.listen("cameras") as changed:
            write_tree(tmp_path)
            changed(lambda message: engine.get("/cameras")["total"] == 0)
        assert engine.ask("/cameras/walkers").status_code == 404


def test_one_bad_camera_leaves_the_others_alone(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        text = tmp_path / "notes.txt"
        text.write_text("this is no video")
        bad = [
            {"name": "Gone", "sources": [{"type": "file", "path": str(tmp_path / "none.mp4")}]},
            {"name": "Notes", "sources": [{"type": "file", "path": str(text)}]},
            {
                "name": "Closed",
                "sources": [{"type": "rtsp", "url": f"rtsp://me:hunter2@127.0.0.1:{port}/x"}],
            },
        ]
        write_tree(tmp_path, *bad, walkers(footage))
        with running(tmp_path) as engine:
            engine.until("/events", some, event_type="camera_online")
            offline = engine.until(
                "/events", lambda answer: answer["total"] == 3, event_type="camera_offline"
            )["events"]
            reasons = {event["camera"]: event["data"]["reason"] for event in offline}
            assert "no such file" in reasons["gone"]
            assert "notes.txt" in reasons["notes"]
            assert "127.0.0.1" in reasons["closed"]
            assert "hunter2" not in str(engine.get("/cameras")) + str(reasons)


def test_a_bad_model_is_told_and_replaced(tmp_path: Path, footage: Callable[[str], Path]) -> None:
    (tmp_path / "empty.onnx").touch()
    detector = {"model": str(tmp_path / "empty.onnx")}
    write_tree(tmp_path, walkers(footage), detector=detector)
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        wait_for(of_type("object_detected"))
        alerts = engine.get("/events", event_type="system_alert")["events"]
        messages = [alert["data"]["message"] for alert in alerts]
        assert sum("empty.onnx: it is empty" in message for message in messages) == 1


def test_kill_9_loses_no_event_that_was_told(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    write_tree(tmp_path, walkers(footage))
    told: list[str] = []
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        while len(told) < 3:
            told.append(wait_for(lambda m: m.get("topic") == "events")["data"]["id"])
        engine.kill(workers=False)
    write_tree(tmp_path)
    with running(tmp_path) as engine:
        listed = [event["id"] for event in engine.get("/events")["events"]]
    assert set(told) <= set(listed)


@pytest.fixture(scope="session")
def film(footage: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve seconds of people walking, in the codec that cameras send."""
    path = tmp_path_factory.mktemp("film") / "walk.mp4"
    with av.open(str(footage("vtest.avi"))) as clip, av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=10, options={"g": "20", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = 768, 576, "yuv420p"
        for number, frame in enumerate(itertools.islice(clip.decode(video=0), 120)):
            picture = frame.reformat(format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, 10)
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return path


def recorded(film: Path, *, loop: bool, **record: Any) -> dict[str, Any]:
    source = {"type": "file", "path": str(film), "loop": loop}
    return {"name": "Walkers", "sources": [source], "record": record}


def test_what_happens_is_kept_as_a_clip_that_plays(tmp_path: Path, film: Path) -> None:
    write_tree(tmp_path, recorded(film, loop=False, pre=3, post=2))
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        ready = wait_for(of_type("clip_ready"))["data"]["data"]
        (clip,) = engine.get("/clips")["clips"]
        assert clip["clip_id"] == ready["clip_id"]
        assert clip["duration"] == pytest.approx(12, abs=0.5)
        media = httpx.get(f"{engine.url}/api/v1/{clip['view_url']}")
        assert media.headers["content-type"] == "video/mp4"
        with av.open(io.BytesIO(media.content)) as played:
            assert sum(1 for _ in played.decode(video=0)) == pytest.approx(120, abs=3)
        told = engine.get("/events", event_type="object_detected")["events"]
        assert {event["clip_id"] for event in told} == {clip["clip_id"]}


def test_the_main_stream_is_kept_while_the_sub_stream_is_seen(
    tmp_path: Path, film: Path, footage: Callable[[str], Path]
) -> None:
    main = {"type": "file", "path": str(film), "roles": ["record"]}
    sub = {"type": "file", "path": str(footage("vtest.avi")), "roles": ["detect"]}
    camera = {"name": "Walkers", "sources": [main, sub], "record": {"mode": "continuous"}}
    write_tree(tmp_path, camera)
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        wait_for(of_type("recording_started"))
        wait_for(of_type("object_detected"))
        assert engine.get("/cameras/walkers")["status"]["codec"] != "h264"
    with running(tmp_path) as engine:
        clips = engine.until("/clips", lambda answer: answer["total"] > 0)["clips"]
        assert clips[-1]["codec"] == "h264"


def test_kill_9_leaves_a_clip_that_is_found_again(tmp_path: Path, film: Path) -> None:
    write_tree(tmp_path, recorded(film, loop=True, mode="continuous"))
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        begun = wait_for(of_type("recording_started"))["data"]["data"]
        wait_for(of_type("object_detected"))
        engine.kill(workers=False)
    write_tree(tmp_path, recorded(film, loop=True, mode="off"))
    with running(tmp_path) as engine:
        clips = engine.until("/clips", lambda answer: answer["total"] == 1)["clips"]
        assert clips[0]["clip_id"] == begun["clip_id"]
        assert clips[0]["duration"] > 0


def test_a_command_records_and_a_clean_stop_keeps_it(tmp_path: Path, film: Path) -> None:
    write_tree(tmp_path, recorded(film, loop=True, mode="off"))
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        engine.until("/events", some, event_type="camera_online")
        engine.record(300)
        wait_for(of_type("recording_started"))
    with running(tmp_path) as engine:
        (clip,) = engine.get("/clips")["clips"]
        assert clip["cause"] == "command"


def test_the_buttons_of_a_camera_do_what_they_say(tmp_path: Path, film: Path) -> None:
    """A picture is taken and kept; a restart loses nothing of the clip that is being written."""
    write_tree(tmp_path, recorded(film, loop=True, mode="off"))
    with running(tmp_path) as engine, engine.listen("events") as wait_for:
        engine.until("/events", some, event_type="camera_online")
        taken = engine.push("/cameras/walkers/snapshot")
        assert wait_for(of_type("snapshot_taken"))["data"]["timestamp"] == taken["timestamp"]
        with av.open(io.BytesIO(engine.ask(f"/{taken['picture']}").content)) as picture:
            assert picture.streams.video[0].width == 768
        engine.record(300)
        begun = wait_for(of_type("recording_started"))["data"]["data"]
        engine.wait(1)
        engine.push("/cameras/walkers/restart")
        ready = wait_for(of_type("clip_ready"))["data"]["data"]
        assert ready["clip_id"] == begun["clip_id"]
        assert ready["duration"] > 1
        wait_for(of_type("camera_online"))
        assert engine.get("/cameras/walkers/status")["healthy"]


def test_a_restart_does_not_wait_for_the_next_try(tmp_path: Path, film: Path) -> None:
    later = tmp_path / "later.mp4"
    write_tree(tmp_path, recorded(later, loop=True, mode="off"))
    with running(tmp_path) as engine:
        engine.until("/events", some, event_type="camera_offline")
        shutil.copy(film, later)
        asked = time.monotonic()
        engine.push("/cameras/walkers/restart")
        engine.until("/events", some, event_type="camera_online")
        assert time.monotonic() - asked < 25  # By itself a file is tried again after 30 s.


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cameras: [{name: A}]", "cameras[0].sources: is needed"),
        ("camera: []", "is 'cameras' meant?"),
    ],
)
def test_a_bad_start_is_explained(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "hearthwatch.yaml").write_text(text)
    for command in ("run", "check"):
        process = hearthwatch(command, "--data", tmp_path)
        _, errors = process.communicate(timeout=WITHIN)
        assert process.returncode > 0
        assert says in errors
        assert "Traceback" not in errors


def test_a_database_of_another_kind_is_explained(tmp_path: Path) -> None:
    (tmp_path / "hearthwatch.db").write_text("no database at all")
    process = hearthwatch("run", "--data", tmp_path, "--port", "0")
    (line,) = process.communicate(timeout=WITHIN)[1].splitlines()
    assert line.endswith("is not an SQLite database; it was left as it is")


def test_a_taken_port_and_a_second_engine_are_refused(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        process = hearthwatch("run", "--data", tmp_path, "--port", port)
        assert f"cannot listen on 127.0.0.1:{port}" in process.communicate(timeout=WITHIN)[1]
    with running(tmp_path):
        process = hearthwatch("run", "--data", tmp_path, "--port", "0")
        assert "another Hearthwatch" in process.communicate(timeout=WITHIN)[1]


def test_the_link_opens_the_page_once(tmp_path: Path) -> None:
    with running(tmp_path) as engine:
        code = engine.link.partition("#code=")[2]
        with httpx.Client(base_url=engine.url) as browser:
            assert browser.get("/api/v1/cameras").status_code == 401
            assert browser.post("/api/v1/auth/code", json={"code": code}).is_success
            assert browser.get("/api/v1/cameras").status_code == 200
        second = httpx.post(f"{engine.url}/api/v1/auth/code", json={"code": code})
        assert second.status_code == 401
