"""The FTP server as the settings want it."""

import ftplib
import socket
from asyncio import to_thread
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.model.media import upload_folder
from hearthwatch.settings import Settings
from hearthwatch.watch.uploads import Uploads

YARD, STREET = UUID(int=1), UUID(int=2)
PASSWORD = "corr3ct h0rse"


def camera(camera_id: UUID, user: str, **more: Any) -> dict[str, Any]:
    source = {"type": "ftp", "username": user, "password": PASSWORD}
    return {"id": str(camera_id), "name": user, "sources": [source]} | more


def settings_of(*cameras: dict[str, Any], archive: tuple[Any, ...] = (), **ftp: Any) -> Settings:
    there = {"host": "127.0.0.1", "port": 0, "passive_ports": None}
    return Settings.model_validate({"cameras": cameras, "archive": archive, "ftp": there | ftp})


class Owner:
    """Hears what is amiss, and has a disk."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.fault: OSError | None = None

    async def hear(self, text: str) -> None:
        self.heard.append(text)

    def room(self) -> int:
        if self.fault is not None:
            raise self.fault
        return 1 << 30


def usual(host: str) -> str:
    """Stand in for what looks this machine's address up."""
    return "192.0.2.7" if host == "0.0.0.0" else host


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
async def uploads(owner: Owner, tmp_path: Path) -> AsyncIterator[Uploads]:
    uploads = Uploads(tmp_path, owner.room, owner.hear, usual)
    yield uploads
    await uploads.close()


async def port_of(uploads: Uploads, settings: Settings, place: int = 0) -> int:
    trial = await uploads.trial(settings.cameras[place])
    return trial.port if trial.listening else 0


def upload(port: int, user: str, name: str = "a.mp4", password: str = PASSWORD) -> None:
    with ftplib.FTP(timeout=30) as client:
        client.connect("127.0.0.1", port)
        client.login(user, password)
        client.storbinary(f"STOR {name}", BytesIO(b"film"))


async def test_it_listens_while_a_camera_uploads(uploads: Uploads, tmp_path: Path) -> None:
    both = settings_of(camera(YARD, "yard"), camera(STREET, "street"))
    await uploads.follow(Settings())
    assert await port_of(uploads, both) == 0
    await uploads.follow(both)
    port = await port_of(uploads, both)
    assert uploads.last(YARD) is None
    await to_thread(upload, port, "yard")
    await to_thread(upload, port, "street", "b.mp4")
    assert (upload_folder(tmp_path, YARD) / "a.mp4").read_bytes() == b"film"
    assert (upload_folder(tmp_path, STREET) / "b.mp4").read_bytes() == b"film"
    assert uploads.last(YARD) is not None
    one = settings_of(camera(YARD, "yard"), camera(STREET, "street", enabled=False))
    await uploads.follow(one)
    assert await port_of(uploads, one) == port
    with pytest.raises(ftplib.error_perm):
        await to_thread(upload, port, "street")
    await to_thread(upload, port, "yard", "c.mp4")
    off = settings_of(camera(YARD, "yard"), enabled=False)
    await uploads.follow(off)
    trial = await uploads.trial(off.cameras[0])
    assert (trial.listening, trial.fault) == (
        False,
        "the FTP server is switched off (ftp.enabled)",
    )
    with pytest.raises(OSError, match="refused"):
        await to_thread(upload, port, "yard")
    await uploads.follow(one)
    assert await port_of(uploads, one) not in {0, port}


async def test_the_last_upload_is_known_after_a_restart(
    uploads: Uploads, owner: Owner, tmp_path: Path
) -> None:
    settings = settings_of(camera(YARD, "yard"))
    await uploads.follow(settings)
    await to_thread(upload, await port_of(uploads, settings), "yard")
    await uploads.close()
    again = Uploads(tmp_path, owner.room, owner.hear, usual)
    await again.follow(settings)
    assert again.last(YARD) == pytest.approx(uploads.last(YARD), abs=5)
    await again.close()


async def test_a_camera_that_is_forgotten_takes_its_uploads_with_it(
    uploads: Uploads, tmp_path: Path
) -> None:
    (tmp_path / "uploads/by somebody").mkdir(parents=True)
    yard, street = camera(YARD, "yard"), camera(STREET, "street")
    settings = settings_of(yard, street)
    await uploads.follow(settings)
    for user in ("yard", "street"):
        await to_thread(upload, await port_of(uploads, settings), user)
    archived = {"archived": datetime.now(UTC), "camera": yard}
    await uploads.follow(settings_of(street, archive=(archived,)))
    assert (upload_folder(tmp_path, YARD) / "a.mp4").is_file()
    await uploads.follow(settings_of(street))
    assert {entry.name for entry in (tmp_path / "uploads").iterdir()} == {
        str(STREET),
        "by somebody",
    }


async def test_what_cannot_be_deleted_keeps_nobody_from_uploading(
    uploads: Uploads, owner: Owner, tmp_path: Path
) -> None:
    folder = upload_folder(tmp_path, YARD)
    folder.parent.mkdir()
    folder.write_text("a file where a folder should be")
    settings = settings_of(camera(STREET, "street"))
    await uploads.follow(settings)
    assert (await uploads.trial(settings.cameras[0])).fault is None
    assert owner.heard == []
    assert folder.is_file()


async def test_a_port_that_is_taken_is_told_and_tried_again(uploads: Uploads, owner: Owner) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        settings = settings_of(camera(YARD, "yard"), port=port)
        before = await uploads.trial(settings.cameras[0])
        assert before.fault is None
        for _ in range(2):
            await uploads.follow(settings)
        after = await uploads.trial(settings.cameras[0])
        assert after.fault == f"the port {port} cannot be used (Address already in use)"
    assert len(owner.heard) == 1
    assert f"127.0.0.1:{port}" in owner.heard[0]
    await uploads.follow(settings)
    assert await port_of(uploads, settings) == port
    assert owner.heard[1:] == ["Cameras can upload recordings by FTP again."]


async def test_nothing_is_written_where_a_disk_should_be(
    uploads: Uploads, owner: Owner, tmp_path: Path
) -> None:
    owner.fault = FileNotFoundError(2, "its disk or share is not there")
    await uploads.follow(settings_of(camera(YARD, "yard")))
    assert not upload_folder(tmp_path, YARD).parent.exists()
    assert "its disk or share is not there" in owner.heard[0]
    owner.fault = None
    await uploads.follow(settings_of(camera(YARD, "yard")))
    assert upload_folder(tmp_path, YARD).is_dir()


async def test_what_to_enter_in_the_camera(owner: Owner, tmp_path: Path) -> None:
    for bridged, ftp, host in (
        (True, {}, None),
        (True, {"address": "192.0.2.4"}, "192.0.2.4"),
        (False, {"host": "127.0.0.1"}, "127.0.0.1"),
        (False, {}, "192.0.2.7"),
    ):
        settings = settings_of(camera(YARD, "yard"), **({"host": "0.0.0.0"} | ftp))
        uploads = Uploads(tmp_path, owner.room, owner.hear, usual, bridged=bridged)
        await uploads.follow(settings)
        trial = await uploads.trial(settings.cameras[0])
        await uploads.close()
        assert (trial.host, trial.username) == (host, "yard")


async def test_a_camera_that_uploads_nothing_is_not_tried(uploads: Uploads) -> None:
    source = {"type": "file", "path": "/a.mp4"}
    settings = Settings.model_validate({"cameras": [{"name": "A", "sources": [source]}]})
    with pytest.raises(ValueError, match="no source of uploads"):
        await uploads.trial(settings.cameras[0])
