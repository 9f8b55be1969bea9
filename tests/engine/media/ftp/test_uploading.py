"""Cameras that upload, and what becomes of their files."""

import ftplib
import os
import threading
import time
from pathlib import Path

import aioftp
import pytest

from .conftest import PASSWORD, USER, Open, Stage, answer, data_of, flood, reset, send, wait_for

FILM = b"a film" * 100_000


def test_a_recording_lands_once_it_is_whole(stage: Stage) -> None:
    with stage.camera() as client:
        connection = data_of(client, "STOR 20261127_120000.mp4")
        connection.sendall(FILM)
        wait_for(lambda: len(stage.arriving) == 1)
        assert stage.files == {}
        connection.close()
        assert client.voidresp().startswith("226")
    assert stage.files == {"20261127_120000.mp4": FILM}
    assert stage.arriving == []
    assert [account.camera for account in stage.taker.came] == ["yard"]
    last = stage.account().landing.last
    assert last is not None
    assert abs(time.time() - last) < 60


async def test_a_client_of_another_make(stage: Stage, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(FILM)
    async with aioftp.Client.context("127.0.0.1", stage.server.port, USER, PASSWORD) as client:
        await client.upload(film, "2026-11-27/12.30.00.mp4", write_into=True)
        listed = [(str(path), facts["size"]) async for path, facts in client.list("2026-11-27")]
    assert stage.files == {"2026-11-27_12.30.00.mp4": FILM}
    assert listed == []


def test_what_cameras_say_before_they_upload(stage: Stage) -> None:
    with stage.camera() as client:
        for command, code in {
            "FEAT": "211",
            "OPTS UTF8 ON": "200",
            "SYST": "215",
            "NOOP": "200",
            "TYPE I": "200",
            "MODE S": "200",
            "STRU F": "200",
            "REST 0": "350",
            "XMKD 2026": "257",
            "cwd 2026": "250",
        }.items():
            assert client.sendcmd(command).startswith(code)
        client.mkd("11-27")
        client.cwd("11-27")
        assert client.pwd() == "/2026/11-27"
        assert client.nlst() == []
        send(client, "12-30-00.mp4", FILM)
        assert client.nlst() == ["12-30-00.mp4"]
        assert [facts["size"] for _, facts in client.mlsd()] == [str(len(FILM))]
        lines: list[str] = []
        client.retrlines("LIST -la", lines.append)
        assert len(lines) == 1
        assert client.size("12-30-00.mp4") == len(FILM)
        client.cwd("..")
        assert client.nlst() == []
        assert client.quit().startswith("221")
    assert list(stage.files) == ["2026_11-27_12-30-00.mp4"]


def test_one_that_is_called_like_another_keeps_both(stage: Stage) -> None:
    with stage.camera() as client:
        for content in (b"first", b"second", b"third"):
            send(client, "video.mp4", content)
    assert stage.files == {
        "video.mp4": b"first",
        "video_2.mp4": b"second",
        "video_3.mp4": b"third",
    }


def test_a_power_cut_does_not_undo_what_was_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: dict[Path, list[str]] = {}
    sync = os.fsync

    def seen(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced[path] = [file.name for file in path.iterdir()] if path.is_dir() else []
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", seen)
    with stage.camera() as client:
        send(client, "a.mp4", FILM)
    (file, *folders) = synced
    assert file.parent == stage.folder / ".incoming"
    assert "a.mp4" in synced[stage.folder]
    assert synced[stage.folder / ".incoming"] == []
    assert set(folders) == {stage.folder, stage.folder / ".incoming"}


def test_one_that_is_renamed_afterwards(stage: Stage) -> None:
    with stage.camera() as client:
        send(client, "a.mp4.tmp", FILM)
        assert stage.files == {}
        client.rename("a.mp4.tmp", "a.mp4")
        assert stage.files == {"a.mp4": FILM}
        client.rename("a.mp4", "20261127/120000.mp4")
        assert answer(lambda: client.rename("20261127/120000.mp4", "b.tmp")).startswith("553")
        assert answer(lambda: client.rename("a.mp4", "c.mp4")).startswith("550")
        assert answer(lambda: client.sendcmd("RNTO d.mp4")).startswith("503")
        (stage.folder / "20261127_120000.mp4").unlink()  # The engine has gone through it.
        assert answer(lambda: client.rename("20261127/120000.mp4", "e.mp4")).startswith("550")
    assert stage.files == {}
    assert len(stage.taker.came) == 1


def test_one_whose_name_another_is_given_is_let_go(stage: Stage) -> None:
    with stage.camera() as client:
        send(client, "a.tmp", FILM)
        send(client, "b.tmp", b"newer")
        client.rename("b.tmp", "a.tmp")
        assert [file.read_bytes() for file in stage.arriving] == [b"newer"]
        client.rename("a.tmp", "a.tmp")
        client.rename("a.tmp", "a.mp4")
    assert stage.files == {"a.mp4": b"newer"}
    assert stage.arriving == []


def test_what_is_no_recording_is_let_go(stage: Stage) -> None:
    with stage.camera() as client:
        for name in ("a.jpg", "test.txt", "empty.mp4", "unnamed"):
            send(client, name, b"" if name == "empty.mp4" else b"something")
            assert client.size(name) is not None
        client.delete("test.txt")
        assert answer(lambda: client.delete("test.txt")).startswith("550")
        assert len(stage.arriving) == 1
        client.rmd("2026")
    wait_for(lambda: stage.arriving == [])
    assert stage.files == {}


def test_recordings_are_not_deleted_given_out_or_continued(stage: Stage) -> None:
    with stage.camera() as client:
        send(client, "a.mp4", FILM)
        for command, code in {
            "DELE a.mp4": "550",
            "RETR a.mp4": "550",
            "APPE a.mp4": "550",
            "REST 100": "502",
            "PORT 127,0,0,1,8,0": "502",
            "AUTH TLS": "502",
            "SITE CHMOD 777 a.mp4": "502",
        }.items():
            assert answer(lambda command=command: client.sendcmd(command)).startswith(code)
    assert stage.files == {"a.mp4": FILM}


@pytest.mark.parametrize("how", ["reset", "killed", "ABOR", "silence"])
def test_one_that_is_broken_off_is_let_go(open_server: Open, how: str) -> None:
    with open_server(idle=3 if how == "silence" else 60) as stage, stage.camera() as client:
        connection = data_of(client, "STOR a.mp4")
        connection.sendall(FILM)
        wait_for(lambda: bool(stage.arriving))
        if how == "killed":  # All that a process had open is closed when it ends.
            client.close()
            connection.close()
        elif how == "reset":
            reset(connection)
            assert answer(client.voidresp).startswith("426")
        elif how == "ABOR":
            client.sock.sendall(b"\xff\xf4\xff\xf2ABOR\r\n")
            assert answer(client.voidresp).startswith("426")
            assert client.voidresp().startswith("226")
        else:
            assert answer(client.voidresp).startswith("426")
        wait_for(lambda: stage.arriving == [])
        assert stage.files == {}
        connection.close()
        with stage.camera() as again:
            send(again, "a.mp4", FILM)
        assert stage.files == {"a.mp4": FILM}


def test_what_was_arriving_when_the_server_ended_is_let_go(
    open_server: Open, tmp_path: Path
) -> None:
    with open_server() as stage, stage.camera() as client:
        connection = data_of(client, "STOR a.mp4")
        connection.sendall(FILM)
        wait_for(lambda: bool(stage.arriving))
    assert stage.arriving == []
    connection.close()
    (stage.folder / ".incoming/left").write_bytes(b"by one that was killed")
    with open_server() as stage:
        assert stage.arriving == []
        assert stage.files == {}


def test_more_bytes_than_may_be(open_server: Open) -> None:
    with open_server(largest=1 << 20) as stage, stage.camera() as client:
        connection = data_of(client, "STOR endless.mp4")
        with pytest.raises(OSError, match=r"reset|pipe"):
            flood(connection, bytes(1 << 20))
        assert answer(client.voidresp).startswith("552")
        connection.close()
        assert stage.arriving == []
        send(client, "small.mp4", b"small")
        assert list(stage.files) == ["small.mp4"]


def test_a_disk_without_room(stage: Stage) -> None:
    with stage.camera() as client:
        for space in (0, OSError("away")):
            stage.taker.space = space
            assert answer(lambda: send(client, "a.mp4", FILM)).startswith("452")
        stage.taker.space = 1
        connection = data_of(client, "STOR long.mp4")
        connection.sendall(FILM)
        stage.taker.space = 0
        with pytest.raises(OSError, match=r"reset|pipe"):
            flood(connection, bytes(1 << 20))
        assert answer(client.voidresp).startswith("452")
        connection.close()
    assert (stage.files, stage.arriving) == ({}, [])


def test_two_cameras_at_once_on_few_ports(open_server: Open, two_ports: tuple[int, int]) -> None:
    with open_server(ports=two_ports) as stage:

        def upload(number: int) -> None:
            with stage.camera() as client:
                for turn in range(10):
                    send(client, f"{number}-{turn}.mp4", FILM)

        cameras = [threading.Thread(target=upload, args=(number,)) for number in range(4)]
        for camera in cameras:
            camera.start()
        for camera in cameras:
            camera.join()
        names = {f"{number}-{turn}.mp4" for number in range(4) for turn in range(10)}
        assert stage.files.keys() == names
        assert set(stage.files.values()) == {FILM}


def test_two_hundred_in_a_row(stage: Stage) -> None:
    with stage.camera() as client:
        for number in range(200):
            send(client, f"{number:03}.mp4", b"%d" % number)
    assert list(stage.files.values()) == [b"%d" % number for number in range(200)]
    assert len(stage.taker.came) == 200


def test_files_that_wait_for_a_name_are_few(stage: Stage) -> None:
    with stage.camera() as client:
        for number in range(4):
            send(client, f"{number}.tmp", b"part")
        with pytest.raises(ftplib.error_temp, match="450"):
            send(client, "5.tmp", b"part")
        send(client, "5.mp4", b"whole")
        client.rename("0.tmp", "0.mp4")
        send(client, "6.tmp", b"part")
    assert list(stage.files) == ["0.mp4", "5.mp4"]
