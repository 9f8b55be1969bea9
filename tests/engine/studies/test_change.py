from typing import Any

import pytest

from hearthwatch.settings import CameraSettings
from hearthwatch.studies.change import InvalidChangeError, patched, replaced, untried

CAMERA = CameraSettings.model_validate(
    {
        "name": "Front door",
        "sources": [{"type": "rtsp", "url": "rtsp://admin:hunter2@192.0.2.10/main"}],
        "detect": {"labels": {"person": {"min_score": 0.6}, "car": {}}},
        "zones": [{"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}],
        "lines": [{"name": "Gate", "from": [0, 0], "to": [1, 1]}],
    }
)


def test_a_patch_changes_what_it_names_and_no_more() -> None:
    patch = {"detect": {"fps": 2, "labels": {"person": {"min_score": 0.9}, "car": None}}}
    changed = patched(CAMERA, patch)
    assert changed.detect.fps == 2
    assert changed.detect.labels.keys() == {"person"}
    assert changed.detect.labels["person"].min_score == 0.9
    assert changed.lines == CAMERA.lines
    assert (changed.id, changed.slug, changed.sources) == (CAMERA.id, "front_door", CAMERA.sources)
    assert patched(CAMERA, {}) == CAMERA


def test_a_whole_camera_leaves_nothing_of_the_old_one_but_what_it_is() -> None:
    whole = CAMERA.model_dump(mode="json", by_alias=True)
    assert replaced(CAMERA, whole) == CAMERA
    changed = replaced(CAMERA, {"detect": {"labels": ["dog"]}})
    assert changed.detect.labels.keys() == {"dog"}
    assert changed.zones == ()
    assert (changed.id, changed.name, changed.sources) == (CAMERA.id, "Front door", CAMERA.sources)


@pytest.mark.parametrize(
    ("patch", "place"),
    [
        ({"detect": {"fps": 1000}}, ("detect", "fps")),
        ({"detect": {"labels": {"dragon": {}}}}, ("detect", "labels", "dragon", "[key]")),
        ({"zones": "all"}, ("zones",)),
        ({"colour": "red"}, ("colour",)),
        ({"zones": [{"name": "Spot", "points": [[0, 0]]}]}, ("zones", 0, "points")),
    ],
)
def test_mistakes_are_named_with_their_place(patch: dict[str, Any], place: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidChangeError) as caught:
        patched(CAMERA, patch)
    assert place in [detail["loc"] for detail in caught.value.error.errors()]


def test_what_footage_cannot_show_is_named() -> None:
    changed = patched(CAMERA, {"record": {"pre": 10}, "motion": {"threshold": 0.1}, "name": "Door"})
    assert untried(CAMERA, changed) == ["name", "record"]
