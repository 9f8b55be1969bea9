"""Replays of real footage: the same answer every time, in every form."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest
from av.video.frame import PictureType
from typer.testing import CliRunner

from hearthwatch.cli import app

ENVELOPE = {"id", "type", "camera_id", "camera", "timestamp", "data", "trace"}


@pytest.fixture(scope="session")
def walk(footage: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first twelve seconds of people walking, as a file of its own."""
    path = tmp_path_factory.mktemp("footage") / "walk.avi"
    with av.open(str(footage("vtest.avi"))) as source, av.open(str(path), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is None or packet.pts * packet.time_base > 12:
                break
            packet.stream = stream
            target.mux(packet)
    return path


def replay(*args: str | Path) -> str:
    result = CliRunner().invoke(app, ["replay", *map(str, args)])
    assert result.exit_code == 0, result.output
    return result.stderr


def test_the_same_footage_gives_the_same_bytes(walk: Path, tmp_path: Path) -> None:
    outputs = []
    for number in range(2):
        events, mot = tmp_path / f"{number}.jsonl", tmp_path / f"{number}.txt"
        args = [sys.executable, "-m", "hearthwatch", "replay", walk]
        args += ["--start", "2026-11-21T08:00:00Z", "--events", events, "--mot", mot]
        engine = str(Path(__file__).parents[3] / "engine")
        done = subprocess.run(args, capture_output=True, env={"PYTHONPATH": engine}, check=True)
        assert done.stdout == b""
        outputs.append((events.read_bytes(), mot.read_bytes()))
    assert outputs[0] == outputs[1]
    assert all(outputs[0])


def test_events_carry_footage_time(walk: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    replay(walk, "--start", "2026-11-21T08:00:00Z", "--events", path)
    events = [json.loads(line) for line in path.read_text().splitlines()]
    assert all(set(event) == ENVELOPE for event in events)
    assert all(event["timestamp"].startswith("2026-11-21T08:00:") for event in events)
    assert all(event["trace"]["confirmed"] == event["timestamp"] for event in events)
    assert [event["id"] for event in events] == sorted(event["id"] for event in events)
    kinds = Counter(event["type"] for event in events)
    assert kinds["object_detected"] == kinds["object_left"] >= 3


def test_rows_say_where_each_person_was_in_every_frame(walk: Path, tmp_path: Path) -> None:
    path = tmp_path / "mot.txt"
    replay(walk, "--mot", path)
    rows = [line.split(",") for line in path.read_text().splitlines()]
    assert all(len(row) == 10 and row[7:] == ["-1", "-1", "-1"] for row in rows)
    frames: dict[str, list[int]] = {}
    for row in rows:
        frames.setdefault(row[1], []).append(int(row[0]))
        left, top, width, height, score = map(float, row[2:7])
        assert left >= 0
        assert top >= 0
        assert left + width <= 768.01
        assert top + height <= 576.01
        assert 0 < score <= 1
    for seen in frames.values():
        assert seen == list(range(seen[0], seen[-1] + 1))
    replay(walk, "--mot", path, "--label", "car")
    assert len(path.read_text().splitlines()) < len(rows)


def test_settings_of_a_camera_hold(walk: Path, tmp_path: Path) -> None:
    zone = {"name": "All", "points": [[0, 0], [1, 0], [1, 1], [0, 1]]}
    source = {"type": "file", "path": "unused.mp4"}
    cameras = [
        {"name": "One", "sources": [source], "zones": [zone]},
        {"name": "Two", "sources": [source], "detect": {"labels": ["dog"]}},
    ]
    settings, events = tmp_path / "hearthwatch.yaml", tmp_path / "events.jsonl"
    settings.write_text(json.dumps({"cameras": cameras}))
    replay(walk, "--settings", settings, "--camera", "one", "--events", events)
    assert '"zone_breach"' in events.read_text()
    replay(walk, "--settings", settings, "--camera", "two", "--events", events)
    assert "object_detected" not in events.read_text()
    for args in (["--camera", "three"], []):
        result = CliRunner().invoke(app, ["replay", str(walk), "--settings", str(settings), *args])
        assert result.exit_code == 2
        assert "camera" in result.stderr


def test_annotated_footage_plays_and_has_every_frame(walk: Path, tmp_path: Path) -> None:
    for name in ("out.mp4", "out.webm"):
        replay(walk, "--annotate", tmp_path / name)
        with av.open(str(tmp_path / name)) as drawn, av.open(str(walk)) as source:
            stream = drawn.streams.video[0]
            assert (stream.width, stream.height) == (768, 576)
            frames = sum(1 for _ in drawn.decode(video=0))
            assert frames == sum(1 for _ in source.decode(video=0))


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "notes.avi"), (b"this is no video" * 100, "notes.avi")]
)
def test_what_is_no_video_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "notes.avi"
    path.write_bytes(content)
    events = tmp_path / "events.jsonl"
    result = CliRunner().invoke(app, ["replay", str(path), "--events", str(events)])
    assert result.exit_code == 1
    assert says in result.stderr
    assert not events.exists()


def test_a_truncated_file_is_replayed_as_far_as_it_goes(walk: Path, tmp_path: Path) -> None:
    path, mot = tmp_path / "cut.avi", tmp_path / "mot.txt"
    path.write_bytes(walk.read_bytes()[: walk.stat().st_size * 2 // 3])
    replay(path, "--mot", mot)
    assert mot.read_text()


def test_an_unknown_container_or_a_bad_moment_is_refused(walk: Path, tmp_path: Path) -> None:
    for args in (["--annotate", str(tmp_path / "out.xyz")], ["--start", "yesterday"]):
        result = CliRunner().invoke(app, ["replay", str(walk), *args])
        assert result.exit_code in {1, 2}
        assert args[1] in result.stderr


def test_a_picture_that_changes_its_size_is_a_new_scene(
    footage: Callable[[str], Path], tmp_path: Path
) -> None:
    parts = []
    for width, height in ((768, 576), (384, 288)):
        part = tmp_path / f"{width}.ts"
        _encode(footage("vtest.avi"), part, width, height)
        parts.append(part.read_bytes())
    path, events = tmp_path / "both.ts", tmp_path / "events.jsonl"
    path.write_bytes(b"".join(parts))
    replay(path, "--events", events)
    found = [json.loads(line) for line in events.read_text().splitlines()]
    kinds = Counter(event["type"] for event in found)
    assert kinds["object_detected"] == kinds["object_left"]
    tracks = [e["data"]["track_id"] for e in found if e["type"] == "object_detected"]
    assert len(tracks) == len(set(tracks))


def _encode(source: Path, target: Path, width: int, height: int) -> None:
    """Write the beginning of a clip as MPEG-2 in another size."""
    with av.open(str(source)) as clip, av.open(str(target), "w") as out:
        stream = out.add_stream("mpeg2video", rate=25)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.bit_rate, stream.codec_context.time_base = 4_000_000, Fraction(1, 25)
        for number, frame in enumerate(clip.decode(video=0)):
            if number == 60:
                break
            small = frame.reformat(width, height, "yuv420p")
            small.pts, small.time_base, small.pict_type = number, Fraction(1, 10), PictureType.NONE
            out.mux(stream.encode(small))
        out.mux(stream.encode(None))
