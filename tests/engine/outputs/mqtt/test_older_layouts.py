"""The topics of the older programs, word for word."""

from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import from_rfc3339

from .conftest import DOOR, JPEG, YARD, Engine
from .mosquitto import Mosquitto, topics_of
from .test_orders import ask
from .test_telling import person


async def test_surveillance(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, compat_topics=["surveillance"])
    await engine.connected()
    async with broker.listening("surveillance/#") as listener:
        status = (await listener.until("surveillance/status")).json
        assert status["status"] == "online"
        assert from_rfc3339(status["timestamp"])
        for name in ("cpu_usage", "memory_usage", "disk_usage"):
            assert float((await listener.until(f"surveillance/system/{name}")).text) >= 0
        start = "surveillance/camera/yard"
        assert (await listener.until(f"{start}/availability")).text == "online"
        assert (await listener.until(f"{start}/motion")).text == "OFF"
        event = await engine.move(picture=JPEG)
        await listener.until(f"{start}/motion", lambda heard: heard.text == "ON")
        told = await listener.until(f"{start}/event")
        assert told.json == (await listener.until("surveillance/events/motion_detected")).json
        assert told.json.keys() == {"camera_id", "event_type", "timestamp", "data"}
        assert (told.json["camera_id"], told.json["event_type"]) == ("yard", "motion_detected")
        assert told.json["data"]["zones"] == ["Porch"]
        assert (await listener.until(f"{start}/image")).payload == JPEG
        about = (await listener.until(f"{start}/snapshot/metadata")).json
        assert about["event_id"] == str(event.id)
        face = {
            "name": "Ada",
            "confidence": 0.9,
            "location": {"x": 0.1, "y": 0.1, "width": 0.1, "height": 0.1},
        }
        await engine.happen(EventType.FACE_DETECTED, of=DOOR, data=face)
        told = await listener.until("surveillance/events/face_detected")
        assert told.json["data"]["face_name"] == "Ada"
        command = {"type": "start_recording", "duration": 5, "request_id": "a"}
        answer = await ask(listener, "surveillance/command/yard", command)
        assert (answer.json["success"], answer.json["request_id"]) == (True, "a")
        await engine.stop()
        await listener.until("surveillance/status", lambda h: h.json["status"] == "offline")
    assert engine.fleet.did == [("record", YARD, 5)]


async def test_homesec(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, compat_topics=["homesec"])
    await engine.change(
        lambda tree: tree["cameras"][0].update(alerts={"labels": ["person"], "severity": "high"})
    )
    await engine.connected()
    async with broker.listening("homesec/#", "homecam/#") as listener:
        assert (await listener.until("homesec/hub/status")).text == "online"
        stats = (await listener.until("homesec/hub/stats")).json
        assert stats == {"clips_today": 0, "alerts_today": 0}
        assert (await listener.until("homesec/yard/risk")).text == "none"
        assert (await listener.until("homesec/yard/health")).text == "ok"
        assert (await listener.until("homesec/yard/person")).text == "OFF"
        await engine.happen(EventType.OBJECT_DETECTED, data=person(), picture=JPEG)
        await listener.until("homesec/yard/person", lambda heard: heard.text == "ON")
        await listener.until("homesec/yard/risk", lambda heard: heard.text == "high")
        await listener.until("homesec/hub/stats", lambda heard: heard.json["alerts_today"] == 1)
        assert (await listener.until("homesec/yard/snapshot")).payload == JPEG
        activity = (await listener.until("homesec/yard/activity")).json
        assert activity.keys() == {
            "activity_type", "summary", "risk_level", "timestamp", "clip_id",
        }  # fmt: skip
        alert = await listener.until("homesec/yard/alert")
        assert not alert.retain
        assert alert.json.keys() == {"event_type", *activity}
        assert (alert.json["event_type"], alert.json["risk_level"]) == ("alert", "high")
        assert alert.json["activity_type"] == "person"
        older = (await listener.until("homecam/alerts/yard")).json
        assert (older["camera_name"], older["risk_level"]) == ("yard", "high")
        assert older["summary"] == alert.json["summary"]


async def test_our_own_topics_alone_are_the_default(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening() as listener:
        await engine.move(picture=JPEG)
        await listener.until("hearthwatch/camera/yard/snapshot")
        assert {topic.split("/")[0] for topic in topics_of(listener.heard)} == {"hearthwatch"}
