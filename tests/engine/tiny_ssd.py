"""A small SSD in TensorFlow Lite's form, written by FlatBuffers' own library."""

from typing import Any, Final

import flatbuffers  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.conversion import SsdGrids

GRIDS: Final = SsdGrids((2, 1), smallest=0.3, largest=0.8)
SIDE: Final = 32
ANCHORS: Final = 2 * 2 * 3 + 6

SAME, VALID = 0, 1
PLAIN, RELU, RELU6 = 0, 1, 3
_ADD, _JOIN, _CONVOLUTION, _DEPTHWISE, _DEQUANTIZE, _RESHAPE = 0, 2, 3, 4, 6, 22
_OPTIONS: Final = {
    _CONVOLUTION: 1,
    _DEPTHWISE: 2,
    _JOIN: 10,
    _ADD: 11,
    _RESHAPE: 17,
    _DEQUANTIZE: 26,
}
_KINDS: Final = {"float16": 1, "int32": 2}

type _Fields = dict[int, tuple[str, int]]


def tiny_ssd(labels: int = 2, *, activation: int = RELU6, padding: int = SAME) -> bytes:
    """Write a network that takes (1, 32, 32, 3) and knows some labels."""
    writer = _Writer()
    images = writer.tensor((1, SIDE, SIDE, 3))
    first = writer.convolve(images, 8, 4, activation, padding)
    second = writer.depthwise(writer.convolve(first, 8, 2, RELU6), 1)
    third = writer.convolve(second, 8, 2, RELU6)
    fine = writer.add(third, writer.convolve(third, 8, 1, PLAIN), RELU6)
    coarse = writer.convolve(fine, 6, 2, RELU6)
    boxes, numbers = [], []
    for grid, cells, each in ((fine, 2, 3), (coarse, 1, 6)):
        count = cells * cells * each
        head = writer.convolve(grid, 4 * each, 1, PLAIN)
        boxes.append(writer.reshape(head, (1, count, 1, 4)))
        head = writer.convolve(grid, (1 + labels) * each, 1, PLAIN)
        numbers.append(writer.reshape(head, (1, count, 1 + labels)))
    joined = writer.reshape(writer.join(boxes, (1, ANCHORS, 1, 4)), (1, ANCHORS, 4))
    return writer.file([images], [joined, writer.join(numbers, (1, ANCHORS, 1 + labels))])


class _Writer:
    """Puts a network together and writes it as TensorFlow does."""

    def __init__(self) -> None:
        self.random = np.random.default_rng(7)
        self.tensors: list[tuple[str, tuple[int, ...], NDArray[Any] | None]] = []
        self.nodes: list[tuple[int, list[int], int, _Fields]] = []

    def tensor(self, shape: tuple[int, ...], values: NDArray[Any] | None = None) -> int:
        self.tensors.append((f"tensor{len(self.tensors)}", shape, values))
        return len(self.tensors) - 1

    def node(
        self,
        kind: int,
        inputs: list[int],
        shape: tuple[int, ...],
        options: _Fields | None = None,
    ) -> int:
        output = self.tensor(shape)
        self.nodes.append((kind, inputs, output, options or {}))
        return output

    def weights(self, *shape: int) -> int:
        """Weights are kept in 16 bits."""
        values = self.random.normal(0, 0.4, shape).astype(np.float16)
        return self.node(_DEQUANTIZE, [self.tensor(shape, values)], shape)

    def convolve(
        self, source: int, channels: int, stride: int, activation: int, padding: int = SAME
    ) -> int:
        _, height, _, before = self.tensors[source][1]
        inputs = [source, self.weights(channels, 3, 3, before), self.weights(channels)]
        side = -(-height // stride)
        options = {0: ("Int8", padding), 3: ("Int8", activation)}
        strides = {1: ("Int32", stride), 2: ("Int32", stride)}
        return self.node(_CONVOLUTION, inputs, (1, side, side, channels), options | strides)

    def depthwise(self, source: int, stride: int) -> int:
        _, height, _, channels = self.tensors[source][1]
        inputs = [source, self.weights(1, 3, 3, channels), self.weights(channels)]
        side = -(-height // stride)
        options = {0: ("Int8", SAME), 3: ("Int32", 1), 4: ("Int8", RELU6)}
        strides = {1: ("Int32", stride), 2: ("Int32", stride)}
        return self.node(_DEPTHWISE, inputs, (1, side, side, channels), options | strides)

    def add(self, first: int, second: int, activation: int) -> int:
        options = {0: ("Int8", activation)}
        return self.node(_ADD, [first, second], self.tensors[first][1], options)

    def reshape(self, source: int, shape: tuple[int, ...]) -> int:
        wanted = self.tensor((len(shape),), np.array(shape, np.int32))
        return self.node(_RESHAPE, [source, wanted], shape)

    def join(self, sources: list[int], shape: tuple[int, ...]) -> int:
        return self.node(_JOIN, sources, shape, {0: ("Int32", 1)})

    def file(self, inputs: list[int], outputs: list[int]) -> bytes:
        builder = flatbuffers.Builder(0)
        kinds = sorted({kind for kind, *_ in self.nodes})
        buffers = [_table(builder, {})]
        tensors = []
        for name, shape, values in self.tensors:
            number = 0
            if values is not None:
                number = len(buffers)
                content = builder.CreateNumpyVector(np.frombuffer(values.tobytes(), np.uint8))
                buffers.append(_table(builder, {0: ("offset", content)}))
            kind = 0 if values is None else _KINDS[values.dtype.name]
            fields = {
                0: ("offset", builder.CreateNumpyVector(np.array(shape, np.int32))),
                1: ("Int8", kind),
                2: ("Uint32", number),
                3: ("offset", builder.CreateString(name)),
            }
            tensors.append(_table(builder, fields))
        nodes = []
        for kind, taken, given, options in self.nodes:
            fields = {
                0: ("Uint32", kinds.index(kind)),
                1: ("offset", builder.CreateNumpyVector(np.array(taken, np.int32))),
                2: ("offset", builder.CreateNumpyVector(np.array([given], np.int32))),
                3: ("Uint8", _OPTIONS[kind]),
                4: ("offset", _table(builder, options)),
            }
            nodes.append(_table(builder, fields))
        graph = {
            0: ("offset", _list(builder, tensors)),
            1: ("offset", builder.CreateNumpyVector(np.array(inputs, np.int32))),
            2: ("offset", builder.CreateNumpyVector(np.array(outputs, np.int32))),
            3: ("offset", _list(builder, nodes)),
        }
        codes = [_table(builder, {0: ("Int8", kind), 3: ("Int32", kind)}) for kind in kinds]
        model = {
            0: ("Uint32", 3),
            1: ("offset", _list(builder, codes)),
            2: ("offset", _list(builder, [_table(builder, graph)])),
            4: ("offset", _list(builder, buffers)),
        }
        builder.Finish(_table(builder, model), b"TFL3")
        return bytes(builder.Output())


def _table(builder: Any, fields: _Fields) -> int:
    builder.StartObject(8)
    for number, (kind, value) in fields.items():
        if kind == "offset":
            builder.PrependUOffsetTRelativeSlot(number, value, 0)
        else:
            getattr(builder, f"Prepend{kind}Slot")(number, value, 0)
    return int(builder.EndObject())


def _list(builder: Any, offsets: list[int]) -> int:
    builder.StartVector(4, len(offsets), 4)
    for offset in reversed(offsets):
        builder.PrependUOffsetTRelative(offset)
    return int(builder.EndVector())
