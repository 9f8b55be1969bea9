"""What devices notice, asked for by a pull point."""

from collections.abc import Callable
from typing import Any

import pytest

from hearthwatch.media import RefusedError
from hearthwatch.media.onvif import Device, Notification, Sign, Signs, Subscription

MOTION = "tns1:RuleEngine/CellMotionDetector/Motion"
VISITOR = "tns1:RuleEngine/MyRuleDetector/Visitor"


def test_what_is_noticed_comes_at_once(onvif_device: Callable[..., Any]) -> None:
    peer = onvif_device([], {})
    peer.host = "192.168.254.254"  # It is asked where it was found all the same.
    with Device(peer.address, None) as device:
        subscription = Subscription(device)
        peer.notice(MOTION, operation="Initialized", IsMotion="false")
        peer.notice(VISITOR, State="true")
        first, second = subscription.pull(10)
        assert first == Notification(
            "RuleEngine/CellMotionDetector/Motion", "0", {"IsMotion": "false"}, "Initialized"
        )
        assert (second.topic, second.values) == (VISITOR[5:], {"State": "true"})
        assert subscription.pull(0) == []
        subscription.end()
    assert peer.asked[-1] == "Unsubscribe"


def test_devices_that_notice_nothing(onvif_device: Callable[..., Any]) -> None:
    peer = onvif_device([], {}, services=["media"])
    with Device(peer.address, None) as device, pytest.raises(RefusedError, match="of no events"):
        Subscription(device)
    full = onvif_device([], {})
    full.answers["CreatePullPointSubscription"] = full.fault("ter:Full", "Too many subscriptions")
    with Device(full.address, None) as device, pytest.raises(RefusedError, match="Too many"):
        Subscription(device)


def test_a_device_that_has_forgotten_us_is_told_apart(onvif_device: Callable[..., Any]) -> None:
    peer = onvif_device([], {})
    with Device(peer.address, None) as device:
        subscription = Subscription(device)
        peer.answers["PullMessages"] = peer.fault("wsrf:ResourceUnknown", "No such subscription")
        with pytest.raises(RefusedError, match="No such subscription"):
            subscription.pull(1)


def told(topic: str, value: str, *, operation: str = "Changed", source: str = "0") -> Notification:
    return Notification(topic, source, {"State": value}, operation)


@pytest.mark.parametrize(
    ("topic", "sign"),
    [
        ("VideoSource/MotionAlarm", Sign.MOTION),
        ("RuleEngine/FieldDetector/ObjectsInside", Sign.MOTION),
        ("RuleEngine/MyRuleDetector/PeopleDetect", Sign.MOTION),
        ("RuleEngine/MyRuleDetector/Visitor", Sign.RING),
        ("Device/Trigger/DoorBell", Sign.RING),
        ("Device/Trigger/DigitalInput", None),
        ("VideoSource/ImageTooDark/ImagingService", None),
        ("Device/HardwareFailure/StorageFailure", None),
    ],
)
def test_what_topics_mean(topic: str, sign: Sign | None) -> None:
    assert Signs().read(told(topic, "true"), 0) is sign
    assert Signs().read(told(topic, "false"), 0) is None


def test_a_ring_is_told_once_and_again_when_it_has_ended() -> None:
    signs, ring = Signs(), "RuleEngine/MyRuleDetector/Visitor"
    assert signs.read(told(ring, "true", operation="Initialized"), 0) is None
    assert signs.read(told(ring, "false"), 1) is None
    assert signs.read(told(ring, "true"), 2) is Sign.RING
    assert [signs.read(told(ring, "true"), 2 + second) for second in range(60)] == [None] * 60
    assert signs.read(told(ring, "1", source="back door"), 62) is Sign.RING
    assert signs.read(told(ring, "true"), 75) is Sign.RING  # A device that never says that it ends.


def test_what_happens_without_a_state_counts_each_time(onvif_device: Callable[..., Any]) -> None:
    peer, signs = onvif_device([], {}), Signs()
    with Device(peer.address, None) as device:
        subscription = Subscription(device)
        for number in range(3):
            peer.notice("tns1:RuleEngine/LineDetector/Crossed", operation="", ObjectId=f"{number}")
        peer.notice("tns1:RuleEngine/LineDetector/Crossed", operation="Initialized", ObjectId="1")
        crossed = subscription.pull(10)
    assert crossed[0].operation == ""
    assert [signs.read(each, 0) for each in crossed] == [Sign.MOTION] * 3 + [None]


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        ({"IsInside": "false", "Level": "1"}, None),
        ({"IsInside": "false", "State": "1"}, None),
        ({"IsMotion": "1", "ObjectId": "0"}, Sign.MOTION),
        ({"IsMotion": "0", "ObjectId": "1"}, None),
        ({"LogicalState": "inactive"}, None),
        ({"Count": "1"}, Sign.MOTION),
    ],
)
def test_only_states_say_yes_or_no(values: dict[str, str], sign: Sign | None) -> None:
    assert Signs().read(Notification("RuleEngine/Rule", "0", values, "Changed"), 0) is sign


def test_a_state_that_is_deleted_has_ended() -> None:
    signs, moves = Signs(), "VideoSource/MotionAlarm"
    assert signs.read(told(moves, "true"), 0) is Sign.MOTION
    assert signs.read(told(moves, "true", operation="Deleted"), 1) is None
    assert signs.read(told(moves, "true"), 2) is Sign.MOTION


def test_an_input_rings_only_where_a_button_is_wired_to_it() -> None:
    pressed = told("Device/Trigger/DigitalInput", "active")
    assert Signs(input_rings=True).read(pressed, 0) is Sign.RING


def test_names_without_end_are_not_remembered() -> None:
    signs = Signs()
    for number in range(5000):
        signs.read(told("RuleEngine/Motion", "true", source=str(number)), 0)
    assert len(signs._on) <= 256
