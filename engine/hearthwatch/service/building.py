"""Everything that stands on the database, built once and handed to the API as a house."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from hearthwatch import __version__
from hearthwatch.api import Access, House, Signer, clip_limits
from hearthwatch.events import Bus, Explanations, Jobs, Outbox, Recorder, States, Telemetry
from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.model.broker import FindBroker
from hearthwatch.model.camera import CameraState
from hearthwatch.outputs import IntegrationManager, Parts, RegisteredCamera
from hearthwatch.outputs.machine import measure
from hearthwatch.outputs.mqtt import Controls, Home, MqttOutput
from hearthwatch.outputs.webhooks import Client, Registry, WebhookOutput
from hearthwatch.service.addresses import usual_address
from hearthwatch.service.desk import SettingsDesk
from hearthwatch.service.media_watch import Alert
from hearthwatch.service.places import Places, StartError
from hearthwatch.service.program import Program
from hearthwatch.service.supervised.app import is_contained, is_supervised
from hearthwatch.settings import Settings
from hearthwatch.store import (
    AlertStore,
    ClipFiles,
    ClipRetention,
    ClipStore,
    Database,
    EventStore,
    Latest,
    MediaFolder,
    OutboxStore,
    Pictures,
    Room,
    Sealer,
    SealingError,
    StoreError,
    Swept,
    WebhookStore,
    instance_id,
    instance_secret,
)
from hearthwatch.studies.studies import Studies
from hearthwatch.watch.fleet import Fleet
from hearthwatch.watch.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Ground:
    """What is there before the database is open.

    Attributes:
        started: when the service began, in seconds since 1970 UTC.
        alert: tells the owner something about Hearthwatch itself.
        clean: deletes now what is beyond the limits of the settings.
        restart: ends the service in order, to begin anew.
        broker: returns the MQTT broker that the house has already; None: nobody could tell.
    """

    places: Places
    desk: SettingsDesk
    bus: Bus
    fleet: Fleet
    explanations: Explanations
    started: float
    alert: Alert
    clean: Callable[[], Awaitable[tuple[Swept, Room]]]
    restart: Callable[[], None]
    broker: FindBroker | None = None

    def settings(self) -> Settings:
        """Return the settings that are in force now."""
        return self.desk.settings


async def build_house(database: Database, ground: Ground) -> House:
    """Build all parts of the running service over an open database.

    Raises:
        StartError: the key that seals secrets cannot be used.
        StoreError: the database is locked or full.
    """
    bus, settings = ground.bus, ground.settings
    folder = MediaFolder(ground.places.media.absolute(), home=ground.places.data)
    clips, events = ClipStore(database, ClipFiles(folder)), EventStore(database)
    pictures, alerts = Pictures(folder), AlertStore(database)
    outbox = Outbox(OutboxStore(database))
    recorder = Recorder(events, pictures, bus, clips=clips, settings=settings, post=outbox)
    telemetry, jobs = Telemetry(), Jobs(bus)
    instance = await instance_id(database)
    secret = await instance_secret(database, "tokens")
    states = States(
        bus,
        settings=settings,
        statuses=lambda: ground.fleet.statuses,
        events=events,
        clips=clips,
        alerts=alerts,
        latest=Latest(database),
        version=__version__,
        started=ground.started,
    )
    controls = Controls(settings, ground.desk, ground.fleet, recorder, ground.clean)

    async def picture(event_id: UUID) -> bytes | None:
        try:
            stored = await events.get(event_id)
        except StoreError:
            return None
        return None if stored is None else await asyncio.to_thread(pictures.read, stored.event)

    home = Home(
        instance, bus, states, controls, picture, lambda: asyncio.to_thread(_machine, ground)
    )
    retention = ClipRetention(clips)
    uploads = Uploads(
        folder.path,
        lambda: retention.room(clip_limits(settings().storage)),
        lambda text: ground.alert(text, "warning"),
        usual_address,
        bridged=is_contained(),
    )
    mqtt = MqttOutput(home, outbox, known_broker=ground.broker, observe=telemetry.integration)
    return House(
        settings=settings,
        desk=ground.desk,
        database=database,
        events=events,
        alerts=alerts,
        pictures=pictures,
        clips=clips,
        retention=retention,
        bus=bus,
        states=states,
        explanations=ground.explanations,
        access=Access(database, secret, supervised=is_supervised()),
        signer=Signer(await instance_secret(database, "media")),
        fleet=ground.fleet,
        recorder=recorder,
        outputs=await _ways_out(database, ground, recorder, outbox, telemetry, mqtt=mqtt),
        jobs=jobs,
        studies=Studies(clips, events, jobs, bus, settings),
        uploads=uploads,
        cleanup=ground.clean,
        telemetry=telemetry,
        program=Program(
            ground.places, database, instance, settings=settings, restart=ground.restart
        ),
        instance=instance,
        version=__version__,
        started=ground.started,
    )


async def _ways_out(
    database: Database,
    ground: Ground,
    recorder: Recorder,
    outbox: Outbox,
    telemetry: Telemetry,
    *,
    mqtt: MqttOutput,
) -> IntegrationManager:
    """Build the outputs; from now on what they want is put on its way."""
    try:
        sealer = await asyncio.to_thread(Sealer, ground.places.data / "secret.key")
    except SealingError as error:
        raise StartError(str(error)) from error
    webhooks = Registry(WebhookStore(database, sealer), outbox, Client(), ground.alert)
    await webhooks.load()

    def cameras() -> list[RegisteredCamera]:
        return [
            RegisteredCamera(str(camera.id), camera.id, camera.slug, camera.name)
            for camera in ground.settings().cameras
        ]

    parts = Parts(
        recorder,
        outbox,
        ground.bus,
        webhooks,
        (WebhookOutput(webhooks, observe=telemetry.integration), mqtt),
        ground.places.data,
        active_cameras=lambda: _active_cameras(ground),
        cameras=cameras,
    )
    return IntegrationManager(parts=parts)


def _active_cameras(ground: Ground) -> int:
    statuses = ground.fleet.statuses.values()
    return sum(status.state is CameraState.ONLINE for status in statuses)


def _machine(ground: Ground) -> SystemMetrics:
    return measure(ground.places.data, _active_cameras(ground))
