"""Turn the float model into one of 8-bit integers that takes bytes as its input."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import onnx
from convert import GREY
from numpy.typing import NDArray
from onnx import TensorProto, helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)

_IN_INTEGERS: Final = ["Conv", "LeakyRelu", "Concat", "MaxPool", "Add", "Resize"]


class _Reader(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, canvases: Iterable[NDArray[np.uint8]]) -> None:
        self._canvases: Iterator[NDArray[np.uint8]] = iter(canvases)

    def get_next(self) -> dict[str, Any] | None:
        canvas = next(self._canvases, None)
        if canvas is None:
            return None
        return {"centred": canvas.transpose(2, 0, 1)[None].astype(np.float32) - GREY}


def quantise(model: onnx.ModelProto, canvases: Iterable[NDArray[np.uint8]]) -> onnx.ModelProto:
    """Return the model in 8-bit integers; its input ``pixels`` is (batch, height, width, 3).

    Weights are scaled channel by channel and hold 7 bits: processors without VNNI add products
    pairwise in 16 bits, which 8-bit weights overflow without a sign. Activations are scaled by
    the extremes seen on the canvases. The input is not scaled: a byte is a byte.

    Args:
        model: as `Converter` makes it.
        canvases: typical input, each (height, width, 3) in multiples of 32.
    """
    exact = {"scale": np.array(1, np.float32), "zero_point": np.array(GREY, np.uint8)}
    with TemporaryDirectory() as folder:
        source, result = Path(folder, "float.onnx"), Path(folder, "integer.onnx")
        onnx.save(model, source)
        quantize_static(
            source,
            result,
            _Reader(canvases),
            quant_format=QuantFormat.QDQ,
            calibrate_method=CalibrationMethod.MinMax,
            op_types_to_quantize=_IN_INTEGERS,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            activation_type=QuantType.QUInt8,
            extra_options={"TensorQuantOverrides": {"centred": [exact]}},
        )
        return _take_bytes(onnx.load(result))


def _take_bytes(model: onnx.ModelProto) -> onnx.ModelProto:
    """Put bytes, colour by colour, where floats used to be made into bytes."""
    graph = model.graph
    entry = next(node for node in graph.node if list(node.input[:1]) == ["centred"])
    planes = helper.make_node(
        "Transpose", ["pixels"], list(entry.output), "planes", perm=[0, 3, 1, 2]
    )
    graph.node.remove(entry)
    graph.node.insert(0, planes)
    del graph.input[:]
    shape: list[str | int] = ["batch", "height", "width", 3]
    graph.input.append(helper.make_tensor_value_info("pixels", TensorProto.UINT8, shape))
    onnx.checker.check_model(model, full_check=True)
    return model
