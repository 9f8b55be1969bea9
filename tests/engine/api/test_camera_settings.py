import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

FRONT = "0199f3c2-0000-7000-8000-000000000001"
CAMERAS = "/api/v1/cameras"
FILM = {"type": "file", "path": "/film.mp4"}
PORCH = {"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}


def text_of(site: Any) -> str:
    return site.house.desk.file.path.read_text()


async def test_a_camera_is_created_from_its_settings(site: Any, admin: httpx.AsyncClient) -> None:
    body = {"name": "Garage", "sources": [FILM], "detect": {"fps": 3}, "zones": [PORCH]}
    answer = await admin.post(CAMERAS, json=body)
    assert answer.status_code == 201
    assert answer.headers["location"] == "/api/v1/cameras/garage"
    created = answer.json()
    assert (created["slug"], created["type"], created["config"]["detect"]["fps"]) == (
        "garage",
        "file",
        3,
    )
    again = (await admin.get(answer.headers["location"])).json()
    assert again["id"] == created["id"]
    assert site.house.settings().camera("garage").zones[0].name == "Porch"


async def test_a_camera_may_bring_its_id(site: Any, admin: httpx.AsyncClient) -> None:
    body = {"id": "0199F3C2-0000-7000-8000-0000000000AA", "name": "Hall", "sources": [FILM]}
    created = (await admin.post(CAMERAS, json=body)).json()
    assert created["id"] == body["id"].lower()
    again = await admin.post(CAMERAS, json=body | {"name": "Other"})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "camera_exists")
    assert (await admin.delete(f"{CAMERAS}/hall")).status_code == 204
    again = await admin.post(CAMERAS, json=body | {"name": "Other"})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "camera_exists")


@pytest.mark.parametrize("key", ["url", "rtsp_url"])
async def test_a_camera_is_created_as_older_clients_do(
    site: Any, admin: httpx.AsyncClient, key: str
) -> None:
    config = {key: "rtsp://me:s3cret@192.0.2.20/main", "transport": "udp", "detect": {"fps": 2}}
    answer = await admin.post(CAMERAS, json={"name": "Hall", "type": "rtsp", "config": config})
    assert answer.status_code == 201
    assert "s3cret" not in answer.text + text_of(site)
    camera = site.house.settings().camera("hall")
    assert camera.detect_source.url.get_secret_value() == config[key]
    assert (camera.detect_source.transport, camera.detect.fps) == ("udp", 2)
    assert "!secret hall_1" in text_of(site)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sources": []}, "sources"),
        ({"sources": [{"type": "tape"}]}, "sources[0]"),
        ({"sources": [{"type": "rtsp", "url": "http://x/"}]}, "sources[0].url"),
        ({"slug": "No Slug"}, "slug"),
        ({"slug": [1]}, "slug"),
        ({"name": ""}, "name"),
        ({"name": None}, "name"),
        ({"id": "7"}, "id"),
        ({"zones": [{"name": "Z", "points": [[0, 0]]}]}, "zones[0].points"),
        ({"detekt": {}}, "detekt"),
        ({"config": 7}, "config"),
    ],
)
async def test_what_is_wrong_with_a_new_camera_is_named(
    site: Any, admin: httpx.AsyncClient, change: dict[str, Any], field: str
) -> None:
    answer = await admin.post(CAMERAS, json={"name": "New", "sources": [FILM]} | change)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == field
    assert len(site.house.settings().cameras) == 2


async def test_a_missing_name_is_named(admin: httpx.AsyncClient) -> None:
    answer = await admin.post(CAMERAS, json={"sources": [FILM]})
    assert [error["field"] for error in answer.json()["errors"]] == ["name"]


@pytest.mark.parametrize(
    "taken",
    [
        {"name": "Front Door"},
        {"slug": "yard"},
        {"id": FRONT.upper()},
        {"name": "Archived"},
        {"name": "Sources"},
    ],
)
async def test_what_is_taken_is_refused(
    site: Any, admin: httpx.AsyncClient, taken: dict[str, Any]
) -> None:
    answer = await admin.post(CAMERAS, json={"name": "New", "sources": [FILM]} | taken)
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "camera_exists"


@pytest.mark.parametrize("name", ["日本", "🚪", "///", "'; DROP TABLE cameras; --"])
async def test_any_name_gets_a_slug(site: Any, admin: httpx.AsyncClient, name: str) -> None:
    for number in range(2):
        answer = await admin.post(CAMERAS, json={"name": name, "sources": [FILM]})
        if answer.status_code == 409:
            assert number == 1
            break
        assert answer.status_code == 201
        assert answer.json()["name"] == name
        assert (await admin.get(answer.headers["location"])).json()["name"] == name


async def test_two_creators_of_one_camera(site: Any, admin: httpx.AsyncClient) -> None:
    body = {"name": "Garage", "sources": [FILM]}
    answers = await asyncio.gather(*(admin.post(CAMERAS, json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert len(site.house.settings().cameras) == 3


async def test_put_replaces_all_but_what_it_is_called(site: Any, admin: httpx.AsyncClient) -> None:
    body = {"sources": [FILM], "detect": {"fps": 2}}
    answer = await admin.put(f"{CAMERAS}/front_door", json=body)
    assert answer.status_code == 200
    camera = site.house.settings().camera(FRONT)
    assert (camera.name, camera.slug, camera.detect.fps) == ("Front door", "front_door", 2)
    assert camera.zones == camera.lines == ()


async def test_put_takes_what_a_camera_shows_of_itself(site: Any, admin: httpx.AsyncClient) -> None:
    before = site.house.settings().camera(FRONT)
    shown = (await admin.get(f"{CAMERAS}/{FRONT}")).json()
    answer = await admin.put(f"{CAMERAS}/{FRONT}", json={"config": shown["config"]})
    assert answer.status_code == 200
    assert site.house.settings().camera(FRONT) == before


async def test_patch_changes_only_what_it_says(site: Any, admin: httpx.AsyncClient) -> None:
    before = site.house.settings().camera(FRONT)
    patch = {"name": "Street", "detect": {"fps": 2}, "lines": [], "id": FRONT, "zones": None}
    answer = await admin.patch(f"{CAMERAS}/front_door", json=patch)
    assert answer.status_code == 200
    camera = site.house.settings().camera(FRONT)
    assert (camera.name, camera.slug, camera.detect.fps) == ("Street", "front_door", 2)
    assert (camera.sources, camera.lines, camera.zones) == (before.sources, (), ())
    assert (await admin.get(f"{CAMERAS}/front_door")).json()["name"] == "Street"
    answer = await admin.patch(f"{CAMERAS}/front_door", json={"slug": "street"})
    assert answer.json()["slug"] == "street"
    assert (await admin.get(f"{CAMERAS}/front_door")).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
async def test_an_id_never_changes(site: Any, admin: httpx.AsyncClient, method: str) -> None:
    for wrong in (str(uuid4()), "7", 7, {}):
        body = {"id": wrong, "sources": [FILM]}
        answer = await admin.request(method, f"{CAMERAS}/front_door", json=body)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "id"
    taken = await admin.request(
        method, f"{CAMERAS}/front_door", json={"slug": "yard", "sources": [FILM]}
    )
    assert taken.status_code == 409


async def test_mistakes_in_a_patch_are_named_as_they_were_sent(admin: httpx.AsyncClient) -> None:
    answer = await admin.patch(f"{CAMERAS}/yard", json={"motion": {"threshold": 9}})
    assert answer.json()["errors"][0]["field"] == "motion.threshold"


async def test_changes_for_other_settings_are_refused(site: Any, admin: httpx.AsyncClient) -> None:
    etag = (await admin.patch(f"{CAMERAS}/yard", json={"enabled": True})).headers["etag"]
    assert (await admin.get("/api/v1/config")).headers["etag"] == etag
    await admin.patch(f"{CAMERAS}/yard", json={"name": "Garden"}, headers={"If-Match": etag})
    for method, rest, body in (
        ("PATCH", "yard", {"name": "X"}),
        ("PUT", "yard", {"sources": [FILM]}),
        ("DELETE", "yard", None),
        ("POST", "", {"name": "X", "sources": [FILM]}),
        ("PUT", "yard/zones", {"zones": []}),
    ):
        answer = await admin.request(
            method, f"{CAMERAS}/{rest}".rstrip("/"), json=body, headers={"If-Match": etag}
        )
        assert answer.status_code == 412
    assert site.house.settings().camera("yard").name == "Garden"


@pytest.mark.parametrize("part", ["zones", "lines"])
async def test_what_is_drawn_is_replaced_only_if_it_is_as_it_was_read(
    admin: httpx.AsyncClient, part: str
) -> None:
    address = f"{CAMERAS}/yard/{part}"
    tag = (await admin.get(address)).headers["etag"]
    line = {"name": "Gate", "from": [0.1, 0.5], "to": [0.9, 0.5]}
    drawn = {part: [PORCH if part == "zones" else line]}
    first = await admin.put(address, json=drawn, headers={"If-Match": tag})
    assert first.status_code == 200
    late = await admin.put(address, json={part: []}, headers={"If-Match": tag})
    assert late.status_code == 412
    now = await admin.get(address)
    assert now.headers["etag"] == first.headers["etag"] != tag
    assert [each["name"] for each in now.json()[part]] == [drawn[part][0]["name"]]


async def test_a_deleted_camera_can_be_restored(site: Any, admin: httpx.AsyncClient) -> None:
    before = site.house.settings().camera(FRONT)
    event = await site.record()
    assert (await admin.delete(f"{CAMERAS}/front_door")).status_code == 204
    assert (await admin.get(f"{CAMERAS}/front_door")).status_code == 404
    assert (await admin.get(CAMERAS)).json()["total"] == 1
    answer = await admin.get(f"{CAMERAS}/archived")
    (archived,) = answer.json()["cameras"]
    assert (archived["id"], archived["slug"], archived["name"]) == (
        FRONT,
        "front_door",
        "Front door",
    )
    assert "hunter2" not in answer.text
    events = (await admin.get("/api/v1/events", params={"camera": FRONT})).json()["events"]
    assert [found["id"] for found in events] == [str(event.id)]
    answer = await admin.post(f"{CAMERAS}/front_door/restore")
    assert answer.json()["id"] == FRONT
    assert site.house.settings().camera(FRONT) == before
    assert (await admin.get(f"{CAMERAS}/archived")).json()["total"] == 0


async def test_a_slug_taken_meanwhile_can_be_changed(site: Any, admin: httpx.AsyncClient) -> None:
    await admin.delete(f"{CAMERAS}/front_door")
    again = await admin.post(CAMERAS, json={"name": "Front door", "sources": [FILM]})
    assert again.status_code == 201
    same_id = await admin.post(CAMERAS, json={"name": "X", "id": FRONT, "sources": [FILM]})
    assert same_id.status_code == 409
    assert (await admin.post(f"{CAMERAS}/{FRONT}/restore")).status_code == 409
    answer = await admin.post(f"{CAMERAS}/{FRONT}/restore", json={"slug": "old_door"})
    assert (answer.json()["slug"], answer.json()["id"]) == ("old_door", FRONT)


async def test_an_archived_camera_can_be_forgotten(site: Any, admin: httpx.AsyncClient) -> None:
    await admin.delete(f"{CAMERAS}/yard")
    assert (await admin.delete(f"{CAMERAS}/archived/yard")).status_code == 204
    assert (await admin.delete(f"{CAMERAS}/archived/yard")).status_code == 404
    assert (await admin.post(f"{CAMERAS}/yard/restore")).status_code == 404
    assert "yard" not in text_of(site)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", ""),
        ("PUT", "/yard"),
        ("PATCH", "/yard"),
        ("DELETE", "/yard"),
        ("GET", "/archived"),
        ("POST", "/yard/restore"),
        ("DELETE", "/archived/yard"),
        ("PUT", "/yard/zones"),
        ("PUT", "/yard/lines"),
        ("POST", "/test"),
    ],
)
async def test_settings_are_for_administrators(
    site: Any, writer: httpx.AsyncClient, method: str, path: str
) -> None:
    answer = await writer.request(method, CAMERAS + path, json={})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "scope_missing"


async def test_zones_and_lines_have_addresses(site: Any, admin: httpx.AsyncClient) -> None:
    zones = (await admin.get(f"{CAMERAS}/front_door/zones")).json()
    assert [zone["name"] for zone in zones["zones"]] == ["Porch"]
    zones["zones"].append(PORCH | {"name": "Step", "labels": ["person"], "loiter": 9})
    answer = await admin.put(f"{CAMERAS}/front_door/zones", json=zones)
    assert [zone["name"] for zone in answer.json()["zones"]] == ["Porch", "Step"]
    assert answer.json() == (await admin.get(f"{CAMERAS}/{FRONT}/zones")).json()
    line = {"name": "Gate", "from": [0, 0.5], "to": [1, 0.5]}
    answer = await admin.put(f"{CAMERAS}/front_door/lines", json={"lines": [line]})
    assert answer.json()["lines"][0]["from"] == [0, 0.5]
    assert answer.json() == (await admin.get(f"{CAMERAS}/front_door/lines")).json()
    assert site.house.settings().camera(FRONT).lines[0].start == (0, 0.5)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"zones": [PORCH, PORCH]}, ""),
        ({"zones": [{"name": "Z", "points": [[0, 0], [1, 1], [1, 0], [0, 1]]}]}, "zones[0].points"),
        ({"zones": [PORCH] * 51}, "zones"),
        ({"zones": "all"}, "zones"),
        ({}, "zones"),
        ({"zones": [], "lines": []}, "lines"),
    ],
)
async def test_bad_zones_are_refused(
    site: Any, admin: httpx.AsyncClient, body: dict[str, Any], field: str
) -> None:
    answer = await admin.put(f"{CAMERAS}/front_door/zones", json=body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == field
    assert len(site.house.settings().camera(FRONT).zones) == 1


async def test_motion_is_switched(site: Any, writer: httpx.AsyncClient) -> None:
    for enabled in (False, True):
        answer = await writer.post(f"{CAMERAS}/front_door/motion", json={"enabled": enabled})
        assert answer.json() == {"enabled": enabled}
        assert site.house.settings().camera(FRONT).motion.enabled is enabled
        status = (await writer.get(f"{CAMERAS}/front_door/status")).json()
        assert status["stats"]["motion_enabled"] is enabled
    assert (await writer.post(f"{CAMERAS}/attic/motion", json={"enabled": True})).status_code == 404
    assert (await writer.post(f"{CAMERAS}/yard/motion", json={})).status_code == 400
