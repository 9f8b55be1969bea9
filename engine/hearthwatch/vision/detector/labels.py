"""The names of what a network of the owner's finds."""

from typing import Final

from hearthwatch.vision.detector.protocol import ModelError

_MOST: Final = 10_000
_LONGEST: Final = 64
_NOT_USED: Final = frozenset({"", "-", "n/a", "???", "background"})
_SYNONYMS: Final = {
    "aeroplane": "airplane",
    "cellphone": "cell phone",
    "diningtable": "dining table",
    "motorbike": "motorcycle",
    "pottedplant": "potted plant",
    "sofa": "couch",
    "tvmonitor": "tv",
}
"""Other lists' words for COCO's labels."""


def read_labels(data: bytes, name: str) -> tuple[str, ...]:
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
        ModelError: it is no text, has no labels or too many, or one has no readable name.

    >>> read_labels(b"Person\nmotorbike\n", "labels.txt")
    ('person', 'motorcycle')
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ModelError(f"labels {name}: not a text in UTF-8") from None
    lines = [" ".join(line.lower().split()) for line in text.rstrip().split("\n")]
    labels = tuple("" if line in _NOT_USED else _SYNONYMS.get(line, line) for line in lines)
    if len(labels) > _MOST:
        raise ModelError(f"labels {name}: {len(labels)} labels; at most {_MOST} can be used")
    if not any(labels):
        raise ModelError(f"labels {name}: there is none")
    for number, label in enumerate(labels, 1):
        if len(label) > _LONGEST or not label.replace(" ", "").isprintable():
            raise ModelError(
                f"labels {name}: line {number} is no name of at most {_LONGEST} characters"
            )
    return labels
