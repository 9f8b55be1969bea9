import io
import json
import os
import time
import zipfile
from typing import Any

import httpx
import pytest
import structlog
from starlette.requests import ClientDisconnect

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.log import LogLevel, LogLine
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.service.logs import RING
from hearthwatch.settings import Settings
from hearthwatch.store import Scope

from .conftest import FRONT, SETTINGS

ROUTES = [
    ("GET", ""),
    ("GET", "/logs"),
    ("GET", "/diagnostics"),
    ("GET", "/backup"),
    ("POST", "/restore"),
    ("DELETE", "/restore"),
    ("POST", "/restart"),
]
ZIP = {"Content-Type": "application/zip"}


@pytest.fixture(autouse=True)
def fresh_log() -> None:
    RING._lines.clear()


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_only_the_owner_may(
    site: Any, reader: httpx.AsyncClient, writer: httpx.AsyncClient, method: str, path: str
) -> None:
    for client in (reader, writer):
        answer = await client.request(method, f"/api/v1/system{path}", headers=ZIP)
        assert answer.status_code == 403
    assert site.restarts == []


async def test_how_it_fares(site: Any, admin: httpx.AsyncClient) -> None:
    site.fleet.worker_pid = os.getpid()
    before = (await admin.get("/api/v1/system")).json()
    assert before["last_event"] is None
    site.places.settings.unlink()
    assert (await admin.get("/api/v1/system")).json()["settings_changed"] is None
    event = await site.record()
    site.places.settings.write_text("{}")
    system = (await admin.get("/api/v1/system")).json()
    assert system["version"] == "1.2.3"
    assert system["instance"] == str(site.house.instance)
    assert system["started"] == "1970-01-01T00:06:40.000Z"
    assert system["last_event"] == to_rfc3339(event.timestamp)
    assert 0 <= system["last_event_age_s"] < 60
    assert system["settings_changed"]
    assert set(system["processes"]) == {"service", "worker"}
    assert system["processes"]["service"]["memory"] > 10**7
    assert set(system["disks"]) == {"data", "media"}
    assert system["database"]["size"] > 4096
    assert system["restore"] is None


async def test_a_worker_that_is_gone_is_left_out(site: Any, admin: httpx.AsyncClient) -> None:
    site.fleet.worker_pid = 2**22 + 1  # Larger than any that Linux gives out.
    assert set((await admin.get("/api/v1/system")).json()["processes"]) == {"service"}


async def test_the_newest_lines_are_shown(admin: httpx.AsyncClient) -> None:
    for number, level in enumerate((LogLevel.INFO, LogLevel.WARNING, LogLevel.ERROR)):
        fields = {"camera": f"camera_{number}"}
        RING.add(LogLine(1000.0 + number, level, "happened", "hearthwatch.x", fields=fields))

    async def cameras(**query: Any) -> list[str]:
        answer = await admin.get("/api/v1/system/logs", params=query)
        assert answer.status_code == 200
        lines = answer.json()["lines"]
        return [line["fields"]["camera"] for line in lines if line["event"] == "happened"]

    assert await cameras() == ["camera_0", "camera_1", "camera_2"]
    assert await cameras(limit=1, level="warning", contains="HAPPENED") == ["camera_2"]
    assert await cameras(level="warning") == ["camera_1", "camera_2"]
    assert await cameras(since="1970-01-01T00:16:42Z") == ["camera_2"]
    for wish in ({"params": {"format": "text"}}, {"headers": {"Accept": "text/plain"}}):
        answer = await admin.get("/api/v1/system/logs", **wish)
        assert answer.headers["content-type"].startswith("text/plain")
        first = json.loads(answer.text.splitlines()[0])
        assert first["timestamp"] == "1970-01-01T00:16:40.000Z"
    for bad in ({"limit": 0}, {"level": "loud"}, {"contains": "x" * 201}, {"more": 1}):
        assert (await admin.get("/api/v1/system/logs", params=bad)).status_code == 400


async def test_what_a_request_causes_carries_its_id(site: Any, admin: httpx.AsyncClient) -> None:
    seen: list[Any] = []

    def note(logger: Any, method: str, fields: Any) -> Any:
        seen.append(dict(fields))
        raise structlog.DropEvent

    structlog.configure(processors=[structlog.contextvars.merge_contextvars, note])
    try:
        for headers in ({"X-Request-ID": "mine-1"}, {}):
            await admin.post("/api/v1/auth/code", json={"code": "wrong"}, headers=headers)
    finally:
        structlog.reset_defaults()
    ids = [line["correlation_id"] for line in seen if line["event"] == "wrong_credentials"]
    assert ids[0] == "mine-1"
    assert ids[1] != "mine-1"
    assert "correlation_id" not in structlog.contextvars.get_contextvars()


SECRETS = {
    "password of a camera": "hunter2",
    "odd password of a camera": "p@ss/w0rd",
    "token of a camera": "tok3n-of-camera",
    "secrets.yaml": "kitchen-sink-9",
    "sealing key": "c2VhbGluZy1rZXk-c2VhbGluZy1rZXk=",
    "key of Home Assistant": "key-0f-home",
    "token of the Supervisor": "5up3rvis0r",
}


async def test_diagnostics_hold_nothing_secret(
    site: Any,
    admin: httpx.AsyncClient,
    reader: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SUPERVISOR_TOKEN", SECRETS["token of the Supervisor"])
    (site.places.data / "integration.key").write_text(SECRETS["key of Home Assistant"])
    cameras = json.loads(
        json.dumps(SETTINGS["cameras"]).replace("tok3n", SECRETS["token of a camera"])
    )
    site.settings["now"] = Settings.model_validate({"cameras": cameras})
    site.places.secrets.write_text(f"kitchen: {SECRETS['secrets.yaml']}\n")
    (site.places.data / "secret.key").write_text(SECRETS["sealing key"])
    everywhere = ", ".join(SECRETS.values())
    trouble = f"rtsp://admin:hunter2@192.0.2.10 said {everywhere}"
    site.fleet.statuses[FRONT] = CameraStatus(CameraState.OFFLINE, time.time(), trouble)
    fields = {"reason": everywhere, everywhere: [everywhere], "person": "Ada"}
    RING.add(LogLine(1.0, LogLevel.ERROR, f"trouble {everywhere}", "hearthwatch", fields=fields))
    made = (await admin.post("/api/v1/cameras/front_door/inbound")).json()
    await reader.post(f"/api/v1/{made['url']}?action=motion")
    answer = await admin.get("/api/v1/system/diagnostics")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith('attachment; filename="hearthwatch-')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(parts) == {
        "README.txt",
        "cameras.json",
        "database.json",
        "log.jsonl",
        "metrics.txt",
        "settings.json",
        "system.json",
        "versions.json",
    }
    forbidden = [
        *SECRETS.values(),
        "Ada",
        made["url"].removeprefix("inbound/"),
        made["secret"],
        *(client.headers["authorization"].removeprefix("Bearer ") for client in (admin, reader)),
    ]
    for name, text in parts.items():
        for secret in forbidden:
            assert secret not in text, f"{name} tells {secret}"
    settings = json.loads(parts["settings.json"])
    assert settings["cameras"][0]["name"] == "Front door"
    assert settings["cameras"][0]["lines"][0]["from"] == [0, 0]
    assert json.loads(parts["database.json"])["rows"]["inbound"] == 1
    assert json.loads(parts["system.json"])["version"] == "1.2.3"
    assert "fastapi" in json.loads(parts["versions.json"])
    assert "hearthwatch_cameras" in parts["metrics.txt"]
    assert len(parts["log.jsonl"].splitlines()) >= 1


async def test_a_backup_is_taken_back_at_the_next_start(
    site: Any, admin: httpx.AsyncClient
) -> None:
    site.places.settings.write_text("version: 1 # as it was\n")
    answer = await admin.get("/api/v1/system/backup")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert "hearthwatch.db" in archive.namelist()
    staged = await admin.post("/api/v1/system/restore", content=answer.content, headers=ZIP)
    assert staged.status_code == 202
    assert staged.json()["restart_needed"] is True
    assert staged.json()["instance"] == str(site.house.instance)
    assert (await admin.get("/api/v1/system")).json()["restore"] == staged.json()
    assert (await admin.delete("/api/v1/system/restore")).status_code == 204
    assert (await admin.get("/api/v1/system")).json()["restore"] is None
    assert (await admin.delete("/api/v1/system/restore")).status_code == 404


async def test_large_uploads_are_read_by_nobody_but_this_route(admin: httpx.AsyncClient) -> None:
    large = b"\0" * (3 << 20)
    answer = await admin.post("/api/v1/system/restore", content=large, headers=ZIP)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "backup_not_valid"
    path = "/api/v1/cameras/front_door/inbound"
    answer = await admin.post(path, content=large, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


async def test_strangers_upload_nothing(site: Any) -> None:
    async with site.client() as client:
        answer = await client.post("/api/v1/system/restore", content=b"PK", headers=ZIP)
    assert answer.status_code == 401
    assert [path.name for path in site.places.data.glob(".restore*")] == []


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", ""])
async def test_a_form_is_no_zip(admin: httpx.AsyncClient, kind: str) -> None:
    headers = {"Content-Type": kind}
    answer = await admin.post("/api/v1/system/restore", content=b"PK", headers=headers)
    assert answer.status_code == 415


async def test_an_upload_that_breaks_off_leaves_nothing(site: Any) -> None:
    async def pieces() -> Any:
        yield b"PK"
        raise ClientDisconnect

    with pytest.raises(ClientDisconnect):
        await site.house.program.restores.stage(pieces())
    assert list(site.places.data.glob(".restore*")) == []


async def test_restart_is_passed_on(site: Any, admin: httpx.AsyncClient) -> None:
    answer = await admin.post("/api/v1/system/restart")
    assert answer.status_code == 202
    assert len(site.restarts) == 1


async def test_a_scope_is_enough(site: Any) -> None:
    async with site.client(await site.key(Scope.ADMIN, "other")) as client:
        assert (await client.get("/api/v1/system")).status_code == 200
