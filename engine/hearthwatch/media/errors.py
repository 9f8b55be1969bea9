"""Why a source gives no (more) pictures. No text here ever contains a password."""

from typing import ClassVar

from hearthwatch.model.probe import Blame


class SourceError(Exception):
    """A source could not be opened or stopped giving packets.

    Attributes:
        detail: why, without the source's name.
    """

    patience: ClassVar[float] = 0.0
    """Seconds to leave it alone at least before another attempt."""

    blame: ClassVar[Blame | None] = None
    """What of the source's settings is wrong, if it is one of them."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.detail = detail


class UnreachableError(SourceError):
    """Nothing listens there, no way leads there, or the name is unknown."""

    blame = Blame.ADDRESS


class NoAnswerError(SourceError):
    """Something listens there but did not answer in time."""

    blame = Blame.ADDRESS


class WrongPasswordError(SourceError):
    """User or password was refused.

    Attempts are spaced out: many cameras lock an account after a handful of failures.
    """

    patience = 30.0
    blame = Blame.LOGIN


class NotFoundError(SourceError):
    """The camera knows no such path, or there is no such file."""

    blame = Blame.ADDRESS


class RefusedError(SourceError):
    """The camera answered, but with another refusal than wrong password or path."""


class NotVideoError(SourceError):
    """What is there is no video in any form we know."""

    blame = Blame.ADDRESS


class NoVideoError(SourceError):
    """It is media, but without a video track that can be decoded."""


class UnusableError(SourceError):
    """It is video, but of a size that is of no use here."""


class TruncatedError(SourceError):
    """The file is cut off so early that nothing of it can be played."""


class EndedError(SourceError):
    """The camera ended the stream."""


class StalledError(SourceError):
    """The stream is open but no packet came for too long."""


class ClosedError(SourceError):
    """Somebody closed the stream while it was being opened."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "closed while opening")
