"""Who may not come in, and what does not lead out."""

import ftplib
import socket
import time
from ipaddress import ip_network
from pathlib import Path

import pytest

from hearthwatch.media.ftp import Landing

from .conftest import PASSWORD, USER, Open, Stage, answer, data_of, flood, send, wait_for


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../../../etc/a.mp4", "etc_a.mp4"),
        ("/etc/../../a.mp4", "a.mp4"),
        ("a/./b//../c.mp4", "a_c.mp4"),
        ("..\\..\\a.mp4", "_.._a.mp4"),
        ("C:\\a.mp4", "C__a.mp4"),
        (".hidden.mp4", "hidden.mp4"),
        ("...mp4", None),
        (".incoming/a.mp4", "incoming_a.mp4"),
        ("Gärten ☂ 庭.mp4", "Gärten ☂ 庭.mp4"),
        ("a\u202e4pm.mp4", "a_4pm.mp4"),
        ("~root|`id`$(id).mp4", "~root_`id`$(id).mp4"),
        ("x" * 900 + ".mp4", "x" * 132 + ".mp4"),
        ("é" * 120 + ".mp4", "é" * 66 + ".mp4"),
        ("y" * 2000 + ".mp4", "553"),
        ("a\x00b.mp4", "553"),
        ("a\x1bb.mp4", "553"),
    ],
)
def test_no_name_leads_out(stage: Stage, tmp_path: Path, name: str, stored: str | None) -> None:
    with stage.camera() as client:
        client.encoding = "utf-8"
        client.cwd("../../..")
        if stored == "553":
            assert answer(lambda: send(client, name, b"film")).startswith("553")
        else:
            send(client, name, b"film")
            assert list(stage.files) == [stored] * (stored is not None)
    assert list(tmp_path.iterdir()) == [stage.folder]


def test_a_name_that_is_no_unicode(stage: Stage) -> None:
    with stage.camera() as client:
        client.encoding = "latin-1"
        send(client, "Gärten.mp4", b"film")
    assert list(stage.files) == ["Gärten.mp4"]


def test_who_does_not_know_the_password(stage: Stage) -> None:
    began = time.monotonic()
    client = ftplib.FTP(timeout=30)
    client.connect("127.0.0.1", stage.server.port)
    refusals = [
        answer(lambda login=login: client.login(*login))
        for login in ((USER, "wr0ng pa55word"), (USER, ""), ("nobody", PASSWORD))
    ]
    assert set(refusals) == {"530 User or password is wrong."}
    assert time.monotonic() - began > 3
    with pytest.raises((EOFError, OSError)):
        client.voidcmd("NOOP")
    client.close()
    began = time.monotonic()
    with stage.camera() as known:
        assert known.pwd() == "/"
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("command", ["PASV", "STOR a.mp4", "MKD a", "LIST", "CWD /", "RNFR a"])
def test_nothing_is_done_for_strangers(stage: Stage, command: str) -> None:
    with ftplib.FTP(timeout=30) as client:
        client.connect("127.0.0.1", stage.server.port)
        assert answer(lambda: client.sendcmd(command)).startswith("530")
        assert answer(lambda: client.sendcmd("PASS x")).startswith("503")
        assert answer(lambda: client.sendcmd("RM -RF")).startswith("502")


def test_a_stranger_is_not_waited_for(open_server: Open) -> None:
    with open_server(login=0.2) as stage, ftplib.FTP(timeout=30) as client:
        client.connect("127.0.0.1", stage.server.port)
        assert answer(client.voidresp).startswith("421")


def test_silence_is_not_waited_for(open_server: Open) -> None:
    with open_server(idle=2) as stage, stage.camera() as client:
        assert answer(client.voidresp).startswith("421")


def test_a_line_without_end(stage: Stage) -> None:
    with stage.camera() as client:
        assert client.sock is not None
        client.sock.sendall(b"CWD " + b"x" * 100_000)
        try:
            assert client.getline().startswith("500")
        except ConnectionError:
            return  # What had not been read makes of the end a reset.


def test_a_camera_that_reads_no_answers_is_not_read_either(open_server: Open) -> None:
    with open_server() as stage, stage.camera() as client:
        assert client.sock is not None
        client.sock.settimeout(0.5)
        with pytest.raises(TimeoutError):
            flood(client.sock, b"FEAT\r\n" * 10_000)


def test_there_are_only_so_many(open_server: Open) -> None:
    with open_server(connections=3, of_account=2) as stage:
        with stage.camera(), stage.camera():
            assert answer(lambda: stage.camera().__enter__()).startswith("421")
            with socket.create_connection(("127.0.0.1", stage.server.port)) as third:
                assert third.recv(100).startswith(b"220")
                with socket.create_connection(("127.0.0.1", stage.server.port)) as fourth:
                    assert fourth.recv(100).startswith(b"421")

        def gets_in() -> bool:
            try:
                with stage.camera() as client:
                    return client.pwd() == "/"
            except ftplib.error_temp:
                return False

        wait_for(gets_in)  # Once the server has seen that the others are gone.


def test_only_known_networks_are_answered(open_server: Open) -> None:
    with open_server(networks=(ip_network("192.0.2.0/24"),)) as stage, stage.camera() as client:
        assert client.pwd() == "/"  # This machine itself may always.
    server = stage.server
    for host, known, home in (
        ("192.0.2.7", True, True),
        ("203.0.113.9", False, True),
        ("192.168.1.4", False, True),
        ("::ffff:192.168.1.4", False, True),
        ("fe80::1%eth0", False, True),
        ("8.8.8.8", False, False),
        ("2001:4860:4860::8888", False, False),
    ):
        assert server.may_come(host) is known
        with open_server() as other:
            assert other.server.may_come(host) is home


def test_nobody_else_can_send_the_file(stage: Stage) -> None:
    with stage.camera() as client:
        host, port = client.makepasv()
        with socket.create_connection((host, port), source_address=("127.0.0.9", 0)) as other:
            other.settimeout(30)
            assert other.recv(1) == b""
        with socket.create_connection((host, port)) as connection:
            assert client.sendcmd("STOR a.mp4").startswith("150")
            connection.sendall(b"film")
        assert client.voidresp().startswith("226")
    assert stage.files == {"a.mp4": b"film"}


def test_a_file_needs_a_port_and_a_connection(stage: Stage) -> None:
    with stage.camera() as client:
        assert answer(lambda: client.sendcmd("STOR a.mp4")).startswith("425")
        client.makepasv()
        client.makepasv()
        client.sendcmd("EPSV")
        assert answer(lambda: client.sendcmd("STOR")).startswith("501")


def test_an_account_that_is_taken_away(stage: Stage) -> None:
    with stage.camera() as client:
        connection = data_of(client, "STOR a.mp4")
        connection.sendall(b"half")
        changed = stage.account(password="a new secr3t")
        stage.ask(lambda: stage.server.admit([changed]))
        with pytest.raises((ftplib.Error, EOFError, OSError)):
            client.voidresp()
        connection.close()
    assert stage.arriving == []
    with stage.camera("a new secr3t") as client:
        assert client.pwd() == "/"


def test_a_folder_that_cannot_be_made_is_tried_again(stage: Stage, tmp_path: Path) -> None:
    account = stage.account(landing=Landing(tmp_path / "taken" / "yard"))
    (tmp_path / "taken").write_text("where a disk should be")
    for _ in range(2):
        with pytest.raises(NotADirectoryError):
            stage.ask(lambda: stage.server.admit([account]))
        with pytest.raises(ftplib.error_perm, match="530"), stage.camera():
            pass
    (tmp_path / "taken").unlink()
    stage.ask(lambda: stage.server.admit([account]))
    with stage.camera() as client:
        send(client, "a.mp4", b"film")
    assert (tmp_path / "taken/yard/a.mp4").is_file()


def test_a_machine_behind_a_container_is_told_the_address_outside(open_server: Open) -> None:
    with open_server(address="192.0.2.4") as stage, ftplib.FTP(timeout=30) as client:
        client.connect("127.0.0.1", stage.server.port, source_address=("127.0.0.9", 0))
        client.login(USER, PASSWORD)
        assert "(192,0,2,4," in client.sendcmd("PASV")
