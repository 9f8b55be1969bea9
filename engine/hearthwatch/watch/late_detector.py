"""A detector that is loaded while the cameras connect."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from hearthwatch.model.detection import Detection
from hearthwatch.settings import DetectorSettings
from hearthwatch.vision.detector import Detector, ModelError, Picture


class LateDetector:
    """Loads a detector in a thread of its own; who needs it before that waits for it."""

    def __init__(self, settings: DetectorSettings, alert: Callable[[str], None]) -> None:
        """Begin to load.

        Args:
            settings: which one.
            alert: is told of a model that cannot be used; then the packaged one takes its place.
        """
        self._settings = settings
        self._alert = alert
        self._loaded: Future[Detector] = Future()
        threading.Thread(target=self._load, name="model").start()

    @property
    def name(self) -> str:
        """See `Detector.name`."""
        return self._loaded.result().name

    @property
    def labels(self) -> tuple[str, ...]:
        """See `Detector.labels`."""
        return self._loaded.result().labels

    @property
    def inferences(self) -> int:
        """See `Detector.inferences`."""
        return self._loaded.result().inferences

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        """See `Detector.detect`."""
        return self._loaded.result().detect(pictures, side=side)

    def _load(self) -> None:
        # ONNX Runtime takes long to import, and the cameras need not wait for it.
        from hearthwatch.watch.models import load_detector  # noqa: PLC0415

        try:
            self._loaded.set_result(load_detector(self._settings))
        except ModelError as error:
            model = DetectorSettings().model
            detector = load_detector(self._settings.model_copy(update={"model": model}))
            self._loaded.set_result(detector)
            self._alert(f"{error}; {detector.name} is used instead")
