"""How the engine itself fares: its processor time, its memory, and the room for clips."""

import asyncio
import time
from typing import Final

import psutil

from hearthwatch.api import House, clip_limits
from hearthwatch.model.entities import Value
from hearthwatch.store import StoreError

_MIB: Final = 1 << 20
_GIB: Final = 1 << 30


class Vitals:
    """Measures the service with its workers; call it again and again."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._process = psutil.Process()
        self._before: tuple[float, float] | None = None

    async def __call__(self) -> tuple[dict[str, Value], tuple[str, ...]]:
        """Return values of the hub by key, and what is wrong as sentences.

        Processor time is a share of one core in percent since the last call, and memory what is
        resident, that of shared libraries once for each process.
        """
        seconds, memory = await asyncio.to_thread(self._measure)
        vitals: dict[str, Value] = {"memory": round(memory / _MIB, 1)}
        now = time.monotonic()
        if self._before is not None and now > self._before[1]:
            used = max(0.0, seconds - self._before[0])
            vitals["cpu"] = round(100 * used / (now - self._before[1]), 1)
        self._before = (seconds, now)
        troubles = await self._look_at_room(vitals)
        return vitals, troubles

    def _measure(self) -> tuple[float, int]:
        """Return processor seconds and bytes of all processes that live."""
        seconds, memory = 0.0, 0
        for process in (self._process, *self._process.children(recursive=True)):
            try:
                times = process.cpu_times()
                memory += process.memory_info().rss
            except psutil.Error:
                continue  # It has just ended.
            seconds += times.user + times.system
        return seconds, memory

    async def _look_at_room(self, vitals: dict[str, Value]) -> tuple[str, ...]:
        house = self._house
        limits = clip_limits(house.settings().storage)
        troubles = [house.clips.files.folder.trouble, house.retention.shortage]
        try:
            forecast = await house.retention.forecast(limits, now=time.time())
        except OSError as error:
            troubles.append(error.strerror or type(error).__name__)
        except StoreError:
            troubles.append("The database does not answer.")
        else:
            vitals["disk_free"] = round(forecast.free / _GIB, 1)
            vitals["forecast_days"] = None if forecast.days is None else round(forecast.days, 1)
        return tuple(dict.fromkeys(trouble for trouble in troubles if trouble))
