"""What stands out is told; what is merely there is not, and both are explained."""

from collections.abc import Callable

import numpy as np
import pytest

from hearthwatch.model.explanation import Gate
from hearthwatch.studies.bench.sounds import RATE, Wave, babble, fan, hiss, rain, smoke_alarm, times
from hearthwatch.vision.audio import Ear, EarParameters, Heard, LoudnessParameters

type Hear = Callable[..., list[Heard]]


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def quiet(seconds: float) -> Wave:
    return hiss(seconds, -60, chance(5))


def during(sound: Wave, moment: float, part: Wave) -> Wave:
    sound = sound.copy()
    first = round(moment * RATE)
    sound[first : first + len(part)] += part
    return sound


def bang(strength: float = 0.5) -> Wave:
    span = times(0.4)
    return chance(1).standard_normal(len(span)) * np.exp(-span / 0.1) * strength


def test_a_bang_is_told_at_once_with_its_numbers(hear: Hear) -> None:
    (heard,) = hear(during(quiet(20), 12, bang()))
    assert heard.label is None
    assert 12 < heard.time < 13
    assert heard.level == pytest.approx(-10, abs=4)
    assert heard.floor == pytest.approx(-60, abs=1)
    assert heard.threshold == pytest.approx(heard.floor + 20)
    assert heard.reason.startswith(f"sound {heard.level:.0f} dBFS ≥ {heard.threshold:.0f} dBFS")


def test_the_same_sound_gives_the_same_answer_however_it_is_cut(hear: Hear) -> None:
    sound = during(quiet(20), 12, bang())
    assert hear(sound) == hear(sound)
    (one,), (other,) = hear(sound, step=0.02), hear(sound, step=0.1)
    assert (one.level, one.reason) == (other.level, other.reason)


def test_a_full_sine_has_minus_3_dbfs() -> None:
    ear = Ear(RATE, EarParameters())
    ear.feed(np.sin(2 * np.pi * 1000 * times(2)).astype(np.float32), 2.0)
    assert ear.take_level() == pytest.approx(-3.01, abs=0.05)


def test_shouting_is_told_while_it_goes_on(hear: Hear) -> None:
    (heard,) = hear(during(quiet(40), 12, 2 * babble(20, chance())))
    assert heard.time < 15


@pytest.mark.parametrize("make", [fan, rain])
def test_what_begins_and_stays_as_it_is_is_not_told(
    make: Callable[[float, np.random.Generator], Wave],
    listen: Callable[..., list[Heard]],
) -> None:
    ear, sound = Ear(RATE, EarParameters()), during(quiet(45), 12, make(33, chance()))
    half = round(20 * RATE)
    assert listen(ear, sound[:half]) == []
    steady = [check for check in ear.checks if check.gate is Gate.STEADY]
    assert [check.passed for check in steady] == [False]
    value, limit = steady[0].value, steady[0].limit
    assert value is not None
    assert limit is not None
    assert value < limit


def test_a_car_that_passes_is_not_told(hear: Hear) -> None:
    swell = np.exp(-(((times(10) - 5) / 2) ** 2))
    car = hiss(10, -25, chance()) * swell
    assert hear(during(quiet(30), 12, car)) == []


def test_a_fan_becomes_background_and_a_shout_stands_out_of_it(hear: Hear) -> None:
    sound = during(quiet(90), 6, fan(80, chance()) * 0.3)
    (heard,) = hear(during(sound, 75, 2 * babble(6, chance(2))))
    assert heard.floor == pytest.approx(-40, abs=3)


def test_wind_below_200_hz_is_not_heard(hear: Hear) -> None:
    gusts = np.sin(2 * np.pi * 60 * times(30)) * (times(30) % 3 < 1) * 0.8
    smooth = np.convolve(gusts, np.hanning(400) / 200, "same")
    assert hear(during(quiet(50), 12, smooth)) == []


def test_a_click_is_not_told(hear: Hear) -> None:
    assert hear(during(quiet(20), 12, np.ones(1))) == []


def test_nothing_is_told_before_the_background_is_known(
    listen: Callable[..., list[Heard]],
) -> None:
    ear = Ear(RATE, EarParameters())
    assert listen(ear, during(quiet(4), 2, bang())) == []
    assert ear.checks[0].text.startswith("the background is being learned")


def test_what_is_faint_is_not_loud_however_still_it_is(hear: Hear) -> None:
    sound = during(hiss(20, -90, chance()), 12, bang(0.001))
    assert hear(sound) == []
    assert len(hear(sound, loudness=LoudnessParameters(quietest=-80))) == 1


def test_the_same_is_told_again_only_after_the_cooldown(hear: Hear) -> None:
    sound = quiet(60)
    for moment in (12, 30, 48):
        sound = during(sound, moment, bang())
    assert [round(one.time) for one in hear(sound, cooldown=30)] == [13, 49]
    assert len(hear(sound, cooldown=0)) == 3


def test_what_is_heard_is_over_after_a_while(listen: Callable[..., list[Heard]]) -> None:
    ear = Ear(RATE, EarParameters(hold=5))
    listen(ear, during(quiet(14), 12, bang()))
    assert ear.now == {"sound"}
    for second in range(6):
        ear.feed(quiet(1).astype(np.float32), 15.0 + second)
    assert ear.now == frozenset()


def test_who_stops_listening_hears_nothing_and_goes_on_later(
    listen: Callable[..., list[Heard]],
) -> None:
    ear = Ear(RATE, EarParameters())
    listen(ear, during(quiet(14), 12, bang()))
    ear.close()
    assert (ear.now, ear.checks) == (frozenset(), ())
    later = during(quiet(5), 1, bang()).astype(np.float32)
    heard = [one for n in range(25) for one in ear.feed(later[n * 1600 :][:1600], 900 + n * 0.2)]
    assert [one.label for one in heard] == [None]


@pytest.mark.parametrize("sound", [np.zeros(RATE * 20), np.full(RATE * 20, 0.5)])
def test_silence_and_a_constant_are_nothing(hear: Hear, sound: Wave) -> None:
    assert hear(sound) == []


def test_an_alarm_that_is_loud_is_told_as_both(hear: Hear) -> None:
    labels = [one.label for one in hear(during(quiet(40), 12, 0.2 * smoke_alarm().sound(25)))]
    assert labels == [None, "smoke alarm"]
