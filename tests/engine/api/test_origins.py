import socket
from typing import Any

import pytest

INGRESS = "127.0.0.2"
USER = {"X-Remote-User-Id": "1", "X-Remote-User-Name": "ada", "X-Remote-User-Display-Name": "Ada"}


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:1",
        "127.0.0.1",
        "127.0.0.5:8099",
        "[::1]:8099",
        "house.example",
        "localhost.",
    ],
)
async def test_own_names(serve: Any, host: str) -> None:
    async with serve(hosts=["House.example"]) as site, site.client() as client:
        assert (await client.get("/api/v1/health", headers={"Host": host})).status_code == 200


FOREIGN = [
    "evil.example",
    "192.0.2.1",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example@localhost",
    "localhost/evil",
    "localhost:x",
    "[::1",
    "[::]",
    "",
]


@pytest.mark.parametrize("path", ["/api/v1/health", "/", "/api/v1/cameras", "/nowhere"])
async def test_foreign_names(site: Any, path: str) -> None:
    async with site.client(await site.key()) as client:
        for host in FOREIGN:
            answer = await client.get(path, headers={"Host": host})
            assert answer.status_code == 421, host
            assert answer.json()["error"]["code"] == "unknown_host"


async def test_addresses_count_when_all_are_listened_on(serve: Any) -> None:
    async with serve(host="0.0.0.0") as site, site.client() as client:
        for host, status in (("192.0.2.1:8099", 200), ("[fd00::1]", 200), ("nas.example", 421)):
            answer = await client.get("/api/v1/health", headers={"Host": host})
            assert answer.status_code == status


async def test_container_is_reached_by_its_name(serve: Any) -> None:
    headers = {"Host": f"{socket.gethostname()}:8099"}
    async with serve(supervised=True) as site, site.client() as client:
        assert (await client.get("/api/v1/health", headers=headers)).status_code == 200


async def test_ingress_is_who_home_assistant_says(serve: Any) -> None:
    async with serve(supervised=True) as site, site.client(local=INGRESS) as client:
        headers = USER | {"Host": "home.example:8123", "X-Ingress-Path": "/api/hassio_ingress/t0-k"}
        answer = await client.get("/api/v1/auth/session", headers=headers)
        assert answer.json()["name"] == "Ada"
        assert answer.json()["kind"] == "ingress"
        assert answer.json()["scopes"] == ["read", "write", "admin"]
        description = (await client.get("/api/v1/openapi.json", headers=headers)).json()
        assert description["servers"] == [{"url": "/api/hassio_ingress/t0-k"}]
        code = await site.house.access.new_code()
        answer = await client.post("/api/v1/auth/code", json={"code": code}, headers=headers)
        assert "path=/api/hassio_ingress/t0-k/;" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(("supervised", "local"), [(True, "127.0.0.1"), (False, INGRESS)])
async def test_nobody_else_is_ingress(serve: Any, supervised: bool, local: str) -> None:
    async with serve(supervised=supervised) as site, site.client(local=local) as client:
        forged = USER | {"X-Forwarded-For": INGRESS, "X-Ingress-Path": "/forged"}
        assert (await client.get("/api/v1/cameras", headers=forged)).status_code == 401
        description = (await client.get("/api/v1/openapi.json", headers=forged)).json()
        assert description["servers"] == [{"url": "/"}]


@pytest.mark.parametrize(
    "path", ["//evil.example", "/a/../b", "/a;b", "javascript:x", "/" + "a" * 500]
)
async def test_odd_ingress_paths_are_ignored(serve: Any, path: str) -> None:
    async with serve(supervised=True) as site, site.client(local=INGRESS) as client:
        headers = USER | {"X-Ingress-Path": path}
        description = (await client.get("/api/v1/openapi.json", headers=headers)).json()
        assert description["servers"] == [{"url": "/"}]


async def test_foreign_page_cannot_act_through_ingress(serve: Any) -> None:
    async with serve(supervised=True) as site, site.client(local=INGRESS) as client:
        for where, status in (("cross-site", 403), ("same-origin", 204)):
            headers = USER | {"Sec-Fetch-Site": where, "Origin": "https://home.example"}
            answer = await client.post("/api/v1/auth/logout", headers=headers)
            assert answer.status_code == status


async def test_listed_origins_may_call_with_a_key(serve: Any) -> None:
    async with serve(cors_origins=["https://panel.example"]) as site:
        asking = {
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization",
        }
        async with site.client(await site.key()) as client:
            headers = {"Origin": "https://panel.example"}
            answer = await client.get("/api/v1/cameras", headers=headers)
            assert answer.headers["access-control-allow-origin"] == "https://panel.example"
            assert "access-control-allow-credentials" not in answer.headers
            answer = await client.options("/api/v1/cameras", headers=headers | asking)
            assert answer.status_code == 200
            foreign = {"Origin": "https://evil.example"}
            answer = await client.get("/api/v1/cameras", headers=foreign)
            assert "access-control-allow-origin" not in answer.headers
            answer = await client.options("/api/v1/cameras", headers=foreign | asking)
            assert answer.status_code == 400
            assert "access-control-allow-origin" not in answer.headers


async def test_no_origin_is_listed_by_default(site: Any) -> None:
    async with site.client(await site.key()) as client:
        answer = await client.get("/api/v1/cameras", headers={"Origin": "https://panel.example"})
        assert "access-control-allow-origin" not in answer.headers
