"""Our own topics: what is retained of each device, and how facts are told."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol
from uuid import UUID

from hearthwatch.model.entities import EntityKind
from hearthwatch.model.event import Event, envelope
from hearthwatch.outputs.mqtt.payloads import Device, Message, as_json, written
from hearthwatch.outputs.mqtt.topics import OFFLINE, ONLINE, Topics
from hearthwatch.settings import CameraSettings, slugify

_BUTTONS: Final = (EntityKind.BUTTON, EntityKind.EVENT, EntityKind.CAMERA)
"""Kinds whose value says nothing by itself: buttons are pushed, events are told."""


class Layout(Protocol):
    """A way to lay out topics."""

    def retained(self, device: Device) -> dict[str, bytes]:
        """Return what the broker keeps of a device, but for its pictures, by topic."""

    def pictures(self, device: Device) -> dict[str, str]:
        """Return the topics of a device's pictures, by topic the key of the entity."""

    def facts(self, event: Event, camera: CameraSettings | None) -> Iterable[Message]:
        """Return what is told of an event, once.

        Args:
            event: committed.
            camera: its camera, if it has one that is configured.
        """

    def status(self, *, online: bool) -> Iterable[Message]:
        """Return what says whether the engine is there."""


class OwnLayout:
    """The layout that everything of ours has."""

    def __init__(self, topics: Topics, instance: UUID) -> None:
        self._topics = topics
        self._instance = instance
        self._explained: set[str] = set()

    def retained(self, device: Device) -> dict[str, bytes]:
        """Return what the broker keeps of a device, but for its pictures, by topic."""
        topics, slug, values = self._topics, device.slug, device.values
        messages: dict[str, bytes] = {}
        if device.camera is not None and slug is not None:
            messages[topics.info(slug)] = self._info(device.camera)
            messages[topics.availability(slug)] = ONLINE if values.available else OFFLINE
        for entity in device.entities:
            if entity.kind in _BUTTONS or topics.entity(slug, entity.key) == topics.status:
                continue
            if entity.kind is not EntityKind.IMAGE:
                messages[topics.entity(slug, entity.key)] = written(values.get(entity.key))
            known, topic = values.attributes(entity.key), topics.attributes(slug, entity.key)
            if known or topic in self._explained:
                self._explained.add(topic)
                messages[topic] = as_json(_with_address(known))
        return messages

    def pictures(self, device: Device) -> dict[str, str]:
        """Return the topics of a device's pictures, by topic the key of the entity."""
        return {
            self._topics.entity(device.slug, entity.key): entity.key
            for entity in device.entities
            if entity.kind is EntityKind.IMAGE
        }

    def facts(self, event: Event, camera: CameraSettings | None) -> Iterable[Message]:
        """Return what is told of an event, once."""
        slug = None if event.camera_id is None else slug_of(event, camera)
        yield Message(self._topics.event(slug, event.type.value), as_json(envelope(event)))

    def status(self, *, online: bool) -> Iterable[Message]:
        """Return what says whether the engine is there."""
        yield Message(self._topics.status, ONLINE if online else OFFLINE, retain=True)

    def _info(self, camera: CameraSettings) -> bytes:
        about = {"instance": str(self._instance), "id": str(camera.id)}
        return as_json(about | {"slug": camera.slug, "name": camera.name})


def slug_of(event: Event, camera: CameraSettings | None) -> str:
    """Return by which name topics call the camera of an event, also when it is no more."""
    return camera.slug if camera is not None else slugify(event.camera or "") or "camera"


def clip_address(clip_id: object) -> str | None:
    """Return where a clip is at the engine, which asks for credentials there."""
    return None if clip_id is None else f"/api/v1/clips/{clip_id}/media"


def _with_address(known: Mapping[str, object]) -> dict[str, object]:
    if "clip_id" not in known:
        return dict(known)
    return {**known, "view_url": clip_address(known["clip_id"])}
