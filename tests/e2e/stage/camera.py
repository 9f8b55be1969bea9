"""A camera that shows people walking."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import PictureType

from hearthwatch.studies.bench.children import running

RTSP_CAMERA = Path(__file__).parents[3] / "script/rtsp-camera"


def film(clip: Path, path: Path, *, rate: int = 10) -> Path:
    """Write a clip anew as cameras send it, unless that was done before.

    It is H.264 with a keyframe every other second.
    """
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part.mp4")
    options = {"preset": "ultrafast", "crf": "20", "g": str(2 * rate), "bf": "0"}
    with av.open(str(clip)) as source, av.open(str(partial), "w") as target:
        stream = target.add_stream("libx264", rate=rate, options=options)
        shown = source.streams.video[0]
        stream.width, stream.height, stream.pix_fmt = shown.width, shown.height, "yuv420p"
        for number, frame in enumerate(source.decode(shown)):
            picture = frame.reformat(format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, rate)
            picture.pict_type = PictureType.NONE
            target.mux(stream.encode(picture))
        target.mux(stream.encode(None))
    return partial.rename(path)


@contextmanager
def playing(
    path: Path, folder: Path, *, user: str, password: str, within: Sequence[str] = ()
) -> Iterator[str]:
    """Play a film over RTSP, round and round, and yield its address with user and password.

    Args:
        within: what goes before the command.
    """
    words = [
        *within,
        str(RTSP_CAMERA),
        "--user",
        user,
        "--password",
        password,
        "0",
        f"camera={path}",
    ]
    with running(words, folder / "camera.log") as server:
        yield f"rtsp://{user}:{password}@{server.word('rtsp://')}"
