"""What this process logs: how much, where to, and without secrets.

Little is imported here: every command sets up its log, and a worker pays for what it imports.
"""

import logging
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any, Final

import structlog

from hearthwatch.model.log import LogLevel, LogLine
from hearthwatch.model.redaction import redact
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.service.supervised.app import is_supervised

LEVEL_VARIABLE: Final = "HEARTHWATCH_LOG_LEVEL"
DEBUG_VARIABLE: Final = "HEARTHWATCH_LOG_DEBUG"

ALIASES: Final[Mapping[str, str]] = {
    "hearthwatch.outputs.homeassistant": "homeassistant_integration",
    "hearthwatch.outputs.homekit": "homekit_integration",
    "hearthwatch.outputs.mqtt": "mqtt_integration",
}
"""Older names of loggers. A level that is set on one of them holds for the part it stands for."""

_KEPT: Final = 2000
_OURS: Final = "hearthwatch"
_OWN_FIELDS: Final = {"timestamp", "level", "event", "logger"}

type Listener = Callable[[LogLine], None]
type Fields = MutableMapping[str, Any]


class Ring:
    """The newest lines. Any thread may add one."""

    def __init__(self, size: int = _KEPT) -> None:
        self._lines: deque[LogLine] = deque(maxlen=size)
        self._listeners: tuple[Listener, ...] = ()

    def add(self, line: LogLine) -> None:
        """Keep a line and tell whoever listens."""
        self._lines.append(line)
        for listener in self._listeners:
            listener(line)

    def listen(self, listener: Listener) -> None:
        """Have every further line told, in the thread that writes it; the listener logs nothing."""
        self._listeners += (listener,)

    def tail(
        self,
        *,
        limit: int,
        level: LogLevel = LogLevel.DEBUG,
        since: float = 0.0,
        contains: str = "",
    ) -> list[LogLine]:
        """Return the newest lines, oldest first.

        Args:
            limit: how many at most.
            level: this and worse.
            since: none older than this moment, in seconds since 1970 UTC.
            contains: words that stand somewhere in the line, in any case.
        """
        words = contains.casefold()
        found = [
            line
            for line in list(self._lines)
            if line.level.reaches(level)
            and line.timestamp >= since
            and (not words or words in _words(line))
        ]
        return found[-limit:]


RING: Final = Ring()
"""The log of this process; in the service it holds what the workers say, too."""


def set_up(level: str, debug: Iterable[str] = ()) -> None:
    """Log to stderr and to `RING`.

    These are JSON lines, or on a terminal and in Home Assistant's app something for people.

    Args:
        level: log this and worse, like ``info``.
        debug: loggers of which everything is logged, also by their older names.
    """
    logging.getLogger(_OURS).setLevel(level.upper())
    for name in debug:
        logging.getLogger(name).setLevel(logging.DEBUG)
    # Children, such as workers, log as much as their parent.
    os.environ[LEVEL_VARIABLE], os.environ[DEBUG_VARIABLE] = level, " ".join(debug)
    for_people = sys.stderr.isatty() or is_supervised()
    structlog.configure(
        processors=[
            _only_wanted,
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            _stamp,
            structlog.processors.format_exc_info,
            _without_secrets,
            _remember,
            structlog.dev.ConsoleRenderer() if for_people else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        logger_factory=_Printer,
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if not isinstance(kept, _Foreign)]
    root.addHandler(_Foreign())


class _Printer(structlog.PrintLogger):
    """Writes lines, and knows who says them.

    The stream is looked up for every line: whoever runs a command in-process may replace it.
    """

    def __init__(self, name: str = _OURS, *_: object) -> None:
        super().__init__(sys.stderr)
        self.name = name


class _Foreign(logging.Handler):
    """Lets the lines of libraries go the way of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            text = record.getMessage()
        except (TypeError, ValueError, KeyError):
            self.handleError(record)
            return
        logger = structlog.get_logger(record.name)
        level = min(max(record.levelno // 10 * 10, logging.DEBUG), logging.CRITICAL)
        logger.log(level, text, exc_info=record.exc_info)


def _only_wanted(logger: Any, method: str, fields: Fields) -> Fields:
    name = getattr(logger, "name", _OURS)
    level = logging.getLevelNamesMapping()[method.upper()]
    governing = logging.getLogger(name)
    for part, alias in ALIASES.items():
        older = logging.getLogger(alias)
        if older.level and (name == part or name.startswith(f"{part}.")):
            governing = older
    if not governing.isEnabledFor(level):
        raise structlog.DropEvent
    fields["logger"] = name
    return fields


def _stamp(logger: Any, method: str, fields: Fields) -> Fields:  # noqa: ARG001
    """Add the moment, unless the line tells of another one."""
    fields.setdefault("timestamp", to_rfc3339(time.time()))
    return fields


def _without_secrets(logger: Any, method: str, fields: Fields) -> Fields:  # noqa: ARG001
    shown: dict[str, Any] = redact(fields)
    return shown


def _remember(logger: Any, method: str, fields: Fields) -> Fields:  # noqa: ARG001
    more = {key: value for key, value in fields.items() if key not in _OWN_FIELDS}
    event, name = str(fields["event"]), fields["logger"]
    RING.add(LogLine(time.time(), LogLevel(fields["level"]), event, name, fields=more))
    return fields


def _words(line: LogLine) -> str:
    return f"{line.level} {line.logger} {line.event} {dict(line.fields)}".casefold()
