"""Prints what the engine says of itself, as JSON: its table of entities and its API.

It is run by the engine's own Python, which has what the engine needs and Home Assistant has not.
"""

import asyncio
import json
from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

from hearthwatch.api import create_app
from hearthwatch.model.entities import CAMERA_ENTITIES, HUB_ENTITIES, label_entity, zone_entity
from hearthwatch.settings import Settings


def described() -> dict[str, Any]:
    """Return the description of the API, as everybody is given it."""
    house = SimpleNamespace(version="0", settings=Settings, fleet=SimpleNamespace(worker_pid=None))
    app = create_app(house)
    route = next(
        each for each in app.routes if getattr(each, "path", None) == "/api/v1/openapi.json"
    )
    return json.loads(asyncio.run(route.endpoint(SimpleNamespace(scope={}))).body)


def main() -> None:
    own = (zone_entity("zone_porch", "Porch"), label_entity("label_dog", "dog"))
    table = {
        "camera": [asdict(entity) for entity in (*CAMERA_ENTITIES, *own)],
        "hub": [asdict(entity) for entity in HUB_ENTITIES],
    }
    print(json.dumps({"table": table, "api": described()}))  # noqa: T201


if __name__ == "__main__":
    main()
