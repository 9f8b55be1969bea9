import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import Notice, Topic
from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.outputs import IntegrationManager, OutputState, RegisteredCamera
from hearthwatch.outputs.supervisor import Supervised
from hearthwatch.store import DeliveryState

from .conftest import SECRET, House, eventually
from .receiver import HANG, Receiver


class Fake:
    """An output that does as it is told."""

    enabled = True
    problem: str | None = None

    def __init__(self, name: str, failures: int = 0) -> None:
        self.name = name
        self.failures = failures
        self.cameras: list[RegisteredCamera] = []
        self.metrics: list[SystemMetrics] = []
        self.running = asyncio.Event()

    async def run(self) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("out of paper")
        self.running.set()
        await asyncio.Event().wait()

    async def flush(self) -> None: ...

    def add_camera(self, camera: RegisteredCamera) -> None:
        self.cameras.append(camera)

    def remove_camera(self, camera: RegisteredCamera) -> None:
        self.cameras = [kept for kept in self.cameras if kept.id != camera.id]

    async def publish_metrics(self, metrics: SystemMetrics) -> None:
        self.metrics.append(metrics)

    async def statistics(self) -> Mapping[str, Any]:
        return {"sheets": 3}


async def test_one_that_reaches_nobody_says_so(house: House) -> None:
    fake = Fake("far")
    house.manager.add_output(fake)
    await fake.running.wait()
    (found,) = await state_of(house, "far")
    assert (found["state"], found["reason"]) == ("running", None)
    fake.problem = "the line is dead"
    (found,) = await state_of(house, "far")
    assert (found["state"], found["reason"]) == ("waiting", "the line is dead")


async def test_one_that_fails_stops_no_other(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    house.manager.add_output(Fake("broken", failures=1_000))
    (broken,) = await eventually(
        lambda: state_of(house, "broken"), lambda found: found[0]["restarts"]
    )
    assert broken["reason"] == "RuntimeError: out of paper"
    assert broken["statistics"] == {"sheets": 3}
    await house.happen()
    await receiver.wait_for(1)
    (webhooks,) = await state_of(house, "webhooks")
    assert (webhooks["state"], webhooks["enabled"]) == (OutputState.RUNNING, True)


async def state_of(house: House, name: str) -> list[dict[str, Any]]:
    return [output for output in await house.manager.outputs() if output["name"] == name]


async def test_what_fails_is_started_anew() -> None:
    fake = Fake("shaky", failures=2)
    supervised = Supervised("shaky", fake.run, first=0.001)
    supervised.start()
    async with asyncio.timeout(20):
        await fake.running.wait()
    assert (supervised.restarts, supervised.state) == (2, OutputState.RUNNING)
    await supervised.stop()
    assert supervised.state is OutputState.STOPPED


async def test_cameras_are_known_to_all_outputs(house: House) -> None:
    early, late = Fake("early"), Fake("late")
    house.manager.add_output(early)
    house.manager.register_camera("front", "Front door")
    house.manager.register_camera(str(UUID(int=5)), "Yard", stream_url="rtsp://cam/1")
    house.manager.add_output(late)
    assert [camera.slug for camera in early.cameras] == ["front", "yard"]
    assert late.cameras == early.cameras
    house.manager.register_camera("front", "Front door", is_doorbell=True)
    assert [camera.is_doorbell for camera in late.cameras] == [False, False, True]
    house.manager.unregister_camera("front")
    assert [camera.id for camera in early.cameras] == [UUID(int=5)]
    with pytest.raises(KeyError, match="front"):
        house.manager.unregister_camera("front")


async def test_an_event_of_a_program_is_delivered(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    house.manager.register_camera("front", "Front door")
    event = await house.manager.publish_event("doorbell_pressed", "front", {"source": "button"})
    (got,) = await receiver.wait_for(1)
    assert (got.id, got.json["camera"]) == (str(event.id), "front")
    alert = {"message": "all is well", "level": "info"}
    await house.manager.publish_event("system_alert", None, alert)
    assert (await receiver.wait_for(2))[1].json["camera_id"] is None


async def test_any_thread_may_publish(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    house.manager.register_camera("front", "Front door")

    def detect() -> None:
        for number in range(5):
            data = {"detected": False, "duration": number}
            house.manager.publish_event("motion_ended", "front", data)

    thread = threading.Thread(target=detect)
    thread.start()
    got = await receiver.wait_for(5)
    thread.join()
    assert [each.json["data"]["duration"] for each in got] == [0, 1, 2, 3, 4]
    statistics = house.manager.get_statistics()
    assert statistics["events_processed"] == 5


async def test_what_is_wrong_is_said_at_once(house: House) -> None:
    house.manager.register_camera("front", "Front door")
    for kind, camera, data, error in (
        ("door_opened", "front", {}, ValueError),
        ("motion_ended", "front", {"duration": -1}, ValueError),
        ("motion_ended", "back", {"duration": 1}, KeyError),
    ):
        with pytest.raises(error):
            house.manager.publish_event(kind, camera, data)
    await house.manager.shutdown()
    with pytest.raises(ConnectionError):
        house.manager.publish_event("motion_ended", "front", {"duration": 1})


async def test_statistics(house: House, receiver: Receiver) -> None:
    found = house.manager.get_statistics()
    names = ["home_assistant", "homekit", "mqtt", "webhooks", "nest", "kafka", "siem"]
    assert found == {
        "events_processed": 0,
        "events_failed": 0,
        "last_event_time": None,
        "integrations": dict.fromkeys(names, False),
        "webhook_count": 0,
    }
    await house.add(receiver)
    await house.happen()
    found = house.manager.get_statistics()
    assert found["integrations"]["webhooks"]
    assert (found["webhook_count"], found["events_processed"]) == (1, 1)
    assert found["last_event_time"].endswith("Z")


async def test_metrics_are_told(house: House) -> None:
    fake = Fake("screen")
    house.manager.add_output(fake)
    with house.bus.subscribe([Topic.METRICS]) as listener:
        await house.manager.publish_system_metrics()
        told = await listener.get()
    assert isinstance(told, Notice)
    assert [told.payload] == fake.metrics
    assert 0 <= told.payload.memory_percent <= 100
    assert told.payload.disk_usage_gb > 0


async def test_a_stop_sends_what_is_due(house: House, receiver: Receiver) -> None:
    await house.add(receiver)
    for number in range(20):
        await house.happen(number)
    await house.manager.shutdown()
    assert len(receiver.got) == 20
    house.build()
    await house.start()
    assert len(await house.until(DeliveryState.DELIVERED, 20)) == 20


async def test_a_stop_waits_for_nobody_for_long(house: House, receiver: Receiver) -> None:
    receiver.always = HANG
    await house.add(receiver, timeout=60)
    await house.happen()
    await receiver.wait_for(1)
    async with asyncio.timeout(20):
        await house.manager.shutdown(0.2)
    (delivery,) = await house.deliveries()
    assert (delivery.state, delivery.attempts) == (DeliveryState.PENDING, 0)


async def test_a_program_without_an_engine(tmp_path: Path, receiver: Receiver) -> None:
    config = tmp_path / "integrations.yaml"
    config.write_text(
        f"data: state\nwebhooks:\n  - webhook_id: phone\n    url: {receiver.url}\n"
        f"    events: ['*']\n    secret: {SECRET}\n    allow_private: true\n"
    )
    (tmp_path / "state").mkdir()
    manager = IntegrationManager(config)
    with pytest.raises(ConnectionError):
        _ = manager.webhooks
    await manager.initialize()
    await manager.initialize()
    manager.register_camera("front", "Front door")
    event = await manager.publish_event("doorbell_pressed", "front", {"source": "button"})
    (got,) = await receiver.wait_for(1)
    assert got.id == str(event.id)
    await manager.shutdown()
    config.write_text("webhooks: [oops")
    with pytest.raises(ValueError, match=r"integrations\.yaml"):
        await IntegrationManager(config).initialize()
