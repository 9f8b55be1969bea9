"""Write ONNX files.

Such a file is a protocol buffer: fields that go by the numbers of ONNX's schema. The same graph
gives the same bytes on every machine.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_KINDS: Final = {"float32": 1, "uint8": 2, "int32": 6, "int64": 7, "float16": 10}
_FORM: Final = 8
_OPERATIONS: Final = 17
"""Versions of the file's form, and of the set of operations."""

type Attribute = int | float | str | Sequence[int]


class OnnxGraph:
    """A network that is being put together, in the order in which it is computed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._ports: list[tuple[int, bytes]] = []

    def entry(self, name: str, shape: Sequence[int]) -> str:
        """Declare what has to be fed, as 32-bit floats."""
        self._ports.append((11, _port(name, shape)))
        return name

    def result(self, value: str, name: str, shape: Sequence[int]) -> None:
        """Declare what comes out, as 32-bit floats."""
        self._nodes.append(_node("Identity", [value], name, {}))
        self._ports.append((12, _port(name, shape)))

    def constant(self, values: NDArray[Any]) -> str:
        """Keep numbers; floats of 16 bits are kept so, and computed with as floats of 32."""
        name = f"constant{len(self._constants)}"
        self._constants.append(_tensor(name, values))
        if values.dtype == np.float16:
            return self.node("Cast", [name], to=_KINDS["float32"])
        return name

    def node(self, operation: str, inputs: Sequence[str], **attributes: Attribute) -> str:
        """Compute something, and return how it is called."""
        name = f"value{len(self._nodes)}"
        self._nodes.append(_node(operation, inputs, name, attributes))
        return name

    def split(self, value: str, lengths: Sequence[int], axis: int) -> list[str]:
        """Part something along an axis."""
        names = [f"value{len(self._nodes)}_{index}" for index in range(len(lengths))]
        parts = self.constant(np.array(lengths, np.int64))
        self._nodes.append(_node("Split", [value, parts], names, {"axis": axis}))
        return names

    def file(self) -> bytes:
        """Return the file."""
        graph = b"".join(
            [
                *(_field(1, node) for node in self._nodes),
                _field(2, self._name.encode()),
                *(_field(5, tensor) for tensor in self._constants),
                *(_field(number, port) for number, port in self._ports),
            ]
        )
        operations = _field(1, b"") + _field(2, _OPERATIONS)
        return _field(1, _FORM) + _field(7, graph) + _field(8, operations)


def _node(
    operation: str, inputs: Iterable[str], outputs: str | Iterable[str], attributes: dict[str, Any]
) -> bytes:
    taken = b"".join(_field(1, name.encode()) for name in inputs)
    given = [outputs] if isinstance(outputs, str) else outputs
    return b"".join(
        [
            taken,
            *(_field(2, name.encode()) for name in given),
            _field(4, operation.encode()),
            *(_field(5, _attribute(name, value)) for name, value in attributes.items()),
        ]
    )


def _attribute(name: str, value: Attribute) -> bytes:
    head = _field(1, name.encode())
    match value:
        case int():
            return head + _field(3, value) + _field(20, 2)
        case float():
            return head + _varint(2 << 3 | 5) + struct.pack("<f", value) + _field(20, 1)
        case str():
            return head + _field(4, value.encode()) + _field(20, 3)
    return head + b"".join(_field(8, number) for number in value) + _field(20, 7)


def _tensor(name: str, values: NDArray[Any]) -> bytes:
    lengths = b"".join(_field(1, length) for length in values.shape)
    kind = _field(2, _KINDS[values.dtype.name])
    return lengths + kind + _field(8, name.encode()) + _field(9, values.tobytes())


def _port(name: str, shape: Sequence[int]) -> bytes:
    axes = b"".join(_field(1, _field(1, length)) for length in shape)
    kind = _field(1, _field(1, _KINDS["float32"]) + _field(2, axes))
    return _field(1, name.encode()) + _field(2, kind)


def _field(number: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    """Write a whole number in groups of seven bits; a negative one as if it had 64."""
    left, written = value & (1 << 64) - 1, bytearray()
    while left > 0x7F:
        written.append(left & 0x7F | 0x80)
        left >>= 7
    return bytes([*written, left])
