"""Entities and devices over REST, and what a camera's own answer says of them."""

from typing import Any

import httpx
import pytest

from hearthwatch.events import Topic
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import EventType
from hearthwatch.model.messages import Stats

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
PERSON = {
    "object_type": "person",
    "group": "person",
    "confidence": 0.8,
    "track_id": 1,
    "box": {"x": 0.1, "y": 0.1, "width": 0.2, "height": 0.4},
    "looks": 3,
    "first_seen": "2026-01-01T00:00:00Z",
    "zones": ["Porch"],
}


def by_key(device: Any) -> dict[str, Any]:
    return {entity["key"]: entity for entity in device["entities"]}


async def test_table_with_values(site: Any, reader: httpx.AsyncClient) -> None:
    event = await site.record(EventType.OBJECT_DETECTED, data=PERSON)
    table = (await reader.get("/api/v1/entities")).json()
    instance = table["instance"]
    hub, front, yard = table["devices"]
    assert (hub["kind"], hub["id"]) == ("hub", instance)
    assert [device["id"] for device in (front, yard)] == [FRONT, YARD]
    assert table["total"] == sum(len(device["entities"]) for device in table["devices"])
    ids = [e["unique_id"] for device in table["devices"] for e in device["entities"]]
    assert len(ids) == len(set(ids))
    person = by_key(front)["person"]
    assert (person["kind"], person["device_class"]) == ("binary_sensor", "occupancy")
    assert (person["value"], person["available"]) == (True, True)
    assert person["unique_id"] == f"{instance}_{FRONT}_person"
    assert by_key(front)["zone_porch"]["value"] is True
    assert by_key(front)["last_activity"]["attributes"]["event_id"] == str(event.id)
    assert by_key(front)["clips_today"]["value"] == 0
    assert by_key(yard)["person"]["available"] is False
    assert by_key(yard)["clips_today"]["available"] is True
    assert by_key(yard)["camera_enabled"]["value"] is False
    assert by_key(hub)["version"]["value"] == "1.2.3"
    hold = by_key(front)["motion_hold"]
    assert (hold["setting"], hold["minimum"], hold["value"]) == ("motion.hold", 1, 10)


@pytest.mark.parametrize("name", ["front_door", FRONT])
async def test_entities_of_a_camera(site: Any, reader: httpx.AsyncClient, name: str) -> None:
    one = (await reader.get(f"/api/v1/cameras/{name}/entities")).json()
    assert one == (await reader.get("/api/v1/entities")).json()["devices"][1]
    assert (await reader.get("/api/v1/cameras/attic/entities")).status_code == 404


async def test_every_setting_is_where_the_table_says(reader: httpx.AsyncClient) -> None:
    camera = (await reader.get("/api/v1/cameras/front_door")).json()["config"]
    for entity in (await reader.get("/api/v1/cameras/front_door/entities")).json()["entities"]:
        if entity["setting"] is None:
            continue
        value = camera
        for step in entity["setting"].split("."):
            value = value[step]
        shown = value if entity["off"] is None else value != entity["off"]
        assert entity["value"] == shown
        if entity["options"]:
            assert value in entity["options"]
        if entity["minimum"] is not None:
            assert entity["minimum"] <= value <= entity["maximum"]


async def test_values_are_among_the_options(site: Any, reader: httpx.AsyncClient) -> None:
    await site.record(EventType.OBJECT_DETECTED, data=PERSON)
    await site.record(EventType.DOORBELL_PRESSED, data={"source": "button"})
    table = (await reader.get("/api/v1/entities")).json()
    checked = 0
    for device in table["devices"]:
        for entity in device["entities"]:
            if entity["options"] and entity["value"] is not None:
                assert entity["value"] in entity["options"], entity["key"]
                checked += 1
    assert checked > 10


async def test_buttons_can_be_pushed(
    site: Any, reader: httpx.AsyncClient, writer: httpx.AsyncClient
) -> None:
    site.fleet.pictures[site.house.settings().cameras[0].id] = b"\xff\xd8\xff a picture"
    shown = (await reader.get("/api/v1/cameras/front_door/entities")).json()["entities"]
    commands = {entity["key"]: entity["command"] for entity in shown if entity["command"]}
    assert commands.keys() == {"take_snapshot", "restart_stream"}
    for command in commands.values():
        answer = await writer.post(f"/api/v1/{command.replace('{camera}', FRONT)}")
        assert answer.status_code in {201, 202}


async def test_devices(site: Any, reader: httpx.AsyncClient) -> None:
    every = (await reader.get("/api/v1/devices")).json()
    assert (every["total"], every["page"], every["per_page"]) == (3, 1, 100)
    hub, front, yard = every["data"]
    assert (hub["slug"], hub["status"], hub["sw_version"]) == ("hub", "online", "1.2.3")
    assert (front["slug"], front["status"], front["via"]) == ("front_door", "online", hub["id"])
    assert (yard["status"], yard["last_seen"]) == ("disabled", None)


@pytest.mark.parametrize("word", ["per_page", "page_size"])
async def test_devices_come_in_pages(reader: httpx.AsyncClient, word: str) -> None:
    page = (await reader.get("/api/v1/devices", params={word: 2, "page": 2})).json()
    assert (page["total"], page["page"], page["per_page"], page["page_size"]) == (3, 2, 2, 2)
    assert [device["slug"] for device in page["data"]] == ["yard"]
    beyond = (await reader.get("/api/v1/devices", params={word: 2, "page": 9})).json()
    assert (beyond["data"], beyond["total"]) == ([], 3)


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "per_page=0", "per_page=501", "per_page=1&page_size=1", "x=1"]
)
async def test_bad_pages_are_refused(reader: httpx.AsyncClient, query: str) -> None:
    assert (await reader.get(f"/api/v1/devices?{query}")).status_code == 400


async def test_one_device(site: Any, reader: httpx.AsyncClient) -> None:
    instance = str(site.house.instance)
    for name, found in (("hub", instance), (instance, instance), ("yard", YARD), (YARD, YARD)):
        device = (await reader.get(f"/api/v1/devices/{name}")).json()
        assert device["id"] == found
        assert device["entities"]
    assert (await reader.get("/api/v1/devices/attic")).status_code == 404


async def test_camera_tells_what_goes_on(site: Any, reader: httpx.AsyncClient) -> None:
    before = (await reader.get("/api/v1/cameras/front_door")).json()
    assert (before["motion_detected"], before["person_detected"]) == (False, False)
    assert (before["last_activity"], before["stats"]["clips_today"]) == (None, 0)
    event = await site.record(EventType.OBJECT_DETECTED, data=PERSON)
    data = {"detected": True, "confidence": 0.5, "share": 0.1}
    await site.record(EventType.MOTION_DETECTED, data=data)
    clip = await site.keep(b"footage", at=event.timestamp - 1)
    after = (await reader.get("/api/v1/cameras/front_door")).json()
    assert (after["motion_detected"], after["person_detected"]) == (True, True)
    assert after["stats"]["clips_today"] == 1
    activity = after["last_activity"]
    assert (activity["activity_type"], activity["summary"]) == (
        "person",
        "A person was seen in Porch at Front door.",
    )
    assert activity["clip_id"] == str(clip.id)
    async with site.client() as stranger:
        footage = await stranger.get(f"/api/v1/{activity['view_url']}")
    assert footage.content == b"footage"


async def test_nobody_is_there_once_the_camera_is_away(
    site: Any, reader: httpx.AsyncClient
) -> None:
    await site.record(EventType.OBJECT_DETECTED, data=PERSON)
    status = CameraStatus(CameraState.OFFLINE, 5.0, reason="no route")
    front = site.house.settings().cameras[0].id
    site.house.bus.publish(Topic.METRICS, Stats(camera_id=front, status=status))
    camera = (await reader.get("/api/v1/cameras/front_door")).json()
    assert camera["person_detected"] is False


async def test_strangers_see_nothing(site: Any) -> None:
    async with site.client() as client:
        for path in ("entities", "devices", "devices/hub", "cameras/front_door/entities"):
            assert (await client.get(f"/api/v1/{path}")).status_code == 401


async def test_modes_are_those_that_are_named(site: Any, reader: httpx.AsyncClient) -> None:
    now = site.settings["now"]
    front = now.cameras[0]
    alerts = front.alerts.model_copy(update={"modes": ("holiday", "night")})
    cameras = (front.model_copy(update={"alerts": alerts}), *now.cameras[1:])
    site.settings["now"] = now.model_copy(update={"mode": "party", "cameras": cameras})
    site.house.bus.publish(Topic.CAMERAS, None)
    hub = (await reader.get("/api/v1/devices/hub")).json()
    mode = by_key(hub)["mode"]
    assert mode["options"] == ["home", "away", "night", "holiday", "party"]
    assert (mode["value"], mode["setting"]) == ("party", "mode")
