"""Studies of recorded clips, as jobs: what a change of settings would do, and what a clip shows."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from hearthwatch.events import Bus, ClipChange, ClipChanged, Job, JobError, JobKind, Jobs, Topic
from hearthwatch.events.jobs import Report
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import CameraSettings, FileSource, Settings
from hearthwatch.store import ClipFilter, ClipStore, EventFilter, EventStore, Position, StoredClip
from hearthwatch.studies.alerts import alert_differences, judge
from hearthwatch.studies.apart import answers
from hearthwatch.studies.errand import (
    WARM_UP,
    ClipFile,
    Errand,
    Found,
    Progress,
    Ready,
    Studied,
    Unmatched,
    Unreadable,
)
from hearthwatch.studies.matching import count_in_warm_up, match
from hearthwatch.studies.pace import Pace, progress_text
from hearthwatch.studies.telling import (
    alerts_view,
    comparison_view,
    decision_view,
    footage_view,
    found_view,
    length_of,
    notes_on,
)

_PAGE: Final = 500
_MOST_CLIPS: Final = 10_000
_MOST_STORED: Final = 1000
_MOST_KEPT: Final = 100

_SEEN: Final = frozenset(
    {
        EventType.MOTION_DETECTED,
        EventType.MOTION_ENDED,
        EventType.OBJECT_DETECTED,
        EventType.OBJECT_LEFT,
        EventType.ZONE_BREACH,
        EventType.ZONE_LEFT,
        EventType.LINE_CROSSED,
        EventType.LOITERING,
        EventType.PARKED,
    }
)
"""What is told because of what a camera shows."""


@dataclass(slots=True)
class _Outcome:
    """What a study has found so far.

    Attributes:
        model: name of the detector.
        found: events of each variant.
        unreadable: clips that could not be gone through, with the reason.
        seconds: that it took.
    """

    model: str = ""
    found: tuple[list[Found], ...] = ()
    lost: list[Unmatched] = field(default_factory=list)
    gained: list[Unmatched] = field(default_factory=list)
    unreadable: dict[UUID, str] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, answer: Ready | Studied | Unreadable) -> None:
        """Take in what was answered."""
        match answer:
            case Ready(model=model):
                self.model = model
            case Studied():
                self.found = self.found or tuple([] for _ in answer.found)
                for known, found in zip(self.found, answer.found, strict=True):
                    known.extend(found)
                self.lost.extend(answer.lost)
                self.gained.extend(answer.gained)
            case Unreadable(clip_id=clip_id, reason=reason):
                self.unreadable[clip_id] = reason


class Studies:
    """Hands studies to the jobs, and keeps what they find out about clips."""

    def __init__(
        self,
        clips: ClipStore,
        events: EventStore,
        jobs: Jobs,
        bus: Bus,
        settings: Callable[[], Settings],
    ) -> None:
        self.pace = Pace()
        self._clips = clips
        self._events = events
        self._jobs = jobs
        self._bus = bus
        self._settings = settings

    async def footage(
        self, camera_id: UUID, *, since: float, ids: frozenset[UUID] | None = None
    ) -> list[StoredClip]:
        """Return a camera's clips that start at or after a moment, from the oldest to the newest.

        Args:
            camera_id: whose.
            since: in seconds since 1970 UTC.
            ids: of those alone.
        """
        found: list[StoredClip] = []
        after: Position | None = None
        wanted = ClipFilter(camera_id=camera_id, since=since, ids=ids)
        while len(found) < _MOST_CLIPS:
            page = await self._clips.page(wanted, limit=_PAGE, after=after)
            found.extend(page.items)
            after = page.next
            if after is None:
                break
        return found[::-1]

    def try_out(
        self, today: CameraSettings, changed: CameraSettings, footage: Sequence[StoredClip]
    ) -> Job:
        """Find out in the background what changed settings would have said of some clips.

        Raises:
            TooManyJobsError: too many others wait.
        """

        async def work(report: Report) -> Mapping[str, Any]:
            outcome = await self._study((today, changed), footage, report)
            return await asyncio.to_thread(self._what_if, today, changed, footage, outcome)

        return self._submit(JobKind.WHAT_IF, work, today)

    def reprocess(self, camera: CameraSettings, stored: StoredClip) -> Job:
        """Look at a clip again in the background, with today's settings.

        Raises:
            TooManyJobsError: too many others wait.
        """

        async def work(report: Report) -> Mapping[str, Any]:
            outcome = await self._study((camera,), (stored,), report)
            if (reason := outcome.unreadable.get(stored.clip.id)) is not None:
                raise JobError(f"The footage cannot be read: {reason}")
            return await self._look_again(camera, stored, outcome)

        return self._submit(JobKind.REPROCESS, work, camera)

    def _submit(
        self,
        kind: JobKind,
        work: Callable[[Report], Any],
        camera: CameraSettings,
    ) -> Job:
        return self._jobs.submit(kind, work, camera_id=camera.id, camera=camera.slug)

    async def _study(
        self,
        variants: Sequence[CameraSettings],
        footage: Sequence[StoredClip],
        report: Report,
    ) -> _Outcome:
        errand = Errand(
            variants=tuple(map(_without_sources, variants)),
            detector=self._settings().detector.model_dump_json(),
            clips=tuple(map(self._clip_file, footage)),
            classifier=self._settings().classifier.model_dump_json(),
        )
        total = length_of(footage)
        outcome, began = _Outcome(found=tuple([] for _ in variants)), time.monotonic()
        async with aclosing(answers(errand)) as told:
            async for answer in told:
                if isinstance(answer, Progress):
                    text = progress_text(answer.seconds, total, time.monotonic() - began)
                    report(answer.seconds / max(total, 1e-9), text)
                elif isinstance(answer, Ready | Studied | Unreadable):
                    outcome.add(answer)
        outcome.seconds = time.monotonic() - began
        self.pace.learn(total, outcome.seconds)
        return outcome

    def _clip_file(self, stored: StoredClip) -> ClipFile:
        clip = stored.clip
        return ClipFile(clip.id, str(self._clips.files.path(clip)), clip.start, clip.duration)

    def _what_if(
        self,
        today: CameraSettings,
        changed: CameraSettings,
        footage: Sequence[StoredClip],
        outcome: _Outcome,
    ) -> Mapping[str, Any]:
        before, after = outcome.found
        settings = self._settings()
        judged = judge(before, today, settings), judge(after, changed, settings)
        lost, gained = alert_differences(*judged, outcome.lost, outcome.gained)
        return {
            "camera_id": str(today.id),
            "camera": today.slug,
            **footage_view(footage),
            "took_seconds": round(outcome.seconds, 1),
            "model": outcome.model,
            "notes": notes_on(today, changed),
            "warm_up": {
                "seconds": WARM_UP,
                "before": count_in_warm_up(before),
                "after": count_in_warm_up(after),
            },
            "unreadable": [
                {"clip_id": str(clip_id), "reason": reason}
                for clip_id, reason in outcome.unreadable.items()
            ],
            "events": comparison_view(before, after, lost=outcome.lost, gained=outcome.gained),
            "mode": settings.mode,
            "alerts": alerts_view(*judged, lost=lost, gained=gained),
        }

    async def _look_again(
        self, camera: CameraSettings, stored: StoredClip, outcome: _Outcome
    ) -> Mapping[str, Any]:
        """Compare what a clip shows today with what was told then, and note it on the clip."""
        (now,) = outcome.found
        then = await self._told(stored)
        matched = match(then, now)
        noted = _noted(now, outcome.model) | {
            "lost": len(matched.only_first),
            "gained": len(matched.only_second),
        }
        decided = decision_view(judge(now, camera, self._settings()))
        both = {"filter_result": noted, "alert_decision": decided}
        changed = await self._clips.set_outcome(stored.clip.id, both)
        if changed is not None:
            self._bus.publish(Topic.CLIPS, ClipChange(ClipChanged.REPROCESSED, changed))
        lost = [Unmatched(found) for found in matched.only_first]
        gained = [Unmatched(found) for found in matched.only_second]
        return {
            "camera_id": str(camera.id),
            "camera": camera.slug,
            "clip_id": str(stored.clip.id),
            **footage_view((stored,)),
            "took_seconds": round(outcome.seconds, 1),
            "model": outcome.model,
            **both,
            "events": comparison_view(then, now, lost=lost, gained=gained),
        }

    async def _told(self, stored: StoredClip) -> list[Found]:
        """Return what was told while a clip was being recorded, in the order of time."""
        clip = stored.clip
        wanted = EventFilter(
            camera_id=clip.camera_id, since=clip.start, until=clip.start + clip.duration
        )
        page = await self._events.page(wanted, limit=_MOST_STORED)
        events = (told.event for told in reversed(page.items))
        return [_found_in(stored, event) for event in events if event.type in _SEEN]


def _without_sources(camera: CameraSettings) -> str:
    recorded = FileSource(path=Path("recorded"))
    return camera.model_copy(update={"sources": (recorded,)}).model_dump_json(by_alias=True)


def _found_in(stored: StoredClip, event: Event) -> Found:
    offset = round(event.timestamp - stored.clip.start, 3)
    return Found(event.type, event.timestamp, stored.clip.id, offset, event.data)


def _noted(found: Sequence[Found], model: str) -> dict[str, Any]:
    """Return what is remembered of a clip that was looked at again."""
    things = [one for one in found if one.type is EventType.OBJECT_DETECTED]
    return {
        "processed_at": to_rfc3339(time.time()),
        "model": model,
        "detected_classes": sorted({one.label for one in things if one.label}),
        "confidence": max((one.data["confidence"] for one in things), default=None),
        "events": [found_view(one) for one in found[:_MOST_KEPT]],
        "total": len(found),
    }
