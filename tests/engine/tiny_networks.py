"""Networks of a few hundred bytes, written by hand: what they find, and how sure, is given.

They see one thing: how bright a picture is. Each of their outputs is a table of numbers plus
another one times the mean of the picture's values.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

type Trap = Literal["hangs", "crashes"]
"""What happens in the runtime to who shows it anything but the grey that models are tried with."""

_GREY = 114 / 255
_FOR_EVER = 1 << 62

_KINDS = {"float32": 1, "uint8": 2, "int64": 7, "bool": 9, "float16": 10}


@dataclass(frozen=True)
class Output:
    """An output: `base`, plus `gain` times the mean of the picture's values."""

    name: str
    base: NDArray[np.generic]
    gain: NDArray[np.float32] | None = None


def tiny_network(
    shape: tuple[int | str, ...],
    *outputs: Output,
    kind: str = "float32",
    others: dict[str, tuple[str, tuple[int, ...]]] | None = None,
    trap: Trap | None = None,
) -> bytes:
    """Write an ONNX file.

    Args:
        shape: of the pictures; a word stands for any length.
        outputs: what comes out.
        kind: of the pictures' numbers.
        others: inputs besides the pictures, with their kinds and shapes.
        trap: what the network does to whoever uses it; None: nothing.
    """
    nodes = [
        _node("Cast", ["images"], "floats", _attribute("to", 1)),
        _node("ReduceMean", ["floats"], "seen", _attribute("keepdims", 0)),
    ]
    weights, results = _field(5, _tensor("nothing", np.zeros(1, np.float32))), b""
    for name in others or {}:  # They are asked for, and make no difference.
        nodes.append(_node("Cast", [name], f"{name}_floats", _attribute("to", 1)))
        nodes.append(
            _node("ReduceMean", [f"{name}_floats"], f"{name}_mean", _attribute("keepdims", 0))
        )
        nodes.append(_node("Mul", [f"{name}_mean", "nothing"], f"{name}_nothing"))
    last = "seen"
    for name in others or {}:
        nodes.append(_node("Add", [last, f"{name}_nothing"], f"{name}_seen"))
        last = f"{name}_seen"
    if trap is not None:
        traps, numbers = _trap(trap, last)
        nodes += traps
        weights += numbers
        last = "trapped"
    nodes.append(_node("Identity", [last], "mean"))
    for output in outputs:
        base = f"{output.name}_base"
        weights += _field(5, _tensor(base, output.base))
        results += _field(12, _value(output.name, output.base.dtype.name, output.base.shape))
        if output.gain is None:
            nodes.append(_node("Identity", [base], output.name))
            continue
        gain, part = f"{output.name}_gain", f"{output.name}_part"
        weights += _field(5, _tensor(gain, output.gain))
        nodes.append(_node("Mul", [gain, "mean"], part))
        nodes.append(_node("Add", [base, part], output.name))
    graph = b"".join(_field(1, node) for node in nodes) + _field(2, b"tiny") + weights
    graph += _field(11, _value("images", kind, shape))
    for name, (other_kind, other_shape) in (others or {}).items():
        graph += _field(11, _value(name, other_kind, other_shape))
    graph += results
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, b"") + _field(2, 13))


def yolo(
    labels: int, side: int = 64, *, label: int = 0, sure: float = 0.0, trap: Trap | None = None
) -> bytes:
    """Write a YOLO that finds one thing in the middle, as sure as the picture is bright, or more.

    Args:
        labels: that it knows.
        side: of its pictures in pixels.
        label: of what it finds.
        sure: how sure it is at least.
        trap: see `tiny_network`.
    """
    table = np.zeros((1, 4 + labels, 84), np.float32)
    gain = np.zeros_like(table)
    table[0, :4, 5] = side / 2, side / 2, side / 2, side / 4
    table[0, 4 + label, 5] = sure
    gain[0, 4 + label, 5] = 1 - sure
    return tiny_network((1, 3, side, side), Output("output0", table, gain), trap=trap)


def _trap(trap: Trap, seen: str) -> tuple[list[bytes], bytes]:
    """Compute for ever, or a quotient that no number holds, unless the picture is grey."""
    constants = {
        "grey": np.float32(_GREY),
        "near": np.float32(0.001),
        "one": np.int64(1),
        "ever": np.int64(_FOR_EVER),
        "two": np.int64(2),
        "lowest": np.int64(np.iinfo(np.int64).min),
    }
    weights = b"".join(_field(5, _tensor(name, np.array(n))) for name, n in constants.items())
    nodes = [
        _node("Sub", [seen, "grey"], "away"),
        _node("Abs", ["away"], "distance"),
        _node("Less", ["distance", "near"], "is_grey"),
        _node("Cast", ["is_grey"], "calm", _attribute("to", 7)),
    ]
    if trap == "crashes":
        nodes += [
            _node("Mul", ["calm", "two"], "twice"),
            _node("Sub", ["twice", "one"], "sign"),
            _node("Div", ["lowest", "sign"], "done"),
        ]
    else:
        body = _field(1, _node("Identity", ["goes_on"], "goes_on_still"))
        body += _field(1, _node("Sub", ["one", "before"], "after")) + _field(2, b"body")
        for number, name, kind in (
            (11, "turn", "int64"), (11, "goes_on", "bool"), (11, "before", "int64"),
            (12, "goes_on_still", "bool"), (12, "after", "int64"),
        ):  # fmt: skip
            body += _field(number, _value(name, kind, ()))
        turns = _field(5, _field(1, b"body") + _field(6, body) + _field(20, 5))
        nodes += [
            _node("Sub", ["one", "calm"], "wild"),
            _node("Mul", ["wild", "ever"], "turns"),
            _node("Loop", ["turns", "", "one"], "done", turns),
        ]
    nodes += [
        _node("Cast", ["done"], "done_floats", _attribute("to", 1)),
        _node("Mul", ["done_floats", "nothing"], "no_matter"),
        _node("Add", [seen, "no_matter"], "trapped_table"),
        _node("ReduceMean", ["trapped_table"], "trapped", _attribute("keepdims", 0)),
    ]
    return nodes, weights


def _varint(value: int) -> bytes:
    head, tail = value & 0x7F, value >> 7
    return bytes([head | 0x80]) + _varint(tail) if tail else bytes([head])


def _field(number: int, value: int | bytes) -> bytes:
    """Write one field of a protocol buffer."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _attribute(name: str, value: int) -> bytes:
    return _field(5, _field(1, name.encode()) + _field(3, value) + _field(20, 2))


def _node(operation: str, inputs: list[str], output: str, attribute: bytes = b"") -> bytes:
    taken = b"".join(_field(1, name.encode()) for name in inputs)
    return taken + _field(2, output.encode()) + _field(4, operation.encode()) + attribute


def _tensor(name: str, values: NDArray[np.generic]) -> bytes:
    sizes = b"".join(_field(1, size) for size in values.shape)
    kind = _field(2, _KINDS[values.dtype.name])
    return sizes + kind + _field(8, name.encode()) + _field(9, values.tobytes())


def _value(name: str, kind: str, shape: tuple[int | str, ...]) -> bytes:
    sizes = (
        _field(1, size) if isinstance(size, int) else _field(2, size.encode()) for size in shape
    )
    axes = b"".join(_field(1, size) for size in sizes)
    tensor = _field(1, _field(1, _KINDS[kind]) + _field(2, axes))
    return _field(1, name.encode()) + _field(2, tensor)
