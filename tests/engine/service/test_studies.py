"""Studies in a real engine, and what becomes of them when it ends."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

type Make = Callable[..., Any]


def post(engine: Any, path: str, **body: Any) -> httpx.Response:
    return httpx.post(engine._address(path), json=body, headers=engine._headers, timeout=30)


@pytest.mark.timeout(300)
def test_a_study_runs_beside_the_cameras_and_ends_with_the_engine(
    start_engine: Make, write_settings: Make, make_clip: Make, tmp_path: Path
) -> None:
    film = make_clip("film.mp4", frames=150, options={"preset": "ultrafast", "g": "15"})
    data, media = write_settings(tmp_path / "data", film), tmp_path / "media"
    engine = start_engine(data, media)
    engine.until("/cameras", lambda a: a["cameras"][0]["healthy"])
    engine.record(2)
    (clip,) = engine.clips(1)
    (worker,) = engine.workers
    begun = post(engine, f"/clips/{clip['clip_id']}/reprocess")
    assert begun.status_code == 202
    job = f"/jobs/{begun.json()['job']['id']}"
    done = engine.until(job, lambda job: job["ended"] is not None)
    assert done["state"] == "done", done
    shown = engine.get(f"/clips/{clip['clip_id']}")["filter_result"]
    assert shown == done["result"]["filter_result"]
    assert engine.workers == [worker]

    assert post(engine, "/storage/cleanup").json()["clips"] == 0

    begun = post(engine, "/cameras/yard/try", changes={"detect": {"fps": 30}})
    assert begun.status_code == 202
    engine.until(f"/jobs/{begun.json()['job']['id']}", lambda job: job["state"] != "queued")
    children = engine.workers
    engine.stop()
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
