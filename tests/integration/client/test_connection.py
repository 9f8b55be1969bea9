"""What the one way to ask makes of good answers, of refusals and of rubbish."""

import asyncio
import ssl
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from custom_components.hearthwatch.client import (
    Address,
    BusyError,
    CannotConnectError,
    CertificateError,
    ConflictError,
    Connection,
    Engine,
    EngineError,
    HearthwatchError,
    InvalidAnswerError,
    InvalidRequestError,
    NotAllowedError,
    NotAuthenticatedError,
    NotFoundError,
    RefusedError,
    TimedOutError,
)

from ..fake_engine import CAMERA, INSTANCE, JPEG, FakeEngine
from .serving import certificate, serving


async def test_health_says_which_engine_it_is_to_who_has_the_key(
    client: Engine, session: aiohttp.ClientSession, engine: FakeEngine
) -> None:
    stranger = Engine(session, Address(host="127.0.0.1", port=engine.port))
    assert (await stranger.health()).instance is None
    known = await client.health()
    assert (known.instance, known.version) == (INSTANCE, "0.1.0")


async def test_a_wrong_key_is_told_from_a_missing_right(
    session: aiohttp.ClientSession, client: Engine, engine: FakeEngine
) -> None:
    stranger = Engine(session, Address(host="127.0.0.1", port=engine.port), "hw_wrong")
    with pytest.raises(NotAuthenticatedError):
        await stranger.entities()
    engine.answers["GET", "cameras"] = (403, "forbidden", "This key may only read.")
    with pytest.raises(NotAllowedError, match="may only read"):
        await client.cameras.list()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, InvalidRequestError),
        (404, NotFoundError),
        (409, ConflictError),
        (418, InvalidRequestError),
        (422, InvalidRequestError),
        (429, BusyError),
        (500, EngineError),
        (503, BusyError),
    ],
)
async def test_a_refusal_says_what_the_engine_says(
    client: Engine, engine: FakeEngine, status: int, kind: type[RefusedError]
) -> None:
    engine.answers["GET", "cameras"] = (status, "some_code", "A sentence for people.")
    with pytest.raises(kind, match=r"A sentence for people\.") as caught:
        await client.cameras.list()
    assert (caught.value.status, caught.value.code) == (status, "some_code")


async def test_a_refusal_without_problem_details_is_one_too(
    session: aiohttp.ClientSession,
) -> None:
    async def refuse(request: web.Request) -> web.Response:
        headers = {"Retry-After": "soon" if request.path.endswith("cameras") else "7"}
        return web.Response(status=503, text="<html>no</html>", headers=headers)

    async with serving(refuse) as port:
        client = Engine(session, Address(host="127.0.0.1", port=port))
        with pytest.raises(BusyError) as caught:
            await client.health()
        assert (caught.value.retry_after, caught.value.code) == (7.0, "unknown")
        with pytest.raises(BusyError) as caught:
            await client.cameras.list()
        assert caught.value.retry_after is None


async def test_the_fields_that_are_wrong_are_named(session: aiohttp.ClientSession) -> None:
    async def refuse(request: web.Request) -> web.Response:
        faults = [{"field": "sources.0.url", "message": "no address"}, "rubbish"]
        problem: dict[str, Any] = {"detail": "no", "error": "odd", "errors": faults}
        return web.json_response(problem, status=422)

    async with serving(refuse) as port:
        client = Engine(session, Address(host="127.0.0.1", port=port))
        with pytest.raises(InvalidRequestError) as caught:
            await client.cameras.add({"name": "x"})
    assert caught.value.fields == {"sources.0.url": "no address"}


@pytest.mark.parametrize("text", ["", "<html></html>", "[]", "{}", '{"status": 1}', "\x00\xff"])
async def test_rubbish_is_no_answer(session: aiohttp.ClientSession, text: str) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=text)

    async with serving(answer) as port:
        client = Engine(session, Address(host="127.0.0.1", port=port))
        for ask in (client.entities, client.cameras.list):
            with pytest.raises(InvalidAnswerError):
                await ask()


@pytest.mark.parametrize("text", ["", "[]", "7"])
async def test_what_is_passed_on_is_an_object(session: aiohttp.ClientSession, text: str) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=text)

    async with serving(answer) as port:
        with pytest.raises(InvalidAnswerError):
            await Engine(session, Address(host="127.0.0.1", port=port)).system()


async def test_an_answer_that_does_not_end_is_ended(session: aiohttp.ClientSession) -> None:
    async def pour(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(bytes(1 << 20))

    async with serving(pour) as port:
        client = Engine(session, Address(host="127.0.0.1", port=port))
        with pytest.raises(InvalidAnswerError, match="does not end"):
            await client.health()


async def test_a_redirect_is_not_followed(session: aiohttp.ClientSession) -> None:
    async def elsewhere(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "http://192.0.2.1/"})

    async with serving(elsewhere) as port:
        client = Engine(session, Address(host="127.0.0.1", port=port), "hw_secret")
        with pytest.raises(HearthwatchError):
            await client.health()


async def test_nobody_there(client: Engine, engine: FakeEngine) -> None:
    await engine.stop()
    with pytest.raises(CannotConnectError) as caught:
        await client.health()
    assert "127.0.0.1" not in str(caught.value)


async def test_silence(session: aiohttp.ClientSession) -> None:
    async def wait(_: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    async with serving(wait) as port:
        connection = Connection(session, Address(host="127.0.0.1", port=port), None)
        with pytest.raises(TimedOutError):
            await connection.fetch("health", timeout=0.05)


async def test_a_certificate_of_nobody_known(session: aiohttp.ClientSession) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok", "version": "0.1.0"})

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate(context)
    async with serving(answer, context) as port:
        strict = Address(host="127.0.0.1", port=port, tls=True)
        with pytest.raises(CertificateError):
            await Engine(session, strict).health()
        lax = Address(host="127.0.0.1", port=port, tls=True, verify=False)
        assert (await Engine(session, lax).health()).status == "ok"


@pytest.mark.parametrize("path", ["../../etc", "//evil.example/x", "http://evil.example/api/v1/"])
def test_no_path_leads_elsewhere(session: aiohttp.ClientSession, path: str) -> None:
    connection = Connection(session, Address(host="127.0.0.1", port=1), "hw_secret")
    with pytest.raises(ValueError, match="not below"):
        connection.url(path)


async def test_pictures_and_odd_names(client: Engine, engine: FakeEngine) -> None:
    assert await client.cameras.snapshot(CAMERA, width=320) == JPEG
    (asked,) = engine.requests("GET", f"cameras/{CAMERA}/snapshot")
    assert asked.query == {"width": "320"}
    with pytest.raises(NotFoundError):
        await client.cameras.get("../tokens")
    assert engine.asked[-1].path == "cameras/../tokens"
