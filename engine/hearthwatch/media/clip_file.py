"""One clip's file while it is being written."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Final
from uuid import UUID

import av

from hearthwatch.media.clip_errors import ClipError, UnfitError, clip_error
from hearthwatch.media.clip_facts import (
    CAMERA_TAG,
    CAUSE_TAG,
    START_TAG,
    ClipFacts,
    mend,
    move,
    part_path,
    probe,
)
from hearthwatch.media.format import Format
from hearthwatch.media.muxer import Muxer
from hearthwatch.media.packet import Packet
from hearthwatch.model.clip import ClipCause

_OPTIONS: Final[Mapping[str, str]] = {
    "movflags": "hybrid_fragmented+empty_moov+frag_keyframe+default_base_moof"
    "+negative_cts_offsets+use_metadata_tags",
    "frag_duration": "400000",
    "flush_packets": "1",
    "max_interleave_delta": "200000",
}
"""A fragment every 0.4 s or at a keyframe, written at once, so that a crash costs less than a
second; sound that fails to come holds pictures up for 0.2 s at most. At its end the file becomes a
plain MP4, which players can search, by one write of eight bytes."""


class ClipFile:
    """Writes packets of one format as one MP4 file.

    While it is written its name has ``.part`` before the ending. It may be read all the time: what
    is there can be played. The start (UTC), the camera's id and the cause stand at the file's
    beginning, where a crash leaves them, so that a folder of clips explains itself whatever the
    files are called.

    Attributes:
        path: that it will have in the end.
        start: when its first picture was captured.
        time: stream time of the first picture.
        refused: packets that were too damaged to be written.
    """

    def __init__(
        self, path: Path, first: Packet, form: Format, camera_id: UUID, cause: ClipCause
    ) -> None:
        """Create the file for packets of which the first is given; it is not written yet.

        Raises:
            ClipError: the file cannot be created.
        """
        self.path = path
        self.start = datetime.fromtimestamp(first.captured, UTC)
        self.time = first.time
        self.refused = 0
        self._part = part_path(path)
        self._begun = False
        tags = {
            START_TAG: self.start.isoformat().replace("+00:00", "Z"),
            CAMERA_TAG: str(camera_id),
            CAUSE_TAG: cause.value,
            "creation_time": self.start.isoformat(),
        }
        try:
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            self._output = _Output(self._part)
        except OSError as error:
            raise clip_error(path, error) from None
        try:
            self._muxer = Muxer(self._output, "mp4", form, options=_OPTIONS, metadata=tags)
        except (av.FFmpegError, ValueError) as error:
            self._output.give_up()
            self._part.unlink(missing_ok=True)
            raise UnfitError(path, f"{form.codec} cannot be put into MP4") from error

    def add(self, packet: Packet) -> None:
        """Write a packet.

        Raises:
            ClipError: it cannot be written; call `abandon`.
        """
        try:
            self._muxer.add(packet)
            self._begun = True
        except OSError as error:
            raise self._translate(error) from None
        except av.FFmpegError:
            if not self._begun:
                text = "the camera's packets cannot be put into MP4"
                raise UnfitError(self.path, text) from None
            self.refused += 1

    def close(self) -> ClipFacts:
        """Write the rest, give the file its final name and return its facts.

        Raises:
            ClipError: it cannot be written; call `abandon`.
        """
        try:
            self._muxer.close()
            self._output.finish()
            move(self._part, self.path)
        except (OSError, av.FFmpegError) as error:
            raise self._translate(error) from None
        return probe(self.path)

    def abandon(self) -> ClipFacts | None:
        """Give up after an error; return the facts of what could be saved, if there is any."""
        self._output.give_up()
        with suppress(OSError, av.FFmpegError):
            self._muxer.close()
        try:
            facts = mend(self._part)
        except ClipError:
            return None
        return None if facts is None else replace(facts, finished=False)

    def _translate(self, error: Exception) -> ClipError:
        cause = self._output.error or error
        if isinstance(cause, OSError):
            return clip_error(self.path, cause)
        return ClipError(self.path, "its end could not be written")


class _Output:
    """A file that is written to the last byte, or not at all any more after an error."""

    def __init__(self, path: Path) -> None:
        self.error: OSError | None = None
        self._file = FileIO(path, "xb")

    def write(self, data: bytes, /) -> int:
        """Write all of it."""
        rest = memoryview(data)
        while rest and self.error is None:
            try:
                self._check()
                rest = rest[self._file.write(rest) :]
            except OSError as error:
                self.error = error
        if self.error is not None:
            raise self.error
        return len(data)

    def seek(self, place: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place in it."""
        if self.error is not None:
            raise self.error
        return self._file.seek(place, whence)

    def tell(self) -> int:
        """Return the place at which it is written next."""
        if self.error is not None:
            raise self.error
        return self._file.tell()

    def finish(self) -> None:
        """Wait until the disk has it, and close it."""
        self._check()
        os.fsync(self._file.fileno())
        self._file.close()

    def give_up(self) -> None:
        """Write nothing more and close it."""
        self.error = self.error or OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))
        with suppress(OSError):
            self._file.close()

    def _check(self) -> None:
        """Raise an error when the file was deleted: writing to it would seem to work."""
        if os.fstat(self._file.fileno()).st_nlink == 0:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
