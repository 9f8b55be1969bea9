"""MQTT: everything told to a broker, to Home Assistant as well if that is wanted, and orders."""

from hearthwatch.outputs.mqtt.controls import Controls
from hearthwatch.outputs.mqtt.home_assistant import HomeAssistantIntegration
from hearthwatch.outputs.mqtt.output import TARGET, MqttOutput
from hearthwatch.outputs.mqtt.programs import MQTTConfig, MQTTIntegration, QoS
from hearthwatch.outputs.mqtt.session import Home

__all__ = [
    "TARGET",
    "Controls",
    "Home",
    "HomeAssistantIntegration",
    "MQTTConfig",
    "MQTTIntegration",
    "MqttOutput",
    "QoS",
]
