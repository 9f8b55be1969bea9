"""What a camera may be made of, for programs that let people add one."""

from pathlib import Path
from typing import Any

import httpx

from hearthwatch.settings import Settings


async def test_types_of_sources(reader: httpx.AsyncClient) -> None:
    sources = (await reader.get("/api/v1/cameras/sources")).json()["sources"]
    assert [(source["type"], source["title"]) for source in sources] == [
        ("onvif", "ONVIF device"),
        ("maker", "Camera of a known maker"),
        ("rtsp", "RTSP stream"),
        ("http", "HTTP stream or pictures"),
        ("ftp", "Uploads by FTP"),
        ("local_folder", "Folder of recordings"),
        ("v4l2", "USB camera"),
        ("file", "Video file"),
    ]
    assert sources[2]["description"] == "A stream of an IP camera."
    address, transport, timeout = sources[2]["fields"]
    assert address == {
        "name": "url",
        "title": "Address",
        "description": "Like rtsp://user:password@192.0.2.10/stream; user and password are never"
        " shown or logged.",
        "kind": "secret",
        "required": True,
        "default": None,
        "choices": [],
        "minimum": None,
        "maximum": None,
        "suggestions": [],
    }
    assert (transport["kind"], transport["default"]) == ("choice", "tcp")
    assert transport["choices"] == ["tcp", "udp"]
    assert (timeout["kind"], timeout["default"]) == ("number", 10)
    assert (timeout["minimum"], timeout["maximum"], timeout["required"]) == (1, 120, False)
    asked = {field["name"]: field for field in sources[0]["fields"]}
    assert (asked["address"]["kind"], asked["address"]["required"]) == ("text", True)
    assert (asked["password"]["kind"], asked["password"]["required"]) == ("secret", False)
    maker = {field["name"]: field for field in sources[1]["fields"]}["maker"]
    assert (maker["kind"], maker["required"]) == ("choice", True)
    assert {"Reolink", "Hikvision", "TP-Link Tapo"} <= set(maker["choices"])
    user, password = sources[4]["fields"]
    assert (user["kind"], user["required"]) == ("text", True)
    assert (password["kind"], password["required"]) == ("secret", True)
    path, loop = sources[-1]["fields"]
    assert (path["kind"], path["required"]) == ("text", True)
    assert (loop["kind"], loop["default"]) == ("boolean", True)


async def test_what_a_form_asks_for_makes_a_camera(admin: httpx.AsyncClient) -> None:
    answers = {
        "path": "/films/yard.mp4",
        "url": "rtsp://192.0.2.7/main",
        "address": "192.0.2.7",
        "maker": "Reolink",
        "device": "/dev/video0",
        "username": "yard",
        "password": "s3cret w0rd",
    }
    for number, source in enumerate((await admin.get("/api/v1/cameras/sources")).json()["sources"]):
        asked = {
            field["name"]: answers[field["name"]] if field["required"] else field["default"]
            for field in source["fields"]
        }
        if source["type"] == "http":
            asked["url"] = "http://192.0.2.7/video"
        body = {"name": f"Camera {number}", "sources": [{"type": source["type"]} | asked]}
        answer = await admin.post("/api/v1/cameras", json=body)
        assert answer.status_code == 201, answer.text


async def test_labels(reader: httpx.AsyncClient) -> None:
    labels = {each["label"]: each for each in (await reader.get("/api/v1/labels")).json()["labels"]}
    assert labels["person"] == {"label": "person", "group": "person", "default": True}
    assert labels["horse"] == {"label": "horse", "group": "animal", "default": False}
    assert labels["hot dog"]["group"] is None
    camera = (await reader.get("/api/v1/cameras/front_door")).json()["config"]
    told = {name for name, each in labels.items() if each["default"]}
    assert told == camera["detect"]["labels"].keys()


async def test_labels_of_a_model_of_the_owner_s(site: Any, tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("Fox\nperson\nParcel\n")
    model = {"name": "own", "path": "own.onnx", "layout": "yolo"}
    model["labels"] = str(tmp_path / "labels.txt")
    site.settings["now"] = Settings.model_validate({"detector": {"models": [model]}})
    async with site.client(await site.key()) as reader:
        labels = (await reader.get("/api/v1/labels")).json()["labels"]
    assert labels[-2:] == [
        {"label": "fox", "group": None, "default": False},
        {"label": "parcel", "group": "package", "default": False},
    ]
    assert len(labels) == 82


async def test_models_that_a_camera_may_choose(site: Any, reader: httpx.AsyncClient) -> None:
    path = "/api/v1/models"
    usual = {"name": "nanodet-g", "default": True}
    assert (await reader.get(path)).json() == {"models": [usual]}
    own = {"name": "foxes", "path": "/foxes.onnx", "layout": "yolo"}
    detector = {"models": [own, own | {"name": "cats"}], "model": "foxes"}
    site.settings["now"] = Settings.model_validate({"detector": detector})
    assert (await reader.get(path)).json()["models"] == [
        {"name": "foxes", "default": True},
        {"name": "nanodet-g", "default": False},
        {"name": "cats", "default": False},
    ]


async def test_strangers_are_told_nothing(site: Any) -> None:
    async with site.client() as client:
        for path in ("cameras/sources", "labels", "models"):
            assert (await client.get(f"/api/v1/{path}")).status_code == 401
