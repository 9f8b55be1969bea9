"""The media folder goes away, fills up or breaks while the engine runs."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest
from ruamel.yaml import YAML

type Make = Callable[..., Any]

QUIET = {"record": {"mode": "off", "pre": 0}}


@pytest.fixture
def film(make_clip: Make) -> Path:
    path: Path = make_clip("film.mp4", frames=150)
    return path


def pictures_in(mp4: bytes) -> int:
    with av.open(io.BytesIO(mp4)) as played:
        return sum(1 for _ in played.decode(video=0))


@pytest.mark.timeout(240)
def test_a_share_that_goes_and_comes_back(
    make_share: Make, start_engine: Make, write_settings: Make, film: Path, tmp_path: Path
) -> None:
    share = make_share()
    engine = start_engine(write_settings(tmp_path / "data", film, **QUIET), share.folder)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["state"] == "online")
    engine.record(1)
    engine.clips(1)
    share.unplug()
    told = engine.until("/storage", lambda a: a["problem"])
    assert "its disk or share is not there" in told["problem"]
    engine.record(120)
    seen = engine.get("/cameras")["cameras"][0]["status"]["last_frame"]
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["last_frame"] > seen)
    assert engine.get("/clips")["total"] == 1
    assert list(share.folder.iterdir()) == []
    share.plug()
    engine.until("/storage", lambda a: a["problem"] is None)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])
    engine.stop()
    engine.start()
    first, second = engine.clips(2)
    assert (first["cause"], second["cause"]) == ("command", "command")
    gone, back = (text for text in engine.alerts() if "media folder" in text)
    assert "cannot be used: its disk or share is not there" in gone
    assert "can be used again" in back


@pytest.mark.timeout(240)
def test_the_bare_folder_is_not_used_after_a_restart_either(
    make_share: Make, start_engine: Make, write_settings: Make, film: Path, tmp_path: Path
) -> None:
    share = make_share()
    data = write_settings(tmp_path / "data", film, **QUIET)
    engine = start_engine(data, share.folder)
    engine.until("/storage", lambda a: a["problem"] is None)
    engine.stop()
    share.unplug()
    engine.start()
    engine.until("/storage", lambda a: a["problem"])
    engine.record(120)
    share.mount("-t", "tmpfs", "none", str(share.folder))
    told = engine.until("/storage", lambda a: "another disk" in (a["problem"] or ""))
    assert "make an empty file" in told["problem"]
    assert list(share.folder.iterdir()) == []
    (share.folder / ".hearthwatch").touch()
    engine.until("/storage", lambda a: a["problem"] is None)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])


@pytest.mark.timeout(240)
def test_a_share_that_becomes_read_only(
    make_share: Make, start_engine: Make, write_settings: Make, film: Path, tmp_path: Path
) -> None:
    share = make_share()
    engine = start_engine(write_settings(tmp_path / "data", film, **QUIET), share.folder)
    engine.until("/storage", lambda a: a["problem"] is None)
    share.mount("-o", "remount,bind,ro", str(share.folder))
    told = engine.until("/storage", lambda a: a["problem"])
    assert told["problem"] == "its disk is read-only"
    engine.record(120)
    share.mount("-o", "remount,bind,rw", str(share.folder))
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])


@pytest.mark.timeout(240)
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv")
def test_a_folder_that_may_not_be_written_to(
    make_share: Make, start_engine: Make, write_settings: Make, film: Path, tmp_path: Path
) -> None:
    share = make_share()
    data = write_settings(tmp_path / "data", film, **QUIET)
    weak = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    engine = start_engine(data, share.folder, *weak)
    engine.until("/storage", lambda a: a["problem"] is None)
    share.folder.chmod(0o500)
    told = engine.until("/storage", lambda a: a["problem"])
    assert told["problem"] == "it may not be written to"
    engine.record(120)
    share.folder.chmod(0o700)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])


@pytest.mark.timeout(240)
def test_a_full_disk_gives_up_one_thing_after_the_other_and_events_never(
    make_share: Make, start_engine: Make, write_settings: Make, film: Path, tmp_path: Path
) -> None:
    share = make_share("100m")
    record = {"record": {"mode": "continuous"}}
    engine = start_engine(write_settings(tmp_path / "data", film, **record), share.folder)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])
    filling = share.disk / "other"
    for free, expected in (
        (4.0, ["thumbnails"]),
        (2.5, ["thumbnails", "continuous"]),
        (1.0, ["thumbnails", "continuous", "clips"]),
    ):
        fill(filling, share.disk, free)
        told = engine.until("/storage", lambda a, e=expected: a["giving_up"] == e)
        assert "of the disk are free" in told["shortage"]
    engine.until("/cameras", lambda a: not a["cameras"][0]["status"]["recording"])
    assert engine.get("/health")["status"] == "degraded"
    filling.unlink()
    engine.until("/storage", lambda a: a["giving_up"] == [])
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])
    told = engine.alerts()
    assert [
        word
        for text in told
        for word in ("thumbnails", "continuously", "Events are still")
        if word in text
    ] == ["thumbnails", "continuously", "Events are still"]
    assert "is room" in told[-1]


def fill(file: Path, disk: Path, free: float) -> None:
    """Fill a disk until so many megabytes are free."""
    left = shutil.disk_usage(disk).free - free * 1e6
    with file.open("ab") as stream:
        stream.write(bytes(int(left)))


@pytest.mark.timeout(240)
@pytest.mark.skipif(shutil.which("fsfreeze") is None, reason="needs fsfreeze")
def test_a_disk_that_is_stuck_stalls_neither_capture_nor_events(
    make_share: Make, start_engine: Make, write_settings: Make, film: Path, tmp_path: Path
) -> None:
    share = make_share("96m")
    image = share.disk / "image"
    subprocess.run(["truncate", "-s", "64M", image], check=True)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    share.unplug()
    try:
        share.mount("-o", "loop", str(image), str(share.folder))
    except subprocess.CalledProcessError:
        pytest.skip("this machine has no loop devices")
    engine = start_engine(write_settings(tmp_path / "data", film, **QUIET), share.folder)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["state"] == "online")
    engine.record(10)
    engine.until("/cameras", lambda a: a["cameras"][0]["status"]["recording"])
    subprocess.run(["fsfreeze", "-f", share.folder], check=True)
    try:
        seen = engine.get("/cameras")["cameras"][0]["status"]["last_frame"]
        engine.until("/cameras", lambda a: a["cameras"][0]["status"]["last_frame"] > seen)
        file = tmp_path / "data" / "hearthwatch.yaml"
        garden = {"name": "Garden", "sources": [{"type": "file", "path": str(film)}]}
        yaml = YAML()
        settings = yaml.load(file)
        settings["cameras"].append(garden)
        yaml.dump(settings, file)
        engine.until("/cameras", lambda a: a["total"] == 2)
        engine.until("/events", lambda a: a["total"], event_type="camera_online", camera="garden")
    finally:
        subprocess.run(["fsfreeze", "-u", share.folder], check=True)
    (clip,) = engine.clips(1)
    media = engine.ask(f"/clips/{clip['clip_id']}/media").content
    assert pictures_in(media) / 15 == pytest.approx(clip["duration"], abs=0.1)
