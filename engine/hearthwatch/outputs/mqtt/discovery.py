"""The announcements by which Home Assistant makes devices and entities, in both of its forms."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from hearthwatch import __version__
from hearthwatch.model.entities import HUB
from hearthwatch.outputs.mqtt.components import availability, component, triggers
from hearthwatch.outputs.mqtt.payloads import Device, as_json
from hearthwatch.outputs.mqtt.topics import Topics
from hearthwatch.settings import MqttDiscoverySettings

MIGRATE: Final = as_json({"migrate_discovery": True})
"""Has Home Assistant let go of entities without forgetting them, for they come from elsewhere."""

_ORIGIN: Final = {
    "name": "Hearthwatch",
    "sw_version": __version__,
    "support_url": "https://github.com/hearthwatch/hearthwatch",
}

type Components = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Discovery:
    """Writes announcements.

    Attributes:
        control: others may set things, so what does so is announced as well.
    """

    settings: MqttDiscoverySettings
    topics: Topics
    instance: UUID
    control: bool

    def announcements(
        self, devices: Iterable[Device], before: Mapping[str, bytes] = {}
    ) -> dict[str, bytes]:
        """Return all messages that announce some devices, by topic.

        Args:
            devices: the hub and the cameras.
            before: what was announced earlier, so that entities which are no more are taken back.
        """
        if self.settings.per_entity:
            return {topic: payload for device in devices for topic, payload in self._singly(device)}
        messages: dict[str, bytes] = {}
        for device in devices:
            topic = self._topic(device)
            messages[topic] = self._whole(device, _platforms(before.get(topic, b"")))
        return messages

    def is_ours(self, topic: str, payload: bytes) -> bool:
        """Tell whether an announcement is of this installation, whatever it is called by now."""
        if topic.startswith(f"{self.settings.prefix}/device/{self.instance}_"):
            return True
        try:
            said = json.loads(payload)
            return said["origin"]["name"] == _ORIGIN["name"] and str(self.instance) in json.dumps(
                said["device"]["identifiers"]
            )
        except (ValueError, KeyError, TypeError):
            return False

    def is_of_the_other_form(self, topic: str) -> bool:
        """Tell whether an announcement of ours is in the form that is not wanted now."""
        whole = topic.startswith(f"{self.settings.prefix}/device/")
        return whole is self.settings.per_entity

    def without_stubs(self, payload: bytes) -> bytes:
        """Return an announcement without what it only took back."""
        try:
            said = json.loads(payload)
            there = {key: one for key, one in said["components"].items() if len(one) > 1}
        except (ValueError, KeyError, TypeError, AttributeError):
            return payload
        return as_json(said | {"components": there})

    @property
    def places(self) -> tuple[str, ...]:
        """Filters of topics on which announcements of ours may be."""
        settings = self.settings
        return (
            f"{settings.prefix}/device/+/config",
            f"{settings.prefix}/+/{settings.node_id}/+/config",
        )

    def _topic(self, device: Device) -> str:
        return f"{self.settings.prefix}/device/{device.identifier(self.instance)}/config"

    def _whole(self, device: Device, before: Mapping[str, str]) -> bytes:
        """Announce a device with all that it has, in one message."""
        components: Components = {}
        for key, config in self._components(device).items():
            components[key] = config
        for key, platform in before.items():
            components.setdefault(key, {"platform": platform})  # That alone takes it back.
        return as_json(
            {
                "device": self._device(device),
                "origin": _ORIGIN,
                **availability(self.topics, device.slug),
                "qos": 1,
                "components": components,
            }
        )

    def _singly(self, device: Device) -> Iterable[tuple[str, bytes]]:
        """Announce each thing that a device has by itself."""
        settings = self.settings
        common = {"device": self._device(device), "origin": _ORIGIN}
        for key, config in self._components(device).items():
            kind = config.pop("platform")
            name = f"{device.slug or HUB}_{key}"
            entity = kind != "device_automation"
            shared = availability(self.topics, device.slug) if entity else {}
            topic = f"{settings.prefix}/{kind}/{settings.node_id}/{name}/config"
            yield topic, as_json({**shared, **config, **common, "qos": 1})

    def _components(self, device: Device) -> Components:
        components: Components = {}
        for entity in device.entities:
            config = component(self.topics, device, entity, control=self.control)
            if config:
                config["unique_id"] = device.unique_id(self.instance, entity.key)
                components[entity.key] = config
        if device.slug is not None:
            components.update(triggers(self.topics, device.slug, device.entities))
        return components

    def _device(self, device: Device) -> dict[str, Any]:
        settings = self.settings
        about = {
            "identifiers": [device.identifier(self.instance)],
            "name": settings.device_name if device.camera is None else device.camera.name,
            "manufacturer": settings.device_manufacturer,
            "model": settings.device_model if device.camera is None else "Camera",
            "sw_version": __version__,
        }
        return about if device.camera is None else about | {"via_device": f"{self.instance}_{HUB}"}


def _platforms(payload: bytes) -> dict[str, str]:
    """Return the kinds of the components of an announcement; none if it is no such thing."""
    try:
        said = json.loads(payload)
        return {str(key): str(one["platform"]) for key, one in said["components"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
