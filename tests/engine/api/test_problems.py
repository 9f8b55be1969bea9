from typing import Any

import httpx
import pytest
import structlog

from hearthwatch.store import Database


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("POST", "/api/v1/nothing", 404),
        ("GET", "/api/v2/cameras", 404),
        ("GET", "/api/v1/cameras/", 404),
        ("GET", "/favicon.ico", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404),
        ("DELETE", "/api/v1/cameras", 405),
        ("GET", "/api/v1/auth/code", 405),
    ],
)
async def test_every_error_has_the_same_shape(
    reader: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    answer = await reader.request(method, path, headers={"X-Request-ID": "my-1.x_Y"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-request-id"] == "my-1.x_Y"
    problem = answer.json()
    assert problem["status"] == problem["status_code"] == status
    assert problem["title"]
    assert problem["detail"] == problem["error"]["message"]
    assert problem["timestamp"] == problem["error"]["timestamp"]
    assert problem["error"]["request_id"] == "my-1.x_Y"
    assert problem["error"]["code"] == {404: "not_found", 405: "method_not_allowed"}[status]


async def test_the_members_that_older_clients_look_for(reader: httpx.AsyncClient) -> None:
    problem = (await reader.get("/api/v1/cameras/attic")).json()
    assert set(problem) == {
        "type",
        "title",
        "status",
        "detail",
        "status_code",
        "timestamp",
        "error",
        "errors",
    }
    assert set(problem["error"]) == {"code", "message", "timestamp", "request_id"}
    assert problem["timestamp"].endswith("Z")
    assert problem["error"]["code"] == "camera_not_found"


async def test_other_methods_are_named(reader: httpx.AsyncClient) -> None:
    answer = await reader.delete("/api/v1/cameras")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


@pytest.mark.parametrize("name", ["\N{SNOWMAN}", "türe", "%00", "a\u202eb", "\U0001f6aa"])
async def test_what_was_asked_for_is_told_in_its_own_letters(
    reader: httpx.AsyncClient, name: str
) -> None:
    answer = await reader.get(f"/api/v1/cameras/{name}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["error"]["code"] == "camera_not_found"


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "a\tb", "<script>"])
async def test_odd_request_ids_are_replaced(reader: httpx.AsyncClient, given: str) -> None:
    answer = await reader.get("/api/v1/health", headers={"X-Request-ID": given})
    assert answer.headers["x-request-id"] != given
    assert len(answer.headers["x-request-id"]) == 32


async def test_what_goes_wrong_inside_stays_inside(
    site: Any, reader: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("the secret is hunter2")

    monkeypatch.setattr(site.fleet, "snapshot", broken, raising=False)
    with structlog.testing.capture_logs() as logs:
        answer = await reader.get("/api/v1/cameras/front_door/snapshot")
    assert [log["event"] for log in logs] == ["request_failed"]
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "internal_error"
    assert "hunter2" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (await reader.get("/api/v1/cameras")).status_code == 200


async def test_database_that_is_away(reader: httpx.AsyncClient, database: Database) -> None:
    await database.close()
    for path in ("/api/v1/health", "/api/v1/cameras", "/api/v1/events"):
        answer = await reader.get(path)
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert answer.json()["error"]["code"] == "database_unavailable"
        assert "hearthwatch.db" not in answer.text


async def test_large_bodies_are_refused(site: Any) -> None:
    async def endless() -> Any:
        for _ in range(40):
            yield b" " * 65_536

    async with site.client() as client:
        headers = {"Content-Type": "application/json"}
        answer = await client.post("/api/v1/auth/code", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"


async def test_every_answer_carries_the_security_headers(reader: httpx.AsyncClient) -> None:
    for path in ("/", "/api/v1/health", "/api/v1/cameras", "/nothing"):
        headers = (await reader.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers
    assert (await reader.get("/api/v1/cameras")).headers["cache-control"] == "no-store"
