"""What the cards ask Home Assistant for: WebSocket commands.

Whoever may read a camera's entity may see its events and clips and why something was told; whoever
may control it may star its clips, delete them into the engine's trash and have them back. Zones,
lines and trials are settings, and so for administrators. Others are answered ``unauthorized``, an
engine that is away ``unavailable``, what is gone ``not_found``, and what the engine refuses
``invalid`` with its own words.
"""

from homeassistant.components import websocket_api
from homeassistant.core import HomeAssistant, callback

from . import archive_commands as archive
from . import camera_commands as cameras
from . import feed
from . import trial_commands as trials

_COMMANDS = (
    archive.events,
    archive.clips,
    archive.clip,
    archive.timeline,
    archive.explain,
    archive.star,
    archive.delete,
    archive.restore,
    cameras.cameras,
    cameras.zones,
    cameras.save_zones,
    feed.subscribe,
    trials.try_settings,
    trials.job,
    trials.cancel_job,
)


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Answer the cards, whether an engine is there or not."""
    for command in _COMMANDS:
        websocket_api.async_register_command(hass, command)
