"""Changes of the settings file: what is written, what is left alone, and what stays secret."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearthwatch.settings import (
    BrokenFileError,
    SettingsError,
    SettingsFile,
    StaleError,
    archive_camera,
    forget_camera,
    restore_camera,
    shown_tree,
)

ID = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
GOOD = f"""\
# the cameras of the house
cameras:
  - id: {ID}
    name: Front door  # by the bell
    slug: front_door
    sources:
      - type: rtsp
        url: !secret front_door
    # look often
    detect: {{fps: 7, labels: [person, car]}}
    zones:
      - {{name: Porch, points: [[0.1, 0.5], [0.5, 0.5], [0.5, 1]], labels: [person]}}
  - id: {YARD}
    name: Yard  # at the back
    sources: [{{type: rtsp, url: rtsp://own:open@192.0.2.11/main, roles: [detect]}}]
storage:
  events_days: 10  # enough
"""

type Alter = Callable[[dict[str, Any]], None]


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    (tmp_path / "secrets.yaml").write_text("# mine\nfront_door: rtsp://owner:pa@ss@192.0.2.10/m\n")
    path = tmp_path / "hearthwatch.yaml"
    path.write_text(GOOD)
    return SettingsFile(path, tmp_path / "secrets.yaml")


def changed(file: SettingsFile, alter: Alter) -> str:
    """Change the file and return its text, which says what the draft said it would."""
    draft = file.altered(alter)
    file.commit(draft)
    assert file.load() == draft.after
    return file.path.read_text()


def problems(file: SettingsFile, alter: Alter) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        file.altered(alter)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_only_what_differs_is_written(file: SettingsFile) -> None:
    def alter(tree: dict[str, Any]) -> None:
        tree["cameras"][0]["detect"]["fps"] = 9
        tree["storage"]["clips_days"] = 3
        tree["mode"] = "away"

    before = GOOD.splitlines()
    text = changed(file, alter)
    after = text.splitlines()
    assert [line for line in after if line not in before] == [
        "    detect: {fps: 9, labels: [person, car]}",
        "  clips_days: 3",
        "mode: away",
    ]
    assert [line for line in before if line not in after] == [
        "    detect: {fps: 7, labels: [person, car]}"
    ]
    for comment in ("# the cameras of the house", "# by the bell", "# look often", "# enough"):
        assert comment in text


def test_no_change_writes_nothing(file: SettingsFile) -> None:
    draft = file.altered(lambda tree: tree["storage"].update(min_free=5 << 30))
    assert draft.idle
    assert draft.changes == ()
    assert draft.text == GOOD.encode()


def test_a_field_goes_back_to_its_default(file: SettingsFile) -> None:
    text = changed(file, lambda tree: tree["cameras"][0].pop("detect"))
    assert file.load().cameras[0].detect.fps == 5
    assert set(file.load().cameras[0].detect.labels) > {"dog", "bus"}
    assert "# by the bell" in text


def test_labels_of_a_short_list_are_changed_one_by_one(file: SettingsFile) -> None:
    changed(
        file,
        lambda tree: tree["cameras"][0]["detect"]["labels"]["person"].update(min_score=0.7),
    )
    labels = file.load().cameras[0].detect.labels
    assert set(labels) == {"person", "car"}
    assert labels["person"].min_score == 0.7


def test_defaults_that_stand_nowhere_are_changed_one_by_one(file: SettingsFile) -> None:
    before = file.load().cameras[1].detect.labels
    changed(
        file,
        lambda tree: tree["cameras"][1]["detect"]["labels"]["person"].update(min_score=0.7),
    )
    after = file.load().cameras[1].detect.labels
    assert after == before | {"person": before["person"].model_copy(update={"min_score": 0.7})}


def test_things_in_lists_keep_their_comments_when_others_come_and_go(file: SettingsFile) -> None:
    def alter(tree: dict[str, Any]) -> None:
        tree["cameras"].insert(
            0, {"name": "New", "sources": [{"type": "file", "path": "/film.mp4"}]}
        )
        del tree["cameras"][1]

    text = changed(file, alter)
    assert [camera.name for camera in file.load().cameras] == ["New", "Yard"]
    assert "# at the back" in text
    assert "Front door" not in text


def test_order_can_be_changed(file: SettingsFile) -> None:
    text = changed(file, lambda tree: tree["cameras"].reverse())
    assert [camera.slug for camera in file.load().cameras] == ["yard", "front_door"]
    assert "# by the bell" in text
    assert "!secret front_door" in text


def test_what_anchors_tie_together_can_differ_afterwards(file: SettingsFile) -> None:
    zones = "zones: &z [{name: Porch, points: [[0, 0], [1, 0], [1, 1]]}]"
    cameras = [
        f"  - {{id: {ID}, name: A, sources: [{{type: file, path: a}}], {zones}}}",
        f"  - {{id: {YARD}, name: B, sources: [{{type: file, path: b}}], zones: *z}}",
    ]
    file.path.write_text("\n".join(["cameras:", *cameras, ""]))
    changed(file, lambda tree: tree["cameras"][0]["zones"][0].update(name="Gate"))
    first, second = file.load().cameras
    assert (first.zones[0].name, second.zones[0].name) == ("Gate", "Porch")


def test_a_new_name_leaves_the_slug(file: SettingsFile) -> None:
    changed(file, lambda tree: tree["cameras"][1].update(name="Garden"))
    camera = file.load().cameras[1]
    assert (camera.name, camera.slug, str(camera.id)) == ("Garden", "yard", YARD)


def test_what_was_shown_of_a_secret_keeps_it(file: SettingsFile) -> None:
    before = file.load()

    def alter(tree: dict[str, Any]) -> None:
        assert tree["cameras"][0]["sources"][0]["url"] == "rtsp://***@192.0.2.10/m"
        sub = {"type": "rtsp", "url": "rtsp://192.0.2.10/sub", "roles": ["detect"]}
        tree["cameras"][0]["sources"].insert(0, sub)
        tree["cameras"].reverse()

    text = changed(file, alter)
    after = file.load()
    assert after.cameras[1].sources[1] == before.cameras[0].sources[0]
    assert after.cameras[0] == before.cameras[1]
    assert "!secret front_door" in text
    assert "pa@ss" not in text
    assert "***" not in text


@pytest.mark.parametrize(
    "url",
    [
        "rtsp://***@192.0.2.99/m",
        "rtsp://***:***@192.0.2.10/m",
        "rtsp://owner:***@192.0.2.10/m",
        "rtsp://192.0.2.12/m?token=***&x=1",
    ],
)
def test_stars_are_never_saved_as_a_secret(file: SettingsFile, url: str) -> None:
    found = problems(file, lambda tree: tree["cameras"][0]["sources"][0].update(url=url))
    assert list(found) == ["cameras[0].sources[0].url"]
    assert "give it whole" in found["cameras[0].sources[0].url"]


def test_a_new_password_goes_into_the_secrets(file: SettingsFile) -> None:
    url = "rtsp://owner:n3w: {x}@192.0.2.10/m"
    text = changed(file, lambda tree: tree["cameras"][0]["sources"][0].update(url=url))
    assert "n3w" not in text
    assert "!secret front_door_1" in text
    assert file.load().cameras[0].sources[0].url.get_secret_value() == url
    secrets = file.secrets.read_text()
    assert "# mine" in secrets
    assert "pa@ss" in secrets
    assert stat.S_IMODE(file.secrets.stat().st_mode) == 0o600
    again = changed(file, lambda tree: tree["cameras"][1]["sources"][0].update(url=url))
    assert again.count("!secret front_door_1") == 2
    assert file.secrets.read_text() == secrets


def test_what_the_owner_wrote_openly_is_left_open(file: SettingsFile) -> None:
    text = changed(file, lambda tree: tree.update(mode="night"))
    assert "rtsp://own:open@192.0.2.11/main" in text


def test_a_change_says_nothing_secret(file: SettingsFile) -> None:
    url = "rtsp://owner:n3w@192.0.2.10/m"
    draft = file.altered(lambda tree: tree["cameras"][0]["sources"][0].update(url=url))
    (change,) = draft.changes
    assert change.path == "cameras[0].sources[0].url"
    assert change.before == change.after == "rtsp://***@192.0.2.10/m"
    assert "n3w" not in repr(draft) + str(draft)


def test_changes_name_what_came_and_went(file: SettingsFile) -> None:
    def alter(tree: dict[str, Any]) -> None:
        zones = tree["cameras"][0]["zones"]
        zones[0]["loiter"] = 20
        zones.insert(0, {"name": "Step", "points": [[0, 0], [1, 0], [1, 1]]})
        del tree["cameras"][1]
        tree["api"]["port"] = 9000

    draft = file.altered(alter)
    assert {c.path: (c.before, c.after) for c in draft.changes if "zones[1]" in c.path} == {
        "cameras[0].zones[1].loiter": (None, 20)
    }
    paths = [change.path for change in draft.changes]
    assert paths == ["cameras[1]", "cameras[0].zones[0]", "cameras[0].zones[1].loiter", "api.port"]
    assert [change.path for change in draft.changes if change.waits] == ["api.port"]


def test_every_mistake_of_a_change_is_named(file: SettingsFile) -> None:
    def alter(tree: dict[str, Any]) -> None:
        tree["cameras"][0]["detect"]["fps"] = "often"
        tree["cameras"][1]["motion"]["thresholds"] = 1
        tree["mode"] = "Gone fishing"

    found = problems(file, alter)
    assert set(found) == {"cameras[0].detect.fps", "cameras[1].motion.thresholds", "mode"}
    assert "is 'threshold' meant?" in found["cameras[1].motion.thresholds"]
    assert file.path.read_text() == GOOD


def test_a_file_with_mistakes_is_not_changed(file: SettingsFile) -> None:
    file.path.write_text("cameras: [")
    with pytest.raises(BrokenFileError):
        file.altered(lambda tree: tree.update(mode="away"))


def test_a_file_that_changed_meanwhile_is_not_overwritten(file: SettingsFile) -> None:
    draft = file.altered(lambda tree: tree.update(mode="away"))
    file.path.write_text(GOOD + "mode: night\n")
    with pytest.raises(StaleError):
        file.commit(draft)
    assert file.load().mode == "night"


def test_an_archived_camera_takes_its_comments_along_and_back(file: SettingsFile) -> None:
    camera = file.load().cameras[0]
    file.commit(file.edited(archive_camera(camera.id, 1_700_000_000.5)))
    (entry,) = file.load().archive
    assert entry.camera == camera
    assert shown_tree(file.load())["archive"][0]["archived"] == "2023-11-14T22:13:20.500000Z"
    assert "# by the bell" in file.path.read_text()
    assert b"archive" not in file.load().revealed().replace(b'"archive":[]', b"")
    file.commit(file.edited(restore_camera(camera.id, "hall")))
    assert file.load().archive == ()
    assert file.load().cameras[1] == camera.model_copy(update={"slug": "hall"})
    assert "# by the bell" in file.path.read_text()


def test_an_archived_camera_can_be_forgotten(file: SettingsFile) -> None:
    camera = file.load().cameras[0]
    with pytest.raises(KeyError):
        file.edited(forget_camera(camera.id))
    file.commit(file.edited(archive_camera(camera.id, 0.0)))
    file.commit(file.edited(forget_camera(camera.id)))
    assert "Front door" not in file.path.read_text()
    assert [found.slug for found in file.load().cameras] == ["yard"]


def test_a_camera_cannot_be_archived_and_in_use(file: SettingsFile) -> None:
    camera = file.load().cameras[0]

    def both(document: Any) -> None:
        document["archive"] = [
            {
                "archived": "2026-01-01T00:00:00Z",
                "camera": {
                    "id": str(camera.id),
                    "name": "Copy",
                    "sources": [{"type": "file", "path": "x"}],
                },
            }
        ]

    with pytest.raises(SettingsError, match="archived and in use"):
        file.edited(both)


@pytest.mark.parametrize("name", ["a\0b", "a\nb", "   ", "\u202eevil", "\u2028"])
def test_names_can_be_read(file: SettingsFile, name: str) -> None:
    found = problems(file, lambda tree: tree["cameras"][0].update(name=name))
    assert list(found) == ["cameras[0].name"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "***", "Tür 🚪", "日本", "a: b # c", "!secret x"]
)
def test_any_other_name_is_just_a_name(file: SettingsFile, name: str) -> None:
    changed(file, lambda tree: tree["cameras"][0].update(name=name))
    assert file.load().cameras[0].name == name
    assert file.load().cameras[0].slug == "front_door"
