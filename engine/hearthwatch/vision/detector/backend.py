"""Run NanoDet on ONNX Runtime."""

from collections import defaultdict
from collections.abc import Sequence
from threading import Lock
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.model.labels import COCO
from hearthwatch.vision.detector import nanodet
from hearthwatch.vision.detector.letterbox import GRID, Letterbox
from hearthwatch.vision.detector.nms import keep_best
from hearthwatch.vision.detector.protocol import SCORE_FLOOR, ModelError, Picture

_OVERLAP: Final = 0.5
_MOST_CANDIDATES: Final = 1000
_LARGEST_SIDE: Final = 2048
_UNUSABLE: Final = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoSuchFile,
    faults.NotImplemented,
    faults.RuntimeException,
)


class OnnxDetector:
    """A NanoDet model on the processor.

    The model's input ``pixels`` is bytes (batch, height, width, 3), blue first; its outputs are
    ``scores`` (batch, 80, cells) and ``sides`` (batch, 44, cells). The same picture gives the same
    answer on the same machine, whatever else is in the batch and however many threads compute.

    Raises:
        ModelError: the bytes are no such model.
    """

    def __init__(
        self, model: bytes, *, name: str = "nanodet-g", side: int = 416, threads: int = 1
    ) -> None:
        """Load a model.

        Args:
            model: the ONNX file's content.
            name: how to call it before people.
            side: longer side of a picture as the network sees it, unless a call says otherwise.
            threads: that compute one picture. One costs the least; two halve the waiting.
        """
        if not model:
            raise ModelError(f"model {name}: it is empty (0 bytes)")
        self._name = name
        self._side = side
        self._inferences = 0
        self._counting = Lock()
        try:
            self._session = onnxruntime.InferenceSession(
                model, _options(threads), providers=["CPUExecutionProvider"]
            )
        except _UNUSABLE as error:
            raise ModelError(f"model {name}: not a usable ONNX model ({_brief(error)})") from error
        self._check_shapes()

    @property
    def name(self) -> str:
        """The model's name and the runtime's."""
        return f"{self._name} on ONNX Runtime {onnxruntime.__version__}"

    @property
    def labels(self) -> tuple[str, ...]:
        """COCO's eighty."""
        return COCO

    @property
    def inferences(self) -> int:
        """How many pictures it was shown so far."""
        return self._inferences

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        """Find things in each picture; see `Detector.detect`."""
        side = min(side or self._side, _LARGEST_SIDE)
        groups: dict[tuple[int, int], list[tuple[int, Letterbox]]] = defaultdict(list)
        for index, picture in enumerate(pictures):
            _check(picture)
            box = Letterbox.fit(picture.shape[1], picture.shape[0], side)
            groups[box.height, box.width].append((index, box))
        found: list[list[Detection]] = [[] for _ in pictures]
        for size, members in groups.items():
            canvas = np.empty((len(members), *size, 3), np.uint8)
            for row, (index, box) in zip(canvas, members, strict=True):
                box.place(pictures[index], row)
            scores, sides = self._session.run(["scores", "sides"], {"pixels": canvas})
            for position, (index, box) in enumerate(members):
                found[index] = _detections(scores[position], sides[position], box)
        with self._counting:
            self._inferences += len(pictures)
        return found

    def _check_shapes(self) -> None:
        inputs = {value.name: value for value in self._session.get_inputs()}
        outputs = {value.name: value for value in self._session.get_outputs()}
        if set(inputs) != {"pixels"} or not {"scores", "sides"} <= set(outputs):
            raise ModelError(
                f"model {self._name}: expected pixels -> scores, sides;"
                f" it has {', '.join(inputs)} -> {', '.join(outputs)}"
            )
        if inputs["pixels"].type != "tensor(uint8)":
            raise ModelError(f"model {self._name}: pixels are {inputs['pixels'].type}, not bytes")
        canvas = np.zeros((1, GRID, GRID, 3), np.uint8)
        try:
            scores, sides = self._session.run(["scores", "sides"], {"pixels": canvas})
        except _UNUSABLE as error:
            raise ModelError(f"model {self._name}: it does not run ({_brief(error)})") from error
        cells = sum((GRID // stride) ** 2 for stride in nanodet.STRIDES)
        expected = (1, len(COCO), cells), (1, 4 * nanodet.BINS, cells)
        if (scores.shape, sides.shape) != expected:
            raise ModelError(
                f"model {self._name}: a {GRID} x {GRID} picture should give scores {expected[0]}"
                f" and sides {expected[1]}, not {scores.shape} and {sides.shape}"
            )


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _check(picture: NDArray[np.uint8]) -> None:
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
        raise ValueError(
            f"expected a picture of bytes (height, width, 3), got {picture.dtype} {picture.shape}"
        )
    if not picture.size:
        raise ValueError(f"a picture without pixels: {picture.shape}")


def _detections(
    scores: NDArray[np.float32], sides: NDArray[np.float32], box: Letterbox
) -> list[Detection]:
    found = nanodet.decode(
        scores, sides, width=box.width, height=box.height, floor=SCORE_FLOOR, limit=_MOST_CANDIDATES
    )
    corners = box.normalise(found.corners)
    kept = keep_best(corners, found.scores, found.classes, overlap=_OVERLAP)
    return [
        Detection(
            COCO[found.classes[i]], float(found.scores[i]), Box.from_corners(*corners[i].tolist())
        )
        for i in kept
    ]


def _brief(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
