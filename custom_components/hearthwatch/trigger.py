"""Triggers: what a camera noticed, and that it has gone."""

from collections.abc import Mapping
from typing import Any, override

import voluptuous as vol
from homeassistant.const import CONF_OPTIONS, STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA,
    EntityTransitionTriggerBase,
    NotTriggeredReasonReporter,
    StatelessEntityTriggerBase,
    Trigger,
    TriggerConfig,
)

from .const import (
    CONF_DIRECTION,
    CONF_LABEL,
    CONF_LINE,
    CONF_MIN_SCORE,
    CONF_MIN_SEVERITY,
    CONF_ZONE,
    DIRECTIONS,
    SEVERITIES,
)
from .targets import entities_with

_EVENTS: Mapping[str, DomainSpec] = {Platform.EVENT: DomainSpec()}
_BINARY_SENSORS: Mapping[str, DomainSpec] = {Platform.BINARY_SENSOR: DomainSpec()}
_ON: set[str | bool] = {STATE_ON}
_OFF: set[str | bool] = {STATE_OFF}

_NAMES = vol.All(cv.ensure_list, [cv.string])
_LABEL = {vol.Optional(CONF_LABEL, default=[]): _NAMES}
_ZONE = {vol.Optional(CONF_ZONE, default=[]): _NAMES}
_SCORE = {vol.Optional(CONF_MIN_SCORE, default=0.0): vol.All(vol.Coerce(float), vol.Range(0, 1))}
_ANYWHERE = {**_LABEL, **_ZONE, **_SCORE}
_LINE = {
    **_LABEL,
    vol.Optional(CONF_LINE, default=[]): _NAMES,
    vol.Optional(CONF_DIRECTION): vol.In(DIRECTIONS),
    **_SCORE,
}
_HEARD = {**_LABEL, **_SCORE}
_ALERT = {
    **_LABEL,
    **_ZONE,
    vol.Optional(CONF_MIN_SEVERITY, default=SEVERITIES[0]): vol.In(SEVERITIES),
}


class EventTrigger(StatelessEntityTriggerBase):
    """Trigger when an event entity of a camera says something that is wanted."""

    _domain_specs = _EVENTS
    _key: str
    _event_type: str

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        super().__init__(hass, config)
        self._labels = _folded(self._options.get(CONF_LABEL))
        self._zones = _folded(self._options.get(CONF_ZONE))
        self._lines = _folded(self._options.get(CONF_LINE))
        self._direction = self._options.get(CONF_DIRECTION)
        self._min_score = float(self._options.get(CONF_MIN_SCORE, 0))
        self._min_severity = SEVERITIES.index(self._options.get(CONF_MIN_SEVERITY, SEVERITIES[0]))

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Leave the entities that tell of this, whatever they are called."""
        return entities_with(self._hass, super().entity_filter(entities), self._key.__eq__)

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Tell whether what was noticed is what was asked for."""
        said = state.attributes
        if said.get("event_type") != self._event_type or not self._is_about(said):
            return False
        if self._min_score > 0 and (said.get("score") or 0) < self._min_score:
            report_not_triggered(
                "score_too_low", entity_id=state.entity_id, score=said.get("score")
            )
            return False
        return True

    def _is_about(self, said: Any) -> bool:
        things = _folded([said.get("label"), said.get("group")])
        places = _folded([said.get("zone"), *(said.get("zones") or ())])
        return (
            _meet(self._labels, things)
            and _meet(self._zones, places)
            and _meet(self._lines, _folded([said.get("line")]))
            and self._direction in {None, said.get("direction")}
            and (self._min_severity == 0 or _rank(said.get("severity")) >= self._min_severity)
        )


def _trigger(key: str, event_type: str, options: dict[Any, Any]) -> type[EventTrigger]:
    class Configured(EventTrigger):
        """Trigger on one type of event."""

        _key = key
        _event_type = event_type
        _schema = ENTITY_STATE_TRIGGER_SCHEMA.extend(
            {vol.Required(CONF_OPTIONS, default={}): options}
        )

    return Configured


class CameraWentOfflineTrigger(EntityTransitionTriggerBase):
    """Trigger when a camera delivers no pictures any more.

    That the engine itself is away says nothing of its cameras, and does not count.
    """

    _domain_specs = _BINARY_SENSORS
    _primary_entities_only = False
    _from_states = _ON
    _to_states = _OFF

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Leave the entities that say whether a camera is online."""
        return entities_with(self._hass, super().entity_filter(entities), "online".__eq__)


TRIGGERS: dict[str, type[Trigger]] = {
    "alert_opened": _trigger("alert", "alert_opened", _ALERT),
    "camera_went_offline": CameraWentOfflineTrigger,
    "line_crossed": _trigger("line", "line_crossed", _LINE),
    "loitering": _trigger("detection", "loitering", _ANYWHERE),
    "object_detected": _trigger("detection", "object_detected", _ANYWHERE),
    "sound_heard": _trigger("sound_heard", "audio_detected", _HEARD),
    "zone_entered": _trigger("detection", "zone_breach", _ANYWHERE),
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by name."""
    return TRIGGERS


def _folded(names: Any) -> frozenset[str]:
    """Return names as they are compared; what has words is offered with _ between them."""
    return frozenset(str(name).casefold().replace("_", " ") for name in names or () if name)


def _meet(wanted: frozenset[str], found: frozenset[str]) -> bool:
    return not wanted or not wanted.isdisjoint(found)


def _rank(severity: Any) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else -1
