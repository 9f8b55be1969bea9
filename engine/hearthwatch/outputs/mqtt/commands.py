"""What others may ask for over the broker, checked before anything is done."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from hearthwatch.model.entities import Entity, EntityKind
from hearthwatch.outputs.mqtt.components import PRESS
from hearthwatch.settings.alerts import Mode

SYSTEM: Final = "system"
"""Stands in the place of a camera for commands to the engine itself."""

LARGEST: Final = 16_384
"""Bytes of a command; whatever is larger is none."""

type RequestId = (
    Annotated[str, Field(max_length=200)] | Annotated[int, Field(ge=-(1 << 53), le=1 << 53)]
)


class CommandError(Exception):
    """A command that is not carried out.

    Attributes:
        code: stays the same, for programs.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Command(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    request_id: RequestId | None = None


class StartRecording(_Command):
    """Record a camera from now on for `duration` seconds, whatever its settings say."""

    type: Literal["start_recording"]
    duration: Annotated[float, Field(ge=1, le=3600, allow_inf_nan=False)] = 300


class StopRecording(_Command):
    """End what a command began to record."""

    type: Literal["stop_recording"]


class TakeSnapshot(_Command):
    """Take a picture of a camera and keep it."""

    type: Literal["snapshot"]


class SwitchMotion(_Command):
    """Look for motion, or do not any more."""

    type: Literal["enable_motion_detection", "disable_motion_detection"]


class CleanUp(_Command):
    """Delete clips and events that are beyond the limits of the settings."""

    type: Literal["cleanup_old_recordings"]


class SetMode(_Command):
    """Set the mode of the house."""

    type: Literal["set_mode"]
    mode: Mode


type CameraCommand = StartRecording | StopRecording | TakeSnapshot | SwitchMotion
type Command = CameraCommand | CleanUp | SetMode

_COMMANDS: Final = TypeAdapter[Command](Annotated[Command, Field(discriminator="type")])
_MODE: Final = TypeAdapter[str](Mode)


def parsed(payload: bytes) -> Command:
    """Read a command.

    Raises:
        CommandError: it is none; says why.
    """
    if len(payload) > LARGEST:
        raise CommandError("too_large", f"A command has at most {LARGEST} bytes.")
    try:
        return _COMMANDS.validate_json(payload)
    except ValidationError as error:
        raise CommandError("invalid_command", _complaint(error)) from None


def request_id_of(payload: bytes) -> str | int | None:
    """Return the id in a command that is perhaps none, so that its sender knows the answer."""
    if len(payload) > LARGEST:
        return None
    try:
        return TypeAdapter(_Asked).validate_json(payload).request_id
    except ValidationError:
        return None


class _Asked(BaseModel):
    request_id: RequestId | None = None


def value_of(entity: Entity, payload: bytes) -> Any:
    """Read what an entity is to be set to, as its setting has it; None: a button is pushed.

    Raises:
        CommandError: it cannot be set at all, or not to that.
    """
    if len(payload) > LARGEST:
        raise CommandError("too_large", f"A value has at most {LARGEST} bytes.")
    text = payload.decode("utf-8", "replace")
    match entity.kind:
        case EntityKind.SWITCH if text.upper() in {"ON", "OFF"}:
            on = text.upper() == "ON"
            return on if entity.off is None else (entity.on if on else entity.off)
        case EntityKind.SELECT if text in entity.options:
            return text
        case EntityKind.SELECT if entity.setting == "mode":
            return _mode(text)
        case EntityKind.NUMBER if (number := _number(entity, text)) is not None:
            return number
        case EntityKind.BUTTON if text == PRESS:
            return None
        case EntityKind.SWITCH:
            wanted = "ON or OFF"
        case EntityKind.SELECT:
            wanted = ", ".join(entity.options)
        case EntityKind.NUMBER:
            bounds = entity.bounds
            wanted = f"{bounds.minimum:g} to {bounds.maximum:g}" if bounds else "a number"
        case EntityKind.BUTTON:
            wanted = PRESS
        case _:
            raise CommandError("not_settable", f"{entity.key} cannot be set.")
    raise CommandError("invalid_value", f"{entity.key} takes {wanted}.")


def _mode(text: str) -> str:
    try:
        return _MODE.validate_python(text)
    except ValidationError:
        raise CommandError("invalid_value", "A mode has a-z, 0-9 and _, at most 32.") from None


def _number(entity: Entity, text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    bounds = entity.bounds
    fits = bounds is None or bounds.minimum <= number <= bounds.maximum
    return number if fits else None


def _complaint(error: ValidationError) -> str:
    details = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(_words(each["loc"], each["msg"]) for each in details[:3])[:500]


def _words(place: tuple[int | str, ...], message: str) -> str:
    where = ".".join(str(part) for part in place[1:] or place)
    return f"{where}: {message}" if where else message
