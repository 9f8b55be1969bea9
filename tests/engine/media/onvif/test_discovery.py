"""Cameras looked for in a network, with real datagrams: a device that answers, one that rambles."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from ipaddress import IPv4Network

import pytest

from hearthwatch.media import Found, discover, scan
from hearthwatch.media.onvif.discovery import answered

LOOPBACK = ["127.0.0.1"]
GROUP = "239.255.255.250"
MATCH = """<?xml version="1.0"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"
 xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><e:Body><d:ProbeMatches><d:ProbeMatch>
 <d:Types xmlns:n="http://www.onvif.org/ver10/network/wsdl">n:NetworkVideoTransmitter</d:Types>
 <d:Scopes>onvif://www.onvif.org/Profile/Streaming onvif://www.onvif.org/name/Front%20Door
 onvif://www.onvif.org/hardware/Eye_3</d:Scopes><d:XAddrs>{services}</d:XAddrs>
 </d:ProbeMatch></d:ProbeMatches></e:Body></e:Envelope>"""


def match(services: str = "http://169.254.1.1:8000/onvif/device_service") -> bytes:
    return MATCH.format(services=services).encode()


def test_a_datagram_tells_of_so_many_devices_at_most() -> None:
    head, tail = match().split(b"<d:ProbeMatch>")
    inside, end = tail.split(b"</d:ProbeMatch>")
    one = b"<d:ProbeMatch>" + inside + b"</d:ProbeMatch>"
    assert len(list(answered(head + one * 50 + end, "192.0.2.1"))) == 16
    nested = head + b"<d:ProbeMatch>" * 900 + inside + b"</d:ProbeMatch>" * 900 + end
    assert len(list(answered(nested, "192.0.2.1"))) == 1


class Responder:
    """Answers whoever looks for cameras."""

    def __init__(self, answers: list[bytes]) -> None:
        self._answers = answers
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.asked: list[bytes] = []
        self.askers: set[str] = set()
        self._serving = threading.Thread(target=self._serve)
        self._serving.start()

    def end(self) -> None:
        self._answers = []
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"end", ("127.0.0.1", self.port))
        self._serving.join()
        self._socket.close()

    def _serve(self) -> None:
        while True:
            question, sender = self._socket.recvfrom(65_536)
            if question == b"end":
                return
            self.asked.append(question)
            self.askers.add(sender[0])
            for answer in self._answers:
                with suppress(OSError):
                    self._socket.sendto(answer, sender)


@pytest.fixture
def responder() -> Iterator[Callable[..., Responder]]:
    begun: list[Responder] = []

    def begin(*answers: bytes) -> Responder:
        begun.append(Responder(list(answers)))
        return begun[-1]

    yield begin
    for each in begun:
        each.end()


async def test_whoever_answers_is_found_where_the_answer_came_from(
    responder: Callable[..., Responder],
) -> None:
    peer = responder(b"\xff nonsense", match(), match())
    found = await discover(seconds=1.0, group="127.0.0.1", port=peer.port, own=LOOPBACK)
    assert found == [Found("127.0.0.1:8000", "Front Door", "Eye 3", onvif=True)]
    assert b"NetworkVideoTransmitter" in peer.asked[0]


async def test_nobody_answers() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        assert await discover(seconds=0.1, group="127.0.0.1", port=port, own=LOOPBACK) == []


async def test_every_network_of_this_machine_is_asked(responder: Callable[..., Responder]) -> None:
    """A network that has just gone keeps nobody from asking in the others."""
    peer = responder(match())
    own = ["127.0.0.1", "192.0.2.77", "127.0.0.2"]
    (found,) = await discover(seconds=1.0, group="127.0.0.1", port=peer.port, own=own)
    assert found.name == "Front Door"
    assert peer.askers == {"127.0.0.1", "127.0.0.2"}


async def test_multicast_leaves_by_the_network_that_is_asked() -> None:
    """This machine hears what it sends to a group that it has joined, if that network is asked."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
        device.bind(("", 0))
        here = socket.inet_aton(GROUP) + socket.inet_aton("127.0.0.1")
        device.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, here)
        device.settimeout(10)
        port = device.getsockname()[1]
        await discover(seconds=0.1, group=GROUP, port=port, own=LOOPBACK)
        question, sender = await asyncio.to_thread(device.recvfrom, 65_536)
    assert b"NetworkVideoTransmitter" in question
    assert sender[0] == "127.0.0.1"


async def test_there_is_no_network() -> None:
    with pytest.raises(OSError, match="etwork"):
        await discover(seconds=0.1, own=["192.0.2.77"])


async def test_host_by_host(responder: Callable[..., Responder]) -> None:
    """On loopback all of 127.0.0.0/8 is this machine."""
    peer = responder(match("http://127.0.0.1/onvif/device_service"))
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.5", 0)
    async with server:
        rtsp = server.sockets[0].getsockname()[1]
        found = await scan(IPv4Network("127.0.0.0/29"), port=peer.port, rtsp=rtsp)
    assert found == [
        Found("127.0.0.1", "Front Door", "Eye 3", onvif=True),
        Found("127.0.0.5", "", "", onvif=False),
    ]


async def test_a_device_that_speaks_https_is_found_once(
    responder: Callable[..., Responder],
) -> None:
    peer = responder(match("https://127.0.0.1:8443/onvif/device_service"))
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        rtsp = server.sockets[0].getsockname()[1]
        found = await scan(IPv4Network("127.0.0.1/32"), port=peer.port, rtsp=rtsp)
    assert [one.address for one in found] == ["https://127.0.0.1:8443"]


async def test_a_part_of_a_network_has_cameras_at_both_ends() -> None:
    def hang_up(_: object, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.4", 0) as first:
        port = first.sockets[0].getsockname()[1]
        async with await asyncio.start_server(hang_up, "127.0.0.7", port):
            found = await scan(IPv4Network("127.0.0.4/30"), port=9, rtsp=port)
    assert [one.address for one in found] == ["127.0.0.4", "127.0.0.7"]


@pytest.mark.parametrize(
    ("services", "address"),
    [
        ("http://10.0.0.9/onvif/device_service", "192.0.2.7"),
        ("http://10.0.0.9:80/x", "192.0.2.7"),
        ("https://10.0.0.9/x http://10.0.0.9:8080/x", "https://192.0.2.7"),
        ("http://[fe80::1]:5000/x", "192.0.2.7:5000"),
        ("http://10.0.0.9:99999/x http://10.0.0.9:2020/x", "192.0.2.7:2020"),
        ("", "192.0.2.7"),
    ],
)
def test_ports_of_their_own(services: str, address: str) -> None:
    (found,) = answered(match(services), "192.0.2.7")
    assert found.address == address


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a/>",
        b"<!DOCTYPE a>" + match(),
        match().replace(b"NetworkVideoTransmitter", b"Printer").replace(b"onvif", b"paper"),
        b"<a>" * 20_000,
    ],
)
def test_what_is_no_answer(data: bytes) -> None:
    assert list(answered(data, "192.0.2.7")) == []


def test_names_are_short_and_can_be_read() -> None:
    long = match().replace(b"Front%20Door", b"a%0Ab" + b"x" * 500)
    (found,) = answered(long, "192.0.2.7")
    assert len(found.name) <= 60
    assert found.name.isprintable()
