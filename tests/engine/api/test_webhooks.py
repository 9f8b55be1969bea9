"""Webhooks over the API, sent to a real receiver."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook as Verifier

from hearthwatch.model.event import EventType
from hearthwatch.store import Scope

from ..outputs.receiver import Receiver, Reply, receiving  # noqa: TID252
from .conftest import FRONT, Site

PATH = "/api/v1/webhooks"


@pytest.fixture
async def owner(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with site.client(await site.key(Scope.ADMIN, "owner")) as client:
        yield client


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with AsyncExitStack() as started:
        yield await started.enter_async_context(receiving())


async def made(owner: httpx.AsyncClient, url: str, **fields: Any) -> dict[str, Any]:
    body = {"id": "phone", "url": url, "allow_private": True, "retry_delay": 0.1} | fields
    answer = await owner.post(PATH, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def eventually(ask: Callable[[], Awaitable[Any]], holds: Callable[[Any], Any]) -> Any:
    async with asyncio.timeout(20):
        while not holds(answer := await ask()):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.02)
    return answer


async def listed(owner: httpx.AsyncClient, **query: Any) -> Any:
    return (await owner.get(f"{PATH}/phone/deliveries", params=query)).json()


async def test_from_making_one_to_what_arrives(
    site: Site, owner: httpx.AsyncClient, receiver: Receiver
) -> None:
    webhook = await made(owner, receiver.url, id=None, events=["motion.ended"])
    assert webhook["name"] == "127.0.0.1"
    assert webhook["events"] == ["motion_ended"]
    event = await site.record()
    await site.recorder.alert("nobody asked for this")
    (got,) = await receiver.wait_for(1)
    assert got.id == str(event.id)
    Verifier(webhook["secret"]).verify(got.body, dict(got.headers))


async def test_secrets_are_shown_once(owner: httpx.AsyncClient, receiver: Receiver) -> None:
    mine = await made(
        owner, receiver.url, secret="hunter2hunter2", headers={"Authorization": "Bearer t0p"}
    )
    assert mine["secret"] is None
    assert mine["headers"] == ["Authorization"]
    rotated = (await owner.post(f"{PATH}/phone/rotate-secret")).json()
    assert rotated["secret"].startswith("whsec_")
    assert rotated["old_secret_until"].endswith("Z")
    pages = [PATH, f"{PATH}/phone", f"{PATH}/phone/stats", f"{PATH}/phone/deliveries"]
    texts = [(await owner.get(page)).text for page in pages]
    texts.append((await owner.patch(f"{PATH}/phone", json={"name": "x"})).text)
    for secret in ("hunter2", "t0p", rotated["secret"]):
        assert not any(secret in text for text in texts)


async def test_all_forms_are_understood(owner: httpx.AsyncClient, receiver: Receiver) -> None:
    common = {"url": receiver.url, "allow_private": True}
    forms = [
        {
            "webhook_id": "s0",
            "events": ["motion_detected", "*"],
            "secret": None,
            "headers": None,
            "camera_ids": ["front_door", "yard"],
            "max_retries": 3,
            "retry_delay": 5,
            "timeout": 10,
        },
        {
            "name": "S2",
            "event_type": "attendance.marked",
            "secret": "swordfish",
            "headers": {},
            "is_active": False,
            "retry_count": 3,
            "timeout_seconds": 10,
            "format": "s2",
            "header_prefix": "SmartPresence",
        },
        {
            "events": ["alert.triggered"],
            "secret": "swordfish",
            "metadata": {"service": "x", "version": "1"},
        },
    ]
    answers = [(await owner.post(PATH, json=common | form)).json() for form in forms]
    first, second, third = answers
    assert (first["id"], first["events"], first["max_retries"]) == ("s0", ["*"], 3)
    assert first["camera_ids"][0] == str(FRONT)
    assert first["secret"].startswith("whsec_")
    assert (second["events"], second["enabled"]) == (["face_detected"], False)
    assert (second["max_retries"], second["timeout"]) == (3, 10)
    assert (third["events"], third["metadata"]["service"]) == (["alert_opened"], "x")
    assert (third["max_retries"], third["rate_limit"]) == (None, 5)
    found = (await owner.get(PATH)).json()
    assert [webhook["id"] for webhook in found["webhooks"]] == [each["id"] for each in answers]
    assert found["total"] == 3


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"url": "http://127.0.0.1:1/", "allow_private": False}, 400, "allow_private"),
        ({"url": "http://169.254.169.254/latest"}, 400, "nothing is ever sent"),
        ({"url": "gopher://example.org/"}, 400, "https://"),
        ({"url": "https://me:pw@example.org/"}, 400, "header"),
        ({"events": ["forecast.ready"]}, 400, "forecast.ready"),
        ({"events": []}, 400, "events"),
        ({"events": ["*"], "event_type": "*"}, 400, "give one"),
        ({"webhook_id": "x", "id": "y"}, 400, "give one"),
        ({"id": "../etc"}, 400, "id"),
        ({"id": "a" * 65}, 400, "id"),
        ({"camera_ids": ["attic"]}, 404, "attic"),
        ({"secret": "short"}, 400, "secret"),
        ({"secret": "whsec_!!!!!!!!"}, 400, "base64"),
        ({"headers": {"Host": "evil"}}, 400, "not yours"),
        ({"headers": {"Webhook-Id": "1"}}, 400, "not yours"),
        ({"headers": {"A": "x\r\nB: y"}}, 400, "headers"),
        ({"headers": {"A b": "x"}}, 400, "letters"),
        ({"headers": {"A": "1", "a": "2"}}, 400, "same name"),
        ({"metadata": {"x": "y" * 5000}}, 400, "4096"),
        ({"timeout": 1e9}, 400, "timeout"),
        ({"rate_limit": 0}, 400, "rate_limit"),
        ({"max_retries": -1}, 400, "max_retries"),
        ({"name": "a\nb"}, 400, "name"),
        ({"colour": "blue"}, 400, "colour"),
    ],
)
async def test_what_is_wrong_is_said_and_changes_nothing(
    owner: httpx.AsyncClient, fields: dict[str, Any], status: int, says: str
) -> None:
    body = {"url": "http://127.0.0.1:1/", "allow_private": True} | fields
    answer = await owner.post(PATH, json=body)
    assert answer.status_code == status, answer.text
    assert says in answer.json()["detail"]
    assert (await owner.get(PATH)).json()["total"] == 0


async def test_only_an_admin_may(site: Site, writer: httpx.AsyncClient) -> None:
    asked = [
        ("GET", PATH),
        ("POST", PATH),
        ("GET", f"{PATH}/a"),
        ("PATCH", f"{PATH}/a"),
        ("DELETE", f"{PATH}/a"),
        ("POST", f"{PATH}/a/test"),
        ("POST", f"{PATH}/a/rotate-secret"),
        ("GET", f"{PATH}/a/stats"),
        ("GET", f"{PATH}/a/deliveries"),
        ("POST", f"{PATH}/a/replay"),
        ("POST", f"{PATH}/a/deliveries/1/replay"),
        ("GET", "/api/v1/outputs"),
    ]
    for method, path in asked:
        assert (await writer.request(method, path)).status_code == 403, path
        async with site.client() as nobody:
            assert (await nobody.request(method, path)).status_code == 401, path


async def test_what_is_not_there(owner: httpx.AsyncClient, receiver: Receiver) -> None:
    for method, path in (
        ("GET", f"{PATH}/none"),
        ("DELETE", f"{PATH}/none"),
        ("POST", f"{PATH}/none/test"),
        ("POST", f"{PATH}/none/rotate-secret"),
        ("GET", f"{PATH}/none/stats"),
        ("GET", f"{PATH}/none/deliveries"),
        ("POST", f"{PATH}/none/replay"),
        ("POST", f"{PATH}/none/deliveries/1/replay"),
    ):
        answer = await owner.request(method, path)
        assert answer.status_code == 404, path
        assert answer.json()["error"]["code"] == "webhook_not_found"
    await made(owner, receiver.url)
    answer = await owner.post(f"{PATH}/phone/deliveries/99/replay")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "delivery_not_found")
    again = await owner.post(PATH, json={"id": "phone", "url": receiver.url, "allow_private": True})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "webhook_exists")


async def test_changing_and_switching_off(
    site: Site, owner: httpx.AsyncClient, receiver: Receiver
) -> None:
    before = await made(owner, receiver.url, camera_ids=["front_door"], max_retries=2)
    change = {"is_active": False, "name": "Tablet", "camera_ids": None, "events": ["clip_ready"]}
    after = (await owner.patch(f"{PATH}/phone", json=change)).json()
    del before["secret"]
    assert after == before | {
        "enabled": False,
        "name": "Tablet",
        "camera_ids": None,
        "events": ["clip_ready"],
    }
    await site.record()
    assert (await listed(owner))["total"] == 0
    refused = await owner.patch(f"{PATH}/phone", json={"enabled": True, "allow_private": False})
    assert refused.status_code == 400
    assert (await owner.get(f"{PATH}/phone")).json() == after
    assert (await owner.delete(f"{PATH}/phone")).status_code == 204
    assert (await owner.get(f"{PATH}/phone")).status_code == 404


async def test_trying_one_out(owner: httpx.AsyncClient, receiver: Receiver) -> None:
    webhook = await made(owner, receiver.url)
    receiver.replies.append(Reply(body=b"hello"))
    told = (await owner.post(f"{PATH}/phone/test")).json()
    assert (told["delivered"], told["status"], told["body"]) == (True, 200, "hello")
    assert told["response_ms"] > 0
    (got,) = receiver.got
    Verifier(webhook["secret"]).verify(got.body, dict(got.headers))
    receiver.replies.append(Reply(401))
    told = (await owner.post(f"{PATH}/phone/test")).json()
    assert (told["delivered"], told["status"]) == (False, 401)
    await owner.patch(f"{PATH}/phone", json={"url": "http://127.0.0.1:1/secret-path"})
    answer = await owner.post(f"{PATH}/phone/test")
    assert answer.json()["status"] is None
    assert "connection failed" in answer.json()["error"]
    assert "secret-path" not in answer.text


async def test_statistics_log_and_replay(
    site: Site, owner: httpx.AsyncClient, receiver: Receiver
) -> None:
    await made(owner, receiver.url, max_retries=0, rate_limit=None)
    empty = (await owner.get(f"{PATH}/phone/stats")).json()
    assert (empty["total_deliveries"], empty["success_rate"], empty["pending"]) == (0, None, 0)
    receiver.replies.extend([Reply(400), Reply(500), Reply(), Reply()])
    events = [await site.record() for _ in range(4)]
    await receiver.wait_for(4)
    found = await eventually(lambda: listed(owner, state="delivered"), lambda a: a["total"] == 2)
    assert [each["status"] for each in found["deliveries"]] == [200, 200]
    stats = (await owner.get(f"{PATH}/phone/stats")).json()
    assert (stats["total_deliveries"], stats["failed_deliveries"]) == (4, 2)
    assert stats["success_rate"] == 50.0
    assert stats["avg_response_time_ms"] > 0
    dead = (await listed(owner, state="dead"))["deliveries"]
    assert [each["event_id"] for each in dead] == [str(events[1].id), str(events[0].id)]
    assert {each["event_type"] for each in dead} == {EventType.MOTION_ENDED}
    page = await listed(owner, limit=3)
    assert (len(page["deliveries"]), page["total"]) == (3, 4)
    rest = await listed(owner, limit=3, before=page["next_before"])
    assert (len(rest["deliveries"]), rest["next_before"]) == (1, None)
    number = dead[0]["id"]
    one = await owner.post(f"{PATH}/phone/deliveries/{number}/replay")
    assert one.json() == {"replayed": 1}
    await receiver.wait_for(5)
    assert (await owner.post(f"{PATH}/phone/replay")).json() == {"replayed": 1}
    await receiver.wait_for(6)
    assert receiver.ids[4:] == [str(events[1].id), str(events[0].id)]


async def test_what_is_on_its_way_is_not_replayed(
    site: Site, owner: httpx.AsyncClient, receiver: Receiver
) -> None:
    receiver.always = Reply(503, {"Retry-After": "600"})
    await made(owner, receiver.url)
    await site.record()
    await receiver.wait_for(1)
    found = await eventually(
        lambda: listed(owner, state="pending"), lambda a: a["deliveries"][0]["attempts"]
    )
    (waiting,) = found["deliveries"]
    assert waiting["next_attempt"] > waiting["created"]
    answer = await owner.post(f"{PATH}/phone/deliveries/{waiting['id']}/replay")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "delivery_pending")
    stats = (await owner.get(f"{PATH}/phone/stats")).json()
    assert stats["pending"] == 1
    assert stats["failing_since"].endswith("Z")


async def test_outputs(site: Site, owner: httpx.AsyncClient, receiver: Receiver) -> None:
    await made(owner, receiver.url)
    await site.record()
    await receiver.wait_for(1)
    found = (await owner.get("/api/v1/outputs")).json()
    assert found["statistics"]["events_processed"] == 1
    assert found["statistics"]["integrations"]["webhooks"]
    assert found["statistics"]["webhook_count"] == 1
    (webhooks,) = found["outputs"]
    assert (webhooks["name"], webhooks["state"]) == ("webhooks", "running")
    assert webhooks["statistics"]["enabled"] == 1
