"""One camera's hearing: samples in, what begins to be heard out.

Nothing in it looks at a clock, so a recording gives the same answer every time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.sound import ALARMS, CO_ALARM, LOUD, SMOKE_ALARM, SPEECH
from hearthwatch.vision.audio.classifier import RATE, Classifier, SoundNamer
from hearthwatch.vision.audio.loudness import Kind, Loudness, LoudnessMeter, LoudnessParameters
from hearthwatch.vision.audio.ongoing import Ongoing
from hearthwatch.vision.audio.patterns import Alarm, PatternDetector
from hearthwatch.vision.audio.rhythms import T3, T4
from hearthwatch.vision.audio.speech import NEEDED, SpeechDetector, VoiceModel
from hearthwatch.vision.audio.values import SILENCE, Heard, Samples

_BATCH: Final = 0.2
"""Seconds of sound that are examined together, because that is cheaper."""

_HOLE: Final = 0.5
"""Seconds by which sound may be late before what was before has nothing to do with it."""

_STIR: Final = 6.0
_FAINT: Final = -65.0
_LINGER: Final = 0.6
"""Networks are asked while it is so many decibels above the background and louder than so many
dBFS, and for so many seconds after that."""

_SAME_TONE: Final = 60.0
_PATTERNS: Final = {SMOKE_ALARM: T3, CO_ALARM: T4}


@dataclass(frozen=True, slots=True)
class EarParameters:
    """What to listen for.

    Attributes:
        loudness: when a sound is loud.
        alarms: which to recognise: `SMOKE_ALARM`, `CO_ALARM`.
        sounds: labels of the classifier to tell, with the score that each needs.
        hold: seconds of calm after which a sound is over.
        cooldown: seconds in which the same is not told again; alarms always are.
    """

    loudness: LoudnessParameters = field(default_factory=LoudnessParameters)
    alarms: frozenset[str] = ALARMS
    sounds: Mapping[str, float] = field(default_factory=dict)
    hold: float = 5.0
    cooldown: float = 60.0


class Ear:
    """Listens to one camera.

    Attributes:
        rate: samples per second.
        floor: what is usual there, in dBFS; None until it is known.
        checks: the gates of the newest sound, with their numbers.
    """

    def __init__(self, rate: int, parameters: EarParameters) -> None:
        """Begin to listen.

        Args:
            rate: samples per second: 8000, or 16000, which a classifier needs.
            parameters: what to listen for.
        """
        self.rate = rate
        self.floor: float | None = None
        self.checks: tuple[Check, ...] = ()
        self._meter = LoudnessMeter(rate, parameters.loudness)
        self._detectors = {
            label: PatternDetector(pattern, rate) for label, pattern in _PATTERNS.items()
        }
        self._voice: VoiceModel | None = None
        self._speech: SpeechDetector | None = None
        self._classifier: Classifier | None = None
        self._namer: SoundNamer | None = None
        self._ongoing = Ongoing()
        self._waiting: list[Samples] = []
        self._end: float | None = None
        self._stirred = float("-inf")
        self._tone: tuple[str, float] | None = None
        self._loudest = SILENCE
        self.apply(parameters)

    @property
    def now(self) -> frozenset[str]:
        """What is heard at the moment: labels, and `LOUD`."""
        return self._ongoing.names

    def apply(self, parameters: EarParameters) -> None:
        """Listen for something else from now on; the background stays known."""
        self._parameters = parameters
        self._meter.parameters = parameters.loudness

    def use(self, *, voice: VoiceModel | None, classifier: Classifier | None = None) -> None:
        """Ask these networks from now on; those that are asked already go on.

        Args:
            voice: finds speech; None: speech is not told.
            classifier: names sounds; None: nobody does.

        Raises:
            ValueError: a classifier cannot be used at the ear's rate.
        """
        if voice is not self._voice:
            self._voice = voice
            self._speech = None if voice is None else SpeechDetector(voice, self.rate)
        if classifier is not self._classifier:
            if self.rate != RATE:
                raise ValueError(f"sounds are named at {RATE} samples per second")
            self._classifier = classifier
            self._namer = None if classifier is None else SoundNamer(classifier)

    def take_level(self) -> float:
        """Return the level of the loudest tenth of a second since the last call, in dBFS."""
        loudest, self._loudest = self._loudest, SILENCE
        return loudest

    def feed(self, samples: Samples, end: float) -> list[Heard]:
        """Take the samples that follow.

        Args:
            samples: mono, -1..1, at the ear's rate.
            end: time at which the last of them was heard, in seconds on the stream's clock.

        Returns:
            What began with them; usually nothing.
        """
        if self._end is not None and abs(end - len(samples) / self.rate - self._end) > _HOLE:
            self._skip()
        self._end = end
        self._waiting.append(samples)
        if sum(map(len, self._waiting)) < _BATCH * self.rate:
            return []
        batch = np.concatenate(self._waiting)
        self._waiting.clear()
        return self._listen(batch, end)

    def close(self) -> None:
        """Stop listening for a while: nothing is heard any more."""
        self._skip()
        self._end = None
        self._ongoing.clear()
        self.checks = ()

    def _skip(self) -> None:
        """Begin anew after a hole; the background, and groups of pulses before it, stay known."""
        self._waiting.clear()
        self._meter.clear()
        for detector in self._detectors.values():
            detector.clear()
        self._rest_networks()

    def _listen(self, batch: Samples, time: float) -> list[Heard]:
        loudness = self._meter.feed(batch)
        if loudness is None:
            return []
        self._loudest = max(self._loudest, loudness.level)
        self._ongoing.expire(time)
        self.floor = loudness.floor
        self.checks = loudness.checks
        return [
            found
            for found in (
                *self._alarms(batch, time, loudness),
                *self._networks(batch, time, loudness),
                self._loud(time, loudness),
            )
            if found is not None
        ]

    def _loud(self, time: float, loudness: Loudness) -> Heard | None:
        if loudness.kind is not Kind.LOUD:
            return None
        return self._hear(LOUD, time, loudness, loudness.checks)

    def _alarms(self, batch: Samples, time: float, loudness: Loudness) -> Iterator[Heard | None]:
        for label in sorted(self._parameters.alarms):
            detector = self._detectors[label]
            alarm = detector.feed(batch, time)
            if alarm is not None and not self._is_another(label, alarm):
                self._tone = label, alarm.frequency
                check = _pattern_check(alarm)
                yield self._hear(label, time, loudness, (check,), alarm=alarm)
            elif label not in self.now and (group := detector.newest(time)):
                text = f"{label}: one group of pulses, of which {group.fit:.0%} fits"
                self._note(Check(Gate.PATTERN, passed=False, text=text, value=group.fit, limit=1.0))

    def _is_another(self, label: str, alarm: Alarm) -> bool:
        """Tell whether it is rather what an alarm of another kind makes of a room."""
        if self._tone is None:
            return False
        other, frequency = self._tone
        doubtful = alarm.fit < 1 or abs(alarm.frequency - frequency) <= _SAME_TONE
        return other != label and other in self.now and doubtful

    def _networks(self, batch: Samples, time: float, loudness: Loudness) -> Iterator[Heard | None]:
        """Ask the networks, unless it is as still as usual."""
        if loudness.level >= max(loudness.floor + _STIR, _FAINT):
            self._stirred = time
        elif time - self._stirred > _LINGER:
            self._rest_networks()
            return
        if self._speech is not None:
            yield self._listen_for_speech(self._speech, batch, time, loudness)
        if self._namer is not None:
            yield from self._name(self._namer, batch, time, loudness)

    def _listen_for_speech(
        self, speech: SpeechDetector, batch: Samples, time: float, loudness: Loudness
    ) -> Heard | None:
        voice = speech.feed(batch)
        text = f"{voice.seconds:.1f} s of probable speech, up to {voice.probability:.2f}"
        check = Check(Gate.SPEECH, voice.speaking, text, round(voice.seconds, 2), NEEDED)
        self._note(check)
        if not voice.speaking:
            return None
        return self._hear(SPEECH, time, loudness, (check,), confidence=voice.probability)

    def _name(
        self, namer: SoundNamer, batch: Samples, time: float, loudness: Loudness
    ) -> Iterator[Heard | None]:
        scores = namer.feed(batch)
        for label, needed in self._parameters.sounds.items():
            score = scores.get(label, 0.0)
            if not scores or score < needed / 2:
                continue
            sign, passed = ("≥", True) if score >= needed else ("<", False)
            text = f"{label} {score:.2f} {sign} {needed:.2f}"
            check = Check(Gate.SCORE, passed, text, round(score, 3), needed)
            self._note(check)
            if passed:
                yield self._hear(label, time, loudness, (check,), confidence=score)

    def _rest_networks(self) -> None:
        for network in (self._speech, self._namer):
            if network is not None:
                network.clear()

    def _hear(
        self,
        label: str,
        time: float,
        loudness: Loudness,
        checks: tuple[Check, ...],
        *,
        confidence: float | None = None,
        alarm: Alarm | None = None,
    ) -> Heard | None:
        """Take in that something is there, and return it if that is news."""
        parameters = self._parameters
        hold, cooldown = parameters.hold, parameters.cooldown
        if alarm is not None:
            hold, cooldown, confidence = alarm.pattern.hold, 0.0, alarm.fit
        news = self._ongoing.hear(label, time, hold=hold, cooldown=cooldown)
        if news is None:
            return None
        self._note(*(check for check in (*checks, news) if check not in self.checks))
        if not news.passed:
            return None
        return Heard(
            time=time,
            label=None if label == LOUD else label,
            level=loudness.peak,
            floor=loudness.floor,
            threshold=loudness.threshold,
            reason="; ".join(check.text for check in checks),
            confidence=confidence,
            pattern=None if alarm is None else alarm.pattern.name,
            checks=(*checks, news),
        )

    def _note(self, *checks: Check) -> None:
        self.checks = (*self.checks, *checks)


def _pattern_check(alarm: Alarm) -> Check:
    pattern = alarm.pattern
    text = (
        f"{alarm.groups} groups of {pattern.pulses} pulses about {pattern.period:g} s apart at"
        f" {alarm.frequency:.0f} Hz ({pattern.name}); {alarm.fit:.0%} fits"
    )
    return Check(Gate.PATTERN, passed=True, text=text, value=round(alarm.fit, 3), limit=1.0)
