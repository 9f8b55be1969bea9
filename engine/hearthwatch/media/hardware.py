"""Decoding on a graphics card or a media engine, where that is cheaper than the processor.

What libav names is tried with the camera's own pictures, in a process of its own, and measured
against software. Until that is known, and whenever a device fails, software decodes.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import structlog
from av.codec.hwaccel import hwdevices_available
from av.video.codeccontext import VideoCodecContext

from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.trial import (
    SOFTWARE,
    DeviceError,
    Outcome,
    Request,
    Sample,
    device_context,
)

_log = structlog.get_logger()

AUTO: Final = "auto"
NONE: Final = "none"

_NODES: Final = ("/dev/dri", "/dev/nvidia0", "/dev/nvidiactl", "/dev/dxg")
"""What Linux shows where there is something that libav could use."""

_CHEAPER: Final = 0.8
"""Share of the processor's time that a device may take to be worth its trouble."""

_FAST: Final = 0.5
"""Share of the time that pictures last in which a device must decode them."""

_PICTURES: Final = 40
_BYTES: Final = 8 << 20
"""How much of a stream is tried at most."""

_TRIAL_WITHIN: Final = 60.0
_FAILURES: Final = 2
"""Packets that a device may fail with before it gives a picture; damage looks like that too."""

type Try = Callable[[Sample, Sequence[str]], Sequence[Outcome]]
"""Tries devices with a sample; `software` counts as one. Must not raise."""

type Kind = tuple[str, int, int]
"""Codec and size of pictures: what is decoded alike."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What decodes, and why.

    Attributes:
        device: libav's name; None for software.
        reason: in words.
    """

    device: str | None
    reason: str


class Hardware:
    """What the machine offers, and what was chosen for which pictures. Decoders share it."""

    def __init__(
        self,
        wanted: str = AUTO,
        *,
        offered: Sequence[str] | None = None,
        nodes: Sequence[str] = _NODES,
        trial: Try | None = None,
    ) -> None:
        """Look what there is; nothing is opened before the first stream is known.

        Args:
            wanted: ``auto``, ``none``, or the name of a kind of device, which is then used if it
                works at all.
            offered: kinds of devices; by default all that libav was built with.
            nodes: paths of which one must be open to the engine for `auto` to try anything.
            trial: tries devices; by default a process of its own.
        """
        self._wanted = wanted
        self._trial = trial or try_in_process
        known = list(hwdevices_available() if offered is None else offered)
        self.fault: str | None = None
        self._devices: tuple[str, ...] = ()
        self._none = Choice(None, "it is switched off in the settings")
        if wanted not in {AUTO, NONE} and wanted not in known:
            self.fault = f"there is no {wanted!r} to decode with; there may be: {', '.join(known)}"
            self._none = Choice(None, self.fault)
        elif wanted == AUTO and not _exists(nodes):
            self._none = Choice(None, "the machine has no video hardware that the engine may use")
        elif wanted != NONE:
            self._devices = tuple(known) if wanted == AUTO else (wanted,)
        self._choices: dict[Kind, Choice] = {}
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def user(self) -> "HardwareUser":
        """Return what one decoder asks."""
        return HardwareUser(self)

    @property
    def devices(self) -> tuple[str, ...]:
        """Kinds of devices that are worth trying."""
        return self._devices

    def choice(self, kind: Kind) -> Choice:
        """Return what is to decode pictures of a kind now."""
        if not self._devices:
            return self._none
        with self._lock:
            return self._choices.get(kind, Choice(None, "hardware has not been tried yet"))

    def is_known(self, kind: Kind) -> bool:
        """Tell whether there is nothing more to find out about pictures of a kind."""
        with self._lock:
            return not self._devices or kind in self._choices

    def begin(self, kind: Kind, sample: Sample, seconds: float) -> None:
        """Try the devices in the background, unless that is under way.

        Args:
            kind: of the pictures.
            sample: of a stream that has them.
            seconds: that its pictures last.
        """
        with self._lock:
            if kind in self._choices:
                return
            self._choices[kind] = Choice(None, "hardware is being tried")
        work = threading.Thread(
            target=self._choose, args=(kind, sample, seconds), name="try hardware", daemon=True
        )
        work.start()

    def lost(self, kind: Kind, device: str) -> None:
        """Hear that a device failed in use: it is not used for such pictures again."""
        self._settle(kind, Choice(None, f"{device} failed while decoding"))

    def _choose(self, kind: Kind, sample: Sample, seconds: float) -> None:
        with self._turn:
            outcomes = self._trial(sample, (SOFTWARE, *self._devices))
        self._settle(kind, judge(outcomes, seconds, insist=self._wanted != AUTO))

    def _settle(self, kind: Kind, choice: Choice) -> None:
        with self._lock:
            self._choices[kind] = choice
        codec, width, height = kind
        _log.info(
            "decoder_chosen",
            pictures=f"{codec} {width}x{height}",
            decoder=choice.device or SOFTWARE,
            reason=choice.reason,
        )


class HardwareUser:
    """One decoder's view of the hardware. It belongs to the decoder's thread."""

    def __init__(self, hardware: Hardware) -> None:
        self._hardware = hardware
        self._kind: Kind | None = None
        self._packets: list[Packet] = []
        self._size = 0
        self._failures = 0
        self._in_use: str | None = None

    @property
    def decoder(self) -> str:
        """What decodes now: a device's name, or `software`."""
        return self._in_use or SOFTWARE

    @property
    def reason(self) -> str:
        """Why it is that."""
        return self._hardware.choice(self._kind or ("", 0, 0)).reason

    def begin(self, packet: Packet) -> None:
        """Hear that decoding begins with a packet."""
        info = packet.info
        self._kind = info.codec, info.width, info.height
        self._failures = 0
        self._collect(packet)

    def packet(self, packet: Packet) -> bool:
        """Hear of a packet; tell whether to begin anew with it, in another way."""
        if self._kind is None or not self._hardware.devices:
            return False
        if not self._hardware.is_known(self._kind):
            self._collect(packet)
        return packet.keyframe and self._hardware.choice(self._kind).device != self._in_use

    def context(self, info: StreamInfo) -> VideoCodecContext | None:
        """Make the device's decoder; None where software decodes."""
        self._in_use = None
        kind = info.codec, info.width, info.height
        device = self._hardware.choice(kind).device
        if device is None:
            return None
        try:
            context = device_context(info.codec, device)
        except DeviceError:
            self._hardware.lost(kind, device)
            return None
        self._in_use = device
        return context

    def worked(self) -> None:
        """Hear that pictures came."""
        self._failures = 0

    def failed(self, packet: Packet) -> bool:
        """Hear that a packet could not be decoded; tell whether the device is given up.

        A keyframe needs nothing that came before, so one is enough.
        """
        if self._in_use is None or self._kind is None:
            return False
        self._failures += 1
        if self._failures < _FAILURES and not packet.keyframe:
            return False
        self._hardware.lost(self._kind, self._in_use)
        return True

    def _collect(self, packet: Packet) -> None:
        """Keep the first group of pictures until there is enough of it to try."""
        if not self._hardware.devices or self._kind is None:
            return
        if packet.keyframe and self._packets and packet.info is self._packets[0].info:
            self._hardware.begin(self._kind, *_sample(self._packets))
            self._packets, self._size = [], 0
            return
        if packet.keyframe:
            self._packets, self._size = [], 0
        elif not self._packets:
            return
        if len(self._packets) < _PICTURES and self._size + packet.size < _BYTES:
            self._packets.append(packet)
            self._size += packet.size


def judge(outcomes: Sequence[Outcome], seconds: float, *, insist: bool) -> Choice:
    """Choose by what was measured.

    Args:
        outcomes: of the trial.
        seconds: that the tried pictures last.
        insist: the owner wants the device whatever it costs.
    """
    software = next((each for each in outcomes if each.device == SOFTWARE), None)
    devices = [each for each in outcomes if each.device != SOFTWARE]
    working = [each for each in devices if each.fault is None]
    if not working or software is None:
        faults = "; ".join(each.fault or "" for each in devices)
        return Choice(None, faults or "hardware could not be tried")
    best = min(working, key=lambda each: each.cpu)
    told = (
        f"{best.cpu * 1000:.2f} ms of the processor a picture on {best.device},"
        f" {software.cpu * 1000:.2f} ms in software"
    )
    if insist:
        return Choice(best.device, told)
    if best.wall > _FAST * seconds:
        return Choice(None, f"{best.device} is too slow")
    cheap = software.fault is not None or best.cpu < _CHEAPER * software.cpu
    return Choice(best.device if cheap else None, told)


def try_in_process(sample: Sample, devices: Sequence[str]) -> Sequence[Outcome]:
    """Try devices, each in a process of its own, which it may end."""
    return [_outcome(sample, device) for device in devices]


def _outcome(sample: Sample, device: str) -> Outcome:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hearthwatch.media.trial"],
            input=msgspec.msgpack.encode(Request(sample, device)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_TRIAL_WITHIN,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Outcome(device, fault=f"{device} gives no answer")
    if done.returncode or not done.stdout:
        return Outcome(device, fault=f"{device} makes the decoder crash")
    try:
        return msgspec.msgpack.decode(done.stdout, type=Outcome)
    except msgspec.DecodeError:  # Drivers print what they like.
        return Outcome(device, fault=f"{device} gives no clear answer")


def _sample(packets: Sequence[Packet]) -> tuple[Sample, float]:
    first, last = packets[0], packets[-1]
    data = tuple(bytes(packet.raw) for packet in packets)
    sample = Sample(first.info.codec, bytes(first.info.template.extradata or b""), data)
    return sample, last.time - first.time


def _exists(nodes: Sequence[str]) -> bool:
    return sys.platform != "linux" or any(os.access(node, os.R_OK) for node in nodes)
