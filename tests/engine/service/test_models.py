"""Models of the owner's in a running engine: chosen, broken, put right; and what they bring."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..tiny_networks import yolo  # noqa: TID252
from .conftest import running, write_tree


def looks(name: str) -> Callable[[Any], bool]:
    def holds(answer: Any) -> bool:
        status = answer["cameras"][0]["status"]
        return status["state"] == "online" and str(status["detector"]).startswith(name)

    return holds


def test_a_model_that_cannot_be_used_loses_no_camera(
    tmp_path: Path, make_clip: Callable[..., Path]
) -> None:
    source = {"type": "file", "path": str(make_clip("yard.mp4", frames=150)), "loop": True}
    camera = {
        "name": "Yard",
        "sources": [source],
        "detect": {"model": "foxes", "labels": ["fox"]},
    }
    (tmp_path / "labels.txt").write_text("hen\nfox\n")
    (tmp_path / "foxes.onnx").write_bytes(yolo(7))
    own = {
        "name": "foxes",
        "path": str(tmp_path / "foxes.onnx"),
        "layout": "yolo",
        "labels": str(tmp_path / "labels.txt"),
    }
    detector = {"models": [own], "backend": "onnxruntime"}
    write_tree(tmp_path, camera, detector=detector)
    with running(tmp_path) as engine:
        status = engine.until("/cameras", looks("nanodet-g on ONNX Runtime"))["cameras"][0][
            "status"
        ]
        assert "Are these its labels?" in status["detector_reason"]
        engine.until("/events", lambda a: a["total"] > 0, event_type="system_alert")
        (told,) = engine.alerts()
        assert told.startswith("foxes on ONNX Runtime cannot be used (model foxes: a yolo with 2")
        assert told.endswith("nanodet-g on ONNX Runtime looks instead.")

        assert (tmp_path / "cache" / "detectors.json").is_file()

        (tmp_path / "foxes.onnx").write_bytes(yolo(2, label=1, sure=0.8))
        write_tree(tmp_path, camera, detector=detector | {"threads": 1})
        engine.until("/cameras", looks("foxes on ONNX Runtime"))
        found = engine.until("/events", lambda a: a["total"] > 0, event_type="object_detected")[
            "events"
        ][0]["data"]
        assert found["object_type"] == "fox"
        assert len(engine.alerts()) == 1


def test_a_model_that_knows_packages_brings_their_group(
    tmp_path: Path, make_clip: Callable[..., Path]
) -> None:
    source = {"type": "file", "path": str(make_clip("porch.mp4", frames=150)), "loop": True}
    camera = {
        "name": "Porch",
        "sources": [source],
        "detect": {"model": "parcels", "labels": ["package"]},
        "alerts": {"labels": ["package"]},
    }
    (tmp_path / "labels.txt").write_text("Box\nPerson\n")
    (tmp_path / "parcels.onnx").write_bytes(yolo(2, label=0, sure=0.8))
    own = {
        "name": "parcels",
        "path": str(tmp_path / "parcels.onnx"),
        "layout": "yolo",
        "labels": str(tmp_path / "labels.txt"),
    }
    write_tree(tmp_path, camera, detector={"models": [own], "backend": "onnxruntime"})
    with running(tmp_path) as engine:
        assert {"label": "box", "group": "package", "default": False} in engine.get("/labels")[
            "labels"
        ]
        found = engine.until("/events", lambda a: a["total"] > 0, group="package")["events"][-1]
        assert found["data"]["object_type"] == "box"
        alert = engine.until("/alerts", lambda a: a["total"] > 0)["data"][-1]
        assert (alert["label"], alert["group"]) == ("box", "package")

        entities = {
            entity["key"]: entity
            for entity in engine.until(
                "/cameras/porch/entities",
                lambda a: any(e["key"] == "package_picture" and e["value"] for e in a["entities"]),
            )["entities"]
        }
        assert entities["package_picture"]["attributes"]["label"] == "box"
        assert entities["last_activity"]["value"] == "package"
        assert {"package", "person", "vehicle", "animal"} <= entities.keys()

        write_tree(tmp_path, camera | {"detect": {"labels": ["person"]}, "alerts": {}})
        engine.until(
            "/cameras/porch/entities",
            lambda a: not any(e["key"].startswith("package") for e in a["entities"]),
        )
