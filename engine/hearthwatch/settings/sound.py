"""What is listened for."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from hearthwatch.model.sound import ALARMS
from hearthwatch.settings.branch import Branch, Name, Seconds, Share


def _scored(sounds: Any) -> Any:
    """Let ``[Bark, Glass]`` and ``{Bark:}`` stand for sounds with the default score."""
    if isinstance(sounds, list | tuple):
        return dict.fromkeys(sounds, 0.5)
    if isinstance(sounds, dict):
        return {name: 0.5 if score is None else score for name, score in sounds.items()}
    return sounds


def _known_alarms(alarms: tuple[str, ...]) -> tuple[str, ...]:
    for alarm in alarms:
        if alarm not in ALARMS:
            raise ValueError(f"{alarm!r} is no alarm; these are: {', '.join(sorted(ALARMS))}")
    return alarms


type Alarms = Annotated[tuple[str, ...], Field(max_length=10), AfterValidator(_known_alarms)]


class SoundSettings(Branch):
    """What is listened for on a camera.

    Attributes:
        enabled: listen at all. Clips have their sound either way.
        threshold: decibels above the usual background from which on a sound is loud. Less hears
            more.
        min_level: dBFS below which nothing is loud, however still it is otherwise.
        alarms: which are recognised: `smoke alarm`, `carbon monoxide alarm`.
        speech: tell when somebody speaks. What is said is neither understood nor kept.
        sounds: labels of the classifier that are told, with the score that each needs.
        hold: seconds of calm after which a sound is over.
        cooldown: seconds in which the same sound is not told again; alarms always are.
    """

    enabled: bool = False
    threshold: Annotated[float, Field(ge=3, le=60)] = 20
    min_level: Annotated[float, Field(ge=-90, le=0)] = -50
    alarms: Alarms = tuple(sorted(ALARMS))
    speech: bool = False
    sounds: Annotated[dict[Name, Share], BeforeValidator(_scored), Field(max_length=100)] = Field(
        default_factory=dict
    )
    hold: Seconds = 5
    cooldown: Annotated[float, Field(ge=0, le=86_400)] = 60


class ClassifierSettings(Branch):
    """A network of the owner's that names sounds, shared by all cameras.

    Attributes:
        model: path of an ONNX file with YAMNet's layout; None: sounds are not named.
        labels: path of its labels, one a line or YAMNet's own table.
    """

    model: Annotated[str, Field(min_length=1, max_length=4096)] | None = None
    labels: Annotated[str, Field(min_length=1, max_length=4096)] | None = None

    @model_validator(mode="after")
    def _complete(self) -> "ClassifierSettings":
        if (self.model is None) != (self.labels is None):
            raise ValueError("a model needs its labels, and labels their model")
        return self
