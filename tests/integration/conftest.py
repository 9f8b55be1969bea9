"""What the integration's tests share: a Home Assistant in memory and an engine at its edge."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import custom_components  # noqa: F401 - or the test plugin's own folder of that name is found
import pytest
from custom_components.hearthwatch import camera_flow
from custom_components.hearthwatch.scan import FoundCamera
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
from syrupy.assertion import SnapshotAssertion

from .browsers import Browser
from .camera_dialog import SHOWN, SHOWN_SUB
from .fake_engine import CAMERA, INSTANCE, KEY, FakeEngine, answer, running


@pytest.fixture(autouse=True)
def _ours(enable_custom_integrations: None, socket_enabled: None) -> None:
    """Let Home Assistant find the integration, and let it talk to loopback."""


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> list[FoundCamera]:
    """Return the cameras that are found in the network: none, unless a test puts some there."""
    cameras: list[FoundCamera] = []

    async def scan(hass: HomeAssistant) -> list[FoundCamera]:
        return cameras

    monkeypatch.setattr(camera_flow, "async_scan", scan)
    return cameras


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return what is kept of Home Assistant's own values, without what differs each time."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
async def engine() -> AsyncIterator[FakeEngine]:
    """Return an engine that runs."""
    async with running(FakeEngine()) as found:
        yield found


@pytest.fixture
def entry(hass: HomeAssistant, engine: FakeEngine) -> MockConfigEntry:
    """Return an entry for it, known to Home Assistant and not yet set up."""
    entry = MockConfigEntry(
        domain="hearthwatch",
        entry_id="01JDPQ00000000000000000000",
        title="Hearthwatch",
        unique_id=INSTANCE,
        data={
            "host": "127.0.0.1",
            "port": engine.port,
            "ssl": False,
            "verify_ssl": True,
            "api_key": KEY,
        },
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
def doorbell(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have the camera's doorbell enabled before it is set up."""
    er.async_get(hass).async_get_or_create(
        "event", "hearthwatch", f"{INSTANCE}_{CAMERA}_doorbell", config_entry=entry
    )


@pytest.fixture
async def loaded(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> MockConfigEntry:
    """Return the entry, set up and listening."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await engine.listened()
    await hass.async_block_till_done()
    return entry


@pytest.fixture
async def browser(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, loaded: MockConfigEntry
) -> Browser:
    """Return a browser in which an administrator is signed in."""
    assert await async_setup_component(hass, "websocket_api", {})
    return Browser(await hass_ws_client(hass))


@pytest.fixture
def allow(hass_admin_user: MockUser) -> Callable[..., None]:
    """Return what makes the administrator one who may read or control some entities alone."""

    def limit(**entities: bool | dict[str, bool]) -> None:
        policy = {name.replace("__", "."): what for name, what in entities.items()}
        hass_admin_user.groups = []
        hass_admin_user.mock_policy({"entities": {"entity_ids": policy}})

    return limit


@pytest.fixture
def rtsp(engine: FakeEngine) -> dict[str, Any]:
    """Return the engine's answer about cameras, whose camera has two streams."""
    cameras = answer("cameras")
    cameras["cameras"][0]["config"]["sources"] = [
        {"type": "rtsp", "url": SHOWN, "transport": "udp", "timeout": 10, "roles": ["record"]},
        {"type": "rtsp", "url": SHOWN_SUB, "transport": "tcp", "timeout": 5, "roles": ["detect"]},
    ]
    engine.answers["GET", "cameras"] = cameras
    return cameras
