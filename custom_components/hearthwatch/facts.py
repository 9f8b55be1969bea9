"""What an event says of the thing it is about, under the names that people build on."""

from typing import Any

from .client import Event


def facts_of(event: Event) -> dict[str, Any]:
    """Return what an event says; what it does not speak of is left out.

    A `zone` is the one that the event is about, or the first that the thing is in. An alert's
    `event_id` is that of the event that raised it, because there is the picture.
    """
    data = event.data
    zones = [data["zone"]] if data.get("zone") else list(data.get("zones") or ())
    found = {
        "event_id": data.get("event_id") or event.id,
        "label": data.get("object_type") or data.get("label"),
        "group": data.get("group"),
        "zone": zones[0] if zones else None,
        "zones": zones or None,
        "line": data.get("line"),
        "direction": data.get("direction"),
        "score": data.get("confidence"),
        "track_id": data.get("track_id"),
        "duration": data.get("duration"),
        "name": data.get("name"),
        "alert_id": data.get("alert_id"),
        "title": data.get("title"),
        "severity": data.get("severity"),
        "reason": data.get("reason"),
    }
    return {name: value for name, value in found.items() if value is not None}
