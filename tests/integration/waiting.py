"""Waiting for what a test is about, never for a while."""

import asyncio
from collections.abc import Callable

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State, callback


async def shown(hass: HomeAssistant, entity_id: str, state: str) -> State:
    """Return an entity's state, once it is this one."""
    there = asyncio.Event()

    @callback
    def look(event: Event[EventStateChangedData]) -> None:
        new = event.data["new_state"]
        if event.data["entity_id"] == entity_id and new is not None and new.state == state:
            there.set()

    stop = hass.bus.async_listen(EVENT_STATE_CHANGED, look)
    try:
        now = hass.states.get(entity_id)
        if now is None or now.state != state:
            async with asyncio.timeout(5):
                await there.wait()
        found = hass.states.get(entity_id)
        assert found is not None
        return found
    finally:
        stop()


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is true that nobody announces."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - nothing is set when it becomes true
            await asyncio.sleep(0.005)
