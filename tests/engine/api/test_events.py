from typing import Any
from uuid import uuid4

import httpx
import pytest

from hearthwatch.model.event import EventType

FRONT = "0199f3c2-0000-7000-8000-000000000001"
JPEG = b"\xff\xd8\xff a picture"


async def test_list_has_the_names_of_now_and_of_before(
    site: Any, reader: httpx.AsyncClient
) -> None:
    event = await site.record(at=1_000.5, picture=JPEG)
    answer = (await reader.get("/api/v1/events")).json()
    assert (answer["total"], answer["total_is_lower_bound"]) == (1, False)
    assert answer["next_cursor"] is None
    (told,) = answer["events"]
    assert told == {
        "id": str(event.id),
        "type": "motion_ended",
        "event_type": "motion_ended",
        "camera_id": FRONT,
        "camera": "front_door",
        "timestamp": "1970-01-01T00:16:40.500Z",
        "data": {"detected": False, "duration": 1.0},
        "event_data": {"detected": False, "duration": 1.0},
        "trace": told["trace"],
        "picture": f"events/{event.id}/picture",
        "clip_id": None,
        "decision": told["decision"],
        "alert_id": None,
    }
    assert told["decision"]["alerting"] is False
    assert told["decision"]["reason"] == "“motion ended” is not among the types that alert"
    assert set(told["trace"]) == {"captured", "decoded", "detected", "confirmed", "published"}
    assert told["trace"]["published"]
    assert (await reader.get(f"/api/v1/events/{event.id}")).json() == told


async def test_pages_are_linked(site: Any, reader: httpx.AsyncClient) -> None:
    for number in range(25):
        await site.record(at=float(1_000 + number // 2))
    answer = await reader.get("/api/v1/events", params={"limit": 10, "camera": "front_door"})
    found = list(answer.json()["events"])
    while link := answer.links.get("next"):
        assert answer.json()["total"] == 25
        answer = await reader.get(str(answer.url.join(link["url"])))
        found += answer.json()["events"]
    assert len({told["id"] for told in found}) == len(found) == 25
    assert [told["timestamp"] for told in found] == sorted(
        (told["timestamp"] for told in found), reverse=True
    )
    assert answer.json()["next_cursor"] is None


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"camera": "front_door"}, 2),
        ({"camera": FRONT}, 2),
        ({"camera": "yard"}, 0),
        ({"camera": ["yard", "front_door"]}, 2),
        ({"camera": str(uuid4())}, 0),
        ({"event_type": "system_alert"}, 1),
        ({"event_type": ["system_alert", "motion_ended"]}, 3),
        ({"page_size": "1"}, 3),
        ({"since": "1970-01-01T00:00:02Z"}, 2),
        ({"since": "1970-01-01T01:00:02+01:00", "until": "1970-01-01T00:00:03Z"}, 1),
        ({"since": "1970-01-01T00:00:02"}, 2),
        ({"until": "0001-01-01T00:00:00+14:00"}, 0),
        ({"since": "9999-12-31T23:59:59-14:00"}, 0),
    ],
)
async def test_filters(
    site: Any, reader: httpx.AsyncClient, query: dict[str, Any], count: int
) -> None:
    await site.record(at=1.0)
    await site.record(at=2.0)
    alert = {"message": "disk is nearly full", "level": "warning"}
    await site.record(EventType.SYSTEM_ALERT, at=3.0, data=alert, camera_id=None, camera=None)
    answer = (await reader.get("/api/v1/events", params=query)).json()
    assert answer["total"] == count
    assert len(answer["events"]) == min(count, answer["page_size"])


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": "0"}, "query.limit"),
        ({"limit": "1001"}, "query.limit"),
        ({"limit": "9" * 1000}, "query.limit"),
        ({"limit": "ten"}, "query.limit"),
        ({"event_type": "earthquake"}, "query.event_type.0"),
        ({"min_score": "1.01"}, "query.min_score"),
        ({"min_score": "nan"}, "query.min_score"),
        ({"label": "a\x00b"}, "query.label"),
        ({"group": "plant"}, "query.group"),
        ({"clip_id": "last"}, "query.clip_id"),
        ({"page": "0"}, "query.page"),
        ({"page": "101"}, "query"),
        ({"page": "2", "cursor": "QFkAAAAAAAAAAAAAAAAAAQ"}, "query"),
        ({"since": "last week"}, "query.since"),
        ({"until": "2026-01-01T00:00:00Z" * 50}, "query.until"),
        ({"cursor": "x"}, "query.cursor"),
        ({"cursor": "!" * 5000}, "query.cursor"),
        ({"cursor": "f_gAAAAAAAAAAAAAAAAAAA"}, "query.cursor"),
        ({"camera": "a" * 65}, "query.camera.0"),
        ({"camera": ""}, "query.camera.0"),
        ({"kamera": "front_door"}, "query.kamera"),
    ],
)
async def test_bad_query_names_the_field(
    reader: httpx.AsyncClient, query: dict[str, str], field: str
) -> None:
    answer = await reader.get("/api/v1/events", params=query)
    assert answer.status_code == 400
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]
    assert answer.json()["detail"].startswith(f"{field}: ")
    assert len(answer.content) < 2000


async def test_unknown_camera_is_no_empty_list(reader: httpx.AsyncClient) -> None:
    assert (await reader.get("/api/v1/events", params={"camera": "attic"})).status_code == 404


async def test_picture(site: Any, reader: httpx.AsyncClient) -> None:
    event = await site.record(picture=JPEG)
    answer = await reader.get(f"/api/v1/events/{event.id}/picture")
    assert answer.content == JPEG
    assert answer.headers["content-type"] == "image/jpeg"
    assert "private" in answer.headers["cache-control"]


async def test_missing_pictures(site: Any, reader: httpx.AsyncClient) -> None:
    without, gone = await site.record(), await site.record(picture=JPEG)
    site.house.pictures.delete(gone)
    for event, why in ((without, "no picture"), (gone, "gone")):
        answer = await reader.get(f"/api/v1/events/{event.id}/picture")
        assert answer.status_code == 404
        assert why in answer.json()["detail"]
    for path in (f"{uuid4()}", f"{uuid4()}/picture"):
        answer = await reader.get(f"/api/v1/events/{path}")
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "event_not_found"
    assert (await reader.get("/api/v1/events/not-a-uuid")).status_code == 400


PERSON = {
    "object_type": "person",
    "group": "person",
    "confidence": 0.84,
    "track_id": 1,
    "box": {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2},
}
SEEN = PERSON | {"zones": ["Porch"], "looks": 3, "first_seen": "2026-01-01T00:00:00Z"}
CAT = SEEN | {"object_type": "cat", "group": "animal", "zones": [], "confidence": 0.6}


@pytest.mark.parametrize(
    ("query", "moments"),
    [
        ({"label": "person"}, [3, 1, 1]),
        ({"label": "cat"}, [2]),
        ({"group": "animal"}, [2]),
        ({"zone": "Porch"}, [1, 1]),
        ({"zone": "Gate"}, [3]),
        ({"min_score": "0.84", "event_type": "object_detected"}, [1]),
        ({"min_score": "0.85"}, []),
        ({"alerting": "true"}, [3, 1]),
        ({"alerting": "false", "label": "cat"}, [2]),
        ({"page_size": "1", "page": "2", "label": "person"}, [1]),
    ],
)
async def test_filters_by_what_it_is_about(
    site: Any, reader: httpx.AsyncClient, query: dict[str, str], moments: list[int]
) -> None:
    """The alert that the first one opens is an event about a person on the porch as well."""
    await site.record(EventType.OBJECT_DETECTED, at=1.0, data=SEEN)
    await site.record(EventType.OBJECT_DETECTED, at=2.0, data=CAT)
    crossed = PERSON | {"line": "Gate", "direction": "forward", "confidence": 0.5}
    await site.record(EventType.LINE_CROSSED, at=3.0, data=crossed)
    answer = (await reader.get("/api/v1/events", params=query)).json()
    assert [int(told["timestamp"][17:19]) for told in answer["events"]] == moments


async def test_filter_by_clip(site: Any, reader: httpx.AsyncClient) -> None:
    clip = await site.keep(b"footage", at=1_000.0)
    inside = await site.record(at=1_001.0)
    await site.record(at=1_003.0)
    answer = (await reader.get("/api/v1/events", params={"clip_id": str(clip.id)})).json()
    assert [told["id"] for told in answer["events"]] == [str(inside.id)]
    unknown = await reader.get("/api/v1/events", params={"clip_id": str(uuid4())})
    assert unknown.status_code == 404
    assert unknown.json()["error"]["code"] == "clip_not_found"


async def test_snapshot_is_the_picture(site: Any, reader: httpx.AsyncClient) -> None:
    event = await site.record(picture=JPEG)
    answer = await reader.get(f"/api/v1/events/{event.id}/snapshot")
    assert answer.content == JPEG
    other = await site.record()
    assert (await reader.get(f"/api/v1/events/{other.id}/snapshot")).status_code == 404


async def test_explanation_of_an_event(site: Any, reader: httpx.AsyncClient) -> None:
    event = await site.record(EventType.OBJECT_DETECTED, data=CAT)
    answer = (await reader.get(f"/api/v1/events/{event.id}/explanation")).json()
    assert answer["event_id"] == str(event.id)
    assert answer["decision"]["alerting"] is False
    assert answer["sentences"][-1] == "cat is not among what alerts: person"
    assert answer["look"]["reason"]
    system = {"message": "the disk is full", "level": "error"}
    whole = await site.record(EventType.SYSTEM_ALERT, data=system, camera_id=None, camera=None)
    answer = (await reader.get(f"/api/v1/events/{whole.id}/explanation")).json()
    assert answer["look"] is None
    missing = await reader.get(f"/api/v1/events/{uuid4()}/explanation")
    assert missing.status_code == 404
