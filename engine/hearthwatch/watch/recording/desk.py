"""What the service wants to have done with clips on disk."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from hearthwatch.media import whole_path
from hearthwatch.model import messages
from hearthwatch.model.media import Thrift
from hearthwatch.watch.recording.closed import adopted, still
from hearthwatch.watch.recording.gate import MediaGate

type ClipTask = messages.Adopt | messages.MakeStill | messages.Storing


class ClipVoice(Protocol):
    """How the desk answers."""

    def tell(self, message: messages.ClipClosed) -> None:
        """Send what must not be lost, again and again until it is committed."""

    def answer(self, message: messages.Still) -> None:
        """Send an answer."""


class ClipDesk:
    """Puts clips right and draws pictures of them, in threads beside the cameras.

    Attributes:
        gate: says where clips are, and what may be written.
    """

    def __init__(self, voice: ClipVoice, busy: Callable[[], set[Path]]) -> None:
        """Prepare.

        Args:
            voice: takes the answers.
            busy: returns the clips that are being written; those are left alone.
        """
        self.gate = MediaGate(Path())
        self._voice = voice
        self._busy = busy
        self._turn = threading.Lock()

    def take(self, task: ClipTask) -> None:
        """Begin with a task; never waits."""
        match task:
            case messages.Storing():
                self.gate.follow(task)
            case messages.Adopt():
                threading.Thread(target=self._adopt, args=(task,), daemon=True).start()
            case messages.MakeStill():
                threading.Thread(target=self._draw, args=(task,), daemon=True).start()

    def _adopt(self, task: messages.Adopt) -> None:
        """Look after the clips that an earlier life, or a disk that went away, left unknown."""
        for path in map(Path, task.paths):
            if whole_path(path) in self._busy():
                continue
            picture = self.gate.thrift < Thrift.THUMBNAILS
            if closed := adopted(path, self.gate.media, picture=picture):
                self._voice.tell(closed)

    def _draw(self, task: messages.MakeStill) -> None:
        with self._turn:
            jpeg = still(Path(task.path), task.layout)
        self._voice.answer(messages.Still(request=task.request, jpeg=jpeg))
