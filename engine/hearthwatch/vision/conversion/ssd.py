"""An SSD of TensorFlow's in the form that YOLO is exported in.

An SSD answers for anchors: boxes of a few sizes and shapes in the cells of several grids. For each
it says by how much a thing's box differs, and a number for each label, of which the first stands
for there being nothing. The graph that is written undoes that at its end, so that whoever can use
a YOLO can use it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.conversion.onnx_file import OnnxGraph
from hearthwatch.vision.conversion.tflite import (
    ConversionError,
    Graph,
    Node,
    Operation,
    read,
)

_ALONG: Final = 10.0
_SIZED: Final = 5.0
"""By which TensorFlow multiplies differences of places and of sizes before they are learnt."""

_FIRST_SHAPES: Final = (2.0, 0.5)
_SHAPES: Final = (1.0, 2.0, 0.5, 3.0, 1 / 3)
_FIRST_SMALL: Final = 0.1
_CLIPPED: Final = 3
"""TensorFlow Lite's number for an activation between 0 and 6."""

_SAME: Final = 0


@dataclass(frozen=True, slots=True)
class SsdGrids:
    """The anchors of an SSD, as TensorFlow makes them.

    Attributes:
        cells: on a side of each grid, from the finest.
        smallest: size of the finest grid's anchors, as a share of the picture.
        largest: and of the coarsest's.
    """

    cells: tuple[int, ...]
    smallest: float
    largest: float

    def anchors(self) -> NDArray[np.float64]:
        """Return (n, 4) middle x, middle y, width, height as shares of the picture."""
        sizes = [*np.linspace(self.smallest, self.largest, len(self.cells)), 1.0]
        rows: list[NDArray[np.float64]] = []
        for grid, (cells, (size, larger)) in enumerate(
            zip(self.cells, pairwise(sizes), strict=True)
        ):
            shapes = [(size * sqrt(ratio), size / sqrt(ratio)) for ratio in _SHAPES]
            shapes.append((sqrt(size * larger), sqrt(size * larger)))
            if grid == 0:
                shapes = [(_FIRST_SMALL, _FIRST_SMALL)]
                shapes += [(size * sqrt(ratio), size / sqrt(ratio)) for ratio in _FIRST_SHAPES]
            down, across = np.divmod(np.arange(cells * cells), cells)
            middles = np.stack([across, down], axis=1).repeat(len(shapes), axis=0)
            rows.append(np.hstack([(middles + 0.5) / cells, np.tile(shapes, (cells * cells, 1))]))
        return np.vstack(rows)


def yolo_from_ssd(data: bytes, grids: SsdGrids) -> bytes:
    """Convert a network.

    Args:
        data: the TensorFlow Lite file's content. The network takes one picture, (1, side, side, 3)
            of -1 to 1, red first, and answers with (1, anchors, 4) and (1, anchors, 1 + labels).
        grids: where its anchors are.

    Returns:
        An ONNX file: ``images`` (1, 3, side, side) of 0 to 1 to ``output0`` (1, 4 + labels,
        anchors).

    Raises:
        ConversionError: it is no such network; the text says what is different.
    """
    source = read(data)
    side, anchors, columns = _measures(source, grids)
    graph = OnnxGraph("ssd")
    images = graph.entry("images", (1, 3, side, side))
    doubled = graph.node("Mul", [images, graph.constant(np.array([2], np.float32))])
    centred = graph.node("Sub", [doubled, graph.constant(np.array([1], np.float32))])
    boxes, numbers = _Translation(source, graph, centred).outputs()
    places = _boxes(graph, boxes, grids.anchors().astype(np.float32)[None], side)
    _, labelled = graph.split(graph.node("Sigmoid", [numbers]), (1, columns - 1), 2)
    table = graph.node("Concat", [places, labelled], axis=2)
    answer = graph.node("Transpose", [table], perm=(0, 2, 1))
    graph.result(answer, "output0", (1, 3 + columns, anchors))
    return graph.file()


def _measures(source: Graph, grids: SsdGrids) -> tuple[int, int, int]:
    """Return the side of pictures, the number of anchors, and of numbers for each."""
    taken = [source.tensors[index].shape for index in source.inputs]
    given = [source.tensors[index].shape for index in source.outputs]
    count = len(grids.anchors())
    match taken, given:
        case [[(1, int(side), int(across), 3)], [(1, int(boxes), 4), (1, int(anchors), int(wide))]]:
            if side == across and boxes == anchors == count and wide > 1:
                return side, anchors, wide
    raise ConversionError(f"this is no SSD of {count} anchors: it makes {given} of {taken}")


def _boxes(graph: OnnxGraph, boxes: str, anchors: NDArray[np.float32], side: int) -> str:
    """Turn differences (y, x, height, width) into middles and sizes in pixels."""
    ordered = graph.node("Gather", [boxes, graph.constant(np.array([1, 0, 3, 2]))], axis=2)
    moved, grown = graph.split(ordered, (2, 2), 2)
    middle, size = anchors[..., :2] * np.float32(side), anchors[..., 2:] * np.float32(side)
    offset = graph.node("Mul", [moved, graph.constant(size / np.float32(_ALONG))])
    factor = graph.node(
        "Exp", [graph.node("Div", [grown, graph.constant(np.array([_SIZED], np.float32))])]
    )
    middles = graph.node("Add", [offset, graph.constant(middle)])
    sizes = graph.node("Mul", [factor, graph.constant(size)])
    return graph.node("Concat", [middles, sizes], axis=2)


class _Translation:
    """One operation after the other, with channels first as ONNX has them."""

    def __init__(self, source: Graph, graph: OnnxGraph, images: str) -> None:
        self._source = source
        self._graph = graph
        self._values = {source.inputs[0]: images}
        self._constants = {
            number: tensor.values
            for number, tensor in enumerate(source.tensors)
            if tensor.values is not None
        }
        self._translate: dict[Operation, Callable[[Node], str]] = {
            Operation.ADD: self._add,
            Operation.CONCATENATION: self._join,
            Operation.CONVOLUTION: self._convolution,
            Operation.DEPTHWISE_CONVOLUTION: self._depthwise,
            Operation.RESHAPE: self._reshape,
        }

    def outputs(self) -> list[str]:
        """Translate everything, and return how what comes out is called."""
        try:
            for node in self._source.nodes:
                if node.operation is Operation.DEQUANTIZE:
                    self._constants[node.output] = self._constants[node.inputs[0]]
                else:
                    self._values[node.output] = self._translate[node.operation](node)
            return [self._values[number] for number in self._source.outputs]
        except (KeyError, ValueError) as error:
            raise ConversionError(
                f"its operations are linked in an unknown way ({error})"
            ) from error

    def _convolution(self, node: Node) -> str:
        kernel = self._constants[node.inputs[1]].transpose(0, 3, 1, 2)
        options = node.options
        return self._convolve(node, kernel, options.number(3, "b"), 1)

    def _depthwise(self, node: Node) -> str:
        kernel = self._constants[node.inputs[1]].transpose(3, 0, 1, 2)
        return self._convolve(node, kernel, node.options.number(4, "b"), len(kernel))

    def _convolve(
        self, node: Node, kernel: NDArray[np.generic], activation: int, groups: int
    ) -> str:
        if node.options.number(0, "b") != _SAME:
            raise ConversionError("a convolution without margins is not known here")
        inputs = [
            self._values[node.inputs[0]],
            self._graph.constant(np.ascontiguousarray(kernel)),
            self._graph.constant(self._constants[node.inputs[2]]),
        ]
        strides = (node.options.number(2), node.options.number(1))
        value = self._graph.node(
            "Conv", inputs, strides=strides, group=groups, auto_pad="SAME_UPPER"
        )
        return self._activated(value, activation)

    def _add(self, node: Node) -> str:
        inputs = [self._values[number] for number in node.inputs]
        return self._activated(self._graph.node("Add", inputs), node.options.number(0, "b"))

    def _activated(self, value: str, activation: int) -> str:
        if activation == 0:
            return value
        if activation != _CLIPPED:
            raise ConversionError(f"activation number {activation} is not known here")
        lowest, highest = np.array(0, np.float32), np.array(6, np.float32)
        return self._graph.node(
            "Clip", [value, self._graph.constant(lowest), self._graph.constant(highest)]
        )

    def _reshape(self, node: Node) -> str:
        value = self._values[node.inputs[0]]
        if len(self._source.tensors[node.inputs[0]].shape) == 4 and not self._is_flat(node):
            value = self._graph.node("Transpose", [value], perm=(0, 2, 3, 1))
        shape = np.array(self._source.tensors[node.output].shape, np.int64)
        return self._graph.node("Reshape", [value, self._graph.constant(shape)])

    def _is_flat(self, node: Node) -> bool:
        """Tell whether something was reshaped or joined before, and has channels last by now."""
        makers = {each.output: each.operation for each in self._source.nodes}
        return makers.get(node.inputs[0]) in {Operation.RESHAPE, Operation.CONCATENATION}

    def _join(self, node: Node) -> str:
        inputs = [self._values[number] for number in node.inputs]
        return self._graph.node("Concat", inputs, axis=node.options.number(0))
