"""An SSD, as OpenVINO reads it from TensorFlow Lite's file, and as we convert it."""

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.vision.conversion import ConversionError, SsdGrids, yolo_from_ssd
from hearthwatch.vision.detector import Backend, LayoutKind, open_detector
from hearthwatch.vision.detector.onnx_network import OnnxNetwork

from ...tiny_ssd import ANCHORS, GRIDS, RELU, SIDE, VALID, tiny_ssd  # noqa: TID252


def published(path: Path, picture: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Return boxes and numbers as OpenVINO computes them of the file itself."""
    import hearthwatch.vision.detector.openvino_network  # noqa: F401, PLC0415 - silences it

    openvino = sys.modules["openvino"]
    core = openvino.Core()
    model = core.compile_model(core.read_model(path), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    answer = model(picture)
    return [answer[0][0], answer[1][0]]


def test_gives_what_the_published_network_gives(tmp_path: Path) -> None:
    data = tiny_ssd(labels=2)
    (tmp_path / "ssd.tflite").write_bytes(data)
    picture = np.random.default_rng(1).random((1, SIDE, SIDE, 3), np.float32)
    boxes, numbers = published(tmp_path / "ssd.tflite", picture * 2 - 1)

    ours = OnnxNetwork(yolo_from_ssd(data, GRIDS), name="ssd", threads=1)
    (answer,) = ours.run({"images": picture.transpose(0, 3, 1, 2)})
    assert answer.shape == (1, 4 + 2, ANCHORS)
    places, scores = answer[0].T[:, :4], answer[0].T[:, 4:]
    np.testing.assert_allclose(scores, 1 / (1 + np.exp(-numbers[:, 1:])), atol=1e-5)
    anchors = GRIDS.anchors()
    middles = boxes[:, [1, 0]] / 10 * anchors[:, 2:] + anchors[:, :2]
    sizes = np.exp(boxes[:, [3, 2]] / 5) * anchors[:, 2:]
    np.testing.assert_allclose(places, np.hstack([middles, sizes]) * SIDE, atol=1e-3)


def test_anchors_are_tensorflow_s() -> None:
    """As MediaPipe's options for its detector of 300 pixels give them."""
    anchors = SsdGrids((19, 10, 5, 3, 2, 1), 0.2, 0.95).anchors()
    assert anchors.shape == (1917, 4)
    np.testing.assert_allclose(anchors[0], [0.5 / 19, 0.5 / 19, 0.1, 0.1])
    np.testing.assert_allclose(anchors[4], [1.5 / 19, 0.5 / 19, 0.2 * 2**0.5, 0.2 / 2**0.5])
    np.testing.assert_allclose(anchors[-1], [0.5, 0.5, 0.95**0.5, 0.95**0.5])
    np.testing.assert_allclose(anchors[-3], [0.5, 0.5, 0.95 * 3**0.5, 0.95 / 3**0.5])


@pytest.mark.parametrize("backend", Backend)
def test_is_a_yolo_from_then_on(backend: Backend) -> None:
    model = yolo_from_ssd(tiny_ssd(labels=3), GRIDS)
    assert model == yolo_from_ssd(tiny_ssd(labels=3), GRIDS)
    labels = ("box", "dog", "cat")
    detector = open_detector(
        model, name="ssd", layout=LayoutKind.YOLO, labels=labels, backend=backend
    )
    picture = np.random.default_rng(2).integers(0, 256, (90, 160, 3), np.uint8)
    (found,) = detector.detect([picture])
    assert {one.label for one in found} <= set(labels)
    assert found == sorted(found, key=lambda one: -one.score)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "no file of TensorFlow Lite"),
        (b"\x20\0\0\0ONNX", "no file of TensorFlow Lite"),
        (tiny_ssd()[:400], "damaged"),
        (tiny_ssd()[:-16], "damaged"),
        (tiny_ssd(activation=RELU), "activation number 1"),
        (tiny_ssd(padding=VALID), "without margins"),
    ],
    ids=["nothing", "another form", "cut off", "cut off late", "another activation", "no margins"],
)
def test_says_what_it_cannot_convert(data: bytes, complaint: str) -> None:
    with pytest.raises(ConversionError, match=complaint):
        yolo_from_ssd(data, GRIDS)


def test_anchors_must_be_the_network_s() -> None:
    with pytest.raises(ConversionError, match=r"no SSD of 1917 anchors: it makes .*18, 4"):
        yolo_from_ssd(tiny_ssd(), SsdGrids((19, 10, 5, 3, 2, 1), 0.2, 0.95))
