"""Bring the detectors that the settings name into memory."""

import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from hearthwatch.model.labels import COCO
from hearthwatch.settings import (
    PACKAGED_MODEL,
    DetectorSettings,
    LabelFileError,
    ModelSettings,
    read_label_file,
)
from hearthwatch.vision.detector import Backend, Detector, LayoutKind, ModelError, open_detector

_PACKAGED_FILE: Final = "nanodet-g-int8.onnx"
_LARGEST_MODEL: Final = 512 << 20


@dataclass(frozen=True, slots=True)
class Model:
    """A model that was read.

    Attributes:
        name: how to call it before people.
        data: the ONNX file's content.
        labels: in the order of its scores; empty for what means nothing.
    """

    name: str
    data: bytes
    layout: LayoutKind = LayoutKind.PACKAGED
    labels: tuple[str, ...] = COCO

    def open(self, backend: Backend, threads: int) -> Detector:
        """Make a detector of it.

        Raises:
            ModelError: it cannot be used so; the text names it.
        """
        return open_detector(
            self.data,
            name=self.name,
            layout=self.layout,
            labels=self.labels,
            backend=backend,
            threads=threads,
        )


def load_detector(
    settings: DetectorSettings, model: str | None = None, backend: Backend | None = None
) -> Detector:
    """Load a detector.

    Args:
        settings: of all detectors.
        model: which; None: the one for all cameras.
        backend: what computes it; None: what the settings say, and ONNX Runtime where they leave it
            to the engine, so that recordings give the same answer everywhere.

    Raises:
        ModelError: the model is missing, empty, or not one that can be used; the text names it.
    """
    backend = backend or chosen_backend(settings) or Backend.ONNX_RUNTIME
    return read_model(settings, model).open(backend, threads_of(settings))


def chosen_backend(settings: DetectorSettings) -> Backend | None:
    """Return the backend that the owner has chosen; None: it is left to the engine."""
    return None if settings.backend == "auto" else Backend(settings.backend)


def threads_of(settings: DetectorSettings) -> int:
    """Return how many threads compute one picture."""
    return settings.threads or min(os.process_cpu_count() or 1, 2)


def read_model(settings: DetectorSettings, model: str | None = None) -> Model:
    """Read a model and its labels.

    Args:
        settings: of all detectors.
        model: which; None: the one for all cameras.

    Raises:
        ModelError: a file cannot be read; the text names it.
    """
    wanted = model or settings.model
    if wanted not in settings.names:
        known = ", ".join(sorted(settings.names))
        raise ModelError(f"model {wanted}: the settings name no such model; there is {known}")
    if wanted == PACKAGED_MODEL:
        data = (resources.files("hearthwatch.vision") / "models" / _PACKAGED_FILE).read_bytes()
        return Model(wanted, data)
    own = next((each for each in settings.models if each.name == wanted), None)
    if own is None:
        return Model(Path(wanted).name, _read("model", wanted))
    return Model(
        own.name,
        _read(f"model {own.name}:", own.path),
        LayoutKind(own.layout),
        _labels_of(own),
    )


def _labels_of(own: ModelSettings) -> tuple[str, ...]:
    if own.labels is None:
        return COCO
    try:
        return read_label_file(own.labels)
    except LabelFileError as error:
        raise ModelError(f"model {own.name}: {error}") from None


def _read(what: str, path: str) -> bytes:
    try:
        if not Path(path).is_file() and Path(path).exists():
            raise ModelError(f"{what} {path}: not a file")
        if Path(path).stat().st_size > _LARGEST_MODEL:
            raise ModelError(f"{what} {path}: larger than {_LARGEST_MODEL >> 20} MiB")
        return Path(path).read_bytes()
    except OSError as error:
        raise ModelError(f"{what} {path}: cannot be read ({error.strerror})") from error
    except ValueError:
        raise ModelError(f"{what} {path!r} is no path") from None
