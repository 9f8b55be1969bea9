"""A study: clips go through one or two settings in a process of its own, which disturbs nobody.

It decodes each clip once and shows every frame to both settings, in one thread at the lowest
priority. The answers depend on the clips and the settings alone: twice the same gives the same.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import cv2

from hearthwatch.media import Packet, SourceError
from hearthwatch.settings import CameraSettings, ClassifierSettings, DetectorSettings, any_label
from hearthwatch.studies.errand import (
    Answer,
    ClipFile,
    Errand,
    Failure,
    Finished,
    Progress,
    Ready,
    Studied,
    Unreadable,
    line_of,
    read_errand,
)
from hearthwatch.studies.footage import Footage
from hearthwatch.studies.matching import match
from hearthwatch.studies.reasons import explained
from hearthwatch.studies.shared_detector import SharedDetector
from hearthwatch.studies.variant import Variant
from hearthwatch.vision.detector import ModelError
from hearthwatch.watch.models import load_detector
from hearthwatch.watch.sound_models import SoundModels

_TELL_EVERY: Final = 0.25


def study(errand: Errand) -> Iterator[Answer]:
    """Go through the clips of an errand and say what comes out of each."""
    with any_label():  # The service has looked at them.
        cameras = [CameraSettings.model_validate_json(variant) for variant in errand.variants]
    settings = DetectorSettings.model_validate_json(errand.detector)
    settings = settings.model_copy(update={"threads": 1})
    try:
        detectors = {
            model: SharedDetector(load_detector(settings, model))
            for model in dict.fromkeys(camera.detect.model for camera in cameras)
        }
    except ModelError as error:
        yield Failure(reason=str(error))
        return
    classifier = ClassifierSettings.model_validate_json(errand.classifier)
    sound_models = SoundModels(classifier, patient=True)
    yield Ready(model=", ".join(detector.name for detector in detectors.values()))
    done = 0.0
    for clip in errand.clips:
        try:
            yield from _study_clip(clip, cameras, detectors, sound_models, done)
        except SourceError as error:
            yield Unreadable(clip_id=clip.clip_id, reason=str(error))
        done += clip.duration
        yield Progress(seconds=done)
    yield Finished()


def _study_clip(
    clip: ClipFile,
    cameras: list[CameraSettings],
    detectors: Mapping[str | None, SharedDetector],
    sound_models: SoundModels,
    done: float,
) -> Iterator[Answer]:
    variants: list[Variant] = []
    heard: deque[Packet] = deque()

    def hear(packet: Packet) -> None:
        heard.append(packet)
        while variants and heard:
            one = heard.popleft()
            for variant in variants:
                variant.hear(one)

    listened = any(camera.sound.enabled for camera in cameras)
    first, told = 0.0, time.monotonic()
    for frame in Footage(Path(clip.path), threads=1, hear=hear if listened else None):
        if not variants:
            first = frame.time
            variants += [
                Variant(each, detectors[each.detect.model], clip, first, sound_models)
                for each in cameras
            ]
        for detector in detectors.values():
            detector.next_frame()
        for variant in variants:
            variant.see(frame)
        if (now := time.monotonic()) - told >= _TELL_EVERY:
            told = now
            yield Progress(seconds=done + min(frame.time - first, clip.duration))
    yield _outcome(clip, cameras, variants)


def _outcome(clip: ClipFile, cameras: list[CameraSettings], variants: list[Variant]) -> Studied:
    records = [variant.end() for variant in variants]
    found = tuple(tuple(variant.found) for variant in variants)
    if len(found) == 1:
        return Studied(clip_id=clip.clip_id, found=found)
    matched = match(*found)
    return Studied(
        clip_id=clip.clip_id,
        found=found,
        lost=explained(matched.only_first, cameras[1], records[1]),
        gained=explained(matched.only_second, cameras[0], records[0]),
    )


def run_study() -> None:
    """Do the errand on standard input and answer on standard output; a service starts this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _step_back()
    errand = read_errand(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_the_service, name="service", daemon=True).start()
    for answer in study(errand):
        sys.stdout.buffer.write(line_of(answer))
        sys.stdout.buffer.flush()


def _step_back() -> None:
    """Let everybody else go first, and be the first to go when memory is short."""
    os.nice(19)
    cv2.setNumThreads(1)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _end_with_the_service() -> None:
    """End when the service lets go of the pipe, as it does when it is killed."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(0)
