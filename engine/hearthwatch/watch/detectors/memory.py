"""What a machine's detectors have taught, kept from one start to the next."""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import structlog

from hearthwatch.settings import replace_file
from hearthwatch.vision.detector import Backend

_log = structlog.get_logger()

_MOST: Final = 50
_LARGEST: Final = 1 << 20
_ENDED_TOO_OFTEN: Final = 2
_FORGOTTEN_AFTER: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Figure:
    """What a backend costs.

    Attributes:
        runtime: its name and version.
        seconds: of processor time for one picture; None: it cannot be used.
        fault: why not.
    """

    runtime: str
    seconds: float | None = None
    fault: str | None = None


class Memory:
    """A small file. One that is missing, broken or cannot be written is an empty one."""

    def __init__(self, file: Path | None) -> None:
        """Read it.

        Args:
            file: None: nothing is kept.
        """
        self._file = file
        self._lock = threading.Lock()
        known = _read(file)
        self._figures = _entries(known.get("figures"))
        self._begun = _entries(known.get("begun"))

    def figures(self, key: str) -> Mapping[Backend, Figure] | None:
        """Return what was measured of a model on this machine; None: nothing."""
        with self._lock:
            found = self._figures.get(key)
        try:
            return found and {Backend(name): Figure(**figure) for name, figure in found.items()}
        except (TypeError, ValueError, AttributeError):
            return None  # Somebody else has written it.

    def learn(self, key: str, figures: Mapping[Backend, Figure]) -> None:
        """Keep what was measured."""
        with self._lock:
            self._figures.pop(key, None)
            self._figures[key] = {backend.value: asdict(one) for backend, one in figures.items()}
            while len(self._figures) > _MOST:
                del self._figures[next(iter(self._figures))]
            self._write()

    def ended_the_process(self, key: str) -> bool:
        """Tell whether something was begun lately, again and again, and never settled."""
        with self._lock:
            return self._times(key) >= _ENDED_TOO_OFTEN

    def begin(self, key: str) -> None:
        """Remember that something is being tried, in case that it takes the process with it."""
        with self._lock:
            self._begun[key] = [self._times(key) + 1, time.time()]
            self._write()

    def settle(self, key: str) -> None:
        """Forget that something was begun: the process lives."""
        with self._lock:
            if self._begun.pop(key, None) is not None:
                self._write()

    def _times(self, key: str) -> int:
        match self._begun.get(key):
            case [int(times), int() | float() as moment]:
                return times if 0 <= time.time() - moment < _FORGOTTEN_AFTER else 0
        return 0

    def _write(self) -> None:
        if self._file is None:
            return
        data = json.dumps({"figures": self._figures, "begun": self._begun}, indent=1).encode()
        try:
            replace_file(self._file, data)
        except OSError as error:
            _log.warning("detector_memory_not_written", reason=error.strerror)


def _read(file: Path | None) -> dict[str, Any]:
    try:
        if file is None or file.stat().st_size > _LARGEST:
            return {}
        known = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return _entries(known)


def _entries(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
