"""How often each client may ask, and who may ask at all."""

import time
from typing import Any

import pytest
from limits import parse
from limits.strategies import MovingWindowRateLimiter
from pydantic import ValidationError
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from hearthwatch.api.origins import is_listed
from hearthwatch.api.windows import Windows
from hearthwatch.settings import Settings
from hearthwatch.store import Scope

CAMERAS, HEALTH = "/api/v1/cameras", "/api/v1/health"
INGRESS = "127.0.0.2"


def limited(**rates: str | None) -> dict[str, Any]:
    return {"rate_limits": rates}


async def test_headers_say_what_is_left(serve: Any) -> None:
    async with serve(**limited(key="3/60 seconds")) as site:
        key = await site.key()
        async with site.client(key) as client:
            answers = [await client.get(CAMERAS) for _ in range(4)]
    first = answers[0]
    assert first.headers["x-ratelimit-limit"] == "120"
    assert first.headers["ratelimit-policy"] == '"stranger";q=120;w=60'
    left = [answer.headers["x-ratelimit-remaining"] for answer in answers[1:]]
    assert left == ["2", "1", "0"]
    last = answers[-1]
    assert last.status_code == 200
    assert last.headers["x-ratelimit-limit"] == "3"
    assert last.headers["ratelimit-policy"] == '"key";q=3;w=60'
    assert last.headers["ratelimit"].startswith('"key";r=0;t=')
    assert 0 < int(last.headers["x-ratelimit-reset"]) - time.time() <= 61


async def test_too_many_are_refused_and_said_when_to_come_back(serve: Any) -> None:
    async with serve(**limited(key="2/minute")) as site:
        async with site.client(await site.key()) as client:
            codes = [(await client.get(CAMERAS)).status_code for _ in range(4)]
            refused = await client.get(CAMERAS)
        async with site.client(await site.key(name="other")) as other:
            assert (await other.get(CAMERAS)).status_code == 200
    assert codes == [200, 200, 200, 429]
    assert refused.json()["error"]["code"] == "rate_limited"
    assert refused.headers["content-type"] == "application/problem+json"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["x-ratelimit-remaining"] == "0"
    assert refused.headers["x-request-id"]


async def test_tokens_of_a_key_share_its_limit(serve: Any) -> None:
    async with serve(**limited(key="5/minute")) as site:
        key = await site.key(name="robot")
        data = {"grant_type": "client_credentials", "client_id": "robot", "client_secret": key}
        async with site.client() as client:
            given = [(await client.post("/api/v1/auth/token", data=data)).json() for _ in range(2)]
            shown = (key, *(token["access_token"] for token in given))
            codes = []
            for credential in shown * 3:
                headers = {"Authorization": f"Bearer {credential}"}
                codes.append((await client.get(CAMERAS, headers=headers)).status_code)
    # Each counts as a stranger's until it has proved right.
    assert codes == [200] * 8 + [429]


async def test_stranger_cannot_keep_a_key_out(serve: Any) -> None:
    """Also one that nobody has shown since the engine started."""
    async with serve(**limited(stranger="2/minute")) as site:
        key = await site.key()
        async with site.client() as client:
            codes = [(await client.get(HEALTH)).status_code for _ in range(3)]
            assert codes == [200, 200, 429]
            wrong = await client.get(CAMERAS, headers={"X-API-Key": "wrong"})
            assert wrong.status_code == 429
            forged = await client.get(HEALTH, headers={"X-API-Key": "wrong"})
            assert forged.status_code == 429
            right = await client.get(CAMERAS, headers={"X-API-Key": key})
            assert right.status_code == 200
            assert right.headers["ratelimit-policy"].startswith('"key"')
        async with site.client(local="127.0.0.9") as elsewhere:
            assert (await elsewhere.get(HEALTH)).status_code == 200


async def test_signed_addresses_have_a_limit_of_their_own(serve: Any) -> None:
    async with serve(**limited(link="1/minute", stranger="3/minute")) as site:
        address = site.house.signer.sign("cameras/front_door/snapshot", None)
        site.fleet.pictures[site.house.settings().cameras[0].id] = b"\xff\xd8\xff"
        async with site.client() as client:
            codes = [(await client.get(f"/api/v1/{address}")).status_code for _ in range(2)]
            assert codes == [200, 429]
            login = "/api/v1/auth/login?signature=x"
            codes = [(await client.post(login, json={})).status_code for _ in range(4)]
            assert codes == [400, 400, 400, 429]


async def test_limits_can_be_changed_and_lifted_at_any_time(serve: Any) -> None:
    async with serve(**limited(stranger="1/day")) as site, site.client() as client:
        assert [(await client.get(HEALTH)).status_code for _ in range(2)] == [200, 429]
        now = site.settings["now"]
        free = now.api.rate_limits.model_copy(update={"stranger": None})
        api = now.api.model_copy(update={"rate_limits": free})
        site.settings["now"] = now.model_copy(update={"api": api})
        answer = await client.get(HEALTH)
        assert answer.status_code == 200
        assert "ratelimit" not in answer.headers


async def test_ingress_is_not_limited(serve: Any) -> None:
    limits = limited(stranger="1/day", user="1/day", key="1/day")
    async with serve(supervised=True, **limits) as site, site.client(local=INGRESS) as client:
        answers = [await client.get(CAMERAS) for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200}
    assert "ratelimit" not in answers[-1].headers


async def test_browsers_that_signed_in_are_users(serve: Any) -> None:
    async with serve(**limited(user="2/minute")) as site, site.client() as client:
        code = await site.house.access.new_code()
        await client.post("/api/v1/auth/code", json={"code": code})
        answers = [await client.get(CAMERAS) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["ratelimit-policy"].startswith('"user"')


async def test_websockets_are_counted(serve: Any) -> None:
    async with serve(**limited(stranger="1/minute")) as site:
        url = f"ws://127.0.0.1:{site.port}/api/v1/ws"
        async with connect(url, proxy=None):
            pass
        with pytest.raises(InvalidStatus) as refused:
            async with connect(url, proxy=None):
                pass
    assert refused.value.response.status_code == 429


async def test_listed_origin_can_read_the_refusal(serve: Any) -> None:
    origin = {"Origin": "https://panel.example"}
    async with (
        serve(cors_origins=["https://panel.example"], **limited(stranger="1/minute")) as site,
        site.client() as client,
    ):
        await client.get(HEALTH, headers=origin)
        answer = await client.get(HEALTH, headers=origin)
    assert answer.status_code == 429
    assert answer.headers["access-control-allow-origin"] == "https://panel.example"
    assert "X-RateLimit-Remaining" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    "rate",
    ["", "0/minute", "5", "5/fortnight", "-1/minute", "999999/minute", "5 per minute", "1/0 s"],
)
def test_rates_that_mean_nothing(rate: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"api": {"rate_limits": {"key": rate}}})


@pytest.mark.parametrize(
    ("rate", "amount", "seconds"),
    [("100/60 seconds", 100, 60), ("5/second", 5, 1), ("1/2 hours", 1, 7200), ("9/day", 9, 86_400)],
)
def test_rates_that_mean_something(rate: str, amount: int, seconds: int) -> None:
    limits = Settings.model_validate({"api": {"rate_limits": {"key": rate}}}).api.rate_limits
    assert limits.key == rate
    limit = parse(rate)
    assert (limit.amount, limit.get_expiry()) == (amount, seconds)


def test_window_moves() -> None:
    now = 100.0
    windows = Windows(clock=lambda: now)
    limiter, limit = MovingWindowRateLimiter(windows), parse("3/10 seconds")

    def hit(moment: float) -> bool:
        nonlocal now
        now = moment
        return limiter.hit(limit, "a")

    moments = (100.0, 104.0, 105.0, 106.0, 109.9, 110.0, 110.1, 114.0)
    assert [hit(moment) for moment in moments] == [True] * 3 + [False, False, True, False, True]
    stats = limiter.get_window_stats(limit, "a")
    assert (stats.reset_time, stats.remaining) == (115.0, 0)
    assert limiter.hit(limit, "b")
    assert limiter.test(limit, "b")


def test_windows_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthwatch.api.windows._MOST", 10)
    windows = Windows()
    limiter, limit = MovingWindowRateLimiter(windows), parse("3/10 seconds")
    for number in range(100):
        limiter.hit(limit, str(number))
    assert windows.reset() == 10


class TestAllowList:
    async def test_other_addresses_are_refused_first(self, serve: Any) -> None:
        async with serve(allow=["192.0.2.0/24", "2001:db8::/32"]) as site:
            key = await site.key(Scope.ADMIN, "admin")
            async with site.client(key) as client:
                assert (await client.get(CAMERAS)).status_code == 200, "this machine always may"

    @pytest.mark.parametrize(
        ("peer", "allow", "listed"),
        [
            ("192.0.2.7", ["192.0.2.0/24"], True),
            ("192.0.3.7", ["192.0.2.0/24"], False),
            ("2001:db8::7", ["192.0.2.0/24", "2001:db8::/32"], True),
            ("2001:db9::7", ["192.0.2.0/24", "2001:db8::/32"], False),
            ("127.0.0.1", ["192.0.2.0/24"], True),
            ("::1", ["192.0.2.0/24"], True),
            ("192.0.3.7", [], True),
            ("", ["0.0.0.0/0"], False),
            ("", [], True),
        ],
    )
    def test_who_is_listed(self, peer: str, allow: list[str], listed: bool) -> None:
        api = Settings.model_validate({"api": {"allow": allow}}).api
        assert is_listed(peer, api) is listed

    @pytest.mark.parametrize("network", ["192.0.2.1/24", "home", "192.0.2.0/33", "", 7])
    def test_networks_that_are_none(self, network: Any) -> None:
        with pytest.raises(ValidationError):
            Settings.model_validate({"api": {"allow": [network]}})

    async def test_refusal_comes_before_anything_else(
        self, serve: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("hearthwatch.api.gatekeeper.peer_of", lambda _: "198.51.100.4")
        async with serve(allow=["192.0.2.0/24"], **limited(stranger="1/minute")) as site:
            async with site.client(await site.key()) as client:
                for headers in ({}, {"Host": "evil.example"}, {"X-API-Key": "wrong"}):
                    for path in (CAMERAS, HEALTH, "/", "/nothing"):
                        answer = await client.get(path, headers=headers)
                        assert answer.status_code == 403
                        assert answer.json()["error"]["code"] == "address_refused"
            told = await site.told("address_refused")
        assert told[0]["peer"] == "198.51.100.4"
        assert 1 <= len(told) <= 20

    async def test_ingress_is_never_locked_out(
        self, serve: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("hearthwatch.api.gatekeeper.peer_of", lambda _: "172.30.32.2")
        async with (
            serve(supervised=True, allow=["192.0.2.0/24"]) as site,
            site.client(local=INGRESS) as client,
        ):
            assert (await client.get(CAMERAS)).status_code == 200
