"""The names of what networks of the owner's find."""

from pathlib import Path
from typing import Final

from hearthwatch.settings.detector import DetectorSettings

_LARGEST: Final = 1 << 20
_MOST: Final = 10_000
_LONGEST: Final = 64
_NOT_USED: Final = frozenset({"", "-", "n/a", "???", "background"})
_SYNONYMS: Final = {
    "aeroplane": "airplane",
    "cattle": "cow",
    "cellphone": "cell phone",
    "coffee cup": "cup",
    "computer monitor": "tv",
    "computer mouse": "mouse",
    "diningtable": "dining table",
    "motorbike": "motorcycle",
    "mug": "cup",
    "pottedplant": "potted plant",
    "sofa": "couch",
    "table": "dining table",
    "tvmonitor": "tv",
}
"""Other lists' words for COCO's labels."""


class LabelFileError(Exception):
    """A file of labels cannot be used; the text names it."""


def own_labels(detector: DetectorSettings) -> tuple[str, ...]:
    """Return the labels of all models of the owner's, without those of files that are no good."""
    found: dict[str, None] = {}
    for path in dict.fromkeys(model.labels for model in detector.models if model.labels):
        try:
            found |= dict.fromkeys(read_label_file(path))
        except LabelFileError:
            continue  # Whoever loads the model says so.
    return tuple(filter(None, found))


def read_label_file(path: str) -> tuple[str, ...]:
    """Read a file of labels; see `parse_labels`.

    Raises:
        LabelFileError: it cannot be read, or is no such file.
    """
    file = Path(path)
    try:
        if file.exists() and not file.is_file():
            raise LabelFileError(f"labels {path}: not a file")
        if file.stat().st_size > _LARGEST:
            raise LabelFileError(f"labels {path}: larger than {_LARGEST >> 20} MiB")
        return parse_labels(file.read_bytes(), path)
    except OSError as error:
        raise LabelFileError(f"labels {path}: cannot be read ({error.strerror})") from error
    except ValueError:
        raise LabelFileError(f"labels: {path!r} is no path") from None


def parse_labels(data: bytes, name: str) -> tuple[str, ...]:
    r"""Read a file of labels, one a line, in the order of the network's scores.

    Names are in lower case from now on, and COCO's words stand for their synonyms. A line that is
    empty, or says ``-``, ``N/A``, ``???`` or ``background``, keeps the place of a score that means
    nothing.

    Args:
        data: its content.
        name: how to call it before people.

    Returns:
        The labels; empty for what means nothing.

    Raises:
        LabelFileError: it is no text, has no labels or too many, or one has no readable name.

    >>> parse_labels(b"Person\nmotorbike\n", "labels.txt")
    ('person', 'motorcycle')
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LabelFileError(f"labels {name}: not a text in UTF-8") from None
    lines = [" ".join(line.lower().split()) for line in text.rstrip().split("\n")]
    labels = tuple("" if line in _NOT_USED else _SYNONYMS.get(line, line) for line in lines)
    if len(labels) > _MOST:
        raise LabelFileError(f"labels {name}: {len(labels)} labels; at most {_MOST} can be used")
    if not any(labels):
        raise LabelFileError(f"labels {name}: there is none")
    for number, label in enumerate(labels, 1):
        if len(label) > _LONGEST or not label.replace(" ", "").isprintable():
            raise LabelFileError(
                f"labels {name}: line {number} is no name of at most {_LONGEST} characters"
            )
    return labels
