"""Decoding tried out in a process of its own: ``python -m hearthwatch.media.trial``.

A driver that is broken, or of another version than its library, ends the process that uses it. So
this one is started for it. It reads a `Request` from its standard input and writes an `Outcome`.
"""

import sys
import time
from typing import Final

import av
import msgspec
from av.codec.codec import Codec, UnknownCodecError
from av.codec.context import CodecContext
from av.codec.hwaccel import HWAccel
from av.video.codeccontext import VideoCodecContext

SOFTWARE: Final = "software"


class Sample(msgspec.Struct, frozen=True):
    """The beginning of a stream: a keyframe and what follows it.

    Attributes:
        codec: libav's name.
        extradata: what a decoder must know beforehand.
        packets: in the order of decoding.
    """

    codec: str
    extradata: bytes
    packets: tuple[bytes, ...]


class Request(msgspec.Struct, frozen=True):
    """What to try with what; `software` counts as a device."""

    sample: Sample
    device: str


class Outcome(msgspec.Struct, frozen=True):
    """How decoding went.

    Attributes:
        device: libav's name, or `software`.
        cpu: seconds of a core for each picture.
        wall: seconds for all of them.
        fault: why it cannot be used; None: it can.
    """

    device: str
    cpu: float = 0.0
    wall: float = 0.0
    fault: str | None = None


class DeviceError(Exception):
    """A device cannot decode this."""


def device_context(codec: str, device: str) -> VideoCodecContext:
    """Make a decoder that works on a device and gives pictures in the machine's memory.

    Args:
        codec: libav's name of what is to be decoded.
        device: libav's name of a kind of device.

    Raises:
        DeviceError: no such device is there, or it does not decode that.
    """
    for name in (codec, f"{codec}_{device}"):
        try:
            found = Codec(name, "r")
        except UnknownCodecError:
            continue
        kinds = {config.device_type.name for config in found.hardware_configs or ()}
        if device in kinds:
            return _create(found, device)
    raise DeviceError(f"{device} decodes no {codec} here")


def _create(codec: Codec, device: str) -> VideoCodecContext:
    try:
        context = CodecContext.create(
            codec, "r", hwaccel=HWAccel(device, allow_software_fallback=False)
        )
    except av.FFmpegError as error:
        raise DeviceError(f"{device} cannot be opened: {error.strerror}") from None
    if not isinstance(context, VideoCodecContext):
        raise DeviceError(f"{codec.name} is no video codec")
    return context


def outcome(request: Request) -> Outcome:
    """Try a device."""
    device = request.device
    try:
        return _measure(request.sample, device)
    except DeviceError as error:
        return Outcome(device, fault=str(error))
    except av.FFmpegError as error:
        return Outcome(device, fault=f"{device} failed: {error.strerror}")


def _measure(sample: Sample, device: str) -> Outcome:
    if device == SOFTWARE:
        context = CodecContext.create(sample.codec, "r")
    else:
        context = device_context(sample.codec, device)
    if not isinstance(context, VideoCodecContext):
        raise DeviceError(f"{sample.codec} is no video codec")
    context.extradata = sample.extradata
    context.thread_count, context.thread_type = 1, "NONE"
    frames = _decode(context, sample.packets[:1], last=False)  # The first one sets everything up.
    cpu, wall = time.thread_time(), time.perf_counter()
    frames += _decode(context, sample.packets[1:], last=True)
    cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
    if frames < len(sample.packets) // 2:
        raise DeviceError(f"{device} gave {frames} of {len(sample.packets)} pictures")
    return Outcome(device, cpu / max(1, frames), wall)


def _decode(context: VideoCodecContext, packets: tuple[bytes, ...], *, last: bool) -> int:
    pictures = 0
    for data in packets:
        for picture in context.decode(av.Packet(data)):
            picture.planes[0].line_size  # noqa: B018 - a device's picture has no planes
            pictures += 1
    return pictures + (len(context.decode(None)) if last else 0)


def main() -> None:
    """Answer one request."""
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Request)
    sys.stdout.buffer.write(msgspec.msgpack.encode(outcome(request)))


if __name__ == "__main__":
    main()
