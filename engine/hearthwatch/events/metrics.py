"""How the machine fares, for whoever listens or is sent it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SystemMetrics:
    """The machine at one moment.

    Attributes:
        timestamp: in seconds since 1970 UTC.
        cpu_percent: of all cores together, since the last time.
        memory_percent: in use.
        disk_usage_gb: in use on the disk of the database, in gigabytes of 10^9 bytes.
        active_cameras: those that deliver pictures.
    """

    timestamp: float
    cpu_percent: float
    memory_percent: float
    disk_usage_gb: float
    active_cameras: int
