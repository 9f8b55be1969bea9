import asyncio
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import av
import httpx
import pytest
import websockets

from hearthwatch.model.clip import ClipCause, sprite_layout
from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import Limits

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
JPEG = b"\xff\xd8\xff a picture"


@pytest.fixture
def film(make_clip: Callable[..., Path]) -> bytes:
    return make_clip("film.mp4").read_bytes()


def pictures_in(content: bytes) -> int:
    with av.open(BytesIO(content)) as container:
        return sum(1 for _ in container.decode(video=0))


async def test_clip_has_the_names_of_now_and_of_before(
    site: Any, reader: httpx.AsyncClient, film: bytes
) -> None:
    clip = await site.keep(film, at=1_000.5)
    answer = (await reader.get("/api/v1/clips")).json()
    (told,) = answer.pop("clips")
    assert answer == {
        "total": 1,
        "total_is_lower_bound": False,
        "page": 1,
        "page_size": 50,
        "next_cursor": None,
    }
    assert told == {
        "clip_id": str(clip.id),
        "camera_id": FRONT,
        "camera": "front_door",
        "camera_name": "Front door",
        "status": "ready",
        "created_at": "1970-01-01T00:16:42.500Z",
        "start": "1970-01-01T00:16:40.500Z",
        "duration": 2.0,
        "size": len(film),
        "codec": "h264",
        "width": 320,
        "height": 240,
        "has_audio": False,
        "cause": "event",
        "starred": False,
        "storage_uri": f"local:clips/front_door/1970-01-01/{clip.id}.mp4",
        "view_url": told["view_url"],
        "thumbnail": f"clips/{clip.id}/thumbnail",
        "sprite": {
            "url": told["sprite"]["url"],
            "columns": 2,
            "rows": 1,
            "tiles": 2,
            "width": 160,
            "height": 120,
            "seconds": 1,
        },
        "deleted_at": None,
        "filter_result": None,
        "analysis_result": None,
        "alert_decision": None,
    }
    assert told["view_url"].startswith(f"clips/{clip.id}/media?expires=")
    assert told["sprite"]["url"].startswith(f"clips/{clip.id}/sprite?expires=")
    one = (await reader.get(f"/api/v1/clips/{clip.id}")).json()
    signed = {"view_url": "", "sprite": ""}
    assert one | signed == told | signed


async def test_clip_of_a_camera_that_is_gone(
    site: Any, reader: httpx.AsyncClient, film: bytes
) -> None:
    await site.keep(film, at=5.0, camera_id=uuid4(), camera="attic", thumbnail=None)
    (told,) = (await reader.get("/api/v1/clips")).json()["clips"]
    assert told["camera_name"] == "attic"


async def test_pages_by_number_and_by_link_are_the_same(
    site: Any, reader: httpx.AsyncClient
) -> None:
    for number in range(25):
        await site.keep(b"x", at=float(1_000 + number // 2), thumbnail=None)
    numbered = []
    for page in (1, 2, 3):
        query = {"page": page, "page_size": 10, "camera": "front_door"}
        answer = (await reader.get("/api/v1/clips", params=query)).json()
        assert (answer["page"], answer["page_size"], answer["total"]) == (page, 10, 25)
        numbered += [told["clip_id"] for told in answer["clips"]]
    answer = await reader.get("/api/v1/clips", params={"limit": 10, "camera": "front_door"})
    linked = [told["clip_id"] for told in answer.json()["clips"]]
    while link := answer.links.get("next"):
        answer = await reader.get(str(answer.url.join(link["url"])))
        assert answer.json()["page"] is None
        linked += [told["clip_id"] for told in answer.json()["clips"]]
    assert linked == numbered
    assert len(set(linked)) == 25


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3),
        ({"camera": "front_door"}, 2),
        ({"camera": YARD}, 1),
        ({"camera": str(uuid4())}, 0),
        ({"starred": "true"}, 1),
        ({"starred": "false"}, 2),
        ({"since": "1970-01-01T00:00:02Z"}, 2),
        ({"until": "1970-01-01T00:00:02Z"}, 1),
        ({"page": "9"}, 0),
        ({"cause": "event"}, 3),
        ({"cause": "command"}, 0),
        ({"min_duration": "2"}, 3),
        ({"min_duration": "2.1"}, 0),
        ({"status": "ready"}, 3),
        ({"status": "deleted"}, 0),
        ({"deleted": "true"}, 0),
        ({"deleted": "false"}, 3),
    ],
)
async def test_filters(
    site: Any, reader: httpx.AsyncClient, query: dict[str, str], count: int
) -> None:
    first = await site.keep(b"x", at=1.0)
    await site.keep(b"x", at=2.0)
    await site.keep(b"x", at=3.0, camera_id=site.house.settings().cameras[1].id, camera="yard")
    await site.house.clips.star(first.id, starred=True)
    answer = (await reader.get("/api/v1/clips", params=query)).json()
    assert len(answer["clips"]) == count
    assert answer["total"] == (3 if "page" in query else count)


async def test_clips_are_found_by_what_was_told_of_them(
    site: Any, reader: httpx.AsyncClient
) -> None:
    box = {"x": 0.1, "y": 0.1, "width": 0.1, "height": 0.1}
    thing = {"confidence": 0.8, "track_id": 1, "box": box, "looks": 3}
    thing |= {"zones": [], "first_seen": "1970-01-01T00:00:01Z"}
    clips = [await site.keep(b"x", at=float(at)) for at in (10, 20, 30)]
    for at, label, group in (
        (11.0, "car", "vehicle"),
        (22.0, "person", "person"),
        (25, "dog", "animal"),
    ):
        data = thing | {"object_type": label, "group": group}
        if label == "car":
            data |= {"zones": ["Porch"], "confidence": 0.95}
        await site.record(EventType.OBJECT_DETECTED, at=at, data=data)
    data = thing | {"object_type": "car", "group": "vehicle"}
    elsewhere = {"camera_id": UUID(YARD), "camera": "yard"}
    await site.record(EventType.OBJECT_DETECTED, at=31.0, data=data, **elsewhere)
    for label, found in (
        ("car", clips[:1]),
        ("vehicle", clips[:1]),
        ("person", clips[1:2]),
        ("dog", []),
        ("unicorn", []),
    ):
        answer = (await reader.get("/api/v1/clips", params={"label": label})).json()
        assert [clip["clip_id"] for clip in answer["clips"]] == [str(clip.id) for clip in found]
        assert answer["total"] == len(found)
    for query, number in (
        ({"zone": "Porch"}, 1),
        ({"zone": "Porch", "label": "person"}, 0),
        ({"zone": "Nowhere"}, 0),
        ({"min_score": "0.9"}, 1),
        ({"min_score": "0.5"}, 2),
        ({"camera": ["front_door", "yard"], "min_score": "0.5"}, 2),
    ):
        answer = (await reader.get("/api/v1/clips", params=query)).json()
        assert answer["total"] == number, query


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page_size": "101"}, "query.page_size"),
        ({"page_size": "0"}, "query.page_size"),
        ({"limit": "101"}, "query.limit"),
        ({"page": "0"}, "query.page"),
        ({"page": "9" * 30}, "query.page"),
        ({"starred": "perhaps"}, "query.starred"),
        ({"since": "yesterday"}, "query.since"),
        ({"cursor": "x"}, "query.cursor"),
        ({"cursor": "f" * 22, "page": "1"}, "query"),
        ({"limit": "5", "page_size": "5"}, "query"),
        ({"kamera": "yard"}, "query.kamera"),
        ({"cause": "boredom"}, "query.cause"),
        ({"label": ""}, "query.label"),
        ({"min_duration": "-1"}, "query.min_duration"),
        ({"status": "lost"}, "query.status"),
        ({"status": "ready", "deleted": "true"}, "query"),
    ],
)
async def test_bad_query_names_the_field(
    reader: httpx.AsyncClient, query: dict[str, str], field: str
) -> None:
    answer = await reader.get("/api/v1/clips", params=query)
    assert answer.status_code == 400
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]


async def test_footage_plays(site: Any, reader: httpx.AsyncClient, film: bytes) -> None:
    clip = await site.keep(film, at=5.0)
    answer = await reader.get(f"/api/v1/clips/{clip.id}/media")
    assert answer.content == film
    assert pictures_in(answer.content) == 30
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "private" in answer.headers["cache-control"]
    same = {"If-None-Match": answer.headers["etag"]}
    again = await reader.get(f"/api/v1/clips/{clip.id}/media", headers=same)
    assert (again.status_code, again.content) == (304, b"")
    other = await reader.get(f"/api/v1/clips/{clip.id}/media", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, None),
        ("bytes=-50", -50, None),
        ("bytes=5-99999999", 5, None),
    ],
)
async def test_players_ask_for_parts(
    site: Any,
    reader: httpx.AsyncClient,
    film: bytes,
    *,
    asked: str,
    first: int,
    last: int | None,
) -> None:
    clip = await site.keep(film, at=5.0)
    address = f"/api/v1/clips/{clip.id}/media"
    answer = await reader.get(address, headers={"Range": asked})
    start = first if first >= 0 else len(film) + first
    end = len(film) - 1 if last is None else last
    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {start}-{end}/{len(film)}"
    assert answer.content == film[start : end + 1]
    stale = {"Range": asked, "If-Range": '"another film"'}
    assert (await reader.get(address, headers=stale)).content == film
    fresh = {"Range": asked, "If-Range": answer.headers["etag"]}
    assert (await reader.get(address, headers=fresh)).status_code == 206


async def test_part_behind_the_end(site: Any, reader: httpx.AsyncClient, film: bytes) -> None:
    clip = await site.keep(film, at=5.0)
    answer = await reader.get(
        f"/api/v1/clips/{clip.id}/media", headers={"Range": f"bytes={len(film)}-"}
    )
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(film)}"


async def test_thumbnail(site: Any, reader: httpx.AsyncClient) -> None:
    clip, without = await site.keep(b"x", at=5.0), await site.keep(b"x", at=6.0, thumbnail=None)
    answer = await reader.get(f"/api/v1/clips/{clip.id}/thumbnail")
    assert (answer.content, answer.headers["content-type"]) == (JPEG, "image/jpeg")
    answer = await reader.get(f"/api/v1/clips/{without.id}/thumbnail")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "picture_not_found")
    site.fleet.still_jpeg = JPEG
    answer = await reader.get(f"/api/v1/clips/{without.id}/thumbnail")
    assert answer.content == JPEG
    assert site.fleet.stills[-1] == (site.house.clips.files.path(without), None)
    assert site.house.clips.files.thumbnail(without).read_bytes() == JPEG


async def test_sprite_is_made_once_and_opened_by_its_address(
    site: Any, reader: httpx.AsyncClient
) -> None:
    clip = await site.keep(b"x", at=5.0)
    site.fleet.still_jpeg = JPEG
    url = (await reader.get(f"/api/v1/clips/{clip.id}")).json()["sprite"]["url"]
    async with site.client() as stranger:
        for _ in range(2):
            answer = await stranger.get(f"/api/v1/{url}")
            assert (answer.content, answer.headers["content-type"]) == (JPEG, "image/jpeg")
        assert (await stranger.get(f"/api/v1/clips/{clip.id}/sprite")).status_code == 401
    layout = sprite_layout(clip.duration, clip.width, clip.height)
    assert site.fleet.stills == [(site.house.clips.files.path(clip), layout)]
    await site.house.clips.delete(await site.house.clips.get(clip.id))
    assert not site.house.clips.files.sprite(clip).exists()


async def test_while_the_disk_is_nearly_full_stills_are_made_and_not_kept(
    site: Any, reader: httpx.AsyncClient
) -> None:
    clip = await site.keep(b"x", at=5.0)
    site.fleet.still_jpeg = JPEG
    site.disk["free"] = 4_000
    assert await site.house.retention.judge(Limits(seconds=1e9, size=None, min_free=0))
    assert (await reader.get(f"/api/v1/clips/{clip.id}/sprite")).content == JPEG
    assert not site.house.clips.files.sprite(clip).exists()
    told = (await reader.get("/api/v1/storage")).json()
    assert told["giving_up"] == ["thumbnails"]
    assert told["shortage"] == "0.00 GB of the disk are free and 0.00 needed"
    assert told["problem"] is None


async def test_storage_tells_that_the_folder_is_away(site: Any, reader: httpx.AsyncClient) -> None:
    folder = site.house.clips.files.folder
    folder.path.rename(folder.path.with_name("away"))
    folder.path.write_text("in the way")
    folder.claim()
    told = (await reader.get("/api/v1/storage")).json()
    assert told["problem"] == "Not a directory"


async def test_what_is_not_there(site: Any, writer: httpx.AsyncClient) -> None:
    gone = await site.keep(b"x", at=5.0)
    site.house.clips.files.path(gone).unlink()
    answer = await writer.get(f"/api/v1/clips/{gone.id}/media")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "media_not_found")
    for method, path, body in (
        ("GET", "", None),
        ("GET", "/media", None),
        ("GET", "/thumbnail", None),
        ("GET", "/sprite", None),
        ("PATCH", "", {"starred": True}),
        ("DELETE", "", None),
    ):
        answer = await writer.request(method, f"/api/v1/clips/{uuid4()}{path}", json=body)
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "clip_not_found"
    for path in ("not-a-uuid", "..%2F..%2Fetc%2Fpasswd", "not-a-uuid/media"):
        assert (await writer.get(f"/api/v1/clips/{path}")).status_code in {400, 404}


async def test_star_and_delete(site: Any, writer: httpx.AsyncClient) -> None:
    clip = await site.keep(b"x", at=5.0)
    address = f"/api/v1/clips/{clip.id}"
    assert (await writer.patch(address, json={"starred": True})).json()["starred"] is True
    assert (await writer.get(address)).json()["starred"] is True
    assert (await writer.patch(address, json={"starred": True, "x": 1})).status_code == 400
    assert (await writer.delete(address, params={"forever": "true"})).status_code == 204
    assert not site.house.clips.files.path(clip).exists()
    assert (await writer.get(address)).status_code == 404
    assert (await writer.delete(address)).status_code == 404


async def test_reading_is_not_writing(site: Any, reader: httpx.AsyncClient) -> None:
    clip = await site.keep(b"x", at=5.0)
    address = f"/api/v1/clips/{clip.id}"
    answers = [
        await reader.delete(address),
        await reader.patch(address, json={"starred": True}),
        await reader.post("/api/v1/cameras/front_door/record", json={"seconds": 5}),
        await reader.delete("/api/v1/cameras/front_door/record"),
    ]
    assert [answer.json()["error"]["code"] for answer in answers] == ["scope_missing"] * 4
    assert site.house.clips.files.path(clip).exists()
    assert site.fleet.recorded == []


async def test_while_the_disk_is_away_no_clip_is_lost(site: Any, writer: httpx.AsyncClient) -> None:
    clip = await site.keep(b"x", at=5.0)
    media = site.house.clips.files.media
    media.rename(media.with_name("away"))
    forever = {"forever": "true"}
    answer = await writer.delete(f"/api/v1/clips/{clip.id}", params=forever)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "media_unavailable")
    assert (await writer.get(f"/api/v1/clips/{clip.id}")).status_code == 200


async def test_event_names_the_clip_that_shows_it(
    site: Any, reader: httpx.AsyncClient, writer: httpx.AsyncClient
) -> None:
    inside = await site.record(at=1_001.0)
    outside = await site.record(at=1_003.0)
    clip = await site.keep(b"x", at=1_000.0)
    listed = (await reader.get("/api/v1/events")).json()["events"]
    found = {told["id"]: told["clip_id"] for told in listed}
    assert found[str(inside.id)] == str(clip.id)
    assert found[str(outside.id)] is None
    (ready,) = [told for told in listed if told["type"] == "clip_ready"]
    assert ready["clip_id"] == ready["data"]["clip_id"] == str(clip.id)
    explained = await reader.get(
        "/api/v1/cameras/front_door/explain", params={"at": to_rfc3339(1_001.0)}
    )
    assert {e["clip_id"] for e in explained.json()["events"] if e["id"] == str(inside.id)} == {
        str(clip.id)
    }
    await writer.delete(f"/api/v1/clips/{clip.id}")
    assert (await reader.get(f"/api/v1/events/{inside.id}")).json()["clip_id"] is None


async def test_record_on_command(site: Any, writer: httpx.AsyncClient) -> None:
    front, yard = (camera.id for camera in site.house.settings().cameras)
    answer = await writer.post("/api/v1/cameras/front_door/record", json={"seconds": 30})
    assert answer.status_code == 202
    assert answer.json() | {"until": ""} == {
        "camera_id": FRONT,
        "camera": "front_door",
        "seconds": 30.0,
        "until": "",
    }
    assert (await writer.delete(f"/api/v1/cameras/{FRONT}/record")).status_code == 204
    assert site.fleet.recorded == [(front, 30.0), (front, 0)]
    assert yard not in {camera for camera, _ in site.fleet.recorded}
    answer = await writer.post("/api/v1/cameras/yard/record", json={"seconds": 30})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "camera_disabled")
    answer = await writer.post("/api/v1/cameras/attic/record", json={"seconds": 30})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b'{"seconds": 0}',
        b'{"seconds": 3601}',
        b'{"seconds": NaN}',
        b'{"seconds": 5, "x": 1}',
        b"[]",
    ],
)
async def test_bad_command(site: Any, writer: httpx.AsyncClient, body: bytes) -> None:
    answer = await writer.post(
        "/api/v1/cameras/front_door/record",
        content=body,
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 400
    assert site.fleet.recorded == []


async def test_storage(site: Any, reader: httpx.AsyncClient) -> None:
    empty = (await reader.get("/api/v1/storage")).json()
    assert (empty["clips"], empty["bytes"], empty["forecast_days"]) == ([], 0, None)
    await site.keep(b"x" * 300, at=1_000.0)
    await site.keep(b"x" * 200, at=2_000.0, cause=ClipCause.CONTINUOUS)
    told = (await reader.get("/api/v1/storage")).json()
    assert told["clips"] == [
        {
            "camera_id": FRONT,
            "camera": "front_door",
            "count": 2,
            "bytes": 500,
            "oldest": "1970-01-01T00:16:40.000Z",
            "newest": "1970-01-01T00:33:20.000Z",
        }
    ]
    assert (told["count"], told["bytes"], told["total"], told["free"]) == (2, 500, 100_000, 50_000)
    assert told["min_free"] == 5 << 30


async def test_listeners_hear_of_clips(site: Any, writer: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {await site.key(name='listener')}"}
    url = f"ws://127.0.0.1:{site.port}/api/v1/ws"
    async with websockets.connect(url, additional_headers=headers, proxy=None) as socket:

        async def hear() -> dict[str, Any]:
            async with asyncio.timeout(20):
                frame: dict[str, Any] = json.loads(await socket.recv())
            return frame

        assert "clips" in (await hear())["topics"]
        wish = {"type": "subscribe", "topics": ["clips"], "cameras": ["front_door"]}
        await socket.send(json.dumps(wish))
        await hear()
        await site.keep(b"x", at=4.0, camera_id=uuid4(), camera="attic")
        clip = await site.keep(b"x", at=5.0)
        ready = await hear()
        assert (ready["topic"], ready["type"]) == ("clips", "clip_ready")
        assert ready["data"]["clip_id"] == str(clip.id)
        await writer.patch(f"/api/v1/clips/{clip.id}", json={"starred": True})
        starred = await hear()
        assert (starred["type"], starred["data"]["starred"]) == ("clip_starred", True)
        await writer.delete(f"/api/v1/clips/{clip.id}")
        deleted = await hear()
        assert (deleted["type"], deleted["data"]["clip_id"]) == ("clip_deleted", str(clip.id))
