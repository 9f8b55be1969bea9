"""A network of the owner's: tiny ones made on the spot, and what is none."""

import struct
from collections.abc import Callable

import numpy as np
import pytest

from hearthwatch.vision.audio import CLASSIFIER_RATE, Ear, EarParameters, Heard, SoundModelError
from hearthwatch.vision.audio.classifier import SPAN
from hearthwatch.vision.audio.yamnet import YamnetClassifier, read_labels

FLOAT = 1
LABELS = ("Silence", "Bark", "Glass")
WEIGHTS = (0.0, 20.0, 2.0)
"""Each label's score is the mean strength of the sound, so many times."""


def _field(number: int, value: int | bytes) -> bytes:
    """Write a field of a protocol buffer: a number, or bytes of known length."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    parts = []
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _tensor(name: str, values: tuple[float, ...]) -> bytes:
    raw = struct.pack(f"<{len(values)}f", *values)
    return _field(1, len(values)) + _field(2, FLOAT) + _field(8, name.encode()) + _field(9, raw)


def _node(kind: str, inputs: list[str], output: str) -> bytes:
    taken = b"".join(_field(1, name.encode()) for name in inputs)
    return taken + _field(2, output.encode()) + _field(4, kind.encode())


def _value(name: str, shape: tuple[int, ...]) -> bytes:
    sizes = b"".join(_field(1, _field(1, size)) for size in shape)
    tensor = _field(1, _field(1, FLOAT) + _field(2, sizes))
    return _field(1, name.encode()) + _field(2, tensor)


def network(weights: tuple[float, ...] = WEIGHTS, shape: tuple[int, ...] = (SPAN,)) -> bytes:
    """Make a network that knows nothing but how strong a sound is."""
    nodes = [
        _node("Abs", ["waveform"], "strength"),
        _node("ReduceMean", ["strength"], "mean"),
        _node("Mul", ["mean", "weights"], "scores"),
    ]
    if len(shape) == 1:
        nodes[2] = _node("Mul", ["mean", "weights"], "row")
        nodes.append(_node("Unsqueeze", ["row", "axes"], "scores"))
    axes = _field(1, 1) + _field(2, 7) + _field(8, b"axes") + _field(9, struct.pack("<q", 0))
    graph = b"".join(_field(1, node) for node in nodes) + _field(2, b"tiny")
    graph += _field(5, _tensor("weights", weights)) + _field(5, axes)
    graph += _field(11, _value("waveform", shape)) + _field(12, _value("scores", (1, len(weights))))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


def loud(seconds: float, strength: float) -> np.ndarray:
    return np.random.default_rng(0).uniform(-1, 1, round(seconds * CLASSIFIER_RATE)) * strength


@pytest.mark.parametrize("shape", [(SPAN,), (1, SPAN)])
def test_a_network_with_the_layout_names_sounds(shape: tuple[int, ...]) -> None:
    classifier = YamnetClassifier(network(shape=shape), LABELS, name="mine.onnx")
    assert classifier.labels == LABELS
    scores = classifier.scores(loud(0.975, 0.1).astype(np.float32))
    assert scores["Bark"] == pytest.approx(1.0, abs=0.02)
    assert scores["Glass"] == pytest.approx(0.1, abs=0.02)


def test_what_is_wanted_and_sure_enough_is_told(
    listen: Callable[..., list[Heard]],
) -> None:
    ear = Ear(CLASSIFIER_RATE, EarParameters(sounds={"Bark": 0.6, "Glass": 0.9}))
    ear.use(voice=None, classifier=YamnetClassifier(network(), LABELS, name="mine.onnx"))
    sound = np.concatenate((loud(8, 0.001), loud(3, 0.1), loud(3, 0.001)))
    told = [one for one in listen(ear, sound) if one.label]
    assert [one.label for one in told] == ["Bark"]
    assert told[0].confidence == pytest.approx(1.0, abs=0.05)
    assert told[0].reason.startswith("Bark ")


def test_a_classifier_needs_its_rate() -> None:
    with pytest.raises(ValueError, match="16000"):
        Ear(8000, EarParameters()).use(
            voice=None, classifier=YamnetClassifier(network(), LABELS, name="mine.onnx")
        )


@pytest.mark.parametrize(
    ("model", "labels", "complaint"),
    [
        (b"", LABELS, "it is empty"),
        (b"no model", LABELS, "not a usable ONNX model"),
        (network(), (*LABELS, "Siren"), "a score for each of the 4 labels"),
        (network(shape=(SPAN // 2,)), LABELS, "does not run"),
        (network(shape=(1, 1, SPAN)), LABELS, "expected one input"),
    ],
    ids=["empty", "garbage", "labels", "length", "shape"],
)
def test_what_does_not_fit_is_refused_by_name(
    model: bytes, labels: tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(SoundModelError, match=complaint) as refused:
        YamnetClassifier(model, labels, name="mine.onnx")
    assert "mine.onnx" in str(refused.value)


def test_labels_are_lines_or_yamnet_s_table() -> None:
    assert read_labels(b"Silence\r\nBark\n\nGlass\n", "mine.txt") == LABELS
    table = b'index,mid,display_name\n0,/m/a,Silence\n1,/m/b,Bark\n2,/m/c,"Glass, broken"\n'
    assert read_labels(table, "mine.csv") == ("Silence", "Bark", "Glass, broken")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe\x00", b"x" * 200, b"Bark\n" * 10_001])
def test_labels_that_are_none_are_refused(data: bytes) -> None:
    with pytest.raises(SoundModelError, match=r"labels mine\.txt"):
        read_labels(data, "mine.txt")
