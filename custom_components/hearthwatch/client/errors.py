"""What can go wrong between this side and the engine.

Everything here is a `HearthwatchError`, so a caller decides how narrowly to look. No message holds
a key, a password or an address with one.
"""


class HearthwatchError(Exception):
    """The engine could not do what was asked."""


class CannotConnectError(HearthwatchError):
    """Nobody answers at this address."""


class TimedOutError(CannotConnectError):
    """Somebody is there, who did not answer in time."""


class CertificateError(CannotConnectError):
    """The certificate is of another name, or of nobody who is trusted."""


class InvalidAnswerError(HearthwatchError):
    """What answered does not speak as an engine does."""


class RefusedError(HearthwatchError):
    """The engine understood and said no; its sentence is the message.

    Attributes:
        status: HTTP status.
        code: the engine's word for the reason, which stays the same.
        fields: what is wrong with each field of the request, by the field's path.
        retry_after: seconds after which to try again, or None.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str,
        fields: dict[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.fields = fields or {}
        self.retry_after = retry_after


class NotAuthenticatedError(RefusedError):
    """The key is not, or no longer, known."""


class NotAllowedError(RefusedError):
    """The key is good, but not for this."""


class NotFoundError(RefusedError):
    """There is no such camera, event, clip or alert."""


class ConflictError(RefusedError):
    """It is there already, or something else is in its way."""


class ChangedError(ConflictError):
    """It is no longer what it was when it was read."""


class InvalidRequestError(RefusedError):
    """Something in the request is wrong; see `RefusedError.fields`."""


class BusyError(RefusedError):
    """Too much at once, or not ready now: try again later."""


class EngineError(RefusedError):
    """The engine itself failed."""


_BY_STATUS: dict[int, type[RefusedError]] = {
    400: InvalidRequestError,
    401: NotAuthenticatedError,
    403: NotAllowedError,
    404: NotFoundError,
    409: ConflictError,
    410: NotFoundError,
    412: ChangedError,
    422: InvalidRequestError,
    429: BusyError,
    503: BusyError,
}


def error_for(status: int) -> type[RefusedError]:
    """Return the error that stands for an HTTP status of 400 or more."""
    return _BY_STATUS.get(status, EngineError if status >= 500 else InvalidRequestError)
