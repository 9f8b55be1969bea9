"""What programs without an engine call, at a real broker."""

import asyncio

import pytest

from hearthwatch.outputs.mqtt import HomeAssistantIntegration, MQTTConfig, MQTTIntegration, QoS

from .conftest import JPEG, MakeBroker
from .mosquitto import Mosquitto, free_port


async def test_a_program_tells_and_hears(brokers: MakeBroker) -> None:
    broker = brokers()
    program = MQTTIntegration(MQTTConfig("127.0.0.1", broker.port))
    heard: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue()
    await program.subscribe(
        "hearthwatch/command/+", lambda *said: heard.put_nowait(said), QoS.EXACTLY_ONCE
    )
    await program.connect()
    await program.publish_motion_detected("Front door/+", detected=True, zones=["Porch"])
    await program.publish_face_detected("front", "Ada", 0.9, {"x": 0.1, "y": 0.1})
    await program.publish_system_metrics(1.5, 20, 300, 2)
    async with broker.listening() as listener:
        assert (await listener.until("hearthwatch/status")).text == "online"
        motion = await listener.until("hearthwatch/camera/front_door/motion")
        assert (motion.text, motion.retain) == ("ON", True)
        assert (await listener.until("hearthwatch/system/cpu_usage")).text == "1.5"
        await program.publish_motion_detected("front", detected=True, confidence=0.5)
        event = (await listener.until("hearthwatch/events/motion_detected")).json
        assert event["data"] == {"detected": True, "confidence": 0.5, "zones": []}
        await listener.say("hearthwatch/command/front", {"type": "snapshot"})
        assert (await heard.get())[0] == "hearthwatch/command/front"
    broker.kill()
    with pytest.raises(ConnectionError):
        await until_it_fails(program)
    broker.start()
    await program.connect()
    async with broker.listening() as listener:
        await listener.say("hearthwatch/command/back", "again")
        assert (await heard.get()) == ("hearthwatch/command/back", b"again")
        await program.disconnect()
        await listener.until("hearthwatch/status", lambda heard: heard.text == "offline")


async def until_it_fails(program: MQTTIntegration) -> None:
    while True:
        await program.publish("hearthwatch/x", b"")


async def test_a_broker_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthwatch.outputs.mqtt.programs._CONNECTED_WITHIN", 0.3)
    program = MQTTIntegration(MQTTConfig("127.0.0.1", free_port()))
    with pytest.raises(ConnectionError, match="refused"):
        await program.connect()
    await program.disconnect()


async def test_a_program_s_camera_in_home_assistant(broker: Mosquitto) -> None:
    home = HomeAssistantIntegration("127.0.0.1", broker.port, state_prefix="mine")
    await home.connect()
    await home.register_camera("front", "Front", "rtsp://me:hush@192.0.2.1/")
    await home.publish_camera_snapshot("front", JPEG)
    await home.publish_motion_event("front", motion_detected=False)
    async with broker.listening() as listener:
        announced = (await listener.until("homeassistant/device/mine_front/config")).json
        shown = announced["components"]
        assert (await listener.until(shown["camera"]["topic"])).payload == JPEG
        assert (await listener.until(shown["motion"]["state_topic"])).text == "OFF"
        for each in announced["availability"]:
            assert (await listener.until(each["topic"])).text == "online"
        await home.publish_face_detected_event("front", "Ada", 0.9, 0.0)
        told = (await listener.until(shown["face"]["state_topic"])).json
        assert (told["data"]["face_name"], told["timestamp"][:10]) == ("Ada", "1970-01-01")
        await home.set_camera_availability("front", available=False)
        await listener.until("mine/camera/front/availability", lambda h: h.text == "offline")
        assert b"hush" not in b"".join(heard.payload for heard in listener.heard)
    await home.disconnect()
