from typing import Any
from uuid import UUID

from hearthwatch.model.event import EventType
from hearthwatch.studies.errand import Found
from hearthwatch.studies.matching import match

CLIP = UUID(int=1)


def thing(at: float, x: float = 0.1, *, label: str = "person", **more: Any) -> Found:
    kind = more.pop("kind", EventType.OBJECT_DETECTED)
    box = {"x": x, "y": 0.5, "width": 0.1, "height": 0.3}
    data = {"object_type": label, "track_id": 1, "box": box, **more}
    return Found(kind, 1_000 + at, CLIP, at, data)


def motion(at: float) -> Found:
    return Found(EventType.MOTION_DETECTED, 1_000 + at, CLIP, at, {"detected": True})


def test_the_same_thing_a_bit_later_and_further_is_the_same() -> None:
    first, second = [thing(5.0), motion(4.0)], [motion(5.5), thing(6.0, 0.15)]
    matched = match(first, second)
    assert matched.same == ((first[1], second[0]), (first[0], second[1]))
    assert matched.only_first == matched.only_second == ()


def test_other_things_places_and_times_are_not() -> None:
    for other in (
        thing(5.0, label="dog"),
        thing(7.1),
        thing(5.0, 0.7),
        thing(5.0, kind=EventType.PARKED),
    ):
        matched = match([thing(5.0)], [other])
        assert (matched.same, matched.only_first) == ((), (thing(5.0),))
        assert matched.only_second == (other,)
    entered = thing(5.0, kind=EventType.ZONE_BREACH, zone="Porch")
    elsewhere = thing(5.0, kind=EventType.ZONE_BREACH, zone="Gate")
    assert match([entered], [elsewhere]).same == ()
    there = thing(5.0, kind=EventType.LINE_CROSSED, line="Gate", direction="forward")
    back = thing(5.0, kind=EventType.LINE_CROSSED, line="Gate", direction="backward")
    assert match([there], [back]).same == ()


def test_of_two_people_each_is_paired_with_itself() -> None:
    left, right = thing(5.0, 0.10), thing(5.2, 0.16)
    later_left, later_right = thing(5.3, 0.11), thing(5.1, 0.17)
    matched = match([left, right], [later_right, later_left])
    assert matched.same == ((left, later_left), (right, later_right))


def test_one_event_is_paired_once() -> None:
    matched = match([motion(5.0), motion(6.0)], [motion(5.9)])
    assert matched.same == ((motion(6.0), motion(5.9)),)
    assert matched.only_first == (motion(5.0),)
