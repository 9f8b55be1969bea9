"""A real engine as an app: started by the Supervisor, told of, backed up, restored, stopped."""

import asyncio
import json
import os
import shutil
import socket
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from ...outputs.mqtt.mosquitto import Mosquitto  # noqa: TID252
from ..conftest import WITHIN, Engine, hearthwatch  # noqa: TID252
from .conftest import BROKER, TOKEN, Supervisor

pytestmark = pytest.mark.timeout(300)

HEALTHY = 10.0
"""Seconds within which the Supervisor is promised an engine that answers."""

SLOW = 4
"""How much slower this machine may be than one at home."""

EXCLUDED = {"cache", "held", "lock", "hearthwatch.db-shm", "hearthwatch.db-wal"}
"""What backups leave out of the data folder."""


class AppEngine(Engine):
    """An engine that the Supervisor has started; it is found by its log alone."""

    def __init__(self, home: Path, **options: Any) -> None:
        self.home = home
        for name in ("data", "config", "media"):
            (home / name).mkdir(exist_ok=True)
        (home / "data/options.json").write_text(json.dumps(options))
        super().__init__(home / "data", home / "media")

    def start(self) -> None:
        began = time.monotonic()
        self.process = hearthwatch("run", *self._options)
        self.log: list[str] = []
        assert self.process.stdout is not None
        self.said = [self.process.stdout.readline() for _ in range(2)]
        port = self.said[1].strip().rpartition(":")[2]
        self.url = f"http://127.0.0.1:{port}"
        assert httpx.get(self._address("/health"), timeout=WITHIN).status_code == 200
        self.took = time.monotonic() - began
        self._reader = self._follow_log()

    def lines(self, event: str) -> list[str]:
        return [line for line in self.log if event in line]


@pytest.fixture
def home(tmp_path: Path, supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of an app, and what the Supervisor says in its environment."""
    monkeypatch.setenv("SUPERVISOR_TOKEN", TOKEN)
    monkeypatch.setenv("SUPERVISOR_API", supervisor.address)
    monkeypatch.setenv("HEARTHWATCH_SETTINGS", str(tmp_path / "config/hearthwatch.yaml"))
    return tmp_path


@contextmanager
def app(home: Path, **options: Any) -> Iterator[AppEngine]:
    engine = AppEngine(home, **options)
    try:
        yield engine
    finally:
        engine.stop()


def command(home: Path, *arguments: str) -> tuple[int, str]:
    """Have a command run beside the engine, as the Supervisor does; return its end and words."""
    with hearthwatch(*arguments, "--data", home / "data") as process:
        said, errors = process.communicate(timeout=WITHIN)
    assert "Traceback" not in errors
    return process.returncode, said + errors


def cameras(engine: Engine, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(engine._address("/cameras"), headers=headers, timeout=WITHIN).status_code


def told(supervisor: Supervisor, number: int) -> str:
    supervisor.until(lambda s: len(s.pushed) >= number)
    return str(supervisor.pushed[-1]["token"])


def test_it_is_told_of_with_a_key_that_stays_until_it_is_rotated(
    home: Path, supervisor: Supervisor
) -> None:
    supervisor.broken = (502, b"")
    with app(home, log_level="loud", mqtt_discovery="perhaps") as engine:
        assert engine.took < HEALTHY * SLOW
        supervisor.until(lambda s: len(s.calls) >= 2)
        ended, said = command(home, "token", "rotate")
        assert (ended, "told when the app starts again" in said) == (1, True)
        supervisor.broken = None
        told(supervisor, 1)
        assert command(home, "token", "rotate")[0] == 0
        first = told(supervisor, 2)
        (key,) = [k for k in engine.get("/tokens")["tokens"] if k["name"] == "Home Assistant (app)"]
        made = engine.push(f"/tokens/{key['id']}/rotate")
        second = told(supervisor, 3)
        assert made["token"] == second
        assert (cameras(engine, first), cameras(engine, second)) == (401, 200)
        assert supervisor.pushed[-1]["host"] == socket.gethostname()
        assert engine.url.endswith(f":{supervisor.pushed[-1]['port']}")
        ready, reached = engine.said
        assert "open it in Home Assistant's sidebar" in ready
        assert reached.strip().endswith(f" http://{socket.gethostname()}:{engine.url[17:]}")
        assert (home / "config/hearthwatch.yaml").read_text().endswith("version: 1\n")

        ended, said = command(home, "run", "--port", "0")
        assert ended == 1
        assert "another Hearthwatch runs on this folder" in said
        assert engine.get("/health")["status"] == "ok"
        engine.stop()
        for line in ("supervisor_away", "supervisor_back", "home_assistant_told"):
            assert len(engine.lines(line)) == (2 if line == "home_assistant_told" else 1)
        assert ["log_level" in line for line in engine.lines("option_ignored")] == [True, False]
        log = "".join(engine.log)

        (home / "data/options.json").write_text('{"log_level": "error", "mqtt_discovery": false}')
        calls = len(supervisor.calls)
        engine.start()
        supervisor.until(lambda s: len(s.calls) > calls)
        assert supervisor.messages["hearthwatch"]["config"]["token"] == second
        assert cameras(engine, second) == 200
        engine.stop()
        assert engine.log == []
        assert supervisor.calls[calls:] == [("POST", "/discovery")]
    for secret in (first, second, TOKEN, "#code="):
        assert secret not in log


async def test_the_broker_that_the_supervisor_knows_is_used(
    home: Path, supervisor: Supervisor, tmp_path: Path
) -> None:
    broker = Mosquitto(tmp_path / "broker")
    broker.start()
    try:
        with app(home, mqtt_discovery=True) as engine:
            engine.until("/health", lambda _: engine.lines("mqtt_service_missing"))
            engine.stop()
            assert len(engine.lines("mqtt_service_missing")) == 1
            supervisor.mqtt = BROKER | {"host": "127.0.0.1", "port": broker.port}
            engine.start()
            async with broker.listening() as listener:
                told = await listener.until("homeassistant/device/+/config")
                assert told.json["origin"]["name"] == "Hearthwatch"
                await asyncio.to_thread(engine.stop)
                await listener.until("hearthwatch/hub/status", lambda h: h.text == "offline")
    finally:
        broker.kill()
    assert str(BROKER["password"]) not in "".join(engine.log)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ('{"storage_path": "clips"}', "storage_path must be a folder below /media"),
        ('{"config_path": "/etc/passwd"}', "config_path must be a .yaml file below /config"),
        ("not json", "save the app's options again"),
    ],
)
def test_a_place_that_means_nothing_ends_it_at_once(home: Path, options: str, says: str) -> None:
    (home / "data").mkdir()
    (home / "data/options.json").write_text(options)
    for name in ("run", "check"):
        ended, said = command(home, name)
        assert ended == 1
        assert says in said
        assert len(said.splitlines()) == 1
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["options.json"]


def test_check_says_what_the_app_does(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data/options.json").write_text('{"log_level": 7, "mqtt_discovery": false}')
    ended, said = command(home, "check")
    assert ended == 0
    assert f"settings in {home}/config/hearthwatch.yaml" in said
    assert "clips and pictures in /media/hearthwatch" in said
    assert "mqtt_discovery: no" in said
    assert "log_level: must be one of debug, info, warning, error; info is used" in said
    assert "0.0.0.0:8099" in said


def test_a_taken_port_and_a_file_of_the_future_end_it(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data/options.json").write_text("{}")
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = taken.getsockname()[1]
        ended, said = command(home, "run", "--port", str(port), "--media", str(home / "media"))
        assert ended == 1
        assert f"cannot listen on 0.0.0.0:{port} (Address already in use)" in said
    settings = home / "config/hearthwatch.yaml"
    assert settings.exists()
    settings.write_text("version: 2\nholograms: true\ncameras: {}\n")
    for name, code in (("run", 1), ("check", 2)):
        ended, said = command(home, name)
        assert ended == code
        assert "line 1, version: a newer Hearthwatch wrote this" in said
        assert "holograms" not in said
    assert settings.read_text() == "version: 2\nholograms: true\ncameras: {}\n"


def test_media_that_takes_nothing_is_told_and_no_end(
    home: Path, make_share: Callable[..., Any], supervisor: Supervisor
) -> None:
    share = make_share("4m")
    (home / "media").symlink_to(share.folder)
    share.mount("-o", "remount,ro,bind", str(share.folder))
    with app(home) as engine:
        health = engine.until("/health", lambda answer: answer["status"] == "degraded")
        assert any("read-only" in problem.lower() for problem in health["problems"]), health
        told(supervisor, 1)
        engine.stop()
        assert sum("ead-only" in line for line in engine.lines("storing")) == 1


def test_a_backup_taken_while_it_works_brings_everything_back(
    home: Path, supervisor: Supervisor, tmp_path: Path
) -> None:
    supervisor.mqtt = BROKER
    archive = tmp_path / "backup.tar"
    with app(home, mqtt_discovery=True) as engine:
        token = told(supervisor, 1)
        asked = {"name": "ada", "password": "a horse and a battery", "role": "viewer"}
        made = httpx.post(
            engine._address("/users"), json=asked, headers=engine._headers, timeout=WITHIN
        )
        assert made.is_success, made.text
        settings = home / "config/hearthwatch.yaml"
        settings.write_text(settings.read_text() + "storage: {events_days: 7}\n")
        settings_of(engine)
        (home / "config/hearthwatch.yaml").write_text(settings.read_text() + "mode: away\nx: 1\n")
        events = engine.until("/events", lambda answer: answer["total"])["events"]
        settings.write_text(settings.read_text().replace("x: 1\n", ""))
        assert command(home, "checkpoint", "--hold") == (0, "The database stands still.\n")
        back_up(home, archive)
        assert command(home, "checkpoint", "--release") == (0, "The database changes again.\n")
        key = engine.key
    assert archive.stat().st_size < 2 << 20
    for name in ("data", "config", "media"):
        shutil.rmtree(home / name)
    with tarfile.open(archive) as saved:
        saved.extractall(home, filter="data")
    (home / "media").mkdir()
    engine.start()
    try:
        assert engine.key == key
        assert [user["name"] for user in engine.get("/users")["users"]] == ["ada"]
        found = {event["id"] for event in engine.get("/events")["events"]}
        assert {event["id"] for event in events} <= found
        assert "events_days: 7" in settings.read_text()
        assert cameras(engine, token) == 200
        assert told(supervisor, 2) == token
    finally:
        engine.stop()


def settings_of(engine: Engine) -> None:
    """Wait until the engine has followed its file."""
    engine.until("/config", lambda answer: "7" in json.dumps(answer))


def back_up(home: Path, archive: Path) -> None:
    """Copy what the Supervisor copies."""

    def wanted(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
        return None if member.name.partition("/")[2] in EXCLUDED else member

    with tarfile.open(archive, "w") as saved:
        for name in ("data", "config"):
            saved.add(home / name, name, filter=wanted)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_commands_of_root_write_as_the_owner_of_the_folder(
    home: Path, supervisor: Supervisor
) -> None:
    nobody = 65534
    with tempfile.TemporaryDirectory() as folder:
        house, data = Path(folder), Path(folder) / "data"
        data.mkdir()
        (data / "options.json").write_text("{}")
        for path in (house, data, data / "options.json"):
            os.chown(path, nobody, nobody)
        assert command(house, "token", "rotate") == (
            0,
            "Home Assistant has a new key; the one before opens nothing any more.\n",
        )
        owners = {path.name: path.stat().st_uid for path in data.iterdir()}
    assert {owners["integration.key"], owners["hearthwatch.db"]} == {nobody}
    assert told(supervisor, 1)
