"""Prints what the engine says of itself, as JSON: its table of entities, its labels, its API.

It is run by the engine's own Python, which has what the engine needs and Home Assistant has not.
"""

import asyncio
import json
from dataclasses import asdict
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from hearthwatch.api import create_app
from hearthwatch.events import CameraValues, Values, entities_of, hub_entities_of
from hearthwatch.model.entities import (
    CAMERA_ENTITIES,
    HUB_ENTITIES,
    PACKAGE_ENTITIES,
    label_entity,
    label_keys,
    zone_entity,
)
from hearthwatch.model.labels import COCO, PACKAGES, Group
from hearthwatch.outputs.mqtt.discovery import Discovery
from hearthwatch.outputs.mqtt.payloads import Device
from hearthwatch.outputs.mqtt.topics import Topics
from hearthwatch.settings import MqttDiscoverySettings, Settings, source_forms

INSTANCE = "0199f3c2-0000-7000-8000-0000000000aa"
CAMERA = "0199f3c2-0000-7000-8000-000000000001"


def described() -> dict[str, Any]:
    """Return the description of the API, as everybody is given it."""
    house = SimpleNamespace(version="0", settings=Settings, fleet=SimpleNamespace(worker_pid=None))
    app = create_app(house)
    route = next(
        each for each in app.routes if getattr(each, "path", None) == "/api/v1/openapi.json"
    )
    return json.loads(asyncio.run(route.endpoint(SimpleNamespace(scope={}))).body)


def announced() -> dict[str, dict[str, Any]]:
    """Return what is announced over MQTT in both forms, by topic."""
    source = {"type": "file", "path": "/nowhere.mp4"}
    zone = {"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}
    yard = {"id": CAMERA, "slug": "yard", "name": "Yard", "sources": [source], "zones": [zone]}
    settings = Settings.model_validate(
        {"cameras": [yard | {"detect": {"labels": {"person": {}, "dog": {}}}}]}
    )
    devices = [
        Device(None, hub_entities_of(settings), Values(None)),
        *(Device(each, entities_of(each), CameraValues(each)) for each in settings.cameras),
    ]
    forms: dict[str, dict[str, Any]] = {}
    for form, singly in (("device", False), ("per_entity", True)):
        said = MqttDiscoverySettings(per_entity=singly)
        discovery = Discovery(said, Topics("hearthwatch"), UUID(INSTANCE), control=True)
        messages = discovery.announcements(devices)
        forms[form] = {topic: json.loads(payload) for topic, payload in messages.items()}
    return forms


def main() -> None:
    own = (zone_entity("zone_porch", "Porch"), label_entity("label_dog", "dog"))
    table = {
        "camera": [asdict(entity) for entity in (*CAMERA_ENTITIES, *own)],
        "hub": [asdict(entity) for entity in HUB_ENTITIES],
        "packages": [asdict(entity) for entity in PACKAGE_ENTITIES],
    }
    labels = list(label_keys((*COCO, *PACKAGES)).values())
    sources = [form.type for form in source_forms()]
    said = {"table": table, "labels": labels, "groups": list(Group), "sources": sources}
    print(json.dumps(said | {"api": described(), "mqtt": announced()}))  # noqa: T201


if __name__ == "__main__":
    main()
