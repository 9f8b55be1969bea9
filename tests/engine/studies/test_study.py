"""Studies of real footage."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.model.event import EventType
from hearthwatch.settings import CameraSettings, DetectorSettings, any_label
from hearthwatch.studies.errand import (
    WARM_UP,
    ClipFile,
    Errand,
    Failure,
    Finished,
    Progress,
    Ready,
    Studied,
    Unreadable,
    line_of,
    read_answer,
)
from hearthwatch.studies.study import study

from ..tiny_networks import yolo  # noqa: TID252

START = 1_000_000.0
EVERYWHERE = [[0, 0], [1, 0], [1, 1], [0, 1]]
LEFT = [[0, 0], [0.5, 0], [0.5, 1], [0, 1]]


def camera(**settings: Any) -> str:
    source = {"type": "file", "path": "recorded"}
    whole = CameraSettings.model_validate({"name": "Yard", "sources": [source], **settings})
    return whole.model_dump_json(by_alias=True)


def errand(*variants: str, clips: list[Path], **detector: Any) -> Errand:
    return Errand(
        variants=variants,
        detector=DetectorSettings(**detector).model_dump_json(),
        clips=tuple(
            ClipFile(UUID(int=number), str(path), START + 60 * number, 8.0)
            for number, path in enumerate(clips)
        ),
    )


def studied(*variants: str, clip: Path) -> Studied:
    """Study one clip, and let everything cross the pipe."""
    told = [read_answer(line_of(answer)) for answer in study(errand(*variants, clips=[clip]))]
    (result,) = [answer for answer in told if isinstance(answer, Studied)]
    assert isinstance(told[0], Ready)
    assert "nanodet" in told[0].model
    assert isinstance(told[-1], Finished)
    seconds = [answer.seconds for answer in told if isinstance(answer, Progress)]
    assert seconds == sorted(seconds)
    assert seconds[-1] == 8.0
    return result


def test_equal_settings_differ_in_nothing(stroll: Path) -> None:
    result = studied(camera(), camera(), clip=stroll)
    assert result.found[0] == result.found[1]
    assert (result.lost, result.gained) == ((), ())
    kinds = {found.type for found in result.found[0]}
    assert {EventType.MOTION_DETECTED, EventType.OBJECT_DETECTED} <= kinds
    for found in result.found[0]:
        assert found.timestamp == pytest.approx(START + found.offset, abs=0.001)
        assert 0 <= found.offset <= 8.1
        assert found.in_warm_up == (found.offset < WARM_UP)
        assert found.clip_id == UUID(int=0)


def test_a_higher_score_loses_people_and_says_why(stroll: Path) -> None:
    strict = camera(detect={"labels": {"person": {"min_score": 0.95}}})
    lax = camera(detect={"labels": {"person": {}}})
    result = studied(lax, strict, clip=stroll)
    told = [found for found in result.found[0] if found.type is EventType.OBJECT_DETECTED]
    assert told
    lost = [one for one in result.lost if one.found.type is EventType.OBJECT_DETECTED]
    assert [one.found for one in lost] == told
    assert all(one.why and "0.95" in one.why.text for one in lost)
    assert all(check.passed is False for one in lost if one.why for check in one.why.checks)
    left = {one.found.track_id: one.why for one in result.lost}
    assert all(left[one.found.track_id] == one.why for one in lost)
    assert result.gained == ()
    back = studied(strict, lax, clip=stroll)
    assert [one.found for one in back.gained] == [one.found for one in result.lost]


def test_a_mask_loses_motion(stroll: Path) -> None:
    result = studied(camera(), camera(motion={"masks": [EVERYWHERE]}), clip=stroll)
    (lost,) = [one for one in result.lost if one.found.type is EventType.MOTION_DETECTED]
    assert lost.why is not None
    assert [check.gate.value for check in lost.why.checks][:1] == ["motion"]
    assert "motion share" in lost.why.text


def test_a_zone_gains_its_events(stroll: Path) -> None:
    zone = {"name": "Left", "points": LEFT}
    result = studied(camera(), camera(zones=[zone]), clip=stroll)
    assert result.gained
    assert {one.found.place for one in result.gained} == {"Left"}
    assert all(one.why and "'Left'" in one.why.text for one in result.gained)
    assert result.lost == ()


def test_a_label_gains_its_things(stroll: Path) -> None:
    dogs = camera(detect={"labels": ["dog"]})
    people = camera(detect={"labels": ["dog", "person"]})
    result = studied(dogs, people, clip=stroll)
    gained = [one for one in result.gained if one.found.type is EventType.OBJECT_DETECTED]
    assert gained
    assert {one.found.label for one in gained} == {"person"}
    assert all(one.why and "not looked for" in one.why.text for one in gained)


def test_what_is_switched_off_says_nothing(stroll: Path) -> None:
    result = studied(camera(), camera(detect={"enabled": False}), clip=stroll)
    assert result.found[1] == ()
    assert [one.found for one in result.lost] == list(result.found[0])
    assert {one.why.text for one in result.lost if one.why} == {
        "Nothing is looked for: detection is switched off."
    }


def test_twice_the_same_gives_the_same(stroll: Path) -> None:
    zone = {"name": "Left", "points": LEFT}
    variants = camera(), camera(detect={"fps": 3}, zones=[zone])
    once, again = (studied(*variants, clip=stroll) for _ in range(2))
    assert once == again
    alone = studied(variants[0], clip=stroll)
    assert alone.found == once.found[:1]


def test_a_clip_that_cannot_be_read_stops_no_other(stroll: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"this is no film")
    clips = [tmp_path / "gone.mp4", broken, stroll]
    told = list(study(errand(camera(), clips=clips)))
    reasons = {a.clip_id.int: a.reason for a in told if isinstance(a, Unreadable)}
    assert reasons.keys() == {0, 1}
    assert "broken.mp4" in reasons[1]
    assert [a.clip_id.int for a in told if isinstance(a, Studied)] == [2]


def test_without_a_model_nothing_can_be_done(stroll: Path) -> None:
    (answer,) = study(errand(camera(), clips=[stroll], model="/nowhere/model.onnx"))
    assert isinstance(answer, Failure)
    assert "/nowhere/model.onnx" in answer.reason


def test_another_model_is_tried(stroll: Path, tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("fox\n")
    (tmp_path / "own.onnx").write_bytes(yolo(1, sure=0.8))
    own = {"name": "own", "layout": "yolo", "path": str(tmp_path / "own.onnx")}
    own["labels"] = str(tmp_path / "labels.txt")
    with any_label():
        changed = camera(detect={"model": "own", "labels": ["fox"]})
    told = list(study(errand(camera(), changed, clips=[stroll], models=[own])))
    assert isinstance(told[0], Ready)
    assert told[0].model.startswith("nanodet-g on ONNX Runtime")
    assert ", own on ONNX Runtime" in told[0].model
    (result,) = [answer for answer in told if isinstance(answer, Studied)]
    labels = [{found.label for found in each} - {None} for each in result.found]
    assert "person" in labels[0]
    assert labels[1] == {"fox"}


def test_a_model_that_the_settings_do_not_name_is_not_read(stroll: Path) -> None:
    told = list(study(errand(camera(detect={"model": "/etc/hostname"}), clips=[stroll])))
    (failure,) = told
    assert isinstance(failure, Failure)
    assert "the settings name no such model; there is nanodet-g" in failure.reason
