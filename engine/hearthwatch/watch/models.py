"""Bring the detector that the settings name into memory."""

import os
from importlib import resources
from pathlib import Path
from typing import Final

from hearthwatch.settings import DetectorSettings
from hearthwatch.vision.detector import Detector, ModelError
from hearthwatch.vision.detector.backend import OnnxDetector

_PACKAGED: Final = {"nanodet-g": "nanodet-g-int8.onnx"}
_LARGEST: Final = 512 << 20


def load_detector(settings: DetectorSettings) -> Detector:
    """Load a detector.

    Raises:
        ModelError: the model is missing, empty, or not one that can be used; the text names it.
    """
    threads = settings.threads or min(os.process_cpu_count() or 1, 2)
    return OnnxDetector(_read(settings.model), name=Path(settings.model).name, threads=threads)


def _read(model: str) -> bytes:
    if packaged := _PACKAGED.get(model):
        return (resources.files("hearthwatch.vision") / "models" / packaged).read_bytes()
    path = Path(model)
    try:
        if path.stat().st_size > _LARGEST:
            raise ModelError(f"model {model}: larger than {_LARGEST >> 20} MiB")
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"model {model}: cannot be read ({error.strerror})") from error
