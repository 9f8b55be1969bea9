"""The client's errors as people read them."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from .client import (
    CannotConnectError,
    CertificateError,
    ConflictError,
    HearthwatchError,
    InvalidAnswerError,
    InvalidRequestError,
    NotAllowedError,
    NotAuthenticatedError,
    NotFoundError,
    RefusedError,
    TimedOutError,
)
from .const import DOMAIN

_KEYS: tuple[tuple[type[HearthwatchError], str], ...] = (
    (TimedOutError, "timeout_connect"),
    (CertificateError, "invalid_certificate"),
    (CannotConnectError, "cannot_connect"),
    (NotAuthenticatedError, "invalid_auth"),
    (NotAllowedError, "not_allowed"),
    (InvalidAnswerError, "invalid_answer"),
    (RefusedError, "refused"),
)
_OUR_FAULT = (InvalidRequestError, NotFoundError, ConflictError)
"""What the one who asked can put right."""


def error_key(error: HearthwatchError) -> str:
    """Return the translation key of an error, the same for forms and for exceptions."""
    return next((key for kind, key in _KEYS if isinstance(error, kind)), "unknown")


def translated(error: HearthwatchError) -> HomeAssistantError:
    """Return what Home Assistant shows instead of an error."""
    kind = ServiceValidationError if isinstance(error, _OUR_FAULT) else HomeAssistantError
    return kind(
        translation_domain=DOMAIN,
        translation_key=error_key(error),
        translation_placeholders={"error": str(error)},
    )


def raises_translated[**P, R](
    function: Callable[P, Coroutine[Any, Any, R]],
) -> Callable[P, Coroutine[Any, Any, R]]:
    """Let a coroutine function raise what people can read."""

    @wraps(function)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await function(*args, **kwargs)
        except HearthwatchError as error:
            raise translated(error) from error

    return wrapper
