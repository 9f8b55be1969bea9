"""Addresses that open one thing for a while, and nothing else."""

import time
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx
import pytest

from hearthwatch.api import Signer
from hearthwatch.store import Scope

PASSWORD = "a horse and a battery"
JPEG = b"\xff\xd8\xff a picture"
SECRET = bytes(range(32))


def parts(address: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items()}


def test_signature_is_bound_to_path_moment_and_secret() -> None:
    now = 1_000.0
    signer = Signer(SECRET, clock=lambda: now)
    shown = parts(signer.sign("clips/1/media", None))
    assert shown["expires"] == "4600"
    assert signer.allows("clips/1/media", **shown)
    assert not signer.allows("clips/2/media", **shown)
    assert not signer.allows("clips/1/media", **(shown | {"expires": "4601"}))
    for wrong in ("", "x", shown["signature"][:-1], shown["signature"] + "A", "ü" * 43):
        assert not signer.allows("clips/1/media", expires="4600", signature=wrong)
    for wrong in ("", "-1", "4600.0", "4600 ", "٤٦٠٠", "1e9", "9" * 13):
        assert not signer.allows("clips/1/media", expires=wrong, signature=shown["signature"])
    assert not Signer(bytes(32), clock=lambda: now).allows("clips/1/media", **shown)
    now = 4_599.9
    assert signer.allows("clips/1/media", **shown)
    now = 4_600.0
    assert not signer.allows("clips/1/media", **shown)


def test_moment_and_path_cannot_run_into_each_other() -> None:
    signer = Signer(SECRET, clock=lambda: 0.0)
    shown = parts(signer.sign("a", None, seconds=12))
    assert not signer.allows("a\n1", expires="2", signature=shown["signature"])


def test_holder_cannot_be_changed_or_left_out() -> None:
    signer = Signer(SECRET, clock=lambda: 0.0)
    shown = parts(signer.sign("clips/1/media", "key:1"))
    assert shown["by"] == "key:1"
    assert signer.allows("clips/1/media", **shown)
    assert not signer.allows("clips/1/media", **(shown | {"by": "key:2"}))
    del shown["by"]
    assert not signer.allows("clips/1/media", **shown)
    loose = parts(signer.sign("clips/1/media", None))
    assert not signer.allows("clips/1/media", **loose, by="key:1")


@pytest.mark.parametrize("way", ["withdrawn", "disabled", "deleted", "expired"])
async def test_address_ends_with_who_had_it_made(site: Any, way: str) -> None:
    clip = await site.keep(b"footage", at=5.0)
    access, user = site.house.access, await site.user()
    if way in {"withdrawn", "expired"}:
        token = await site.key(expires=time.time() + 60.0)
    else:
        granted = await access.grants.for_user("ada", PASSWORD, peer="", seconds=60.0)
        token = granted.access_token
    async with site.client(token) as client, site.client() as stranger:
        address = (await client.get(f"/api/v1/clips/{clip.id}")).json()["view_url"]
        assert (await stranger.get(f"/api/v1/{address}")).status_code == 200
        match way:
            case "withdrawn":
                await access.credentials.delete_key("test")
            case "disabled":
                await access.users.change(user.id, lambda user: replace(user, disabled=True))
            case "deleted":
                await access.users.delete(user.id)
            case "expired":
                site.clock["ahead"] = 60.0
        site.clock["ahead"] += 1.0
        late = await stranger.get(f"/api/v1/{address}")
        assert (late.status_code, late.json()["error"]["code"]) == (403, "link_not_valid")


async def test_who_had_it_made_is_looked_up_once_a_second(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.fleet.pictures[site.house.settings().cameras[0].id] = JPEG
    credentials, asked, moment = site.house.access.credentials, [], time.time()
    key_of = credentials.key_of

    async def asking(key_id: UUID, *, now: float) -> object:
        asked.append(now)
        return await key_of(key_id, now=now)

    async with site.client(await site.key()) as client, site.client() as stranger:
        address = (await client.get("/api/v1/cameras/front_door/live/urls")).json()["snapshot"]
        monkeypatch.setattr(credentials, "key_of", asking)
        monkeypatch.setattr(site.house.access, "_clock", lambda: moment)
        for _ in range(3):
            assert (await stranger.get(f"/api/v1/{address}")).status_code == 200
        assert len(asked) == 1
        moment += 1.0
        assert (await stranger.get(f"/api/v1/{address}")).status_code == 200
        assert len(asked) == 2


async def test_view_url_opens_the_clip_without_credentials(
    site: Any, reader: httpx.AsyncClient
) -> None:
    clip = await site.keep(b"footage", at=5.0)
    address = (await reader.get(f"/api/v1/clips/{clip.id}")).json()["view_url"]
    async with site.client() as stranger:
        answer = await stranger.get(f"/api/v1/{address}")
        assert (answer.status_code, answer.content) == (200, b"footage")
        part = await stranger.get(f"/api/v1/{address}", headers={"Range": "bytes=0-3"})
        assert (part.status_code, part.content) == (206, b"foot")
        site.clock["ahead"] = 3_601.0
        late = await stranger.get(f"/api/v1/{address}")
        assert (late.status_code, late.json()["error"]["code"]) == (403, "link_not_valid")


async def test_four_routes_open_with_a_signature(site: Any) -> None:
    event = await site.record(picture=JPEG)
    clip = await site.keep(b"footage", at=5.0)
    site.fleet.pictures[site.house.settings().cameras[0].id] = JPEG
    sign = site.house.signer.sign
    async with site.client() as stranger:
        for path in (
            f"clips/{clip.id}/media",
            f"clips/{clip.id}/thumbnail",
            f"events/{event.id}/picture",
            "cameras/front_door/snapshot",
        ):
            assert (await stranger.get(f"/api/v1/{path}")).status_code == 401
            assert (await stranger.get(f"/api/v1/{sign(path, None)}")).status_code == 200
        wide = await stranger.get(f"/api/v1/{sign('cameras/front_door/snapshot', None)}&width=64")
        assert wide.status_code == 200


@pytest.mark.parametrize(
    "path", ["cameras", "cameras/front_door", "events", "clips", "storage", "auth/session"]
)
async def test_other_routes_do_not(site: Any, path: str) -> None:
    async with site.client() as stranger:
        answer = await stranger.get(f"/api/v1/{site.house.signer.sign(path, None)}")
    assert answer.status_code in {400, 401}


async def test_signature_never_writes(site: Any) -> None:
    clip = await site.keep(b"footage", at=5.0)
    sign = site.house.signer.sign
    async with site.client() as stranger:
        for path in (f"clips/{clip.id}", f"clips/{clip.id}/media"):
            for method in ("DELETE", "PATCH", "POST", "PUT", "HEAD"):
                answer = await stranger.request(method, f"/api/v1/{sign(path, None)}")
                assert answer.status_code in {400, 401, 405}
    assert site.house.clips.files.path(clip).exists()


async def test_signature_of_another_path_or_a_wrong_one_opens_nothing(site: Any) -> None:
    one, other = await site.keep(b"one", at=5.0), await site.keep(b"other", at=6.0)
    query = site.house.signer.sign(f"clips/{one.id}/media", None).partition("?")[2]
    async with site.client() as stranger:
        for path, shown in (
            (f"clips/{other.id}/media", query),
            (f"clips/{one.id}/thumbnail", query),
            (f"clips/{one.id}/media", query[:-1]),
            (f"clips/{one.id}/media", query.replace("expires=", "expires=1")),
            (f"clips/{one.id}/media", query.partition("&")[2]),
            (f"clips/{one.id}/media", "signature="),
            (f"clips/{one.id}/media", "signature=%FF%00&expires=99999999999"),
        ):
            answer = await stranger.get(f"/api/v1/{path}?{shown}")
            assert answer.status_code in {400, 401, 403}, (path, shown)
            assert answer.content != b"one"


async def test_a_wrong_signature_is_no_way_around_credentials(site: Any) -> None:
    """Nor do right credentials make up for it: who shows both is told that the address is old."""
    clip = await site.keep(b"footage", at=5.0)
    async with site.client(await site.key(Scope.ADMIN, "admin")) as client:
        answer = await client.get(f"/api/v1/clips/{clip.id}/media?expires=1&signature=x")
    assert answer.status_code == 403


async def test_addresses_outlive_a_restart(serve: Any) -> None:
    async with serve() as site:
        clip = await site.keep(b"footage", at=5.0)
        address = site.house.signer.sign(f"clips/{clip.id}/media", None)
    async with serve() as site, site.client() as stranger:
        assert (await stranger.get(f"/api/v1/{address}")).content == b"footage"


async def test_path_behind_ingress_is_the_same(serve: Any) -> None:
    async with serve(supervised=True) as site:
        clip = await site.keep(b"footage", at=5.0)
        address = site.house.signer.sign(f"clips/{clip.id}/media", None)
        headers = {"X-Ingress-Path": "/api/hassio_ingress/abc"}
        async with site.client(local="127.0.0.2") as ingress:
            answer = await ingress.get(f"/api/v1/{address}", headers=headers)
    assert answer.content == b"footage"
