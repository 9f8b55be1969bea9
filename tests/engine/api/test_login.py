"""Users who sign in with a password."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from hearthwatch.api.passwords import Passwords, check_password
from hearthwatch.api.throttle import Budget, SlowLane
from hearthwatch.store import Database, Role

LOGIN = "/api/v1/auth/login"
PASSWORD = "a horse and a battery"


async def login(site: Any, **body: Any) -> httpx.Response:
    async with site.client() as client:
        return await client.post(LOGIN, json={"username": "ada", "password": PASSWORD} | body)


@pytest.mark.parametrize("name", [{"username": "Ada"}, {"email": "ADA@example.org"}])
async def test_name_or_address_and_password(site: Any, name: dict[str, str]) -> None:
    await site.user("ada", email="ada@example.org")
    async with site.client() as client:
        answer = await client.post(LOGIN, json=name | {"password": PASSWORD})
    assert answer.status_code == 200
    given = answer.json()
    assert set(given) == {"access_token", "token_type", "expires_in", "refresh_token", "scope"}
    assert (given["token_type"], given["expires_in"], given["scope"]) == ("bearer", 86_400, "read")
    assert "set-cookie" not in answer.headers
    async with site.client(given["access_token"]) as client:
        session = (await client.get("/api/v1/auth/session")).json()
    assert (session["name"], session["kind"], session["scopes"]) == ("ada", "token", ["read"])


async def test_how_long_is_a_setting(serve: Any) -> None:
    async with serve(token_hours=0.5) as site:
        await site.user("ada")
        assert (await login(site)).json()["expires_in"] == 1800


async def test_browser_gets_a_cookie_and_no_token(site: Any) -> None:
    await site.user("ada", Role.ADMIN)
    async with site.client() as client:
        body = {"username": "ada", "password": PASSWORD, "session": True}
        answer = await client.post(LOGIN, json=body, headers={"Origin": site.url})
        assert answer.status_code == 200
        assert set(answer.json()) == {"token_type", "expires_in", "session"}
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        session = (await client.get("/api/v1/auth/session")).json()
        assert (session["name"], session["kind"]) == ("ada", "session")
        out = await client.post("/api/v1/auth/logout", headers={"Origin": site.url})
        assert out.status_code == 204
        assert (await client.get("/api/v1/auth/session")).status_code == 401


async def test_foreign_page_cannot_sign_a_browser_in(site: Any) -> None:
    await site.user("ada")
    async with site.client() as client:
        body = {"username": "ada", "password": PASSWORD, "session": True}
        answer = await client.post(LOGIN, json=body, headers={"Origin": "https://evil.example"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign_origin")
    assert "set-cookie" not in answer.headers


async def test_logout_ends_an_access_token(site: Any) -> None:
    await site.user("ada")
    given = (await login(site)).json()
    async with site.client(given["access_token"]) as client:
        assert (await client.post("/api/v1/auth/logout")).status_code == 204
        assert (await client.get("/api/v1/auth/session")).status_code == 401
        data = {"grant_type": "refresh_token", "refresh_token": given["refresh_token"]}
    async with site.client() as client:
        assert (await client.post("/api/v1/auth/token", data=data)).status_code == 400


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"password": "wrong"}, 401),
        ({"password": PASSWORD + " "}, 401),
        ({"password": PASSWORD.upper()}, 401),
        ({"username": "eve"}, 401),
        ({"username": ""}, 400),
        ({"email": "ada@example.org"}, 400),
        ({"password": ""}, 400),
        ({"password": "x" * 1025}, 400),
        ({"password": "ü" * 1000}, 401),
        ({"password": None}, 400),
        ({"username": "ada\0"}, 401),
        ({"remember": True}, 400),
    ],
)
async def test_anything_else_is_refused(site: Any, change: dict[str, Any], status: int) -> None:
    await site.user("ada")
    answer = await login(site, **change)
    assert answer.status_code == status
    assert PASSWORD not in answer.text
    if status == 401:
        assert answer.json()["error"]["code"] == "wrong_credentials"


async def test_disabled_user_stays_out(site: Any) -> None:
    await site.user("ada", disabled=True)
    assert (await login(site)).status_code == 401


async def test_one_name_tried_from_many_places_is_slow_for_all(site: Any) -> None:
    await site.user("ada")
    await site.user("bob")
    waits: list[float] = []
    site.house.access.grants.lane = lane = SlowLane(pause=0)
    turn = lane.turn

    def watched() -> Any:
        waits.append(1)
        return turn()

    lane.turn = watched  # type: ignore[method-assign]
    for number in range(12):
        async with site.client(local=f"127.0.2.{number}") as client:
            body = {"username": "ada", "password": "wrong"}
            answer = await client.post(LOGIN, json=body)
    assert answer.status_code == 429
    assert len(waits) == 2
    assert (await login(site)).status_code == 200
    assert len(waits) == 3
    assert (await login(site, username="bob")).status_code == 200
    assert len(waits) == 3


async def test_slow_lane_takes_one_at_a_time_and_has_an_end() -> None:
    lane, inside, most = SlowLane(pause=0, room=3), 0, 0
    held = asyncio.Event()

    async def pass_through() -> None:
        nonlocal inside, most
        async with lane.turn():
            inside += 1
            most = max(most, inside)
            await held.wait()
            inside -= 1

    waiting = [asyncio.create_task(pass_through()) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(Exception, match="wrong credentials") as refused:
        await pass_through()
    assert refused.value.wait == 60  # type: ignore[attr-defined]
    held.set()
    await asyncio.gather(*waiting)
    assert most == 1
    await pass_through()


def test_budget_is_for_each_kind_and_comes_back() -> None:
    now = 0.0
    budget = Budget(2, clock=lambda: now)
    assert [budget.spend("a") for _ in range(3)] == [True, True, False]
    assert budget.spend("b")
    now = 60.0
    assert budget.spend("a")


async def test_password_is_changed_by_its_owner(site: Any) -> None:
    await site.user("ada")
    given = (await login(site)).json()
    path, fresh = "/api/v1/auth/password", "another horse"
    async with site.client(given["access_token"]) as client:
        for current, new, status in (
            ("wrong", fresh, 401),
            (PASSWORD, "short", 400),
            (PASSWORD, "xxxxxxxxxxxxxxx", 400),
            (PASSWORD, fresh, 204),
        ):
            body = {"current_password": current, "new_password": new}
            answer = await client.post(path, json=body)
            assert answer.status_code == status, answer.text
        assert (await client.get("/api/v1/cameras")).status_code == 401
    assert (await login(site)).status_code == 401
    assert (await login(site, password=fresh)).status_code == 200
    assert [told["message"] for told in await site.told("user_changed")] == [
        "ada has a new password."
    ]


async def test_key_has_no_password_to_change(reader: httpx.AsyncClient) -> None:
    body = {"current_password": "x", "new_password": "another horse"}
    answer = await reader.post("/api/v1/auth/password", json=body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_password")


@pytest.mark.parametrize(
    ("password", "fits"),
    [
        ("a" * 9 + "b", True),
        ("a" * 8 + "b", False),
        ("a" * 20, False),
        ("Ada Lovelace", False),
        (" ada lovelace ", False),
        ("ada.lovelace@example.org", False),
        ("ADA.LOVELACE", False),
        ("ü" * 511 + "u", True),
        ("ü" * 512 + "u", False),
        ("pass\0word with zero", True),
    ],
)
def test_which_passwords_fit(password: str, fits: bool) -> None:
    names = ("Ada Lovelace", "ada.lovelace@example.org", None)
    if fits:
        check_password(password, *names)
        return
    with pytest.raises(ValueError, match="password"):
        check_password(password, *names)


async def test_what_is_kept_of_a_password() -> None:
    passwords = Passwords()
    kept = await passwords.hash("grüße von hier")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert kept != await passwords.hash("grüße von hier")
    assert await passwords.matches(kept, "gru\N{COMBINING DIAERESIS}ße von hier")
    assert not await passwords.matches(kept, "gruße von hier")
    assert not await passwords.matches(None, "grüße von hier")
    assert not await passwords.matches("broken", "grüße von hier")
    assert not await passwords.matches(kept, "x" * 5000)


async def test_no_more_than_two_are_compared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords, inside, most = Passwords(), 0, 0

    async def slowly(*_: object) -> bool:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        return True

    monkeypatch.setattr(asyncio, "to_thread", slowly)
    assert all(await asyncio.gather(*(passwords.matches("kept", "x") for _ in range(9))))
    assert most == 2


async def test_no_password_or_token_is_logged_or_kept(
    site: Any, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await site.user("ada")
    with structlog.testing.capture_logs() as logs:
        given = (await login(site)).json()
        await login(site, password="wrong horse")
    await database.close()
    kept = b"".join(
        file.read_bytes() for file in Path(str(database)).parent.glob("hearthwatch.db*")
    )
    ours = (record for record in caplog.records if not record.name.startswith("http"))
    written = repr(logs) + " ".join(record.getMessage() for record in ours)
    assert "wrong_credentials" in written
    for secret in (PASSWORD, "wrong horse", given["access_token"], given["refresh_token"]):
        assert secret not in written
        assert secret.encode() not in kept
