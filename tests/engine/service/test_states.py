"""Entities of a real engine: somebody walks by, the worker dies, the engine starts again."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .conftest import running, write_tree


def shown(device: Any) -> dict[str, Any]:
    return {entity["key"]: entity["value"] for entity in device["entities"]}


def test_what_entities_show(tmp_path: Path, footage: Callable[[str], Path]) -> None:
    zone = {"name": "Square", "points": [[0, 0.2], [1, 0.2], [1, 1], [0, 1]]}
    source = {"type": "file", "path": str(footage("vtest.avi"))}
    write_tree(tmp_path, {"name": "Walkers", "sources": [source], "zones": [zone]})
    with running(tmp_path) as engine:
        path = "/cameras/walkers/entities"
        there = engine.until(path, lambda device: shown(device)["zone_square"] is True)
        values = shown(there)
        assert there["available"]
        assert (values["person"], values["health"], values["last_activity"]) == (
            True,
            "ok",
            "person",
        )
        assert values["people"] >= 1
        hub = engine.until("/devices/hub", lambda device: shown(device)["memory"] is not None)
        assert shown(hub)["memory"] > 10
        assert shown(hub)["disk_free"] > 0
        assert shown(hub)["cameras_online"] == 1
        (worker,) = engine.workers
        with engine.listen("states") as wait_for:
            os.kill(worker, signal.SIGKILL)
            gone = wait_for(
                lambda m: m["topic"] == "states" and m["data"]["values"].get("online") is False
            )
            assert gone["data"]["available"] is False
            assert gone["data"]["values"]["person"] is False
            assert gone["data"]["values"]["zone_square"] is False
        engine.stop()
        engine.start()
        again = shown(engine.get(path))
        assert again["summary"]
        assert again["last_activity"] == "person"
