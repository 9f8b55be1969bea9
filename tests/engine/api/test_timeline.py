"""A span of time at a glance, over the API."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from hearthwatch.model.event import EventType
from hearthwatch.store import Scope

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
SPAN = {"since": "1970-01-01T00:00:00Z", "until": "1970-01-01T00:01:40Z", "buckets": "10"}
THING = {
    "confidence": 0.8,
    "track_id": 1,
    "box": {"x": 0.1, "y": 0.1, "width": 0.1, "height": 0.1},
    "looks": 3,
    "zones": ["Porch"],
    "first_seen": "1970-01-01T00:00:01Z",
}


async def fill(site: Any) -> None:
    """Let a person come at the front door, a car twice and a thing in the yard."""
    for at, label, group in (
        (11.0, "person", "person"),
        (55, "car", "vehicle"),
        (57, "car", "vehicle"),
    ):
        data = THING | {"object_type": label, "group": group}
        await site.record(EventType.OBJECT_DETECTED, at=float(at), data=data)
    data = THING | {"object_type": "umbrella", "group": None, "confidence": 0.4, "zones": []}
    await site.record(
        EventType.OBJECT_DETECTED, at=99.0, data=data, camera_id=UUID(YARD), camera="yard"
    )
    await site.keep(b"x", at=8.0, duration=15.0)


async def test_it_tells_how_much_happened_and_what_was_recorded(
    site: Any, reader: httpx.AsyncClient
) -> None:
    await fill(site)
    told = await reader.get("/api/v1/timeline", params={**SPAN, "event_type": "object_detected"})
    assert told.json() == {
        "since": "1970-01-01T00:00:00.000Z",
        "until": "1970-01-01T00:01:40.000Z",
        "seconds": 10.0,
        "buckets": 10,
        "cameras": [
            {
                "camera_id": FRONT,
                "camera": "front_door",
                "events": {
                    "person": [0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
                    "vehicle": [0, 0, 0, 0, 0, 2, 0, 0, 0, 0],
                },
                "recorded": [[0, 2]],
            },
            {
                "camera_id": YARD,
                "camera": "yard",
                "events": {"other": [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]},
                "recorded": [],
            },
        ],
    }


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"camera": "front_door"}, 3),
        ({"camera": ["front_door", YARD]}, 4),
        ({"label": "car"}, 2),
        ({"group": "person"}, 1),
        ({"zone": "Porch"}, 3),
        ({"min_score": "0.5"}, 3),
        ({"until": "1970-01-01T00:00:56Z"}, 2),
    ],
)
async def test_filters(
    site: Any, reader: httpx.AsyncClient, query: dict[str, Any], count: int
) -> None:
    await fill(site)
    asked = {**SPAN, "event_type": "object_detected", **query}
    told = (await reader.get("/api/v1/timeline", params=asked)).json()
    events = [number for camera in told["cameras"] for number in camera["events"].values()]
    assert sum(map(sum, events)) == count


async def test_a_key_for_some_cameras_learns_of_those(site: Any) -> None:
    await fill(site)
    key = await site.key(Scope.READ, "yard", cameras=frozenset({UUID(YARD)}))
    async with site.client(key) as client:
        told = (await client.get("/api/v1/timeline", params=SPAN)).json()
        assert [camera["camera"] for camera in told["cameras"]] == ["yard"]
        foreign = await client.get("/api/v1/timeline", params={**SPAN, "camera": "front_door"})
        assert foreign.status_code == 404


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"since": None}, "query.since"),
        ({"until": "1970-01-01T00:00:00Z"}, "query"),
        ({"buckets": "0"}, "query.buckets"),
        ({"buckets": "1001"}, "query.buckets"),
        ({"camera": ["a"] * 65}, "query.camera"),
        ({"limit": "10"}, "query.limit"),
    ],
)
async def test_bad_query_names_the_field(
    reader: httpx.AsyncClient, query: dict[str, Any], field: str
) -> None:
    asked = {name: value for name, value in {**SPAN, **query}.items() if value is not None}
    answer = await reader.get("/api/v1/timeline", params=asked)
    assert answer.status_code == 400
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]
