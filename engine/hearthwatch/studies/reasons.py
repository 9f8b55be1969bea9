"""Why other settings do not say what some settings say: the gates of their look at that moment."""

from collections.abc import Iterable, Sequence
from typing import Final

from hearthwatch.model.event import EventType
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.look import LookRecord
from hearthwatch.model.track import TrackView
from hearthwatch.settings import CameraSettings
from hearthwatch.studies.errand import Found, Unmatched, Why

_NEAR: Final = 2.5
"""Seconds within which a look says something about a moment."""

_OVERLAP: Final = 0.1

_OF_SOUND: Final = {Gate.SOUND, Gate.STEADY, Gate.PATTERN, Gate.SPEECH, Gate.COOLDOWN}


def explained(
    alone: Iterable[Found], camera: CameraSettings, records: Sequence[LookRecord]
) -> tuple[Unmatched, ...]:
    """Say of each event why the other settings do not say it.

    What follows from a thing that is never told (that it left, say) has the same reason as that.

    Args:
        alone: events that some settings make alone, in the order of time.
        camera: the other settings.
        records: what their looks at the same clip decided.
    """
    untold: dict[int, Why] = {}
    unmatched = []
    for found in alone:
        why = untold.get(found.track_id) if found.track_id is not None else None
        if why is None:
            why = _why(found, camera, records)
        if found.type is EventType.OBJECT_DETECTED and found.track_id is not None:
            untold[found.track_id] = why
        unmatched.append(Unmatched(found, why))
    return tuple(unmatched)


def _why(found: Found, camera: CameraSettings, records: Sequence[LookRecord]) -> Why:
    if found.type is EventType.AUDIO_DETECTED:
        return _why_unheard(found, camera, records)
    if not (camera.enabled and camera.detect.enabled):
        return Why("Nothing is looked for: detection is switched off.")
    places = {zone.name for zone in camera.zones} | {line.name for line in camera.lines}
    if found.place is not None and found.place not in places:
        return Why(f"There is no zone or line {found.place!r}.")
    record = min(records, key=lambda r: _distance(r, found.timestamp), default=None)
    if record is None or _distance(record, found.timestamp) > _NEAR:
        return Why("No picture was looked at around this moment.")
    track = _track_at(found, record.tracks)
    if track is not None:
        return _of_track(track)
    return _of_look(record)


def _why_unheard(found: Found, camera: CameraSettings, records: Sequence[LookRecord]) -> Why:
    if not (camera.enabled and camera.sound.enabled):
        return Why("Nothing is listened to: sound detection is switched off.")
    near = [record for record in records if _distance(record, found.timestamp) <= _NEAR]
    failed = [
        check
        for record in near
        for check in record.checks
        if check.gate in _OF_SOUND and not check.passed
    ]
    if not failed:
        return Why("No sound was judged around this moment.")
    nearest = {check.gate: check for check in sorted(failed, key=lambda check: check.value or 0.0)}
    checks = tuple(nearest.values())
    return Why(_sentence(checks), checks)


def _of_track(track: TrackView) -> Why:
    name = f"{track.label} {track.id}"
    failed = tuple(check for check in track.checks if not check.passed)
    if failed:
        return Why(f"{name}: {_sentence(failed)}", failed)
    if not track.told:
        return Why(f"{name} is followed there, and is {track.state.value}.")
    return Why(f"{name} is told there, at another moment or as something else.")


def _of_look(record: LookRecord) -> Why:
    failed = tuple(check for check in record.checks if not check.passed)
    if failed:
        return Why(_sentence(failed), failed)
    return Why("Nothing is followed at this place at this moment.")


def _track_at(found: Found, tracks: Iterable[TrackView]) -> TrackView | None:
    """Return what is followed where something happened."""
    box = found.box
    if box is None:
        return None
    best = max(tracks, key=lambda track: track.box.iou(box), default=None)
    return best if best is not None and best.box.iou(box) >= _OVERLAP else None


def _distance(record: LookRecord, moment: float) -> float:
    return max(record.start - moment, moment - record.end, 0.0)


def _sentence(checks: Iterable[Check]) -> str:
    return "; ".join(check.text for check in checks)
