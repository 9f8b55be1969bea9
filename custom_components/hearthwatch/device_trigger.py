"""Device triggers: one for each type of event of a camera."""

from typing import Any, Final

import voluptuous as vol
from homeassistant.components.device_automation import DEVICE_TRIGGER_BASE_SCHEMA
from homeassistant.components.device_automation.exceptions import InvalidDeviceAutomationConfig
from homeassistant.const import (
    ATTR_ENTITY_ID,
    CONF_DEVICE_ID,
    CONF_DOMAIN,
    CONF_PLATFORM,
    CONF_TYPE,
)
from homeassistant.core import CALLBACK_TYPE, Context, HassJob, HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.trigger import TriggerActionType, TriggerConfig, TriggerInfo
from homeassistant.helpers.typing import ConfigType

from .const import CONF_LABEL, CONF_ZONE, DOMAIN
from .targets import entity_with
from .trigger import EventTrigger

KEYS: Final = {
    "object_detected": "detection",
    "object_left": "detection",
    "zone_breach": "detection",
    "zone_left": "detection",
    "loitering": "detection",
    "parked": "detection",
    "face_detected": "detection",
    "line_crossed": "line",
    "audio_detected": "sound_heard",
    "ring": "doorbell",
    "alert_opened": "alert",
    "alert_closed": "alert",
}
"""The event entity, by its key, that tells of each type."""

_OF_THINGS: Final = frozenset(KEYS) - {"ring", "face_detected", "alert_closed"}
"""Types whose events have a label, and but for lines a zone."""

TRIGGER_SCHEMA = DEVICE_TRIGGER_BASE_SCHEMA.extend(
    {
        vol.Required(CONF_TYPE): vol.In(KEYS),
        vol.Optional(CONF_LABEL): cv.string,
        vol.Optional(CONF_ZONE): cv.string,
    }
)


class _TypeTrigger(EventTrigger):
    """Trigger on the type of event that a device trigger is about."""

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        super().__init__(hass, config)
        self._event_type = config.key
        self._key = KEYS[config.key]


async def async_validate_trigger_config(hass: HomeAssistant, config: ConfigType) -> ConfigType:
    """Make sure that the device is a camera, and can tell of this.

    An entity that was disabled since makes no automation invalid: it may be enabled again.
    """
    valid: ConfigType = TRIGGER_SCHEMA(config)
    key = KEYS[valid[CONF_TYPE]]
    if entity_with(hass, valid[CONF_DEVICE_ID], key, disabled=True) is None:
        raise InvalidDeviceAutomationConfig(
            translation_domain=DOMAIN,
            translation_key="not_told_by_device",
            translation_placeholders={"type": valid[CONF_TYPE]},
        )
    return valid


async def async_get_triggers(hass: HomeAssistant, device_id: str) -> list[dict[str, str]]:
    """Return what this device can trigger on."""
    return [
        {
            CONF_PLATFORM: "device",
            CONF_DOMAIN: DOMAIN,
            CONF_DEVICE_ID: device_id,
            CONF_TYPE: event_type,
        }
        for event_type, key in KEYS.items()
        if entity_with(hass, device_id, key)
    ]


async def async_get_trigger_capabilities(
    hass: HomeAssistant, config: ConfigType
) -> dict[str, vol.Schema]:
    """Return what can be narrowed down."""
    if config[CONF_TYPE] not in _OF_THINGS:
        return {}
    fields: dict[Any, Any] = {vol.Optional(CONF_LABEL): str}
    if config[CONF_TYPE] not in {"line_crossed", "audio_detected"}:
        fields[vol.Optional(CONF_ZONE)] = str
    return {"extra_fields": vol.Schema(fields)}


async def async_attach_trigger(
    hass: HomeAssistant,
    config: ConfigType,
    action: TriggerActionType,
    trigger_info: TriggerInfo,
) -> CALLBACK_TYPE:
    """Follow the event entity of the device, whatever it is called or will be."""
    device_id, event_type = config[CONF_DEVICE_ID], config[CONF_TYPE]
    target = {"device_id": [device_id]}
    # A device's hidden entities are left out by Home Assistant unless they are named.
    if now := entity_with(hass, device_id, KEYS[event_type]):
        target["entity_id"] = [now]
    options = {key: [config[key]] for key in (CONF_LABEL, CONF_ZONE) if config.get(key)}
    trigger = _TypeTrigger(hass, TriggerConfig(key=event_type, target=target, options=options))

    job = HassJob(action)

    async def run(run_variables: dict[str, Any], context: Context | None = None) -> None:
        if running := hass.async_run_hass_job(job, run_variables, context):
            await running

    def payload(extra_trigger_payload: dict[str, Any], description: str) -> dict[str, Any]:
        entity_id = extra_trigger_payload[ATTR_ENTITY_ID]
        told = {"description": f"{event_type} of {entity_id}"}
        return {
            "trigger": {**trigger_info["trigger_data"], **config, **extra_trigger_payload, **told}
        }

    return await trigger.async_attach_action(run, payload)
