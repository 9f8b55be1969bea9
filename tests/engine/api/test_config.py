from typing import Any

import httpx
import pytest

from hearthwatch.store import Scope

CONFIG = "/api/v1/config"
SECRETS = ("hunter2", "admin", "tok3n", "p@ss", "w0rd", "b1g")


async def test_the_tree_is_shown_without_secrets(site: Any, admin: httpx.AsyncClient) -> None:
    answer = await admin.get(CONFIG)
    tree = answer.json()
    assert [camera["slug"] for camera in tree["cameras"]] == ["front_door", "yard"]
    assert tree["cameras"][0]["sources"][0]["url"] == "rtsp://***@192.0.2.10/main?token=***"
    assert tree["detector"]["model"] == "nanodet-g"
    assert answer.headers["etag"].strip('"')
    assert not any(secret in answer.text for secret in SECRETS)


async def test_the_schema_explains_the_tree(admin: httpx.AsyncClient) -> None:
    schema = (await admin.get(f"{CONFIG}/schema")).json()
    tree = (await admin.get(CONFIG)).json()
    assert set(tree) == set(schema["properties"])
    assert (
        "looks per second" in schema["$defs"]["DetectSettings"]["properties"]["fps"]["description"]
    )


@pytest.mark.parametrize("scope", [Scope.READ, Scope.WRITE])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", "/schema"),
        ("PATCH", ""),
        ("GET", "/versions"),
        ("GET", "/versions/x"),
        ("POST", "/versions/x/restore"),
    ],
)
async def test_only_administrators_see_and_change_it(
    site: Any, scope: Scope, method: str, path: str
) -> None:
    async with site.client(await site.key(scope)) as client:
        answer = await client.request(method, CONFIG + path, json={})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "scope_missing"


async def test_a_patch_is_in_force_and_told(site: Any, admin: httpx.AsyncClient) -> None:
    etag = (await admin.get(CONFIG)).headers["etag"]
    patch = {"storage": {"clips_days": 3}, "api": {"port": 9000}, "mode": "away"}
    answer = await admin.patch(CONFIG, json=patch, headers={"If-Match": etag})
    assert answer.status_code == 200
    told = answer.json()
    assert {(c["path"], c["before"], c["after"]) for c in told["changes"]} == {
        ("storage.clips_days", 14, 3),
        ("api.port", 8099, 9000),
        ("mode", "home", "away"),
    }
    assert told["restart_needed"] == ["api.port"]
    assert told["config"] == (await admin.get(CONFIG)).json()
    assert site.house.settings().storage.clips_days == 3
    assert answer.headers["etag"] == (await admin.get(CONFIG)).headers["etag"] != etag


async def test_null_brings_a_default_back(site: Any, admin: httpx.AsyncClient) -> None:
    await admin.patch(CONFIG, json={"storage": {"clips_days": 3, "events_days": 4}})
    answer = await admin.patch(CONFIG, json={"storage": {"clips_days": None}})
    assert answer.json()["config"]["storage"]["clips_days"] == 14
    assert site.house.settings().storage.events_days == 4


async def test_the_merge_patch_type_is_taken(admin: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "application/merge-patch+json"}
    answer = await admin.patch(CONFIG, content=b'{"mode": "away"}', headers=headers)
    assert answer.json()["config"]["mode"] == "away"


async def test_a_dry_run_only_tells(site: Any, admin: httpx.AsyncClient) -> None:
    before = await admin.get(CONFIG)
    answer = await admin.patch(CONFIG, json={"mode": "away"}, params={"dry_run": True})
    assert answer.json()["dry_run"]
    assert [change["path"] for change in answer.json()["changes"]] == ["mode"]
    after = await admin.get(CONFIG)
    assert (after.text, after.headers["etag"]) == (before.text, before.headers["etag"])
    assert answer.headers["etag"] == before.headers["etag"]


@pytest.mark.parametrize("tag", ['"0123"', "0123", 'W/"0123"', '""'])
async def test_a_change_for_other_settings_is_refused(
    site: Any, admin: httpx.AsyncClient, tag: str
) -> None:
    answer = await admin.patch(CONFIG, json={"mode": "away"}, headers={"If-Match": tag})
    assert answer.status_code == 412
    assert answer.json()["error"]["code"] == "settings_changed"
    assert site.house.settings().mode == "home"
    answer = await admin.patch(CONFIG, json={"mode": "away"}, headers={"If-Match": "*"})
    assert answer.status_code == 200


async def test_the_tree_sent_back_changes_nothing(site: Any, admin: httpx.AsyncClient) -> None:
    before = site.house.settings()
    tree = (await admin.get(CONFIG)).json()
    answer = await admin.patch(CONFIG, json=tree)
    assert answer.json()["changes"] == []
    assert site.house.settings() == before
    assert (await admin.get(f"{CONFIG}/versions")).json()["total"] == 0


@pytest.mark.parametrize(
    ("patch", "field"),
    [
        ({"cameras": [{"name": "A"}]}, "cameras[0].sources"),
        ({"camras": []}, "camras"),
        ({"mode": "Ho me"}, "mode"),
        ({"storage": {"clips_days": -1}}, "storage.clips_days"),
        ({"storage": 7}, "storage"),
        ({"cameras": {"a": 1}}, "cameras"),
        ({"cameras": ["a", None]}, "cameras[0]"),
        ({"version": 2}, "version"),
    ],
)
async def test_what_is_wrong_is_named(
    site: Any, admin: httpx.AsyncClient, patch: dict[str, Any], field: str
) -> None:
    before = site.house.settings()
    answer = await admin.patch(CONFIG, json=patch)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_settings"
    assert answer.json()["errors"][0]["field"] == field
    assert site.house.settings() == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"7",
        b"null",
        b'{"mode": ',
        b"\xff\xfe",
        b"{" + b'"a":{' * 5000 + b"}" * 5001,
        b"[" * 100_000,
        b'{"storage": {"clips_days": NaN}}',
        b'{"storage": {"clips_days": 1e999}}',
        b'{"mode": "\\ud800"}',
        b'{"\\ud800": 1}',
    ],
)
async def test_odd_json_is_refused(site: Any, admin: httpx.AsyncClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await admin.patch(CONFIG, content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert site.house.settings().mode == "home"


async def test_too_much_is_refused(site: Any, admin: httpx.AsyncClient) -> None:
    answer = await admin.patch(CONFIG, json={"mode": "x" * (1 << 20)})
    assert answer.status_code == 413


async def test_versions_are_kept_shown_and_restored(site: Any, admin: httpx.AsyncClient) -> None:
    for mode in ("away", "night"):
        await admin.patch(CONFIG, json={"mode": mode})
    listed = (await admin.get(f"{CONFIG}/versions")).json()
    assert listed["total"] == 2
    _, oldest = (version["id"] for version in listed["versions"])
    shown = await admin.get(f"{CONFIG}/versions/{oldest}")
    assert [c["path"] for c in shown.json()["changes"]] == ["mode"]
    assert "front" in shown.json()["text"].lower()
    assert not any(secret in shown.text for secret in SECRETS)
    restored = await admin.post(f"{CONFIG}/versions/{oldest}/restore")
    assert restored.json()["config"]["mode"] == "home"
    assert site.house.settings().mode == "home"
    assert (await admin.get(f"{CONFIG}/versions")).json()["total"] == 3


@pytest.mark.parametrize("name", ["x", "..%2F..%2Fhearthwatch", "%00", "2026"])
async def test_unknown_versions_are_named(admin: httpx.AsyncClient, name: str) -> None:
    for answer in (
        await admin.get(f"{CONFIG}/versions/{name}"),
        await admin.post(f"{CONFIG}/versions/{name}/restore"),
    ):
        assert answer.status_code in {404, 405}


async def test_a_broken_file_is_said_and_can_be_restored(
    site: Any, admin: httpx.AsyncClient
) -> None:
    await admin.patch(CONFIG, json={"mode": "away"})
    site.house.desk.file.path.write_text("mode: [")
    assert (await admin.get(CONFIG)).json()["mode"] == "away"
    answer = await admin.patch(CONFIG, json={"mode": "night"})
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "settings_file_broken"
    (version,) = (await admin.get(f"{CONFIG}/versions")).json()["versions"]
    answer = await admin.post(f"{CONFIG}/versions/{version['id']}/restore")
    assert answer.json()["config"]["mode"] == "home"


async def test_what_cannot_be_written_is_not_in_force(
    site: Any, admin: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hearthwatch.settings.file.replace_file", full)
    answer = await admin.patch(CONFIG, json={"mode": "away"})
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "settings_not_written"
    assert "No space left" in answer.json()["detail"]
    assert site.house.settings().mode == "home"


async def test_the_mode_is_set_by_whoever_may_act(site: Any, writer: httpx.AsyncClient) -> None:
    assert (await writer.get("/api/v1/mode")).json() == {"mode": "home"}
    assert (await writer.put("/api/v1/mode", json={"mode": "away_2"})).json() == {"mode": "away_2"}
    assert site.house.settings().mode == "away_2"
    for bad in ({"mode": "Away"}, {"mode": ""}, {"mode": "x" * 33}, {"mode": 1}, {}, {"m": "x"}):
        assert (await writer.put("/api/v1/mode", json=bad)).status_code == 400
    async with site.client(await site.key(name="looker")) as reader:
        assert (await reader.get("/api/v1/mode")).json() == {"mode": "away_2"}
        assert (await reader.put("/api/v1/mode", json={"mode": "home"})).status_code == 403
