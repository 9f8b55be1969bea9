"""What the engine announces over MQTT, read by Home Assistant's own schemas."""

import importlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.mqtt.device_trigger import TRIGGER_DISCOVERY_SCHEMA
from homeassistant.components.mqtt.schemas import (
    DEVICE_DISCOVERY_SCHEMA,
    MQTT_ORIGIN_INFO_SCHEMA,
    SHARED_OPTIONS,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def announced() -> dict[str, dict[str, Any]]:
    """Return what the engine beside this integration announces, in both forms."""
    python = os.environ.get("HEARTHWATCH_ENGINE_PYTHON", str(ROOT / ".venv" / "bin" / "python"))
    answered = subprocess.run(
        [python, str(Path(__file__).with_name("engine_contract.py"))],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "engine")},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return json.loads(answered.stdout)["mqtt"]


def _check(platform: str, config: dict[str, Any]) -> None:
    """Have Home Assistant read what is announced of one thing, and leave nothing out."""
    if platform == "device_automation":
        read, extra = TRIGGER_DISCOVERY_SCHEMA(config), {"availability", "availability_mode"}
    else:
        module = importlib.import_module(f"homeassistant.components.mqtt.{platform}")
        read, extra = module.DISCOVERY_SCHEMA(config), set()
    left_out = config.keys() - read.keys() - extra - {"origin"}
    assert not left_out, f"{platform}: {left_out}"


def test_devices_are_announced_as_home_assistant_reads_them(
    announced: dict[str, dict[str, Any]],
) -> None:
    for topic, payload in announced["device"].items():
        assert topic.startswith("homeassistant/device/")
        read = DEVICE_DISCOVERY_SCHEMA(payload)
        assert read["components"].keys() == payload["components"].keys()
        shared = {key: value for key, value in payload.items() if key in SHARED_OPTIONS}
        for config in payload["components"].values():
            own = dict(config)
            _check(own.pop("platform"), shared | own | {"device": payload["device"]})


def test_entities_are_announced_as_home_assistant_reads_them(
    announced: dict[str, dict[str, Any]],
) -> None:
    assert "homeassistant/binary_sensor/hearthwatch/yard_motion/config" in announced["per_entity"]
    for topic, payload in announced["per_entity"].items():
        MQTT_ORIGIN_INFO_SCHEMA(payload["origin"])
        _check(topic.split("/")[1], payload)


def test_both_forms_announce_the_same(announced: dict[str, dict[str, Any]]) -> None:
    whole = [
        config["unique_id"]
        for payload in announced["device"].values()
        for config in payload["components"].values()
        if config["platform"] != "device_automation"
    ]
    single = [
        payload["unique_id"]
        for payload in announced["per_entity"].values()
        if "unique_id" in payload
    ]
    assert sorted(whole) == sorted(single)
    assert len(set(whole)) == len(whole) > 50
