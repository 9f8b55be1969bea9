import time
from typing import Any

import httpx

from hearthwatch.model.camera import CameraState, CameraStatus, Problem, ProblemKind

from .conftest import FRONT


async def test_who_has_a_key_learns_more(site: Any, reader: httpx.AsyncClient) -> None:
    health = (await reader.get("/api/v1/health")).json()
    assert health["status"] == "ok"
    assert (health["version"], health["api"]) == ("1.2.3", 1)
    assert health["instance"] == str(site.house.instance)
    assert health["cameras"] == {"total": 1, "healthy": 1}
    (source,) = health["sources"]
    assert source == {
        "name": "Front door",
        "camera": "front_door",
        "state": "online",
        "healthy": True,
        "problems": [],
    }
    assert health["database"]["latency"] > 0
    assert health["disks"]["data"]["free"] > 0
    assert health["problems"] == []


async def test_what_is_wrong_is_said_to_who_may_know(site: Any, reader: httpx.AsyncClient) -> None:
    site.fleet.statuses[FRONT] = CameraStatus(CameraState.OFFLINE, time.time(), "wrong password")
    site.house.clips.files.folder.problem = "its disk is read-only"
    health = (await reader.get("/api/v1/health")).json()
    assert health["status"] == "degraded"
    assert health["cameras"] == {"total": 1, "healthy": 0}
    folder = site.house.clips.files.folder.path
    assert health["problems"] == [
        f"The media folder {folder} cannot be used: its disk is read-only.",
        "Front door: wrong password",
    ]
    async with site.client() as stranger:
        answer = await stranger.get("/api/v1/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "degraded", "version": "1.2.3", "api": 1}


async def test_a_camera_that_delivers_may_have_problems(
    site: Any, reader: httpx.AsyncClient
) -> None:
    problem = Problem(ProblemKind.BLACK, time.time(), "The picture is black.")
    status = CameraStatus(CameraState.ONLINE, time.time(), problems=(problem,))
    site.fleet.statuses[FRONT] = status
    health = (await reader.get("/api/v1/health")).json()
    assert health["status"] == "degraded"
    assert health["cameras"] == {"total": 1, "healthy": 1}
    assert health["problems"] == ["Front door: The picture is black."]


async def test_a_wrong_key_is_told(site: Any) -> None:
    async with site.client("hw_wrong") as client:
        assert (await client.get("/api/v1/health")).status_code == 401
