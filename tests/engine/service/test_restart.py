"""A real engine that is backed up, changed, restored and restarted by its API."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from .conftest import Engine, running, write_tree


def post(engine: Engine, path: str, **more: Any) -> httpx.Response:
    headers = engine._headers | more.pop("headers", {})
    return httpx.post(engine._address(path), headers=headers, timeout=30, **more)


def after_restart(engine: Engine) -> None:
    """Read where the engine, still the same process, listens now."""
    assert engine.process.stdout is not None
    engine.url = engine.process.stdout.readline().rsplit(" ", 1)[-1].strip()
    engine.link = engine.process.stdout.readline().removeprefix("Open ").strip()


def test_a_backup_is_put_in_place_by_a_restart(
    tmp_path: Path, footage: Callable[[str], Path], write_settings: Callable[..., Path]
) -> None:
    write_settings(tmp_path, footage("vtest.avi"))
    with running(tmp_path) as engine:
        instance = engine.get("/system")["instance"]
        engine.until("/cameras", lambda answer: answer["cameras"][0]["healthy"])
        pid = engine.process.pid
        backup = engine.ask("/system/backup").content
        write_settings(tmp_path, footage("vtest.avi"), name="Garden")
        engine.until("/cameras", lambda answer: answer["cameras"][0]["slug"] == "garden")
        zipped = {"Content-Type": "application/zip"}
        staged = post(engine, "/system/restore", content=backup, headers=zipped)
        assert staged.status_code == 202, staged.text
        workers = engine.workers
        assert post(engine, "/system/restart").status_code == 202
        after_restart(engine)
        system = engine.get("/system")
        assert system["instance"] == instance
        assert system["restore"] is None
        assert engine.process.pid == pid
        assert engine.process.poll() is None
        assert [camera["slug"] for camera in engine.get("/cameras")["cameras"]] == ["yard"]
        engine.until("/cameras", lambda answer: answer["cameras"][0]["healthy"])
        assert not set(engine.workers) & set(workers)
        kept = tmp_path / staged.json()["kept"]
        assert "Garden" in (kept / "hearthwatch.yaml").read_text()
        told = engine.get("/system/logs", contains="restored")["lines"]
        assert [line["event"] for line in told] == ["restored"]


def test_the_log_of_the_worker_is_in_the_tail_and_levels_reach_it(
    tmp_path: Path, footage: Callable[[str], Path]
) -> None:
    camera = {"name": "Yard", "sources": [{"type": "file", "path": str(footage("vtest.avi"))}]}
    lost = {"name": "lost", "path": str(tmp_path / "lost.onnx"), "layout": "yolo"}
    write_tree(tmp_path, camera, detector={"models": [lost], "model": "lost"})
    with running(tmp_path) as engine:
        found = engine.until("/system/logs", lambda answer: _from_worker(answer["lines"]))
        line = _from_worker(found["lines"])[0]
        assert any(line["event"] in written for written in engine.log)
        figures = engine.get("/system")["processes"]
        assert set(figures) == {"service", "worker"}
        (worker,) = engine.workers
        assert figures["worker"]["pid"] == worker


def _from_worker(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["process"] == "worker"]
