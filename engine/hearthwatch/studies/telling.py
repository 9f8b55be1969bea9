"""What comes out of studies, as JSON values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import CameraSettings, RecordMode
from hearthwatch.store import StoredClip
from hearthwatch.studies.change import untried
from hearthwatch.studies.errand import Found, Unmatched

_MOST_LISTED: Final = 500


def found_view(found: Found) -> dict[str, Any]:
    """Show an event of a study."""
    return {
        "type": found.type.value,
        "timestamp": to_rfc3339(found.timestamp),
        "clip_id": str(found.clip_id),
        "offset": found.offset,
        "label": found.label,
        "zone": found.data.get("zone"),
        "line": found.data.get("line"),
        "box": found.data.get("box"),
        "confidence": found.data.get("confidence"),
        "in_warm_up": found.in_warm_up,
    }


def unmatched_view(one: Unmatched) -> dict[str, Any]:
    """Show an event that one of two settings makes alone, with why the other does not."""
    why = one.why
    told = None if why is None else {"text": why.text, "checks": [asdict(c) for c in why.checks]}
    return found_view(one.found) | {"why": told}


def comparison_view(
    before: Iterable[Found],
    after: Iterable[Found],
    *,
    lost: Sequence[Unmatched],
    gained: Sequence[Unmatched],
) -> dict[str, Any]:
    """Show how the events of two settings compare: in numbers, by type, and those that differ."""
    counts = {
        "before": Counter(found.type for found in before),
        "after": Counter(found.type for found in after),
        "lost": Counter(one.found.type for one in lost),
        "gained": Counter(one.found.type for one in gained),
    }
    return {
        **{name: count.total() for name, count in counts.items()},
        "by_type": _by_type(counts),
        "lost_events": [unmatched_view(one) for one in lost[:_MOST_LISTED]],
        "gained_events": [unmatched_view(one) for one in gained[:_MOST_LISTED]],
        "not_listed": max(0, len(lost) - _MOST_LISTED) + max(0, len(gained) - _MOST_LISTED),
    }


def _by_type(counts: Mapping[str, Counter[EventType]]) -> dict[str, dict[str, int]]:
    return {
        kind.value: {name: count[kind] for name, count in counts.items()}
        for kind in EventType
        if any(count[kind] for count in counts.values())
    }


def length_of(footage: Sequence[StoredClip]) -> float:
    """Return how many seconds some clips last together."""
    return sum(stored.clip.duration for stored in footage)


def footage_view(footage: Sequence[StoredClip]) -> dict[str, Any]:
    """Say how much footage there is, and of when."""
    first, last = footage[0].clip, footage[-1].clip
    return {
        "clips": len(footage),
        "footage_seconds": round(length_of(footage), 1),
        "since": to_rfc3339(first.start),
        "until": to_rfc3339(last.start + last.duration),
    }


def notes_on(today: CameraSettings, changed: CameraSettings) -> list[str]:
    """Say what recorded footage cannot show."""
    notes = []
    if today.record.mode is RecordMode.EVENTS:
        notes.append(
            "Only what was recorded can be tried. This camera is recorded when something is told,"
            " so what today's settings missed is mostly not in the footage."
        )
    if today.record_source not in {None, today.detect_source}:
        notes.append(
            "The footage is of the stream that is recorded; live, the camera's other stream is"
            " looked at, in which small or distant things may be seen less well."
        )
    if today.detect.attention != changed.detect.attention:
        notes.append("detect.attention makes no difference here: every picture is decoded.")
    notes.extend(
        f"{name} makes no difference for what is found in recorded footage."
        for name in untried(today, changed)
    )
    return notes
