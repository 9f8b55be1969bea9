"""Make a detector of a file's bytes."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

from hearthwatch.model.labels import COCO
from hearthwatch.vision.detector.detector import NetworkDetector
from hearthwatch.vision.detector.detr import detr_layout
from hearthwatch.vision.detector.grids import NanodetLayout, YoloLayout, YoloxLayout
from hearthwatch.vision.detector.layouts import Layout, LayoutKind
from hearthwatch.vision.detector.network import Backend, Network
from hearthwatch.vision.detector.packaged import PackagedLayout
from hearthwatch.vision.detector.protocol import ModelError

_LAYOUTS: Final[dict[LayoutKind, Callable[[Network, tuple[str, ...], str], Layout]]] = {
    LayoutKind.PACKAGED: PackagedLayout,
    LayoutKind.NANODET: NanodetLayout,
    LayoutKind.YOLO: YoloLayout,
    LayoutKind.YOLOX: YoloxLayout,
    LayoutKind.DETR: detr_layout,
}


def open_detector(
    model: bytes,
    *,
    name: str = "nanodet-g",
    layout: LayoutKind = LayoutKind.PACKAGED,
    labels: tuple[str, ...] = COCO,
    backend: Backend = Backend.ONNX_RUNTIME,
    side: int = 416,
    threads: int = 1,
) -> NetworkDetector:
    """Load a model.

    Args:
        model: the ONNX file's content.
        name: how to call it before people.
        layout: that it has.
        labels: in the order of its scores; empty for what means nothing.
        backend: what is to compute it.
        side: longer side of a picture as the network sees it, unless a call says otherwise, or the
            network takes pictures of one size.
        threads: that compute one picture. One costs the least; two halve the waiting.

    Raises:
        ModelError: it cannot be used so; the text names it and says why.
    """
    if not model:
        raise ModelError(f"model {name}: it is empty (0 bytes)")
    network = _open_network(model, backend, name, threads)
    declared = _LAYOUTS[layout](network, labels, name)
    return NetworkDetector(network, declared, labels, name=name, side=side)


def has(backend: Backend) -> bool:
    """Tell whether a backend is installed; nothing is loaded for that."""
    return backend is Backend.ONNX_RUNTIME or find_spec("openvino") is not None


def _open_network(model: bytes, backend: Backend, name: str, threads: int) -> Network:
    # Each runtime takes long to import and much memory.
    if backend is Backend.ONNX_RUNTIME:
        from hearthwatch.vision.detector.onnx_network import OnnxNetwork  # noqa: PLC0415

        return OnnxNetwork(model, name=name, threads=threads)
    try:
        from hearthwatch.vision.detector.openvino_network import (  # noqa: PLC0415
            OpenVinoNetwork,
        )
    except ImportError:
        raise ModelError(
            f"model {name}: OpenVINO is not installed here (pip install hearthwatch[openvino])"
        ) from None
    return OpenVinoNetwork(model, name=name, threads=threads)
