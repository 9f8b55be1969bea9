"""How Home Assistant learns of devices; that it understands is seen with a real one elsewhere."""

from typing import Any

from .conftest import DOOR, INSTANCE, YARD, Engine
from .mosquitto import Listener, Mosquitto

YARD_TOPIC = f"homeassistant/device/{INSTANCE}_{YARD}/config"
SINGLE = "homeassistant/binary_sensor/hearthwatch/yard_motion/config"


async def online(listener: Listener) -> None:
    await listener.until("hearthwatch/hub/status", lambda heard: heard.text == "online")


async def test_every_entity_has_the_id_that_it_keeps(engine: Engine, broker: Mosquitto) -> None:
    discovery = {"enabled": True, "prefix": "ha", "device_name": "My eyes"}
    await engine.begin(host="127.0.0.1", port=broker.port, discovery=discovery)
    async with broker.listening("ha/#") as listener:
        found = {heard.topic: heard.json for heard in await listener.count("ha/#", 3)}
    hub = found[f"ha/device/{INSTANCE}_hub/config"]
    assert hub["device"]["name"] == "My eyes"
    yard = found[f"ha/device/{INSTANCE}_{YARD}/config"]
    assert yard["device"]["via_device"] == hub["device"]["identifiers"][0]
    assert yard["components"]["motion"]["unique_id"] == f"{INSTANCE}_{YARD}_motion"
    door = found[f"ha/device/{INSTANCE}_{DOOR}/config"]
    assert door["device"]["name"] == "Front / + # dür"
    assert hub["origin"]["name"] == "Hearthwatch"


async def test_home_assistant_that_starts_is_told_again(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, discovery={"enabled": True})
    async with broker.listening() as listener:
        await online(listener)
        before = len(listener.heard)
        await listener.say("homeassistant/status", "online")
        await listener.until(YARD_TOPIC, after=before)
        await listener.until("hearthwatch/camera/yard/motion", after=before)
        after = len(listener.heard)
        await listener.say("homeassistant/status", "offline")
        await engine.happen()
        await listener.until("hearthwatch/camera/yard/event/motion_ended", after=after)
        assert not [heard for heard in listener.heard[after:] if heard.topic == YARD_TOPIC]


async def test_a_zone_that_is_gone_is_taken_back(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, discovery={"enabled": True})
    async with broker.listening() as listener:
        await online(listener)
        before = len(listener.heard)
        await engine.change(lambda tree: tree["cameras"][0].update(zones=[]))
        told = await listener.until(YARD_TOPIC, after=before)
        assert told.json["components"]["zone_porch"] == {"platform": "binary_sensor"}
        await listener.until(
            "hearthwatch/camera/yard/zone_porch", lambda heard: not heard.payload, after=before
        )


async def test_what_is_told_of_packages_comes_and_goes(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port, discovery={"enabled": True})
    keys = {"package", "package_picture", "trigger_object_detected_package"}
    model = {"name": "parcels", "path": "/p.onnx", "layout": "yolo", "labels": "/p.txt"}
    async with broker.listening() as listener:
        first = await listener.until(YARD_TOPIC)
        assert not keys & first.json["components"].keys()
        assert "trigger_object_detected_person" in first.json["components"]
        before = len(listener.heard)

        def look_for_parcels(tree: dict[str, Any]) -> None:
            tree["detector"] = {"models": [model]}
            tree["cameras"][0]["detect"] = {"labels": ["parcel"]}

        await engine.change(look_for_parcels)
        told = (await listener.until(YARD_TOPIC, after=before)).json["components"]
        assert told["package"]["device_class"] == "occupancy"
        trigger = told["trigger_object_detected_package"]
        assert (trigger["subtype"], trigger["payload"]) == ("package", "package")
        before = len(listener.heard)
        await engine.change(lambda tree: tree["cameras"][0].update(detect={}))
        told = (await listener.until(YARD_TOPIC, after=before)).json["components"]
        assert {key: set(told[key]) for key in keys} == {key: {"platform"} for key in keys}


async def test_one_form_gives_way_to_the_other(engine: Engine, broker: Mosquitto) -> None:
    singly = {"enabled": True, "per_entity": True}
    await engine.begin(host="127.0.0.1", port=broker.port, discovery=singly)
    async with broker.listening("homeassistant/#", "hearthwatch/hub/status") as listener:
        await online(listener)
        assert (await listener.until(SINGLE)).json["device"]["name"] == "Yard"
        before = len(listener.heard)
        await engine.set_mqtt(discovery={"enabled": True})
        await listener.until(YARD_TOPIC, after=before)
        await listener.until(SINGLE, lambda heard: not heard.payload, after=before)
        said = [h for h in listener.heard[before:] if h.topic in {SINGLE, YARD_TOPIC}]
        assert said[0].json == {"migrate_discovery": True}
        assert [(h.topic, bool(h.payload)) for h in said[1:]] == [
            (SINGLE, False),
            (YARD_TOPIC, True),
        ] or [(h.topic, bool(h.payload)) for h in said[1:]] == [
            (YARD_TOPIC, True),
            (SINGLE, False),
        ]
        before = len(listener.heard)
        await engine.set_mqtt(discovery={"enabled": False})
        await listener.until(YARD_TOPIC, lambda heard: not heard.payload, after=before)


async def test_others_announcements_are_left_alone(engine: Engine, broker: Mosquitto) -> None:
    others: dict[str, dict[str, Any]] = {
        "homeassistant/device/a-lamp/config": {"device": {"identifiers": ["lamp"]}},
        "homeassistant/switch/hearthwatch/lamp/config": {"origin": {"name": "Lamps"}},
        "homeassistant/device/other_hub/config": {"origin": {"name": "Hearthwatch"}},
    }
    async with broker.listening() as listener:
        for topic, payload in others.items():
            await listener.say(topic, payload, retain=True)
        await listener.say("homeassistant/device/nonsense/config", "{", retain=True)
        await engine.begin(host="127.0.0.1", port=broker.port, discovery={"enabled": True})
        await online(listener)
        assert all(listener.last()[topic] for topic in others)
