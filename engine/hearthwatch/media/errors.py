"""Why a source gives no (more) pictures. No text here ever contains a password."""

from typing import ClassVar


class SourceError(Exception):
    """A source could not be opened or stopped giving packets.

    Attributes:
        name: the source, as people may read it.
        detail: what is wrong, without the name.
    """

    kind: ClassVar[str] = "failed"
    patience: ClassVar[float] = 0.0
    """Seconds to leave it alone at least before another attempt."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name
        self.detail = detail


class UnreachableError(SourceError):
    """Nothing listens there, no way leads there, or the name is unknown."""

    kind = "unreachable"


class NoAnswerError(SourceError):
    """Something listens there but did not answer in time."""

    kind = "no_answer"


class WrongPasswordError(SourceError):
    """User or password was refused.

    Attempts are spaced out: many cameras lock an account after a handful of failures.
    """

    kind = "wrong_password"
    patience = 30.0


class NotFoundError(SourceError):
    """The camera knows no such path, or there is no such file."""

    kind = "not_found"


class RefusedError(SourceError):
    """The camera answered, but with another refusal than wrong password or path."""

    kind = "refused"


class NotVideoError(SourceError):
    """What is there is no video in any form we know."""

    kind = "not_video"


class NoVideoError(SourceError):
    """It is media, but without a video track that can be decoded."""

    kind = "no_video"


class UnusableError(SourceError):
    """It is video, but of a size that is of no use here."""

    kind = "unusable"


class TruncatedError(SourceError):
    """The file is cut off so early that nothing of it can be played."""

    kind = "truncated"


class EndedError(SourceError):
    """The camera ended the stream."""

    kind = "ended"


class StalledError(SourceError):
    """The stream is open but no packet came for too long."""

    kind = "stalled"


class ClosedError(SourceError):
    """Somebody closed the stream while it was being opened."""

    kind = "closed"

    def __init__(self, name: str) -> None:
        super().__init__(name, "closed while opening")
