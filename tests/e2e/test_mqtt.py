"""The engine and a Home Assistant that know each other by a broker alone."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from stage.broker import add_mqtt, mosquitto
from stage.client import State
from stage.engine import Engine
from stage.homeassistant import HomeAssistant

MOTION = "binary_sensor.gate_motion"
ALERTS = "switch.gate_alerts"
DETECTION = "event.gate_detection"


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with mosquitto(tmp_path_factory.mktemp("broker")) as port:
        yield port


@pytest.fixture(scope="module")
def engine(camera: str, broker: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Run an engine that announces a camera; its log must be clean at the end."""
    source = {"type": "rtsp", "url": camera, "roles": ["detect", "record"]}
    gate = {"name": "Gate", "slug": "gate", "sources": [source]}
    gate["alerts"] = {"labels": ["person"]}
    mqtt = {"host": "127.0.0.1", "port": broker, "discovery": {"enabled": True}}
    folder = tmp_path_factory.mktemp("mqtt-engine")
    engine = Engine(folder, {"cameras": [gate], "outputs": {"mqtt": mqtt}})
    engine.start()
    yield engine
    engine.stop()
    assert "Traceback" not in engine.log()


@pytest.fixture(scope="module")
def home(broker: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeAssistant]:
    """Run a Home Assistant; the log of its MQTT integration must be clean at the end."""
    home = HomeAssistant(tmp_path_factory.mktemp("mqtt-home") / "config")
    home.start()
    yield home
    home.stop()
    assert [record for record in home.log() if is_complaint(record)] == []


def is_complaint(record: str) -> bool:
    """Tell whether Home Assistant complains of what we send, and not of its own way to let go."""
    own = (
        "No device components to cleanup",
        "Unable to remove unknown dispatcher",
        "too frequently",
    )
    loud = " WARNING " in record or " ERROR " in record
    return loud and "mqtt" in record and not any(words in record for words in own)


def entities(home: HomeAssistant) -> dict[str, dict[str, Any]]:
    """Return what the MQTT integration has registered, by entity id."""
    with home.client.connect() as connection:
        found = connection.command("config/entity_registry/list")
    return {each["entity_id"]: each for each in found if each["platform"] == "mqtt"}


def eventually[T](ask: Callable[[], T], holds: Callable[[T], Any]) -> T:
    """Ask again until something holds of the answer."""
    until = time.monotonic() + 60
    while not holds(answer := ask()):
        assert time.monotonic() < until, answer
        time.sleep(0.1)
    return answer


def test_entities_appear_and_states_follow(
    home: HomeAssistant, engine: Engine, broker: int
) -> None:
    add_mqtt(home.client, broker)
    home.client.wait_for_state("binary_sensor.gate_online", "on")
    home.client.wait_for_state("binary_sensor.hearthwatch_status", "on")
    home.client.wait_for_state("select.hearthwatch_mode", "home")
    home.client.wait_for_state("binary_sensor.gate_person", "on")
    home.client.wait_for_state(MOTION, "on")
    home.client.wait_for_state("image.gate_snapshot", lambda state: state != "unknown")
    picture: State = home.client.wait_for_state("camera.gate", lambda state: state == "idle")
    assert home.client.get(f"camera_proxy/{picture['entity_id']}")[:2] == b"\xff\xd8"
    platforms = {entity_id.partition(".")[0] for entity_id in entities(home)}
    assert platforms >= {
        "binary_sensor", "sensor", "switch", "select", "number", "button", "event", "image",
        "camera",
    }  # fmt: skip


def test_an_event_entity_tells_what_was_seen(home: HomeAssistant, engine: Engine) -> None:
    told = eventually(
        lambda: home.client.get(f"states/{DETECTION}")["attributes"],
        lambda known: known.get("event_type") == "object_detected",
    )
    assert told["object_type"] == "person"
    assert told["confidence"] > 0.3
    assert told["event_id"]


def test_a_device_trigger_fires(home: HomeAssistant, engine: Engine) -> None:
    device = entities(home)[MOTION]["device_id"]
    with home.client.connect() as connection:
        offered = connection.command("device_automation/trigger/list", device_id=device)
        kinds = {(t["type"], t["subtype"]) for t in offered if t["domain"] == "mqtt"}
        assert {("alert", "security_alert"), ("object_detected", "vehicle")} <= kinds
        trigger = next(t for t in offered if (t.get("subtype")) == "person")
        fired = connection.subscribe(event_type="mqtt_fired")
        home.client.post(
            "config/automation/config/mqtt_device",
            {
                "alias": "By MQTT",
                "triggers": [{k: v for k, v in trigger.items() if k != "metadata"}],
                "actions": [{"event": "mqtt_fired"}],
            },
        )
        connection.event(fired)
    home.client.call("automation.turn_off", entity_id="automation.by_mqtt")


def test_switches_selects_and_numbers_work_back(home: HomeAssistant, engine: Engine) -> None:
    home.client.call("switch.turn_off", entity_id=ALERTS)
    home.client.wait_for_state(ALERTS, "off")
    assert engine.get("cameras/gate")["alert_policy"]["enabled"] is False
    home.client.call("select.select_option", entity_id="select.hearthwatch_mode", option="away")
    home.client.wait_for_state("select.hearthwatch_mode", "away")
    assert engine.get("mode") == {"mode": "away"}
    before = home.client.get("states/image.gate_snapshot")["state"]
    home.client.call("button.press", entity_id="button.gate_take_snapshot")
    home.client.wait_for_state("image.gate_snapshot", lambda state: state != before)
    taken = {"event_type": "snapshot_taken"}
    eventually(lambda: engine.get("events", **taken)["events"], bool)


def test_the_engine_goes_and_comes_back(home: HomeAssistant, engine: Engine) -> None:
    engine.kill()
    home.client.wait_for_state(MOTION, "unavailable")
    home.client.wait_for_state("binary_sensor.hearthwatch_status", "off")
    engine.start()
    home.client.wait_for_state("binary_sensor.hearthwatch_status", "on")
    home.client.wait_for_state("binary_sensor.gate_person", "on")


def test_home_assistant_starts_anew_with_right_states(home: HomeAssistant, engine: Engine) -> None:
    before = entities(home)
    home.restart()
    home.client.wait_for_state("binary_sensor.gate_person", "on")
    home.client.wait_for_state(ALERTS, "off")
    assert entities(home).keys() == before.keys()


def test_a_camera_that_is_renamed_stays_itself(home: HomeAssistant, engine: Engine) -> None:
    before = entities(home)[MOTION]
    patch(engine, name="Driveway", slug="driveway")
    with home.client.connect() as connection:
        eventually(
            lambda: [d["name"] for d in connection.command("config/device_registry/list")],
            lambda names: "Driveway" in names and "Gate" not in names,
        )
    assert entities(home)[MOTION]["unique_id"] == before["unique_id"]
    home.client.wait_for_state(MOTION, lambda state: state in {"on", "off"})
    home.client.call("switch.turn_on", entity_id=ALERTS)
    home.client.wait_for_state(ALERTS, "on")


def test_announcements_go_over_to_the_other_form_and_back(
    home: HomeAssistant, engine: Engine
) -> None:
    before = {eid: each["id"] for eid, each in entities(home).items()}
    for singly in (True, False):
        discovery = {"outputs": {"mqtt": {"discovery": {"per_entity": singly}}}}
        engine.ask("PATCH", "config", json=discovery)
        single = "homeassistant/binary_sensor/hearthwatch/driveway_motion/config"
        wanted = single if singly else "homeassistant/device/"
        eventually(lambda: home_knows(home, MOTION), lambda known, wanted=wanted: wanted in known)
        home.client.wait_for_state(MOTION, lambda state: state in {"on", "off"})
        assert {eid: each["id"] for eid, each in entities(home).items()} == before


def home_knows(home: HomeAssistant, entity_id: str) -> str:
    """Return what Home Assistant says of how it learned of an entity."""
    device = entities(home)[entity_id]["device_id"]
    with home.client.connect() as connection:
        return json.dumps(connection.command("mqtt/device/debug_info", device_id=device))


def test_a_camera_that_is_removed_is_gone(home: HomeAssistant, engine: Engine) -> None:
    engine.ask("DELETE", "cameras/driveway")
    eventually(lambda: entities(home), lambda found: MOTION not in found)
    with home.client.connect() as connection:
        names = [d["name"] for d in connection.command("config/device_registry/list")]
    assert "Driveway" not in names
    assert "binary_sensor.hearthwatch_status" in entities(home)


def patch(engine: Engine, **fields: Any) -> None:
    engine.ask("PATCH", "cameras/gate", json=fields)
