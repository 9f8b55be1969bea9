"""What tracks mean: who is told, where they stand, and why somebody is not."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hearthwatch.model.event import EventType
from hearthwatch.model.explanation import Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState
from hearthwatch.settings import CameraSettings
from hearthwatch.vision.tracking import EndedTrack, EndReason, Track, TrackerUpdate
from hearthwatch.watch.rules import Happening, Rules

PORCH = {"name": "Porch", "points": [[0.5, 0], [1, 0], [1, 1], [0.5, 1]]}
GATE = {"name": "Gate", "from": [0.3, 0.1], "to": [0.3, 0.9]}


def camera(**more: Any) -> CameraSettings:
    source = {"type": "file", "path": "a.mp4"}
    return CameraSettings.model_validate({"name": "Front", "sources": [source], **more})


def track(x: float = 0.1, **more: Any) -> Track:
    base = Track(
        id=1,
        label="person",
        score=0.8,
        box=Box(x - 0.05, 0.4, 0.1, 0.2),
        state=TrackState.CONFIRMED,
        first_seen=0.0,
        last_seen=0.4,
        looks=3,
        seen=True,
        speed=0.5,
        confirmed_at=0.4,
    )
    return replace(base, **more)


class Story:
    """Rules that are told one look after another."""

    def __init__(self, settings: CameraSettings) -> None:
        self.rules = Rules(settings, aspect=4 / 3)
        self.time = 0.0

    def look(self, *tracks: Track, ended: Iterable[EndedTrack] = ()) -> list[Happening]:
        self.time += 0.2
        update = TrackerUpdate(tracks=tracks, ended=tuple(ended))
        happenings, self.views = self.rules.update(update, self.time, lambda t: 1000 + t)
        return happenings

    def walk(self, places: Iterable[float], **more: Any) -> list[tuple[EventType, str]]:
        found = []
        for x in places:
            for happening in self.look(track(x, **more)):
                place = happening.data.get("zone", happening.data.get("line", ""))
                found.append((happening.type, place))
        return found

    def failed(self) -> list[str]:
        return [check.text for view in self.views for check in view.checks if not check.passed]


def test_a_confirmed_person_is_told_once() -> None:
    story = Story(camera())
    assert story.look(track(state=TrackState.TENTATIVE, confirmed_at=None)) == []
    (told,) = story.look(track())
    assert told.type is EventType.OBJECT_DETECTED
    assert told.data["object_type"] == "person"
    assert told.data["group"] == "person"
    assert told.data["first_seen"] == "1970-01-01T00:16:40.000Z"
    assert story.look(track()) == []


def test_a_walk_through_zone_and_line_is_told_in_order() -> None:
    story = Story(camera(zones=[PORCH], lines=[GATE]))
    steps = [x / 20 for x in range(2, 19)]
    found = story.walk([*steps, *reversed(steps)])
    assert found == [
        (EventType.OBJECT_DETECTED, ""),
        (EventType.LINE_CROSSED, "Gate"),
        (EventType.ZONE_BREACH, "Porch"),
        (EventType.ZONE_LEFT, "Porch"),
        (EventType.LINE_CROSSED, "Gate"),
    ]


def test_who_leaves_leaves_the_zone_as_well() -> None:
    story = Story(camera(zones=[PORCH]))
    story.walk([0.7, 0.7])
    gone = EndedTrack(track(0.7), EndReason.LOST, "not seen for 2 s", ())
    left, ended = story.look(ended=[gone])
    assert (left.type, left.data["zone"]) == (EventType.ZONE_LEFT, "Porch")
    assert ended.type is EventType.OBJECT_LEFT
    assert ended.data["reason"] == "lost"
    assert ended.data["duration"] == 0.4


def test_loitering_is_told_once_a_stay() -> None:
    story = Story(camera(zones=[{**PORCH, "loiter": 1}]))
    found = story.walk([0.7] * 20)
    assert found.count((EventType.LOITERING, "Porch")) == 1


def test_a_zone_counts_only_its_labels() -> None:
    story = Story(camera(zones=[{**PORCH, "labels": ["vehicle"]}]))
    assert story.walk([0.7] * 3) == [(EventType.OBJECT_DETECTED, "")]
    assert any("Porch wants vehicle, not person" in text for text in story.failed())


def test_limits_of_a_camera_hold_and_are_explained() -> None:
    story = Story(camera(detect={"labels": {"person": {"min_ratio": 1, "min_area": 0.05}}}))
    assert story.walk([0.1] * 5) == []
    assert story.failed() == ["size 2 % < 5 %", "width/height 0.67 < 1.00"]


def test_limits_of_a_group_hold_for_its_labels() -> None:
    labels = {"vehicle": {"min_area": 0.5}, "car": {"moved": 0}}
    story = Story(camera(detect={"labels": labels}))
    assert story.walk([0.1], label="truck") == []
    assert Story(camera(detect={"labels": labels})).walk([0.1], label="car") != []


def test_what_is_not_looked_for_is_followed_only_if_it_may_be_something_that_is() -> None:
    story = Story(camera(detect={"labels": ["car"]}))
    assert story.rules.wanted("truck")
    assert not story.rules.wanted("person")
    assert story.walk([0.1, 0.3], label="truck") == []
    assert story.failed() == ["truck is not looked for"]


def test_a_parked_car_is_no_news_until_it_has_moved() -> None:
    story = Story(camera(zones=[PORCH]))
    parked = {"label": "car", "state": TrackState.STATIONARY, "stationary_since": 0.0}
    assert story.walk([0.7] * 50, **parked) == []
    assert story.failed() == ["moved 0 % < 5 %"]
    found = story.walk([0.7, 0.8, 0.9], label="car")
    assert found == [(EventType.OBJECT_DETECTED, ""), (EventType.ZONE_BREACH, "Porch")]
    assert story.walk([0.9] * 5, **parked) == [(EventType.PARKED, "")]


def test_what_a_thing_did_before_it_was_told_is_told_with_it_if_it_still_holds() -> None:
    zones = [{**PORCH, "loiter": 0.1}]
    story = Story(camera(zones=zones, detect={"labels": {"person": {"moved": 0.2}}}))
    assert story.walk([0.6] * 5) == []
    found = story.walk([0.45] * 4 + [0.2])
    assert found == [(EventType.OBJECT_DETECTED, "")]


def test_new_settings_hold_from_the_next_look_on() -> None:
    story = Story(camera())
    story.walk([0.7])
    story.rules.apply(camera(zones=[PORCH]))
    assert story.walk([0.7]) == [(EventType.ZONE_BREACH, "Porch")]


def test_everybody_has_an_explanation() -> None:
    story = Story(camera(zones=[PORCH]))
    story.walk([0.1])
    (view,) = story.views
    assert [(c.gate, c.passed) for c in view.checks if c.gate is Gate.ZONE] == [(Gate.ZONE, False)]
    assert "outside all zones" in story.failed()
