"""Cameras that answer in Home Assistant's own network: real datagrams on loopback."""

import asyncio
from ipaddress import IPv4Address
from typing import Any

import pytest
from custom_components.hearthwatch import scan
from custom_components.hearthwatch.scan import FoundCamera
from homeassistant.components import network
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .camera_dialog import begin, say, shown
from .fake_engine import FakeEngine

MATCH = """<e:Envelope><e:Body><d:ProbeMatch><d:Types>n:NetworkVideoTransmitter</d:Types>
<d:Scopes>onvif://www.onvif.org/name/Front%20Door onvif://www.onvif.org/hardware/Eye_3</d:Scopes>
<d:XAddrs>{services}</d:XAddrs></d:ProbeMatch></e:Body></e:Envelope>"""


class Responder(asyncio.DatagramProtocol):
    """Answers whoever looks for cameras."""

    def __init__(self, answers: list[str]) -> None:
        self.answers = answers
        self.asked: list[bytes] = []

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.asked.append(data)
        for answer in self.answers:
            self.transport.sendto(answer.encode(), addr)


async def look(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, *answers: str
) -> list[FoundCamera]:
    """Look for cameras in a network in which somebody answers so."""

    async def sources(hass: HomeAssistant) -> list[IPv4Address]:
        return [IPv4Address("127.0.0.1")]

    transport, peer = await hass.loop.create_datagram_endpoint(
        lambda: Responder(list(answers)), local_addr=("127.0.0.1", 0)
    )
    monkeypatch.setattr(network, "async_get_enabled_source_ips", sources)
    monkeypatch.setattr(scan, "GROUP", transport.get_extra_info("sockname"))
    monkeypatch.setattr(scan, "SECONDS", 0.5)
    found = await scan.async_scan(hass)
    transport.close()
    assert b"NetworkVideoTransmitter" in peer.asked[0]
    assert len(set(peer.asked)) == 2, "datagrams get lost"
    return found


@pytest.mark.parametrize(
    ("services", "address"),
    [
        ("http://169.254.1.1:8000/onvif/device_service", "127.0.0.1:8000"),
        ("http://169.254.1.1/onvif/device_service", "127.0.0.1"),
        ("https://169.254.1.1/x", "https://127.0.0.1"),
        ("http://169.254.1.1:99999/x", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
async def test_who_answers_is_found_where_the_answer_came_from(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, services: str, address: str
) -> None:
    answer = MATCH.format(services=services)
    found = await look(hass, monkeypatch, "nonsense", answer, answer)
    assert found == [FoundCamera(address=address, name="Front Door Eye 3")]


async def test_who_calls_its_type_otherwise_is_known_by_its_scopes(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = MATCH.format(services="").replace("NetworkVideoTransmitter", "Device")
    paper = answer.replace("onvif", "paper")
    assert await look(hass, monkeypatch, paper) == []
    assert [one.name for one in await look(hass, monkeypatch, answer)] == ["Front Door Eye 3"]


async def test_nobody_answers(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await look(hass, monkeypatch, "<d:Types>Printer</d:Types>") == []


async def test_a_camera_that_was_found_needs_only_a_login(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    rtsp: dict[str, Any],
    found: list[FoundCamera],
) -> None:
    found += [
        FoundCamera(address="192.0.2.10:8000", name="There already"),
        FoundCamera(address="192.0.2.20", name="Acme Eye"),
    ]
    result = await begin(hass, loaded)
    (field,) = [field for field in result["data_schema"].schema if field == "found"]
    options = result["data_schema"].schema[field].config["options"]
    assert options == [{"value": "192.0.2.20", "label": "Acme Eye (192.0.2.20)"}]
    answers = {"name": "Yard", "type": "rtsp", "found": "192.0.2.20"}
    result = await say(hass, result, answers)
    assert shown(result)["address"] == "192.0.2.20"
    await say(hass, result, shown(result) | {"username": "me", "password": "pw"})
    (tried,) = engine.requests("POST", "cameras/test")
    (source,) = tried.body["sources"]
    assert (source["type"], source["address"]) == ("onvif", "192.0.2.20")


async def test_without_such_cameras_nothing_is_offered(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    result = await begin(hass, loaded)
    assert [str(field) for field in result["data_schema"].schema] == ["name", "type"]
