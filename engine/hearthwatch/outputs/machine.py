"""How the machine fares."""

import time
from pathlib import Path

import psutil

from hearthwatch.events.metrics import SystemMetrics


def measure(disk: Path, active_cameras: int) -> SystemMetrics:
    """Measure the machine now; it blocks a little.

    Args:
        disk: a folder on the disk that is watched.
        active_cameras: how many deliver pictures.
    """
    return SystemMetrics(
        timestamp=time.time(),
        cpu_percent=psutil.cpu_percent(),
        memory_percent=psutil.virtual_memory().percent,
        disk_usage_gb=round(psutil.disk_usage(str(disk)).used / 1e9, 3),
        active_cameras=active_cameras,
    )
