"""Sounds by name: a network of the owner's with YAMNet's layout.

Layout `yamnet`: one input, mono sound at 16,000 samples per second as 32-bit floats in -1..1, of
shape (samples,) or (1, samples); its first output whose last axis is as long as the list of labels
has the scores, 0..1, of one or more stretches of the sound. The labels come one a line, or as
YAMNet's own table (``index,mid,display_name``).
"""

import csv
import io
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.audio.classifier import SPAN
from hearthwatch.vision.audio.values import Samples, SoundModelError
from hearthwatch.vision.onnx_session import OnnxSession

_MOST_LABELS: Final = 10_000
_LONGEST_LABEL: Final = 100
_COLUMN: Final = "display_name"


class YamnetClassifier:
    """A network with YAMNet's layout on ONNX Runtime."""

    def __init__(self, model: bytes, labels: tuple[str, ...], *, name: str) -> None:
        """Load it and try it with silence.

        Args:
            model: content of the ONNX file.
            labels: in the order of its scores.
            name: how to call it before people.

        Raises:
            SoundModelError: the bytes are no such model, or it has another number of labels.
        """
        self._labels = labels
        self._name = name
        self._session = OnnxSession(model, name=name, threads=1, error=SoundModelError)
        inputs = self._session.inputs
        if len(inputs) != 1 or inputs[0].type != "tensor(float)" or len(inputs[0].shape) > 2:
            raise SoundModelError(
                f"model {name}: expected one input of 32-bit floats, (samples,) or (1, samples);"
                f" it has {', '.join(f'{i.name} {i.type} {i.shape}' for i in inputs)}"
            )
        self._input = inputs[0].name
        self._batched = len(inputs[0].shape) == 2
        self._output = self._find_output()

    @property
    def labels(self) -> tuple[str, ...]:
        """See `Classifier.labels`."""
        return self._labels

    def scores(self, samples: Samples) -> Mapping[str, float]:
        """See `Classifier.scores`."""
        found = self._run(samples)[self._output].reshape(-1, len(self._labels))
        best = np.nan_to_num(found).max(axis=0).clip(0, 1)
        return dict(zip(self._labels, best.tolist(), strict=True))

    def _find_output(self) -> int:
        outputs = self._run(np.zeros(SPAN, np.float32))
        for number, output in enumerate(outputs):
            if output.size and output.ndim and output.shape[-1] == len(self._labels):
                return number
        shapes = ", ".join(str(output.shape) for output in outputs)
        raise SoundModelError(
            f"model {self._name}: no output has a score for each of the {len(self._labels)} labels;"
            f" their shapes are {shapes}"
        )

    def _run(self, samples: Samples) -> list[NDArray[np.float32]]:
        sound = samples[None] if self._batched else samples
        return [np.asarray(output) for output in self._session.run({self._input: sound})]


def read_labels(data: bytes, name: str) -> tuple[str, ...]:
    """Read a file of labels.

    Args:
        data: its content: a label a line, or a table with the column ``display_name``.
        name: how to call it before people.

    Raises:
        SoundModelError: it is no text, has no labels or too many.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SoundModelError(f"labels {name}: not a text in UTF-8") from None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and _COLUMN in lines[0].split(","):
        try:
            lines = [str(row[_COLUMN]).strip() for row in csv.DictReader(io.StringIO(text))]
        except csv.Error as error:
            raise SoundModelError(f"labels {name}: not a table ({error})") from None
    if not 0 < len(lines) <= _MOST_LABELS:
        raise SoundModelError(
            f"labels {name}: {len(lines)} labels; 1 to {_MOST_LABELS} can be used"
        )
    if any(not 0 < len(line) <= _LONGEST_LABEL for line in lines):
        raise SoundModelError(f"labels {name}: a label has 1 to {_LONGEST_LABEL} characters")
    return tuple(lines)
