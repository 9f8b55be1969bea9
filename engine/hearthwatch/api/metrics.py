"""All figures for Prometheus."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request, Security
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.responses import Response

from hearthwatch.api.base import BASE
from hearthwatch.api.cameras import status_of
from hearthwatch.api.house import House, house_of
from hearthwatch.api.machine import DatabaseFigures, DiskFigures, Machine, ProcessFigures
from hearthwatch.api.problems import problem_docs
from hearthwatch.api.security import identity_of, requires
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.store import CameraSum, OutboxStore, Scope

router = APIRouter(prefix=BASE, tags=["system"], dependencies=[Security(requires(Scope.READ))])


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a camera."""

    name: str
    text: str
    read: Callable[[CameraStatus], float]


_GAUGES: Final = (
    _Figure("up", "Whether it delivers.", lambda s: s.state is CameraState.ONLINE),
    _Figure("frames_per_second", "Pictures that arrive.", lambda s: s.frame_rate),
    _Figure("looks_per_second", "Looks of motion detection.", lambda s: s.look_rate),
    _Figure("inferences_per_second", "What the detector is shown.", lambda s: s.detector_rate),
    _Figure("motion_ratio", "Share of the picture that changes.", lambda s: s.motion),
    _Figure("recording", "Whether a clip is being written.", lambda s: s.recording),
    _Figure("problems", "Things wrong with it although it delivers.", lambda s: len(s.problems)),
    _Figure(
        "attention_cost_ratio",
        "Share of a core that decoding and motion take.",
        lambda s: s.attention.cost if s.attention else 0.0,
    ),
)
_COUNTERS: Final = (
    _Figure("looks_dropped", "Looks given up because the detector was late.", lambda s: s.dropped),
    _Figure("pictures_lost", "Pictures that came and could not be taken.", lambda s: s.lost),
)


_DOCS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Figures in the format of Prometheus, or of OpenMetrics if asked for.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
}


@router.get("/metrics", response_class=Response, responses=_DOCS | problem_docs(401, 403, 429, 503))
async def get_metrics(request: Request) -> Response:
    """Return all figures for Prometheus; give it a key with the scope `read`."""
    house, identity = house_of(request), identity_of(request)
    figures = await Figures.taken(house, request.app.state.machine, identity.sees)
    encode, media_type = choose_encoder(request.headers.get("accept", ""))
    return Response(encode(figures), headers={"Content-Type": media_type})


class Figures(Collector):
    """The figures of one moment: those that were counted, and those that were looked up now."""

    def __init__(
        self,
        house: House,
        *,
        cameras: Sequence[tuple[str, CameraStatus]],
        sums: Sequence[CameraSum],
        processes: Iterable[tuple[str, ProcessFigures]],
        disks: Iterable[tuple[str, DiskFigures]],
        database: DatabaseFigures,
        waiting: int,
    ) -> None:
        self._house = house
        self._cameras = cameras
        self._sums = sums
        self._processes = processes
        self._disks = disks
        self._database = database
        self._waiting = waiting

    @classmethod
    async def taken(cls, house: House, machine: Machine, sees: Callable[..., bool]) -> "Figures":
        """Look everything up.

        Args:
            house: the service.
            machine: on which it runs.
            sees: tells whether a camera may be seen.

        Raises:
            StoreError: the database does not answer.
        """
        cameras = [camera for camera in house.settings().cameras if sees(camera.id)]
        return cls(
            house,
            cameras=[(camera.slug, status_of(house, camera)) for camera in cameras],
            sums=[summed for summed in await house.clips.sums() if sees(summed.camera_id)],
            processes=machine.processes().items(),
            disks=(await machine.disks()).items(),
            database=await machine.database(),
            waiting=await OutboxStore(house.database).waiting(),
        )

    def collect(self) -> Iterator[Metric]:
        """Yield every figure."""
        yield from self._house.telemetry.registry.collect()
        yield from self._about_engine()
        yield from self._about_cameras()
        yield from self._about_clips()
        yield from self._about_machine()

    def _about_engine(self) -> Iterator[Metric]:
        house = self._house
        build = GaugeMetricFamily(
            "hearthwatch_build_info", "What runs.", labels=("version", "python")
        )
        build.add_metric((house.version, sys.version.split()[0]), 1)
        yield build
        yield GaugeMetricFamily(
            "hearthwatch_uptime_seconds", "Since the service began.", time.time() - house.started
        )
        yield GaugeMetricFamily(
            "hearthwatch_last_event_timestamp_seconds",
            "When the newest event since the start happened; 0: there was none.",
            house.telemetry.last_event or 0.0,
        )
        yield GaugeMetricFamily(
            "hearthwatch_outbox_deliveries",
            "Deliveries to other systems that wait for their turn or for another attempt.",
            self._waiting,
        )

    def _about_cameras(self) -> Iterator[Metric]:
        states = GaugeMetricFamily("hearthwatch_cameras", "Cameras, by state.", labels=("state",))
        for state in CameraState:
            number = sum(status.state is state for _, status in self._cameras)
            states.add_metric((state.value,), number)
        yield states
        for figure in _GAUGES:
            yield self._family(GaugeMetricFamily, figure)
        for figure in _COUNTERS:
            yield self._family(CounterMetricFamily, figure)

    def _family(
        self, kind: type[GaugeMetricFamily | CounterMetricFamily], figure: _Figure
    ) -> Metric:
        family = kind(f"hearthwatch_camera_{figure.name}", figure.text, labels=("camera",))
        for slug, status in self._cameras:
            family.add_metric((slug,), float(figure.read(status)))
        return family

    def _about_clips(self) -> Iterator[Metric]:
        count = GaugeMetricFamily("hearthwatch_clips", "Clips kept.", labels=("camera",))
        size = GaugeMetricFamily("hearthwatch_clips_bytes", "Their size.", labels=("camera",))
        # A camera that is gone may have had the name of one that is there.
        for slug in sorted({of_camera.camera for of_camera in self._sums}):
            same = [of_camera for of_camera in self._sums if of_camera.camera == slug]
            count.add_metric((slug,), sum(of_camera.count for of_camera in same))
            size.add_metric((slug,), sum(of_camera.size for of_camera in same))
        yield count
        yield size

    def _about_machine(self) -> Iterator[Metric]:
        seconds = CounterMetricFamily(
            "hearthwatch_process_cpu_seconds", "Processor time.", labels=("process",)
        )
        memory = GaugeMetricFamily(
            "hearthwatch_process_resident_memory_bytes", "Memory.", labels=("process",)
        )
        for kind, process in self._processes:
            seconds.add_metric((kind,), process.cpu_seconds)
            memory.add_metric((kind,), process.memory)
        free = GaugeMetricFamily("hearthwatch_disk_free_bytes", "Room left.", labels=("folder",))
        total = GaugeMetricFamily("hearthwatch_disk_size_bytes", "All room.", labels=("folder",))
        for folder, disk in self._disks:
            free.add_metric((folder,), disk.free)
            total.add_metric((folder,), disk.total)
        yield from (seconds, memory, free, total)
        yield GaugeMetricFamily(
            "hearthwatch_database_latency_seconds",
            "How long the database took to answer just now.",
            self._database.latency,
        )
        yield GaugeMetricFamily(
            "hearthwatch_database_bytes",
            "The database's size; 0 when it is on a server.",
            self._database.size or 0,
        )
