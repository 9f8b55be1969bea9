"""Looking for cameras through the API; the network is this machine."""

import asyncio
from typing import Any

import httpx
import pytest

from hearthwatch import media
from hearthwatch.media import Found

PATH = "/api/v1/cameras/discover"


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Have a network with two cameras; what was asked of it."""
    asked: list[Any] = []

    async def look(network: Any = None, **_: Any) -> list[Found]:
        asked.append(network)
        return [
            Found("192.0.2.10:8000", "Front", "Eye", onvif=True),
            Found("192.0.2.99", "", "", onvif=False),
        ]

    monkeypatch.setattr(media, "discover", look)
    monkeypatch.setattr(media, "scan", look)
    return asked


async def test_what_is_found_and_what_of_it_is_known(
    admin: httpx.AsyncClient, network: list[Any]
) -> None:
    answer = await admin.post(PATH, json={})
    assert answer.json()["cameras"] == [
        {
            "address": "192.0.2.10:8000",
            "name": "Front",
            "model": "Eye",
            "type": "onvif",
            "known": True,
        },
        {"address": "192.0.2.99", "name": "", "model": "", "type": "rtsp", "known": False},
    ]
    assert network == [None]
    await admin.post(PATH, json={"network": "192.168.1.0/24"})
    assert str(network[1]) == "192.168.1.0/24"


@pytest.mark.parametrize(
    "wrong",
    [
        "8.8.8.0/24",
        "10.0.0.0/8",
        "0.0.0.0/0",
        "192.168.1.1/24",
        "here",
        "fe80::/64",
        3232235777,
        False,
    ],
)
async def test_only_a_small_network_of_ones_own_is_searched(
    admin: httpx.AsyncClient, network: list[Any], wrong: Any
) -> None:
    answer = await admin.post(PATH, json={"network": wrong})
    assert answer.status_code == 400
    assert network == []


async def test_one_search_at_a_time(
    admin: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, done = asyncio.Event(), asyncio.Event()

    async def look(**_: Any) -> list[Found]:
        looking.set()
        await done.wait()
        return []

    monkeypatch.setattr(media, "discover", look)
    first = asyncio.create_task(admin.post(PATH, json={}))
    await looking.wait()
    assert (await admin.post(PATH, json={})).status_code == 503
    done.set()
    assert (await first).status_code == 200


async def test_a_machine_without_a_network(
    admin: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look(**_: Any) -> list[Found]:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(media, "discover", look)
    answer = await admin.post(PATH, json={})
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "no_network")


async def test_only_who_may_add_cameras_looks_for_some(
    writer: httpx.AsyncClient, network: list[Any]
) -> None:
    assert (await writer.post(PATH, json={})).status_code == 403
    assert network == []
