"""One camera from sound packets to events. There is no other way: replay uses it as well."""

import threading
import time
from dataclasses import dataclass
from typing import Final, Protocol

import av
import structlog

from hearthwatch.media import Packet, SoundDecoder, StreamInfo
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.ids import IdFactory
from hearthwatch.model.messages import EventMade
from hearthwatch.model.sound import SoundStatus
from hearthwatch.settings import CameraSettings
from hearthwatch.vision.audio import (
    CLASSIFIER_RATE,
    Ear,
    EarParameters,
    Heard,
    LoudnessParameters,
    SoundModelError,
)
from hearthwatch.watch.sound_models import SoundModels

_RATE: Final = 8000
"""Samples per second at which is listened: a telephone's, which has all that alarms and voices
need. A classifier wants twice as many."""

_MISSING: Final = 5.0
"""Seconds without sound after which a stream that has some is taken to send none."""

_log = structlog.get_logger()


class HearingListener(Protocol):
    """Hears what is heard, in the feed's thread."""

    def heard(self, made: EventMade) -> None:
        """Take an event about a sound."""


@dataclass(slots=True)
class _Stream:
    """What decodes and hears the sound of one opening of a stream."""

    decoder: SoundDecoder
    rate: int


class Hearing:
    """Listens to what a feed brings, as far as the owner wants that.

    It is cheap: decoding telephone sound and looking for loud sounds and alarms in it takes less
    than a hundredth of a core. Sound is never kept here.
    """

    def __init__(
        self,
        camera: CameraSettings,
        *,
        models: SoundModels,
        ids: IdFactory,
        listener: HearingListener,
        start: float | None = None,
    ) -> None:
        """Prepare to listen.

        Args:
            camera: its settings; `apply` changes them later.
            models: shared with other cameras.
            ids: makes the ids of events.
            listener: hears the results.
            start: of footage, in seconds since 1970 UTC; None: what comes, comes now.
        """
        self._camera = self._applied = camera
        self._models = models
        self._ids = ids
        self._listener = listener
        self._start = start
        self._info: StreamInfo | None = None
        self._stream: _Stream | None = None
        self._ear: Ear | None = None
        self._fault: str | None = None
        self._last: float | None = None
        self._lock = threading.Lock()
        self._checks: dict[tuple[Gate, str], Check] = {}
        self._cpu = 0.0
        self._costed = (time.monotonic(), 0.0)

    @property
    def now(self) -> frozenset[str]:
        """What is heard at the moment."""
        ear = self._ear
        return ear.now if ear is not None and self._camera.sound.enabled else frozenset()

    def apply(self, camera: CameraSettings) -> None:
        """Follow new settings from the next packet on; from any thread."""
        self._camera = camera

    def online(self, info: StreamInfo) -> None:
        """Let the first packet tell what has changed."""

    def packet(self, packet: Packet) -> None:
        """Take a packet and listen if it is sound."""
        if self._camera is not self._applied:
            self._follow()
        if not self._camera.sound.enabled:
            return
        if packet.info is not self._info:
            self._begin(packet.info)
        if packet.sound and self._stream is not None:
            began = time.thread_time()
            self._listen(self._stream, packet)
            self._cpu += time.thread_time() - began

    def offline(self, reason: str) -> None:  # noqa: ARG002
        """Hear nothing any more."""
        self.over()

    def over(self) -> None:
        """Hear nothing any more; the background stays known."""
        self._info = self._stream = self._last = None
        if self._ear is not None:
            self._ear.close()

    def take_checks(self) -> tuple[Check, ...]:
        """Return the gates since the last call: of each the one that came nearest to being told."""
        with self._lock:
            checks, self._checks = self._checks, {}
        return tuple(checks.values())

    def status(self) -> SoundStatus | None:
        """Return how the camera hears, and its cost since the last call; None: nobody listens."""
        if not self._camera.sound.enabled:
            return None
        ear, last = self._ear, self._last
        silent = last is None or time.monotonic() - last > _MISSING
        if self._fault is not None or ear is None or silent:
            return SoundStatus(listening=False, reason=self._fault or "No sound comes.")
        return SoundStatus(
            listening=True,
            level=ear.take_level(),
            floor=ear.floor,
            heard=tuple(sorted(ear.now)),
            cost=self._cost(),
        )

    def _cost(self) -> float:
        (before, spent), self._costed = self._costed, (time.monotonic(), self._cpu)
        return round((self._cpu - spent) / max(self._costed[0] - before, 0.01), 5)

    def _follow(self) -> None:
        """Put new settings in force, in the thread that listens."""
        before, self._applied = self._applied, self._camera
        if not self._camera.sound.enabled or self._wanted_rate() != self._ear_rate():
            self.over()
        if self._ear is not None and self._camera.sound != before.sound:
            self._ear.apply(_parameters(self._camera))

    def _begin(self, info: StreamInfo) -> None:
        """Hear of another opening of the stream."""
        self._info = info
        self._stream, self._fault = None, None
        if info.sound is None:
            self._fault = "The stream has no sound."
            return
        rate = self._wanted_rate()
        try:
            self._stream = _Stream(SoundDecoder(info.sound, rate), rate)
        except av.FFmpegError as error:
            self._fault = f"Its sound ({info.sound.codec}) cannot be read."
            _log.warning("sound_not_read", camera=self._camera.slug, reason=str(error))
            return
        if self._ear_rate() != rate:
            self._ear = Ear(rate, _parameters(self._camera))

    def _listen(self, stream: _Stream, packet: Packet) -> None:
        sound, ear = stream.decoder.decode(packet), self._ear
        if sound is None or ear is None:
            return
        self._last = time.monotonic()
        wanted = self._camera.sound
        ear.use(
            voice=self._models.voice() if wanted.speech else None,
            classifier=self._models.classifier() if stream.rate == CLASSIFIER_RATE else None,
        )
        try:
            found = ear.feed(sound.samples, sound.end)
        except SoundModelError as error:
            self._fault = f"The sound cannot be judged: {error}."
            self._stream = None
            _log.error("sound_not_judged", camera=self._camera.slug, reason=str(error))
            return
        self._note(ear.checks)
        for heard in found:
            self._tell(heard, packet)

    def _note(self, checks: tuple[Check, ...]) -> None:
        with self._lock:
            for check in checks:
                key = check.gate, check.text.split()[0]
                known = self._checks.get(key)
                if known is None or _nearness(check) >= _nearness(known):
                    self._checks[key] = check

    def _tell(self, heard: Heard, packet: Packet) -> None:
        live = self._start is None
        offset = packet.captured - packet.time if self._start is None else self._start
        moment = heard.time + offset
        now = time.time() if live else moment
        event = Event(
            id=self._ids(moment),
            type=EventType.AUDIO_DETECTED,
            timestamp=moment,
            camera_id=self._camera.id,
            camera=self._camera.slug,
            data=_data(heard),
            trace=Trace(captured=packet.captured if live else moment, confirmed=now),
        )
        self._listener.heard(EventMade(event=event))

    def _wanted_rate(self) -> int:
        named = self._camera.sound.sounds and self._models.names_sounds
        return CLASSIFIER_RATE if named else _RATE

    def _ear_rate(self) -> int | None:
        return None if self._ear is None else self._ear.rate


def _nearness(check: Check) -> tuple[bool, float]:
    return check.passed, -1e9 if check.value is None else check.value


def _parameters(camera: CameraSettings) -> EarParameters:
    sound = camera.sound
    return EarParameters(
        loudness=LoudnessParameters(above=sound.threshold, quietest=sound.min_level),
        alarms=frozenset(sound.alarms),
        sounds=sound.sounds,
        hold=sound.hold,
        cooldown=sound.cooldown,
    )


def _data(heard: Heard) -> dict[str, object]:
    return {
        "level": round(10 ** (min(heard.level, 0.0) / 20), 5),
        "dbfs": round(heard.level, 1),
        "floor": round(heard.floor, 1),
        "threshold": round(heard.threshold, 1),
        "label": heard.label,
        "confidence": None if heard.confidence is None else round(min(heard.confidence, 1.0), 3),
        "pattern": heard.pattern,
        "reason": heard.reason[:1000],
    }
