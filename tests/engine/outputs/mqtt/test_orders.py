"""What others ask for over the broker: done, and answered; or answered, and not done."""

import json
from typing import Any

import pytest

from hearthwatch.model.camera import CameraState
from hearthwatch.model.event import EventType
from hearthwatch.settings import RecordMode
from hearthwatch.store import EventFilter

from .conftest import DOOR, JPEG, YARD, Engine
from .mosquitto import Heard, Listener, Mosquitto


async def ask(listener: Listener, topic: str, payload: Any) -> Heard:
    """Give an order and wait for its answer."""
    before = len(listener.heard)
    await listener.say(topic, payload)
    return await listener.until(f"{topic}/result", after=before)


def refusal(heard: Heard) -> str:
    assert heard.json["success"] is False
    assert heard.json["error"]["message"]
    return str(heard.json["error"]["code"])


async def test_all_commands(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, commands="all")
    await engine.connected()
    start = "hearthwatch/command"
    async with broker.listening() as listener:
        command: dict[str, Any] = {"type": "start_recording", "duration": 30, "request_id": "r-1"}
        answer = (await ask(listener, f"{start}/yard", command)).json
        assert answer.pop("timestamp").endswith("Z")
        assert answer == {
            "request_id": "r-1",
            "type": "start_recording",
            "success": True,
            "result": {"seconds": 30},
        }
        await ask(listener, f"{start}/{YARD}", {"type": "start_recording"})
        await ask(listener, f"{start}/yard", {"type": "stop_recording", "request_id": 7})
        await ask(listener, f"{start}/system", {"type": "cleanup_old_recordings"})
        assert engine.fleet.did == [
            ("record", YARD, 30),
            ("record", YARD, 300),
            ("record", YARD, 0),
            ("cleanup",),
        ]
        took = await ask(listener, f"{start}/door", {"type": "snapshot"})
        shown = await listener.until("hearthwatch/camera/door/snapshot")
        assert shown.payload == JPEG
        told = await listener.until("hearthwatch/camera/door/event/snapshot_taken")
        assert told.json["id"] == took.json["result"]["event_id"]
        for word, on in (("disable", "OFF"), ("enable", "ON")):
            before = len(listener.heard)
            await ask(listener, f"{start}/yard", {"type": f"{word}_motion_detection"})
            topic = "hearthwatch/camera/yard/motion_detection"
            assert (await listener.until(topic, after=before)).text == on
            assert engine.settings().camera("yard").motion.enabled is (on == "ON")
        await ask(listener, f"{start}/system", {"type": "set_mode", "mode": "holiday"})
        await listener.until("hearthwatch/hub/mode", lambda heard: heard.text == "holiday")


@pytest.mark.parametrize(
    ("name", "payload", "code"),
    [
        ("yard", b"not json", "invalid_command"),
        ("yard", b"\xff\xfe", "invalid_command"),
        ("yard", b"", "invalid_command"),
        ("yard", b'["start_recording"]', "invalid_command"),
        ("yard", b'{"type": "format_disk", "request_id": "x"}', "invalid_command"),
        ("yard", b'{"type": "start_recording", "duration": 1e9}', "invalid_command"),
        ("yard", b'{"type": "start_recording", "duration": NaN}', "invalid_command"),
        ("yard", b'{"type": "start_recording", "seconds": 3}', "invalid_command"),
        ("yard", b'{"type": "snapshot", "request_id": {"a": 1}}', "invalid_command"),
        ("yard", b" " * 10_000_000, "too_large"),
        ("yard", b'{"type": "cleanup_old_recordings"}', "not_allowed"),
        ("yard", b'{"type": "set_mode", "mode": "away"}', "not_for_cameras"),
        ("system", b'{"type": "set_mode", "mode": "../x"}', "invalid_command"),
        ("system", b'{"type": "snapshot"}', "camera_not_found"),
        ("nobody", b'{"type": "snapshot"}', "camera_not_found"),
    ],
)
async def test_what_is_no_command_is_answered_and_not_done(
    engine: Engine, broker: Mosquitto, name: str, payload: bytes, code: str
) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    before = engine.file.path.read_bytes()
    async with broker.listening("hearthwatch/command/+/result") as listener:
        answer = await ask(listener, f"hearthwatch/command/{name}", payload)
    assert refusal(answer) == code
    assert len(answer.payload) < 1000
    assert engine.fleet.did == []
    assert engine.file.path.read_bytes() == before


async def test_nobody_commands_when_the_owner_says_so(engine: Engine, broker: Mosquitto) -> None:
    discovery = {"enabled": True}
    await engine.begin(host="127.0.0.1", port=broker.port, commands="none", discovery=discovery)
    await engine.connected()
    async with broker.listening() as listener:
        command = {"type": "start_recording", "request_id": "mine"}
        answer = await ask(listener, "hearthwatch/command/yard", command)
        assert (refusal(answer), answer.json["request_id"]) == ("not_allowed", "mine")
        answer = await ask(listener, "hearthwatch/camera/yard/alerting/set", "OFF")
        assert refusal(answer) == "not_allowed"
        announced = [heard.json for heard in listener.all("homeassistant/#")]
        kinds = {c["platform"] for one in announced for c in one["components"].values()}
    assert kinds.isdisjoint({"switch", "select", "number", "button"})
    assert engine.settings().camera("yard").alerts.enabled
    assert engine.fleet.did == []


async def test_entities_are_set(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening() as listener:
        for key, payload in (
            ("alerting", "OFF"),
            ("recording_enabled", "OFF"),
            ("min_severity", "high"),
            ("motion_hold", "12.0"),
        ):
            topic = f"hearthwatch/camera/yard/{key}"
            assert (await ask(listener, f"{topic}/set", payload)).json["success"]
            await listener.until(topic, lambda heard, wanted=payload: heard.text == wanted)
        yard = engine.settings().camera("yard")
        assert (yard.alerts.enabled, yard.record.mode) == (False, RecordMode.OFF)
        assert (yard.alerts.min_severity, yard.motion.hold) == ("high", 12)
        assert engine.settings().camera("door").alerts.enabled
        await ask(listener, "hearthwatch/camera/yard/record_mode/set", "continuous")
        await ask(listener, "hearthwatch/camera/yard/recording_enabled/set", "ON")
        assert engine.settings().camera("yard").record.mode is RecordMode.CONTINUOUS
        await ask(listener, "hearthwatch/hub/mode/set", "away")
        assert engine.settings().mode == "away"
        await ask(listener, "hearthwatch/camera/yard/restart_stream/set", "PRESS")
        await ask(listener, "hearthwatch/camera/yard/take_snapshot/set", "PRESS")
    assert engine.fleet.did == [("restart", YARD)]
    page = await engine.events.page(EventFilter(type=EventType.SNAPSHOT_TAKEN), limit=10)
    assert len(page.items) == 1


@pytest.mark.parametrize(
    ("topic", "payload", "code"),
    [
        ("camera/yard/alerting", "maybe", "invalid_value"),
        ("camera/yard/motion_hold", "0", "invalid_value"),
        ("camera/yard/motion_hold", "nan", "invalid_value"),
        ("camera/yard/min_severity", "catastrophic", "invalid_value"),
        ("camera/yard/take_snapshot", "", "invalid_value"),
        ("camera/yard/motion", "ON", "not_settable"),
        ("camera/yard/nothing", "ON", "unknown_entity"),
        ("camera/nobody/alerting", "ON", "camera_not_found"),
        ("hub/mode", "Away From Home", "invalid_value"),
        ("camera/yard/alerting", "x" * 100_000, "too_large"),
    ],
)
async def test_what_cannot_be_set_is_answered(
    engine: Engine, broker: Mosquitto, topic: str, payload: str, code: str
) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    before = engine.file.path.read_bytes()
    async with broker.listening() as listener:
        answer = await ask(listener, f"hearthwatch/{topic}/set", payload)
    assert refusal(answer) == code
    assert engine.file.path.read_bytes() == before


async def test_cameras_that_cannot(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    snapshot = {"type": "snapshot"}
    async with broker.listening() as listener:
        engine.fleet.jpeg = None
        assert refusal(await ask(listener, "hearthwatch/command/yard", snapshot)) == "no_picture"
        engine.put_online(YARD, CameraState.OFFLINE)
        assert (
            refusal(await ask(listener, "hearthwatch/command/yard", snapshot)) == "camera_offline"
        )
        await ask(listener, "hearthwatch/camera/door/camera_enabled/set", "OFF")
        record = {"type": "start_recording"}
        assert refusal(await ask(listener, "hearthwatch/command/door", record)) == "camera_disabled"
        assert refusal(await ask(listener, f"hearthwatch/command/{DOOR}", snapshot)) == (
            "camera_disabled"
        )
        engine.file.path.write_text("cameras: 5")
        answer = await ask(listener, "hearthwatch/camera/yard/alerting/set", "OFF")
        assert refusal(answer) == "invalid_settings"
    assert engine.fleet.did == []


async def test_what_was_retained_is_not_done_again(engine: Engine, broker: Mosquitto) -> None:
    async with broker.listening() as listener:
        command = json.dumps({"type": "start_recording", "request_id": "old"})
        await listener.say("hearthwatch/command/yard", command, retain=True)
        await engine.begin(host="127.0.0.1", port=broker.port)
        answer = await listener.until("hearthwatch/command/yard/result")
        assert refusal(answer) == "retained"
    assert engine.fleet.did == []
