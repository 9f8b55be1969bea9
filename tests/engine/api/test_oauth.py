"""The token endpoint, as RFC 6749 has it, and for programs that send JSON."""

import base64
import json
import time
import warnings
from typing import Any
from uuid import uuid4

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from hearthwatch.api.bearer import AccessTokens
from hearthwatch.api.throttle import SlowLane
from hearthwatch.store import Database, Role, Scope, instance_secret

with warnings.catch_warnings(record=True):  # It would rather have a newer httpx.
    from authlib.integrations.httpx_client import AsyncOAuth2Client, OAuthError

TOKEN = "/api/v1/auth/token"
PASSWORD = "a horse and a battery"


async def ask(site: Any, **fields: str) -> httpx.Response:
    async with site.client() as client:
        return await client.post(TOKEN, data=fields)


async def scopes(site: Any, token: str) -> list[str]:
    async with site.client(token) as client:
        answer = await client.get("/api/v1/auth/session")
    assert answer.status_code == 200, answer.text
    found: list[str] = answer.json()["scopes"]
    return found


@pytest.mark.parametrize("way", ["form", "json", "basic"])
async def test_key_is_exchanged_for_an_hour(site: Any, way: str) -> None:
    key = await site.key(Scope.WRITE, "robot 1")
    client_of = {"client_id": "robot 1", "client_secret": key}
    grant = {"grant_type": "client_credentials"}
    async with site.client() as client:
        match way:
            case "form":
                answer = await client.post(TOKEN, data=grant | client_of)
            case "json":
                answer = await client.post(TOKEN, json=grant | client_of | {"extra": [1]})
            case _:
                answer = await client.post(TOKEN, data=grant, auth=("robot+1", key))
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    given = answer.json()
    assert given == {
        "access_token": given["access_token"],
        "token_type": "bearer",
        "expires_in": 3600,
        "scope": "read write",
    }
    assert await scopes(site, given["access_token"]) == ["read", "write"]


async def test_token_says_who_and_for_how_long(site: Any, database: Database) -> None:
    key = await site.key(Scope.WRITE, "robot")
    fields = {"client_id": "robot", "client_secret": key, "scope": "read"}
    answer = await ask(site, grant_type="client_credentials", **fields)
    secret = OctKey.import_key(await instance_secret(database, "tokens"))
    token = jwt.decode(answer.json()["access_token"], secret, algorithms=["HS256"])
    (kept,) = await site.house.access.credentials.keys()
    assert token.claims["sub"] == f"key:{kept.id}"
    assert token.claims["scope"] == "read"
    assert token.claims["exp"] - token.claims["iat"] == 3600
    assert token.claims["iss"] == "hearthwatch"
    assert abs(token.claims["iat"] - time.time()) < 60
    assert token.claims["jti"]


async def test_password_and_refresh(site: Any) -> None:
    await site.user("ada", Role.ADMIN, email="ada@example.org")
    first = (await ask(site, grant_type="password", username="ADA", password=PASSWORD)).json()
    assert first["expires_in"] == 24 * 3600
    assert first["scope"] == "read write admin"
    assert await scopes(site, first["access_token"]) == ["read", "write", "admin"]
    again = await ask(site, grant_type="refresh_token", refresh_token=first["refresh_token"])
    second = again.json()
    assert second["refresh_token"] != first["refresh_token"]
    for token in (first, second):
        assert await scopes(site, token["access_token"])


async def test_stolen_refresh_token_ends_the_family(site: Any) -> None:
    await site.user("ada", Role.ADMIN)
    first = (await ask(site, grant_type="password", username="ada", password=PASSWORD)).json()
    used = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = (await ask(site, **used)).json()
    stolen = await ask(site, **used)
    assert (stolen.status_code, stolen.json()["error"]) == (400, "invalid_grant")
    fresh = {"grant_type": "refresh_token", "refresh_token": second["refresh_token"]}
    assert (await ask(site, **fresh)).json()["error"] == "invalid_grant"
    for token in (first, second):
        async with site.client(token["access_token"]) as client:
            assert (await client.get("/api/v1/cameras")).status_code == 401
    (told,) = await site.told("refresh_reused")
    assert (told["severity"], told["peer"]) == ("high", "127.0.0.1")
    assert "ada" in told["message"]


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("read", "read"),
        ("write", "read write"),
        ("read write", "read write"),
        ("admin", None),
        ("read admin", None),
        ("everything", None),
        (" ", None),
    ],
)
async def test_scope(site: Any, asked: str, allowed: str | None) -> None:
    key = await site.key(Scope.WRITE, "robot")
    answer = await ask(
        site, grant_type="client_credentials", client_id="robot", client_secret=key, scope=asked
    )
    if allowed is None:
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")
    else:
        assert answer.json()["scope"] == allowed


async def test_narrow_token_stays_narrow(site: Any) -> None:
    await site.user("ada", Role.ADMIN)
    fields = {"username": "ada", "password": PASSWORD, "scope": "read"}
    first = (await ask(site, grant_type="password", **fields)).json()
    refresh = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    wider = await ask(site, **refresh, scope="admin")
    assert wider.json()["error"] == "invalid_scope"
    assert (await ask(site, **refresh)).json()["scope"] == "read"


@pytest.mark.parametrize(
    ("fields", "status", "error"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "x"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials"}, 401, "invalid_client"),
        (
            {"grant_type": "client_credentials", "client_id": "robot", "client_secret": "hw_x"},
            401,
            "invalid_client",
        ),
        ({"grant_type": "password", "username": "ada"}, 400, "invalid_request"),
        ({"grant_type": "password", "username": "ada", "password": "x"}, 400, "invalid_grant"),
        ({"grant_type": "password", "username": "eve", "password": "x"}, 400, "invalid_grant"),
        (
            {"grant_type": "password", "username": "ada", "password": "x" * 1500},
            400,
            "invalid_grant",
        ),
        ({"grant_type": "password", "username": "a\0", "password": "x"}, 400, "invalid_request"),
        ({"grant_type": "refresh_token"}, 400, "invalid_request"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, 400, "invalid_grant"),
        ({"grant_type": "password", "username": "a" * 3000}, 400, "invalid_request"),
    ],
)
async def test_refusals(site: Any, fields: dict[str, str], status: int, error: str) -> None:
    await site.user("ada")
    await site.key(name="robot")
    for body in ({"data": fields}, {"json": fields}):
        async with site.client() as client:
            answer = await client.post(TOKEN, **body)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["cache-control"] == "no-store"
        assert ("www-authenticate" in answer.headers) == (status == 401)
        problem = answer.json()
        assert problem["error"] == error
        assert problem["error_description"] == problem["detail"]
        assert problem["status"] == status


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/json", b"[" * 10_000),
        ("application/json", b'{"grant_type": ["password"]}'),
        ("application/json", b'{"grant_type": "\xff"}'),
        ("application/json", b'{"grant_type": "\\ud800"}'),
        ("application/x-www-form-urlencoded", b"grant_type=password&grant_type=password"),
        ("application/x-www-form-urlencoded", b"grant_type=%ff"),
        ("application/x-www-form-urlencoded", b"\xff"),
        ("application/x-www-form-urlencoded", b"a=1&" * 100),
        ("application/x-www-form-urlencoded", b"a=" + b"1" * 20_000),
        ("multipart/form-data; boundary=x", b"--x"),
        ("text/plain", b"grant_type=password"),
        ("", b"grant_type=password"),
    ],
)
async def test_nonsense_is_an_invalid_request(site: Any, kind: str, body: bytes) -> None:
    async with site.client() as client:
        answer = await client.post(TOKEN, content=body, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("value", ["", "!", base64.b64encode(b"\xff:x").decode(), "eDp5OA=="])
async def test_basic_that_is_wrong(site: Any, value: str) -> None:
    async with site.client() as client:
        headers = {"Authorization": f"Basic {value}".strip()}
        data = {"grant_type": "client_credentials"}
        answer = await client.post(TOKEN, data=data, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["www-authenticate"].startswith("Basic ")


async def test_two_secrets_are_one_too_many(site: Any) -> None:
    key = await site.key(name="robot")
    data = {"grant_type": "client_credentials", "client_id": "robot", "client_secret": key}
    async with site.client() as client:
        answer = await client.post(TOKEN, data=data, auth=("robot", key))
    assert answer.json()["error"] == "invalid_request"


async def test_program_that_says_who_it_is_must_be_that(site: Any) -> None:
    await site.user("ada")
    key = await site.key(name="robot")
    data = {"grant_type": "password", "username": "ada", "password": PASSWORD}
    async with site.client() as client:
        assert (await client.post(TOKEN, data=data, auth=("robot", key))).status_code == 200
        wrong = await client.post(TOKEN, data=data, auth=("robot", "wrong"))
    assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("how", ["withdrawn", "expired"])
async def test_token_ends_with_its_key(site: Any, how: str) -> None:
    until = time.time() + 1000
    key = await site.key(name="robot", expires=until if how == "expired" else None)
    fields = {"grant_type": "client_credentials", "client_id": "robot", "client_secret": key}
    token = (await ask(site, **fields)).json()["access_token"]
    assert await scopes(site, token) == ["read"]
    if how == "withdrawn":
        await site.house.access.credentials.delete_key("robot")
    else:
        site.house.access._clock = lambda: until
        site.house.access.grants._clock = lambda: until
    async with site.client(token) as client:
        assert (await client.get("/api/v1/cameras")).status_code == 401
    assert (await ask(site, **fields)).json()["error"] == "invalid_client"


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


async def test_forged_tokens_open_nothing(site: Any, database: Database) -> None:
    key = await site.key(name="robot")
    fields = {"grant_type": "client_credentials", "client_id": "robot", "client_secret": key}
    good = (await ask(site, **fields)).json()["access_token"]
    header, claims, signature = good.split(".")
    body = json.loads(base64.urlsafe_b64decode(claims + "=="))
    secret = OctKey.import_key(await instance_secret(database, "tokens"))

    def signed(header: dict[str, Any], claims: dict[str, Any], key: OctKey = secret) -> str:
        return jwt.encode(header, claims, key, algorithms=["HS256", "HS512"])

    kind = {"alg": "HS256", "typ": "at+jwt"}
    without = {name: value for name, value in body.items() if name != "exp"}
    forged = [
        f"{_part({'alg': 'none', 'typ': 'at+jwt'})}.{claims}.",
        f"{header}.{_part(body | {'scope': 'admin'})}.{signature}",
        f"{header}.{claims}.{signature[:-2]}AA",
        signed(kind, body, OctKey.import_key(bytes(32))),
        signed(kind | {"alg": "HS512"}, body),
        signed({"alg": "HS256", "typ": "JWT"}, body),
        signed(kind, body | {"exp": body["iat"] - 1}),
        signed(kind, without),
        signed(kind, body | {"iss": "somebody"}),
        signed(kind, body | {"sub": "key:nobody"}),
        signed(kind, body | {"sub": 5}),
        signed(kind, body | {"sub": body["sub"].replace("key", "user")}),
        signed(kind, body | {"scope": "everything"}),
        "a.b.c",
        "..",
        "x" * 5000 + "..",
    ]
    for number, token in enumerate(forged):
        async with site.client(token, local=f"127.0.1.{number}") as client:
            answer = await client.get("/api/v1/cameras")
        assert answer.status_code == 401, token
    assert await scopes(site, signed(kind, body)) == ["read"]


def test_tokens_of_another_installation_mean_nothing() -> None:
    clock = [1000.0]
    ours, theirs = (AccessTokens(bytes([n]) * 32, clock=lambda: clock[0]) for n in (1, 2))
    key_id = uuid4()
    token = ours.make_for_key(key_id, Scope.READ, seconds=10)
    found = ours.read(token)
    assert found is not None
    assert (found.key_id, found.scope, found.expires) == (key_id, Scope.READ, 1010)
    assert theirs.read(token) is None
    clock[0] = 1011.0
    assert ours.read(token) is None


async def test_guesses_are_slowed_down_but_the_right_password_gets_in(site: Any) -> None:
    await site.user("ada")
    site.house.access.grants.lane = SlowLane(pause=0)
    wrong = {"grant_type": "password", "username": "ada", "password": "wrong"}
    answers = [await ask(site, **wrong) for _ in range(12)]
    assert [answer.status_code for answer in answers] == [400] * 10 + [429] * 2
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].json()["error"] == "invalid_grant"
    right = {"grant_type": "password", "username": "ada", "password": PASSWORD}
    assert (await ask(site, **right)).status_code == 200
    (told,) = await site.told("login_failed")
    assert told["severity"] == "medium"
    assert "'ada'" in told["message"]
    assert "wrong'" not in told["message"]


class TestThirdParty:
    """A client that knows the standard and not us."""

    @pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
    async def test_program(self, site: Any, method: str) -> None:
        key = await site.key(Scope.WRITE, "robot")
        async with AsyncOAuth2Client(
            "robot", key, token_endpoint_auth_method=method, scope="read"
        ) as client:
            token = await client.fetch_token(site.url + TOKEN, grant_type="client_credentials")
            assert token["scope"] == "read"
            assert (await client.get(f"{site.url}/api/v1/cameras")).status_code == 200
            clip = f"{site.url}/api/v1/cameras/front_door/record"
            assert (await client.delete(clip)).status_code == 403

    async def test_person_whose_token_expires(self, site: Any) -> None:
        await site.user("ada")
        async with AsyncOAuth2Client(
            "app", token_endpoint_auth_method="none", token_endpoint=site.url + TOKEN
        ) as client:
            first = await client.fetch_token(username="ada", password=PASSWORD)
            client.token = dict(first) | {"expires_at": 1}
            assert (await client.get(f"{site.url}/api/v1/cameras")).status_code == 200
            assert client.token["access_token"] != first["access_token"]
            with pytest.raises(OAuthError, match="invalid_grant"):
                await client.refresh_token(refresh_token=first["refresh_token"])

    async def test_it_understands_our_refusals(self, site: Any) -> None:
        async with AsyncOAuth2Client("robot", "wrong") as client:
            with pytest.raises(OAuthError, match="invalid_client"):
                await client.fetch_token(site.url + TOKEN, grant_type="client_credentials")
