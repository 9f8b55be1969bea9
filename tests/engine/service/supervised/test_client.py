"""The Supervisor is asked, and whatever it answers is understood."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from hearthwatch.model.broker import Broker, MqttProtocol
from hearthwatch.service.supervised.app import App
from hearthwatch.service.supervised.client import SupervisorClient
from hearthwatch.service.supervised.errors import (
    SupervisorAnswerError,
    SupervisorAwayError,
    SupervisorError,
    SupervisorRefusedError,
)
from hearthwatch.service.supervised.options import AppOptions
from hearthwatch.service.supervised.patience import Patience
from hearthwatch.service.supervised.supervision import Supervision, supervised

from .conftest import BROKER, TOKEN, Supervisor

type Ask = Callable[[SupervisorClient], Awaitable[Any]]


def mqtt(client: SupervisorClient) -> Awaitable[Broker | None]:
    return client.mqtt_service()


def discover(client: SupervisorClient) -> Awaitable[str]:
    return client.post_discovery("hearthwatch", {"host": "app", "port": 8099, "token": "hw_x"})


@pytest.fixture
async def client(supervisor: Supervisor) -> AsyncIterator[SupervisorClient]:
    async with SupervisorClient(TOKEN, supervisor.address) as client:
        yield client


async def test_the_broker_is_told(supervisor: Supervisor, client: SupervisorClient) -> None:
    supervisor.mqtt = BROKER
    broker = await client.mqtt_service()
    assert broker == Broker("core-mqtt", 1883, "addons", "br0ker-pa55")
    assert "br0ker-pa55" not in repr(broker)
    supervisor.mqtt = {"host": "10.0.0.2", "port": 8883, "ssl": True, "protocol": "5"}
    assert await client.mqtt_service() == Broker(
        "10.0.0.2", 8883, ssl=True, protocol=MqttProtocol.V5
    )
    supervisor.mqtt = None
    assert await client.mqtt_service() is None


async def test_discovery_keeps_its_id(supervisor: Supervisor, client: SupervisorClient) -> None:
    first = await discover(client)
    assert await discover(client) == first
    assert supervisor.pushed == [{"host": "app", "port": 8099, "token": "hw_x"}]


async def test_what_the_manifest_does_not_ask_for_is_refused(
    supervisor: Supervisor, client: SupervisorClient
) -> None:
    supervisor.services, supervisor.discovery = {}, []
    with pytest.raises(SupervisorRefusedError, match="No access to mqtt"):
        await mqtt(client)
    with pytest.raises(SupervisorRefusedError, match="must list services"):
        await discover(client)
    async with SupervisorClient("wrong", supervisor.address) as stranger:
        with pytest.raises(SupervisorRefusedError, match="401"):
            await mqtt(stranger)


@pytest.mark.parametrize("ask", [mqtt, discover])
@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ((502, b"<html>Bad gateway</html>"), SupervisorAwayError),
        ((503, b""), SupervisorAwayError),
        ((200, b""), SupervisorAnswerError),
        ((200, b"<html>"), SupervisorAnswerError),
        ((200, b"[]"), SupervisorAnswerError),
        ((200, b'{"result": "ok"}'), SupervisorAnswerError),
        ((200, b'{"result": "ok", "data": {"host": 7}}'), SupervisorAnswerError),
        ((200, b'{"result": "error", "message": "no"}'), SupervisorAnswerError),
        ((302, b""), SupervisorAnswerError),
        ((404, b"{}"), SupervisorAnswerError),
        ((200, b" " * (2 << 20)), SupervisorAnswerError),
    ],
)
async def test_other_answers_are_understood(
    supervisor: Supervisor,
    client: SupervisorClient,
    ask: Ask,
    broken: tuple[int, bytes],
    error: type[SupervisorError],
) -> None:
    supervisor.broken = broken
    with pytest.raises(error):
        await ask(client)


async def test_strange_brokers_are_refused_without_their_password(
    supervisor: Supervisor, client: SupervisorClient
) -> None:
    for change in ({"port": 0}, {"port": "x"}, {"host": ""}, {"protocol": "9"}, {"host": None}):
        supervisor.mqtt = BROKER | change
        with pytest.raises(SupervisorAnswerError) as refused:
            await mqtt(client)
        assert BROKER["password"] not in f"{refused.value!r}{refused.value.__context__}"


async def test_nobody_there_and_nobody_who_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthwatch.service.supervised.client._TIMEOUT", 0.2)
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{ear.getsockname()[1]}"
        async with SupervisorClient(TOKEN, address) as client:
            with pytest.raises(SupervisorAwayError, match="cannot be reached"):
                await mqtt(client)
            ear.listen()
            with pytest.raises(SupervisorAwayError, match="does not answer"):
                await mqtt(client)


async def test_one_line_says_that_it_is_away_and_one_that_it_is_back(
    supervisor: Supervisor, client: SupervisorClient
) -> None:
    supervisor.mqtt, supervisor.broken = BROKER, (502, b"")
    patience = Patience(client, first=0.001)
    with capture_logs() as logs:
        asking = [asyncio.create_task(patience.ask(ask)) for ask in (mqtt, discover)]
        await asyncio.to_thread(supervisor.until, lambda s: len(s.calls) > 8)
        supervisor.broken = None
        broker, message = await asyncio.gather(*asking)
    assert isinstance(broker, Broker)
    assert message == supervisor.messages["hearthwatch"]["uuid"]
    assert [log["event"] for log in logs] == ["supervisor_away", "supervisor_back"]
    assert TOKEN not in str(logs)


async def test_the_broker_is_looked_for_anew_each_time(
    supervisor: Supervisor, client: SupervisorClient
) -> None:
    above = Supervision(App(TOKEN, AppOptions()), Patience(client, first=0.001))
    with capture_logs() as logs:
        assert await above.broker() is None
        assert await above.broker() is None
        supervisor.mqtt = BROKER
        assert await above.broker() == Broker("core-mqtt", 1883, "addons", "br0ker-pa55")
        supervisor.services = {}
        assert await above.broker() is None
    assert [(log["log_level"], log["event"]) for log in logs] == [
        ("info", "mqtt_service_missing")
    ] * 2
    assert "br0ker-pa55" not in str(logs)


async def test_what_is_no_app_has_nobody_above_it(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPERVISOR_API", supervisor.address)
    async with supervised(None) as above:
        assert above is None
    supervisor.mqtt = BROKER
    async with supervised(App(TOKEN, AppOptions(mqtt_discovery=False))) as above:
        assert above is not None
        assert not above.offers_mqtt
        assert await above.broker() is not None
