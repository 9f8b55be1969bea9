"""Models that are no models, or others than they should be: small ONNX files, written by hand."""

import sys

import pytest

from hearthwatch.vision.detector import Backend, ModelError, open_detector

_FLOAT, _BYTE = 1, 2


def _varint(value: int) -> bytes:
    head, tail = value & 0x7F, value >> 7
    return bytes([head | 0x80]) + _varint(tail) if tail else bytes([head])


def _field(number: int, value: int | bytes | str) -> bytes:
    """Write one field of a protocol buffer."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _node(operation: str, source: str, result: str, attribute: bytes = b"") -> bytes:
    return _field(1, source) + _field(2, result) + _field(4, operation) + attribute


def _value(name: str, kind: int, rank: int) -> bytes:
    shape = b"".join(_field(1, _field(2, f"{name}{axis}")) for axis in range(rank))
    return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))


def _model(source: str, kind: int, *results: str) -> bytes:
    """Write a model that hands its input, as floats, to each of its outputs."""
    to_float = _field(5, _field(1, "to") + _field(3, _FLOAT) + _field(20, 2))
    graph = b"".join(_field(1, _node("Cast", source, result, to_float)) for result in results)
    graph += _field(2, "toy") + _field(11, _value(source, kind, 4))
    graph += b"".join(_field(12, _value(result, _FLOAT, 4)) for result in results)
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 17))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "front.onnx: it is empty"),
        (b"no model at all", "front.onnx: not a usable ONNX model"),
        (bytes(1000), "front.onnx: not a usable ONNX model"),
        (
            _model("images", _BYTE, "scores", "sides"),
            "front.onnx: .* it has images uint8 .* -> scores float32 .*, sides",
        ),
        (_model("pixels", _BYTE, "boxes"), "front.onnx: .* it has pixels uint8 .* -> boxes"),
        (_model("pixels", _FLOAT, "scores", "sides"), "front.onnx: .*float.* not bytes"),
        (_model("pixels", _BYTE, "scores", "sides"), r"front.onnx: .* not \(1, 32, 32, 3\)"),
    ],
    ids=["empty", "text", "zeros", "input", "outputs", "type", "shapes"],
)
def test_says_what_is_wrong(data: bytes, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        open_detector(data, name="front.onnx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_refuses_half_a_model(model: bytes, share: float) -> None:
    with pytest.raises(ModelError, match="not a usable ONNX model"):
        open_detector(model[: int(len(model) * share)])


def test_says_that_openvino_is_not_installed(model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "hearthwatch.vision.detector.openvino_network", raising=False)
    monkeypatch.setitem(sys.modules, "openvino", None)
    with pytest.raises(ModelError, match=r"nanodet-g: OpenVINO is not installed here \(pip inst"):
        open_detector(model, backend=Backend.OPENVINO)
