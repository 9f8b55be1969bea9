"""What a Frigate camera watches for: objects, motion, zones."""

from dataclasses import dataclass, field
from typing import Any, Final

from hearthwatch.migration.foreign import Found, Section
from hearthwatch.migration.frigate import labels
from hearthwatch.migration.frigate.shapes import Points, ShapeError, Size, polygon
from hearthwatch.migration.report import Notes

_WIDE: Final = 16 / 9
_LINES: Final = 100
"""Rows of the picture in which Frigate looks for motion, unless told otherwise."""

_DAY: Final = 86_400


@dataclass(slots=True)
class Zones:
    """The zones of a camera.

    Attributes:
        settings: as JSON values.
        names: what they are called now, by their old names.
        loitering: the old names of those in which things have to stay for a while.
    """

    settings: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    loitering: set[str] = field(default_factory=set)


def picture(section: Section, notes: Notes) -> Size | None:
    """Return the size of the picture that is looked at; None where it is not told."""
    width, height = section.number("width", 1), section.number("height", 1)
    if width is None or height is None:
        return None
    notes.settled(width.path, height.path)
    return Size(width.value, height.value)


def detection(section: Section, notes: Notes, *, by_default: bool) -> dict[str, Any]:
    """Return how often is looked, if at all.

    Args:
        section: `detect`.
        notes: on the camera.
        by_default: whether Frigate looks unless told otherwise.
    """
    found: dict[str, Any] = {}
    enabled = section.flag("enabled")
    if enabled is not None:
        notes.carried(enabled.path, f"Detection is {'on' if enabled.value else 'off'}.")
    elif not by_default:
        notes.changed(
            (), "Frigate detects nothing unless detect.enabled says so: detection is off."
        )
    if not (by_default if enabled is None else enabled.value):
        found["enabled"] = False
    if fps := section.number("fps"):
        found["fps"] = min(max(fps.value, 0.5), 30.0)
        notes.carried(fps.path, f"{found['fps']:g} looks a second.")
    return found


def motion(section: Section, notes: Notes, size: Size | None) -> dict[str, Any]:
    """Return what counts as motion."""
    found: dict[str, Any] = {}
    if enabled := section.flag("enabled"):
        found["enabled"] = enabled.value
        notes.carried(enabled.path, f"Motion is {'told' if enabled.value else 'not told'}.")
    if area := section.number("contour_area"):
        rows = section.number("frame_height", 1) or Found(_LINES, ())
        shape = size.width / size.height if size else _WIDE
        found["threshold"] = round(min(max(area.value / (rows.value**2 * shape), 0.001), 0.5), 4)
        notes.settled(rows.path)
        notes.changed(
            area.path,
            f"motion.threshold {found['threshold']:g}: all that moves is added up, as a share of"
            " the picture, where Frigate looks at each piece by itself.",
        )
    if calm := section.number("mqtt_off_delay"):
        found["hold"] = min(max(calm.value, 0.1), _DAY)
        notes.carried(calm.path, f"Motion has ended after {found['hold']:g} s of calm.")
    if masks := _masks(section, notes, size):
        found["masks"] = masks
    return found


def _masks(section: Section, notes: Notes, size: Size | None) -> list[Points]:
    found = section.find("mask")
    if found is None or found.value in ("", []):
        return []
    if isinstance(found.value, dict):
        return _named_masks(section, notes, size)
    texts = section.texts("mask")
    masks = []
    for place, text in enumerate(texts.value if texts else ()):
        path = (*found.path, place) if isinstance(found.value, list) else found.path
        try:
            masks.append(polygon([text], size))
            notes.carried(path, "A motion mask.")
        except ShapeError as error:
            notes.left(path, f"A motion mask: {error}.")
    return masks


def _named_masks(section: Section, notes: Notes, size: Size | None) -> list[Points]:
    masks = []
    for name in section.part("mask").names():
        mask = section.part("mask", name)
        coordinates, enabled = mask.texts("coordinates"), mask.flag("enabled")
        if coordinates is None:
            continue
        path = coordinates.path[:-1]
        if enabled and not enabled.value:
            notes.left(path, "A motion mask that is switched off.")
            continue
        try:
            masks.append(polygon(coordinates.value, size))
            notes.carried(path, "A motion mask.")
        except ShapeError as error:
            notes.left(path, f"A motion mask: {error}.")
    return masks


def zones(section: Section, notes: Notes, size: Size | None, looked_for: list[str]) -> Zones:
    """Return the zones of a camera.

    Args:
        section: `zones`.
        notes: on the camera.
        size: of the picture that is looked at.
        looked_for: all labels that the camera tells.
    """
    found = Zones()
    for key in section.names():
        zone = section.part(key)
        name = zone.text("friendly_name")
        title = (name.value if name else readable(key)) or key
        if (enabled := zone.flag("enabled")) and not enabled.value:
            notes.left((*section.roots[0], key), "A zone that is switched off.")
            continue
        if name:
            notes.settled(name.path)
        settings = _zone(zone, notes, size, looked_for)
        if settings is None:
            continue
        while title in found.names.values():
            title = f"{title} ({key})"
        found.settings.append({"name": title, **settings})
        found.names[key] = title
        if "loiter" in settings:
            found.loitering.add(key)
    return found


def _zone(
    zone: Section, notes: Notes, size: Size | None, looked_for: list[str]
) -> dict[str, Any] | None:
    path = zone.roots[0]
    coordinates = zone.texts("coordinates")
    if coordinates is None:
        notes.left(path, "The zone has no coordinates.")
        return None
    try:
        points = polygon(coordinates.value, size)
    except ShapeError as error:
        notes.left(path, f"The zone is not carried over: {error}.")
        return None
    counted = _counted(zone, notes, size, looked_for)
    if counted is None:
        notes.left(path, "The zone is not carried over: nothing that counts in it is known.")
        return None
    settings: dict[str, Any] = {"points": points}
    notes.carried(coordinates.path, "A zone.")
    if counted:
        settings["labels"] = counted
    if (loiter := zone.number("loitering_time")) and loiter.value > 0:
        settings["loiter"] = min(loiter.value, _DAY)
        notes.changed(
            loiter.path,
            f"Loitering is told after {settings['loiter']:g} s; that something entered, at once.",
        )
    return settings


def _counted(
    zone: Section, notes: Notes, size: Size | None, looked_for: list[str]
) -> dict[str, Any] | None:
    """Return what counts in a zone, with limits; empty: everything, None: nothing."""
    objects = zone.texts("objects", ",")
    limited = zone.part("filters").names()
    if objects is None or not objects.value:
        words = looked_for if limited else []
    else:
        words = labels.known(objects.value, objects.path, notes)
        if not words:
            return None
        notes.carried(objects.path, f"In the zone count: {', '.join(words)}.")
    return {word: labels.limits(zone.part("filters", word), notes, size) for word in words}


def readable(key: str) -> str:
    """Return a name for people.

    >>> readable("front_door")
    'Front door'
    """
    words = key.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
