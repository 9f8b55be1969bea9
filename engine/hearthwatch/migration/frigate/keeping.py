"""What a Frigate camera keeps and alerts for: recordings, snapshots, reviews."""

from collections.abc import Iterator
from typing import Any, Final

from hearthwatch.migration.foreign import Found, Section
from hearthwatch.migration.frigate import labels
from hearthwatch.migration.frigate.watching import Zones
from hearthwatch.migration.plan import Wish
from hearthwatch.migration.report import Notes

_PRE: Final = 60
_POST: Final = 600
_ALERTING: Final = ("person", "car")
"""What Frigate alerts for unless told otherwise."""

_WHILE_THERE: Final = (
    "Recorded is while something that is looked for is there, not while pixels move."
)

_KINDS: Final = ("events", "alerts", "detections")
"""What recordings are kept for: `events` until Frigate 0.14, the others since."""


def recording(section: Section, notes: Notes) -> dict[str, Any]:
    """Return when is recorded, and how much before and after.

    Args:
        section: `record`.
        notes: on the camera.
    """
    enabled = section.flag("enabled")
    if enabled is None or not enabled.value:
        path = enabled.path if enabled else ()
        if enabled is None:
            notes.changed(path, "Frigate records nothing unless record.enabled says so: it is off.")
        else:
            notes.carried(path, "Nothing is recorded.")
        return {"mode": "off"}
    settings: dict[str, Any] = {"mode": "events"}
    always = _always(section, notes)
    if always:
        settings["mode"] = "continuous"
    notes.carried(enabled.path, f"Recording: {settings['mode']}.")
    for key, name, most in (("pre_capture", "pre", _PRE), ("post_capture", "post", _POST)):
        found = [s for kind in _KINDS if (s := section.part(kind).number(key))]
        if found:
            settings[name] = min(max(one.value for one in found), most)
        for one in found:
            notes.carried(one.path, f"record.{name} {settings[name]:g} s.")
    return settings


def _always(section: Section, notes: Notes) -> bool:
    """Tell whether everything is recorded, not only what happens."""
    retain, since = section.part("retain"), section.part("continuous").number("days")
    mode, days = retain.text("mode"), retain.number("days")
    moving = section.part("motion").number("days")
    if mode is not None:
        notes.settled(mode.path)
        if mode.value != "all":
            moving, days = days, None
    if moving is not None and moving.value > 0:
        notes.changed(moving.path, _WHILE_THERE)
    return any(found is not None and found.value > 0 for found in (since, days))


def wishes(camera: Section, notes: Notes) -> Iterator[Wish]:
    """Give how long a camera's recordings and pictures are kept."""
    record, snapshots = camera.part("record"), camera.part("snapshots")
    enabled = record.flag("enabled")
    if enabled and enabled.value:
        parts = [("retain", "days"), ("continuous", "days")]
        parts += [(kind, key) for kind in _KINDS for key in ("days", "default")]
        for part, key in parts:
            place = record.part(part, "retain") if part in _KINDS else record.part(part)
            yield from _days("clips_days", place.number(key), notes)
    yield from _days("events_days", snapshots.part("retain").number("default"), notes)


def _days(key: str, days: Found[float] | None, notes: Notes) -> Iterator[Wish]:
    if days is None or days.path in notes.said:
        return
    notes.settled(days.path)
    if days.value > 0:
        yield Wish(key, days.value, days.path)


def alerting(section: Section, notes: Notes, zones: Zones, looked_for: list[str]) -> dict[str, Any]:
    """Return what alerts.

    Args:
        section: `review`.
        notes: on the camera.
        zones: of the camera.
        looked_for: all labels that the camera tells.
    """
    alerts = section.part("alerts")
    settings: dict[str, Any] = {}
    if enabled := alerts.flag("enabled"):
        settings["enabled"] = enabled.value
        notes.carried(enabled.path, f"Alerts are {'on' if enabled.value else 'off'}.")
    named = alerts.texts("labels")
    words = labels.known(named.value, named.path, notes) if named else list(_ALERTING)
    words = [word for word in words if word in looked_for]
    if "car" in words and "truck" in looked_for:
        words.append("truck")
    if words:
        settings["labels"] = list(dict.fromkeys(words))
    elif settings.get("enabled", True):
        settings["enabled"] = False
    if named:
        notes.carried(named.path, f"Alerts for: {', '.join(words) or 'nothing'}.")
    else:
        notes.carried((), f"Alerts for {', '.join(words) or 'nothing'}, as in Frigate by default.")
    settings |= _places(alerts, notes, zones)
    if cutoff := alerts.number("cutoff_time"):
        settings["cooldown"] = min(cutoff.value, 86_400.0)
        notes.changed(
            cutoff.path,
            f"alerts.cooldown {settings['cooldown']:g} s: what comes within it joins the alert.",
        )
    return settings


def _places(alerts: Section, notes: Notes, zones: Zones) -> dict[str, Any]:
    needed = alerts.texts("required_zones", ",")
    if needed is None or not needed.value:
        return {}
    names = [zones.names[key] for key in needed.value if key in zones.names]
    if not names:
        notes.left(needed.path, "None of these zones was carried over: alerts come from anywhere.")
        return {}
    settings: dict[str, Any] = {"zones": names}
    notes.carried(needed.path, f"Alerts only in: {', '.join(names)}.")
    if missing := [key for key in needed.value if key not in zones.names]:
        notes.left(needed.path, f"Not carried over: {', '.join(missing)}.")
    if all(key in zones.loitering for key in needed.value if key in zones.names):
        settings["types"] = ["loitering", "doorbell_pressed"]
        notes.changed(needed.path, "Alerts come once something loiters there, not when it enters.")
    return settings
