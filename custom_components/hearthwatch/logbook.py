"""What a camera noticed, as the logbook shows it."""

from collections.abc import Callable

from homeassistant.components.logbook.const import LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.core import Event, HomeAssistant, callback

from .const import DOMAIN, EVENT_HEARTHWATCH


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, str]]], None],
) -> None:
    """Make sentences of what cameras noticed."""

    @callback
    def describe(event: Event) -> dict[str, str]:
        camera = str(event.data["camera"])
        return {
            LOGBOOK_ENTRY_NAME: camera,
            LOGBOOK_ENTRY_MESSAGE: str(event.data["summary"]).removeprefix(f"{camera} "),
        }

    async_describe_event(DOMAIN, EVENT_HEARTHWATCH, describe)
