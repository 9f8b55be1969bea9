"""Brokers that are away, hang, refuse or die: a clear word each, and nothing lost."""

import asyncio
import gc
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest
from structlog.testing import capture_logs

from hearthwatch.model.broker import Broker, MqttProtocol

from .authority import Authority
from .conftest import JPEG, Engine, MakeBroker
from .mosquitto import Mosquitto, free_port


async def said(engine: Engine, part: str) -> str:
    """Wait until the output's problem is about something."""
    await engine.until(lambda: part in (engine.output.problem or ""))
    return engine.output.problem or ""


async def test_a_broker_that_comes_late_gets_everything(
    engine: Engine, brokers: MakeBroker
) -> None:
    broker = brokers(start=False)
    with capture_logs() as logs:
        await engine.begin(host="127.0.0.1", port=broker.port)
        await said(engine, "Connection refused")
        made = [await engine.happen() for _ in range(5)]
        await engine.move()
        assert await engine.pending() == 6
        broker.start()
        async with broker.listening() as listener:
            found = await listener.count("hearthwatch/camera/yard/event/motion_ended", 5)
            assert [each.json["id"] for each in found] == [str(event.id) for event in made]
            await listener.until("hearthwatch/camera/yard/motion", lambda heard: heard.text == "ON")
    assert engine.output.problem is None
    warnings = [log for log in logs if log["event"] == "mqtt_not_connected"]
    assert len(warnings) == 1


async def test_a_broker_that_is_killed_gets_everything_again(
    engine: Engine, broker: Mosquitto
) -> None:
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    await engine.happen()
    await engine.output.flush()
    broker.kill()
    await said(engine, "")
    await engine.until(lambda: engine.output.problem is not None)
    made = [await engine.happen() for _ in range(120)]
    await engine.move()
    broker.start()
    async with broker.listening() as listener:
        await listener.until("hearthwatch/camera/yard/motion", lambda heard: heard.text == "ON")
        await listener.until("hearthwatch/hub/status", lambda heard: heard.text == "online")
        found = await listener.count("hearthwatch/camera/yard/event/motion_ended", len(made))
    ids = list(dict.fromkeys(each.json["id"] for each in found))
    assert ids == [str(event.id) for event in made]


@dataclass
class Silent:
    """A server that lets everybody in and says nothing.

    Attributes:
        greeted: connections over which something came.
        left: connections whose other end was closed.
    """

    port: int = 0
    greeted: int = 0
    left: int = 0
    _ended: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Self]:
        server = await asyncio.start_server(self._hang, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        yield self
        self._ended.set()
        server.close()
        await server.wait_closed()

    async def _hang(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        listening = asyncio.create_task(self._listen(reader))
        await self._ended.wait()
        listening.cancel()
        await asyncio.wait([listening])
        writer.close()

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        self.greeted += bool(await reader.read(1))
        await reader.read()
        self.left += 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # paho's, at "ws"
@pytest.mark.parametrize(
    "more", [{}, {"tls": {"enabled": True}}, {"transport": "websockets"}], ids=["", "tls", "ws"]
)
async def test_a_broker_that_hangs(
    engine: Engine, more: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearthwatch.outputs.mqtt.connection.ANSWERS_WITHIN", 0.5)
    async with Silent().serving() as broker:
        await engine.begin(host="127.0.0.1", port=broker.port, **more)
        await engine.until(lambda: engine.output.problem not in {None, "Not connected yet."})
        assert "does not answer in time" in (engine.output.problem or "")
        await engine.happen()
        assert await engine.pending() == 1
        await engine.stop()
    gc.collect()


async def test_a_broker_that_hangs_is_left(engine: Engine) -> None:
    failures: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, failure: failures.append(failure))
    async with Silent().serving() as broker:
        await engine.begin(host="127.0.0.1", port=broker.port)
        await engine.until(lambda: broker.greeted)
        await engine.stop()
        await engine.until(lambda: broker.left)
    assert failures == []


async def test_a_wrong_password(engine: Engine, brokers: MakeBroker, tmp_path: Path) -> None:
    passwords = tmp_path / "passwords"
    make = ["mosquitto_passwd", "-b", "-c", str(passwords), "cam", "right"]
    await asyncio.to_thread(subprocess.run, make, check=True)
    broker = brokers("allow_anonymous false", f"password_file {passwords}")
    with capture_logs() as logs:
        await engine.begin(host="127.0.0.1", port=broker.port, username="cam", password="wrong-one")
        assert "refuses" in await said(engine, "Not authorized")
        await engine.happen()
        await engine.set_mqtt(password="right")
        await engine.connected()
    assert await engine.pending() in {0, 1}
    await engine.output.flush()
    assert await engine.pending() == 0
    assert "wrong-one" not in str(logs)
    assert "right" not in engine.settings().model_dump_json()


async def test_tls_with_an_authority_and_our_own_certificate(
    engine: Engine, brokers: MakeBroker, tmp_path: Path
) -> None:
    authority, stranger = Authority(tmp_path / "a"), Authority(tmp_path / "b", "stranger")
    certificate, key = authority.sign("broker")
    ours, our_key = authority.sign("ours")
    broker = brokers(
        "allow_anonymous true",
        f"cafile {authority.path}",
        f"certfile {certificate}",
        f"keyfile {key}",
        "require_certificate true",
    )
    tls: dict[str, Any] = {"enabled": True, "ca": str(stranger.path)}
    await engine.begin(host="127.0.0.1", port=broker.port, tls=tls)
    await said(engine, "certificate is not trusted: self-signed")
    await engine.happen()
    await engine.set_mqtt(tls=tls | {"ca": str(tmp_path / "nothing.pem")})
    await said(engine, "nothing.pem cannot be used: No such file")
    await engine.set_mqtt(tls=tls | {"ca": str(authority.path), "certificate": str(tmp_path)})
    await said(engine, "Our certificate in")
    keys = {"certificate": str(ours), "key": str(our_key)}
    await engine.set_mqtt(tls=tls | {"ca": str(authority.path)} | keys)
    await engine.connected()
    await engine.output.flush()
    assert await engine.pending() == 0


async def test_websockets_and_the_older_protocol(engine: Engine, brokers: MakeBroker) -> None:
    port = free_port()
    brokers("allow_anonymous true", f"listener {port} 127.0.0.1", "protocol websockets")
    await engine.begin(host="127.0.0.1", port=port, transport="websockets", protocol="3.1.1")
    await engine.connected()
    await engine.happen()
    await engine.output.flush()
    assert await engine.pending() == 0


async def test_a_broker_that_lets_us_do_little(
    engine: Engine, brokers: MakeBroker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearthwatch.outputs.mqtt.survey.WITHIN", 0.3)
    rules = tmp_path / "rules"
    rules.write_text("topic write hearthwatch/camera/#\ntopic read hearthwatch/camera/#\n")
    broker = brokers("allow_anonymous true", general=(f"acl_file {rules}",))
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening("hearthwatch/camera/#") as listener:
        assert (await listener.until("hearthwatch/camera/yard/motion")).text == "OFF"
        await engine.happen()
        await listener.until("hearthwatch/camera/yard/event/motion_ended")


async def test_a_broker_that_hangs_up_on_pictures(engine: Engine, brokers: MakeBroker) -> None:
    broker = brokers("allow_anonymous true", general=("max_packet_size 200000",))
    await engine.begin(host="127.0.0.1", port=broker.port)
    await engine.connected()
    async with broker.listening() as listener:
        await listener.until("hearthwatch/hub/status", lambda heard: heard.text == "online")
        await engine.move(picture=JPEG + b"x" * 300_000)
        lost = await listener.until("hearthwatch/hub/status", lambda heard: heard.text == "offline")
        after = listener.heard.index(lost)
        await listener.until(
            "hearthwatch/hub/status", lambda heard: heard.text == "online", after=after
        )
        await listener.until("hearthwatch/camera/yard/event/motion_detected")
        await engine.move(picture=JPEG)
        await listener.until("hearthwatch/camera/yard/snapshot")


async def test_the_broker_that_the_house_has(engine: Engine, broker: Mosquitto) -> None:
    await engine.begin()
    await engine.happen()
    assert not engine.output.enabled
    assert await engine.pending() == 0
    engine.known = Broker("127.0.0.1", broker.port, protocol=MqttProtocol.V3_1_1)
    await engine.stop()
    engine.start()
    await engine.connected()
    assert engine.output.enabled
    async with broker.listening("homeassistant/device/+/config") as listener:
        await listener.count("#", 3)
    engine.known = None
    broker.kill()
    await engine.until(lambda: engine.output.problem is not None)
    await engine.happen()
    assert await engine.pending() == 1
    broker.start()
    await engine.connected()


async def test_a_broker_that_is_left_keeps_nothing(engine: Engine, brokers: MakeBroker) -> None:
    first, second = brokers(), brokers()
    await engine.begin(host="127.0.0.1", port=first.port, discovery={"enabled": True})
    await engine.connected()
    await engine.set_mqtt(port=second.port)
    async with second.listening() as listener:
        await listener.until("hearthwatch/hub/status", lambda heard: heard.text == "online")
    async with first.listening() as listener:
        await listener.until("hearthwatch/hub/status", lambda heard: heard.text == "offline")
        assert set(listener.last()) == {"hearthwatch/hub/status"}
    await engine.set_mqtt(enabled=False)
    await engine.until(lambda: not engine.output.enabled)
    await engine.happen()
    assert await engine.pending() == 0
