"""What the owner has to see to: told when it is so, taken back when it is not, and mended."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from . import texts
from .fake_engine import CAMERA, INSTANCE, FakeEngine, answer
from .waiting import until

MANUAL = (Path(__file__).parents[2] / "docs" / "repairs.md").read_text().lower()
SHOWN = "rtsp://***@192.0.2.10/main"
REFUSED = "Street: user or password is wrong"


def issues(hass: HomeAssistant) -> list[str]:
    """Return what is told now, after seeing that each of it can be read."""
    found = [issue for issue in ir.async_get(hass).issues.values() if issue.domain == "hearthwatch"]
    for issue in found:
        for language in texts.LANGUAGES.values():
            said = language["issues"][issue.translation_key]
            for text in (said["title"], said.get("description", "")):
                text.format(**(issue.translation_placeholders or {}))
        page, _, anchor = str(issue.learn_more_url).partition("#")
        assert page.endswith("/hearthwatch/hearthwatch/blob/main/docs/repairs.md")
        assert f"\n## {anchor.replace('-', ' ')}\n" in MANUAL
    return [str(issue.translation_key) for issue in found]


async def later(hass: HomeAssistant, **time: float) -> None:
    async_fire_time_changed(hass, utcnow() + timedelta(**time))
    await hass.async_block_till_done()


async def show(
    hass: HomeAssistant,
    engine: FakeEngine,
    health: str,
    reason: str | None = None,
    problems: list[str] | None = None,
) -> None:
    """Change how the camera is; the integration asks, for a leap in time breaks what is live."""
    attributes = {"reason": reason, "problems": problems or []}
    engine.entity(CAMERA, "health").update(value=health, attributes=attributes)
    (entry,) = hass.config_entries.async_entries("hearthwatch")
    await entry.runtime_data.async_refresh()


async def test_a_camera_that_is_away_for_an_hour(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await show(hass, engine, "offline", "Nobody answers.")
    await later(hass, minutes=59)
    assert issues(hass) == []
    await show(hass, engine, "ok")
    await later(hass, minutes=61)
    assert issues(hass) == []
    await show(hass, engine, "connecting", "Nobody answers.")
    await later(hass, minutes=61)
    assert issues(hass) == ["camera_down"]
    await show(hass, engine, "ok")
    assert issues(hass) == []


async def test_a_camera_that_is_switched_off_or_gone_is_nobodys_task(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await show(hass, engine, "offline", "Nobody answers.")
    await later(hass, minutes=61)
    assert issues(hass) == ["camera_down"]
    await show(hass, engine, "disabled")
    assert issues(hass) == []
    await show(hass, engine, "offline", REFUSED)
    assert issues(hass) == ["password_refused"]
    del engine.table["devices"][1]
    await engine.push("cameras_changed", "cameras", {})
    await until(lambda: issues(hass) == [])


async def test_what_is_told_live_is_seen_at_once(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    reason = {"health": {"reason": REFUSED, "problems": []}}
    await engine.show(CAMERA, {"health": "offline"}, reason)
    await until(lambda: issues(hass) == ["password_refused"])
    await engine.show(CAMERA, {"health": "ok"}, {"health": {"reason": None, "problems": []}})
    await until(lambda: issues(hass) == [])


async def test_what_lasts_is_told_of_a_picture(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await show(hass, engine, "problem", problems=["The picture stands still."])
    assert issues(hass) == []
    await later(hass, minutes=11)
    assert issues(hass) == ["stream_advice"]
    await show(hass, engine, "problem", problems=["The picture is dark."])
    (issue,) = ir.async_get(hass).issues.values()
    assert issue.translation_placeholders == {
        "name": "Street",
        "problems": "- The picture is dark.",
    }
    await show(hass, engine, "ok")
    assert issues(hass) == []


async def test_nothing_is_judged_while_the_engine_is_away(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await show(hass, engine, "offline", REFUSED)
    await engine.stop()
    await until(lambda: not loaded.runtime_data.last_update_success)
    await later(hass, minutes=16)
    assert issues(hass) == ["password_refused"]


async def test_a_disk_that_is_nearly_full(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert issues(hass) == []
    shortage = "1.00 GB of the disk are free and 5.00 needed"
    engine.answers["GET", "storage"] = answer("storage") | {"shortage": shortage}
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=15))
    await until(lambda: issues(hass) == ["disk_full"])
    engine.answers["GET", "storage"] = answer("storage")
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=31))
    await until(lambda: issues(hass) == [])


async def test_the_same_cameras_by_mqtt(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    registry.async_get_or_create("switch", "mqtt", "something_else")
    await hass.async_block_till_done()
    assert issues(hass) == []
    twin = registry.async_get_or_create("switch", "mqtt", f"{INSTANCE}_{CAMERA}_detection")
    await hass.async_block_till_done()
    assert issues(hass) == ["mqtt_duplicates"]
    registry.async_remove(twin.entity_id)
    await hass.async_block_till_done()
    assert issues(hass) == []


@pytest.mark.parametrize(("api", "fault"), [(0, "too_old"), (2, "too_new")])
async def test_an_engine_of_another_time_and_its_update(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry, api: int, fault: str
) -> None:
    engine.answers["GET", "health"] = engine.health | {"api": api}
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == fault
    assert issues(hass) == [fault]
    del engine.answers["GET", "health"]
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=1))
    await until(lambda: entry.state is ConfigEntryState.LOADED)
    await engine.listened()
    assert issues(hass) == []


async def test_what_was_told_goes_with_the_entry(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await show(hass, engine, "offline", REFUSED)
    engine.answers["GET", "health"] = engine.health | {"api": 2}
    await loaded.runtime_data.async_refresh()
    assert sorted(issues(hass)) == ["password_refused", "too_new"]
    await hass.config_entries.async_unload(loaded.entry_id)
    assert issues(hass) == ["too_new"]
    await hass.config_entries.async_remove(loaded.entry_id)
    assert issues(hass) == []


async def begin(hass: HomeAssistant) -> dict[str, Any]:

    manager = repairs_flow_manager(hass)
    issue_id = f"password_refused_{CAMERA}"
    result: Any = await manager.async_init("hearthwatch", context={"issue_id": issue_id})
    texts.check(result, "issues.password_refused.fix_flow")
    return result


async def say(hass: HomeAssistant, result: dict[str, Any], **answers: str) -> dict[str, Any]:

    manager = repairs_flow_manager(hass)
    said: Any = await manager.async_configure(result["flow_id"], answers)
    texts.check(said, "issues.password_refused.fix_flow")
    return said


LOGIN = {"username": "me", "password": "new"}


@pytest.fixture
async def refused(hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry) -> None:
    """Let the camera refuse its password."""
    assert await async_setup_component(hass, "repairs", {})
    camera = answer("cameras")["cameras"][0]
    camera["config"]["sources"] = [
        {"type": "rtsp", "url": SHOWN, "roles": ["record"]},
        {"type": "file", "path": "x", "roles": ["detect"]},
    ]
    engine.answers["GET", f"cameras/{CAMERA}"] = camera
    await show(hass, engine, "offline", REFUSED)


@pytest.mark.usefixtures("refused")
async def test_a_password_that_was_refused_is_replaced(
    hass: HomeAssistant, engine: FakeEngine
) -> None:
    result = await begin(hass)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "login")
    failed = {"success": False, "message": "Connection failed: user or password is wrong"}
    engine.answers["POST", "cameras/test"] = answer("trial") | failed
    result = await say(hass, result, **LOGIN)
    assert result["errors"] == {"base": "still_refused"}
    engine.answers["POST", "cameras/test"] = (503, "busy", "2 cameras are being tried already.")
    result = await say(hass, result, **LOGIN)
    assert result["errors"] == {"base": "refused"}
    engine.answers["POST", "cameras/test"] = answer("trial")
    result = await say(hass, result, **LOGIN)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (sent,) = engine.requests("PATCH", f"cameras/{CAMERA}")
    assert sent.body == {
        "sources": [
            {"type": "rtsp", "url": "rtsp://me:new@192.0.2.10/main", "roles": ["record"]},
            {"type": "file", "path": "x", "roles": ["detect"]},
        ]
    }


@pytest.mark.usefixtures("refused")
@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ((404, "camera_not_found", "Gone."), "camera_gone"),
        ((500, "internal", "No."), "refused"),
    ],
)
async def test_a_camera_that_cannot_be_mended(
    hass: HomeAssistant, engine: FakeEngine, told: Any, reason: str
) -> None:
    engine.answers["GET", f"cameras/{CAMERA}"] = told
    assert (await begin(hass))["reason"] == reason


@pytest.mark.usefixtures("refused")
async def test_a_camera_cannot_be_mended_without_its_engine(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await begin(hass)
    await hass.config_entries.async_unload(loaded.entry_id)
    assert (await say(hass, result, **LOGIN))["reason"] == "entry_not_loaded"
