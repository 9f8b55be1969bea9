"""An event as everybody outside sees it."""

from dataclasses import asdict
from typing import Any

from hearthwatch.model.event import Event
from hearthwatch.model.timestamps import to_rfc3339


def envelope(event: Event) -> dict[str, Any]:
    """Return the envelope as JSON values: id, type, camera, timestamp, data and trace."""
    return {
        "id": str(event.id),
        "type": event.type.value,
        "camera_id": None if event.camera_id is None else str(event.camera_id),
        "camera": event.camera,
        "timestamp": to_rfc3339(event.timestamp),
        "data": dict(event.data),
        "trace": {
            step: None if moment is None else to_rfc3339(moment)
            for step, moment in asdict(event.trace).items()
        },
    }
