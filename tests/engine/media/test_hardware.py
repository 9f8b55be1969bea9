"""Which decoder is chosen, on a machine that has no hardware to decode with."""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Event

import av
import pytest
from av.codec.hwaccel import hwdevices_available

from hearthwatch.media import Decoder, FileSource, Hardware, Notice, NoticeKind, Packet, StreamInfo
from hearthwatch.media.hardware import Choice, HardwareUser, judge, try_in_process
from hearthwatch.media.timeline import Timeline
from hearthwatch.media.trial import SOFTWARE, Outcome, Sample

type MakeClip = Callable[..., Path]

KIND = ("h264", 320, 240)


def packets_of(path: Path, timeline: Timeline | None = None) -> Iterator[Packet]:
    stream = FileSource(path).stream(timeline)
    stream.open()
    return iter(stream)


def sample_of(path: Path) -> Sample:
    packets = list(packets_of(path))
    extradata = bytes(packets[0].info.template.extradata or b"")
    return Sample("h264", extradata, tuple(bytes(packet.raw) for packet in packets))


class Decision:
    """Answers a trial as told, once it may."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.asked: list[tuple[Sample, Sequence[str]]] = []
        self.may_answer = Event()
        self._outcomes = outcomes

    def __call__(self, sample: Sample, devices: Sequence[str]) -> Sequence[Outcome]:
        self.asked.append((sample, devices))
        self.may_answer.wait(10)
        return self._outcomes


def settled(hardware: Hardware) -> Choice:
    """Wait until hardware has been tried."""
    while hardware.choice(KIND).reason.endswith("tried"):
        Event().wait(0.01)
    return hardware.choice(KIND)


def play(decoder: Decoder, path: Path, timeline: Timeline | None = None) -> int:
    packets = packets_of(path, timeline)
    frames = [frame for packet in packets for frame in decoder.decode(packet)]
    frames += decoder.flush()
    assert all(after.time > before.time for before, after in pairwise(frames))
    return len(frames)


def test_a_machine_without_any_says_so_and_tries_nothing(make_clip: MakeClip) -> None:
    trial = Decision()
    hardware = Hardware(nodes=["/dev/there-is-no-such-thing"], trial=trial)
    user = hardware.user()
    assert play(Decoder(hardware=user), make_clip("a.mp4", frames=45)) == 45
    assert trial.asked == []
    assert user.decoder == SOFTWARE
    assert "no video hardware" in user.reason


def test_what_is_switched_off_is_not_looked_for() -> None:
    hardware = Hardware("none", nodes=["/"])
    assert hardware.choice(KIND) == Choice(None, "it is switched off in the settings")


def test_a_name_that_this_libav_does_not_know_is_told() -> None:
    hardware = Hardware("vdpau", offered=["cuda", "qsv"])
    assert hardware.fault == "there is no 'vdpau' to decode with; there may be: cuda, qsv"
    assert hardware.choice(KIND).device is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there may be a device")
def test_devices_that_are_not_in_the_machine_leave_software_with_the_reason(
    make_clip: MakeClip,
) -> None:
    offered = hwdevices_available()
    hardware = Hardware(nodes=["/"])
    user = hardware.user()
    assert play(Decoder(hardware=user), make_clip("a.mp4", frames=45)) == 45
    choice = settled(hardware)
    if choice.device is None:
        assert all(name in choice.reason for name in offered)
    assert play(Decoder(hardware=user), make_clip("b.mp4", frames=45)) == 45


def test_software_is_measured_in_a_process_of_its_own(make_clip: MakeClip) -> None:
    sample = sample_of(make_clip("a.mp4", frames=30))
    software, nonsense = try_in_process(sample, (SOFTWARE, "nonsense"))
    assert software.fault is None
    assert 0 < software.cpu < 0.5
    assert nonsense.fault == "nonsense decodes no h264 here"


def test_a_stream_that_nobody_can_decode_is_a_fault_too() -> None:
    sample = Sample("h264", b"", (b"\x00\x00\x00\x01hello",) * 20)
    (outcome,) = try_in_process(sample, (SOFTWARE,))
    assert outcome.fault


@pytest.mark.skipif(sys.platform != "linux", reason="needs a shell")
def test_what_a_driver_prints_is_no_answer(
    make_clip: MakeClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chatty = tmp_path / "python"
    chatty.write_text("#!/bin/sh\necho libva info\n")
    chatty.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(chatty))
    (outcome,) = try_in_process(sample_of(make_clip("a.mp4", frames=15)), ("vaapi",))
    assert outcome.fault == "vaapi gives no clear answer"


MEASURED = Outcome(SOFTWARE, cpu=0.004, wall=0.1)


@pytest.mark.parametrize(
    ("outcomes", "insist", "device"),
    [
        ([MEASURED, Outcome("cuda", cpu=0.001, wall=0.1)], False, "cuda"),
        ([MEASURED, Outcome("cuda", cpu=0.0039, wall=0.1)], False, None),
        ([MEASURED, Outcome("cuda", cpu=0.0039, wall=0.1)], True, "cuda"),
        ([MEASURED, Outcome("cuda", cpu=0.001, wall=1.9)], False, None),
        ([MEASURED, Outcome("cuda", fault="cuda failed")], True, None),
        (
            [MEASURED, Outcome("qsv", cpu=0.002, wall=0.1), Outcome("cuda", cpu=0.001, wall=0.1)],
            False,
            "cuda",
        ),
        ([], False, None),
    ],
)
def test_the_cheaper_one_is_taken(
    outcomes: list[Outcome], insist: bool, device: str | None
) -> None:
    choice = judge(outcomes, 2.0, insist=insist)
    assert choice.device == device
    assert choice.reason


def test_a_device_that_is_chosen_but_gone_leaves_software(make_clip: MakeClip) -> None:
    trial = Decision(MEASURED, Outcome("drm", cpu=0.0001, wall=0.1))
    hardware = Hardware(nodes=["/"], offered=["drm"], trial=trial)
    user = hardware.user()
    decoder, timeline = Decoder(hardware=user), Timeline()
    assert play(decoder, make_clip("a.mp4", frames=45), timeline) == 45
    trial.may_answer.set()
    assert settled(hardware).device == "drm"
    assert play(decoder, make_clip("b.mp4", frames=45), timeline) == 45
    assert user.decoder == SOFTWARE
    assert hardware.choice(KIND).reason == "drm failed while decoding"
    ((sample, devices),) = trial.asked
    assert devices == (SOFTWARE, "drm")
    assert len(sample.packets) == 15


class Broken(HardwareUser):
    """Stands where a device is: a decoder that understands nothing of what it is given."""

    def context(self, info: StreamInfo) -> av.VideoCodecContext | None:
        self._in_use = None
        if self._hardware.choice(KIND).device is None:
            return None
        self._in_use = "cuda"
        context = av.CodecContext.create("hevc", "r")
        assert isinstance(context, av.VideoCodecContext)
        return context


def test_a_device_that_is_lost_in_flight_is_followed_by_software(make_clip: MakeClip) -> None:
    trial = Decision(MEASURED, Outcome("cuda", cpu=0.0001, wall=0.1))
    hardware = Hardware(nodes=["/"], offered=["cuda"], trial=trial)
    notices: list[Notice] = []
    decoder, timeline = Decoder(hardware=Broken(hardware), notify=notices.append), Timeline()
    assert play(decoder, make_clip("a.mp4", frames=45), timeline) == 45
    trial.may_answer.set()
    assert settled(hardware).device == "cuda"
    assert play(decoder, make_clip("b.mp4", frames=90), timeline) == 90
    assert NoticeKind.HARDWARE in {notice.kind for notice in notices}
    assert hardware.choice(KIND).device is None
