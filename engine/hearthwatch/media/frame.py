"""A decoded picture that converts itself only as far as it is asked to."""

import threading
from typing import Final

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

type Picture = NDArray[np.uint8]

_LUMA_FIRST: Final = frozenset(
    {"gray", "nv12", "nv16", "nv21", "nv24", "nv42"}
    | {f"yuv{kind}p" for kind in ("410", "411", "420", "422", "440", "444")}
    | {f"yuvj{kind}p" for kind in ("411", "420", "422", "440", "444")}
    | {f"yuva{kind}p" for kind in ("420", "422", "444")}
)
"""Pixel formats whose first plane is 8 bits of luma and nothing else."""

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
    """One picture with its times.

    Any thread may ask for its pictures; they are converted one at a time.

    Attributes:
        time: in seconds on the stream's clock; grows strictly from frame to frame.
        captured: when its packet was read, in seconds since 1970 UTC.
        decoded: when it had become a picture, in seconds since 1970 UTC.
        index: counts frames from 0 as the decoder gives them.
        keyframe: it was decoded without the help of another.
    """

    __slots__ = ("_bgr", "_converting", "_raw", "captured", "decoded", "index", "keyframe", "time")

    def __init__(
        self, raw: av.VideoFrame, *, time: float, captured: float, decoded: float, index: int
    ) -> None:
        self.time = time
        self.captured = captured
        self.decoded = decoded
        self.index = index
        self.keyframe = raw.key_frame
        self._raw = raw
        self._bgr: Picture | None = None
        self._converting = threading.Lock()

    def __repr__(self) -> str:
        size = f"{self.width}x{self.height}"
        return f"<Frame {self.index} at {self.time:.3f} s, {size} {self.pixel_format}>"

    @property
    def width(self) -> int:
        """Pixels in a row."""
        return self._raw.width

    @property
    def height(self) -> int:
        """Rows of pixels."""
        return self._raw.height

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
            A uint8 array of shape (height, width). It may be a read-only view of the frame.
        """
        with self._converting:
            plane = _luma_plane(self._raw)
        size = (width or self.width, height or self.height)
        if size == (self.width, self.height):
            return plane
        return np.asarray(cv2.resize(plane, size, interpolation=interpolation), np.uint8)

    def bgr(self) -> Picture:
        """Return the picture in colour: uint8 of shape (height, width, 3), blue first.

        It is converted once and kept; treat it as read-only.
        """
        with self._converting:
            if self._bgr is None:
                self._bgr = _to_bgr(self._raw)
            return self._bgr

    def jpeg(self, width: int | None = None, quality: int = 85) -> bytes:
        """Return the picture as JPEG.

        Args:
            width: of the result in pixels; never larger than the frame. None keeps the size.
            quality: 0 (small and ugly) to 100.
        """
        picture = self.bgr()
        if width is not None and 0 < width < self.width:
            height = max(1, round(self.height * width / self.width))
            picture = np.asarray(
                cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8
            )
        _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        return data.tobytes()


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
