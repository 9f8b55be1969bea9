"""The frames of a video file, all of them, as fast as they are taken."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from hearthwatch.media import Decoder, FileSource, Frame, SourceError


class Footage:
    """A video file opened for going through it once.

    Attributes:
        duration: in seconds, as the file says; None when it does not.

    Raises:
        SourceError: the file cannot be played.
    """

    def __init__(self, path: Path, *, threads: int = 0) -> None:
        """Open a file.

        Args:
            path: of the file.
            threads: that decode it; 0: as many as there are cores, at most 2.
        """
        self._path = path
        self._threads = threads or min(os.process_cpu_count() or 1, 2)
        self._stream = FileSource(path).stream()
        self.duration = self._stream.open().duration

    def __iter__(self) -> Iterator[Frame]:
        """Give every frame in the order of showing.

        Raises:
            SourceError: reading failed, or there was not one frame.
        """
        decoder = Decoder(threads=self._threads)
        frame: Frame | None = None
        with contextlib.closing(self._stream):
            for packet in self._stream:
                for frame in decoder.decode(packet):
                    yield frame
            for frame in decoder.flush():
                yield frame
        if frame is None:
            raise SourceError(str(self._path), "not one frame of it could be decoded")
