"""A line of the log, as it is kept for whoever asks what happened lately."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hearthwatch.model.numbers import Finite


class LogLevel(StrEnum):
    """How important a line is, from the least to the most."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    CRITICAL = "critical"

    def reaches(self, other: "LogLevel") -> bool:
        """Tell whether this is at least as important as another level.

        >>> LogLevel.ERROR.reaches(LogLevel.INFO), LogLevel.DEBUG.reaches(LogLevel.INFO)
        (True, False)
        """
        order = list(LogLevel)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line, its secrets already removed.

    Attributes:
        timestamp: when it was written, in seconds since 1970 UTC.
        event: what happened, in words that stay the same.
        logger: which part of the program wrote it.
        process: the kind of process that did: `service` or `worker`.
        fields: everything else, as JSON values.
    """

    timestamp: Finite
    level: LogLevel
    event: str
    logger: str
    process: str = "service"
    fields: Mapping[str, Any] = field(default_factory=dict)
