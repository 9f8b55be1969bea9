import time
from typing import Any

import httpx
import pytest

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import Looks
from hearthwatch.model.timestamps import from_rfc3339, to_rfc3339
from hearthwatch.model.track import TrackState, TrackView

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
JPEG = b"\xff\xd8\xff a picture"


async def test_list(site: Any, reader: httpx.AsyncClient) -> None:
    answer = (await reader.get("/api/v1/cameras")).json()
    assert answer["total"] == 2
    front, yard = answer["cameras"]
    assert (front["id"], front["slug"], front["name"]) == (FRONT, "front_door", "Front door")
    assert (front["type"], front["enabled"], front["healthy"]) == ("rtsp", True, True)
    assert front["status"]["state"] == "online"
    assert front["status"]["since"] == "1970-01-01T00:08:20.000Z"
    assert front["last_heartbeat"] == front["status"]["last_frame"]
    assert front["config"]["zones"][0]["name"] == "Porch"
    assert front["config"]["lines"][0]["from"] == [0, 0]
    assert (yard["enabled"], yard["healthy"], yard["status"]["state"]) == (False, False, "disabled")


@pytest.mark.parametrize("path", ["cameras", "cameras/front_door", "cameras/front_door/status"])
async def test_no_answer_holds_a_secret(reader: httpx.AsyncClient, path: str) -> None:
    text = (await reader.get(f"/api/v1/{path}")).text
    assert "Front door" in text
    for secret in ("hunter2", "admin", "tok3n", "p@ss", "w0rd", "b1g"):
        assert secret not in text


@pytest.mark.parametrize("name", ["front_door", FRONT])
async def test_camera_by_slug_and_id(reader: httpx.AsyncClient, name: str) -> None:
    answer = await reader.get(f"/api/v1/cameras/{name}")
    assert answer.json()["id"] == FRONT


@pytest.mark.parametrize("rest", ["", "/status", "/snapshot", "/explain"])
async def test_unknown_camera_is_named(reader: httpx.AsyncClient, rest: str) -> None:
    answer = await reader.get(f"/api/v1/cameras/attic{rest}")
    assert answer.status_code == 404
    assert "'attic'" in answer.json()["detail"]
    assert answer.json()["error"]["code"] == "camera_not_found"


async def test_status(site: Any, reader: httpx.AsyncClient) -> None:
    answer = (await reader.get("/api/v1/cameras/front_door/status")).json()
    assert answer["name"] == "Front door"
    assert answer["healthy"]
    assert 0 <= answer["last_heartbeat_age_s"] < 60
    assert answer["stats"]["width"] == 768
    answer = (await reader.get("/api/v1/cameras/yard/status")).json()
    assert (answer["healthy"], answer["last_heartbeat"]) == (False, None)
    assert answer["last_heartbeat_age_s"] is None


async def test_new_settings_are_seen_at_once(site: Any, reader: httpx.AsyncClient) -> None:
    now = site.settings["now"]
    site.settings["now"] = now.model_copy(update={"cameras": now.cameras[:1]})
    assert (await reader.get("/api/v1/cameras")).json()["total"] == 1
    assert (await reader.get("/api/v1/cameras/yard")).status_code == 404


async def test_snapshot(site: Any, reader: httpx.AsyncClient) -> None:
    site.fleet.pictures[site.house.settings().cameras[0].id] = JPEG
    answer = await reader.get("/api/v1/cameras/front_door/snapshot", params={"width": 320})
    assert answer.content == JPEG
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-captured"] == "1970-01-01T00:16:40.000Z"
    assert site.fleet.widths == [320]


async def test_snapshot_without_an_answer(reader: httpx.AsyncClient) -> None:
    answer = await reader.get("/api/v1/cameras/front_door/snapshot")
    assert answer.status_code == 503
    assert "does not answer" in answer.json()["detail"]
    assert answer.headers["retry-after"]


async def test_snapshot_before_the_first_picture(site: Any, reader: httpx.AsyncClient) -> None:
    front = site.house.settings().cameras[0].id
    site.fleet.pictures[front] = None
    site.fleet.statuses[front] = CameraStatus(CameraState.OFFLINE, 0, reason="wrong password")
    answer = await reader.get("/api/v1/cameras/front_door/snapshot")
    assert answer.status_code == 503
    assert answer.json()["detail"] == "wrong password"


@pytest.mark.parametrize("width", ["-1", "7681", "wide", "1e3", "9" * 400])
async def test_snapshot_width_is_checked(reader: httpx.AsyncClient, width: str) -> None:
    answer = await reader.get("/api/v1/cameras/front_door/snapshot", params={"width": width})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "query.width"


async def test_explanation_of_a_look(site: Any, reader: httpx.AsyncClient) -> None:
    now = time.time()
    front = site.house.settings().cameras[0].id
    quiet = Check(Gate.MOTION, passed=False, text="motion 0.1 % < 0.5 %", value=0.001, limit=0.005)
    weak = Check(Gate.SCORE, passed=False, text="score 0.41 < 0.5", value=0.41, limit=0.5)
    track = TrackView(3, "person", 0.41, Box(0, 0, 1, 1), TrackState.TENTATIVE, checks=(weak,))
    record = LookRecord(now - 20, now - 10, 50, 0.001, 2, checks=(quiet,), tracks=(track,))
    site.house.explanations.add(Looks(camera_id=front, records=(record,)))
    event = await site.record(at=now - 15)
    at = to_rfc3339(now - 15)
    answer = (await reader.get("/api/v1/cameras/front_door/explain", params={"at": at})).json()
    assert (answer["camera_id"], answer["camera"], answer["reason"]) == (FRONT, "front_door", None)
    assert from_rfc3339(answer["record"]["start"]) == pytest.approx(now - 20, abs=0.001)
    assert answer["record"]["checks"][0] == {
        "gate": "motion",
        "passed": False,
        "text": "motion 0.1 % < 0.5 %",
        "value": 0.001,
        "limit": 0.005,
    }
    assert answer["record"]["tracks"][0]["checks"][0]["text"] == "score 0.41 < 0.5"
    assert answer["sentences"] == ["motion 0.1 % < 0.5 %", "person 3: score 0.41 < 0.5"]
    assert [told["id"] for told in answer["events"]] == [str(event.id)]


async def test_explanation_of_silence(reader: httpx.AsyncClient) -> None:
    answer = (await reader.get("/api/v1/cameras/front_door/explain")).json()
    assert answer["record"] is None
    assert answer["sentences"] == [answer["reason"]]
    old = {"at": "2001-01-01T00:00:00Z"}
    answer = (await reader.get("/api/v1/cameras/front_door/explain", params=old)).json()
    assert "one hour" in answer["reason"]


@pytest.mark.parametrize("at", ["yesterday", "2026-13-01T00:00:00Z", "NaN", "", "12", "\0"])
async def test_explanation_needs_a_moment(reader: httpx.AsyncClient, at: str) -> None:
    answer = await reader.get("/api/v1/cameras/front_door/explain", params={"at": at})
    assert answer.status_code == 400
    assert "RFC 3339" in answer.json()["detail"]


async def test_a_picture_is_taken_and_kept(site: Any, writer: httpx.AsyncClient) -> None:
    front = site.house.settings().cameras[0].id
    site.fleet.pictures[front] = JPEG
    answer = await writer.post("/api/v1/cameras/front_door/snapshot")
    assert answer.status_code == 201
    taken = answer.json()
    assert (taken["camera_id"], taken["camera"]) == (FRONT, "front_door")
    assert (await writer.get(f"/api/v1/{taken['picture']}")).content == JPEG
    shown = (await writer.get("/api/v1/cameras/front_door/entities")).json()["entities"]
    (snapshot,) = [entity for entity in shown if entity["key"] == "snapshot"]
    assert (snapshot["value"], snapshot["attributes"]["picture"]) == (
        taken["timestamp"],
        taken["picture"],
    )


async def test_no_picture_is_taken_of_a_camera_that_shows_nothing(
    site: Any, writer: httpx.AsyncClient
) -> None:
    front = site.house.settings().cameras[0].id
    take = "/api/v1/cameras/front_door/snapshot"

    async def refused(address: str) -> tuple[int, str, str]:
        answer = await writer.post(address)
        problem = answer.json()
        return answer.status_code, problem["error"]["code"], problem["detail"]

    disabled = (409, "camera_disabled", "The camera 'yard' is switched off.")
    assert await refused("/api/v1/cameras/yard/snapshot") == disabled
    silent = "The process that runs this camera does not answer."
    assert await refused(take) == (503, "no_picture", silent)
    site.fleet.pictures[front] = None
    none_yet = (503, "no_picture", "The camera is online and has no picture yet.")
    assert await refused(take) == none_yet
    site.fleet.pictures[front] = b"not a JPEG"
    assert (await refused(take))[:2] == (503, "no_picture")
    site.fleet.pictures[front] = JPEG
    site.fleet.statuses[front] = CameraStatus(CameraState.OFFLINE, 1.0, reason="no route")
    assert await refused(take) == (503, "camera_offline", "no route")


async def test_streams_are_opened_anew(
    site: Any, writer: httpx.AsyncClient, reader: httpx.AsyncClient
) -> None:
    answer = await writer.post("/api/v1/cameras/front_door/restart")
    assert (answer.status_code, answer.json()) == (
        202,
        {"camera_id": FRONT, "camera": "front_door"},
    )
    assert [str(camera_id) for camera_id in site.fleet.restarted] == [FRONT]
    assert (await writer.post("/api/v1/cameras/yard/restart")).status_code == 409
    assert (await writer.post("/api/v1/cameras/attic/restart")).status_code == 404
    for command in ("restart", "snapshot"):
        assert (await reader.post(f"/api/v1/cameras/front_door/{command}")).status_code == 403
    assert len(site.fleet.restarted) == 1
