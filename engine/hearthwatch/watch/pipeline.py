"""One camera from frames to events. There is no other way: replay and bench use it as well."""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from hearthwatch.media import Frame
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import contains
from hearthwatch.model.ids import IdFactory
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.motion import Motion, MotionDetector, MotionParameters
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.activity import MotionActivity, Turn
from hearthwatch.watch.clock import Clock
from hearthwatch.watch.scene import Scene, SceneLook
from hearthwatch.watch.schedule import Job, Schedule

_LUMA_AREA: Final = 320 * 180
_PICTURE_WIDTH: Final = 1280

_UNTOLD: Final = Check(Gate.MOTION, passed=True, text="motion is not told: it is switched off")


class Listener(Protocol):
    """Hears what a pipeline has to say, from the threads that take its looks and hand them in."""

    def event(self, made: EventMade) -> None:
        """Take an event with its picture."""

    def looked(self, record: LookRecord) -> None:
        """Take the record of one look."""

    def ended(self, track: EndedTrack) -> None:
        """Take a track that is no longer followed, with its history."""


@dataclass(frozen=True, slots=True)
class _Turned:
    """Motion that began or ended with a frame, and that has yet to be told.

    Attributes:
        since: when it began, on the stream's clock.
    """

    turn: Turn
    frame: Frame
    motion: Motion
    since: float


class Pipeline:
    """Watches the frames of one camera.

    `see` and `close` belong to the thread that decodes; the rest of the work is handed to the
    schedule. Whether there is motion is decided in `see`, frame by frame, and told with the looks:
    they may be dropped, or given up in another order.
    """

    def __init__(
        self,
        camera: CameraSettings,
        *,
        detector: Detector,
        clock: Clock,
        schedule: Schedule,
        ids: IdFactory,
        listener: Listener,
        history_limit: int | None = 100,
    ) -> None:
        """Prepare to watch.

        Args:
            camera: its settings; `apply` changes them later.
            detector: shared with other cameras.
            clock: tells the moments of frames.
            schedule: takes the looks.
            ids: makes the ids of events.
            listener: hears the results.
            history_limit: sightings kept for each track; None keeps all of them.
        """
        self._camera = camera
        self._detector = detector
        self._clock = clock
        self._schedule = schedule
        self._ids = ids
        self._listener = listener
        self._history_limit = history_limit
        self._motion = MotionDetector(_motion_parameters(camera))
        self._activity = MotionActivity(camera.motion.hold)
        self._turned: deque[_Turned] = deque()
        self._telling = threading.Lock()
        self._scene: Scene | None = None
        self._next_id = 1
        self._newest: Frame | None = None
        self._lock = threading.Lock()
        self.looks = 0
        self.inferences = 0
        self.dropped = 0
        self.share = 0.0

    def apply(self, camera: CameraSettings) -> None:
        """Follow new settings from the next frame on; what is followed stays followed."""
        with self._lock:
            before, self._camera = self._camera, camera
            if camera.motion != before.motion:
                self._motion.apply(_motion_parameters(camera))
                self._activity.hold = camera.motion.hold
            if self._scene:
                self._scene.apply(camera)

    def see(self, frame: Frame, *, catching_up: bool = False) -> Motion:
        """Look for motion in a frame and hand it on to be looked at closely.

        Args:
            frame: of this camera, later than the one before.
            catching_up: it is one of several that come at once and of which none may be skipped,
                for each may be the only one that shows something.

        Returns:
            What moves in it.
        """
        motion = self._motion.update(frame.luma(*look_size(frame)), frame.time)
        self.looks += 1
        self.share = motion.share
        self._newest = frame
        self._follow_motion(frame, motion)
        job = Job(
            run=lambda: self._look(frame, motion),
            late=lambda waited: self._give_up(frame, motion, waited),
            patient=catching_up,
        )
        self._schedule.submit(self._camera.id, job)
        return motion

    def close(self) -> None:
        """End everything that is followed, as when the stream is over or away for too long."""
        self._schedule.forget(self._camera.id)
        if self._newest is None:
            return
        self._tell_motion(self._newest.time)
        with self._lock:
            self._end_scene(self._newest)
        since = self._activity.since
        if since is not None and self._activity.end():
            self._tell_calm(self._newest, since)

    def _look(self, frame: Frame, motion: Motion) -> None:
        self._tell_motion(frame.time)
        with self._lock:
            if self._scene and self._scene.size != (frame.width, frame.height):
                self._end_scene(frame)
            if self._scene is None:
                self._scene = Scene(
                    self._camera,
                    size=(frame.width, frame.height),
                    detector=self._detector,
                    history_limit=self._history_limit,
                    first_id=self._next_id,
                )
            look = self._scene.look(frame, motion, self._at(frame), lambda: self._clock.now(frame))
            self.inferences += look.inferences
            self._report(frame, look, self._trace(frame, look.detected))
            self._record(frame, motion, look.checks, look)

    def _end_scene(self, frame: Frame) -> None:
        if self._scene:
            look = self._scene.close(frame, self._at(frame))
            self._report(frame, look, self._trace(frame, self._clock.now(frame)))
            self._next_id = self._scene.next_id
            self._scene = None

    def _give_up(self, frame: Frame, motion: Motion, waited: float) -> None:
        self.dropped += 1
        text = f"given up: the detector was {waited:.1f} s behind"
        gate = Check(Gate.LOOK, passed=False, text=text, value=waited)
        self._tell_motion(frame.time)
        self._record(frame, motion, (*motion.checks, gate), SceneLook())

    def _record(
        self, frame: Frame, motion: Motion, checks: tuple[Check, ...], look: SceneLook
    ) -> None:
        moment = self._clock.moment(frame)
        if motion.active and not self._camera.motion.enabled:
            checks = (*checks, _UNTOLD)
        self._listener.looked(
            LookRecord(moment, moment, 1, motion.share, look.inferences, checks, look.views)
        )

    def _report(self, frame: Frame, look: SceneLook, trace: Trace) -> None:
        for happening, picture in look.happenings:
            self._tell(happening.type, frame, happening.data, trace, picture)
        for ended in look.ended:
            self._listener.ended(ended)

    def _follow_motion(self, frame: Frame, motion: Motion) -> None:
        before = self._activity.since
        if self._camera.motion.enabled:
            turn = self._activity.update(frame.time, active=motion.active)
        else:
            turn = self._activity.end()
        if turn is not None:
            since = frame.time if before is None else before
            self._turned.append(_Turned(turn, frame, motion, since))

    def _tell_motion(self, until: float) -> None:
        """Tell, in order, when motion began and ended up to a time on the stream's clock."""
        with self._telling:
            while self._turned and self._turned[0].frame.time <= until:
                turned = self._turned.popleft()
                if turned.turn is Turn.STARTED:
                    self._tell_start(turned.frame, turned.motion)
                else:
                    self._tell_calm(turned.frame, turned.since)

    def _tell_start(self, frame: Frame, motion: Motion) -> None:
        trace = self._trace(frame, self._clock.now(frame))
        picture = frame.jpeg(_PICTURE_WIDTH)
        self._tell(EventType.MOTION_DETECTED, frame, self._motion_data(motion), trace, picture)

    def _tell_calm(self, frame: Frame, since: float) -> None:
        data = {"detected": False, "duration": round(frame.time - since, 3)}
        trace = self._trace(frame, self._clock.now(frame))
        self._tell(EventType.MOTION_ENDED, frame, data, trace, None)

    def _motion_data(self, motion: Motion) -> Mapping[str, Any]:
        """Describe motion; its confidence is 0.5 at the threshold and nears 1 far above it."""
        camera = self._camera
        zones = [
            zone.name
            for zone in camera.zones
            if any(contains(zone.points, region.centre) for region in motion.regions)
        ]
        threshold = camera.motion.threshold
        return {
            "detected": True,
            "confidence": round(motion.share / (motion.share + threshold), 3),
            "share": round(motion.share, 5),
            "zones": zones,
        }

    def _at(self, frame: Frame) -> Callable[[float], float]:
        offset = self._clock.moment(frame) - frame.time
        return lambda time: time + offset

    def _trace(self, frame: Frame, detected: float) -> Trace:
        captured, decoded = self._clock.trace(frame)
        return Trace(captured=captured, decoded=decoded, detected=detected)

    def _tell(
        self,
        kind: EventType,
        frame: Frame,
        data: Mapping[str, Any],
        trace: Trace,
        picture: bytes | None,
    ) -> None:
        moment = self._clock.moment(frame)
        event = Event(
            id=self._ids(moment),
            type=kind,
            timestamp=moment,
            camera_id=self._camera.id,
            camera=self._camera.slug,
            data=data,
            trace=replace(trace, confirmed=self._clock.now(frame)),
        )
        self._listener.event(EventMade(event=event, picture=picture))


def _motion_parameters(camera: CameraSettings) -> MotionParameters:
    return MotionParameters(threshold=camera.motion.threshold, masks=camera.motion.masks)


def look_size(frame: Frame) -> tuple[int, int]:
    """Return a size of the frame's shape that has about as many pixels as 320x180."""
    scale = min((_LUMA_AREA / (frame.width * frame.height)) ** 0.5, 1.0)
    return max(round(frame.width * scale), 1), max(round(frame.height * scale), 1)
