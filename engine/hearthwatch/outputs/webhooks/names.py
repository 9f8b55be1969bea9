"""The names of events: ours, and those that older programs know them by."""

from collections.abc import Iterable, Mapping
from typing import Final

from hearthwatch.model.event import EventType
from hearthwatch.store import WebhookFormat

ALL: Final = "*"

_DOTTED: Final = {kind: kind.value.replace("_", ".") for kind in EventType}

_SPOKEN: Final[Mapping[WebhookFormat, Mapping[EventType, str]]] = {
    WebhookFormat.STANDARD: {kind: kind.value for kind in EventType},
    WebhookFormat.S0: {kind: kind.value for kind in EventType},
    WebhookFormat.S2: _DOTTED
    | {
        EventType.FACE_DETECTED: "presence.marked",
        EventType.ALERT_OPENED: "alert.created",
        EventType.SECURITY_EVENT: "anomaly.detected",
    },
    WebhookFormat.S3: _DOTTED | {EventType.ALERT_OPENED: "alert.triggered"},
}

_UNDERSTOOD: Final[Mapping[str, tuple[EventType, ...]]] = {
    **{kind.value: (kind,) for kind in EventType},
    **{name: (kind,) for names in _SPOKEN.values() for kind, name in names.items()},
    "attendance.marked": (EventType.FACE_DETECTED,),
    "fraud.detected": (EventType.SECURITY_EVENT,),
    "alert": (EventType.ALERT_OPENED,),
    "clip_recorded": (EventType.CLIP_READY,),
    "camera_status_changed": (EventType.CAMERA_ONLINE, EventType.CAMERA_OFFLINE),
}


def spoken(kind: EventType, form: WebhookFormat) -> str:
    """Return what a format calls a type of event.

    >>> spoken(EventType.ALERT_OPENED, WebhookFormat.S3)
    'alert.triggered'
    """
    return _SPOKEN[form][kind]


def understood(names: Iterable[str]) -> tuple[str, ...]:
    """Return our names of the events that are meant, or ``*`` alone.

    Raises:
        ValueError: a name means nothing; says which.

    >>> understood(["alert.triggered", "camera_status_changed"])
    ('alert_opened', 'camera_online', 'camera_offline')
    """
    found: dict[str, None] = {}
    for name in names:
        if name == ALL:
            return (ALL,)
        kinds = _UNDERSTOOD.get(name)
        if kinds is None:
            known = ", ".join(kind.value for kind in EventType)
            raise ValueError(f"There are no events called {name!r}. There are {known}, and '*'.")
        found.update(dict.fromkeys(kind.value for kind in kinds))
    return tuple(found)
