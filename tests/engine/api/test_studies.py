"""Settings tried and clips looked at again, from the outside."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import websockets

from hearthwatch.model.event import EventType
from hearthwatch.settings import Settings
from hearthwatch.store import Scope

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
TRY = "/api/v1/cameras/front_door/try"
STRICT = {"detect": {"labels": {"person": {"min_score": 0.95}}}}

pytestmark = pytest.mark.usefixtures("our_children")


async def ended(client: httpx.AsyncClient, answer: httpx.Response) -> dict[str, Any]:
    """Wait until a job that was begun is over, and return it."""
    assert answer.status_code == 202, answer.text
    async with asyncio.timeout(60):
        while True:
            job: dict[str, Any] = (await client.get(answer.headers["Location"])).json()
            if job["ended"] is not None:
                return job
            await asyncio.sleep(0.05)


@pytest.fixture
def film(stroll: Path) -> bytes:
    return stroll.read_bytes()


async def test_a_change_that_loses_events_is_tried(
    site: Any, writer: httpx.AsyncClient, film: bytes
) -> None:
    start = time.time() - 3600
    clip = await site.keep(film, at=start, duration=8.0)
    answer = await writer.post(TRY, json={"changes": STRICT})
    told = answer.json()
    assert (told["clips"], told["footage_seconds"], told["expected_seconds"]) == (1, 8.0, None)
    assert told["job"]["kind"] == "what_if"
    assert told["job"]["camera_id"] == FRONT
    assert answer.headers["Location"] == f"/api/v1/jobs/{told['job']['id']}"
    assert any("recorded when something is told" in note for note in told["notes"])
    assert any("stream that is recorded" in note for note in told["notes"])
    job = await ended(writer, answer)
    assert (job["state"], job["progress"], job["text"]) == ("done", 1.0, "It is done.")
    result = job["result"]
    assert result["notes"] == told["notes"]
    assert result["clips"] == 1
    assert result["unreadable"] == []
    assert "nanodet" in result["model"]
    events = result["events"]
    assert events["gained"] == 0
    assert events["lost"] == len(events["lost_events"]) > 0
    assert events["before"] - events["after"] == events["lost"]
    assert events["by_type"]["object_detected"]["after"] == 0
    for lost in events["lost_events"]:
        assert lost["clip_id"] == str(clip.id)
        assert 0 <= lost["offset"] <= 8.1
        assert lost["why"]["text"]
        assert lost["in_warm_up"] == (lost["offset"] < result["warm_up"]["seconds"])
    (first, *_) = [lost for lost in events["lost_events"] if lost["type"] == "object_detected"]
    assert first["label"] == "person"
    assert first["box"].keys() == {"x", "y", "width", "height"}
    assert "0.95" in first["why"]["text"]
    alerts = result["alerts"]
    assert (alerts["lost"], alerts["gained"], alerts["after"]) == (alerts["before"], 0, 0)
    assert alerts["lost"] > 0
    assert alerts["lost_alerts"][0]["title"] == "A person at Front door"
    assert "0.95" in alerts["lost_alerts"][0]["event"]["why"]["text"]
    assert site.settings["now"].camera("front_door").detect.labels["person"].min_score == 0.5
    secrets = ("hunter2", "tok3n", "w0rd", "b1g")
    assert not any(secret in json.dumps(job) for secret in secrets)


async def test_a_whole_camera_that_gains_events_is_tried_on_chosen_clips(
    site: Any, writer: httpx.AsyncClient, film: bytes
) -> None:
    chosen = await site.keep(film, at=5_000.0, duration=8.0)
    await site.keep(film, at=6_000.0, duration=8.0)
    whole = (await writer.get("/api/v1/cameras/front_door")).json()["config"]
    whole["zones"] = [{"name": "Left", "points": [[0, 0], [0.5, 0], [0.5, 1], [0, 1]]}]
    answer = await writer.post(TRY, json={"camera": whole, "clips": [str(chosen.id)]})
    assert answer.json()["clips"] == 1
    events = (await ended(writer, answer))["result"]["events"]
    assert {gained["zone"] for gained in events["gained_events"]} == {"Left"}
    assert {gained["clip_id"] for gained in events["gained_events"]} == {str(chosen.id)}
    assert all("'Left'" in gained["why"]["text"] for gained in events["gained_events"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"changes": {}, "camera": {}}, "body"),
        ({"changes": {"detect": {"fps": 1000}}}, "body.changes.detect.fps"),
        ({"camera": {"detect": {"fps": 1000}}}, "body.camera.detect.fps"),
        ({"changes": {"colour": "red"}}, "body.changes.colour"),
        ({"changes": {"sources": []}}, "body"),
        ({"changes": {}, "hours": 169}, "body.hours"),
        ({"changes": {}, "hours": 0}, "body.hours"),
        ({"changes": {}, "clips": []}, "body.clips"),
        ({"changes": {}, "x": 1}, "body.x"),
    ],
)
async def test_bad_wish_names_the_field_at_once(
    site: Any, writer: httpx.AsyncClient, body: dict[str, Any], field: str
) -> None:
    await site.keep(b"x", at=time.time() - 60)
    answer = await writer.post(TRY, json=body)
    assert answer.status_code == 400
    assert field in [problem["field"] for problem in answer.json()["errors"]]
    assert (await writer.get("/api/v1/jobs")).json() == {"jobs": [], "total": 0}


async def test_without_footage_the_answer_says_so(site: Any, writer: httpx.AsyncClient) -> None:
    old = await site.keep(b"x", at=time.time() - 7_300)
    deleted = await site.keep(b"x", at=time.time() - 60)
    await writer.delete(f"/api/v1/clips/{deleted.id}")
    bodies = [
        {"changes": {}, "hours": 2},
        {"changes": {}, "clips": [str(uuid4())]},
        {"changes": {}, "clips": [str(deleted.id)]},
    ]
    for body in bodies:
        answer = await writer.post(TRY, json=body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_footage")
    assert (await writer.post("/api/v1/cameras/attic/try", json=bodies[0])).status_code == 404
    assert await site.house.clips.get(old.id)


async def test_cancelling_ends_the_process(
    site: Any, writer: httpx.AsyncClient, film: bytes
) -> None:
    for number in range(20):
        await site.keep(film, at=time.time() - 100 - number, duration=8.0, thumbnail=None)
    before = children()
    answer = await writer.post(TRY, json={"changes": STRICT})
    place = answer.headers["Location"]
    await running(writer, place)
    waiting = await writer.post(TRY, json={"changes": {}})
    assert children() > before
    cancelled = (await writer.delete(place)).json()
    assert (cancelled["state"], cancelled["result"]) == ("cancelled", None)
    await writer.delete(waiting.headers["Location"])
    assert children() == before
    listed = (await writer.get("/api/v1/jobs")).json()
    assert [job["state"] for job in listed["jobs"]] == ["cancelled", "cancelled"]
    assert (await writer.delete(place)).json()["state"] == "cancelled"


async def test_a_killed_process_fails_its_job_and_nothing_else(
    site: Any, writer: httpx.AsyncClient, film: bytes
) -> None:
    clips = [
        await site.keep(film, at=time.time() - 100 - number, duration=8.0) for number in range(20)
    ]
    before = children()
    answer = await writer.post(TRY, json={"changes": STRICT})
    await running(writer, answer.headers["Location"])
    for child in children() - before:
        os.kill(child, signal.SIGKILL)
    job = await ended(writer, answer)
    assert (job["state"], job["result"]) == ("failed", None)
    assert "SIGKILL" in job["text"]
    body = {"changes": {}, "clips": [str(clips[0].id)]}
    assert (await ended(writer, await writer.post(TRY, json=body)))["state"] == "done"


async def test_a_clip_is_looked_at_again(site: Any, writer: httpx.AsyncClient, film: bytes) -> None:
    clip = await site.keep(film, at=5_000.0, duration=8.0)
    box = {"x": 0.9, "y": 0.0, "width": 0.05, "height": 0.05}
    dog = {"object_type": "dog", "group": "animal", "confidence": 0.6, "track_id": 9, "box": box}
    more = {"zones": [], "looks": 3, "first_seen": "1970-01-01T01:23:24Z"}
    await site.record(EventType.OBJECT_DETECTED, at=5_004.0, data=dog | more)
    answer = await writer.post(f"/api/v1/clips/{clip.id}/reprocess")
    told = answer.json()
    assert told | {"job": None} == {
        "message": "Clip queued for reprocessing",
        "clip_id": str(clip.id),
        "job": None,
    }
    job = await ended(writer, answer)
    assert (job["kind"], job["state"]) == ("reprocess", "done")
    events = job["result"]["events"]
    assert [lost["label"] for lost in events["lost_events"]] == ["dog"]
    assert events["before"] == 1
    assert events["gained"] == events["after"] > 0
    view = (await writer.get(f"/api/v1/clips/{clip.id}")).json()
    shown, decision = view["filter_result"], view["alert_decision"]
    assert decision == job["result"]["alert_decision"]
    assert decision["alert"] is True
    assert decision["alerts"][0]["title"] == "A person at Front door"
    assert decision["reason"] == "no alert like it is open"
    assert shown == job["result"]["filter_result"]
    assert "person" in shown["detected_classes"]
    assert 0.5 <= shown["confidence"] <= 1
    assert (shown["lost"], shown["gained"], shown["total"]) == (
        1,
        events["gained"],
        events["after"],
    )


async def test_what_cannot_be_looked_at_again(site: Any, writer: httpx.AsyncClient) -> None:
    stranger = await site.keep(b"x", at=5.0, camera_id=uuid4(), camera="attic")
    gone, broken = await site.keep(b"x", at=6.0), await site.keep(b"no film", at=7.0)
    site.house.clips.files.path(gone).unlink()
    codes = []
    for clip_id in (uuid4(), stranger.id, gone.id):
        answer = await writer.post(f"/api/v1/clips/{clip_id}/reprocess")
        codes.append((answer.status_code, answer.json()["error"]["code"]))
    assert codes == [
        (404, "clip_not_found"),
        (409, "camera_not_configured"),
        (404, "media_not_found"),
    ]
    job = await ended(writer, await writer.post(f"/api/v1/clips/{broken.id}/reprocess"))
    assert (job["state"], job["result"]) == ("failed", None)
    assert "cannot be read" in job["text"]
    assert (await writer.get(f"/api/v1/clips/{broken.id}")).json()["filter_result"] is None


async def test_a_model_that_is_missing_fails_the_job(
    site: Any, writer: httpx.AsyncClient, film: bytes
) -> None:
    clip = await site.keep(film, at=5.0, duration=8.0)
    tree = site.settings["now"].model_dump(mode="json", by_alias=True)
    site.settings["now"] = Settings.model_validate(tree | {"detector": {"model": "/nowhere.onnx"}})
    job = await ended(writer, await writer.post(f"/api/v1/clips/{clip.id}/reprocess"))
    assert (job["state"], "/nowhere.onnx" in job["text"]) == ("failed", True)


async def test_who_may_do_what(site: Any, reader: httpx.AsyncClient) -> None:
    clip = await site.keep(b"x", at=5.0)
    answers = [
        await reader.post(TRY, json={"changes": {}}),
        await reader.post(f"/api/v1/clips/{clip.id}/reprocess"),
        await reader.delete(f"/api/v1/jobs/{uuid4()}"),
    ]
    assert [answer.json()["error"]["code"] for answer in answers] == ["scope_missing"] * 3
    answer = await reader.get(f"/api/v1/jobs/{uuid4()}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "job_not_found")


async def test_jobs_of_cameras_that_are_not_seen_are_not_there(
    site: Any, writer: httpx.AsyncClient
) -> None:
    clip = await site.keep(b"no film", at=5.0)
    answer = await writer.post(f"/api/v1/clips/{clip.id}/reprocess")
    key = await site.key(Scope.WRITE, "some", cameras=frozenset({UUID(YARD)}))
    async with site.client(key) as some:
        assert (await some.get("/api/v1/jobs")).json() == {"jobs": [], "total": 0}
        for method in ("GET", "DELETE"):
            hidden = await some.request(method, answer.headers["Location"])
            assert hidden.json()["error"]["code"] == "job_not_found"
        hidden = await some.post(f"/api/v1/clips/{clip.id}/reprocess")
        assert hidden.json()["error"]["code"] == "clip_not_found"
        assert (await some.post(TRY, json={"changes": {}})).status_code == 404
    assert (await ended(writer, answer))["state"] == "failed"


async def test_too_many_at_once_are_refused(
    site: Any, writer: httpx.AsyncClient, film: bytes
) -> None:
    for number in range(20):
        await site.keep(film, at=time.time() - 100 - number, duration=8.0, thumbnail=None)
    first = await writer.post(TRY, json={"changes": STRICT})
    await running(writer, first.headers["Location"])
    for _ in range(20):
        assert (await writer.post(TRY, json={"changes": {}})).status_code == 202
    answer = await writer.post(TRY, json={"changes": {}})
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "too_many_jobs")
    assert answer.headers["Retry-After"] == "60"


async def test_listeners_hear_of_jobs(site: Any, writer: httpx.AsyncClient, film: bytes) -> None:
    clip = await site.keep(film, at=5.0, duration=8.0)
    headers = {"Authorization": f"Bearer {await site.key(name='listener')}"}
    url = f"ws://127.0.0.1:{site.port}/api/v1/ws"
    async with websockets.connect(url, additional_headers=headers, proxy=None) as socket:
        await socket.recv()
        wish = {"type": "subscribe", "topics": ["jobs"], "cameras": ["front_door"]}
        await socket.send(json.dumps(wish))
        await socket.recv()
        answer = await writer.post(f"/api/v1/clips/{clip.id}/reprocess")
        heard: list[dict[str, Any]] = []
        async with asyncio.timeout(60):
            while not heard or heard[-1]["data"]["ended"] is None:
                heard.append(json.loads(await socket.recv()))
    assert {(frame["topic"], frame["type"]) for frame in heard} == {("jobs", "job")}
    assert {frame["data"]["id"] for frame in heard} == {answer.json()["job"]["id"]}
    states = [frame["data"]["state"] for frame in heard]
    assert (states[0], states[1], states[-1]) == ("queued", "running", "done")
    assert all(frame["data"]["result"] is None for frame in heard)


def children() -> set[int]:
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return {int(pid) for pid in text.split()}


async def running(client: httpx.AsyncClient, place: str) -> None:
    """Wait until a job has got somewhere."""
    async with asyncio.timeout(60):
        while True:
            if (await client.get(place)).json()["progress"] > 0:
                return
            await asyncio.sleep(0.05)
