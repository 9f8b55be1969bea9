from fractions import Fraction

import av
import pytest
from av.video.codeccontext import VideoCodecContext

from hearthwatch.media import Notice, NoticeKind, StreamInfo, Timeline

TICKS = 90_000


def stream(*, live: bool = False, reorders: bool = False, rate: float | None = 10.0) -> StreamInfo:
    template = av.CodecContext.create("h264", "r")
    assert isinstance(template, VideoCodecContext)
    return StreamInfo(
        name="cam",
        codec="h264",
        width=320,
        height=240,
        frame_rate=rate,
        rotation=0,
        time_base=Fraction(1, TICKS),
        reorders=reorders,
        live=live,
        duration=None,
        frames=0,
        template=template,
    )


def packet(dts: float | None, pts: float | None = None) -> av.Packet:
    made = av.Packet(b"x")
    made.dts = None if dts is None else round(dts * TICKS)
    made.pts = made.dts if pts is None else round(pts * TICKS)
    return made


class Rig:
    """A timeline with a clock set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.notices: list[Notice] = []
        self.timeline = Timeline(lambda: self.now)

    def begin(self, info: StreamInfo) -> None:
        self.timeline.begin(info, self.notices.append)

    def place(self, dts: float | None, *, pts: float | None = None, after: float = 0.1) -> float:
        self.now += after
        return round(self.timeline.place(packet(dts, pts)), 4)

    @property
    def kinds(self) -> list[NoticeKind]:
        return [notice.kind for notice in self.notices]


@pytest.fixture
def rig() -> Rig:
    return Rig()


@pytest.mark.parametrize("live", [False, True])
def test_distances_are_kept_from_wherever_a_stream_begins(rig: Rig, live: bool) -> None:
    rig.begin(stream(live=live))
    assert [rig.place(time) for time in (7000.0, 7000.1, 7000.25, 7003)] == [0, 0.1, 0.25, 3]
    assert rig.notices == []


def test_packets_carry_the_repaired_times(rig: Rig) -> None:
    rig.begin(stream())
    rig.place(50)
    late = packet(50.1, 50.3)
    rig.timeline.place(late)
    assert (late.dts, late.pts) == (0.1 * TICKS, 0.3 * TICKS)


def test_the_first_picture_is_shown_at_zero_although_decoded_before(rig: Rig) -> None:
    rig.begin(stream(reorders=True))
    assert [rig.place(-0.2, pts=0), rig.place(-0.1, pts=0.3)] == [-0.2, -0.1]


@pytest.mark.parametrize("jump", [-3600, -1, 3600])
def test_a_jump_of_a_live_clock_is_bridged_by_real_time_and_told_once(
    rig: Rig, jump: float
) -> None:
    rig.begin(stream(live=True))
    rig.place(5000)
    assert rig.place(5000 + jump, after=0.2) == 0.2
    assert rig.place(5000.1 + jump) == 0.3
    assert rig.place(9000, after=0.2) == 0.5
    assert rig.kinds == [NoticeKind.CLOCK_JUMPED]
    assert rig.notices[0].text.startswith("cam: ")


def test_a_jump_in_a_file_is_bridged_by_one_frame(rig: Rig) -> None:
    rig.begin(stream())
    assert [rig.place(time, after=0) for time in (100, 100.1, 5, 5.1)] == [0, 0.1, 0.2, 0.3]
    assert rig.kinds == [NoticeKind.CLOCK_JUMPED]


def test_a_real_gap_of_a_live_stream_stays_a_gap(rig: Rig) -> None:
    rig.begin(stream(live=True))
    rig.place(1)
    assert rig.place(40, after=39) == 39
    assert rig.notices == []


def test_small_steps_back_and_doubles_still_grow(rig: Rig) -> None:
    rig.begin(stream(live=True))
    times = [rig.timeline.place(packet(dts)) for dts in (1.0, 1.1, 1.1, 1.05, 1.2)]
    assert times == sorted(set(times))
    assert times[-1] == pytest.approx(0.2)
    assert rig.notices == []


def test_missing_times_of_a_live_stream_follow_the_clock(rig: Rig) -> None:
    rig.begin(stream(live=True, rate=None))
    assert [rig.place(None), rig.place(None, after=0.07), rig.place(None)] == [0, 0.07, 0.17]
    assert rig.kinds == [NoticeKind.TIMES_MISSING]


def test_missing_times_of_a_file_are_counted(rig: Rig) -> None:
    rig.begin(stream(rate=None))
    assert [rig.place(None, after=9) for _ in range(3)] == [0, 0.04, 0.08]


def test_one_missing_time_at_the_start_is_nothing_to_tell(rig: Rig) -> None:
    rig.begin(stream(live=True))
    assert [rig.place(None), rig.place(30), rig.place(30.1)] == [0, 0.1, 0.2]
    assert rig.notices == []


def test_times_go_on_over_a_reconnection_by_real_time(rig: Rig) -> None:
    rig.begin(stream(live=True))
    rig.place(500)
    assert rig.place(501, after=1) == 1
    rig.begin(stream(live=True))
    assert rig.place(3, after=25) == 26
    assert rig.notices == []


def test_times_go_on_over_the_loop_of_a_file_at_once(rig: Rig) -> None:
    rig.begin(stream())
    assert [rig.place(0), rig.place(0.1)] == [0, 0.1]
    rig.begin(stream())
    assert [rig.place(0), rig.place(0.1)] == [0.2, 0.3]


def test_a_packet_needs_a_stream(rig: Rig) -> None:
    with pytest.raises(RuntimeError):
        rig.place(0)


@pytest.mark.parametrize("speed", [2.0, 0.5, 1.2])
def test_a_clock_of_a_wrong_speed_gives_way_to_the_times_of_arrival(rig: Rig, speed: float) -> None:
    rig.begin(stream(live=True))
    for number in range(1200):
        rig.place(number * 0.1 * speed)
    assert rig.kinds == [NoticeKind.CLOCK_WRONG]
    assert f"runs {speed:.1f}" in rig.notices[0].text
    before = rig.place(1200 * 0.1 * speed)
    assert rig.place(1300 * 0.1 * speed, after=10) - before == pytest.approx(10)


def test_a_clock_that_is_right_is_believed_through_bursts_and_stalls(rig: Rig) -> None:
    rig.begin(stream(live=True))
    for number in range(40):
        rig.place(number * 0.1, after=0.001)
    for number in range(40, 3000):
        stalled, late = number % 500 == 0, number % 500 < 80
        rig.place(number * 0.1, after=8.0 if stalled else 0.001 if late else 0.1)
    assert rig.notices == []


def test_jumps_that_go_on_are_told_once_a_minute_and_counted(rig: Rig) -> None:
    rig.begin(stream(live=True))
    for number in range(130):
        rig.place(5000.0 * (number % 2), after=1)
    assert [notice.count for notice in rig.notices] == [1, 60, 60]
