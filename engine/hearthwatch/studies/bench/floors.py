"""The least that can be done: ``python -m hearthwatch.studies.bench.floors WORK URL...``.

What no engine can undercut if it does that much work with its cameras, measured with our own parts
in the same run as the engine: a thread for each camera, as the engine has it, and nothing else.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.media import Connection, Decoder, Frame, RtspSource, Sampler

_SIZE: Final = (320, 180)
_LOOKS: Final = 5.0


class Work(StrEnum):
    """What is done with each camera.

    Attributes:
        DEMUX: packets are read and dropped.
        KEYFRAMES: keyframes are decoded, and the small luma compared with the one before.
        DECODE: every frame is decoded, five a second are compared.
        DECODE_UNFILTERED: the same without the loop filter.
    """

    DEMUX = "demux only"
    KEYFRAMES = "keyframes and difference"
    DECODE = "full decode, luma, 5 fps"
    DECODE_UNFILTERED = "full decode without loop filter, luma, 5 fps"


class Difference:
    """Compares each picture with the one before, as cheaply as it can be done."""

    def __init__(self) -> None:
        self._before: NDArray[np.uint8] | None = None

    def see(self, frame: Frame) -> float:
        """Return the mean difference to the picture before."""
        luma = frame.luma(*_SIZE)
        before, self._before = self._before, luma.copy()
        return 0.0 if before is None else float(cv2.absdiff(luma, before).mean())


def watch(connection: Connection, work: Work, first: Callable[[], None]) -> None:
    """Do the work on a camera until its connection is stopped.

    Args:
        connection: to the camera.
        work: what to do.
        first: is called when the first packet has been dealt with.
    """
    decoder = Decoder(loop_filter=work is not Work.DECODE_UNFILTERED)
    sampler, difference = Sampler(_LOOKS), Difference()
    for number, packet in enumerate(connection):
        wanted = packet.keyframe if work is Work.KEYFRAMES else work is not Work.DEMUX
        for frame in decoder.decode(packet) if wanted else ():
            if work is Work.KEYFRAMES or sampler.take(frame.time):
                difference.see(frame)
        if number == 0:
            first()


def main() -> None:
    """Watch cameras until SIGTERM; say ``ready`` once each has given a packet."""
    threading.excepthook = _end
    work, urls = Work(sys.argv[1]), sys.argv[2:]
    cv2.setNumThreads(1)
    seen = threading.Semaphore(0)
    for url in urls:
        arguments = (Connection(RtspSource(url)), work, seen.release)
        threading.Thread(target=watch, args=arguments, daemon=True).start()
    for _ in urls:
        seen.acquire()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        threading.Event().wait()


def _end(fault: threading.ExceptHookArgs) -> None:
    """Say what happened and end the process: with a camera less it would never be ready, or cheap.

    The fault is in one thread, and the others would go on.
    """
    threading.__excepthook__(fault)
    os._exit(1)


if __name__ == "__main__":
    main()
