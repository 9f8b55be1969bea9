"""Cameras: what is configured, and what can be asked of one."""

from typing import Any, Final
from urllib.parse import quote

from .connection import Connection
from .errors import InvalidAnswerError, NotFoundError
from .models import (
    Answer,
    Camera,
    CameraList,
    Drawn,
    Labels,
    LiveAddresses,
    Models,
    Recording,
    Snapshot,
    SourceTypes,
    Study,
    Trial,
)

_TRIAL: Final = 45.0
"""Seconds for trying a source: a camera that wakes up takes its time."""


class Cameras:
    """The part of the API that speaks of cameras. A camera is named by its id or its slug."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list(self) -> CameraList:
        """Return all cameras that are configured."""
        return await self._connection.read(CameraList, "cameras")

    async def get(self, camera: str) -> Camera:
        """Return one camera."""
        return await self._connection.read(Camera, _path(camera))

    async def add(self, settings: dict[str, Any]) -> Camera:
        """Add a camera; ``id`` among its settings chooses its UUID."""
        return await self._connection.read(Camera, "cameras", method="POST", json=settings)

    async def change(self, camera: str, settings: dict[str, Any]) -> Camera:
        """Merge into a camera's settings (RFC 7396) and apply them at once."""
        return await self._connection.read(Camera, _path(camera), method="PATCH", json=settings)

    async def drawn(self, camera: str) -> Drawn:
        """Return what is drawn on a camera's picture."""
        zones, tag = await self._connection.tagged(_path(camera, "zones"))
        lines, _ = await self._connection.tagged(_path(camera, "lines"))
        return _drawn(_path(camera), zones | lines, tag)

    async def draw(self, camera: str, parts: dict[str, Any], tag: str | None = None) -> Drawn:
        """Replace a camera's ``zones``, its ``lines`` or both.

        Raises:
            ChangedError: the settings have another tag by now.
        """
        path = _path(camera)
        found, now = await self._connection.tagged(path, method="PATCH", json=parts, tag=tag)
        return _drawn(path, found.get("config"), now)

    async def archive(self, camera: str) -> None:
        """Take a camera away; footage is kept, and it can be restored for a week."""
        await self._connection.fetch(_path(camera), method="DELETE")

    async def source_types(self) -> SourceTypes:
        """Return the ways in which video can come."""
        return await self._connection.read(SourceTypes, "cameras/sources")

    async def labels(self) -> Labels:
        """Return what can be told apart."""
        return await self._connection.read(Labels, "labels")

    async def models(self) -> Models:
        """Return what can look at a camera's pictures; nothing if the engine is too old to say."""
        try:
            return await self._connection.read(Models, "models")
        except NotFoundError:
            return Models(models=[])

    async def try_out(self, settings: dict[str, Any]) -> Trial:
        """Connect to what might become a camera, and tell what came."""
        return await self._connection.read(
            Trial, "cameras/test", method="POST", json=settings, timeout=_TRIAL
        )

    async def test(self, camera: str) -> Trial:
        """Connect to a configured camera anew, beside what runs."""
        return await self._connection.read(
            Trial, _path(camera, "test"), method="POST", timeout=_TRIAL
        )

    async def snapshot(
        self, camera: str, width: int | None = None, height: int | None = None
    ) -> bytes:
        """Return the picture of now, as JPEG, no larger than so many pixels."""
        query = {"width": width, "height": height}
        return await self._connection.fetch(_path(camera, "snapshot"), query)

    async def take_snapshot(self, camera: str) -> Snapshot:
        """Take a picture now, and keep it as the camera's newest snapshot."""
        return await self._connection.read(
            Snapshot, _path(camera, "snapshot"), method="POST", timeout=20
        )

    async def record(self, camera: str, seconds: float) -> Recording:
        """Record from a few seconds ago until so many seconds from now."""
        body = {"seconds": seconds}
        return await self._connection.read(
            Recording, _path(camera, "record"), method="POST", json=body
        )

    async def live_addresses(self, camera: str, seconds: float | None = None) -> LiveAddresses:
        """Return signed addresses of the live picture, which can be opened for so long."""
        path = _path(camera, "live/urls")
        return await self._connection.read(LiveAddresses, path, {"seconds": seconds})

    async def stream_address(self, camera: str, seconds: float | None = None) -> str:
        """Return the whole address of the live MPEG-TS, as a player takes it."""
        signed = (await self.live_addresses(camera, seconds)).ts
        try:
            return str(self._connection.url(signed))
        except ValueError as error:
            raise InvalidAnswerError(f"{_path(camera)}: its stream is not the engine's") from error

    async def call(self, camera: str, offer: str, stream: str = "auto") -> Answer:
        """Begin a WebRTC call with an SDP offer; `stream` is auto, main or sub."""
        body = {"type": "offer", "sdp": offer, "stream": stream}
        return await self._connection.read(
            Answer, _path(camera, "webrtc"), method="POST", json=body, timeout=20
        )

    async def hang_up(self, camera: str, session: str) -> None:
        """End a WebRTC call."""
        path = _path(camera, f"webrtc/{quote(session, safe='')}")
        await self._connection.fetch(path, method="DELETE")

    async def try_settings(self, camera: str, changes: dict[str, Any], hours: float) -> Study:
        """Begin to see what other settings would have told of the last hours' footage.

        The changes are merged into the camera's settings (RFC 7396), and change nothing for real.
        """
        body = {"changes": changes, "hours": hours}
        return await self._connection.read(Study, _path(camera, "try"), method="POST", json=body)


def _drawn(path: str, found: Any, tag: str | None) -> Drawn:
    match found:
        case {"zones": list() as zones, "lines": list() as lines}:
            return Drawn(zones=zones, lines=lines, tag=tag)
        case _:
            raise InvalidAnswerError(f"{path}: this is not an engine's answer")


def _path(camera: str, rest: str = "") -> str:
    path = f"cameras/{quote(camera, safe='')}"
    return f"{path}/{rest}" if rest else path
