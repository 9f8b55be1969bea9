import asyncio
import json
import time
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import websockets

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.store import ClipFiles, Scope

YARD = "0199f3c2-0000-7000-8000-000000000002"


async def listed(client: httpx.AsyncClient, **query: Any) -> list[str]:
    answer = await client.get("/api/v1/clips", params=query)
    return [clip["clip_id"] for clip in answer.json()["clips"]]


async def test_a_deleted_clip_can_be_had_back(site: Any, writer: httpx.AsyncClient) -> None:
    kept, clip = await site.keep(b"kept", at=5.0), await site.keep(b"film", at=6.0)
    address = f"/api/v1/clips/{clip.id}"
    before = time.time()
    answer = await writer.delete(address)
    assert (answer.status_code, answer.content) == (204, b"")
    assert await listed(writer) == [str(kept.id)]
    assert await listed(writer, deleted=True) == [str(clip.id)]
    assert await listed(writer, status="deleted") == [str(clip.id)]
    shown = (await writer.get(address)).json()
    assert shown["status"] == "deleted"
    assert shown["deleted_at"] is not None
    stored = await site.house.clips.get(clip.id)
    assert before <= stored.deleted <= time.time()
    assert (await writer.get(f"{address}/media")).content == b"film"
    assert (await writer.delete(address)).status_code == 404
    assert (await writer.patch(address, json={"starred": True})).status_code == 404
    storage = (await writer.get("/api/v1/storage")).json()
    assert (storage["count"], storage["trash"]) == (1, {"count": 1, "bytes": 4})
    for _ in range(2):
        back = await writer.post(f"{address}/restore")
        assert (back.status_code, back.json()["status"]) == (200, "ready")
    assert await listed(writer) == [str(clip.id), str(kept.id)]
    assert (await writer.get(f"{address}/media")).content == b"film"


async def test_forever_is_for_ever(site: Any, writer: httpx.AsyncClient) -> None:
    clip = await site.keep(b"film", at=5.0)
    address = f"/api/v1/clips/{clip.id}"
    await writer.delete(address)
    assert (await writer.delete(address, params={"forever": "true"})).status_code == 204
    assert not site.house.clips.files.path(clip).exists()
    assert (await writer.post(f"{address}/restore")).status_code == 404
    assert await listed(writer, deleted=True) == []


async def test_a_clip_that_is_being_deleted_for_good_cannot_be_had_back(
    site: Any, writer: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, files = await site.keep(b"film", at=5.0), site.house.clips.files
    address = f"/api/v1/clips/{clip.id}"
    await writer.delete(address)
    loop, delete = asyncio.get_running_loop(), files.delete
    answers: list[httpx.Response] = []

    def restore_meanwhile(doomed: Clip) -> None:
        delete(doomed)
        restored = asyncio.run_coroutine_threadsafe(writer.post(f"{address}/restore"), loop)
        answers.append(restored.result(timeout=30))

    monkeypatch.setattr(ClipFiles, "delete", lambda _, doomed: restore_meanwhile(doomed))
    assert (await writer.delete(address, params={"forever": "true"})).status_code == 204
    assert [answer.json()["error"]["code"] for answer in answers] == ["clip_not_found"]
    assert (await writer.get(address)).status_code == 404


async def test_while_the_disk_is_away_a_clip_can_be_put_into_the_trash(
    site: Any, writer: httpx.AsyncClient
) -> None:
    clip = await site.keep(b"film", at=5.0)
    media = site.house.clips.files.media
    media.rename(media.with_name("away"))
    assert (await writer.delete(f"/api/v1/clips/{clip.id}")).status_code == 204
    assert await listed(writer) == []


async def test_many_at_once_by_id(site: Any, writer: httpx.AsyncClient) -> None:
    clips = [await site.keep(b"x", at=float(number)) for number in range(1, 5)]
    ids = [str(clip.id) for clip in clips]
    answer = await writer.post("/api/v1/clips/delete", json={"ids": [*ids[:3], str(uuid4())]})
    assert answer.status_code == 200
    assert answer.json() == {"clip_ids": ids[2::-1], "total": 3, "more": False}
    assert await listed(writer) == [ids[3]]
    answer = await writer.post("/api/v1/clips/restore", json={"ids": ids[1:]})
    assert answer.json() == {"clip_ids": ids[2:0:-1], "total": 2, "more": False}
    assert await listed(writer, deleted=True) == [ids[0]]


async def test_many_at_once_by_a_filter(site: Any, writer: httpx.AsyncClient) -> None:
    always = [await site.keep(b"x", at=float(n), cause=ClipCause.CONTINUOUS) for n in range(1, 4)]
    event = await site.keep(b"x", at=2.5)
    await site.house.clips.star(always[1].id, starred=True)
    wish = {"camera": "front_door", "cause": "continuous", "until": "1970-01-01T00:00:03Z"}
    answer = await writer.post("/api/v1/clips/delete", json={"filter": wish})
    assert answer.json()["clip_ids"] == [str(always[0].id)]
    answer = await writer.post("/api/v1/clips/delete", json={"filter": {"starred": True}})
    assert answer.json()["clip_ids"] == [str(always[1].id)]
    answer = await writer.post("/api/v1/clips/delete", json={"filter": {"camera": YARD}})
    assert answer.json()["total"] == 0
    assert await listed(writer) == [str(always[2].id), str(event.id)]


async def test_who_sees_some_cameras_deletes_and_counts_those_alone(
    site: Any, writer: httpx.AsyncClient
) -> None:
    yard = {"camera_id": UUID(YARD), "camera": "yard"}
    theirs, mine = await site.keep(b"x", at=1.0), await site.keep(b"yy", at=2.0, **yard)
    ids = {"ids": [str(theirs.id), str(mine.id)]}
    key = await site.key(Scope.WRITE, "some", cameras=frozenset({UUID(YARD)}))
    async with site.client(key) as some:
        answer = await some.post("/api/v1/clips/delete", json=ids)
        assert answer.json()["clip_ids"] == [str(mine.id)]
        everything = {"filter": {"min_duration": 0}}
        assert (await some.post("/api/v1/clips/delete", json=everything)).json()["total"] == 0
        await writer.post("/api/v1/clips/delete", json=everything)
        assert await listed(some, deleted=True) == [str(mine.id)]
        storage = (await some.get("/api/v1/storage")).json()
        assert storage["trash"] == {"count": 1, "bytes": 2}
        answer = await some.post("/api/v1/clips/restore", json=ids)
        assert answer.json()["clip_ids"] == [str(mine.id)]
        assert (await some.post(f"/api/v1/clips/{theirs.id}/restore")).status_code == 404
    assert await listed(writer, deleted=True) == [str(theirs.id)]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("delete", {}),
        ("delete", {"ids": []}),
        ("delete", {"filter": {}}),
        ("delete", {"ids": [str(uuid4())], "filter": {"starred": True}}),
        ("delete", {"ids": ["x"]}),
        ("delete", {"ids": [str(uuid4()) for _ in range(1001)]}),
        ("delete", {"filter": {"colour": "red"}}),
        ("restore", {}),
        ("restore", {"ids": [str(uuid4())], "x": 1}),
    ],
)
async def test_what_is_not_clear_deletes_nothing(
    site: Any, writer: httpx.AsyncClient, path: str, body: dict[str, Any]
) -> None:
    await site.keep(b"x", at=1.0)
    answer = await writer.post(f"/api/v1/clips/{path}", json=body)
    assert answer.status_code == 400
    assert len(await listed(writer)) == 1


async def test_reading_is_not_deleting(site: Any, reader: httpx.AsyncClient) -> None:
    clip = await site.keep(b"x", at=5.0)
    ids = {"ids": [str(clip.id)]}
    answers = [
        await reader.post("/api/v1/clips/delete", json=ids),
        await reader.post("/api/v1/clips/restore", json=ids),
        await reader.post(f"/api/v1/clips/{clip.id}/restore"),
        await reader.post("/api/v1/storage/cleanup"),
    ]
    assert [answer.json()["error"]["code"] for answer in answers] == ["scope_missing"] * 4


async def test_cleanup_deletes_now_what_is_beyond_the_limits(
    site: Any, writer: httpx.AsyncClient
) -> None:
    now = time.time()
    old = await site.keep(b"old", at=now - 15 * 86_400)
    fresh, gone = await site.keep(b"fresh", at=now - 60), await site.keep(b"gone", at=now - 50)
    await writer.delete(f"/api/v1/clips/{gone.id}")
    site.disk.update(total=1 << 40, free=1 << 39)
    answer = await writer.post("/api/v1/storage/cleanup")
    assert answer.status_code == 200
    assert answer.json() == {
        "events": 0,
        "clips": 1,
        "bytes": 3,
        "by_reason": {"age": 1},
        "failed": 0,
        "missing": 0,
    }
    assert not site.house.clips.files.path(old).exists()
    assert await listed(writer) == [str(fresh.id)]
    assert await listed(writer, deleted=True) == [str(gone.id)]
    site.disk.update(free=0)
    answer = (await writer.post("/api/v1/storage/cleanup")).json()
    assert answer["by_reason"] == {"free": 2}
    assert answer["missing"] > 0


async def test_listeners_hear_of_the_trash(site: Any, writer: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {await site.key(name='listener')}"}
    url = f"ws://127.0.0.1:{site.port}/api/v1/ws"
    clip = await site.keep(b"x", at=5.0)
    address = f"/api/v1/clips/{clip.id}"
    async with websockets.connect(url, additional_headers=headers, proxy=None) as socket:

        async def hear() -> dict[str, Any]:
            async with asyncio.timeout(20):
                frame: dict[str, Any] = json.loads(await socket.recv())
            return frame

        await hear()
        await socket.send(json.dumps({"type": "subscribe", "topics": ["clips"]}))
        await hear()
        await writer.delete(address)
        await writer.post(f"{address}/restore")
        await writer.post("/api/v1/clips/delete", json={"ids": [str(clip.id)]})
        await writer.delete(address, params={"forever": "true"})
        heard = [await hear() for _ in range(4)]
        assert [frame["type"] for frame in heard] == [
            *("clip_deleted", "clip_restored", "clip_deleted", "clip_purged")
        ]
        assert {frame["data"]["clip_id"] for frame in heard} == {str(clip.id)}
