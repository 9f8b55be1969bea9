"""Recorded footage with boxes drawn into it, for looking at what a replay found."""

import zlib
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np

from hearthwatch.studies.footage import Footage
from hearthwatch.studies.replay import ReplayResult
from hearthwatch.vision.detector import Picture
from hearthwatch.vision.tracking import Sighting, boxes_at

_CODEC: Final = "libvpx-vp9"
_OPTIONS: Final = {"deadline": "realtime", "cpu-used": "8", "crf": "32", "b": "0"}
_TIME_BASE: Final = Fraction(1, 90_000)
_FONT: Final = cv2.FONT_HERSHEY_SIMPLEX


class AnnotateError(Exception):
    """The annotated video cannot be written; the text says why."""


def annotate(video: Path, result: ReplayResult, output: Path) -> None:
    """Write a copy of the video in which every confirmed track is drawn with label and id.

    Args:
        video: that was replayed.
        result: of the replay.
        output: the file to write; its ending (``.mp4``, ``.webm``, ``.mkv``) names the container.

    Raises:
        AnnotateError: the container is unknown, or the file cannot be written.
        SourceError: the video cannot be read any more.
    """
    boxes = _boxes(result)
    width, height = result.size
    try:
        with av.open(str(output), "w") as container:
            stream = container.add_stream(_CODEC, options=_OPTIONS)
            stream.width, stream.height = width & ~1, height & ~1
            stream.pix_fmt = "yuv420p"
            stream.codec_context.time_base = stream.time_base = _TIME_BASE
            for number, source in enumerate(Footage(video)):
                drawn = _draw(source.bgr(), boxes[number], f"{result.times[number]:.1f} s")
                frame = av.VideoFrame.from_ndarray(drawn[: height & ~1, : width & ~1], "bgr24")
                frame.time_base = _TIME_BASE
                frame.pts = round((result.times[number] - result.times[0]) / _TIME_BASE)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    except (av.FFmpegError, ValueError, OSError) as error:
        raise AnnotateError(f"{output}: cannot be written ({error})") from error


type _Drawn = tuple[str, Sighting]


def _boxes(result: ReplayResult) -> defaultdict[int, list[_Drawn]]:
    """Return what to draw, by frame."""
    boxes: defaultdict[int, list[_Drawn]] = defaultdict(list)
    for ended in result.tracks:
        if ended.track.confirmed_at is None:
            continue
        name = f"{ended.track.label} {ended.track.id}"
        for number, sighting in enumerate(boxes_at(ended.history, result.times)):
            if sighting:
                boxes[number].append((name, sighting))
    return boxes


def _draw(picture: Picture, boxes: list[_Drawn], corner: str) -> Picture:
    height, width = picture.shape[:2]
    drawn = picture.copy()
    size = max(height / 1000, 0.4)
    for name, sighting in boxes:
        box = sighting.box.clipped()
        left, top = round(box.x * width), round(box.y * height)
        right, bottom = round(box.right * width), round(box.bottom * height)
        colour = _colour(name)
        cv2.rectangle(drawn, (left, top), (right, bottom), colour, 2)
        text = f"{name} {sighting.score:.2f}"
        cv2.putText(drawn, text, (left, max(top - 4, 10)), _FONT, size, colour, 1, cv2.LINE_AA)
    cv2.putText(drawn, corner, (6, height - 8), _FONT, size, (255, 255, 255), 1, cv2.LINE_AA)
    return drawn


def _colour(name: str) -> tuple[int, int, int]:
    """Return a bright colour that belongs to a name."""
    hue = zlib.crc32(name.encode()) % 180
    pixel = cv2.cvtColor(np.array([[[hue, 200, 255]]], np.uint8), cv2.COLOR_HSV2BGR)[0, 0]
    return int(pixel[0]), int(pixel[1]), int(pixel[2])
