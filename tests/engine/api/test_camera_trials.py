"""Cameras tried out before they are saved; the process that tries them is a fake here."""

import asyncio
import base64
from typing import Any

import httpx
import pytest

from hearthwatch.model.messages import Probed
from hearthwatch.model.probe import Blame, StreamReport

FRONT = "0199f3c2-0000-7000-8000-000000000001"
TEST = "/api/v1/cameras/test"
SOURCE = {"type": "rtsp", "url": "rtsp://me:s3cret@192.0.2.7/main"}
JPEG = b"\xff\xd8\xff a picture"
FINE = StreamReport("h264", 1280, 720, 3.0, 15.0, 1e6, 1.0, False, "aac")


@pytest.fixture
def tried(site: Any) -> list[Any]:
    """Have every source work; the sources that were tried."""
    sources: list[Any] = []

    def probe(source: Any) -> Probed:
        sources.append(source)
        return Probed(request=1, report=FINE, jpeg=JPEG)

    site.fleet.probed = probe
    return sources


async def test_a_source_is_tried(site: Any, admin: httpx.AsyncClient, tried: list[Any]) -> None:
    answer = (await admin.post(TEST, json=SOURCE)).json()
    assert (answer["success"], answer["message"]) == (True, "Connection successful")
    assert (answer["codec"], answer["width"], answer["height"]) == ("h264", 1280, 720)
    assert (answer["frame_rate"], answer["keyframe_interval"]) == (15, 1)
    assert (answer["audio"], answer["advice"]) == ("aac", [])
    assert base64.b64decode(answer["picture"]) == JPEG
    assert [source.url.get_secret_value() for source in tried] == [SOURCE["url"]]
    assert len(site.house.settings().cameras) == 2


async def test_both_streams_of_a_camera_are_tried(
    admin: httpx.AsyncClient, tried: list[Any]
) -> None:
    sub = SOURCE | {"url": "rtsp://192.0.2.7/sub", "roles": ["detect"]}
    main = SOURCE | {"roles": ["record"]}
    body = {"name": "Front door", "sources": [main, sub]}
    answer = (await admin.post(TEST, json=body)).json()
    assert [stream["roles"] for stream in answer["streams"]] == [["detect"], ["record"]]
    assert len(tried) == 2
    older = {"name": "X", "type": "rtsp", "config": {"rtsp_url": SOURCE["url"]}}
    assert (await admin.post(TEST, json=older)).json()["success"]


async def test_a_sub_stream_as_large_as_the_main_one_is_told(
    site: Any, admin: httpx.AsyncClient
) -> None:
    site.fleet.probed = lambda source: Probed(
        request=1, report=FINE, jpeg=JPEG, claimed=(320, 180) if source.stream == "sub" else None
    )
    device = {"type": "onvif", "address": "192.0.2.7"}
    seen, kept = (await admin.post(TEST, json=device)).json()["streams"]
    (sentence,) = seen["advice"]
    assert "the recorded one 1280x720: two are read" in sentence
    assert kept["advice"] == []
    (alone,) = (await admin.post(TEST, json=device | {"stream": "sub"})).json()["streams"]
    assert "320x180 pixels, but sends 1280x720" in alone["advice"][0]


async def test_passwords_of_a_camera_are_filled_in(
    site: Any, admin: httpx.AsyncClient, tried: list[Any]
) -> None:
    config = (await admin.get(f"/api/v1/cameras/{FRONT}")).json()["config"]
    assert (await admin.post(TEST, json=config)).json()["success"]
    camera = site.house.settings().camera(FRONT)
    assert tried == [camera.detect_source, camera.record_source]
    config["sources"][0]["url"] = "rtsp://***@203.0.113.6/main?token=***"
    answer = await admin.post(TEST, json=config)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "sources[0].url"
    assert len(tried) == 2


async def test_a_saved_camera_is_tried_by_whoever_may_act(
    site: Any, writer: httpx.AsyncClient, tried: list[Any]
) -> None:
    answer = await writer.post("/api/v1/cameras/front_door/test")
    assert answer.json()["message"] == "Connection successful"
    for secret in ("hunter2", "192.0.2.10"):
        assert secret not in answer.text
    assert (await writer.post("/api/v1/cameras/attic/test")).status_code == 404


async def test_a_failure_is_explained(site: Any, admin: httpx.AsyncClient) -> None:
    site.fleet.probed = lambda source: Probed(
        request=1,
        **(
            {"fault": "no answer", "blame": Blame.ADDRESS}
            if "record" in source.roles
            else {"report": FINE}
        ),
    )
    sub = SOURCE | {"url": "rtsp://192.0.2.7/sub", "roles": ["detect"]}
    body = {"name": "X", "sources": [SOURCE | {"roles": ["record"]}, sub]}
    answer = (await admin.post(TEST, json=body)).json()
    assert (answer["success"], answer["message"]) == (False, "Connection failed: no answer")
    assert answer["blame"] == "address"
    assert [stream["success"] for stream in answer["streams"]] == [True, False]
    assert [stream["blame"] for stream in answer["streams"]] == [None, "address"]
    assert answer["streams"][1]["codec"] is None


@pytest.mark.parametrize(
    ("seen", "kept", "chosen"),
    [
        ({"fault": "nothing there", "missing": True}, {"report": FINE}, "no smaller stream"),
        ({"report": FINE, "chosen": "Eye"}, {"report": FINE, "chosen": "Eye"}, "Eye"),
    ],
)
async def test_a_device_with_one_stream_is_shown_with_one(
    site: Any, admin: httpx.AsyncClient, seen: dict[str, Any], kept: dict[str, Any], chosen: str
) -> None:
    site.fleet.probed = lambda source: Probed(
        request=1, jpeg=JPEG, **(seen if source.stream == "sub" else kept)
    )
    device = {"type": "maker", "maker": "Reolink", "address": "192.0.2.7"}
    answer = (await admin.post(TEST, json=device)).json()
    assert answer["success"]
    assert chosen in answer["chosen"]
    (stream,) = answer["streams"]
    assert stream["roles"] == ["detect", "record"]
    sub = device | {"stream": "sub", "roles": ["detect"]}
    body = {"name": "X", "sources": [sub, device | {"stream": "main", "roles": ["record"]}]}
    answer = (await admin.post(TEST, json=body)).json()
    assert len(answer["streams"]) == 2
    assert answer["success"] is ("fault" not in seen)


async def test_a_device_whose_streams_both_fail(site: Any, admin: httpx.AsyncClient) -> None:
    site.fleet.probed = lambda source: Probed(request=1, fault="nothing there", missing=True)
    device = {"type": "maker", "maker": "Reolink", "address": "192.0.2.7"}
    answer = (await admin.post(TEST, json=device)).json()
    assert (answer["success"], len(answer["streams"])) == (False, 2)


async def test_a_worker_that_is_away_is_said(site: Any, admin: httpx.AsyncClient) -> None:
    answer = await admin.post(TEST, json=SOURCE)
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "worker_unavailable"


async def test_two_are_tried_at_once(site: Any, admin: httpx.AsyncClient, tried: list[Any]) -> None:
    site.fleet.trials = asyncio.Semaphore(0)
    trying = [asyncio.create_task(admin.post(TEST, json=SOURCE)) for _ in range(3)]
    done, waiting = await asyncio.wait(trying, return_when=asyncio.FIRST_COMPLETED)
    (refused,) = (task.result() for task in done)
    assert refused.status_code == 503
    assert refused.headers["retry-after"]
    for _ in waiting:
        site.fleet.trials.release()
    assert {answer.status_code for answer in await asyncio.gather(*waiting)} == {200}
    site.fleet.trials = asyncio.Semaphore(1)
    assert (await admin.post(TEST, json=SOURCE)).status_code == 200


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, ""),
        ({"type": "rtsp"}, "url"),
        ({"type": "rtsp", "url": "http://192.0.2.7/"}, "url"),
        ({"type": "tape"}, ""),
        ({"name": "X", "sources": []}, "sources"),
        (SOURCE | {"timeout": 0}, "timeout"),
    ],
)
async def test_what_cannot_be_tried_is_named(
    admin: httpx.AsyncClient, tried: list[Any], body: dict[str, Any], field: str
) -> None:
    answer = await admin.post(TEST, json=body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == field
    assert tried == []


UPLOAD = {"type": "ftp", "username": "yard", "password": "corr3ct h0rse"}


async def test_what_to_enter_in_a_camera_that_uploads(admin: httpx.AsyncClient) -> None:
    answer = (await admin.post(TEST, json=UPLOAD)).json()
    assert (answer["success"], answer["message"]) == (True, "Connection successful")
    assert (
        answer["upload"].items()
        >= {
            "port": 2121,
            "username": "yard",
            "folder": "/",
            "listening": False,
            "last_upload": None,
        }.items()
    )
    assert "port 2121, user yard" in answer["advice"][0]
    assert answer["advice"][-1] == "The server begins to listen once the camera is saved."
    assert UPLOAD["password"] not in str(answer)


async def test_a_camera_that_uploads_only_one_of_its_streams(
    admin: httpx.AsyncClient, tried: list[Any]
) -> None:
    body = {"name": "X", "sources": [SOURCE | {"roles": ["detect"]}, UPLOAD]}
    first, second = (await admin.post(TEST, json=body)).json()["streams"]
    assert (first["upload"], second["upload"]["username"]) == (None, "yard")
    assert len(tried) == 1


async def test_uploads_that_are_switched_off(site: Any, admin: httpx.AsyncClient) -> None:
    answer = await admin.patch("/api/v1/config", json={"ftp": {"enabled": False}})
    assert answer.is_success, answer.text
    await site.house.uploads.follow(site.house.settings())
    answer = (await admin.post(TEST, json=UPLOAD)).json()
    assert not answer["success"]
    assert answer["message"].startswith("Connection failed: the FTP server is switched off")
    assert answer["upload"]["host"]
