"""How grave something is, and what becomes of what the owner was alerted to."""

from enum import StrEnum


class Severity(StrEnum):
    """How grave something is, from least to most."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    def reaches(self, other: "Severity") -> bool:
        """Tell whether this is as grave as another one, or graver.

        >>> Severity.HIGH.reaches(Severity.MEDIUM), Severity.LOW.reaches(Severity.HIGH)
        (True, False)
        """
        order = list(Severity)
        return order.index(self) >= order.index(other)


class AlertStatus(StrEnum):
    """The life of an alert, in order."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"
