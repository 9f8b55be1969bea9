"""A camera found through ONVIF, read through RTSP."""

from dataclasses import dataclass, field, replace
from typing import Literal

from hearthwatch.media.background import BackgroundStream
from hearthwatch.media.errors import SourceError
from hearthwatch.media.late import LateStream
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.onvif.choice import Choice, Profile, choose
from hearthwatch.media.onvif.device import Device, device_address
from hearthwatch.media.rtsp import RtspSource
from hearthwatch.media.source import Stream
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.web import DeviceLogin
from hearthwatch.model.addresses import parse_address


@dataclass(frozen=True, slots=True)
class OnvifSource:
    """One of the streams of an ONVIF device, which is asked for its address at each opening.

    Attributes:
        device: its address.
        login: who asks, and plays the stream.
        channel: which camera of a recorder, counted from 1.
        stream_role: the large stream or the small one.
        transport: see `RtspSource`.
        timeout: see `RtspSource`.
        sound: see `RtspSource`.

    Raises:
        ValueError: the address is none.
    """

    device: str
    login: DeviceLogin | None = field(default=None, repr=False)
    channel: int = 1
    stream_role: Literal["main", "sub"] = "main"
    transport: Literal["tcp", "udp"] = "tcp"
    timeout: float = 10.0
    sound: bool = False

    def __post_init__(self) -> None:
        device_address(self.device)

    @property
    def name(self) -> str:
        """The device, and which of its streams."""
        return f"{self.device.strip()} ({self.stream_role} stream)"

    @property
    def endless(self) -> bool:
        """A camera is never meant to end."""
        return True

    def choice(self) -> Choice:
        """Ask the device which streams it has, and choose.

        Raises:
            SourceError: it has none, or does not say.
        """
        with Device(self.device, self.login, timeout=self.timeout) as device:
            facts = device.facts()
            chosen = choose(self._profiles(device), self.stream_role)
        return replace(chosen, reason=f"{facts.maker} {facts.model}: {chosen.reason}".strip())

    def has_smaller(self) -> bool:
        """Ask the device whether it has a smaller stream that shows enough.

        Raises:
            SourceError: it does not say.
        """
        with Device(self.device, self.login, timeout=self.timeout) as device:
            profiles = self._profiles(device)
        return choose(profiles, "sub").profile != choose(profiles, "main").profile

    def _profiles(self, device: Device) -> list[Profile]:
        """Return the streams to choose from; some devices name one twice, in two sizes."""
        profiles = device.profiles(self.channel)
        main = choose(profiles, "main").profile
        while (sub := choose(profiles, "sub").profile) != main and _are_one(device, main, sub):
            profiles = [profile for profile in profiles if profile != sub]
        return profiles

    def found(self) -> RtspSource:
        """Ask the device where the stream is.

        Raises:
            SourceError: it does not say.
        """
        with Device(self.device, self.login, timeout=self.timeout) as device:
            chosen = choose(device.profiles(self.channel), self.stream_role)
            address = parse_address(device.stream_address(chosen.profile))
        if self.login is not None:
            address = replace(address, user=self.login.user, password=self.login.password)
        return RtspSource(
            address.url, transport=self.transport, timeout=self.timeout, sound=self.sound
        )

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> Stream:
        """Prepare to ask the device and to play what it names."""
        timeline = timeline or Timeline()
        return BackgroundStream(
            LateStream(self.name, lambda: self.found().demuxer(timeline, notify)),
            self.name,
            timeout=self.timeout,
            patience=timeline.patience,
            notify=notify,
        )


def _are_one(device: Device, main: Profile, sub: Profile) -> bool:
    try:
        return device.stream_address(main) == device.stream_address(sub)
    except SourceError:
        return False  # What is wrong with it is told where it is opened.
