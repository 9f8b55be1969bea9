"""Files of labels, good and bad."""

from pathlib import Path

import pytest

from hearthwatch.settings import DetectorSettings, LabelFileError, own_labels, read_label_file
from hearthwatch.settings.label_files import parse_labels


def test_keeps_the_place_of_what_means_nothing() -> None:
    data = "\ufeffbackground\r\nPerson\r\n\r\nN/A\r\nHot   Dog\r\n\r\n".encode()
    assert parse_labels(data, "l") == ("", "person", "", "", "hot dog")


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
    with pytest.raises(LabelFileError, match=complaint):
        parse_labels(data, "l.txt")


def test_says_which_file_cannot_be_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * ((1 << 20) + 1))
    for path, complaint in (
        (tmp_path / "gone.txt", "gone.txt: cannot be read"),
        (tmp_path, "not a file"),
        (large, "larger than 1 MiB"),
        ("a\0b", "is no path"),
    ):
        with pytest.raises(LabelFileError, match=complaint):
            read_label_file(str(path))


def test_gathers_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("fox\n-\nperson\n")
    (tmp_path / "two.txt").write_text("hen\nfox\n")
    (tmp_path / "bad.txt").write_text("")
    models = [
        {"name": name, "path": "m.onnx", "layout": "yolo", "labels": str(tmp_path / f"{name}.txt")}
        for name in ("one", "bad", "gone", "two")
    ]
    settings = DetectorSettings.model_validate({"models": models})
    assert own_labels(settings) == ("fox", "person", "hen")
