import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from hearthwatch.api import Access
from hearthwatch.store import Credentials, Database, NameTakenError, Scope


async def test_health_is_open_and_says_little(site: Any) -> None:
    async with site.client() as client:
        answer = await client.get("/api/v1/health")
    assert answer.json() == {"status": "ok", "version": "1.2.3", "api": 1}


@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
async def test_key_opens(site: Any, header: str) -> None:
    key = await site.key()
    value = f"Bearer {key}" if header == "Authorization" else key
    async with site.client() as client:
        answer = await client.get("/api/v1/auth/session", headers={header: value})
    assert answer.json() == {
        "name": "test",
        "kind": "key",
        "scopes": ["read"],
        "expires": None,
        "cameras": None,
    }


@pytest.mark.parametrize("key", ["", "hw_wrong", "x" * 10_000, "hw_\N{SNOWMAN}", "' OR 1=1 --"])
async def test_wrong_key_is_refused(site: Any, key: str) -> None:
    await site.key()
    async with site.client() as client:
        headers = [(b"X-API-Key", key.encode())]
        answer = await client.get("/api/v1/cameras", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "wrong_credentials"


async def test_wrong_key_is_not_helped_by_a_session(site: Any) -> None:
    async with _signed_in(site) as client:
        assert (await client.get("/api/v1/cameras")).status_code == 200
        wrong = {"Authorization": "Bearer hw_wrong"}
        assert (await client.get("/api/v1/cameras", headers=wrong)).status_code == 401


async def test_password_of_a_proxy_is_not_ours(site: Any) -> None:
    async with _signed_in(site) as client:
        answer = await client.get("/api/v1/cameras", headers={"Authorization": "Basic YTpi"})
        assert answer.status_code == 200


async def test_withdrawn_key_is_refused_at_once(site: Any, database: Database) -> None:
    async with site.client(await site.key()) as client:
        assert (await client.get("/api/v1/cameras")).status_code == 200
        await Credentials(database).delete_key("test")
        assert (await client.get("/api/v1/cameras")).status_code == 401


async def test_failures_are_slowed_down_but_the_owner_gets_in(site: Any) -> None:
    key = await site.key()
    async with site.client() as client:
        codes = [
            (await client.get("/api/v1/cameras", headers={"X-API-Key": "wrong"})).status_code
            for _ in range(12)
        ]
        assert codes == [401] * 10 + [429] * 2
        refused = await client.post("/api/v1/auth/code", json={"code": "wrong"})
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        allowed = await client.get("/api/v1/cameras", headers={"X-API-Key": key})
        assert allowed.status_code == 200


async def test_others_are_not_slowed_down(site: Any) -> None:
    async with site.client() as client:
        for _ in range(12):
            await client.get("/api/v1/cameras", headers={"X-API-Key": "wrong"})
    async with site.client("wrong", local="127.0.0.3") as client:
        assert (await client.get("/api/v1/cameras")).status_code == 401


async def test_code_signs_a_browser_in_once(site: Any) -> None:
    code = await site.house.access.new_code()
    async with site.client() as client:
        answer = await client.post("/api/v1/auth/code", json={"code": code})
        assert answer.status_code == 200
        assert answer.json()["scopes"] == ["read", "write", "admin"]
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "path=/;" in cookie
        assert "secure" not in cookie
        session = (await client.get("/api/v1/auth/session")).json()
        assert (session["name"], session["kind"]) == ("owner", "session")
        assert session["expires"] > "2026"
    async with site.client() as client:
        again = await client.post("/api/v1/auth/code", json={"code": code})
        assert again.status_code == 401
        assert "set-cookie" not in again.headers


async def test_expired_code_is_refused(database: Database) -> None:
    now = 1_000.0
    access = Access(database, bytes(32), clock=lambda: now)
    code = await access.new_code()
    now += 299
    late = await access.new_code()
    await access.sign_in(code, peer="192.0.2.1")
    now += 300
    with pytest.raises(Exception, match="wrong credentials"):
        await access.sign_in(late, peer="192.0.2.1")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"code"', b"{}", b'{"code": 5}', b'{"code": ""}', b"\xff\xfe"]
)
async def test_bad_code_bodies(site: Any, body: bytes) -> None:
    async with site.client() as client:
        headers = {"Content-Type": "application/json"}
        answer = await client.post("/api/v1/auth/code", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


async def test_logout_ends_the_session(site: Any) -> None:
    async with _signed_in(site) as client:
        token = client.cookies["hearthwatch_session"]
        answer = await client.post("/api/v1/auth/logout", headers={"Origin": site.url})
        assert answer.status_code == 204
        assert "hearthwatch_session" not in client.cookies
        client.cookies.set("hearthwatch_session", token)
        assert (await client.get("/api/v1/auth/session")).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 204),
    ],
)
async def test_foreign_pages_cannot_use_a_session(
    site: Any, headers: dict[str, str], status: int
) -> None:
    async with _signed_in(site) as client:
        answer = await client.post("/api/v1/auth/logout", headers=headers)
        assert answer.status_code == status
        session = await client.get("/api/v1/auth/session")
        assert session.status_code == (401 if status == 204 else 200)


async def test_foreign_page_cannot_sign_somebody_in(site: Any) -> None:
    code = await site.house.access.new_code()
    async with site.client() as client:
        headers = {"Origin": "https://evil.example"}
        answer = await client.post("/api/v1/auth/code", json={"code": code}, headers=headers)
        assert answer.status_code == 403
        assert (await client.post("/api/v1/auth/code", json={"code": code})).status_code == 200


async def test_scopes(site: Any, database: Database) -> None:
    access = site.house.access
    key = await access.create_key("w", Scope.WRITE)
    async with site.client(key) as client:
        session = (await client.get("/api/v1/auth/session")).json()
    assert session["scopes"] == ["read", "write"]
    with pytest.raises(NameTakenError):
        await access.create_key("w", Scope.READ)
    for name in ("", "x" * 101, "a\nb"):
        with pytest.raises(ValueError, match="name"):
            await access.create_key(name, Scope.READ)


async def test_nothing_secret_is_logged_or_kept(
    site: Any, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as logs:
        key, code = await site.key(), await site.house.access.new_code()
        async with site.client(key) as client:
            await client.get("/api/v1/cameras")
            await client.post("/api/v1/auth/code", json={"code": code})
            token = client.cookies["hearthwatch_session"]
            await client.get("/api/v1/cameras", headers={"Authorization": f"Bearer {key}x"})
    await database.close()
    files = list(Path(str(database)).parent.glob("hearthwatch.db*"))
    kept = b"".join(file.read_bytes() for file in files)
    ours = (record for record in caplog.records if not record.name.startswith("http"))
    written = repr(logs) + " ".join(record.getMessage() for record in ours)
    assert "wrong_credentials" in written
    for secret in (key, code, token):
        assert secret not in written
        assert secret.encode() not in kept


@asynccontextmanager
async def _signed_in(site: Any) -> AsyncIterator[httpx.AsyncClient]:
    code = await site.house.access.new_code()
    async with site.client() as client:
        assert (await client.post("/api/v1/auth/code", json={"code": code})).status_code == 200
        yield client
