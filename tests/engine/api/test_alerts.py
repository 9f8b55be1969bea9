"""Alerts over the API and the WebSocket."""

import asyncio
import json
from collections.abc import Awaitable
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.asyncio.client import connect

from hearthwatch.api import news
from hearthwatch.events import Topic
from hearthwatch.model.event import Event, EventType
from hearthwatch.store import Scope

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
JPEG = b"\xff\xd8\xff a picture"
PERSON = {
    "object_type": "person",
    "group": "person",
    "confidence": 0.8,
    "track_id": 1,
    "box": {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2},
    "zones": ["Porch"],
    "looks": 3,
    "first_seen": "2026-01-01T00:00:00Z",
}


async def visit(site: Any, at: float = 1_000.0, **more: Any) -> Event:
    event: Event = await site.record(EventType.OBJECT_DETECTED, at=at, data=PERSON, **more)
    return event


async def opened(client: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    body = {"title": "Smoke", "severity": "critical"} | more
    answer = await client.post("/api/v1/alerts", json=body)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/api/v1/alerts/{told['id']}"
    return told


async def test_a_visit_is_listed_with_everything_about_it(
    site: Any, reader: httpx.AsyncClient
) -> None:
    event = await visit(site, picture=JPEG)
    clip = await site.keep(b"footage", at=999.0)
    answer = (await reader.get("/api/v1/alerts")).json()
    assert {key: answer[key] for key in answer if key != "data"} == {
        "total": 1,
        "total_is_lower_bound": False,
        "page": 1,
        "per_page": 50,
        "page_size": 50,
        "next_cursor": None,
    }
    (told,) = answer["data"]
    assert told == {
        "id": told["id"],
        "title": "A person at Front door",
        "summary": "A person was seen in Porch at Front door.",
        "description": "A person was seen in Porch at Front door.",
        "severity": "medium",
        "status": "open",
        "source": "policy",
        "device_id": FRONT,
        "camera_id": FRONT,
        "camera": "front_door",
        "group": "person",
        "label": "person",
        "zones": ["Porch"],
        "event_type": "object_detected",
        "track_id": 1,
        "event_id": str(event.id),
        "newest_event_id": str(event.id),
        "event_count": 1,
        "picture": f"events/{event.id}/picture",
        "opened": "1970-01-01T00:16:40.000Z",
        "updated": "1970-01-01T00:16:40.000Z",
        "acknowledged": None,
        "acknowledged_by": None,
        "closed": None,
        "closed_by": None,
    }
    detail = (await reader.get(f"/api/v1/alerts/{told['id']}")).json()
    assert {key: detail[key] for key in told} == told
    (shown,) = detail["events"]
    assert shown["id"] == str(event.id)
    assert shown["alert_id"] == told["id"]
    assert shown["decision"]["outcome"] == "opened"
    assert detail["clip_id"] == str(clip.id)
    async with site.client() as anybody:
        footage = await anybody.get(f"/api/v1/{detail['view_url']}")
    assert footage.content == b"footage"


async def test_picture_is_that_of_the_newest_event_that_has_one(
    site: Any, reader: httpx.AsyncClient
) -> None:
    (change,) = await told_while(site, visit(site))
    assert change["data"]["picture"] is None
    better = await visit(site, at=1_001.0, picture=JPEG)
    (change,) = await told_while(site, visit(site, at=1_002.0))
    assert change["type"] == "alert_updated"
    (listed,) = (await reader.get("/api/v1/alerts")).json()["data"]
    detail = (await reader.get(f"/api/v1/alerts/{listed['id']}")).json()
    pictures = {shown["picture"] for shown in (change["data"], listed, detail)}
    assert pictures == {f"events/{better.id}/picture"}
    best = await visit(site, at=1_003.0, picture=JPEG)
    (listed,) = (await reader.get("/api/v1/alerts")).json()["data"]
    assert listed["picture"] == f"events/{best.id}/picture"
    assert (await reader.get(f"/api/v1/{listed['picture']}")).content == JPEG


async def told_while(site: Any, happening: Awaitable[Event]) -> list[dict[str, Any]]:
    """Return the frames about alerts that something makes."""
    with site.house.bus.subscribe({Topic.ALERTS}) as heard:
        await happening
        return [news.frame_of(site.house, await heard.get(), None)]


async def test_a_program_opens_an_alert(writer: httpx.AsyncClient) -> None:
    told = await opened(writer, description="In the kitchen.", device_id=FRONT)
    assert (told["title"], told["description"]) == ("Smoke", "In the kitchen.")
    assert (told["severity"], told["status"], told["source"]) == ("critical", "open", "program")
    assert (told["device_id"], told["camera"]) == (FRONT, "front_door")
    assert (told["event_id"], told["event_count"]) == (None, 0)
    detail = (await writer.get(f"/api/v1/alerts/{told['id']}")).json()
    assert detail["events"] == []
    assert (detail["picture"], detail["clip_id"], detail["view_url"]) == (None, None, None)


async def test_device_may_be_the_installation(site: Any, writer: httpx.AsyncClient) -> None:
    assert (await opened(writer, device_id=str(site.house.instance)))["device_id"] is None
    assert (await opened(writer, camera="yard"))["device_id"] == YARD
    assert (await opened(writer))["camera"] is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"title": ""}, 400),
        ({"title": "x" * 201}, 400),
        ({"title": "two\nlines"}, 400),
        ({"severity": "dreadful"}, 400),
        ({"description": ""}, 400),
        ({"description": "x" * 1001}, 400),
        ({"description": "\x00"}, 400),
        ({"camera": "attic"}, 404),
        ({"device_id": str(uuid4())}, 404),
        ({"camera": "yard", "device_id": YARD}, 400),
        ({"colour": "red"}, 400),
    ],
)
async def test_bad_alerts_are_refused(
    writer: httpx.AsyncClient, body: dict[str, Any], status: int
) -> None:
    answer = await writer.post("/api/v1/alerts", json={"title": "Smoke"} | body)
    assert answer.status_code == status
    assert (await writer.get("/api/v1/alerts")).json()["total"] == 0


async def test_life_cycle_over_the_api(writer: httpx.AsyncClient) -> None:
    path = f"/api/v1/alerts/{(await opened(writer))['id']}"
    steps = [
        ("reopen", 409, "open"),
        ("acknowledge", 200, "acknowledged"),
        ("acknowledge", 409, "acknowledged"),
        ("close", 200, "closed"),
        ("close", 409, "closed"),
        ("acknowledge", 409, "closed"),
        ("reopen", 200, "open"),
        ("close", 200, "closed"),
    ]
    for step, status, becomes in steps:
        answer = await writer.post(f"{path}/{step}")
        assert answer.status_code == status, step
        if status == 409:
            assert answer.json()["error"]["code"] == "alert_state"
        assert (await writer.get(path)).json()["status"] == becomes
    closed = (await writer.get(path)).json()
    assert closed["closed_by"] == "writer"
    assert closed["acknowledged_by"] is None


async def test_unknown_alerts(writer: httpx.AsyncClient) -> None:
    path = f"/api/v1/alerts/{uuid4()}"
    answers = [await writer.get(path)]
    answers += [await writer.post(f"{path}/{step}") for step in ("acknowledge", "close", "reopen")]
    for answer in answers:
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "alert_not_found"
    assert (await writer.get("/api/v1/alerts/last")).status_code == 400


async def test_reader_may_look_and_not_touch(
    reader: httpx.AsyncClient, writer: httpx.AsyncClient
) -> None:
    alert_id = (await opened(writer))["id"]
    assert (await reader.get("/api/v1/alerts")).json()["total"] == 1
    for path in ("", "/acknowledge", *(f"/{alert_id}/{s}" for s in ("acknowledge", "close"))):
        answer = await reader.post(f"/api/v1/alerts{path}", json={"title": "x"})
        assert answer.status_code == 403, path


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"status": "open"}, ["b", "a"]),
        ({"status": ["open", "closed"]}, ["c", "b", "a"]),
        ({"severity": "high"}, ["b"]),
        ({"camera": "yard"}, ["a"]),
        ({"camera": FRONT}, ["b"]),
        ({"label": "person"}, []),
        ({"until": "2001-01-01T00:00:00Z"}, []),
        ({"per_page": "2"}, ["c", "b"]),
        ({"page_size": "2", "page": "2"}, ["a"]),
    ],
)
async def test_filters(writer: httpx.AsyncClient, query: dict[str, Any], titles: list[str]) -> None:
    await opened(writer, title="a", camera="yard", severity="low")
    await opened(writer, title="b", device_id=FRONT, severity="high")
    third = await opened(writer, title="c", severity="low")
    await writer.post(f"/api/v1/alerts/{third['id']}/close")
    answer = (await writer.get("/api/v1/alerts", params=query)).json()
    assert [told["title"] for told in answer["data"]] == titles


async def test_pages_are_linked(writer: httpx.AsyncClient) -> None:
    for number in range(7):
        await opened(writer, title=str(number))
    answer = await writer.get("/api/v1/alerts", params={"per_page": 3})
    found = [told["title"] for told in answer.json()["data"]]
    while link := answer.links.get("next"):
        answer = await writer.get(str(answer.url.join(link["url"])))
        found += [told["title"] for told in answer.json()["data"]]
    assert found == [str(number) for number in reversed(range(7))]
    assert answer.json()["page"] is None


@pytest.mark.parametrize(
    "query",
    [
        {"status": "new"},
        {"per_page": "101"},
        {"per_page": "5", "page_size": "5"},
        {"page": "201"},
        {"colour": "red"},
    ],
)
async def test_bad_queries(reader: httpx.AsyncClient, query: dict[str, str]) -> None:
    assert (await reader.get("/api/v1/alerts", params=query)).status_code == 400


async def test_all_that_are_meant_are_acknowledged(writer: httpx.AsyncClient) -> None:
    await opened(writer, camera="yard", severity="low")
    await opened(writer, camera="yard")
    await opened(writer)
    path = "/api/v1/alerts/acknowledge"
    answers = [
        await writer.post(path, json={"camera": "yard", "severity": ["low"]}),
        await writer.post(path, json={}),
        await writer.post(path, json={}),
    ]
    assert [answer.json() for answer in answers] == [{"acknowledged": n} for n in (1, 2, 0)]
    assert (await writer.post(path, json={"colour": "red"})).status_code == 400


async def test_listeners_are_told_of_every_change(site: Any, writer: httpx.AsyncClient) -> None:
    address = f"ws://127.0.0.1:{site.port}/api/v1/ws"
    headers = {"Authorization": f"Bearer {await site.key(Scope.READ, 'listener')}"}
    async with connect(address, additional_headers=headers) as socket:
        await socket.send(json.dumps({"type": "subscribe", "topics": ["alerts"]}))
        while json.loads(await socket.recv())["type"] != "subscribed":
            pass
        await visit(site, at=1_000.0)
        await visit(site, at=1_010.0)
        alert_id = (await writer.get("/api/v1/alerts")).json()["data"][0]["id"]
        for step in ("acknowledge", "close", "reopen"):
            await writer.post(f"/api/v1/alerts/{alert_id}/{step}")
        frames = [json.loads(await asyncio.wait_for(socket.recv(), 10)) for _ in range(5)]
    assert [frame["type"] for frame in frames] == [
        "alert_opened",
        "alert_updated",
        "alert_acknowledged",
        "alert_closed",
        "alert_opened",
    ]
    assert {frame["topic"] for frame in frames} == {"alerts"}
    assert {frame["data"]["id"] for frame in frames} == {alert_id}
    assert [frame["data"]["event_count"] for frame in frames] == [1, 2, 2, 2, 2]


async def test_security_events_have_a_topic_of_their_own(site: Any) -> None:
    address = f"ws://127.0.0.1:{site.port}/api/v1/ws"
    headers = {"Authorization": f"Bearer {await site.key(Scope.ADMIN, 'listener')}"}
    async with connect(address, additional_headers=headers) as socket:
        await socket.send(json.dumps({"type": "subscribe", "topics": ["security"]}))
        while json.loads(await socket.recv())["type"] != "subscribed":
            pass
        await site.house.recorder.security("login_failed", "A wrong key.", peer="192.0.2.7")
        frame = json.loads(await asyncio.wait_for(socket.recv(), 10))
    assert (frame["type"], frame["topic"]) == ("security_event", "security")
    assert frame["data"]["data"]["peer"] == "192.0.2.7"
