"""A decoded picture that converts itself only as far as it is asked to."""

import threading
from typing import Final

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from hearthwatch.media.turn import SIDEWAYS

type Picture = NDArray[np.uint8]

_LUMA_FIRST: Final = frozenset(
    {"gray", "nv12", "nv16", "nv21", "nv24", "nv42"}
    | {f"yuv{kind}p" for kind in ("410", "411", "420", "422", "440", "444")}
    | {f"yuvj{kind}p" for kind in ("411", "420", "422", "440", "444")}
    | {f"yuva{kind}p" for kind in ("420", "422", "444")}
)
"""Pixel formats whose first plane is 8 bits of luma and nothing else."""

_TURNS: Final = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}
"""From degrees counter-clockwise to OpenCV's turns."""

_MATRICES: Final = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
}
"""From ITU-T H.273's matrix coefficients to swscale's."""


class Frame:
    """One picture with its times, upright: what the camera wants turned is turned.

    Any thread may ask for its pictures; they are converted one at a time.

    Attributes:
        time: in seconds on the stream's clock; grows strictly from frame to frame.
        captured: when its packet was read, in seconds since 1970 UTC.
        decoded: when it had become a picture, in seconds since 1970 UTC.
        index: counts frames from 0 as the decoder gives them.
        keyframe: it was decoded without the help of another.
    """

    __slots__ = (
        "_bgr",
        "_converting",
        "_raw",
        "_small",
        "_turn",
        "captured",
        "decoded",
        "index",
        "keyframe",
        "time",
    )

    def __init__(
        self,
        raw: av.VideoFrame,
        *,
        time: float,
        captured: float,
        decoded: float,
        index: int,
        rotation: int = 0,
    ) -> None:
        self.time = time
        self.captured = captured
        self.decoded = decoded
        self.index = index
        self.keyframe = raw.key_frame
        self._raw = raw
        self._turn = rotation
        self._small: tuple[tuple[int, int, int], Picture] | None = None
        self._bgr: Picture | None = None
        self._converting = threading.Lock()

    def __repr__(self) -> str:
        size = f"{self.width}x{self.height}"
        return f"<Frame {self.index} at {self.time:.3f} s, {size} {self.pixel_format}>"

    @property
    def width(self) -> int:
        """Pixels in a row."""
        return self._raw.height if self._turn in SIDEWAYS else self._raw.width

    @property
    def height(self) -> int:
        """Rows of pixels."""
        return self._raw.width if self._turn in SIDEWAYS else self._raw.height

    @property
    def pixel_format(self) -> str:
        """The name libav gives to the way pixels are stored, such as ``yuv420p``."""
        return self._raw.format.name

    def luma(
        self, width: int = 0, height: int = 0, *, interpolation: int = cv2.INTER_LINEAR
    ) -> Picture:
        """Return brightness alone, the cheapest picture there is.

        Values are as the camera sent them: 16..235 for most, 0..255 for some.

        Args:
            width: of the result; 0 keeps the frame's.
            height: of the result; 0 keeps the frame's.
            interpolation: OpenCV's; linear unless nearest is wanted.

        Returns:
            A uint8 array of shape (height, width). It may be a read-only view of the frame, or
            the one that was asked for before: treat it as read-only.
        """
        wanted = (width or self.width, height or self.height, interpolation)
        with self._converting:
            if self._small is not None and self._small[0] == wanted:
                return self._small[1]
            picture = self._shrink(_luma_plane(self._raw), *wanted)
            if picture.size < self._raw.width * self._raw.height:
                self._small = wanted, picture
        return picture

    def bgr(self) -> Picture:
        """Return the picture in colour: uint8 of shape (height, width, 3), blue first.

        It is converted once and kept; treat it as read-only.
        """
        with self._converting:
            if self._bgr is None:
                self._bgr = self._upright(_to_bgr(self._raw))
            return self._bgr

    def scaled(self, width: int, height: int) -> av.VideoFrame:
        """Return the picture in another size as yuv420p, the form that encoders take."""
        if self._turn:
            turned = av.VideoFrame.from_ndarray(self.bgr(), format="bgr24")
            return turned.reformat(width=width, height=height, format="yuv420p", threads=1)
        with self._converting:
            return self._raw.reformat(width=width, height=height, format="yuv420p", threads=1)

    def jpeg(
        self, width: int | None = None, height: int | None = None, *, quality: int = 85
    ) -> bytes:
        """Return the picture as JPEG, its shape kept and never larger than the frame.

        Args:
            width: of the result in pixels at most; None or 0 sets no bound.
            height: likewise.
            quality: 0 (small and ugly) to 100.
        """
        picture = self.bgr()
        scale = min(1.0, (width or self.width) / self.width, (height or self.height) / self.height)
        if scale < 1:
            size = (max(1, round(self.width * scale)), max(1, round(self.height * scale)))
            picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
        _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        return data.tobytes()

    def _shrink(self, plane: Picture, width: int, height: int, interpolation: int) -> Picture:
        """Bring a plane to a size, and turn it only then: that is cheaper."""
        if (width, height) != (self.width, self.height):
            size = (height, width) if self._turn in SIDEWAYS else (width, height)
            plane = np.asarray(cv2.resize(plane, size, interpolation=interpolation), np.uint8)
        return self._upright(plane)

    def _upright(self, picture: Picture) -> Picture:
        return np.asarray(cv2.rotate(picture, _TURNS[self._turn])) if self._turn else picture


def _luma_plane(raw: av.VideoFrame) -> Picture:
    """View the luma of a frame in place where it lies there by itself and not upside down."""
    if raw.format.name not in _LUMA_FIRST or raw.planes[0].line_size < 0:
        raw = raw.reformat(format="nv12" if raw.format.name == "yuv420p" else "yuv420p", threads=1)
    plane = raw.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]


def _to_bgr(raw: av.VideoFrame) -> Picture:
    """Convert with the matrix the stream names, else the one usual for pictures of its size."""
    matrix = _MATRICES.get(
        raw.colorspace, Colorspace.ITU709 if raw.height >= 720 else Colorspace.ITU601
    )
    full = raw.color_range == ColorRange.JPEG or raw.format.name.startswith("yuvj")
    converted = raw.reformat(
        format="bgr24",
        src_colorspace=matrix,
        src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        threads=1,
    )
    return np.asarray(converted.to_ndarray(), np.uint8)
