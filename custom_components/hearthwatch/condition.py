"""Conditions: whether somebody is there, a camera is online, an alert is open, and the mode."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast, override

import voluptuous as vol
from homeassistant.const import CONF_OPTIONS, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.automation import DomainSpec, filter_by_domain_specs
from homeassistant.helpers.condition import (
    ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL,
    Condition,
    ConditionConfig,
    EntityStateConditionBase,
)
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import slugify

from .const import CONF_LABEL, CONF_MIN_SEVERITY, CONF_MODE, CONF_ZONE, GROUPS, SEVERITIES
from .targets import engines_name_of, entities_with, key_of

_BINARY_SENSORS: Mapping[str, DomainSpec] = {Platform.BINARY_SENSOR: DomainSpec()}
_SENSORS: Mapping[str, DomainSpec] = {Platform.SENSOR: DomainSpec()}
_SELECTS: Mapping[str, DomainSpec] = {Platform.SELECT: DomainSpec()}
_ON: set[str | bool] = {STATE_ON}

_NAMES = vol.All(cv.ensure_list, [cv.string])
_FEW_NAMES = vol.All(cv.ensure_list, vol.Length(min=1), [cv.string])


class _StateOfOurs(EntityStateConditionBase):
    """Test the entities of one key, whatever they are called."""

    _primary_entities_only = False
    _key: ClassVar[str] = ""

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Leave the entities that are asked about."""
        return entities_with(self._hass, super().entity_filter(entities), self._key.__eq__)


class IsOnlineCondition(_StateOfOurs):
    """Test whether a camera delivers pictures."""

    _domain_specs = _BINARY_SENSORS
    _key = "online"
    _states = _ON


class AlertIsOpenCondition(_StateOfOurs):
    """Test whether a camera has an open alert, grave enough."""

    _domain_specs = _SENSORS
    _key = "risk_level"
    _schema = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
        {
            vol.Required(CONF_OPTIONS, default={}): {
                vol.Optional(CONF_MIN_SEVERITY, default=SEVERITIES[0]): vol.In(SEVERITIES),
            }
        }
    )

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        super().__init__(hass, config)
        least = (config.options or {})[CONF_MIN_SEVERITY]
        self._states = set(SEVERITIES[SEVERITIES.index(least) :])


class ModeIsCondition(_StateOfOurs):
    """Test what the house is doing."""

    _domain_specs = _SELECTS
    _key = "mode"
    _schema = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
        {vol.Required(CONF_OPTIONS): {vol.Required(CONF_MODE): _FEW_NAMES}}
    )

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        super().__init__(hass, config)
        self._states = set((config.options or {})[CONF_MODE])


class IsOccupiedCondition(_StateOfOurs):
    """Test whether something that is confirmed is there: of some kind, or in some zone."""

    _domain_specs = _BINARY_SENSORS
    _states = _ON
    _schema = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
        {
            vol.Required(CONF_OPTIONS, default={}): {
                vol.Optional(CONF_LABEL, default=[]): _NAMES,
                vol.Optional(CONF_ZONE, default=[]): _NAMES,
            }
        }
    )

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Refuse labels together with zones: a zone's occupancy is of whatever counts there."""
        config = cast("ConfigType", cls._schema(config))
        if config[CONF_OPTIONS][CONF_LABEL] and config[CONF_OPTIONS][CONF_ZONE]:
            raise vol.Invalid("Choose either labels or zones")
        return config

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        super().__init__(hass, config)
        options: dict[str, Any] = config.options or {}
        self._zones = {zone.casefold() for zone in options[CONF_ZONE]}
        labels = {label.casefold().replace(" ", "_") for label in options[CONF_LABEL]}
        self._keys = {label if label in GROUPS else f"label_{label}" for label in labels or GROUPS}

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Leave the occupancy of what was asked about."""
        return {
            entity_id
            for entity_id in filter_by_domain_specs(self._hass, self._domain_specs, entities)
            if (key := key_of(self._hass, entity_id)) is not None
            and (self._is_zone(entity_id, key) if self._zones else key in self._keys)
        }

    def _is_zone(self, entity_id: str, key: str) -> bool:
        """Tell whether an occupancy is that of a zone which was asked about.

        While the engine is away nobody knows what its zones are called, only how it makes a key
        of most names.
        """
        if not key.startswith("zone_"):
            return False
        name = engines_name_of(self._hass, entity_id)
        if name is None:
            return key in {f"zone_{slugify(zone)}" for zone in self._zones}
        return name.casefold() in self._zones


CONDITIONS: dict[str, type[Condition]] = {
    "alert_is_open": AlertIsOpenCondition,
    "is_occupied": IsOccupiedCondition,
    "is_online": IsOnlineCondition,
    "mode_is": ModeIsCondition,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions by name."""
    return CONDITIONS
