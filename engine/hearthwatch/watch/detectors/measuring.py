"""Which backend is faster on this machine: measured in processes that nobody misses.

A backend that crashes or hangs takes its own process with it, and counts as one that cannot be
used. Processor time is measured, not the time that passes: others work on this machine as well.
"""

import contextlib
import hashlib
import json
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from hearthwatch.settings import PACKAGED_MODEL, DetectorSettings
from hearthwatch.vision.detector import Backend, ModelError, Picture
from hearthwatch.watch.detectors.memory import Figure
from hearthwatch.watch.models import load_detector, threads_of

COMMAND: Final = (sys.executable, "-m", "hearthwatch", "measure")
"""Starts a process that measures one model on one backend."""

_WITHIN: Final = 120.0
_WARM_UP: Final = 3
_RUNS: Final = 15
_LONGEST: Final = 30.0
_SIDE: Final = 512
_WORTH: Final = 0.8
"""OpenVINO needs three times the memory of ONNX Runtime; for a fifth of the time it is worth it."""


def machine_key(settings: DetectorSettings, model: str) -> str:
    """Name a model on this machine, as long as nothing changes that figures depend on.

    Args:
        settings: of all detectors.
        model: which.
    """
    facts = [
        platform.machine(),
        _processor(),
        str(os.process_cpu_count()),
        str(threads_of(settings)),
        *(f"{package} {_version(package)}" for package in ("onnxruntime", "openvino")),
        model,
        *_file_facts(settings, model),
    ]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:32]


class NotMeasuredError(Exception):
    """The machine has no time to measure now."""


def measure(settings: DetectorSettings, model: str) -> dict[Backend, Figure]:
    """Measure a model on every backend; takes some seconds for each.

    Args:
        settings: of all detectors.
        model: which.

    Raises:
        NotMeasuredError: it took too long; that says nothing about a backend.
    """
    return {backend: _measure_apart(settings, model, backend) for backend in Backend}


def faster(figures: Mapping[Backend, Figure]) -> Backend:
    """Return the backend to use; with too small an advantage the smaller one."""
    ours = figures.get(Backend.ONNX_RUNTIME, Figure("")).seconds
    other = figures.get(Backend.OPENVINO, Figure("")).seconds
    if other is not None and (ours is None or other < ours * _WORTH):
        return Backend.OPENVINO
    return Backend.ONNX_RUNTIME


def spoken(figures: Mapping[Backend, Figure]) -> str:
    """Say what was measured.

    >>> spoken({Backend.ONNX_RUNTIME: Figure("ONNX Runtime 1.31", 0.0187)})
    'measured on this machine: 18.7 ms of processor time for a picture on ONNX Runtime 1.31'
    """
    parts = [
        f"{1000 * one.seconds:.1f} ms of processor time for a picture on {one.runtime}"
        if one.seconds is not None
        else f"{one.runtime} cannot be used ({one.fault})"
        for one in sorted(figures.values(), key=lambda one: one.seconds or float("inf"))
    ]
    return f"measured on this machine: {', '.join(parts)}"


def measure_here(settings: DetectorSettings, model: str, backend: Backend) -> Figure:
    """Measure a model on a backend in this process.

    Args:
        settings: of all detectors.
        model: which.
        backend: that computes.
    """
    try:
        detector = load_detector(settings, model, backend)
        runtime = detector.name.rpartition(" on ")[2]
        picture, spent = _picture(), list[float]()
        ends = time.monotonic() + _LONGEST
        for number in range(_WARM_UP + _RUNS):
            before = time.process_time()
            detector.detect([picture], side=_SIDE)
            if number >= _WARM_UP:
                spent.append(time.process_time() - before)
            if spent and time.monotonic() > ends:
                break
    except ModelError as error:
        return Figure(backend.value, fault=str(error))
    return Figure(runtime, sorted(spent)[len(spent) // 2])


def _measure_apart(settings: DetectorSettings, model: str, backend: Backend) -> Figure:
    errand = {"detector": settings.model_dump(mode="json"), "model": model, "backend": backend}
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(  # noqa: S603 - our own program
            COMMAND, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        ) as process:
            try:
                return _answer(process, json.dumps(errand).encode() + b"\n", backend)
            finally:
                process.kill()
    except OSError as error:
        return Figure(backend.value, fault=f"it could not be measured ({error.strerror})")


def _answer(process: subprocess.Popen[bytes], errand: bytes, backend: Backend) -> Figure:
    """Give the errand to a process, which ends when its input does, and wait for the answer."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("a process without pipes")
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(errand)
        process.stdin.flush()
    try:
        code = process.wait(_WITHIN)
    except subprocess.TimeoutExpired:
        raise NotMeasuredError(f"{backend} was not measured within {_WITHIN:g} s") from None
    if code:
        return Figure(backend.value, fault=f"its process ended with {code}")
    try:
        return Figure(**json.loads(process.stdout.read()))
    except (TypeError, ValueError):
        return Figure(backend.value, fault="its process gave no figure")


def run_measurement() -> None:
    """Do the errand on standard input, at a low priority, and write the figure; see `measure`."""
    os.nice(10)
    cv2.setNumThreads(1)
    asked = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    settings = DetectorSettings.model_validate(asked["detector"])
    figure = measure_here(settings, asked["model"], Backend(asked["backend"]))
    sys.stdout.buffer.write(json.dumps(asdict(figure)).encode())
    sys.stdout.buffer.flush()
    os._exit(0)  # The thread below hangs in its pipe.


def _end_with_the_worker() -> None:
    """End when the worker lets go of the pipe, as it does when it is killed."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(0)


def _picture() -> Picture:
    """Make a picture with something in it, the same each time."""
    noise = np.random.default_rng(0).integers(0, 256, (12, 16, 3), np.uint8)
    return np.asarray(cv2.resize(noise, (640, 480), interpolation=cv2.INTER_CUBIC), np.uint8)


def _processor() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as facts:
            lines = [line for line in facts if line.startswith(("model name", "flags", "Features"))]
            return "".join(dict.fromkeys(lines))
    except OSError:
        return platform.processor()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _file_facts(settings: DetectorSettings, model: str) -> list[str]:
    """Return what tells whether a model's file is still the same, without reading it."""
    if model == PACKAGED_MODEL:
        return []
    own = next((each for each in settings.models if each.name == model), None)
    path = Path(own.path if own else model)
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return [str(path)]
    return [str(path), str(facts.st_size), str(facts.st_mtime_ns), own.layout if own else ""]
