"""What the integration's tests share: a Home Assistant in memory and an engine at its edge."""

from collections.abc import AsyncIterator

import custom_components  # noqa: F401 - or the test plugin's own folder of that name is found
import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

from .fake_engine import CAMERA, INSTANCE, KEY, FakeEngine, running


@pytest.fixture(autouse=True)
def _ours(enable_custom_integrations: None, socket_enabled: None) -> None:
    """Let Home Assistant find the integration, and let it talk to loopback."""


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
