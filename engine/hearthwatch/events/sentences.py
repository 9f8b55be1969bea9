"""What happened, in plain sentences."""

from typing import Final

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.sound import ALARMS, SPEECH
from hearthwatch.model.subject import Subject

_VOWELS: Final = tuple("aeiou")
_LONGEST_TITLE: Final = 200
_LONGEST_SUMMARY: Final = 1000


def words_of(kind: EventType) -> str:
    """Return how people call events of a type.

    >>> words_of(EventType.OBJECT_DETECTED), words_of(EventType.ZONE_BREACH)
    ('object detected', 'zone entered')
    """
    return "zone entered" if kind is EventType.ZONE_BREACH else kind.value.replace("_", " ")


def title_of(event: Event, camera: str) -> str:
    """Return what people read first of an alert.

    Args:
        event: with which it began.
        camera: its camera's name.
    """
    thing = _thing(event)
    match event.type:
        case EventType.DOORBELL_PRESSED:
            title = f"Somebody rang at {camera}"
        case EventType.CAMERA_OFFLINE:
            title = f"{camera} is offline"
        case EventType.MOTION_DETECTED:
            title = f"Motion at {camera}"
        case EventType.AUDIO_DETECTED:
            title = f"{thing} heard at {camera}"
        case EventType.LOITERING:
            title = f"{thing} is staying at {camera}"
        case EventType.PARKED:
            title = f"{thing} parked at {camera}"
        case _:
            title = f"{thing} at {camera}"
    return title[:_LONGEST_TITLE]


def summary_of(event: Event, camera: str) -> str:
    """Return what an event says, in a sentence."""
    thing, data, places = _thing(event), event.data, Subject.of(event).places
    where = f"in {_list(places)} at {camera}" if places else f"at {camera}"
    match event.type:
        case EventType.OBJECT_DETECTED | EventType.FACE_DETECTED:
            text = f"{thing} was seen {where}."
        case EventType.ZONE_BREACH:
            text = f"{thing} entered {data['zone']} at {camera}."
        case EventType.LINE_CROSSED:
            text = f"{thing} crossed {data['line']} at {camera}."
        case EventType.LOITERING:
            text = f"{thing} stayed in {data['zone']} at {camera} for {data['duration']:.0f} s."
        case EventType.PARKED:
            text = f"{thing} parked {where}."
        case EventType.AUDIO_DETECTED:
            text = f"{thing} was heard at {camera}."
        case EventType.DOORBELL_PRESSED:
            text = f"Somebody rang at {camera}."
        case EventType.CAMERA_OFFLINE:
            text = f"{camera} delivers no pictures: {data['reason']}."
        case _:
            text = f"Something moved {where}."
    return text[:_LONGEST_SUMMARY]


def _thing(event: Event) -> str:
    about = Subject.of(event)
    match event.type:
        case EventType.FACE_DETECTED:
            return str(event.data["name"])
        case EventType.AUDIO_DETECTED:
            return _sound(about.label)
    label = about.label or "thing"
    return f"{'An' if label.startswith(_VOWELS) else 'A'} {label}"


def _sound(label: str | None) -> str:
    """Return how people call a sound.

    >>> _sound(None), _sound("smoke alarm"), _sound("speech"), _sound("Dog bark")
    ('A loud sound', 'A smoke alarm', 'Speech', 'A sound (Dog bark)')
    """
    if label is None:
        return "A loud sound"
    if label in ALARMS:
        return f"A {label}"
    return label.capitalize() if label == SPEECH else f"A sound ({label})"


def _list(places: tuple[str, ...]) -> str:
    """Return names as people list them.

    >>> _list(("Porch",)), _list(("Porch", "Path", "Gate"))
    ('Porch', 'Porch, Path and Gate')
    """
    *first, last = places
    return f"{', '.join(first)} and {last}" if first else last
