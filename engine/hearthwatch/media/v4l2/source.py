"""A camera that is connected by USB."""

import errno
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import av

from hearthwatch.media.background import BackgroundStream
from hearthwatch.media.errors import (
    EndedError,
    NotVideoError,
    RefusedError,
    SourceError,
    UnreachableError,
)
from hearthwatch.media.late import LateStream
from hearthwatch.media.libav import Demuxer, Opening
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.v4l2.card import Card, CardError, fault_of, read_card

type PictureFormat = Literal["auto", "h264", "mjpeg", "raw"]

_NODE: Final = re.compile(r"/dev/video\d{1,3}")
_SILENCE: Final = 10.0
"""Seconds without a picture after which a camera is given up."""

_COMPRESSED: Final = {"H264": "h264", "MJPG": "mjpeg", "JPEG": "mjpeg"}
_BEST: Final = ("h264", "mjpeg", "raw")
"""H.264 is recorded as it comes; raw pictures of this size hardly fit through a USB cable."""

_WORDS: Final = {"h264": "H.264", "mjpeg": "MJPEG", "raw": "raw pictures"}


@dataclass(frozen=True, slots=True)
class V4l2Source:
    """A USB camera.

    Attributes:
        device: such as ``/dev/video0``, or a link to it below ``/dev/v4l``.
        width: of the pictures that are asked for; the camera takes what is nearest.
        fps: pictures per second, likewise.
        format: of the pictures; `auto` takes the one that costs least.
        ask: what a device is.
    """

    device: Path
    width: int = 1280
    height: int = 720
    fps: float = 10.0
    format: PictureFormat = "auto"
    ask: Callable[[Path], Card] = field(default=read_card, repr=False)

    @property
    def name(self) -> str:
        """The device."""
        return str(self.device)

    @property
    def endless(self) -> bool:
        """A camera is never meant to end."""
        return True

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> BackgroundStream:
        """Prepare to read the camera."""
        timeline = timeline or Timeline()
        return BackgroundStream(
            LateStream(self.name, lambda: Demuxer(self.opening(), timeline, notify)),
            self.name,
            timeout=_SILENCE,
            patience=timeline.patience,
            notify=notify,
        )

    def opening(self) -> Opening:
        """Ask the camera what it can give, and say how to read that.

        Raises:
            SourceError: it cannot be used.
        """
        node = Path(os.path.realpath(self.device))
        try:
            card = self._card(node)
        except CardError as error:
            raise UnreachableError(self.name, str(error)) from None
        return Opening(
            name=self.name,
            url=str(node),
            options=self._options(self._chosen(card)),
            timeouts=(_SILENCE, _SILENCE),
            live=True,
            translate=self._translate,
            format="v4l2",
            lent=True,
        )

    def _card(self, node: Path) -> Card:
        if not _NODE.fullmatch(str(node)):
            there = os.path.lexists(self.device)
            raise CardError("this is no camera" if there else "the camera is not plugged in")
        return self.ask(node)

    def _chosen(self, card: Card) -> str:
        offered = {_COMPRESSED.get(code, "raw") for code in card.formats}
        if self.format == "auto":
            return next((one for one in _BEST if one in offered), "raw")
        if offered and self.format not in offered:
            there = ", ".join(_WORDS[one] for one in _BEST if one in offered)
            wanted = _WORDS[self.format]
            raise NotVideoError(self.name, f"the camera gives no {wanted}, but {there}")
        return self.format

    def _options(self, chosen: str) -> dict[str, str]:
        options = {
            "video_size": f"{self.width}x{self.height}",
            "framerate": f"{self.fps:g}",
            "analyzeduration": "2000000",
            "fpsprobesize": "0",
        }
        return options if chosen == "raw" else {**options, "input_format": chosen}

    def _translate(self, error: av.FFmpegError, *, opened: bool) -> SourceError:
        if opened:
            gone = error.errno in {errno.ENODEV, errno.ENXIO}
            words = "the camera was unplugged" if gone else "the camera gives nothing any more"
            return EndedError(self.name, words)
        if error.errno == errno.EINVAL:
            return RefusedError(self.name, "the camera gives no pictures of this size and format")
        return RefusedError(self.name, fault_of(OSError(error.errno, error.strerror), self.device))
