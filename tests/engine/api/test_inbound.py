import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
import structlog
from standardwebhooks.webhooks import Webhook

from hearthwatch.api import doors
from hearthwatch.model.event import EventType
from hearthwatch.settings import Settings
from hearthwatch.store import EventFilter, StoredEvent

from .conftest import FRONT, JPEG, SETTINGS, YARD

MAKE = "/api/v1/cameras/front_door/inbound"


@pytest.fixture
async def address(admin: httpx.AsyncClient) -> dict[str, Any]:
    """The address of the front door's camera, as it is shown once."""
    answer = await admin.post(MAKE)
    assert answer.status_code == 201
    made: dict[str, Any] = answer.json()
    return made


@pytest.fixture
async def doorbell(site: Any) -> AsyncIterator[httpx.AsyncClient]:
    """Something in the house that has no key."""
    async with site.client() as client:
        yield client


async def rung(site: Any) -> tuple[StoredEvent, ...]:
    wanted = EventFilter(type=EventType.DOORBELL_PRESSED)
    found: tuple[StoredEvent, ...] = (await site.house.events.page(wanted, limit=10)).items
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_doorbell_rings_with_a_picture(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient, method: str
) -> None:
    site.fleet.pictures[FRONT] = JPEG
    answer = await doorbell.request(method, f"/api/v1/{address['url']}?action=doorbell")
    assert answer.status_code == 202
    assert answer.json() == {"camera": "front_door", "action": "doorbell", "done": True}
    (stored,) = await rung(site)
    assert stored.event.camera_id == FRONT
    assert stored.event.data == {"source": "webhook"}
    assert stored.picture
    assert site.fleet.woken == [(FRONT, "Somebody rang.")]


async def test_it_rings_without_a_picture_too(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    answer = await doorbell.post(f"/api/v1/{address['url']}?action=doorbell")
    assert answer.status_code == 202
    (stored,) = await rung(site)
    assert not stored.picture


async def test_a_picture_that_does_not_come_holds_nothing_up(
    site: Any,
    address: dict[str, Any],
    doorbell: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(site.fleet, "snapshot", never, raising=False)
    answer = await doorbell.post(f"/api/v1/{address['url']}?action=doorbell")
    assert answer.json()["done"]
    assert len(await rung(site)) == 1


async def test_movement_wakes_attention_and_makes_no_event(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    answer = await doorbell.get(f"/api/v1/{address['url']}?action=motion&rule=crossing")
    assert answer.json()["done"]
    ((camera_id, reason),) = site.fleet.woken
    assert camera_id == FRONT
    assert "moves" in reason
    assert (await site.house.events.page(EventFilter(), limit=1)).items == ()


async def test_repetitions_count_once(
    site: Any,
    address: dict[str, Any],
    doorbell: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = f"/api/v1/{address['url']}?action=doorbell"
    answers = await asyncio.gather(*(doorbell.post(url) for _ in range(8)))
    assert sorted(answer.json()["done"] for answer in answers) == [False] * 7 + [True]
    assert len(await rung(site)) == 1
    motion = await doorbell.post(f"/api/v1/{address['url']}?action=motion")
    assert motion.json()["done"]
    monkeypatch.setattr(doors, "_AGAIN_AFTER", 0.0)
    assert (await doorbell.post(url)).json()["done"]
    assert len(await rung(site)) == 2


async def test_a_ring_that_was_not_kept_may_be_repeated_at_once(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    url = f"/api/v1/{address['url']}?action=doorbell"
    real = site.house.recorder.record

    async def full(*_: object) -> None:
        await site.house.database.close()
        await real(*_)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site.house.recorder, "record", full)
        assert (await doorbell.post(url)).status_code == 503
    await site.house.database.open()
    assert (await doorbell.post(url)).json()["done"]
    assert len(await rung(site)) == 1


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"])
async def test_what_is_fetched_ahead_rings_no_bell(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient, name: str
) -> None:
    url = f"/api/v1/{address['url']}?action=doorbell"
    answer = await doorbell.get(url, headers={name: "prefetch;prerender"})
    assert answer.status_code == 202
    assert not answer.json()["done"]
    assert (await doorbell.head(url)).status_code == 405
    assert (await doorbell.options(url)).status_code == 405
    assert await rung(site) == ()
    assert (await doorbell.get(url)).json()["done"]


async def test_get_can_be_switched_off(
    site: Any, admin: httpx.AsyncClient, doorbell: httpx.AsyncClient
) -> None:
    url = f"/api/v1/{(await admin.post(MAKE, json={'get': False})).json()['url']}?action=doorbell"
    answer = await doorbell.get(url)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert await rung(site) == ()
    assert (await doorbell.post(url)).json()["done"]


async def test_a_new_address_ends_the_old_one(
    site: Any, admin: httpx.AsyncClient, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    fresh = (await admin.post(MAKE)).json()
    assert fresh["url"] != address["url"]
    assert fresh["secret"] != address["secret"]
    old = await doorbell.post(f"/api/v1/{address['url']}?action=motion")
    assert old.status_code == 404
    assert (await doorbell.post(f"/api/v1/{fresh['url']}?action=motion")).status_code == 202
    assert (await admin.delete(MAKE)).status_code == 204
    assert (await doorbell.post(f"/api/v1/{fresh['url']}?action=motion")).status_code == 404
    assert (await admin.delete(MAKE)).json()["error"]["code"] == "no_inbound_address"
    assert (await admin.get(MAKE)).status_code == 404


async def test_what_opens_it_is_shown_once_and_not_kept(
    site: Any, admin: httpx.AsyncClient, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    token = address["url"].removeprefix("inbound/")
    with structlog.testing.capture_logs() as logs:
        await doorbell.post(f"/api/v1/{address['url']}?action=motion")
    shown = (await admin.get(MAKE)).json()
    assert set(shown) == {"camera_id", "camera", "get", "created", "last_used"}
    assert shown["last_used"] is not None
    content = site.house.database.file.read_bytes()
    wal = site.house.database.file.with_name("hearthwatch.db-wal")
    content += wal.read_bytes() if wal.exists() else b""
    for secret in (token, address["secret"], address["secret"].removeprefix("whsec_")):
        assert secret not in repr(logs)
        assert secret.encode() not in content


async def test_cameras_that_are_gone_or_off_have_no_door(
    site: Any, admin: httpx.AsyncClient, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    off = (await admin.post("/api/v1/cameras/yard/inbound")).json()
    unknown = await doorbell.post(f"/api/v1/inbound/{'x' * 43}?action=motion")
    switched_off = await doorbell.post(f"/api/v1/{off['url']}?action=motion")
    site.settings["now"] = Settings.model_validate({"cameras": SETTINGS["cameras"][1:]})
    gone = await doorbell.post(f"/api/v1/{address['url']}?action=motion")
    bodies = []
    for answer in (unknown, switched_off, gone):
        assert answer.status_code == 404
        body = answer.json()
        del body["timestamp"], body["error"]["timestamp"], body["error"]["request_id"]
        bodies.append(body)
    assert bodies[0] == bodies[1] == bodies[2]
    assert site.fleet.woken == []


async def test_guessing_is_slowed_down_but_the_doorbell_is_heard(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    codes = [
        (await doorbell.get(f"/api/v1/inbound/{number:040}?action=doorbell")).status_code
        for number in range(12)
    ]
    assert codes == [404] * 10 + [429] * 2
    assert (await doorbell.get(f"/api/v1/{address['url']}?action=doorbell")).json()["done"]


@pytest.mark.parametrize(
    "path",
    [
        "inbound/short?action=motion",
        f"inbound/{'x' * 201}?action=motion",
        "inbound/{url}",
        "inbound/{url}?action=open_the_door",
        "inbound/{url}?action=",
    ],
)
async def test_odd_calls_are_refused(
    site: Any, address: dict[str, Any], doorbell: httpx.AsyncClient, path: str
) -> None:
    path = path.replace("inbound/{url}", address["url"])
    answer = await doorbell.post(f"/api/v1/{path}")
    assert answer.status_code == 400
    assert address["url"] not in answer.text
    assert site.fleet.woken == []


async def test_only_the_owner_makes_addresses(
    site: Any, reader: httpx.AsyncClient, writer: httpx.AsyncClient
) -> None:
    for client in (reader, writer):
        for method in ("GET", "POST", "DELETE"):
            answer = await client.request(method, MAKE)
            assert answer.status_code == 403


def signed(
    secret: str, content: str, *, message_id: str = "msg_1", ago: float = 0.0
) -> dict[str, str]:
    moment = datetime.now(UTC) - timedelta(seconds=ago)
    signature = Webhook(secret).sign(message_id, moment, content)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": signature,
        "content-type": "application/json",
    }


async def test_a_signed_call_rings_once(
    site: Any,
    address: dict[str, Any],
    doorbell: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert address["signed_url"] == f"inbound/{FRONT}/signed"
    content = json.dumps({"action": "doorbell", "battery": 0.7})
    url, headers = f"/api/v1/{address['signed_url']}", signed(address["secret"], content)
    answer = await doorbell.post(url, content=content, headers=headers)
    assert answer.status_code == 202
    assert len(await rung(site)) == 1
    monkeypatch.setattr(doors, "_AGAIN_AFTER", 0.0)
    again = await doorbell.post(url, content=content, headers=headers)
    assert again.status_code == 202
    assert not again.json()["done"]
    assert len(await rung(site)) == 1
    other = signed(address["secret"], content, message_id="msg_2")
    assert (await doorbell.post(url, content=content, headers=other)).json()["done"]


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "nonsense"},
        {"webhook-signature": "v1,\N{LATIN SMALL LETTER E WITH ACUTE}"},
        {"webhook-signature": None},
        {"webhook-id": "msg_2"},
        {"webhook-timestamp": "1"},
        {"webhook-timestamp": "inf"},
    ],
)
async def test_a_wrong_signature_is_nothing(
    site: Any,
    address: dict[str, Any],
    doorbell: httpx.AsyncClient,
    change: dict[str, str | None],
) -> None:
    content = '{"action": "doorbell"}'
    fields = signed(address["secret"], content) | change
    headers = {key: value.encode() for key, value in fields.items() if value is not None}
    answer = await doorbell.post(
        f"/api/v1/{address['signed_url']}", content=content, headers=headers
    )
    assert answer.status_code == 404
    assert await rung(site) == ()


async def test_old_changed_and_foreign_messages_are_nothing(
    site: Any, admin: httpx.AsyncClient, address: dict[str, Any], doorbell: httpx.AsyncClient
) -> None:
    content, url = '{"action": "doorbell"}', f"/api/v1/{address['signed_url']}"
    other = (await admin.post("/api/v1/cameras/yard/inbound")).json()
    assert other["signed_url"] == f"inbound/{YARD}/signed"
    for sent, headers in (
        (content, signed(address["secret"], content, ago=400)),
        ('{"action": "motion"}', signed(address["secret"], content)),
        (content, signed(other["secret"], content)),
        (b"\xff\xfe", signed(address["secret"], content)),
    ):
        assert (await doorbell.post(url, content=sent, headers=headers)).status_code == 404
    unknown = f"/api/v1/inbound/{uuid4()}/signed"
    answer = await doorbell.post(unknown, content=content, headers=signed("c2VjcmV0", content))
    assert answer.status_code == 404


@pytest.mark.parametrize("content", ["", "[]", '{"action": "explode"}', "{", '{"action": 1}'])
async def test_a_signed_call_says_what_happened(
    address: dict[str, Any], doorbell: httpx.AsyncClient, content: str
) -> None:
    answer = await doorbell.post(
        f"/api/v1/{address['signed_url']}",
        content=content,
        headers=signed(address["secret"], content),
    )
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_request"
