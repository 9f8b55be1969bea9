"""A database as it is after months: events, alerts and clips of many cameras, made in seconds."""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import msgspec
import numpy as np

from hearthwatch.model.alert import Decision, Outcome, Severity
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.labels import group_of
from hearthwatch.store.kinds import Kind

CAMERAS: Final = tuple(f"camera_{number}" for number in range(20))
RETIRED: Final = CAMERAS[-1]
"""A camera that has told nothing for most of the time."""

RARE: Final = "horse"
"""A label of one thing in a thousand, and of none that the first camera sees."""

ZONES: Final = ("Porch", "Path", "Drive")
RARE_ZONE: Final = "Cellar"

_DAYS: Final = 60
_ACTIVE_SHARE: Final = 0.1
_CLIP: Final = 20.0
_LABELS: Final = ("person", "car", "dog", "cat", RARE)
_LABEL_ODDS: Final = (0.6, 0.3, 0.08, 0.019, 0.001)
_TYPES: Final = (
    EventType.MOTION_DETECTED,
    EventType.MOTION_ENDED,
    EventType.OBJECT_DETECTED,
    EventType.OBJECT_LEFT,
    EventType.ZONE_BREACH,
    EventType.ZONE_LEFT,
    EventType.LOITERING,
    EventType.CLIP_READY,
)
_TYPE_ODDS: Final = (0.22, 0.22, 0.17, 0.17, 0.08, 0.08, 0.01, 0.05)
_SILENT: Final = Decision(
    Outcome.SILENT,
    (
        Check(Gate.ENABLED, passed=True, text="alerts are switched on for this camera"),
        Check(Gate.TYPE, passed=False, text="it is not among the types that alert"),
    ),
)
_JOINED: Final = Decision(
    Outcome.JOINED,
    (
        Check(Gate.ENABLED, passed=True, text="alerts are switched on for this camera"),
        Check(Gate.TYPE, passed=True, text="it is among the types that alert"),
        Check(Gate.LABEL, passed=True, text="person is among what alerts: person"),
        Check(Gate.OPEN, passed=True, text="it belongs to the alert 'A person', which is open"),
    ),
    Severity.MEDIUM,
)


def camera_id(slug: str) -> UUID:
    """Return the id of a camera."""
    return UUID(int=(7 << 76) + (2 << 62) + CAMERAS.index(slug))


class Archive:
    """Fills an empty database of this version's shape."""

    def __init__(self, database: Path, media: Path, events: int, seed: int) -> None:
        """Prepare.

        Args:
            database: the file.
            media: the folder in which clips have their files, which are empty.
            events: how many to make; there are a tenth as many alerts, and a hundredth of clips.
            seed: of what happens.
        """
        self._database = database
        self._media = media
        self._events = events
        self._rng = np.random.default_rng((seed, 9))
        self._ids = counted_ids()
        self._kinds: dict[Kind, int] = {}
        self.end = time.time()
        self.start = self.end - _DAYS * 86_400

    def fill(self) -> None:
        """Write everything."""
        with closing(sqlite3.connect(self._database)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            _insert(connection, "events", self._event_rows())
            _insert(connection, "kinds", self._kind_rows())
            zones = ((number, zone) for kind, number in self._kinds.items() for zone in kind.places)
            _insert(connection, "kind_zones", ({"kind_id": n, "zone": z} for n, z in zones))
            _insert(connection, "alerts", self._alert_rows(self._events // 10))
            _insert(connection, "clips", self._clip_rows(self._events // 100))
            connection.commit()

    def _event_rows(self) -> Iterator[dict[str, Any]]:
        count, rng = self._events, self._rng
        moments = np.linspace(self.start, self.end, count, endpoint=False)
        cameras = rng.integers(len(CAMERAS) - 1, size=count)
        retired = rng.random(count) < 1 / len(CAMERAS)
        retired[int(count * _ACTIVE_SHARE) :] = False
        cameras[retired] = len(CAMERAS) - 1
        types = rng.choice(len(_TYPES), size=count, p=_TYPE_ODDS)
        labels = rng.choice(len(_LABELS), size=count, p=_LABEL_ODDS)
        zones = rng.integers(-1, len(ZONES), size=count)
        rare = rng.random(count) < 0.001
        scores = rng.uniform(0.5, 0.97, size=count)
        for index in range(count):
            label = _LABELS[labels[index]]
            slug = CAMERAS[cameras[index]]
            if slug == CAMERAS[0] and label == RARE:
                label = _LABELS[0]
            zone = RARE_ZONE if rare[index] else ZONES[zones[index]] if zones[index] >= 0 else None
            data = _data(_TYPES[types[index]], label, zone, float(scores[index]))
            moment = float(moments[index])
            event = Event(
                id=self._ids(moment),
                type=_TYPES[types[index]],
                timestamp=moment,
                camera_id=camera_id(slug),
                camera=slug,
                data=data,
                trace=Trace(moment, moment + 0.01, moment + 0.05, moment + 0.1, moment + 0.11),
            )
            yield self._event_row(event)

    def _event_row(self, event: Event) -> dict[str, Any]:
        alerts = event.data.get("object_type") == "person"
        decision = _JOINED if alerts and event.type is not EventType.OBJECT_LEFT else _SILENT
        kind = Kind.of(event, alerting=decision.alerting)
        return {
            "id": event.id.hex,
            "type": event.type.value,
            "timestamp": event.timestamp,
            "camera_id": event.camera_id.hex if event.camera_id else None,
            "camera": event.camera,
            "data": json.dumps(event.data),
            "trace": json.dumps(asdict(event.trace)),
            "picture": event.type is EventType.OBJECT_LEFT,
            "kind_id": self._kinds.setdefault(kind, len(self._kinds) + 1),
            "score": event.data.get("confidence"),
            "decision": json.dumps(msgspec.to_builtins(decision)),
        }

    def _kind_rows(self) -> Iterator[dict[str, Any]]:
        for kind, number in self._kinds.items():
            yield {
                "id": number,
                "digest": kind.digest,
                "camera_id": kind.camera_id.hex if kind.camera_id else None,
                "type": kind.type.value,
                "label": kind.label,
                "group": kind.group,
                "alerting": kind.alerting,
                "score": kind.score,
            }

    def _alert_rows(self, count: int) -> Iterator[dict[str, Any]]:
        cameras = self._rng.integers(len(CAMERAS) - 1, size=count)
        graver = self._rng.random(count) < 0.01
        for index, moment in enumerate(np.linspace(self.start, self.end, count, endpoint=False)):
            slug = CAMERAS[cameras[index]]
            is_open = index >= count - 20
            yield {
                "id": self._ids(float(moment)).hex,
                "title": f"A person at {slug}",
                "summary": f"A person was seen at {slug}.",
                "severity": Severity.CRITICAL if graver[index] else Severity.MEDIUM,
                "status": "open" if is_open else "closed",
                "source": "program",
                "camera_id": camera_id(slug).hex,
                "camera": slug,
                "group": "person",
                "label": "person",
                "zones": "[]",
                "tracks": "[]",
                "events": 3,
                "opened": float(moment),
                "updated": float(moment) + 20,
                "closed": None if is_open else float(moment) + 600,
            }

    def _clip_rows(self, count: int) -> Iterator[dict[str, Any]]:
        cameras = self._rng.integers(len(CAMERAS) - 1, size=count)
        for index, moment in enumerate(np.linspace(self.start, self.end, count, endpoint=False)):
            start, slug = float(moment), CAMERAS[cameras[index]]
            clip_id = self._ids(start)
            file = f"clips/{slug}/{datetime.fromtimestamp(start, UTC):%Y-%m-%d}/{clip_id}.mp4"
            (self._media / file).parent.mkdir(parents=True, exist_ok=True)
            (self._media / file).touch()
            yield {
                "id": clip_id.hex,
                "camera_id": camera_id(slug).hex,
                "camera": slug,
                "path": file,
                "start": start,
                "end": start + _CLIP,
                "duration": _CLIP,
                "size": 1_000_000,
                "codec": "h264",
                "width": 1280,
                "height": 720,
                "has_audio": False,
                "cause": "event",
                "starred": True,
                "thumbnail": False,
            }


def _data(kind: EventType, label: str, zone: str | None, score: float) -> dict[str, Any]:
    """Return what an event says: enough of it for filters, and as much as usual."""
    if kind is EventType.MOTION_DETECTED:
        return {"detected": True, "confidence": round(score, 3), "share": 0.02, "zones": []}
    if kind is EventType.MOTION_ENDED:
        return {"detected": False, "duration": 12.5}
    if kind is EventType.CLIP_READY:
        return {"filename": "a.mp4", "duration": _CLIP, "size": 1_000_000, "cause": "event"}
    thing = {
        "object_type": label,
        "group": group_of(label),
        "confidence": round(score, 3),
        "track_id": 7,
        "box": {"x": 0.1234, "y": 0.2345, "width": 0.1111, "height": 0.2222},
        "moved": 0.1,
    }
    if kind in {EventType.OBJECT_DETECTED, EventType.OBJECT_LEFT}:
        return thing | {"zones": [zone] if zone else [], "looks": 4}
    return thing | {"zone": zone or ZONES[0], "duration": 3.0}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    iterator = iter(rows)
    first = next(iterator)
    columns = ", ".join(f'"{name}"' for name in first)
    marks = ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
    connection.execute(statement, tuple(first.values()))
    connection.executemany(statement, (tuple(row.values()) for row in iterator))
