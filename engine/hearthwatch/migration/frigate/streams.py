"""The addresses of a Frigate configuration: variables filled in, restreams followed back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from hearthwatch.migration.foreign import Foreign, Found, MissingVariablesError, Section
from hearthwatch.migration.plan import address
from hearthwatch.migration.variables import MissingVariableError, filled
from hearthwatch.settings import Problem
from hearthwatch.settings.document import Path as TreePath

_OWN: Final = re.compile(r"\{(?P<name>FRIGATE_\w+)\}", re.ASCII)
_GO2RTC: Final = re.compile(
    r"\$?\{(?P<name>FRIGATE_\w+|(?<=\$\{)\w+)(?::(?P<default>[^{}]*))?\}", re.ASCII
)
_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_RESTREAM_PORT: Final = 8554


class NoAddressError(Exception):
    """A stream leads to nothing that Hearthwatch reads; the text says why."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A camera's own address.

    Attributes:
        url: with user and password.
        remark: what is otherwise than it was; None: nothing.
        path: of the go2rtc stream that names it; None: the camera names it itself.
    """

    url: str = field(repr=False)
    remark: str | None = None
    path: TreePath | None = None


class Streams:
    """All streams of a configuration.

    Attributes:
        used: paths of the go2rtc streams that were followed.
        missing: variables without a value, and where they are used.
    """

    def __init__(self, file: Foreign, variables: Mapping[str, str]) -> None:
        """Remember the streams of go2rtc.

        Args:
            file: the configuration.
            variables: the values of variables, by name.
        """
        own = Section(file, ("environment_vars",))
        given = {key: text.value for key in own.names() if (text := own.text(key))}
        self._file = file
        self._variables = {**variables, **given}
        self._restreams = Section(file, ("go2rtc", "streams"))
        self.used: set[TreePath] = set()
        self.missing: list[tuple[str, Problem]] = []

    def camera(self, found: Found[str]) -> Stream:
        """Return the address at which a camera itself is reached.

        Raises:
            NoAddressError: there is none that Hearthwatch reads.
        """
        url = self._filled(found, _OWN)
        name = _restream(url)
        return Stream(_readable(url)) if name is None else self._followed(name, ())

    def refuse_missing(self) -> None:
        """End if variables have no value.

        Raises:
            MissingVariablesError: naming each of them.
        """
        if self.missing:
            raise MissingVariablesError(self._file.file, self.missing)

    def _followed(self, name: str, seen: tuple[str, ...]) -> Stream:
        found = self._restreams.texts(name)
        if found is None:
            raise NoAddressError(f"go2rtc has no stream {name!r}")
        self.used.add(found.path)
        reason = f"the go2rtc stream {name!r} has no source"
        for text in found.value:
            try:
                return self._source(Found(text, found.path), (*seen, name))
            except NoAddressError as error:
                reason = str(error)
        raise NoAddressError(reason)

    def _source(self, found: Found[str], seen: tuple[str, ...]) -> Stream:
        """Return where one source of a go2rtc stream leads."""
        text, _, options = _split(found.value)
        remark = None
        if text.startswith("ffmpeg:"):
            text = text.removeprefix("ffmpeg:")
            if re.search(r"(?:^|#)video=(?!copy)", options):
                remark = "It was encoded anew by go2rtc, and is read as the camera sends it now."
        text = self._filled(Found(text, found.path), _GO2RTC)
        inner = text if ":" not in text else _restream(text)
        if inner is not None:
            if inner in seen:
                raise NoAddressError(f"the go2rtc stream {inner!r} leads to itself")
            return self._followed(inner, seen)
        if text.startswith("rtspx://"):
            text = text.replace("rtspx://", "rtsps://", 1)
            remark = "If it does not connect: UniFi gives the same stream at rtsp:// and port 7447."
        return Stream(_readable(text), remark, found.path)

    def _filled(self, found: Found[str], pattern: re.Pattern[str]) -> str:
        try:
            return filled(found.value, pattern, self._variables)
        except MissingVariableError as error:
            self.missing.append(self._file.missing(found.path, str(error)))
            raise NoAddressError(f"the variable {error} has no value") from error


def _split(source: str) -> tuple[str, str, str]:
    """Part a source of go2rtc from its options; a ``#`` may be part of a password."""
    login, at, rest = source.rpartition("@")
    place, mark, options = rest.partition("#")
    return f"{login}{at}{place}", mark, options


def _restream(url: str) -> str | None:
    """Return the name of Frigate's own restream that an address means, if it means one."""
    try:
        parts = urlsplit(url)
        here = parts.hostname in _HERE and parts.port == _RESTREAM_PORT
    except ValueError:
        return None
    return parts.path.strip("/") if here and parts.scheme == "rtsp" else None


def _readable(url: str) -> str:
    """Return an address that Hearthwatch can read.

    Raises:
        NoAddressError: it cannot.
    """
    scheme = url.partition(":")[0].lower()
    if scheme in {"rtsp", "rtsps"}:
        return _checked(address(url))
    if url.startswith("/"):
        return url
    if scheme in {"http", "https", "rtmp"}:
        raise NoAddressError(
            f"Hearthwatch reads no {scheme} streams; give it the camera's RTSP address"
        )
    raise NoAddressError(
        f"{scheme!r} is a kind of source that go2rtc knows and Hearthwatch does not; "
        "give it the camera's RTSP address, or that of a go2rtc that goes on running"
    )


def _checked(url: str) -> str:
    """Return an address of which it is sure what in it is secret.

    Raises:
        NoAddressError: it is not.
    """
    try:
        parts = urlsplit(url)
        whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole:
        raise NoAddressError("this is no address like rtsp://user:password@192.0.2.10/stream")
    return url
