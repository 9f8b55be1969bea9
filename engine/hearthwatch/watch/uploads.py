"""Recordings that cameras upload: the FTP server, as the settings want it."""

import asyncio
import shutil
import socket
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from uuid import UUID

import structlog

from hearthwatch.media.ftp import Account, FtpServer, Landing, Limits
from hearthwatch.model.media import upload_folder, upload_folders
from hearthwatch.settings import CameraSettings, FtpSettings, Settings

type Room = Callable[[], int]
"""Returns how many bytes may be written now; raises `OSError` while the disk is away; blocks."""

type ReachedAt = Callable[[str], str]
"""Returns where to reach who listens on an address, which may stand for all of them; blocks."""

type Tell = Callable[[str], Awaitable[None]]
"""Tells the owner something."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class UploadTrial:
    """Whether a camera can upload, and what has to be entered in it.

    Attributes:
        host: the address of the server; None: that of the machine around this container.
        port: of the server.
        username: of the camera's account.
        listening: the server is there already; else it begins once the camera is saved.
        fault: why a camera cannot upload; None: it can.
        last: when it uploaded something last, in seconds since 1970 UTC; None: never.
    """

    host: str | None
    port: int
    username: str
    listening: bool
    fault: str | None
    last: float | None


class Uploads:
    """Runs the FTP server while some camera uploads, and keeps its accounts as the settings say."""

    def __init__(
        self, media: Path, room: Room, tell: Tell, reached_at: ReachedAt, *, bridged: bool = False
    ) -> None:
        """Prepare; `follow` begins.

        Args:
            media: the folder in which uploads are, each camera's in one of its own.
            room: tells how many bytes may be written there.
            tell: tells the owner when cameras cannot upload.
            reached_at: tells at which address cameras reach this machine.
            bridged: it runs in a container, whose address is of no use to cameras.
        """
        self._media = media
        self._room = room
        self._tell = tell
        self._reached_at = reached_at
        self._bridged = bridged
        self._server: FtpServer | None = None
        self._settings = FtpSettings()
        self._cameras: tuple[CameraSettings, ...] = ()
        self._landings: dict[UUID, Landing] = {}
        self._last: dict[Path, float | None] = {}
        self._stuck: set[UUID] = set()
        self._fault: str | None = None

    def room(self) -> int:
        """Return how many bytes may be written now; blocks.

        Raises:
            OSError: the disk is away.
        """
        return self._room()

    def arrived(self, account: Account) -> None:
        """Hear that a recording has landed."""
        self._last[account.landing.folder] = time.time()

    def last(self, camera_id: UUID) -> float | None:
        """Return when a camera uploaded something last, in seconds since 1970; None: never."""
        return self._last.get(upload_folder(self._media, camera_id))

    async def follow(self, settings: Settings) -> None:
        """Be as the settings say; called again it tries again what has failed."""
        cameras = tuple(camera for camera in settings.cameras if camera.enabled and camera.uploads)
        wanted = settings.ftp.enabled and bool(cameras)
        if self._server is not None and (not wanted or settings.ftp != self._settings):
            await self.close()
        self._settings = settings.ftp
        fault = None
        try:
            if wanted:
                await self._admit(cameras)
            await asyncio.to_thread(self._let_go, {camera.id for camera in _known(settings)})
        except OSError as error:
            fault = error.strerror or type(error).__name__
        await self._judge(fault)

    async def close(self) -> None:
        """Take no more."""
        if self._server is not None:
            server, self._server, self._cameras = self._server, None, ()
            await server.close()
            _log.info("ftp_closed")

    async def trial(self, camera: CameraSettings) -> UploadTrial:
        """Find out whether a camera could upload, which need not be saved.

        Raises:
            ValueError: it is not one that uploads.
        """
        source = camera.uploads
        if source is None:
            raise ValueError("the camera has no source of uploads")
        fault = self._fault
        if not self._settings.enabled:
            fault = "the FTP server is switched off (ftp.enabled)"
        elif self._server is None:
            fault = await asyncio.to_thread(_obstacle, self._settings)
        return UploadTrial(
            host=await asyncio.to_thread(self._address),
            port=self._server.port if self._server else self._settings.port,
            username=source.username,
            listening=self._server is not None,
            fault=fault,
            last=self.last(camera.id),
        )

    async def _admit(self, cameras: tuple[CameraSettings, ...]) -> None:
        if self._server is not None and cameras == self._cameras:
            return
        await asyncio.to_thread(self._room)  # Nothing is written where a disk should be.
        if self._server is None:
            server, settings = FtpServer(_limits(self._settings), self), self._settings
            try:
                await server.start(str(settings.host), settings.port)
            except OSError:
                await server.close()
                raise
            self._server = server
            _log.info("ftp_listening", host=str(settings.host), port=server.port)
        await self._server.admit([self._account(camera) for camera in cameras])
        self._cameras = cameras
        last = await asyncio.to_thread(_last_of, tuple(self._landings.values()))
        self._last = last | self._last

    def _account(self, camera: CameraSettings) -> Account:
        source = camera.uploads
        if source is None:
            raise ValueError("the camera has no source of uploads")
        folder = upload_folder(self._media, camera.id)
        landing = self._landings.setdefault(camera.id, Landing(folder))
        return Account(source.username, source.password.get_secret_value(), landing, camera.slug)

    def _let_go(self, known: set[UUID]) -> None:
        """Delete the uploads of cameras that are forgotten."""
        for camera_id, folder in upload_folders(self._media):
            if camera_id in known:
                continue
            try:
                shutil.rmtree(folder)
            except OSError as error:
                if camera_id not in self._stuck:
                    self._stuck.add(camera_id)
                    reason = error.strerror
                    _log.warning("uploads_not_deleted", camera=str(camera_id), reason=reason)
            else:
                self._stuck.discard(camera_id)
                _log.info("uploads_deleted", camera=str(camera_id))

    async def _judge(self, fault: str | None) -> None:
        before, self._fault = self._fault, fault
        if fault == before:
            return
        if fault is None:
            await self._tell("Cameras can upload recordings by FTP again.")
        else:
            where = f"{self._settings.host}:{self._settings.port}"
            await self._tell(f"Cameras cannot upload recordings by FTP to {where}: {fault}.")

    def _address(self) -> str | None:
        settings = self._settings
        if settings.address is not None:
            return str(settings.address)
        if settings.host.is_unspecified and self._bridged:
            return None
        return self._reached_at(str(settings.host))


def _last_of(landings: Iterable[Landing]) -> dict[Path, float | None]:
    return {landing.folder: landing.last for landing in landings}


def _known(settings: Settings) -> Iterable[CameraSettings]:
    yield from settings.cameras
    yield from (entry.camera for entry in settings.archive)


def _limits(settings: FtpSettings) -> Limits:
    return Limits(
        largest=settings.largest,
        connections=settings.connections,
        ports=settings.passive_ports,
        address=str(settings.address) if settings.address else None,
        networks=tuple(ip_network(str(network)) for network in settings.allow),
    )


def _obstacle(settings: FtpSettings) -> str | None:
    """Return why the server could not listen; None: it could."""
    family = socket.AF_INET6 if settings.host.version == 6 else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((str(settings.host), settings.port))
        except OSError as error:
            return f"the port {settings.port} cannot be used ({error.strerror})"
    return None
