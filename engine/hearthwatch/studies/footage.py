"""The frames of a video file, and its sound, all of them, as fast as they are taken."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from hearthwatch.media import Decoder, FileSource, Frame, Packet, SourceError


class Footage:
    """A video file opened for going through it once.

    Attributes:
        duration: in seconds, as the file says; None when it does not.

    Raises:
        SourceError: the file cannot be played.
    """

    def __init__(
        self, path: Path, *, threads: int = 0, hear: Callable[[Packet], None] | None = None
    ) -> None:
        """Open a file.

        Args:
            path: of the file.
            threads: that decode it; 0: as many as there are cores, at most 2.
            hear: is given each packet, of pictures and of sound, before its frames; None: nobody
                listens.
        """
        self._path = path
        self._threads = threads or min(os.process_cpu_count() or 1, 2)
        self._hear = hear
        self._stream = FileSource(path, sound=hear is not None).stream()
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
                if self._hear is not None:
                    self._hear(packet)
                for frame in decoder.decode(packet):
                    yield frame
            for frame in decoder.flush():
                yield frame
        if frame is None:
            raise SourceError(str(self._path), "not one frame of it could be decoded")
