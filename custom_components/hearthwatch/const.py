"""Names that several parts share."""

from datetime import timedelta
from logging import Logger, getLogger
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "hearthwatch"
LOGGER: Final[Logger] = getLogger(__package__)

MANUFACTURER: Final = "Hearthwatch"

DEFAULT_PORT: Final = 8099
DEFAULT_VERIFY_SSL: Final = True

SUBENTRY_CAMERA: Final = "camera"
CONF_CAMERA_ID: Final = "camera_id"

HUB: Final = "hub"
"""The device that stands for the installation itself."""

CONTRACT: Final = 1
"""The number of the engine's API that this integration speaks."""

POLL_EVERY: Final = timedelta(seconds=60)
"""How often the engine is asked while its live updates are away."""

TOPICS: Final = ("states", "events", "cameras")

EVENT_HEARTHWATCH: Final = "hearthwatch_event"
"""Fired on Home Assistant's bus for what a camera noticed, for the logbook and for automations."""

CONF_LABEL: Final = "label"
CONF_ZONE: Final = "zone"
CONF_LINE: Final = "line"
CONF_DIRECTION: Final = "direction"
CONF_MIN_SCORE: Final = "min_score"
CONF_MIN_SEVERITY: Final = "min_severity"
CONF_MODE: Final = "mode"

ATTR_CONFIG_ENTRY: Final = "config_entry_id"

SEVERITIES: Final = ("low", "medium", "high", "critical")
DIRECTIONS: Final = ("forward", "backward")
GROUPS: Final = ("person", "vehicle", "animal", "package")

FRAMES_PER_SECOND: Final = "fps"

PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CAMERA,
    Platform.EVENT,
    Platform.IMAGE,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
)
