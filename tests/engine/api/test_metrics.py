import asyncio
import time
from typing import Any

import httpx
import pytest
from prometheus_client.openmetrics.parser import (
    text_string_to_metric_families as open_metrics,
)
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample
from websockets.asyncio.client import connect

from hearthwatch.api import Identity, IdentityKind
from hearthwatch.model.alert import Severity
from hearthwatch.model.event import EventType
from hearthwatch.store import OutboxStore, Parcel, Scope, Target

from .conftest import YARD


async def scrape(client: httpx.AsyncClient) -> list[Sample]:
    answer = await client.get("/api/v1/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return [
        sample
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    ]


def value(samples: list[Sample], name: str, **labels: str) -> float:
    (found,) = [s.value for s in samples if s.name == name and s.labels == labels]
    return found


async def test_cameras_clips_and_the_machine_are_told(site: Any, reader: httpx.AsyncClient) -> None:
    await site.keep(b"x" * 1234, at=time.time() - 60)
    samples = await scrape(reader)
    assert value(samples, "hearthwatch_cameras", state="online") == 1
    assert value(samples, "hearthwatch_cameras", state="disabled") == 1
    assert value(samples, "hearthwatch_camera_up", camera="front_door") == 1
    assert value(samples, "hearthwatch_camera_up", camera="yard") == 0
    assert value(samples, "hearthwatch_clips_bytes", camera="front_door") == 1234
    assert value(samples, "hearthwatch_clips", camera="front_door") == 1
    assert value(samples, "hearthwatch_process_resident_memory_bytes", process="service") > 1e7
    assert value(samples, "hearthwatch_process_cpu_seconds_total", process="service") > 0
    assert value(samples, "hearthwatch_disk_free_bytes", folder="media") > 0
    assert 0 < value(samples, "hearthwatch_database_latency_seconds") < 10
    assert value(samples, "hearthwatch_database_bytes") > 4096


async def test_deliveries_that_wait_are_told(site: Any, reader: httpx.AsyncClient) -> None:
    assert value(await scrape(reader), "hearthwatch_outbox_deliveries") == 0
    event = await site.record()
    stored = await site.house.events.get(event.id)
    parcel = Parcel(stored.sequence, (Target("webhook", "nobody"),), time.time())
    async with site.house.database.writing() as session:
        await session.run_sync(OutboxStore(site.house.database).add, [parcel])
    assert value(await scrape(reader), "hearthwatch_outbox_deliveries") == 1


async def test_events_are_counted(site: Any, reader: httpx.AsyncClient) -> None:
    event = await site.record()
    await site.record(
        EventType.ALERT_OPENED,
        data={
            "alert_id": str(event.id),
            "event_id": str(event.id),
            "title": "A person",
            "severity": Severity.HIGH,
        },
    )
    samples = await scrape(reader)
    assert value(samples, "hearthwatch_events_total", type="motion_ended") == 1
    assert value(samples, "hearthwatch_alerts_opened_total", severity="high") == 1
    assert value(samples, "hearthwatch_last_event_timestamp_seconds") >= event.timestamp


async def test_requests_are_counted_by_route_and_never_by_address(
    reader: httpx.AsyncClient,
) -> None:
    for path in (
        "/api/v1/cameras/front_door/status",
        "/api/v1/cameras/attic/status",
        "/api/v1/inbound/a-secret-token-of-a-camera?action=motion",
        "/nowhere/at/all",
        "/",
    ):
        await reader.get(path)
    await reader.request("BREW", "/api/v1/cameras")
    samples = await scrape(reader)
    requests = [s for s in samples if s.name == "hearthwatch_http_requests_total"]
    told = {(s.labels["method"], s.labels["route"], s.labels["status"]) for s in requests}
    assert ("GET", "/cameras/{camera}/status", "200") in told
    assert ("GET", "/cameras/{camera}/status", "404") in told
    assert ("GET", "/inbound/{token}", "404") in told
    assert "BREW" not in {method for method, _, _ in told}
    assert "a-secret-token" not in str(samples)
    assert "nowhere" not in str(samples)
    seconds = "hearthwatch_http_request_seconds_count"
    assert value(samples, seconds, method="GET", route="/cameras/{camera}/status") == 2


async def test_open_websockets_are_counted(site: Any, reader: httpx.AsyncClient) -> None:
    key = reader.headers["authorization"]
    address = f"ws://127.0.0.1:{site.port}/api/v1/ws"
    name = "hearthwatch_websocket_clients"
    async with connect(address, additional_headers={"Authorization": key}) as socket:
        await socket.recv()
        assert value(await scrape(reader), name, route="/ws") == 1
    async with asyncio.timeout(30):
        while value(await scrape(reader), name, route="/ws"):
            pass


async def test_a_limited_viewer_sees_no_other_camera(
    site: Any, reader: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await site.keep(b"x", at=time.time() - 60)
    limited = Identity(IdentityKind.KEY, "guest", Scope.READ, cameras=frozenset({YARD}))

    async def identify(*_: object) -> Identity:
        return limited

    monkeypatch.setattr(site.house.access, "identify", identify)
    samples = await scrape(reader)
    assert value(samples, "hearthwatch_camera_up", camera="yard") == 0
    assert {sample.labels.get("camera") for sample in samples} == {None, "yard"}
    health = (await reader.get("/api/v1/health")).json()
    assert health["sources"] == []
    assert "front_door" not in str(health)


async def test_open_metrics_are_given_to_who_wants_them(reader: httpx.AsyncClient) -> None:
    accept = "application/openmetrics-text;version=1.0.0"
    answer = await reader.get("/api/v1/metrics", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    names = {family.name for family in open_metrics(answer.text)}
    assert {"hearthwatch_build_info", "hearthwatch_http_requests"} <= names


async def test_every_figure_is_explained_once(reader: httpx.AsyncClient) -> None:
    text = (await reader.get("/api/v1/metrics")).text
    helps = [line.split()[2] for line in text.splitlines() if line.startswith("# HELP")]
    assert len(helps) == len(set(helps))
    samples = [line for line in text.splitlines() if not line.startswith("#")]
    series = [line.rpartition(" ")[0] for line in samples]
    assert len(series) == len(set(series))


@pytest.mark.parametrize("number", [1, 2])
async def test_a_scrape_counts_itself_after_it(reader: httpx.AsyncClient, number: int) -> None:
    for _ in range(number):
        await reader.get("/api/v1/metrics")
    samples = await scrape(reader)
    assert (
        value(
            samples,
            "hearthwatch_http_requests_total",
            method="GET",
            route="/metrics",
            status="200",
        )
        == number
    )
