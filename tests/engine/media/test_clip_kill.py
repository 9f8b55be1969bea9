"""A recording process is killed in the middle of its work."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from hearthwatch.media import mend

WRITER = """
import sys
from pathlib import Path
from uuid import UUID
from hearthwatch.media import FileSource, Place, Recording, Ring

class Listener:
    def opened(self, path, start): pass
    def closed(self, facts): pass
    def lost(self, dropped): print("lost", flush=True)
    def failed(self, error): print(error, flush=True)

film, clip = map(Path, sys.argv[1:])
stream = FileSource(film, realtime=True, loop=True, sound=True).stream()
stream.open()
ring = Ring("camera")
Recording(ring.follow(), Place(UUID(int=1), lambda start: clip), Listener()).start()
for packet in stream:
    ring.append(packet)
    if not packet.sound:
        print(packet.time, flush=True)
"""


def test_a_killed_recording_loses_less_than_a_second(
    make_clip: Callable[..., Path], add_sound: Callable[..., Path], tmp_path: Path
) -> None:
    options = {"preset": "veryfast", "g": "15", "bf": "2"}
    film = add_sound(make_clip("a.mp4", frames=60, options=options), "pcm_alaw", seconds=4.0)
    clip = tmp_path / "clip.mp4"
    command = [sys.executable, "-c", WRITER, str(film), str(clip)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if float(line) > 2.5:
                break
        writer.kill()
        written = max([2.5, *map(float, writer.stdout.read().split())])
    (part,) = tmp_path.glob("clip.part.mp4")
    facts = mend(part)
    assert facts is not None
    assert facts.path == clip
    assert written - facts.duration < 1.0
    with av.open(str(clip)) as container:
        shown = [float(frame.pts * frame.time_base) for frame in container.decode(video=0)]
    assert len(shown) == pytest.approx(facts.duration * 15, abs=1)
    assert facts.sound == "aac"
    assert time.time() - (facts.start.timestamp() if facts.start else 0) < 60
