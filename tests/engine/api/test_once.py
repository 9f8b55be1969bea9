"""Idempotency-Key: what is sent twice is done once."""

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, Security
from pydantic import BaseModel
from starlette.requests import Request

from hearthwatch.api.once import SecretOnceRoute
from hearthwatch.api.security import requires
from hearthwatch.store import Scope

CAMERAS = "/api/v1/cameras"
BODY = {"name": "Garage", "sources": [{"type": "file", "path": "/film.mp4"}]}


def key(text: str) -> dict[str, str]:
    return {"Idempotency-Key": text}


async def test_the_same_request_gets_the_same_answer(site: Any, admin: httpx.AsyncClient) -> None:
    first = await admin.post(CAMERAS, json=BODY, headers=key("k-1"))
    second = await admin.post(CAMERAS, json=BODY, headers=key("k-1"))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.text == second.text
    for header in ("location", "etag", "content-type"):
        assert first.headers[header] == second.headers[header]
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert len(site.house.settings().cameras) == 3
    assert (await admin.post(CAMERAS, json=BODY)).status_code == 409


async def test_quotes_around_a_key_are_not_part_of_it(admin: httpx.AsyncClient) -> None:
    await admin.post(CAMERAS, json=BODY, headers=key('"k-1"'))
    assert (await admin.post(CAMERAS, json=BODY, headers=key("k-1"))).status_code == 201


async def test_a_key_means_one_request(site: Any, admin: httpx.AsyncClient) -> None:
    await admin.post(CAMERAS, json=BODY, headers=key("k-1"))
    answer = await admin.post(CAMERAS, json=BODY | {"name": "Attic"}, headers=key("k-1"))
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "idempotency_key_reused"
    answer = await admin.post(CAMERAS, json=BODY | {"name": "Attic"}, headers=key("k-2"))
    assert answer.status_code == 201


async def test_a_key_belongs_to_its_sender(site: Any, admin: httpx.AsyncClient) -> None:
    await admin.post(CAMERAS, json=BODY, headers=key("k-1"))
    async with site.client(await site.key(Scope.ADMIN, "somebody else")) as other:
        answer = await other.post(CAMERAS, json=BODY, headers=key("k-1"))
    assert answer.status_code == 409
    async with site.client() as stranger:
        assert (await stranger.post(CAMERAS, json=BODY, headers=key("k-1"))).status_code == 401
    async with site.client(await site.key(name="looker")) as reader:
        assert (await reader.post(CAMERAS, json=BODY, headers=key("k-1"))).status_code == 403


async def test_what_failed_may_be_tried_again(site: Any, admin: httpx.AsyncClient) -> None:
    bad = BODY | {"detect": {"fps": 99}}
    for _ in range(2):
        assert (await admin.post(CAMERAS, json=bad, headers=key("k-1"))).status_code == 400
    assert (await admin.post(CAMERAS, json=BODY, headers=key("k-1"))).status_code == 201


async def test_many_at_once_are_done_once(site: Any, admin: httpx.AsyncClient) -> None:
    posts = [admin.post(CAMERAS, json=BODY, headers=key("k-1")) for _ in range(6)]
    answers = await asyncio.gather(*posts)
    statuses = {answer.status_code for answer in answers}
    assert 201 in statuses <= {201, 409}
    codes = {a.json()["error"]["code"] for a in answers if a.status_code == 409}
    assert codes <= {"request_under_way"}
    assert len(site.house.settings().cameras) == 3


@pytest.mark.parametrize("bad", ["", '""', "x" * 256, "a b", "a\tb", '"'])
async def test_odd_keys_are_refused(site: Any, admin: httpx.AsyncClient, bad: str) -> None:
    answer = await admin.post(CAMERAS, json=BODY, headers=key(bad))
    assert answer.status_code == (201 if bad == '"' else 400)


async def test_answers_with_a_secret_are_not_kept(
    site: Any, admin: httpx.AsyncClient, database: Any
) -> None:
    made: list[str] = []

    class Made(BaseModel):
        secret: str

    router = APIRouter(
        prefix="/api/v1/made",
        route_class=SecretOnceRoute,
        dependencies=[Security(requires(Scope.ADMIN))],
    )

    @router.post("", status_code=201)
    async def make(request: Request) -> Made:
        made.append("sw0rdfish")
        return Made(secret=made[-1])

    site.app.include_router(router)
    first = await admin.post("/api/v1/made", headers=key("k-1"))
    assert (first.status_code, first.json()) == (201, {"secret": "sw0rdfish"})
    second = await admin.post("/api/v1/made", headers=key("k-1"))
    assert second.status_code == 409
    assert second.json()["error"]["code"] == "done_already"
    assert len(made) == 1
    async with database.reading() as session:
        rows = (await session.connection()).exec_driver_sql
        assert "sw0rdfish" not in str((await rows("SELECT * FROM once")).all())


async def test_the_header_is_described(site: Any) -> None:
    async with site.client() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
    parameters = document["paths"][CAMERAS]["post"]["parameters"]
    assert [p["name"] for p in parameters].count("idempotency-key") == 1
    patched = document["paths"][f"{CAMERAS}/{{camera}}"]["patch"]["parameters"]
    assert "idempotency-key" not in [p["name"] for p in patched]
