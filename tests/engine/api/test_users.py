"""Users and keys as an administrator sees them."""

import asyncio
import time
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from hearthwatch.api import watching, websocket
from hearthwatch.api.access import Access
from hearthwatch.model.timestamps import from_rfc3339, to_rfc3339
from hearthwatch.store import Role, Scope

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
USERS, TOKENS = "/api/v1/users", "/api/v1/tokens"
ADA = {"name": "Ada", "password": "a horse and a battery"}


async def test_user_is_made_listed_changed_and_deleted(site: Any, admin: httpx.AsyncClient) -> None:
    await site.user("root", Role.ADMIN)
    made = await admin.post(USERS, json=ADA | {"email": "Ada@Example.org", "cameras": ["yard"]})
    assert made.status_code == 201
    ada = made.json()
    assert ada == {
        "id": ada["id"],
        "name": "Ada",
        "email": "ada@example.org",
        "role": "viewer",
        "cameras": [YARD],
        "created": ada["created"],
        "disabled": False,
    }
    path = f"{USERS}/{ada['id']}"
    assert str(made.url.join(made.headers["location"])).endswith(path)
    assert (await admin.get(path)).json() == ada
    listed = (await admin.get(USERS)).json()
    assert ([user["name"] for user in listed["users"]], listed["total"]) == (["Ada", "root"], 2)
    change = {"name": "Ada L", "email": None, "cameras": None, "role": "admin"}
    changed = (await admin.patch(path, json=change)).json()
    assert changed == ada | change
    assert (await admin.patch(path, json={})).json() == changed
    assert (await admin.patch(path, json={"role": None, "name": None})).json() == changed
    assert (await admin.delete(path)).status_code == 204
    for again in (admin.get(path), admin.delete(path), admin.patch(path, json={})):
        assert (await again).status_code == 404
    for kind in ("user_created", "user_changed", "user_deleted"):
        told = (await site.told(kind))[0]
        assert "Ada" in told["message"]
        assert "(by admin)" in told["message"]
        assert told["peer"] == "127.0.0.1"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (ADA | {"name": ""}, 400),
        (ADA | {"name": "   "}, 400),
        (ADA | {"name": "a@b"}, 400),
        (ADA | {"name": "a\nb"}, 400),
        (ADA | {"name": "x" * 101}, 400),
        (ADA | {"name": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 50}, 400),
        (ADA | {"name": "../../etc/passwd"}, 201),
        (ADA | {"name": "Zoë 🐈"}, 201),
        (ADA | {"email": "nobody"}, 400),
        (ADA | {"password": "short"}, 400),
        (ADA | {"password": "x" * 1025}, 400),
        (ADA | {"password": "ü" * 1000}, 400),
        (ADA | {"name": "a horse and a battery"}, 400),
        (ADA | {"role": "king"}, 400),
        (ADA | {"role": "admin", "cameras": []}, 400),
        (ADA | {"cameras": ["attic"]}, 400),
        (ADA | {"cameras": ["yard"] * 300}, 400),
        (ADA | {"cameras": []}, 201),
        (ADA | {"id": FRONT}, 400),
        (ADA | {"name": "ROOT"}, 409),
        ({"name": "Ada"}, 400),
        ([], 400),
        (None, 400),
    ],
)
async def test_bad_users_are_refused(
    site: Any, admin: httpx.AsyncClient, body: Any, status: int
) -> None:
    await site.user("root", Role.ADMIN)
    answer = await admin.post(USERS, json=body)
    assert answer.status_code == status, answer.text
    assert ADA["password"] not in answer.text
    assert (await admin.get(USERS)).json()["total"] == 1 + (status == 201)


async def test_change_is_checked_as_a_whole(site: Any, admin: httpx.AsyncClient) -> None:
    ada = await site.user("ada", cameras=frozenset({UUID(YARD)}))
    await site.user("bob")
    path = f"{USERS}/{ada.id}"
    for change, status in (
        ({"role": "admin"}, 400),
        ({"name": "BOB"}, 409),
        ({"password": "bobby tables", "name": "Bobby Tables"}, 400),
        ({"password": ""}, 400),
        ({"nickname": "a"}, 400),
        ({"role": "admin", "cameras": None}, 200),
    ):
        answer = await admin.patch(path, json=change)
        assert answer.status_code == status, (change, answer.text)
    answer = await admin.patch(path, json={"role": "viewer"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "last_admin")
    answer = await admin.delete(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "last_admin")


async def test_disabling_takes_effect_at_once(site: Any, admin: httpx.AsyncClient) -> None:
    ada = await site.user("ada")
    body = {"username": "ada", "password": ADA["password"]}
    async with site.client() as client:
        token = (await client.post("/api/v1/auth/login", json=body)).json()["access_token"]
    async with site.client(token) as client:
        assert (await client.get("/api/v1/cameras")).status_code == 200
        await admin.patch(f"{USERS}/{ada.id}", json={"disabled": True})
        assert (await client.get("/api/v1/cameras")).status_code == 401
    async with site.client() as client:
        assert (await client.post("/api/v1/auth/login", json=body)).status_code == 401


async def test_new_role_and_cameras_count_at_once(site: Any, admin: httpx.AsyncClient) -> None:
    ada = await site.user("ada")
    body = {"username": "ada", "password": ADA["password"]}
    async with site.client() as client:
        token = (await client.post("/api/v1/auth/login", json=body)).json()["access_token"]
    async with site.client(token) as client:
        assert (await client.get("/api/v1/cameras")).json()["total"] == 2
        await admin.patch(f"{USERS}/{ada.id}", json={"cameras": ["front_door"]})
        listed = (await client.get("/api/v1/cameras")).json()
        assert [camera["id"] for camera in listed["cameras"]] == [FRONT]
        assert (await client.get("/api/v1/auth/session")).json()["cameras"] == [FRONT]


async def test_new_cameras_count_for_what_is_open_already(
    site: Any, admin: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_LOOK_EVERY", 0.01)
    monkeypatch.setattr(websocket, "_HEARTBEAT", 0.01)
    ada = await site.user("ada")
    body = {"username": "ada", "password": ADA["password"]}
    async with site.client() as client:
        token = (await client.post("/api/v1/auth/login", json=body)).json()["access_token"]
    address = f"ws://127.0.0.1:{site.port}/api/v1"
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        asyncio.timeout(30),
        connect(f"{address}/ws", additional_headers=headers, proxy=None) as news,
        connect(
            f"{address}/cameras/front_door/live", additional_headers=headers, proxy=None
        ) as live,
    ):
        await news.send('{"type": "subscribe", "topics": ["events"]}')
        await admin.patch(f"{USERS}/{ada.id}", json={"cameras": ["yard"]})
        with pytest.raises(ConnectionClosed):
            await _until(live, "what nobody says")
        assert live.close_code == 1008
        with pytest.raises(ConnectionClosed):
            await _until(news, "what nobody says")
        assert news.close_code == 1008


async def _until(socket: ClientConnection, word: str) -> str:
    while word not in (text := str(await socket.recv())):
        pass
    return text


async def test_key_is_made_shown_once_listed_and_withdrawn(
    site: Any, admin: httpx.AsyncClient
) -> None:
    until = to_rfc3339(time.time() + 3600)
    wish = {"name": "Tablet", "scope": "write", "cameras": ["front_door"], "expires": until}
    made = await admin.post(TOKENS, json=wish)
    assert made.status_code == 201
    key = made.json()
    token = key.pop("token")
    assert key == {
        "id": key["id"],
        "name": "Tablet",
        "scope": "write",
        "cameras": [FRONT],
        "created": key["created"],
        "expires": until,
        "last_used": None,
    }
    listed = await admin.get(TOKENS)
    assert key in listed.json()["tokens"]
    assert token not in listed.text
    async with site.client(token) as client:
        session = (await client.get("/api/v1/auth/session")).json()
        assert (session["scopes"], session["cameras"]) == (["read", "write"], [FRONT])
        path = f"{TOKENS}/{key['id']}"
        assert str(made.url.join(made.headers["location"])).endswith(path)
        assert (await admin.delete(path)).status_code == 204
        assert (await client.get("/api/v1/auth/session")).status_code == 401
    assert (await admin.delete(path)).status_code == 404
    for kind in ("token_created", "token_revoked"):
        (told,) = await site.told(kind)
        assert "'Tablet'" in told["message"]
        assert token not in told["message"]


async def test_a_rotated_key_opens_the_same_and_the_one_before_nothing(
    site: Any, admin: httpx.AsyncClient
) -> None:
    made = (await admin.post(TOKENS, json={"name": "Tablet", "cameras": ["front_door"]})).json()
    path = f"{TOKENS}/{made['id']}/rotate"
    once = {"Idempotency-Key": "rotate-1"}
    rotated = await admin.post(path, headers=once)
    assert rotated.status_code == 201
    fresh = rotated.json()
    same = ("name", "scope", "cameras", "expires")
    assert {key: fresh[key] for key in same} == {key: made[key] for key in same}
    assert fresh["id"] != made["id"]
    assert str(rotated.url.join(rotated.headers["location"])).endswith(f"{TOKENS}/{fresh['id']}")
    again = await admin.post(path, headers=once)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "done_already")
    for token, status in ((made["token"], 401), (fresh["token"], 200)):
        async with site.client(token) as client:
            assert (await client.get("/api/v1/auth/session")).status_code == status
    assert (await admin.post(path)).status_code == 404
    (told,) = await site.told("token_rotated")
    assert "'Tablet'" in told["message"]
    assert fresh["token"] not in told["message"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "admin"}, 409),
        ({"name": ""}, 400),
        ({"name": "a\tb"}, 400),
        ({"name": "x", "scope": "all"}, 400),
        ({"name": "x", "scope": "admin", "cameras": ["yard"]}, 400),
        ({"name": "x", "cameras": ["attic"]}, 400),
        ({"name": "x", "expires": "2001-01-01T00:00:00Z"}, 400),
        ({"name": "x", "expires": "soon"}, 400),
        ({"name": "x", "expires": 5}, 400),
        ({"name": "x", "token": "hw_mine"}, 400),
        ({"name": "x/../y"}, 201),
    ],
)
async def test_bad_keys_are_refused(
    admin: httpx.AsyncClient, body: dict[str, Any], status: int
) -> None:
    assert (await admin.post(TOKENS, json=body)).status_code == status
    assert (await admin.get(TOKENS)).json()["total"] == 1 + (status == 201)


async def test_use_is_noted_once_a_minute(site: Any, admin: httpx.AsyncClient) -> None:
    access: Access = site.house.access
    now = time.time()
    access._clock = lambda: now
    async with site.client(await site.key(Scope.READ, "phone")) as client:
        for after, noted in ((10.0, 10.0), (50.0, 10.0), (71.0, 71.0)):
            now = 2_000_000_000.0 + after
            await client.get("/api/v1/cameras")
            while access._noting:
                await next(iter(access._noting.values()))
            keys = (await admin.get(TOKENS)).json()["tokens"]
            (used,) = (key["last_used"] for key in keys if key["name"] == "phone")
            assert from_rfc3339(used) == 2_000_000_000.0 + noted


async def test_unknown_ids(admin: httpx.AsyncClient) -> None:
    for path in (f"{USERS}/{uuid4()}", f"{TOKENS}/{uuid4()}"):
        assert (await admin.delete(path)).status_code == 404
    assert (await admin.post(f"{TOKENS}/{uuid4()}/rotate")).status_code == 404
    for path in (f"{USERS}/me", f"{TOKENS}/me"):
        assert (await admin.delete(path)).status_code == 400
