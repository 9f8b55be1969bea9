"""What can go wrong with an output; each is one of the four errors that programs catch."""


class UnknownWebhookError(KeyError):
    """There is no webhook of that id."""

    def __str__(self) -> str:
        return f"There is no webhook {self.args[0]!r}."


class UnknownCameraError(KeyError):
    """There is no camera of that id or slug."""

    def __str__(self) -> str:
        return f"There is no camera {self.args[0]!r}."


class InvalidTargetError(ValueError):
    """An address is none that anything may be sent to; the text says why."""


class NotDeliveredError(ConnectionError):
    """The other side cannot be reached, or breaks off; the text never holds an address."""


class NoAnswerError(TimeoutError):
    """The other side takes too long."""
