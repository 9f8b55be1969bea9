"""All detectors of a worker: one for each model that a camera wants."""

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hearthwatch.settings import PACKAGED_MODEL, DetectorSettings
from hearthwatch.vision.detector import Backend, Detector, has
from hearthwatch.watch.detectors.guarded import Choice, GuardedDetector
from hearthwatch.watch.detectors.measuring import (
    NotMeasuredError,
    faster,
    machine_key,
    measure,
    spoken,
)
from hearthwatch.watch.detectors.memory import Memory
from hearthwatch.watch.models import load_detector
from hearthwatch.watch.schedule import NewestFirst

_FILE: Final = "detectors.json"
_MEASURED_AFTER: Final = 30.0
"""Seconds after which cameras have connected, and measuring disturbs nobody."""

_SPOKEN: Final = {Backend.ONNX_RUNTIME: "ONNX Runtime", Backend.OPENVINO: "OpenVINO"}


@dataclass(frozen=True, slots=True)
class Seat:
    """A place before a model: what looks, and in which order cameras have their turn."""

    detector: GuardedDetector
    schedule: NewestFirst


class DetectorPool:
    """Gives each camera the detector that it wants.

    Cameras of one model take turns; one model that hangs delays no camera of another.
    """

    def __init__(
        self,
        settings: DetectorSettings,
        alert: Callable[[str], None],
        cache: Path | None = None,
        *,
        measured_after: float = _MEASURED_AFTER,
    ) -> None:
        """Load nothing yet.

        Args:
            settings: of all detectors.
            alert: is told of models that cannot be used, as sentences.
            cache: folder for what was measured; None: nothing is measured.
            measured_after: seconds until what is not known yet is measured.
        """
        self.settings = settings
        self._alert = alert
        self._memory = Memory(cache / _FILE if cache else None)
        self._measures = cache is not None
        self._measured_after = measured_after
        self._seats: dict[str, Seat] = {}
        self._closed = threading.Event()
        self._measuring = threading.Lock()

    def seat(self, model: str | None) -> Seat:
        """Return the place before a model, which is being loaded if nobody has wanted it yet.

        Args:
            model: which; None: the one for all cameras.
        """
        wanted = model or self.settings.model
        if wanted not in self._seats:
            self._seats[wanted] = self._make(wanted)
        return self._seats[wanted]

    def keep(self, models: Collection[str | None]) -> None:
        """Let go of all models but these."""
        kept = {model or self.settings.model for model in models}
        for model in self._seats.keys() - kept:
            self._end(self._seats.pop(model))

    def close(self) -> None:
        """End; waits for looks that are being taken."""
        self._closed.set()
        self.keep(())

    def _end(self, seat: Seat) -> None:
        seat.schedule.close()
        seat.detector.close()

    def _make(self, model: str) -> Seat:
        key = machine_key(self.settings, model)
        backend, reason, measure = self._choose(key)
        choices = [self._choice(model, backend, key, reason)]
        if backend is not Backend.ONNX_RUNTIME:
            choices.append(self._choice(model, Backend.ONNX_RUNTIME, key))
        if model != PACKAGED_MODEL:
            choices.append(self._choice(PACKAGED_MODEL, Backend.ONNX_RUNTIME, ""))
        detector = GuardedDetector(self._without_fatal(choices), self._alert, self._memory)
        if measure:
            threading.Thread(
                target=self._measure, args=(model, key, detector), name="measure", daemon=True
            ).start()
        return Seat(detector, NewestFirst())

    def _choose(self, key: str) -> tuple[Backend, str, bool]:
        """Return the backend to begin with, why, and whether it is to be measured."""
        if self.settings.backend != "auto":
            return Backend(self.settings.backend), "the settings say so", False
        if not has(Backend.OPENVINO):
            return Backend.ONNX_RUNTIME, "OpenVINO is not installed", False
        if figures := self._memory.figures(key):
            return faster(figures), spoken(figures), False
        reason = "it is not measured yet whether OpenVINO is faster on this machine"
        return Backend.ONNX_RUNTIME, reason, self._measures

    def _without_fatal(self, choices: list[Choice]) -> list[Choice]:
        """Leave out what has ended the process again and again, but for the last resort."""
        *others, last = choices
        left = [choice for choice in others if not self._memory.ended_the_process(choice.key)]
        gone = [choice.spoken for choice in others if choice not in left]
        if not gone:
            return choices
        first, *rest = [*left, last]
        ended = f"{' and '.join(gone)} ended the worker more than once today"
        reason = f"{ended}; {first.spoken} looks instead"
        self._alert(f"{reason}.")
        return [Choice(first.key, first.spoken, first.load, reason), *rest]

    def _choice(self, model: str, backend: Backend, key: str, reason: str = "") -> Choice:
        def load() -> Detector:
            return load_detector(self.settings, model, backend)

        name = Path(model).name
        return Choice(f"{key} {backend}", f"{name} on {_SPOKEN[backend]}", load, reason)

    def _measure(self, model: str, key: str, detector: GuardedDetector) -> None:
        if self._closed.wait(self._measured_after):
            return
        with self._measuring:  # One after the other.
            try:
                figures = measure(self.settings, model)
            except NotMeasuredError as error:
                detector.explain(f"{error}, for the machine is busy; it is tried at the next start")
                return
        if self._closed.is_set():
            return
        self._memory.learn(key, figures)
        backend = faster(figures)
        if backend is Backend.ONNX_RUNTIME:
            detector.explain(spoken(figures))
        else:
            detector.prefer(self._choice(model, backend, key, spoken(figures)))
