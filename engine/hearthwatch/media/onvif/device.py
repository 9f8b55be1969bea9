"""An ONVIF device asked what it is and which streams it has."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Final, Self
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from hearthwatch.media.errors import NotFoundError, NoVideoError, RefusedError, SourceError
from hearthwatch.media.onvif.choice import Profile, cameras_of
from hearthwatch.media.onvif.soap import Fault, SoapClient, first, outermost, text_at
from hearthwatch.media.web import DeviceLogin
from hearthwatch.model.addresses import parse_address, parse_device_address

DEVICE: Final = "http://www.onvif.org/ver10/device/wsdl"
MEDIA: Final = "http://www.onvif.org/ver10/media/wsdl"
MEDIA2: Final = "http://www.onvif.org/ver20/media/wsdl"
EVENTS: Final = "http://www.onvif.org/ver10/events/wsdl"
_SCHEMA: Final = "http://www.onvif.org/ver10/schema"

_PATH: Final = "/onvif/device_service"
_MOST_PROFILES: Final = 256
_MOST_SERVICES: Final = 64
_CODECS: Final = {"H264": "h264", "H265": "hevc", "JPEG": "mjpeg", "MPEG4": "mpeg4"}


def device_address(text: str) -> str:
    """Return where a device's first service is, from what its owner typed.

    Raises:
        ValueError: it is no address.

    >>> device_address("192.0.2.10:8000")
    'http://192.0.2.10:8000/onvif/device_service'
    """
    address = parse_device_address(text)
    port, _, path = address.rest.partition("/")
    return f"{address.scheme}{address.host}{port}" + (f"/{path}" if path else _PATH)


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What a device says of itself."""

    maker: str
    model: str
    firmware: str


class Device:
    """Asks an ONVIF device, from one thread at a time.

    Attributes:
        name: of it, for errors.
        soap: what it is asked by.
    """

    def __init__(
        self,
        address: str,
        login: DeviceLogin | None,
        *,
        timeout: float = 10.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Prepare to ask.

        Args:
            address: as its owner typed it.
            login: who asks.
            timeout: seconds for each answer.
            clock: seconds since 1970 UTC.

        Raises:
            ValueError: the address is none.
        """
        self._door = device_address(address)
        self.name = urlsplit(self._door).netloc
        self._clock = clock
        self._services: dict[str, str] | None = None
        self.soap = SoapClient(self.name, login, timeout=timeout, clock=clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self.soap.close()

    def facts(self) -> DeviceFacts:
        """Ask what it is.

        Raises:
            SourceError: it does not say.
        """
        answer = self._ask(DEVICE, f'<GetDeviceInformation xmlns="{DEVICE}"/>')
        names = ("Manufacturer", "Model", "FirmwareVersion")
        return DeviceFacts(*(text_at(answer, name)[:100] for name in names))

    def profiles(self, channel: int = 1) -> list[Profile]:
        """Ask for the streams of a camera.

        Args:
            channel: which camera of a recorder, counted from 1.

        Raises:
            SourceError: there is none, or the device does not say.
        """
        found = self._asked_profiles()
        if not found:
            raise NoVideoError(self.name, "the device has no stream")
        cameras = cameras_of(found)
        if channel > len(cameras):
            text = "camera" if len(cameras) == 1 else "cameras"
            raise NotFoundError(self.name, f"the device has {len(cameras)} {text}")
        return [profile for profile in found if profile.camera == cameras[channel - 1]]

    def stream_address(self, profile: Profile) -> str:
        """Ask for a stream's address; it holds no password.

        Raises:
            SourceError: the device does not say.
        """
        token = escape(profile.token)
        if MEDIA2 in self.services():
            question = (
                f'<GetStreamUri xmlns="{MEDIA2}"><Protocol>RTSP</Protocol>'
                f"<ProfileToken>{token}</ProfileToken></GetStreamUri>"
            )
            answer = self._ask(MEDIA2, question)
        else:
            question = (
                f'<GetStreamUri xmlns="{MEDIA}"><StreamSetup>'
                f'<Stream xmlns="{_SCHEMA}">RTP-Unicast</Stream>'
                f'<Transport xmlns="{_SCHEMA}"><Protocol>RTSP</Protocol></Transport></StreamSetup>'
                f"<ProfileToken>{token}</ProfileToken></GetStreamUri>"
            )
            answer = self._ask(MEDIA, question)
        address = self.here(text_at(answer, "Uri"), keep_port=True)
        if not address.startswith(("rtsp://", "rtsps://")):
            raise NotFoundError(self.name, "the device gives no address for its stream")
        return address

    def snapshot_address(self, profile: Profile) -> str:
        """Ask where pictures of now are, which hold no password.

        Raises:
            SourceError: the device makes none, or does not say.
        """
        service = MEDIA2 if MEDIA2 in self.services() else MEDIA
        token = f"<ProfileToken>{escape(profile.token)}</ProfileToken>"
        question = f'<GetSnapshotUri xmlns="{service}">{token}</GetSnapshotUri>'
        address = self.here(text_at(self._ask(service, question), "Uri"), keep_port=True)
        if not address.startswith(("http://", "https://")):
            raise NotFoundError(self.name, "the device makes no pictures when asked")
        return address

    def services(self) -> dict[str, str]:
        """Ask for the addresses of its services, by their namespaces.

        Raises:
            SourceError: it does not say.
        """
        if self._services is None:
            self._set_clock()
            try:
                self._services = self._asked_services()
            except Fault:
                self._services = self._asked_capabilities()
            self._services[DEVICE] = self._door
        return self._services

    def _set_clock(self) -> None:
        """Learn by how much the device's clock is wrong, if it tells."""
        question = f'<GetSystemDateAndTime xmlns="{DEVICE}"/>'
        try:
            answer = first(self.soap.ask(self._door, question, open_=True), "UTCDateTime")
            year, month, day, hour, minute, second = (
                int(text_at(answer, name))
                for name in ("Year", "Month", "Day", "Hour", "Minute", "Second")
            )
            there = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
        except (Fault, ValueError, OverflowError):
            return
        self.soap.skew = there.timestamp() - self._clock()

    def _asked_services(self) -> dict[str, str]:
        question = (
            f'<GetServices xmlns="{DEVICE}"><IncludeCapability>false</IncludeCapability>'
            "</GetServices>"
        )
        answer = self.soap.ask(self._door, question)
        return {
            text_at(service, "Namespace"): self.here(text_at(service, "XAddr"))
            for service in islice(outermost(answer, "Service"), _MOST_SERVICES)
        }

    def _asked_capabilities(self) -> dict[str, str]:
        """Ask as older devices want to be asked."""
        question = f'<GetCapabilities xmlns="{DEVICE}"><Category>All</Category></GetCapabilities>'
        answer = self._ask(DEVICE, question)
        return {
            namespace: self.here(address)
            for name, namespace in (("Media", MEDIA), ("Events", EVENTS))
            if (address := text_at(answer, name, "XAddr"))
        }

    def _asked_profiles(self) -> list[Profile]:
        """Ask the newer media service, which knows H.265, and the older one if that knows none."""
        if MEDIA2 in self.services():
            question = (
                f'<GetProfiles xmlns="{MEDIA2}"><Type>VideoSource</Type>'
                "<Type>VideoEncoder</Type></GetProfiles>"
            )
            try:
                found = _profiles(self.soap.ask(self.services()[MEDIA2], question))
            except Fault:
                found = []
            if found:
                return found
            del self.services()[MEDIA2]
        return _profiles(self._ask(MEDIA, f'<GetProfiles xmlns="{MEDIA}"/>'))

    def _ask(self, service: str, question: str) -> Element:
        services = {DEVICE: self._door} if service == DEVICE else self.services()
        if service not in services:
            raise RefusedError(self.name, "the device names no such service")
        refusal: SourceError
        try:
            return self.soap.ask(services[service], question)
        except Fault as fault:
            refusal = RefusedError(self.name, f"the device refused: {fault.reason[:200]}")
        raise refusal

    def here(self, address: str, *, keep_port: bool = False) -> str:
        """Return an address of the device where it was found, which it may not know itself.

        A user and a password in it are left out; what is no address becomes empty.
        """
        try:
            address = replace(parse_address(address), user=None, password=None).url
        except ValueError:
            return ""
        there, here = urlsplit(address), urlsplit(self._door)
        port = there.port
        if there.hostname == here.hostname:
            return address
        name = f"[{here.hostname}]" if ":" in (here.hostname or "") else here.hostname or ""
        place = (f"{name}:{port}" if port else name) if keep_port else here.netloc
        scheme = there.scheme if keep_port else here.scheme
        return urlunsplit((scheme, place, there.path, there.query, ""))


def _profiles(answer: Element) -> list[Profile]:
    found = [_profile(node) for node in islice(outermost(answer, "Profiles"), _MOST_PROFILES)]
    return [profile for profile in found if profile.token and profile.camera]


def _profile(node: Element) -> Profile:
    encoder = first(node, "VideoEncoderConfiguration")
    if encoder is None:
        encoder = first(node, "VideoEncoder")
    encoding = text_at(encoder, "Encoding").upper()
    return Profile(
        token=node.get("token", ""),
        name=text_at(node, "Name")[:100],
        camera=text_at(node, "SourceToken"),
        codec=_CODECS.get(encoding, encoding.lower()[:20]),
        width=_whole(text_at(encoder, "Width")),
        height=_whole(text_at(encoder, "Height")),
        frame_rate=float(_whole(text_at(encoder, "FrameRateLimit").partition(".")[0])),
    )


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,5}", text) else 0
