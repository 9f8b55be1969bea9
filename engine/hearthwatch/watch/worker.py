"""A worker process: it runs cameras and says what they see, until the service hangs up."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

import cv2
import msgspec
import structlog

from hearthwatch.media import Hardware
from hearthwatch.model import messages
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.live import LiveTrouble
from hearthwatch.model.log import LogLine
from hearthwatch.settings import (
    CameraSettings,
    ClassifierSettings,
    DecoderSettings,
    DetectorSettings,
    FtpSource,
    Settings,
    Source,
)
from hearthwatch.watch.camera import Camera
from hearthwatch.watch.channel import WorkerEnd
from hearthwatch.watch.detectors import DetectorPool
from hearthwatch.watch.recording.desk import ClipDesk
from hearthwatch.watch.sound_models import SoundModels
from hearthwatch.watch.trials import begin_trial

_log = structlog.get_logger()

_REPORT_EVERY: Final = 1.0
_SNAPSHOT_WAITS: Final = 0.5
"""Seconds for which a snapshot waits for a device whose stream shows nothing new."""

_AGAIN_AFTER: Final = 5.0
_WITH_PICTURE: Final = 500
_MOST_WAITING: Final = 20_000
_CRASHED: Final = 70


type Kept = messages.EventMade | messages.ClipClosed
"""What is sent until the service has confirmed it."""

type Hear = Callable[[Callable[[LogLine], None]], None]
"""Has a function told every line that the process logs from now on."""


class Uncommitted:
    """Events and clips that the service has not confirmed yet.

    While the disk is full they wait here. The first few hundred wait with their pictures, which are
    what takes room; of many thousands the oldest are given up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._messages: dict[UUID, tuple[float, Kept]] = {}

    def add(self, message: Kept, now: float) -> None:
        """Keep a message that is sent for the first time."""
        with self._lock:
            if len(self._messages) >= _WITH_PICTURE:
                message = _bare(message)
            if len(self._messages) >= _MOST_WAITING:
                lost = next(iter(self._messages))
                del self._messages[lost]
                _log.error("given_up", id=str(lost), waiting=_MOST_WAITING)
            self._messages[_id_of(message)] = (now, message)

    def settle(self, ids: tuple[UUID, ...]) -> None:
        """Forget what is committed."""
        with self._lock:
            for message_id in ids:
                self._messages.pop(message_id, None)

    def owes(self, camera_id: UUID) -> bool:
        """Tell whether anything of a camera is not confirmed yet."""
        with self._lock:
            return any(_camera_of(kept) == camera_id for _, kept in self._messages.values())

    def overdue(self, now: float) -> list[Kept]:
        """Return what is to be sent again, oldest first, and count it as sent now."""
        with self._lock:
            due = [kept for since, kept in self._messages.values() if now - since >= _AGAIN_AFTER]
            for kept in due:
                self._messages[_id_of(kept)] = (now, kept)
            return due


def _bare(message: Kept) -> Kept:
    if isinstance(message, messages.EventMade):
        return msgspec.structs.replace(message, picture=None)
    return msgspec.structs.replace(message, thumbnail=None)


def _camera_of(message: Kept) -> UUID | None:
    if isinstance(message, messages.EventMade):
        return message.event.camera_id
    return message.clip.camera_id


def _id_of(message: Kept) -> UUID:
    return message.event.id if isinstance(message, messages.EventMade) else message.clip.id


class Worker:
    """Runs the cameras that the service configures."""

    def __init__(self, channel: WorkerEnd) -> None:
        self._channel = channel
        self._uncommitted = Uncommitted()
        self._cameras: dict[UUID, Camera] = {}
        self._watched: set[UUID] = set()
        self._shown: dict[int, messages.Show] = {}
        self._pool: DetectorPool | None = None
        self._cache: Path | None = None
        self._hardware: Hardware | None = None
        self._decoder_settings: DecoderSettings | None = None
        self._sound_models: SoundModels | None = None
        self._classifier_settings: ClassifierSettings | None = None
        self._settings = Settings()
        self._desk = ClipDesk(self, self._being_written)
        self._ended = threading.Event()
        self._reporter = threading.Thread(target=self._report, name="report")
        self._reporter.start()

    def run(self) -> None:
        """Follow the service's words until it says stop or is gone."""
        while (message := self._channel.receive()) is not None:
            match message:
                case messages.Configure():
                    settings = Settings.model_validate_json(message.settings)
                    self._desk.gate.media = Path(message.media)
                    self._cache = Path(message.cache) if message.cache else None
                    self._configure(settings)
                case messages.Committed():
                    self._uncommitted.settle(message.ids)
                case messages.Snapshot():
                    self._answer(message)
                case messages.Watch():
                    self._watch(message.camera_id, on=message.on)
                case messages.Show() | messages.Hide():
                    self._screen(message)
                case messages.Record() | messages.Wake():
                    self._command(message)
                case messages.Restart():
                    self._restart(message.camera_id)
                case messages.Storing() | messages.Adopt() | messages.MakeStill():
                    self._desk.take(message)
                case messages.Probe():
                    begin_trial(message, self)
                case messages.Stop():
                    break
        self._stop(self._cameras)
        if self._pool:
            self._pool.close()
        self._ended.set()
        self._reporter.join()
        self._channel.close()

    def tell(self, message: Kept) -> None:
        """Send what must not be lost, again and again until it is committed."""
        self._uncommitted.add(message, time.monotonic())
        self._channel.send(message)

    def owes(self, camera_id: UUID) -> bool:
        """Tell whether what a camera has told is not committed yet."""
        return self._uncommitted.owes(camera_id)

    def offer(self, message: messages.Up) -> None:
        """Send something that may be lost when the service is behind."""
        self._channel.offer(message)

    def answer(self, message: messages.Still | messages.Probed) -> None:
        """Send an answer."""
        self._channel.send(message)

    def stream(self, message: messages.Live) -> None:
        """Send live pictures, waiting for room; they let everything else go first."""
        self._channel.stream(message)

    def _configure(self, settings: Settings) -> None:
        """Start, stop and change cameras so that they are as the settings say."""
        self._settings = settings
        pool = self._find_detectors(settings.detector)
        hardware = self._find_hardware(settings.decoder)
        sound_models = self._find_sound_models(settings.classifier)
        wanted = {camera.id: camera for camera in settings.cameras if camera.enabled}
        ended = {
            camera_id: camera
            for camera_id, camera in self._cameras.items()
            if camera_id not in wanted or _needs_restart(camera.settings, wanted[camera_id])
        }
        self._stop(ended)
        for camera_id, camera_settings in wanted.items():
            if camera := self._cameras.get(camera_id):
                camera.apply(camera_settings)
                continue
            try:
                camera = Camera(
                    camera_settings,
                    gate=self._desk.gate,
                    seat=pool.seat(camera_settings.detect.model),
                    voice=self,
                    hardware=hardware,
                    sound_models=sound_models,
                )
            except ValueError as error:  # The others go on.
                self._give_up(camera_settings, str(error))
            else:
                self._begin(camera)
        pool.keep({camera.settings.detect.model for camera in self._cameras.values()})
        for view in [view for view in self._shown.values() if view.camera_id not in wanted]:
            self._refuse(view)

    def _begin(self, camera: Camera) -> None:
        camera.watched = camera.id in self._watched
        self._cameras[camera.id] = camera
        camera.start()
        for view in self._shown.values():
            if view.camera_id == camera.id:
                camera.live.show(view)

    def _give_up(self, camera: CameraSettings, reason: str) -> None:
        """Say that a camera cannot even be tried."""
        _log.error("camera_impossible", camera=camera.slug, reason=reason)
        now = time.time()
        status = CameraStatus(state=CameraState.OFFLINE, since=now, reason=reason)
        self.offer(messages.Stats(camera_id=camera.id, status=status))

    def _restart(self, camera_id: UUID) -> None:
        """Begin anew with a camera: its clips are ended in order, its streams opened at once."""
        if camera := self._cameras.get(camera_id):
            self._stop({camera_id: camera})
            self._configure(self._settings)

    def _find_detectors(self, settings: DetectorSettings) -> DetectorPool:
        """Have detectors at hand; none is loaded before a camera wants it."""
        if self._pool and settings == self._pool.settings:
            return self._pool
        self._stop(self._cameras)
        if self._pool:
            self._pool.close()
        self._pool = DetectorPool(settings, self._alert, self._cache)
        return self._pool

    def _find_hardware(self, settings: DecoderSettings) -> Hardware:
        """Look what may decode; what the owner wants and the machine lacks is told."""
        if self._hardware and settings == self._decoder_settings:
            return self._hardware
        self._stop(self._cameras)
        self._hardware, self._decoder_settings = Hardware(settings.hardware), settings
        if self._hardware.fault:
            self._alert(f"Software decodes the cameras' pictures: {self._hardware.fault}.")
        return self._hardware

    def _find_sound_models(self, settings: ClassifierSettings) -> SoundModels:
        """Have the networks that listen at hand; none is loaded before a camera wants it."""
        if self._sound_models and settings == self._classifier_settings:
            return self._sound_models
        self._stop(self._cameras)
        self._sound_models = SoundModels(settings, self._alert)
        self._classifier_settings = settings
        return self._sound_models

    def _stop(self, cameras: Mapping[UUID, Camera]) -> None:
        stopping = list(cameras.values())
        for camera in stopping:
            camera.stop()
        for camera in stopping:
            camera.join()
            del self._cameras[camera.id]

    def _being_written(self) -> set[Path]:
        return {path for camera in list(self._cameras.values()) for path in camera.recorder.files}

    def _watch(self, camera_id: UUID, *, on: bool) -> None:
        if on:
            self._watched.add(camera_id)
        else:
            self._watched.discard(camera_id)
        if camera := self._cameras.get(camera_id):
            camera.watched = on

    def _command(self, message: messages.Record | messages.Wake) -> None:
        camera = self._cameras.get(message.camera_id)
        if camera is None:
            return
        if isinstance(message, messages.Record):
            camera.recorder.command(message.seconds)
        else:
            camera.wake(message.reason)

    def _screen(self, message: messages.Show | messages.Hide) -> None:
        if isinstance(message, messages.Show):
            self._show(message)
        else:
            self._hide(message.view)

    def _show(self, view: messages.Show) -> None:
        camera = self._cameras.get(view.camera_id)
        if camera is None:
            self._refuse(view)
        elif view.view not in self._shown:
            self._shown[view.view] = view
            camera.live.show(view)

    def _refuse(self, view: messages.Show) -> None:
        self._shown.pop(view.view, None)
        trouble, reason = LiveTrouble.NOT_RUNNING, "The camera is switched off."
        self.stream(messages.LiveFailed(view=view.view, trouble=trouble, reason=reason))

    def _hide(self, number: int) -> None:
        view = self._shown.pop(number, None)
        if view and (camera := self._cameras.get(view.camera_id)):
            camera.live.hide(number)

    def _answer(self, request: messages.Snapshot) -> None:
        camera = self._cameras.get(request.camera_id)
        if camera is not None and camera.may_wait:
            threading.Thread(
                target=self._send_picture, args=(request, camera), name="snapshot", daemon=True
            ).start()
        else:
            self._send_picture(request, camera)

    def _send_picture(self, request: messages.Snapshot, camera: Camera | None) -> None:
        size = (request.width, request.height)
        timestamp, jpeg = (
            camera.snapshot(*size, within=_SNAPSHOT_WAITS) if camera else (time.time(), None)
        )
        self._channel.send(
            messages.Picture(
                camera_id=request.camera_id,
                timestamp=timestamp,
                jpeg=jpeg,
                request=request.request,
            )
        )

    def _alert(self, message: str) -> None:
        now = time.time()
        self.tell(
            messages.EventMade(
                event=Event(
                    id=random_id(now),
                    type=EventType.SYSTEM_ALERT,
                    timestamp=now,
                    data={"message": message, "level": "error"},
                    trace=Trace(captured=now, confirmed=now),
                )
            )
        )

    def _report(self) -> None:
        while not self._ended.wait(_REPORT_EVERY):
            cameras = list(self._cameras.values())
            for camera in cameras:
                camera.report()
            if not cameras:
                self.offer(messages.Alive())
            for made in self._uncommitted.overdue(time.monotonic()):
                self._channel.send(made)


def _needs_restart(before: CameraSettings, after: CameraSettings) -> bool:
    """Tell whether a change cannot be followed by a running camera."""
    return (
        _reads_other(before.detect_source, after.detect_source)
        or _reads_other(before.record_source, after.record_source)
        or before.onvif != after.onvif
        or before.detect.enabled != after.detect.enabled
        or before.takes_sound != after.takes_sound
        or before.detect.fps != after.detect.fps
        or before.detect.model != after.detect.model
        or before.slug != after.slug
    )


def _reads_other(before: Source | None, after: Source | None) -> bool:
    """Tell whether another source is read: with which login a camera uploads is all the same."""
    if isinstance(before, FtpSource) and isinstance(after, FtpSource):
        return before.roles != after.roles
    return before != after


def run_worker(descriptor: int, hear_log: Hear) -> None:
    """Run a worker on its end of the channel until the service stops it or is gone.

    Args:
        descriptor: of that end.
        hear_log: brings the lines of the log, which go to the service as well.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)  # Cameras are the threads; a resize needs no others.
    threading.excepthook = lambda failure: _crash(failure.exc_value)
    channel = WorkerEnd(socket.socket(fileno=descriptor))
    hear_log(lambda line: channel.offer(messages.Logged(line=line)))
    Worker(channel).run()


def _crash(error: BaseException | None) -> None:
    """End the process when one of its threads fails: half a worker would be worse than none."""
    _log.critical("worker_failed", exc_info=error)
    sys.stderr.flush()
    os._exit(_CRASHED)
