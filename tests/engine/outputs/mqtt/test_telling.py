"""What a broker is told: states, facts, pictures, and what it forgets."""

import json
from typing import Any

from hearthwatch.model.camera import CameraState
from hearthwatch.model.event import EventType

from .conftest import DOOR, INSTANCE, JPEG, YARD, Engine, camera
from .mosquitto import Mosquitto


def person(**more: Any) -> dict[str, Any]:
    return {
        "object_type": "person",
        "group": "person",
        "confidence": 0.8,
        "track_id": 1,
        "box": {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2},
        "looks": 3,
        "first_seen": "2026-01-01T00:00:00Z",
    } | more


async def test_states_are_retained_and_follow(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening() as listener:
        assert (await listener.until("hearthwatch/hub/status")).retain
        said = {
            "hearthwatch/hub/status": "online",
            "hearthwatch/hub/version": "1.2.3",
            "hearthwatch/hub/mode": "home",
            "hearthwatch/camera/yard/availability": "online",
            "hearthwatch/camera/yard/motion": "OFF",
            "hearthwatch/camera/yard/last_activity": "None",
            "hearthwatch/camera/yard/record_mode": "events",
            "hearthwatch/camera/door/zone_porch": None,
        }
        for topic, text in said.items():
            if text is not None:
                assert (await listener.until(topic)).text == text, topic
        info = (await listener.until("hearthwatch/camera/door/info")).json
        assert info["name"] == "Front / + # dür"
        assert info["instance"] == str(INSTANCE)
        await engine.move()
        await listener.until("hearthwatch/camera/yard/motion", lambda heard: heard.text == "ON")
        await engine.happen()
        before = len(listener.heard)
        await listener.until("hearthwatch/camera/yard/motion", lambda h: h.text == "OFF")
        engine.put_online(DOOR, CameraState.OFFLINE)
        await listener.until(
            "hearthwatch/camera/door/availability", lambda h: h.text == "offline", after=before
        )
        assert set(listener.last()) & set(said) == said.keys() - {
            "hearthwatch/camera/door/zone_porch"
        }
        assert not [each for each in listener.heard if "/ + #" in each.topic]


async def test_facts_are_told_once_and_in_order(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    async with broker.listening("hearthwatch/+/+/event/#", "hearthwatch/hub/event/#") as listener:
        made = [await engine.happen() for _ in range(60)]
        alert = await engine.happen(
            EventType.SYSTEM_ALERT, of=None, data={"message": "all is well", "level": "info"}
        )
        await engine.happen(
            EventType.SECURITY_EVENT, of=None, data={"kind": "login_failed", "message": "no"}
        )
        ended = "hearthwatch/camera/yard/event/motion_ended"
        found = await listener.count(ended, len(made))
        assert [each.json["id"] for each in found] == [str(event.id) for event in made]
        assert not found[0].retain
        last = await listener.until("hearthwatch/hub/event/system_alert")
        assert (last.json["id"], last.json["data"]["message"]) == (str(alert.id), "all is well")
    await engine.output.flush()
    assert await engine.pending() == 0
    assert engine.observed.count("delivered") == 61
    assert "security_event" not in str(listener.heard)


async def test_pictures_are_shown(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening() as listener:
        event = await engine.happen(EventType.OBJECT_DETECTED, data=person(), picture=JPEG)
        for key in ("snapshot", "person_picture"):
            topic = f"hearthwatch/camera/yard/{key}"
            assert (await listener.until(topic)).payload == JPEG
            known = await listener.until(f"{topic}/attributes")
            assert known.json["event_id"] == str(event.id)
    await engine.stop()
    engine.start()
    async with broker.listening("hearthwatch/camera/yard/snapshot") as listener:
        assert (await listener.until("#")).payload == JPEG


async def test_a_camera_that_is_gone_is_forgotten(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, discovery={"enabled": True})
    await engine.connected()
    announced = f"homeassistant/device/{INSTANCE}_{DOOR}/config"
    async with broker.listening() as listener:
        await listener.until(announced)
        await engine.change(lambda tree: tree["cameras"].pop())
        await listener.until(announced, lambda heard: not heard.payload)
        await listener.until("hearthwatch/camera/door/motion", lambda heard: not heard.payload)
        await engine.output.flush()
    async with broker.listening() as listener:
        await listener.until("hearthwatch/hub/status")
        assert not [topic for topic in listener.last() if "door" in topic or str(DOOR) in topic]


async def test_a_camera_that_went_while_nobody_was_here_is_forgotten(
    engine: Engine, broker: Mosquitto
) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, discovery={"enabled": True})
    await engine.connected()
    await engine.stop()

    def rename(tree: dict[str, Any]) -> None:
        tree["cameras"] = [camera(YARD, "garden", "Garden")]

    await engine.change(rename)
    async with broker.listening() as listener:
        await listener.say(
            "hearthwatch/camera/foreign/info", {"instance": "other", "slug": "foreign"}, retain=True
        )
        await listener.say("hearthwatch/camera/foreign/motion", "ON", retain=True)
    engine.start()
    await engine.connected()
    async with broker.listening() as listener:
        await listener.until("hearthwatch/camera/garden/motion")
        left = {t for t in listener.last() if "/yard/" in t or "/door/" in t or str(DOOR) in t}
        assert left == set()
        assert listener.last()["hearthwatch/camera/foreign/motion"] == b"ON"
        announced = json.loads(listener.last()[f"homeassistant/device/{INSTANCE}_{YARD}/config"])
    assert announced["device"]["name"] == "Garden"
    assert announced["components"]["zone_porch"] == {"platform": "binary_sensor"}


async def test_the_end_is_told_however_it_comes(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening("hearthwatch/hub/status") as listener:
        await listener.until("#", lambda heard: heard.text == "online")
        await engine.stop()
        await listener.until("#", lambda heard: heard.text == "offline")
