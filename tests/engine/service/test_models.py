"""Models of the owner's in a running engine: chosen, broken, put right; and what they bring."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..tiny_networks import Trap, yolo  # noqa: TID252
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


def trapped(tmp_path: Path, source: dict[str, Any], trap: Trap) -> None:
    """Have two cameras, one with a model that is a trap inside the runtime."""
    (tmp_path / "labels.txt").write_text("hen\nfox\n")
    (tmp_path / "trap.onnx").write_bytes(yolo(2, label=1, sure=0.8, trap=trap))
    own = {
        "name": "trap",
        "path": str(tmp_path / "trap.onnx"),
        "layout": "yolo",
        "labels": str(tmp_path / "labels.txt"),
    }
    yard = {"name": "Yard", "sources": [source], "detect": {"model": "trap", "labels": ["person"]}}
    door = {"name": "Door", "sources": [source]}
    write_tree(tmp_path, yard, door, detector={"models": [own], "backend": "onnxruntime"})


def both_look(answer: Any) -> bool:
    statuses = [camera["status"] for camera in answer["cameras"]]
    return all(
        status["state"] == "online"
        and status["look_rate"] > 0
        and str(status["detector"]).startswith("nanodet-g")
        for status in statuses
    )


def test_a_model_that_hangs_in_native_code_loses_no_camera(
    tmp_path: Path, make_clip: Callable[..., Path]
) -> None:
    source = {"type": "file", "path": str(make_clip("yard.mp4", frames=150)), "loop": True}
    trapped(tmp_path, source, "hangs")
    with running(tmp_path) as engine:
        cameras = engine.until("/cameras", both_look)["cameras"]
        worker = engine.workers
        yard = cameras[0]["status"]
        assert "no answer within 10 s" in yard["detector_reason"]
        engine.until("/events", lambda a: a["total"] > 0, event_type="system_alert")
        (told,) = engine.alerts()
        assert told.endswith("nanodet-g on ONNX Runtime looks instead.")
        assert (
            cameras[0]["status"]["since"] == engine.get("/cameras")["cameras"][0]["status"]["since"]
        )
        assert engine.workers == worker


def test_a_model_that_ends_the_process_is_not_tried_for_ever(
    tmp_path: Path, make_clip: Callable[..., Path]
) -> None:
    source = {"type": "file", "path": str(make_clip("yard.mp4", frames=150)), "loop": True}
    trapped(tmp_path, source, "crashes")
    with running(tmp_path) as engine:
        engine.until("/events", lambda a: a["total"] > 0, event_type="system_alert")
        cameras = engine.until("/cameras", both_look)["cameras"]
        assert "ended the worker more than once today" in cameras[0]["status"]["detector_reason"]
        assert any("ended the worker more than once today" in text for text in engine.alerts())
        assert sum('"worker_ended"' in line for line in engine.log) == 2
