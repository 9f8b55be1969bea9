"""Files of labels, good and bad."""

import pytest

from hearthwatch.vision.detector import ModelError
from hearthwatch.vision.detector.labels import read_labels


def test_keeps_the_place_of_what_means_nothing() -> None:
    data = "\ufeffbackground\r\nPerson\r\n\r\nN/A\r\nHot   Dog\r\n\r\n".encode()
    assert read_labels(data, "l") == ("", "person", "", "", "hot dog")


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "labels l.txt: there is none"),
        (b"\n\n", "there is none"),
        (b"cat\n\xff\xfe\n", "not a text in UTF-8"),
        (b"cat\nd\x00g\n", "line 2 is no name"),
        (b"cat\n" + b"x" * 65, "line 2 is no name"),
        (b"x\n" * 10_001, "10001 labels; at most 10000"),
    ],
)
def test_says_what_is_wrong(data: bytes, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        read_labels(data, "l.txt")
