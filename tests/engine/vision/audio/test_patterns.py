"""Alarms are found where they are hard to hear, and nowhere else."""

from collections.abc import Callable

import numpy as np
import pytest

from hearthwatch.model.sound import CO_ALARM, SMOKE_ALARM
from hearthwatch.studies.bench.sounds import (
    DEVICES,
    HARMLESS,
    Beeper,
    Wave,
    co_alarm,
    hiss,
    room,
    smoke_alarm,
)
from hearthwatch.vision.audio import Heard

type Hear = Callable[..., list[Heard]]

BEGINS = 3.0
BOTH = pytest.mark.parametrize(
    ("make", "label", "pattern"),
    [(smoke_alarm, SMOKE_ALARM, "T3"), (co_alarm, CO_ALARM, "T4")],
    ids=["smoke", "CO"],
)


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def at_home(sound: Wave, level: float = -20.0) -> Wave:
    """Put a sound of that level before the faint hiss of every microphone."""
    seconds = len(sound) / 8000
    return sound * 10 ** (level / 20) + hiss(seconds, -60, chance(99))


def alarms(heard: list[Heard]) -> list[Heard]:
    return [one for one in heard if one.pattern]


@BOTH
@pytest.mark.parametrize("frequency", [2900.0, 3100.0, 3450.0, 520.0])
def test_an_alarm_is_recognised_at_its_pitches(
    hear: Hear, make: Callable[..., Beeper], label: str, pattern: str, frequency: float
) -> None:
    sound = make(frequency, square=frequency < 1000).sound(25, start=BEGINS)
    (alarm,) = alarms(hear(at_home(sound)))
    assert (alarm.label, alarm.pattern) == (label, pattern)
    assert alarm.time - BEGINS < 16
    assert alarm.confidence is not None
    assert alarm.confidence > 0.9
    assert f"({pattern})" in alarm.reason


@BOTH
@pytest.mark.parametrize("speed", [0.92, 1.08])
def test_a_device_may_be_slower_or_faster_than_the_standard(
    hear: Hear, make: Callable[..., Beeper], label: str, pattern: str, speed: float
) -> None:
    heard = hear(at_home(make().sound(30, start=BEGINS, speed=speed)))
    assert [alarm.label for alarm in alarms(heard)] == [label]


@BOTH
def test_a_room_may_echo(hear: Hear, make: Callable[..., Beeper], label: str, pattern: str) -> None:
    sound = room(make().sound(30, start=BEGINS), 0.5, chance(1))
    assert [alarm.label for alarm in alarms(hear(at_home(sound)))] == [label]


@BOTH
def test_a_microphone_may_be_overdriven(
    hear: Hear, make: Callable[..., Beeper], label: str, pattern: str
) -> None:
    sound = np.clip(at_home(make().sound(30, start=BEGINS), 20), -1, 1)
    assert [alarm.label for alarm in alarms(hear(sound))] == [label]


@pytest.mark.parametrize(
    ("codec", "rate"), [("pcm_alaw", 8000), ("pcm_mulaw", 8000), ("aac", 16000)]
)
def test_a_codec_leaves_alarms_what_they_are(
    hear: Hear,
    transmit: Callable[[Wave, str, int], Wave],
    codec: str,
    rate: int,
) -> None:
    smoke = transmit(at_home(smoke_alarm().sound(30, start=BEGINS)), codec, rate)
    assert [alarm.label for alarm in alarms(hear(smoke))] == [SMOKE_ALARM]
    co = transmit(at_home(co_alarm().sound(30, start=BEGINS)), codec, rate)
    assert [alarm.label for alarm in alarms(hear(co))] == [CO_ALARM]


@pytest.mark.parametrize("seed", range(4))
def test_a_smoke_alarm_is_found_within_12_s_in_noise_a_hundred_times_as_strong(
    hear: Hear, seed: int
) -> None:
    some = chance(seed)
    begins, frequency = some.uniform(3, 7), some.uniform(2950, 3450)
    # A sine of amplitude √2 has the power of noise of level 0.
    tone = smoke_alarm(frequency).sound(25, start=begins) * 2**0.5 * 10 ** ((-26 - 20) / 20)
    (alarm,) = alarms(hear(tone + hiss(25, -26, some)))
    assert alarm.label == SMOKE_ALARM
    assert alarm.time - begins <= 12.0


def test_an_alarm_is_told_once_for_as_long_as_it_sounds(hear: Hear) -> None:
    sound = smoke_alarm().sound(90, start=BEGINS)
    sound[8000 * 60 :] = 0
    again = np.concatenate((sound, smoke_alarm().sound(30)))
    heard = alarms(hear(at_home(again), cooldown=600))
    assert [round(alarm.time, -1) for alarm in heard] == [10, 100]


def test_a_hole_in_the_sound_does_not_hide_an_alarm(hear: Hear) -> None:
    sound = at_home(smoke_alarm().sound(40, start=BEGINS))
    sound[8000 * 12 : 8000 * 13] = 0
    assert [alarm.label for alarm in alarms(hear(sound))] == [SMOKE_ALARM]


def test_only_the_alarms_that_are_wanted_are_told(hear: Hear) -> None:
    sound = at_home(smoke_alarm().sound(25, start=BEGINS))
    assert alarms(hear(sound, alarms=frozenset({CO_ALARM}))) == []


@pytest.mark.parametrize("name", DEVICES)
def test_devices_that_beep_are_no_alarms(hear: Hear, name: str) -> None:
    sound = at_home(DEVICES[name].sound(90, start=BEGINS))
    assert alarms(hear(sound)) == []
    assert alarms(hear(at_home(room(DEVICES[name].sound(60), 0.5, chance(2))))) == []


@pytest.mark.parametrize("name", HARMLESS)
def test_what_sounds_in_a_home_and_before_it_is_no_alarm(hear: Hear, name: str) -> None:
    some = chance(7)
    for _ in range(3):
        sound = HARMLESS[name](40, some) + hiss(40, -55, some)
        assert alarms(hear(sound)) == []


def test_noise_is_no_alarm(hear: Hear) -> None:
    assert alarms(hear(hiss(240, -30, chance(3)))) == []
    assert alarms(hear(np.zeros(8000 * 60))) == []


def test_one_group_of_pulses_proves_nothing(hear: Hear) -> None:
    sound = smoke_alarm().sound(60, start=BEGINS)
    sound[8000 * 6 :] = 0
    assert alarms(hear(at_home(sound))) == []


def test_groups_at_uneven_times_are_no_alarm(hear: Hear) -> None:
    group = smoke_alarm().sound(3.0)
    sound = np.zeros(30 * 8000)
    for begins in (3.0, 6.75, 10.95, 14.7, 18.9, 22.65):
        first = round(begins * 8000)
        sound[first : first + len(group)] += group
    assert not alarms(hear(at_home(sound)))
