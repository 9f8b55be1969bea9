"""Answers that say no."""


class ReplyError(Exception):
    """A command is not followed.

    Attributes:
        code: of FTP (RFC 959).
        text: why, for whoever reads the camera's log.
    """

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def spoken(error: OSError) -> ReplyError:
    """Return what a camera is told of a file that could not be taken."""
    match error:
        case TimeoutError():
            return ReplyError(426, "Nothing more came.")
        case ConnectionError():
            return ReplyError(426, "The connection was lost.")
        case _:
            return ReplyError(451, "It cannot be written to the disk.")
