"""The blueprints: read as Home Assistant reads them, and an automation run from each."""

import asyncio
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.components.blueprint import BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.template import render_complex
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import load_yaml_dict, parse_yaml
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    async_fire_time_changed,
    mock_integration,
    mock_platform,
)

from .fake_engine import CAMERA, FakeEngine
from .happenings import Heard, camera_device, entity, notice

FOLDER = Path(__file__).parents[2] / "blueprints" / "automation" / "hearthwatch"
FILES = sorted(path.name for path in FOLDER.glob("*.yaml"))
ALERT = {"title": "A person at Street", "severity": "high", "alert_id": "42", "event_id": "21"}


class Phone:
    """A phone in the place of the mobile_app integration, whose dependencies are many.

    Its device action takes what the real one takes, and renders it in the same way.
    """

    ACTION_SCHEMA = cv.DEVICE_ACTION_BASE_SCHEMA.extend(
        {
            vol.Required("type"): "notify",
            vol.Required("message"): cv.template,
            vol.Optional("title"): cv.template,
            vol.Optional("data"): cv.template_complex,
        }
    )

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.device_id = ""
        self._more = asyncio.Condition()

    async def async_call_action_from_config(
        self, hass: HomeAssistant, config: dict[str, Any], variables: Any, context: Any
    ) -> None:
        async with self._more:
            texts = {key: config.get(key) for key in ("title", "message", "data")}
            self.told.append(render_complex(texts, variables))
            self._more.notify_all()

    async def message(self, number: int) -> dict[str, Any]:
        """Return a message, counted from 1, once it has come."""
        async with asyncio.timeout(5), self._more:
            await self._more.wait_for(lambda: len(self.told) >= number)
        return self.told[number - 1]


@pytest.fixture
def phone(hass: HomeAssistant) -> Phone:
    """Return a phone that Home Assistant knows."""
    phone = Phone()
    mock_integration(hass, MockModule("mobile_app"))
    mock_platform(hass, "mobile_app.device_action", phone)
    entry = MockConfigEntry(domain="mobile_app")
    entry.add_to_hass(hass)
    registry = dr.async_get(hass)
    phone.device_id = registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("mobile_app", "phone")}
    ).id
    return phone


async def use(hass: HomeAssistant, name: str, **inputs: Any) -> None:
    """Set up an automation from a blueprint."""
    folder = Path(hass.config.path("blueprints/automation/hearthwatch"))
    await hass.async_add_executor_job(lambda: copytree(FOLDER, folder, dirs_exist_ok=True))
    blueprint = {"path": f"hearthwatch/{name}.yaml", "input": inputs}
    automation = {"alias": "test", "use_blueprint": blueprint}
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()
    assert hass.states.get("automation.test").state == "on"


@pytest.fixture(autouse=True)
def _own_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_home_assistant_can_import_it(name: str) -> None:
    source = load_yaml_dict(str(FOLDER / name))
    blueprint = Blueprint(source, path=name, expected_domain="automation", schema=BLUEPRINT_SCHEMA)
    assert blueprint.validate() is None
    assert parse_yaml(blueprint.yaml()) == blueprint.data
    address = "https://github.com/hearthwatch/hearthwatch/blob/main/blueprints/automation/"
    assert blueprint.metadata["source_url"] == f"{address}hearthwatch/{name}"


def test_the_manual_has_an_import_link_to_each() -> None:
    manual = (FOLDER.parents[2] / "docs" / "automations.md").read_text()
    for name in FILES:
        assert "blueprint_import/?blueprint_url=https%3A%2F%2Fgithub.com%2Fhearthwatch%2F" in manual
        assert f"automation%2Fhearthwatch%2F{name}" in manual


async def test_a_phone_gets_the_picture_and_then_the_clip(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    phone: Phone,
) -> None:
    clip = entity(hass, loaded, "sensor", "last_clip")
    shown = {"device_class": "timestamp"}
    hass.states.async_set(clip, "2026-11-27T11:00:00+00:00", shown | {"clip_id": "old"})
    camera = camera_device(hass, loaded)
    await use(hass, "notify_with_picture", cameras=[camera], phone=phone.device_id)
    await notice(engine, "alert_opened", **ALERT)
    first = await phone.message(1)
    root = f"/api/hearthwatch/{loaded.entry_id}"
    assert (first["title"], first["message"]) == ("Street", "A person at Street")
    assert first["data"]["image"] == f"{root}/events/21/picture"
    assert first["data"]["tag"] == "hearthwatch-42"
    hass.states.async_set(clip, "2026-11-27T12:00:00+00:00", shown | {"clip_id": "new"})
    second = await phone.message(2)
    assert second["data"]["video"] == f"{root}/clips/new/media"
    assert second["data"]["tag"] == first["data"]["tag"]


async def test_only_grave_alerts_when_that_is_asked_for(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    phone: Phone,
) -> None:
    await use(
        hass,
        "notify_with_picture",
        cameras=[camera_device(hass, loaded)],
        phone=phone.device_id,
        min_severity="high",
        labels=["person"],
        wait_for_clip=0,
    )
    await notice(engine, "alert_opened", **ALERT | {"severity": "low", "label": "person"})
    await notice(engine, "alert_opened", **ALERT | {"label": "dog"})
    await notice(engine, "alert_opened", **ALERT | {"label": "person", "title": "The one"})
    assert (await phone.message(1))["message"] == "The one"


async def test_somebody_rings(
    hass: HomeAssistant,
    engine: FakeEngine,
    doorbell: None,
    loaded: MockConfigEntry,
    phone: Phone,
) -> None:
    assert await async_setup_component(hass, "doorbell", {})
    chimed = Heard(hass, "chime")
    await use(
        hass,
        "doorbell",
        doorbell=camera_device(hass, loaded),
        phone=phone.device_id,
        chime=[{"event": "chime"}],
    )
    await notice(engine, "doorbell_pressed", source="button")
    told = await phone.message(1)
    assert told["title"] == "Street"
    image = f"/api/hearthwatch/{loaded.entry_id}/cameras/{CAMERA}/snapshot"
    assert told["data"]["image"] == image
    await chimed.told()


async def test_a_light_comes_on_after_dark_and_goes_off_again(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    person = entity(hass, loaded, "binary_sensor", "person")
    hass.states.async_set("light.door", "off")
    hass.states.async_set("sun.sun", "above_horizon")
    switched = Heard(hass, "call_service")

    @callback
    def switch(call: ServiceCall) -> None:
        hass.states.async_set("light.door", call.service.removeprefix("turn_"))

    for action in ("turn_on", "turn_off"):
        hass.services.async_register("light", action, switch)
    await use(
        hass,
        "light_when_a_person_comes",
        cameras=[camera_device(hass, loaded)],
        lights=["light.door"],
        off_after=0,
    )
    told = Heard(hass, "hearthwatch_event")
    await notice(engine, "object_detected")
    await notice(engine, "object_detected", object_type="dog", group="animal")
    await told.told(2)
    await hass.async_block_till_done()
    assert hass.states.get("light.door").state == "off"
    hass.states.async_set("sun.sun", "below_horizon")
    hass.states.async_set(person, "on")
    await notice(engine, "object_detected")
    assert [each["service"] for each in await switched.told()] == ["turn_on"]
    for _ in range(3):
        await a_little_later(hass)
    assert len(switched.events) == 1
    hass.states.async_set(person, "off")
    await a_little_later(hass)
    assert [each["service"] for each in await switched.told(2)] == ["turn_on", "turn_off"]
    assert hass.states.get("light.door").state == "off"


async def a_little_later(hass: HomeAssistant) -> None:
    """Let a delay of two seconds be over; nothing of the engine's takes so long."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=2.5))
    for _ in range(20):
        await asyncio.sleep(0)
