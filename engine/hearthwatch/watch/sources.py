"""From a source in the settings to one that can be read."""

from dataclasses import replace
from pathlib import Path

from hearthwatch.media import (
    Alternatives,
    DeviceLogin,
    FileSource,
    FolderSource,
    HttpSource,
    OnvifSource,
    RtspSource,
    Source,
    V4l2Source,
)
from hearthwatch.model.addresses import parse_address
from hearthwatch.settings import FileSource as FileSettings
from hearthwatch.settings import FtpSource as FtpSettings
from hearthwatch.settings import HttpSource as HttpSettings
from hearthwatch.settings import LocalFolderSource as FolderSettings
from hearthwatch.settings import MakerSource as MakerSettings
from hearthwatch.settings import OnvifSource as OnvifSettings
from hearthwatch.settings import Source as SourceSettings
from hearthwatch.settings import V4l2Source as V4l2Settings


def readable(settings: SourceSettings, *, sound: bool, live: bool = True) -> Source:
    """Return a source as the settings want it.

    Args:
        settings: of the source.
        sound: its sound is wanted, too.
        live: play a file at the pace of a camera, again and again if so set; else once, at once.

    Raises:
        ValueError: an address is none, or nothing can be fetched there.
    """
    if isinstance(settings, FileSettings | FolderSettings | V4l2Settings):
        return _on_this_machine(settings, sound=sound, live=live)
    if isinstance(settings, FtpSettings):
        raise ValueError("what is uploaded is not fetched")  # noqa: TRY004 - like any wrong address
    if isinstance(settings, OnvifSettings):
        return OnvifSource(
            settings.address,
            login=login_of(settings),
            channel=settings.channel,
            stream_role="sub" if settings.stream == "sub" else "main",
            transport=settings.transport,
            timeout=settings.timeout,
            sound=sound,
        )
    if isinstance(settings, MakerSettings):
        return _of_maker(settings, sound=sound)
    if isinstance(settings, HttpSettings):
        return HttpSource(
            settings.url.get_secret_value(),
            interval=settings.interval,
            timeout=settings.timeout,
            sound=sound,
        )
    return RtspSource(
        settings.url.get_secret_value(),
        transport=settings.transport,
        timeout=settings.timeout,
        sound=sound,
    )


def _on_this_machine(
    settings: FileSettings | FolderSettings | V4l2Settings, *, sound: bool, live: bool
) -> Source:
    match settings:
        case FileSettings(path=path, loop=loop):
            return FileSource(path, realtime=live, loop=live and loop, sound=sound)
        case FolderSettings(path=path):
            return FolderSource(path, sound=sound)
        case V4l2Settings():
            return V4l2Source(
                Path(settings.device),
                width=settings.width,
                height=settings.height,
                fps=settings.fps,
                format=settings.format,
            )


def has_smaller(settings: OnvifSettings | MakerSettings) -> bool:
    """Ask a device whether it has a smaller stream beside the large one.

    Args:
        settings: of the device, as it is looked at.

    Raises:
        SourceError: it does not say.
    """
    source = readable(settings, sound=False)
    if isinstance(source, OnvifSource):
        return source.has_smaller()
    return isinstance(source, Alternatives) and source.is_there()


def _of_maker(settings: MakerSettings, *, sound: bool) -> Source:
    login, places = login_of(settings), []
    for url in settings.urls:
        address = parse_address(url)
        if login is not None:
            address = replace(address, user=login.user, password=login.password)
        places.append(
            RtspSource(
                address.url,
                transport=settings.transport,
                timeout=settings.timeout,
                sound=sound,
            )
        )
    which = "sub" if settings.stream == "sub" else "main"
    return Alternatives(f"{settings.maker} {settings.address} ({which} stream)", places)


def login_of(settings: OnvifSettings | MakerSettings) -> DeviceLogin | None:
    """Return who asks a device; None: nobody in particular."""
    if not settings.username:
        return None
    password = settings.password.get_secret_value() if settings.password else ""
    return DeviceLogin(settings.username, password)
