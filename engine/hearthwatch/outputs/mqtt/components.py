"""What Home Assistant's MQTT integration is told of each entity."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from hearthwatch.model.entities import RING, Entity, EntityKind
from hearthwatch.model.event import EventType
from hearthwatch.model.labels import Group
from hearthwatch.outputs.mqtt.payloads import Device
from hearthwatch.outputs.mqtt.topics import OFFLINE, ONLINE, Topics

PRESS: Final = "PRESS"

_SMALLEST_STEP: Final = 0.001
"""Home Assistant takes no finer steps over MQTT."""

_SHOWN: Final = (EntityKind.BINARY_SENSOR, EntityKind.SENSOR)
_SETTABLE: Final = (EntityKind.SWITCH, EntityKind.SELECT, EntityKind.NUMBER, EntityKind.BUTTON)

_CONNECTED: Final = {"payload_on": ONLINE.decode(), "payload_off": OFFLINE.decode()}

_TELL: Final = (
    "{{% set words = {words} %}}{{% if value_json.type in words %}}"
    "{{{{ dict({{'timestamp': value_json.timestamp, 'event_id': value_json.id}}, "
    "**dict(value_json.data, event_type=words[value_json.type])) | tojson }}}}{{% endif %}}"
)
"""Turns a fact into what an event entity shows, or into nothing when it is not for that entity."""


def component(topics: Topics, device: Device, entity: Entity, *, control: bool) -> dict[str, Any]:
    """Return an entity's part of an announcement; empty when it is not announced.

    Args:
        topics: where everything is.
        device: that has the entity.
        entity: of the table.
        control: others may set things.
    """
    if entity.kind in _SETTABLE and not control:
        return {}
    slug, key = device.slug, entity.key
    known = {
        "device_class": entity.device_class,
        "entity_category": entity.category,
        "enabled_by_default": None if entity.enabled else False,
    }
    return {
        "platform": entity.kind.value,
        "name": entity.name,
        **{name: value for name, value in known.items() if value is not None},
        **_own(topics, slug, entity),
        **_believed(topics, device, entity),
        **(
            {"json_attributes_topic": topics.attributes(slug, key)}
            if entity.kind in {*_SHOWN, EntityKind.IMAGE} and key != "status"
            else {}
        ),
    }


def availability(topics: Topics, slug: str | None) -> dict[str, Any]:
    """Return when what a device shows can be believed."""
    wanted = [topics.status] if slug is None else [topics.status, topics.availability(slug)]
    return {"availability": [{"topic": topic} for topic in wanted], "availability_mode": "all"}


def triggers(
    topics: Topics, slug: str, entities: Iterable[Entity]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return what automations can begin with at a camera, by its key.

    Args:
        topics: where everything is.
        slug: of the camera.
        entities: that it has; those of groups say which it can tell.
    """
    keys = {entity.key for entity in entities}
    groups = [group for group in Group if group.value in keys]
    told = [
        ("alert", "security_alert", EventType.ALERT_OPENED, None),
        *((kind.value, group.value, kind, group) for kind in _OF_THINGS for group in groups),
        *((kind.value, word, kind, None) for kind, word in _OTHERS),
    ]
    for kind, subtype, event, group in told:
        config: dict[str, Any] = {
            "platform": "device_automation",
            "automation_type": "trigger",
            "type": kind,
            "subtype": subtype,
            "topic": topics.event(slug, event.value),
        }
        if group is not None:
            config |= {"value_template": "{{ value_json.data.group }}", "payload": group.value}
        yield f"trigger_{kind}_{subtype}", config


_OF_THINGS: Final = (
    EventType.OBJECT_DETECTED,
    EventType.ZONE_BREACH,
    EventType.LINE_CROSSED,
    EventType.LOITERING,
)
_OTHERS: Final = (
    (EventType.MOTION_DETECTED, "motion"),
    (EventType.FACE_DETECTED, "face"),
    (EventType.DOORBELL_PRESSED, "doorbell"),
    (EventType.PARKED, "vehicle"),
    (EventType.CLIP_READY, "clip"),
)


def _own(topics: Topics, slug: str | None, entity: Entity) -> dict[str, Any]:
    """Return what an entity of its kind has, and no other."""
    state: dict[str, Any] = {"state_topic": topics.entity(slug, entity.key)}
    order = {"command_topic": topics.order(slug, entity.key)}
    match entity.kind:
        case EntityKind.BINARY_SENSOR:
            own = state | (_CONNECTED if entity.key == "status" else {})
        case EntityKind.SENSOR:
            own = state | _measured(entity)
        case EntityKind.CAMERA:
            own = {"topic": topics.entity(slug, "snapshot"), "name": None}
        case EntityKind.IMAGE:
            own = {"image_topic": state["state_topic"], "content_type": "image/jpeg"}
        case EntityKind.EVENT:
            own = {
                "state_topic": topics.event(slug, "+"),
                "event_types": list(entity.options),
                "value_template": _TELL.format(words=json.dumps(_words(entity))),
            }
        case EntityKind.SWITCH:
            own = state | order
        case EntityKind.SELECT:
            own = state | order | {"options": list(entity.options)}
        case EntityKind.NUMBER:
            own = state | order | _bounded(entity)
        case _:
            own = order | {"payload_press": PRESS}
    return own


def _words(entity: Entity) -> dict[str, str]:
    """Return what an event entity calls each type of event that it tells."""
    ring = EventType.DOORBELL_PRESSED.value
    return {ring if word == RING else str(word): str(word) for word in entity.options}


def _measured(entity: Entity) -> dict[str, Any]:
    known = {
        "unit_of_measurement": entity.unit,
        "state_class": entity.state_class,
        "options": list(entity.options) or None,
    }
    return {name: value for name, value in known.items() if value is not None}


def _bounded(entity: Entity) -> dict[str, Any]:
    bounds = entity.bounds
    config: dict[str, Any] = {"mode": "box"}
    if bounds is not None:
        step = max(bounds.step, _SMALLEST_STEP)
        config |= {"min": bounds.minimum, "max": bounds.maximum, "step": step}
    return config if entity.unit is None else config | {"unit_of_measurement": entity.unit}


def _believed(topics: Topics, device: Device, entity: Entity) -> dict[str, Any]:
    """Return when an entity can be believed, where that is otherwise than its device."""
    if device.camera is None:
        # The hub's own status says that it is gone, rather than being gone itself.
        return {"availability": []} if entity.key == "status" else {}
    return availability(topics, None) if entity.holds else {}
