"""Read TensorFlow Lite's files, as far as networks for pictures need it.

Such a file is a FlatBuffer: tables whose fields are found by their number in TensorFlow Lite's
schema. A field that is not there has its default.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

_KINDS: Final[dict[int, type[np.generic]]] = {
    0: np.float32, 1: np.float16, 2: np.int32, 3: np.uint8, 4: np.int64, 9: np.int8,
}  # fmt: skip
_IDENTIFIER: Final = b"TFL3"
_EMPTY: Final = b"\4\0\0\0\4\0\0\0"


class ConversionError(Exception):
    """A file cannot be converted; the text says why."""


class Operation(IntEnum):
    """The operations that can be converted, by TensorFlow Lite's numbers."""

    ADD = 0
    CONCATENATION = 2
    CONVOLUTION = 3
    DEPTHWISE_CONVOLUTION = 4
    DEQUANTIZE = 6
    RESHAPE = 22


@dataclass(frozen=True, slots=True)
class Tensor:
    """What one node gives and another takes.

    Attributes:
        values: of a constant.
    """

    name: str
    shape: tuple[int, ...]
    values: NDArray[Any] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a FlatBuffer.

    Attributes:
        data: the whole file.
        place: where in it the table begins.
    """

    data: bytes
    place: int

    def number(self, field: int, form: str = "i", default: int = 0) -> int:
        """Return a number; `form` is as `struct` has it."""
        found = self._field(field)
        return default if found is None else int(_one(self.data, form, found))

    def table(self, field: int) -> Self:
        """Return a table within; one without fields where there is none."""
        found = self._field(field)
        kind = type(self)
        return kind(_EMPTY, 4) if found is None else kind(self.data, self._to(found))

    def tables(self, field: int) -> list[Self]:
        """Return a list of tables."""
        first, count = self._list(field)
        return [type(self)(self.data, self._to(first + 4 * index)) for index in range(count)]

    def numbers(self, field: int) -> tuple[int, ...]:
        """Return a list of whole numbers of 32 bits."""
        first, count = self._list(field)
        return struct.unpack_from(f"<{count}i", self.data, first)

    def content(self, field: int) -> bytes:
        """Return bytes, or the letters of a word."""
        first, count = self._list(field)
        return self.data[first : first + count]

    def _field(self, field: int) -> int | None:
        fields = self.place - _one(self.data, "i", self.place)
        entry = 4 + 2 * field
        if entry >= _one(self.data, "H", fields):
            return None
        offset = _one(self.data, "H", fields + entry)
        return self.place + offset if offset else None

    def _list(self, field: int) -> tuple[int, int]:
        found = self._field(field)
        if found is None:
            return 0, 0
        begin = self._to(found)
        return begin + 4, int(_one(self.data, "I", begin))

    def _to(self, place: int) -> int:
        return place + int(_one(self.data, "I", place))


@dataclass(frozen=True, slots=True)
class Node:
    """One operation.

    Attributes:
        inputs: numbers of the tensors that it takes, and `output` of the one that it gives.
        options: whose fields depend on the operation.
    """

    operation: Operation
    inputs: tuple[int, ...]
    output: int
    options: Table


@dataclass(frozen=True, slots=True)
class Graph:
    """A network.

    Attributes:
        tensors: by their numbers.
        nodes: in the order in which they can be computed.
        inputs: numbers of the tensors that have to be fed; `outputs` of those that come out.
    """

    tensors: tuple[Tensor, ...]
    nodes: tuple[Node, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]


def read(data: bytes) -> Graph:
    """Read a file.

    Raises:
        ConversionError: it is no such file, or has what is not known here.
    """
    if data[4:8] != _IDENTIFIER:
        raise ConversionError("this is no file of TensorFlow Lite")
    return _careful(lambda: _graph(Table(data, int(_one(data, "I", 0)))))


def _careful[Read](do: Callable[[], Read]) -> Read:
    try:
        return do()
    except (struct.error, IndexError, ValueError, RecursionError) as error:
        raise ConversionError(f"the file is damaged ({error})") from error


def _graph(model: Table) -> Graph:
    codes = [max(code.number(0, "b"), code.number(3)) for code in model.tables(1)]
    buffers = model.tables(4)
    (network,) = model.tables(2)
    return Graph(
        tuple(_tensor(tensor, buffers) for tensor in network.tables(0)),
        tuple(_nodes(network, codes)),
        network.numbers(1),
        network.numbers(2),
    )


def _tensor(tensor: Table, buffers: list[Table]) -> Tensor:
    shape = tensor.numbers(0)
    content = buffers[tensor.number(2, "I")].content(0)
    kind = _KINDS.get(tensor.number(1, "b"))
    if content and kind is None:
        raise ConversionError(f"numbers of kind {tensor.number(1, 'b')} are not known here")
    values = np.frombuffer(content, kind).reshape(shape) if content else None
    return Tensor(tensor.content(3).decode(), shape, values)


def _nodes(network: Table, codes: list[int]) -> Iterator[Node]:
    for node in network.tables(3):
        code = codes[node.number(0, "I")]
        if code not in set(Operation):
            raise ConversionError(f"operation number {code} is not known here")
        (output,) = node.numbers(2)
        yield Node(Operation(code), node.numbers(1), output, node.table(4))


def _one(data: bytes, form: str, place: int) -> Any:
    return struct.unpack_from(f"<{form}", data, place)[0]
