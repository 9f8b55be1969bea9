"""How long lists take when there is a lot to choose from."""

import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.studies.bench.archive import (
    CAMERAS,
    RARE,
    RARE_ZONE,
    RETIRED,
    Archive,
    camera_id,
)
from hearthwatch.studies.bench.engine import Engine, household
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table, quantile

_TIMES: Final = 15

_LISTS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "all events": ("/events", {}),
    "1000 events": ("/events", {"limit": "1000"}),
    "page 90 of events": ("/events", {"page": "90"}),
    "one camera": ("/events", {"camera": CAMERAS[0]}),
    "a camera that is long gone": ("/events", {"camera": RETIRED}),
    "a type": ("/events", {"event_type": "loitering"}),
    "a label": ("/events", {"label": "person"}),
    "a rare label": ("/events", {"label": RARE}),
    "a label that the camera never sees": ("/events", {"label": RARE, "camera": CAMERAS[0]}),
    "a group": ("/events", {"group": "animal"}),
    "a zone": ("/events", {"zone": "Porch"}),
    "a rare zone and a rare label": ("/events", {"zone": RARE_ZONE, "label": RARE}),
    "sure ones": ("/events", {"min_score": "0.9"}),
    "very sure ones": ("/events", {"min_score": "0.9695"}),
    "alerting ones": ("/events", {"alerting": "true"}),
    "page 90 of those that do not alert": ("/events", {"alerting": "false", "page": "90"}),
    "camera, label, zone, score, alerting": (
        "/events",
        {
            "camera": CAMERAS[3],
            "label": "person",
            "zone": "Path",
            "min_score": "0.8",
            "alerting": "true",
        },
    ),
    "all alerts": ("/alerts", {}),
    "open alerts": ("/alerts", {"status": "open"}),
    "alerts of a camera and severity": (
        "/alerts",
        {"camera": CAMERAS[2], "severity": "critical"},
    ),
    "alerts of which there are none": ("/alerts", {"label": RARE}),
    "page 90 of alerts": ("/alerts", {"page": "90", "per_page": "100"}),
    "all clips": ("/clips", {}),
    "clips of a camera": ("/clips", {"camera": CAMERAS[2]}),
}


def lists_table(events: int, *, seed: int, progress: Progress) -> Iterator[Table]:
    """Ask a real engine for lists over many events.

    Args:
        events: how many there are.
        seed: of what they are.
        progress: hears what is done.

    Raises:
        ChildError: the engine does not start or does not answer.
    """
    table = Table(
        "lists",
        "Lists",
        f"{events:,} events, {events // 10:,} alerts and {events // 100:,} clips of"
        f" {len(CAMERAS)} cameras; the time from asking over a new connection to having read the"
        f" answer, {_TIMES} times each, 100 events or 50 of others a page unless said otherwise.",
        (
            Column("list", "list"),
            Column("items in all (10,000: or more)", "total"),
            Column("median, ms", "median_ms", 1),
            Column("95 %, ms", "p95_ms", 1),
            Column("longest, ms", "longest_ms", 1),
        ),
    )
    with tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder:
        home = household((), Path(folder))
        data = Path(folder) / "data"
        (data / "hearthwatch.yaml").write_text(json.dumps(_settings()), encoding="utf-8")
        progress(f"making {events:,} events")
        archive = Archive(data / "hearthwatch.db", home.media, events, seed)
        archive.fill()
        with home.engine() as running:
            lists = {**_LISTS, **_by_time(archive), **_further(running)}
            yield from table.growing([_row(running, *each)] for each in lists.items())


def _row(running: Engine, name: str, asked: tuple[str, Mapping[str, str]]) -> Row:
    path, query = asked
    total = running.get(path, **query)["total"]
    times = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        running.get(path, **query)
        times.append(1000 * (time.perf_counter() - began))
    return (name, total, quantile(times, 0.5), quantile(times, 0.95), max(times))


def _by_time(archive: Archive) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Return lists of a part of the time."""
    span = archive.end - archive.start
    old = {
        "since": to_rfc3339(archive.start + 0.3 * span),
        "until": to_rfc3339(archive.start + 0.4 * span),
    }
    return {
        "a few days of long ago": ("/events", old),
        "a rare label in those days": ("/events", old | {"label": RARE}),
        "a camera that was gone by then": ("/events", old | {"camera": RETIRED}),
    }


def _further(running: Engine) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Return lists that begin where another ends, and those of a clip."""
    label = {"label": "person"}
    cursor = running.get("/events", **label)["next_cursor"]
    clip = running.get("/clips")["clips"][-1]["clip_id"]
    return {
        "the next page of a label": ("/events", label | {"cursor": str(cursor)}),
        "events of a clip": ("/events", {"clip_id": str(clip)}),
    }


def _settings() -> dict[str, Any]:
    """Return settings under which nothing of it is deleted, and no camera runs."""
    sources = [{"type": "file", "path": "/nowhere.mp4"}]
    cameras = [
        {"id": str(camera_id(slug)), "name": slug, "slug": slug, "enabled": False}
        | {"sources": sources}
        for slug in CAMERAS
    ]
    storage = {"events_days": 3650, "clips_days": 3650, "min_free": 0}
    return {"cameras": cameras, "storage": storage}
