"""The app runs as the Supervisor runs it: in the folders that it is given, without the internet."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import av
import pytest
from container import CAPABILITIES, INGRESS, TOKEN, USER, Container, wait_for
from sources import APP, ROOT, load

MANIFEST = load(APP / "config.yaml")
DAC_OVERRIDE = 1 << 1
START_PERIOD = 60  # seconds, of the HEALTHCHECK

type Start = Callable[..., Container]


def engine(container: Container) -> list[dict[str, object]]:
    return [
        p for p in container.processes() if not str(p["name"]).startswith(("s6-", "init", "sh"))
    ]


def fetch(container: Container, path: str, source: str = "127.0.0.1") -> tuple[int, str]:
    """Ask for something of the engine's port, from an address."""
    command = [
        "nsenter",
        f"--net=/proc/{container.network}/ns/net",
        "curl",
        "--silent",
        "--interface",
        source,
    ]
    output = subprocess.run(
        [*command, "--write-out", r"\n%{http_code}", f"http://127.0.0.1:8099{path}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    body, _, code = output.rpartition("\n")
    return int(code), body


def health(container: Container) -> dict[str, Any]:
    """Tell what the engine says of itself to Home Assistant's user."""
    code, body = fetch(container, "/api/v1/health", INGRESS)
    assert code == 200
    return json.loads(body)


def test_it_is_up_and_down_in_time_and_comes_again(app: Start, messages: Path) -> None:
    container = app()
    up = container.wait_until_healthy()
    people = engine(container)
    assert len(people) >= 2, "the engine and its worker"
    assert {process["uid"] for process in people} == {USER}
    assert {process["effective"] for process in people} == {0}, "no capability is left to it"

    code, down = container.stop()
    sys.stdout.write(f"\nhealthy after {up:.1f} s, ended after {down:.1f} s with exit code {code}")
    assert code == 0
    assert up < START_PERIOD
    assert down < MANIFEST["timeout"]

    again = app()
    again.wait_until_healthy()
    wait_for(lambda: messages.read_text().count("\n") == 2, seconds=30, name="discovery")
    first, second = (json.loads(line) for line in messages.read_text().splitlines())
    assert first == second
    assert first["service"] == "hearthwatch"
    assert first["config"].keys() == {"host", "port", "token"}
    assert first["config"]["host"] == "0123abcd-hearthwatch"
    assert first["config"]["token"] not in again.log
    assert TOKEN not in again.log


def test_who_comes_in(app: Start, messages: Path) -> None:
    container = app()
    container.wait_until_healthy()
    told = wait_for(
        lambda: messages.exists() and messages.read_text(), seconds=30, name="discovery"
    )
    token = json.loads(told)["config"]["token"]
    assert fetch(container, "/api/v1/cameras")[0] == 401
    code, page = fetch(container, "/", INGRESS)
    assert code == 200
    assert "<title>" in page
    assert fetch(container, "/api/v1/cameras", INGRESS)[0] == 200
    assert token not in page


def test_it_writes_only_where_it_may(app: Start) -> None:
    container = app()
    container.wait_until_healthy()
    writable = container.execute(
        "/command/s6-setuidgid",
        "hearthwatch",
        "sh",
        "-c",
        "find / -xdev -writable -not -type l 2>/dev/null || true",
    ).splitlines()
    allowed = ("/config", "/data", "/dev/", "/tmp", "/var/tmp", "/run/lock")
    assert [path for path in writable if path and not path.startswith(allowed)] == []
    for name in ("data", "config", "media/hearthwatch"):
        folder = container.folder / name
        assert folder.stat().st_uid == USER
        assert {path.stat().st_uid for path in folder.rglob("*")} <= {USER}
    assert (container.folder / "config/hearthwatch.yaml").is_file()


def test_a_backup_is_taken_and_restored(app: Start, tmp_path: Path) -> None:
    """As the Supervisor does it: while it runs, between two commands, without what is excluded."""
    container = app()
    container.wait_until_healthy()
    before = health(container)
    container.execute(*MANIFEST["backup_pre"].split())
    backup = tmp_path / "0123abcd_hearthwatch"
    shutil.copytree(container.folder / "data", backup, ignore=excluded)
    container.execute(*MANIFEST["backup_post"].split())
    assert container.healthy()
    assert container.stop()[0] == 0
    assert not list(backup.glob("*.db-*"))
    assert sum(path.stat().st_size for path in backup.rglob("*") if path.is_file()) < 2**20

    shutil.rmtree(container.folder / "data")
    shutil.copytree(backup, container.folder / "data")  # as root's, like all that is restored
    again = app()
    again.wait_until_healthy()
    assert health(again)["instance"] == before["instance"]


def excluded(folder: str, names: list[str]) -> list[str]:
    """Find what the Supervisor leaves out: it matches the whole path from its end."""
    within = () if Path(folder).name == "data" else (Path(folder).name,)
    where = PurePath("/data/apps/data/0123abcd_hearthwatch", *within)
    patterns = MANIFEST["backup_exclude"]
    return [name for name in names if any((where / name).match(text) for text in patterns)]


def test_it_sees(app: Start, stroll: Path) -> None:
    """Every library that it looks with is there, and the model."""
    container = app()
    container.wait_until_healthy()
    (container.folder / "media/stroll.mkv").write_bytes(stroll.read_bytes())
    container.execute(
        "/command/s6-setuidgid",
        "hearthwatch",
        "hearthwatch",
        "replay",
        "/media/stroll.mkv",
        "--events",
        "/tmp/events",
    )
    events = [json.loads(line) for line in container.execute("cat", "/tmp/events").splitlines()]
    labels = {
        event["data"].get("object_type") for event in events if event["type"] == "object_detected"
    }
    assert "person" in labels


def test_media_that_cannot_be_written_to(app: Start) -> None:
    container = app(read_only=frozenset({"media"}))
    container.wait_until_healthy()
    assert "WARNING: /media/hearthwatch cannot be made" in container.log
    assert "read-only" in " ".join(health(container)["problems"]).lower()
    assert container.stop()[0] == 0


def test_storage_that_is_away(app: Start) -> None:
    """Nothing is made in its place: the Supervisor mounts it only on an empty folder."""
    container = app({"storage_path": "/media/nas/cameras"})
    container.wait_until_healthy()
    assert "WARNING: there is no /media/nas" in container.log
    assert list((container.folder / "media").iterdir()) == []
    assert health(container)["problems"]


def test_storage_that_keeps_its_owner(app: Start, tmp_path: Path) -> None:
    """A share on the network belongs to root, and chown changes nothing about it."""
    storage = "media/nas/cameras"
    (tmp_path / "app/media/nas").mkdir(parents=True)
    first = app({"storage_path": f"/{storage}"})
    first.wait_until_healthy()
    first.stop()
    for path in (first.folder / storage, *(first.folder / storage).rglob("*")):
        os.chown(path, 0, 0)
    rights = [name for name in CAPABILITIES if name != "CAP_CHOWN"]
    container = app({"storage_path": f"/{storage}"}, capabilities=rights, owner=USER)
    container.wait_until_healthy()
    assert "NOTICE: /media/nas/cameras does not change its owner" in container.log
    assert "chown:" not in container.log, "a line for each file of a large share"
    assert {process["uid"] for process in engine(container)} == {USER}
    assert {process["effective"] for process in engine(container)} == {DAC_OVERRIDE}
    assert health(container)["problems"] == []


@pytest.mark.parametrize(
    ("options", "words"),
    [({"storage_path": "/etc"}, "storage_path"), ({"config_path": "/data/x"}, "config_path")],
)
def test_an_option_that_cannot_be(app: Start, options: dict[str, str], words: str) -> None:
    """It says so once and ends: the Supervisor shows it as failed, and nothing goes round."""
    container = app(options)
    assert container.ended(seconds=60) != 0
    assert container.log.count(words) == 1
    assert "Traceback" not in container.log


def test_an_engine_that_is_killed(app: Start) -> None:
    """The container ends as well, so that the watchdog may start it again."""
    container = app()
    container.wait_until_healthy()
    first = min(int(str(process["pid"])) for process in engine(container))
    container.execute("sh", "-c", f"kill -KILL {first}")
    assert container.ended(seconds=20) == 128 + 9
    again = app()
    again.wait_until_healthy()


def test_two_on_one_folder(app: Start) -> None:
    first = app()
    first.wait_until_healthy()
    second = app()
    assert second.ended(seconds=60) != 0
    assert "another Hearthwatch" in second.log
    assert first.healthy()


@pytest.fixture(scope="session")
def stroll(tmp_path_factory) -> Path:
    """Eight seconds of people walking, cut from real footage."""
    path = tmp_path_factory.mktemp("stroll") / "stroll.mkv"
    with (
        av.open(str(ROOT / ".cache/footage/vtest.avi")) as source,
        av.open(str(path), "w") as target,
    ):
        stream = target.add_stream_from_template(source.streams.video[0])
        for number, packet in enumerate(source.demux(source.streams.video[0])):
            if number == 80:
                break
            packet.stream = stream
            target.mux(packet)
    return path
