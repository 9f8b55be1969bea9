"""Sensors: what was last, how much there was, and how the engine and its cameras do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory, UnitOfInformation, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import FRAMES_PER_SECOND
from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table
from .views import clip_path, event_picture_path

PARALLEL_UPDATES = 0

_SEVERITIES: Final = ["none", "low", "medium", "high", "critical"]


def _counted(key: str, state_class: SensorStateClass, **more: Any) -> SensorEntityDescription:
    """Describe a count; the translations have its unit."""
    return SensorEntityDescription(key=key, translation_key=key, state_class=state_class, **more)


def _word(key: str, options: list[str], **more: Any) -> SensorEntityDescription:
    return SensorEntityDescription(
        key=key,
        translation_key=key,
        device_class=SensorDeviceClass.ENUM,
        options=options,
        **more,
    )


def _figure(
    key: str, unit: str, *, enabled: bool = False, digits: int = 1, **more: Any
) -> SensorEntityDescription:
    return SensorEntityDescription(
        key=key,
        translation_key=key,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=enabled,
        native_unit_of_measurement=unit,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=digits,
        **more,
    )


DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        _word(
            "last_activity",
            ["person", "vehicle", "animal", "package", "face", "sound", "doorbell", "other"],
        ),
        SensorEntityDescription(
            key="summary",
            translation_key="summary",
            entity_registry_enabled_default=False,
        ),
        SensorEntityDescription(
            key="sound_level",
            translation_key="sound_level",
            native_unit_of_measurement="dBFS",
            state_class=SensorStateClass.MEASUREMENT,
            entity_registry_enabled_default=False,
        ),
        _word("risk_level", _SEVERITIES),
        _word("severity", _SEVERITIES, entity_registry_enabled_default=False),
        SensorEntityDescription(
            key="last_clip",
            translation_key="last_clip",
            device_class=SensorDeviceClass.TIMESTAMP,
        ),
        _counted("people", SensorStateClass.MEASUREMENT),
        _counted("objects", SensorStateClass.MEASUREMENT, entity_registry_enabled_default=False),
        _counted("clips_today", SensorStateClass.TOTAL_INCREASING),
        _counted("alerts_today", SensorStateClass.TOTAL_INCREASING),
        _word(
            "health",
            ["ok", "problem", "connecting", "offline", "disabled"],
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
        _word(
            "attention",
            ["sub_stream", "full", "gate", "eco"],
            entity_category=EntityCategory.DIAGNOSTIC,
            entity_registry_enabled_default=False,
        ),
        _figure("frame_rate", FRAMES_PER_SECOND),
        _figure("look_rate", FRAMES_PER_SECOND),
        _figure("detector_rate", FRAMES_PER_SECOND),
        _figure("cost", PERCENTAGE),
        SensorEntityDescription(
            key="version",
            translation_key="version",
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
        SensorEntityDescription(
            key="started",
            translation_key="started",
            device_class=SensorDeviceClass.TIMESTAMP,
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
        _counted("cameras_online", SensorStateClass.MEASUREMENT),
        _counted(
            "problems",
            SensorStateClass.MEASUREMENT,
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
        _figure("cpu", PERCENTAGE),
        _figure(
            "memory",
            UnitOfInformation.MEBIBYTES,
            digits=0,
            device_class=SensorDeviceClass.DATA_SIZE,
        ),
        _figure(
            "disk_free",
            UnitOfInformation.GIBIBYTES,
            enabled=True,
            device_class=SensorDeviceClass.DATA_SIZE,
        ),
        _figure(
            "forecast_days",
            UnitOfTime.DAYS,
            device_class=SensorDeviceClass.DURATION,
        ),
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the hub and of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        "sensor",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchSensor,
    )


class HearthwatchSensor(HearthwatchEntity, SensorEntity):
    """A value that the engine tells.

    What is known of an event or a clip comes with the paths at which Home Assistant has it.
    """

    _unrecorded_attributes = frozenset(
        {"clip_url", "detected_objects", "labels", "problems", "reason", "snapshot_url", "summary"}
    )

    @property
    @override
    def native_value(self) -> str | int | float | datetime | None:
        """Return the value, a moment as one."""
        if self.device_class is SensorDeviceClass.TIMESTAMP:
            return dt_util.parse_datetime(str(self.told))
        return self.told

    @property
    @override
    def options(self) -> list[str] | None:
        """Return all values there can be; a newer engine may have further ones."""
        known = self.entity_description.options
        return spec.options if known and (spec := self.spec) else known

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return what the engine says beside the value."""
        shown = dict(self.attributes)
        entry_id = self.coordinator.config_entry.entry_id
        if moment := shown.get("timestamp"):
            shown["timestamp"] = dt_util.parse_datetime(str(moment))
        if clip_id := shown.get("clip_id"):
            shown["clip_url"] = clip_path(entry_id, clip_id)
        if event_id := shown.get("event_id"):
            shown["snapshot_url"] = event_picture_path(entry_id, event_id)
        if "activity_type" in shown:
            shown["detected_objects"] = [label] if (label := shown.get("label")) else []
        return shown
