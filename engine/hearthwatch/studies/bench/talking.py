"""An engine whose worker makes events at a fixed rate: ``python -m … engine run …``.

The engine is the whole one, started by its own command line. Only in place of the worker, which
would watch cameras, stands one that says over the same channel what it is asked for: recording for
so many seconds means talking for so long.
"""

import itertools
import runpy
import socket
import sys
import threading
import time
from typing import Final
from uuid import UUID

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import Configure, EventMade, Record, Stats, Stop
from hearthwatch.settings import CameraSettings, Settings
from hearthwatch.watch import process
from hearthwatch.watch.channel import WorkerEnd

RATE: Final = 50
"""Events a second."""

KIND: Final = EventType.ZONE_LEFT

_REPORT_EVERY: Final = 1.0
_ENGINE: Final = "engine"


class Talker:
    """A worker of one camera, which shows nothing."""

    def __init__(self, channel: WorkerEnd) -> None:
        self._channel = channel
        self._camera: CameraSettings | None = None
        self._ended = threading.Event()

    def run(self) -> None:
        """Do as it is told until the service says stop or is gone."""
        reporter = threading.Thread(target=self._report)
        reporter.start()
        while (message := self._channel.receive()) is not None:
            match message:
                case Configure(settings=settings):
                    (self._camera,) = Settings.model_validate_json(settings).cameras
                case Record(camera_id=camera_id, seconds=seconds) if seconds:
                    threading.Thread(target=self._talk, args=(camera_id, seconds)).start()
                case Stop():
                    break
        self._ended.set()
        reporter.join()
        self._channel.close()

    def _talk(self, camera_id: UUID, seconds: float) -> None:
        began = time.monotonic()
        for number in range(round(seconds * RATE)):
            wait = began + number / RATE - time.monotonic()
            if self._ended.wait(max(0.0, wait)):
                return
            self._channel.send(EventMade(event=_event(camera_id, number)))

    def _report(self) -> None:
        for number in itertools.count():
            if self._ended.wait(_REPORT_EVERY):
                return
            if self._camera:
                status = CameraStatus(CameraState.ONLINE, 1.0, dropped=number)
                self._channel.offer(Stats(camera_id=self._camera.id, status=status))


def _event(camera_id: UUID, number: int) -> Event:
    now = time.time()
    data = {
        "object_type": "person",
        "group": "person",
        "confidence": 0.874,
        "track_id": number,
        "box": {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.4},
        "zone": "Porch",
        "duration": 1.5,
    }
    trace = Trace(captured=now, decoded=now, detected=now, confirmed=now)
    return Event(random_id(now), KIND, now, camera_id, "camera", data, trace)


def main() -> None:
    """Be the engine, or its worker."""
    role, *arguments = sys.argv[1:]
    if role == _ENGINE:
        process.COMMAND = (sys.executable, "-m", "hearthwatch.studies.bench.talking", "worker")
        sys.argv = ["hearthwatch", *arguments]
        runpy.run_module("hearthwatch", run_name="__main__")
    else:
        Talker(WorkerEnd(socket.socket(fileno=int(arguments[0])))).run()


if __name__ == "__main__":
    main()
