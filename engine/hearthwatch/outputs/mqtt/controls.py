"""Carries out what others ask for over the broker."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from hearthwatch.events import InvalidEventError, Recorder, entities_of, hub_entities_of
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.entities import Entity, EntityKind
from hearthwatch.model.event import EventType
from hearthwatch.model.messages import Picture
from hearthwatch.outputs.mqtt.commands import (
    SYSTEM,
    CleanUp,
    Command,
    CommandError,
    SetMode,
    StartRecording,
    StopRecording,
    SwitchMotion,
    TakeSnapshot,
    value_of,
)
from hearthwatch.outputs.mqtt.payloads import first
from hearthwatch.settings import (
    Alter,
    CameraSettings,
    MqttSettings,
    NotWrittenError,
    Settings,
    SettingsError,
    StaleError,
)
from hearthwatch.store import Room, StoreError, Swept

type Answer = dict[str, Any]
"""What became of a command, for the one who gave it."""


class Desk(Protocol):
    """Where settings are changed."""

    async def alter(self, alter: Alter) -> object:
        """Change the tree.

        Raises:
            SettingsError: it is not valid afterwards, or was not before.
            StaleError: somebody else changes the file all the time.
            NotWrittenError: it cannot be written.
        """


class Fleet(Protocol):
    """All cameras, as far as commands need them."""

    @property
    def statuses(self) -> Mapping[UUID, CameraStatus]:
        """The newest status of every camera that has told one."""

    async def snapshot(self, camera_id: UUID) -> Picture:
        """Return the newest picture of a camera.

        Raises:
            KeyError: there is no such camera.
            TimeoutError: its worker does not answer.
        """

    async def record(self, camera_id: UUID, seconds: float) -> None:
        """Record a camera for some seconds; 0 ends what a command began."""

    async def restart(self, camera_id: UUID) -> None:
        """Have a camera's streams closed and opened anew."""


@dataclass(frozen=True, slots=True)
class Controls:
    """The engine, as far as others may control it.

    Attributes:
        settings: returns those in force now.
        desk: changes them.
        cleanup: deletes what is beyond the limits of the settings.
    """

    settings: Callable[[], Settings]
    desk: Desk
    fleet: Fleet
    recorder: Recorder
    cleanup: Callable[[], Awaitable[tuple[Swept, Room]]]

    @property
    def mqtt(self) -> MqttSettings:
        """What the owner says of MQTT, and so of commands."""
        return self.settings().outputs.mqtt

    async def carry_out(self, name: str, command: Command) -> Answer:
        """Do what a command says.

        Args:
            name: the slug or id of a camera, or ``system``.
            command: that was given.

        Raises:
            CommandError: it is not done; says why.
        """
        return await _or_why(self._carry_out(name, command))

    async def set(self, slug: str | None, key: str, payload: bytes) -> None:
        """Set an entity, or push a button.

        Args:
            slug: of the camera; None: the hub.
            key: of the entity.
            payload: what it is to be set to.

        Raises:
            CommandError: it is not done; says why.
        """
        self._require("control")
        camera = None if slug is None else self._camera(slug)
        entities = hub_entities_of(self.settings()) if camera is None else entities_of(camera)
        entity = first(each for each in entities if each.key == key)
        if entity is None:
            raise CommandError("unknown_entity", f"There is nothing called {key!r}.")
        await _or_why(self._set(camera, entity, payload))

    async def _carry_out(self, name: str, command: Command) -> Answer:
        match command:
            case CleanUp():
                self._require("all")
                _require_system(name)
                return await self._clean_up()
            case SetMode(mode=mode):
                self._require("control")
                _require_system(name)
                await self._alter(None, "mode", mode)
                return {"mode": mode}
        self._require("control")
        camera = self._camera(name)
        match command:
            case StartRecording(duration=seconds):
                _refuse_disabled(camera)
                await self.fleet.record(camera.id, seconds)
                return {"seconds": seconds}
            case StopRecording():
                await self.fleet.record(camera.id, 0)
                return {}
            case TakeSnapshot():
                return await self._snapshot(camera)
            case SwitchMotion(type=word):
                on = word == "enable_motion_detection"
                await self._alter(camera, "motion.enabled", on)
                return {"motion_detection": on}

    async def _set(self, camera: CameraSettings | None, entity: Entity, payload: bytes) -> None:
        value = value_of(entity, payload)
        if entity.kind is EntityKind.BUTTON and camera is not None:
            _refuse_disabled(camera)
            if entity.key == "restart_stream":
                await self.fleet.restart(camera.id)
            else:
                await self._snapshot(camera)
        elif entity.setting is not None:
            if entity.on is not None and value == entity.on:
                await self._alter(camera, entity.setting, value, only_from=entity.off)
            else:
                await self._alter(camera, entity.setting, value)

    async def _alter(
        self, camera: CameraSettings | None, setting: str, value: Any, only_from: str | None = None
    ) -> None:
        """Change a setting.

        Args:
            camera: whose; None: of the whole.
            setting: a path with points.
            value: that it gets.
            only_from: leave it unless it has this value now.
        """
        camera_id = None if camera is None else camera.id
        await self.desk.alter(partial(_change, camera_id, setting, value, only_from))

    async def _snapshot(self, camera: CameraSettings) -> Answer:
        _refuse_disabled(camera)
        status = self.fleet.statuses.get(camera.id)
        if status is None or status.state is not CameraState.ONLINE:
            why = None if status is None else status.reason
            raise CommandError("camera_offline", why or f"The camera {camera.slug} is away.")
        picture = await self.fleet.snapshot(camera.id)
        if picture.jpeg is None:
            raise CommandError("no_picture", f"The camera {camera.slug} has no picture yet.")
        event = await self.recorder.publish(
            EventType.SNAPSHOT_TAKEN, camera.id, {}, picture=picture.jpeg
        )
        return {"event_id": str(event.id), "bytes": len(picture.jpeg)}

    async def _clean_up(self) -> Answer:
        swept, room = await self.cleanup()
        return {"clips": len(room.removed), "events": swept.events, "failed": room.failed}

    def _camera(self, name: str) -> CameraSettings:
        try:
            return self.settings().camera(name)
        except KeyError:
            raise CommandError("camera_not_found", f"There is no camera {name[:64]!r}.") from None

    def _require(self, wanted: str) -> None:
        allowed = self.mqtt.commands
        if allowed == "none" or (wanted == "all" and allowed != "all"):
            text = f"The owner's setting outputs.mqtt.commands is {allowed!r}."
            raise CommandError("not_allowed", text)


def _require_system(name: str) -> None:
    if name != SYSTEM:
        raise CommandError("not_for_cameras", f"This command goes to {SYSTEM!r}.")


def _refuse_disabled(camera: CameraSettings) -> None:
    if not camera.enabled:
        raise CommandError("camera_disabled", f"The camera {camera.slug} is switched off.")


def _change(
    camera_id: UUID | None, setting: str, value: Any, only_from: str | None, tree: dict[str, Any]
) -> None:
    node = tree
    if camera_id is not None:
        found = first(each for each in tree["cameras"] if each["id"] == str(camera_id))
        if found is None:
            raise CommandError("camera_not_found", "The camera was removed meanwhile.")
        node = found
    *path, last = setting.split(".")
    for part in path:
        node = node[part]
    if only_from is None or node[last] == only_from:
        node[last] = value


async def _or_why[T](work: Awaitable[T]) -> T:
    """Do work, and say why it could not be done.

    Raises:
        CommandError: it could not.
    """
    try:
        return await work
    except SettingsError as error:
        text = "; ".join(f"{each.path}: {each.message}" for each in error.problems)
        raise CommandError("invalid_settings", text[:500]) from None
    except (StaleError, NotWrittenError) as error:
        raise CommandError("not_written", f"The settings cannot be written: {error}") from None
    except (StoreError, InvalidEventError) as error:
        raise CommandError("not_recorded", str(error)[:500]) from None
    except KeyError:
        raise CommandError("camera_not_found", "There is no such camera any more.") from None
    except TimeoutError:
        raise CommandError("no_answer", "The camera's process does not answer.") from None
    except OSError as error:
        raise CommandError("media_unavailable", error.strerror or "The disk fails.") from None
