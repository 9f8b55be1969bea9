"""How what was read gets into settings that are there already, and what is refused before."""

from pathlib import Path

import pytest

from hearthwatch.migration import MigrationError, configuration, read_configuration, variables
from hearthwatch.settings import BrokenFileError, SettingsError, SettingsFile

from .conftest import Migrate

OURS = """\
# mine
cameras:
  - {name: Yard, sources: [{type: rtsp, url: "rtsp://me:other@192.0.2.10:554/main/"}]}
  - {name: Gate, sources: [{type: rtsp, url: "rtsp://192.0.2.77/gate"}]}
storage: {clips_days: 20, events_days: 60}
"""
THEIRS = """\
version: 0.15-1
snapshots: {retain: {default: 10}}
record: {enabled: true, alerts: {retain: {days: 30}}}
cameras:
  yard: {ffmpeg: {inputs: [{path: "rtsp://admin:secret@192.0.2.10/main", roles: [detect]}]}}
  gate: {ffmpeg: {inputs: [{path: "rtsp://admin:secret@192.0.2.78/gate", roles: [detect]}]}}
  copy: {ffmpeg: {inputs: [{path: "rtsp://admin:secret@192.0.2.78/gate", roles: [detect]}]}}
"""


def test_cameras_that_are_there_stay_and_nothing_is_kept_for_less_long(
    file: SettingsFile, migrate: Migrate
) -> None:
    file.path.write_text(OURS)
    done = migrate(text=THEIRS)
    assert [camera.slug for camera in done.draft.after.cameras] == [
        "yard",
        "gate",
        "gate_2",
        "copy",
    ]
    assert done.chapters[0].title == "yard: is there already, as 'Yard'; left as it is"
    storage = done.draft.after.storage
    assert (storage.clips_days, storage.events_days) == (30, 60)
    file.commit(done.draft)
    text = file.path.read_text()
    assert text.startswith("# mine\n")
    assert "secret@" not in text
    assert "admin:secret@192.0.2.78" in file.secrets.read_text()
    assert file.versions.read(file.versions.all()[0].id).decode() == OURS
    again = migrate(text=THEIRS)
    assert again.draft.idle
    assert again.migration.added == 0


def test_settings_with_mistakes_are_not_touched(file: SettingsFile, migrate: Migrate) -> None:
    file.path.write_text("cameras: [{name: Yard}]")
    with pytest.raises((SettingsError, BrokenFileError), match=r"hearthwatch.yaml: .*sources"):
        migrate(text=THEIRS)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "neither Frigate nor HomeSec"),
        (b"- a\n- b\n", "must hold keys with values"),
        (b"cameras: [{name: a, sources: []}]", "neither Frigate nor HomeSec"),
        (b"cameras: {a: {}}", "neither Frigate nor HomeSec"),
        (b"cameras: {a: {ffmpeg: {path: !secret x}}}", "the secret 'x' is not"),
        (b"cameras: {a: {ffmpeg: {path: !!python/object:os.system x}}}", "tag .* is not known"),
        (b"cameras: {a: {ffmpeg: }}\ncameras: {}", "duplicate key"),
        (b"cameras: {a: {ffmpeg: [", "line 1"),
        (b"\xff\xfe", "not UTF-8"),
        (b"x: " + b"y" * (1 << 20), "more than 1 MiB"),
        (b"a: " + b"[" * 5000, "nested too deeply"),
        (b"a: &a\n  <<: *a\n  b: 1\n", "merged into itself"),
        (
            b"a: &a [1,1,1,1,1,1,1,1,1,1]\n"
            + b"".join(
                b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 10)) for c in b"bcdefg"
            ),
            "more than 100,000 values",
        ),
    ],
)
def test_what_is_no_configuration_is_refused(tmp_path: Path, data: bytes, complaint: str) -> None:
    (tmp_path / "frigate.yml").write_bytes(data)
    with pytest.raises(MigrationError, match=f"^frigate.yml: (.|\n)*{complaint}"):
        read_configuration(configuration(tmp_path), {})


def test_a_place_without_a_configuration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MigrationError, match=r"folder holds no config.yml, frigate.yml"):
        configuration(tmp_path)
    for place, complaint in ((tmp_path / "no.yml", "No such file"), (Path("/dev/zero"), "no file")):
        with pytest.raises(MigrationError, match=complaint):
            read_configuration(configuration(place), {})


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "frigate.yaml").write_text(f"\ufeff{THEIRS}")
    assert len(read_configuration(configuration(tmp_path), {}).cameras) == 3


def test_where_variables_come_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIGATE_A", "environment")
    beside = tmp_path / ".env"
    beside.write_text('FRIGATE_A=beside\nFRIGATE_B="be side" \n#C=1\nexport D=d # said\nno line\n')
    given = tmp_path / "given"
    given.write_text("FRIGATE_A='given'\n")
    found = variables(tmp_path / "frigate.yml", None)
    assert [found.get(name) for name in ("FRIGATE_A", "FRIGATE_B", "D")] == [
        "environment",
        "be side",
        "d",
    ]
    assert "C" not in found
    assert variables(tmp_path / "frigate.yml", given)["FRIGATE_A"] == "given"
    with pytest.raises(MigrationError, match="cannot be read"):
        variables(tmp_path / "frigate.yml", tmp_path / "nothing")
