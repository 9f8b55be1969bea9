"""Cameras that upload to a real engine."""

import ftplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from .conftest import Engine, write_tree

USER, PASSWORD = "yard", "corr3ct h0rse"


def settings(data: Path, **ftp: Any) -> Path:
    """Write the settings of an engine with one camera that uploads."""
    source = {"type": "ftp", "username": USER, "password": PASSWORD}
    camera = {"name": "Yard", "sources": [source]}
    there = {"host": "127.0.0.1", "port": 0, "passive_ports": None}
    write_tree(data, camera, storage={"min_free": 0}, ftp=there | ftp)
    return data


def tried(engine: Engine) -> Any:
    return engine.push("/cameras/yard/test")


def ready(engine: Engine) -> int:
    """Wait until uploads are taken, and return the port."""
    address = f"{engine.url}/api/v1/cameras/yard/test"
    headers = {"Authorization": f"Bearer {engine.key}"}
    for _ in range(300):
        answer = httpx.post(address, headers=headers, timeout=30).json()
        if answer["upload"]["listening"]:
            return int(answer["upload"]["port"])
        engine.wait(0.1)
    raise AssertionError("".join(engine.log))


@contextmanager
def camera(port: int) -> Iterator[ftplib.FTP]:
    with ftplib.FTP(timeout=60) as client:
        client.connect("127.0.0.1", port)
        client.login(USER, PASSWORD)
        yield client


def send(port: int, film: Path, *names: str) -> None:
    with camera(port) as client:
        for name in names:
            with film.open("rb") as file:
                client.storbinary(f"STOR {name}", file)


def named(moment: datetime) -> float:
    return moment.astimezone().timestamp()


def test_an_upload_becomes_an_event_and_a_clip_of_its_own_time(
    start_engine: Callable[..., Engine], stroll: Path, tmp_path: Path
) -> None:
    engine = start_engine(settings(tmp_path / "data"), tmp_path / "media")
    port = ready(engine)
    send(port, stroll, "2024-02-29/12-00-00.mp4", "2024-02-29/snapshot.jpg")
    begun = named(datetime(2024, 2, 29, 12))  # noqa: DTZ001 - as names tell it
    (clip,) = engine.clips(1)
    assert begun - 1 <= datetime.fromisoformat(clip["start"]).timestamp() <= begun + 9
    events = engine.get("/events", event_type="motion_detected")["events"]
    moment = datetime.fromisoformat(events[0]["timestamp"]).timestamp()
    assert begun - 1 <= moment <= begun + 9
    answer = tried(engine)
    assert (answer["success"], answer["message"]) == (True, "Connection successful")
    assert answer["upload"]["username"] == USER
    assert answer["upload"]["last_upload"] is not None
    assert engine.get("/cameras/yard/status")["last_upload"] == answer["upload"]["last_upload"]
    folder = next((tmp_path / "media/uploads").iterdir())
    engine.until("/health", lambda _: [f for f in folder.iterdir() if f.suffix] == [])
    assert PASSWORD not in "".join(engine.log)


def test_a_kill_in_the_middle_loses_nothing(
    start_engine: Callable[..., Engine], stroll: Path, tmp_path: Path
) -> None:
    engine = start_engine(settings(tmp_path / "data"), tmp_path / "media")
    port = ready(engine)
    send(port, stroll, *(f"2024-02-29_12-0{number}-00.mp4" for number in range(3)))
    with camera(port) as client:
        client.voidcmd("TYPE I")
        with client.transfercmd("STOR half.mp4") as half:
            half.sendall(stroll.read_bytes()[:100_000])
            engine.until("/events", lambda answer: answer["events"], event_type="motion_detected")
            engine.kill()
    engine.start()
    ready(engine)
    seconds = [named(datetime(2024, 2, 29, 12, minute)) for minute in range(3)]  # noqa: DTZ001

    def all_there(answer: Any) -> bool:
        starts = [datetime.fromisoformat(clip["start"]).timestamp() for clip in answer["clips"]]
        return all(any(abs(start - begun) < 10 for start in starts) for begun in seconds)

    engine.until("/clips", all_there)
    (folder,) = (tmp_path / "media/uploads").iterdir()
    assert list((folder / ".incoming").iterdir()) == []
    engine.until("/health", lambda _: [f for f in folder.iterdir() if f.suffix] == [])


def test_settings_apply_at_once(
    start_engine: Callable[..., Engine], stroll: Path, tmp_path: Path
) -> None:
    engine = start_engine(settings(tmp_path / "data"), tmp_path / "media")
    port = ready(engine)
    headers = {"Authorization": f"Bearer {engine.key}"}
    address = f"{engine.url}/api/v1/cameras/yard"
    shown = httpx.get(address, headers=headers, timeout=30).json()["config"]["sources"][0]
    assert shown["password"] == "*" * 10
    change = {"sources": [shown | {"username": "attic"}]}
    assert httpx.patch(address, json=change, headers=headers, timeout=30).is_success
    engine.until("/cameras", lambda _: _refused(port))
    with ftplib.FTP(timeout=60) as client:
        client.connect("127.0.0.1", port)
        client.login("attic", PASSWORD)
    assert httpx.delete(address, headers=headers, timeout=30).is_success
    engine.until("/cameras", lambda _: not _listens(port))
    assert any((tmp_path / "media/uploads").iterdir()), "the camera can be restored"


def _refused(port: int) -> bool:
    try:
        with camera(port):
            return False
    except ftplib.Error:
        return True


def _listens(port: int) -> bool:
    try:
        with ftplib.FTP(timeout=60) as client:
            client.connect("127.0.0.1", port)
    except OSError:
        return False
    return True
