"""The settings file: what is refused and how it is said, what is written and kept."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from hearthwatch.settings import Settings, SettingsError, SettingsFile

GOOD = """\
# the cameras of the house
cameras:
  - name: Front door  # by the bell
    sources:
      - type: rtsp
        url: !secret front_door
    zones:
      - {name: Porch, points: [[0.1, 0.5], [0.5, 0.5], [0.5, 1], [0.1, 1]], labels: [person]}
"""

type MakeFile = Callable[[str], SettingsFile]


@pytest.fixture
def make(tmp_path: Path) -> MakeFile:
    (tmp_path / "secrets.yaml").write_text("front_door: rtsp://owner:pa@ss@192.0.2.10/main\n")

    def write(text: str) -> SettingsFile:
        path = tmp_path / "hearthwatch.yaml"
        path.write_text(text)
        return SettingsFile(path, tmp_path / "secrets.yaml")

    return write


def problems(file: SettingsFile) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        file.load()
    return {problem.path: problem.message for problem in caught.value.problems}


def camera(body: str) -> str:
    return "cameras:\n  - name: A\n    sources: [{type: file, path: a.mp4}]\n" + "".join(
        f"    {line}\n" for line in body.splitlines()
    )


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "none.yaml", tmp_path / "secrets.yaml")
    assert file.load_complete() == Settings()
    assert not file.path.exists()


def test_secrets_are_filled_in_and_kept_from_sight(make: MakeFile) -> None:
    settings = make(GOOD).load()
    url = settings.cameras[0].detect_source.url
    assert url.get_secret_value() == "rtsp://owner:pa@ss@192.0.2.10/main"
    assert "pa@ss" not in repr(settings) + settings.model_dump_json()
    assert "rtsp://***@192.0.2.10/main" in settings.model_dump_json()
    assert Settings.model_validate_json(settings.revealed()) == settings


def test_ids_are_written_once_and_comments_stay(make: MakeFile) -> None:
    file = make(GOOD)
    first = file.load_complete()
    text = file.path.read_text()
    assert str(first.cameras[0].id) in text
    assert "# the cameras of the house" in text
    assert "# by the bell" in text
    assert "!secret front_door" in text
    assert "pa@ss" not in text
    assert file.load_complete() == first
    assert file.path.read_text() == text


def test_a_rename_keeps_the_identity(make: MakeFile) -> None:
    file = make(GOOD)
    before = file.load_complete().cameras[0]
    file.write(file.path.read_text().replace("Front door", "Street"))
    after = file.load().cameras[0]
    assert after.id == before.id
    assert after.name == "Street"


def test_writing_keeps_what_was_before(make: MakeFile) -> None:
    file = make(GOOD)
    file.write("cameras: []\n")
    (kept,) = (file.path.parent / "hearthwatch.versions").iterdir()
    assert kept.read_text() == GOOD
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_bad_text_is_never_written(make: MakeFile) -> None:
    file = make(GOOD)
    with pytest.raises(SettingsError, match=r"line 1, camras: unknown key"):
        file.write("camras: []\n")
    assert file.path.read_text() == GOOD


@pytest.mark.parametrize(
    ("text", "path", "says"),
    [
        (camera("detect: {fps: fast}"), "cameras[0].detect.fps", "valid number"),
        (camera("detect: {fps: 99}"), "cameras[0].detect.fps", "less than or equal to 30"),
        (camera("detekt: {fps: 5}"), "cameras[0].detekt", "is 'detect' meant?"),
        (camera("detect: {labels: [prson]}"), "cameras[0].detect.labels.prson", "no label"),
        (camera("motion: {threshold: 0}"), "cameras[0].motion.threshold", "greater than 0"),
        (
            camera("zones: [{name: Z, points: [[0, 0], [1, 1], [1, 0], [0, 1]]}]"),
            "cameras[0].zones[0].points",
            "crosses itself",
        ),
        (camera("zones: [{name: Z, points: [[0, 0], [1, 1]]}]"), "cameras[0].zones[0].points", "3"),
        (
            camera("zones: [{name: Z, points: [[0, 0], [2, 1], [0, 1]]}]"),
            "cameras[0].zones[0].points[1][0]",
            "less than or equal to 1",
        ),
        (
            camera("lines: [{name: L, from: [0, 0], to: [0, 0]}]"),
            "cameras[0].lines[0]",
            "same point",
        ),
        (camera("slug: Front"), "cameras[0].slug", "pattern"),
        (camera("id: 7"), "cameras[0].id", "UUID"),
        ("cameras: [{name: A, sources: []}]", "cameras[0].sources", "at least 1"),
        (
            "cameras: [{name: A, sources: [{type: rtsp, url: 'http://x/'}]}]",
            "cameras[0].sources[0].url",
            "rtsp://",
        ),
        (
            "cameras: [{name: A, sources: [{type: tape}]}]",
            "cameras[0].sources[0]",
            "'onvif', 'maker', 'rtsp', 'http', 'ftp', 'local_folder', 'v4l2', 'file'",
        ),
        (
            "cameras: [{name: A, sources: [{type: file, path: x, roles: [record]}]}]",
            "cameras[0]",
            "role 'detect'",
        ),
        ("version: 2", "version", "1"),
        ("api: {cors_origins: ['*']}", "api.cors_origins[0]", "pattern"),
    ],
)
def test_every_mistake_is_named_with_its_place(
    make: MakeFile, text: str, path: str, says: str
) -> None:
    found = problems(make(text))
    assert list(found) == [path]
    assert says in found[path]


def test_two_cameras_of_one_slug_are_refused(make: MakeFile) -> None:
    one = "{name: A, sources: [{type: file, path: a.mp4}]}"
    assert "slug 'a'" in problems(make(f"cameras: [{one}, {one}]"))["cameras"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a list", "must hold keys"),
        ("a: [1", "line 1"),
        ("cameras: [{name: A, sources: [{type: rtsp, url: !secret other}]}]", "'other'"),
        ("cameras: !!python/object:os.system {}", "cameras: should be"),
        ("a: &a [x, x, x, x, x, x, x, x, x, x]\n"
         + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 10)}]\n"
                   for i in range(8)), "100,000"),
        ("x: " + "y" * (1 << 20), "1 MiB"),
    ],
)  # fmt: skip
def test_what_is_no_settings_file_is_said_plainly(make: MakeFile, text: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        make(text).load()
    assert says in str(caught.value)


def test_bytes_that_are_no_text_are_refused(make: MakeFile) -> None:
    file = make("")
    file.path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not UTF-8"):
        file.load()


def test_broken_secrets_are_never_quoted(make: MakeFile) -> None:
    file = make(GOOD)
    (file.path.parent / "secrets.yaml").write_text("front_door: [hunter2\n")
    with pytest.raises(SettingsError) as caught:
        file.load()
    assert "hunter2" not in str(caught.value)
    assert "secrets.yaml" in str(caught.value)


def test_labels_may_be_a_list_and_groups(make: MakeFile) -> None:
    (found,) = make(camera("detect: {labels: [person, vehicle]}")).load().cameras
    assert set(found.detect.labels) == {"person", "vehicle"}
    assert found.detect.labels["vehicle"].moved_for("car") == 0.05
    assert found.detect.labels["person"].moved_for("person") == 0
