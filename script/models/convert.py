"""Write NanoDet's TensorFlow.js graph as a small ONNX graph of free batch, height and width.

The published graph came from PyTorch by way of ONNX: every convolution stands between two
transpositions (channels last and back), carries its padding and its bias as operations of their
own, and all sizes are fixed to 416 x 416. Here the transpositions are dropped, because ONNX keeps
channels first anyway; padding and bias become part of the convolution; resizing goes by factors.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tfjs import GraphModel, Node

if TYPE_CHECKING:
    from collections.abc import Callable

GREY: Final = 114
"""What a pixel outside the picture counts as: the grey nearest to the training mean."""

_MEAN: Final = np.array([103.53, 116.28, 123.675])
_DEVIATION: Final = np.array([57.375, 57.12, 58.395])
_PUBLISHED_SIZE: Final = 416
_LABELS, _SIDES = 80, 44
_CHANNELS_LAST, _CHANNELS_FIRST = [0, 2, 3, 1], [0, 3, 1, 2]
_OPSET, _IR_VERSION = 17, 10


class Converter:
    """Translate one node after the other into `convert`'s graph."""

    def __init__(self, model: GraphModel) -> None:
        self._model = model
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._heads: list[str] = []
        self._names: dict[str, str] = {}  # the published graph's value: ours
        self._pads: dict[str, list[int]] = {}  # by the published graph's value
        self._strides: dict[str, float] = {"centred": 1.0}  # by our value: picture pixels a cell
        self._translators: dict[str, Callable[[Node], str | None]] = {
            "Placeholder": lambda _: "centred",
            "Transpose": self._transpose,
            "Pad": self._pad,
            "PadV2": self._pad,
            "Conv2D": self._convolution,
            "MaxPool": self._pool,
            "LeakyRelu": self._activation,
            "ConcatV2": self._join,
            "Add": self._add,
            "ResizeBilinear": self._resize,
            "SplitV": self._head,
        }

    def convert(self) -> onnx.ModelProto:
        """Return the ONNX model.

        Its input ``centred`` is (batch, 3, height, width) floats: bytes, blue first, less `GREY`;
        height and width are multiples of 32. Its outputs are ``scores`` (batch, 80, cells) and
        ``sides`` (batch, 44, cells); cells run over the grids of stride 8, 16, 32, row by row.

        Raises:
            ValueError: the graph is not the one that this was written for.
        """
        for node in self._model.nodes:
            translate = self._translators.get(node.operation)
            name = translate(node) if translate else None
            if name is not None:
                self._names[node.name] = name
        self._join_heads()
        graph = helper.make_graph(
            self._nodes,
            "nanodet-g",
            [_floats("centred", ["batch", 3, "height", "width"])],
            [
                _floats("scores", ["batch", _LABELS, "cells"]),
                _floats("sides", ["batch", _SIDES, "cells"]),
            ],
            self._weights,
        )
        opset = [helper.make_opsetid("", _OPSET)]
        return helper.make_model(graph, opset_imports=opset, ir_version=_IR_VERSION)

    def _emit(self, operation: str, inputs: list[str], output: str, **attributes: Any) -> str:
        node = helper.make_node(operation, inputs, [output], name=output, **attributes)
        self._nodes.append(node)
        self._strides[output] = self._strides[inputs[0]] * attributes.get("strides", [1])[0]
        return output

    def _next(self, word: str, operation: str) -> str:
        return f"{word}{sum(node.op_type == operation for node in self._nodes)}"

    def _weight(self, name: str, values: NDArray[Any]) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _constant(self, name: str) -> NDArray[Any]:
        return self._model.constants[name]

    def _transpose(self, node: Node) -> str | None:
        if self._constant(node.inputs[1]).tolist() not in (_CHANNELS_LAST, _CHANNELS_FIRST):
            return None  # behind the heads
        source = node.inputs[0]
        if source in self._pads:
            self._pads[node.name] = self._pads[source]
        return self._names[source]

    def _pad(self, node: Node) -> str:
        (top, bottom), (left, right) = self._constant(node.inputs[1])[2:].tolist()
        self._pads[node.name] = [top, left, bottom, right]
        return self._names[node.inputs[0]]

    def _convolution(self, node: Node) -> str:
        output = self._next("conv", "Conv")
        kernel = self._constant(node.inputs[1]).transpose(3, 2, 0, 1).astype(np.float64)
        bias = self._constant(self._bias_of(node)).astype(np.float64)
        source = self._names[node.inputs[0]]
        if source == "centred":  # training's normalisation moves into the first weights
            bias += np.einsum("oihw,i->o", kernel, (GREY - _MEAN) / _DEVIATION)
            kernel /= _DEVIATION[:, None, None]
        inputs = [
            source,
            self._weight(f"{output}_kernel", kernel.astype(np.float32)),
            self._weight(f"{output}_bias", bias.astype(np.float32)),
        ]
        return self._emit("Conv", inputs, output, **self._window(node))

    def _bias_of(self, node: Node) -> str:
        users = [other for other in self._model.nodes if node.name in other.inputs]
        if [user.operation for user in users] != ["Add"]:
            raise ValueError(f"{node.name}: a convolution without a bias")
        return users[0].inputs[1]

    def _window(self, node: Node) -> dict[str, Any]:
        if node.text("padding") != "VALID":
            raise ValueError(f"{node.name}: padding {node.text('padding')}")
        pads = self._pads.get(node.inputs[0], [0, 0, 0, 0])
        return {"strides": node.integers("strides")[1:3], "pads": pads}

    def _pool(self, node: Node) -> str:
        window = {"kernel_shape": node.integers("ksize")[1:3], **self._window(node)}
        return self._emit("MaxPool", [self._names[node.inputs[0]]], "pooled", **window)

    def _activation(self, node: Node) -> str:
        source = self._names[node.inputs[0]]
        return self._emit("LeakyRelu", [source], f"{source}_active", alpha=node.number("alpha"))

    def _join(self, node: Node) -> str:
        sources = [self._names[name] for name in node.inputs[:-1]]
        return self._emit("Concat", sources, self._next("joined", "Concat"), axis=1)

    def _add(self, node: Node) -> str:
        left, right = node.inputs
        if right in self._model.constants:
            return self._names[left]  # the bias, which the convolution has by now
        return self._emit("Add", [self._names[left], self._names[right]], self._next("sum", "Add"))

    def _resize(self, node: Node) -> str:
        if not node.flag("half_pixel_centers") or node.flag("align_corners"):
            raise ValueError(f"{node.name}: resizes by other rules than half-pixel centres")
        source, output = self._names[node.inputs[0]], self._next("resized", "Resize")
        stride = _PUBLISHED_SIZE // int(self._constant(node.inputs[1])[0])
        factor = self._strides[source] / stride
        factors = self._weight(f"{output}_factors", np.array([1, 1, factor, factor], np.float32))
        self._emit("Resize", [source, "", factors], output, mode="linear")
        self._strides[output] = stride
        return output

    def _head(self, node: Node) -> None:
        self._heads.append(self._names[node.inputs[0]])

    def _join_heads(self) -> None:
        """Flatten each head's cells, join the grids, part scores from sides."""
        heads = sorted(self._heads, key=self._strides.__getitem__)
        if [self._strides[head] for head in heads] != [8, 16, 32]:
            raise ValueError(f"heads of strides {[self._strides[head] for head in heads]}")
        flat = self._weight("flat", np.array([0, 0, -1], np.int64))
        parts = self._weight("parts", np.array([_LABELS, _SIDES], np.int64))
        cells = [self._emit("Reshape", [head, flat], f"{head}_cells") for head in heads]
        self._emit("Concat", cells, "cells", axis=2)
        outputs = ["logits", "sides"]
        self._nodes.append(helper.make_node("Split", ["cells", parts], outputs, "parted", axis=1))
        self._strides["logits"] = self._strides["cells"]
        self._emit("Sigmoid", ["logits"], "scores")


def _floats(name: str, shape: list[str | int]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
