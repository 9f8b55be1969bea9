"""What happened, for cards: whose it is, what is asked of the engine, and how it fails."""

from collections.abc import Callable
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from .browsers import Browser
from .fake_engine import CAMERA, CLIP, JPEG, PICTURED, TIMELINE, FakeEngine, answer

YARD = "01a21dc3-ba9b-75eb-9bd0-437766fd8f3c"
ENTRY = "01JDPQ00000000000000000000"
SPAN = {"since": "2026-11-27T00:00:00+01:00", "until": "2026-11-28T00:00:00+01:00"}


@pytest.fixture(autouse=True)
def _archive(engine: FakeEngine) -> None:
    """Let the engine say why."""
    engine.answers |= {
        ("GET", f"events/{PICTURED}/explanation"): {"event_id": PICTURED, "sentences": ["so"]},
        ("GET", f"cameras/{CAMERA}/explain"): {"camera_id": CAMERA, "reason": "nothing moved"},
    }


async def test_events_come_as_the_engine_has_them_with_pictures_that_open(
    browser: Browser,
    engine: FakeEngine,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    found = await browser.get(
        "events",
        entry_id=ENTRY,
        camera_id=[CAMERA],
        event_type=["zone_left"],
        label="person",
        zone="Porch",
        min_score=0.5,
        limit=10,
        **SPAN,
    )
    first, real = found["events"][0], answer("events")["events"][0]
    same = ("id", "type", "timestamp", "camera_id", "data", "decision", "trace", "clip_id")
    assert {key: first[key] for key in same} == {key: real[key] for key in same}
    assert first["entry_id"] == ENTRY
    (asked,) = engine.requests("GET", "events")
    assert asked.query == {
        "camera": CAMERA,
        "event_type": "zone_left",
        "group": "person",
        "zone": "Porch",
        "min_score": "0.5",
        "since": "2026-11-26T23:00:00.000Z",
        "until": "2026-11-27T23:00:00.000Z",
        "limit": "10",
    }
    stranger = await hass_client_no_auth()
    assert await (await stranger.get(first["picture"])).read() == JPEG


async def test_the_next_page(browser: Browser, engine: FakeEngine) -> None:
    engine.answers["GET", "events"] = answer("events") | {"next_cursor": "QFkAAAAAAAAAAAAAAAAAAQ"}
    found = await browser.get("events", entry_id=ENTRY)
    await browser.get("events", entry_id=ENTRY, cursor=found["next_cursor"])
    assert engine.requests("GET", "events")[1].query["cursor"] == found["next_cursor"]


async def test_clips_play_by_their_addresses(browser: Browser, engine: FakeEngine) -> None:
    found = await browser.get("clips", entry_id=ENTRY, label="dog", starred=True, limit=5)
    (asked,) = engine.requests("GET", "clips")
    assert asked.query == {"label": "dog", "starred": "true", "limit": "5"}
    clip = found["clips"][0]
    assert clip["start"] == "2026-11-27T16:08:40.873Z"
    assert clip["media"].startswith(f"/api/hearthwatch/{ENTRY}/clips/{CLIP}/media?authSig=")
    assert clip["thumbnail"].startswith(f"/api/hearthwatch/{ENTRY}/clips/{CLIP}/thumbnail?")
    assert clip["sprite"]["url"].startswith(f"/api/hearthwatch/{ENTRY}/clips/{CLIP}/sprite?")
    assert clip["sprite"]["columns"] == 10
    assert "signature" not in str(clip)
    assert "storage_uri" not in clip

    await browser.get("clips", entry_id=ENTRY, label="vehicle")
    assert engine.requests("GET", "clips")[1].query["label"] == "vehicle"


async def test_one_clip(browser: Browser) -> None:
    assert (await browser.get("clip", entry_id=ENTRY, clip_id=CLIP))["duration"] == 300.5
    gone = {"entry_id": ENTRY, "clip_id": "01a21dc4-1aa9-7b2f-adec-e38a27e75800"}
    assert await browser.refused("clip", **gone) == "not_found"


async def test_a_day_at_a_glance(browser: Browser, engine: FakeEngine) -> None:
    found = await browser.get("timeline", entry_id=ENTRY, buckets=240, **SPAN)
    assert found == TIMELINE
    (asked,) = engine.requests("GET", "timeline")
    assert asked.query == {
        "since": "2026-11-26T23:00:00.000Z",
        "until": "2026-11-27T23:00:00.000Z",
        "buckets": "240",
    }


async def test_why(browser: Browser, engine: FakeEngine) -> None:
    told = await browser.get("explain", entry_id=ENTRY, event_id=PICTURED)
    assert told["sentences"] == ["so"]
    why = await browser.get("explain", entry_id=ENTRY, camera_id=CAMERA, at=SPAN["since"])
    assert why["reason"] == "nothing moved"
    (asked,) = engine.requests("GET", f"cameras/{CAMERA}/explain")
    assert asked.query == {"at": "2026-11-26T23:00:00.000Z"}
    assert await browser.refused("explain", entry_id=ENTRY) == "invalid"


async def test_star_delete_and_have_back(browser: Browser, engine: FakeEngine) -> None:
    starred = await browser.get("clips/star", entry_id=ENTRY, clip_id=CLIP, starred=True)
    assert starred["starred"] is True
    assert engine.requests("PATCH", f"clips/{CLIP}")[0].body == {"starred": True}
    for command in ("clips/delete", "clips/restore"):
        moved = await browser.get(command, entry_id=ENTRY, clip_ids=[CLIP])
        assert moved == {"clip_ids": [CLIP]}
        assert engine.requests("POST", command)[0].body == {"ids": [CLIP]}


COMMANDS: tuple[tuple[str, dict[str, Any], bool], ...] = (
    ("events", {"camera_id": CAMERA}, False),
    ("clips", {"camera_id": CAMERA}, False),
    ("clip", {"clip_id": CLIP}, False),
    ("timeline", {"camera_id": CAMERA, **SPAN}, False),
    ("explain", {"event_id": PICTURED}, False),
    ("explain", {"camera_id": CAMERA}, False),
    ("clips/star", {"clip_id": CLIP, "starred": True}, True),
    ("clips/delete", {"clip_ids": [CLIP]}, True),
    ("clips/restore", {"clip_ids": [CLIP]}, True),
)


@pytest.mark.parametrize(("command", "fields", "writes"), COMMANDS)
async def test_who_may_what(
    browser: Browser,
    allow: Callable[..., None],
    command: str,
    fields: dict[str, Any],
    *,
    writes: bool,
) -> None:
    allow(camera__other=True)
    assert await browser.refused(command, entry_id=ENTRY, **fields) == "unauthorized"
    allow(camera__street={"read": True})
    if writes:
        assert await browser.refused(command, entry_id=ENTRY, **fields) == "unauthorized"
    else:
        await browser.get(command, entry_id=ENTRY, **fields)
    allow(camera__street=True)
    await browser.get(command, entry_id=ENTRY, **fields)


async def test_nobody_is_told_of_cameras_they_may_not_see(
    browser: Browser, engine: FakeEngine, allow: Callable[..., None]
) -> None:
    foreign = answer("events")["events"][0] | {"camera_id": YARD}
    engine.answers["GET", "events"] = answer("events") | {"events": [foreign]}
    allow(camera__street={"read": True})
    assert (await browser.get("events", entry_id=ENTRY))["events"] == []
    assert engine.requests("GET", "events")[0].query == {"camera": CAMERA, "limit": "50"}
    told = await browser.get("timeline", entry_id=ENTRY, **SPAN)
    assert [camera["camera_id"] for camera in told["cameras"]] == [CAMERA]
    allow(camera__other=True)
    assert (await browser.get("clips", entry_id=ENTRY))["clips"] == []
    nobody = "00000000-0000-0000-0000-000000000000"
    assert engine.requests("GET", "clips")[0].query["camera"] == nobody


async def test_clips_that_are_gone_are_not_of_whoever_may_not_control_everything(
    browser: Browser, allow: Callable[..., None]
) -> None:
    allow(camera__street=True)
    gone = ["01a21dc4-1aa9-7b2f-adec-e38a27e75800"]
    assert await browser.refused("clips/delete", entry_id=ENTRY, clip_ids=gone) == "not_found"


async def test_an_engine_that_is_away_busy_or_says_no(
    hass: HomeAssistant, browser: Browser, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", "events"] = (429, "too_many", "Later.")
    assert await browser.refused("events", entry_id=ENTRY) == "busy"
    engine.answers["GET", "events"] = (403, "scope_missing", "No.")
    assert await browser.refused("events", entry_id=ENTRY) == "unauthorized"
    engine.answers["GET", "events"] = (400, "validation_error", "query.zone: too long")
    refused = await browser.ask("events", entry_id=ENTRY)
    assert (refused["error"]["code"], refused["error"]["message"]) == (
        "invalid",
        "query.zone: too long",
    )
    assert refused["error"]["translation_key"] == "refused"
    await engine.stop()
    away = await browser.ask("events", entry_id=ENTRY)
    assert away["error"]["code"] == "unavailable"
    assert str(engine.port) not in str(away)
    assert await hass.config_entries.async_unload(loaded.entry_id)
    assert await browser.refused("events", entry_id=ENTRY) == "unavailable"
    assert await browser.refused("events", entry_id="another") == "unavailable"


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("events", {"entry_id": "../tokens"}),
        ("events", {"entry_id": ENTRY, "limit": 100_000}),
        ("events", {"entry_id": ENTRY, "min_score": 2}),
        ("events", {"entry_id": ENTRY, "since": "yesterday"}),
        ("events", {"entry_id": ENTRY, "event_type": ["x" * 65]}),
        ("events", {"entry_id": ENTRY, "camera_id": [CAMERA] * 65}),
        ("clip", {"entry_id": ENTRY, "clip_id": "a/../b"}),
        ("clips/delete", {"entry_id": ENTRY, "clip_ids": []}),
        ("clips/delete", {"entry_id": ENTRY, "clip_ids": [CLIP] * 101}),
        ("timeline", {"entry_id": ENTRY, "buckets": 0, **SPAN}),
        ("timeline", {"entry_id": ENTRY}),
        ("explain", {"entry_id": ENTRY, "event_id": PICTURED, "camera_id": CAMERA}),
    ],
)
async def test_nonsense(browser: Browser, engine: FakeEngine, command: str, fields: Any) -> None:
    before = len(engine.asked)
    assert await browser.refused(command, **fields) == "invalid_format"
    assert len(engine.asked) == before
