"""Settings changed over the API of a real engine."""

import base64
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import running, write_tree

type Make = Callable[..., Any]


def send(engine: Any, method: str, path: str, body: Any = None) -> httpx.Response:
    return httpx.request(
        method,
        f"{engine.url}/api/v1{path}",
        json=body,
        headers={"Authorization": f"Bearer {engine.key}"},
        timeout=30,
    )


def test_a_camera_is_tried_added_changed_and_put_away(
    tmp_path: Path, make_clip: Make, rtsp_camera: Make
) -> None:
    film = make_clip("film.mp4", frames=90)
    url = rtsp_camera({"front": film}).urls["front"].replace("://", "://me:s3cret@")
    data = tmp_path / "data"
    write_tree(data)
    with running(data) as engine:
        tried = send(engine, "POST", "/cameras/test", {"type": "rtsp", "url": url})
        assert tried.json()["message"] == "Connection successful"
        assert base64.b64decode(tried.json()["picture"]).startswith(b"\xff\xd8\xff")
        assert tried.json()["frame_rate"] == pytest.approx(15, rel=0.1)
        away = url.replace("/front", "/attic")
        failed = send(engine, "POST", "/cameras/test", {"type": "rtsp", "url": away}).json()
        assert failed["message"] == ("Connection failed: the camera has no stream under this path")
        body = {"name": "Front", "type": "rtsp", "config": {"url": url}}
        created = send(engine, "POST", "/cameras", body)
        assert created.status_code == 201
        engine.until("/cameras/front", lambda a: a["status"]["state"] == "online")
        patched = send(engine, "PATCH", "/cameras/front", {"name": "Street", "slug": "street"})
        assert patched.json()["id"] == created.json()["id"]
        engine.until("/cameras/street", lambda a: a["status"]["state"] == "online")
        assert send(engine, "DELETE", "/cameras/street").status_code == 204
        assert engine.get("/cameras")["total"] == 0
        assert send(engine, "POST", "/cameras/street/restore").is_success
        engine.until("/cameras/street", lambda a: a["status"]["state"] == "online")
        answers = tried.text + created.text + patched.text + str(failed)
    log = "".join(engine.log)
    text = (data / "hearthwatch.yaml").read_text()
    kept = "".join(path.read_text() for path in (data / "hearthwatch.versions").iterdir())
    assert "s3cret" not in answers + log + text + kept
    assert "s3cret" in (data / "secrets.yaml").read_text()


def test_motion_is_told_only_while_it_is_switched_on(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    source = {"type": "file", "path": str(footage("vtest.avi"))}
    camera = {"name": "Walkers", "sources": [source], "motion": {"enabled": False, "hold": 1}}
    write_tree(tmp_path, camera)
    with running(tmp_path) as engine, engine.listen("events", "metrics") as wait_for:

        def told(kind: str) -> Any:
            return wait_for(lambda m: m.get("topic") == "events" and m["data"]["type"] == kind)

        told("object_detected")
        assert engine.get("/events", event_type="motion_detected")["total"] == 0
        assert not engine.get("/cameras/walkers")["status"]["motion_enabled"]
        assert send(engine, "POST", "/cameras/walkers/motion", {"enabled": True}).is_success
        told("motion_detected")
        assert send(engine, "POST", "/cameras/walkers/motion", {"enabled": False}).is_success
        wait_for(
            lambda m: m.get("topic") == "metrics" and not m["data"]["status"]["motion_enabled"]
        )
        told("object_detected")
        count = engine.get("/events", event_type="motion_detected")["total"]
        told("object_detected")
        assert engine.get("/events", event_type="motion_detected")["total"] == count


def test_kill_9_between_write_and_apply_leaves_whole_settings(tmp_path: Path) -> None:
    write_tree(tmp_path)
    path = tmp_path / "hearthwatch.yaml"
    with running(tmp_path) as engine:
        for number in range(3):
            before = path.read_bytes()
            body = {"name": f"C {number}", "sources": [{"type": "file", "path": "/film.mp4"}]}
            asking = threading.Thread(target=_ask, args=(engine, body))
            asking.start()
            while path.read_bytes() == before and asking.is_alive():
                pass
            assert path.read_bytes() != before
            engine.kill(workers=False)
            asking.join()
            engine.start()
            slugs = {camera["slug"] for camera in engine.get("/cameras")["cameras"]}
            assert slugs == {f"c_{n}" for n in range(number + 1)}
        assert engine.get("/config/versions")["total"] >= 3
        assert not list(tmp_path.glob(".hearthwatch.yaml.*"))


def _ask(engine: Any, body: dict[str, Any]) -> None:
    try:
        send(engine, "POST", "/cameras", body)
    except httpx.HTTPError:
        return  # It was killed before it could answer.


def test_an_edit_and_a_request_at_once_both_hold(tmp_path: Path) -> None:
    path = tmp_path / "hearthwatch.yaml"
    path.write_text("mode: home\n")
    with running(tmp_path) as engine:
        for number in range(5):
            path.write_text(path.read_text() + f"\n# edit {number}\n")
            answer = send(engine, "PATCH", "/config", {"storage": {"clips_days": number + 1}})
            assert answer.is_success
        text = path.read_text()
        assert [n for n in range(5) if f"# edit {n}" in text] == list(range(5))
        assert engine.get("/config")["storage"]["clips_days"] == 5
