"""Where WebSockets show who they are: in the handshake, or in their first message."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from starlette.websockets import WebSocket

from hearthwatch.api.frames import FrameError, read_introduction
from hearthwatch.api.house import house_of
from hearthwatch.api.identity import (
    SESSION_COOKIE,
    Identity,
    WrongCredentialsError,
    peer_of,
    shown_key,
)
from hearthwatch.api.problems import ProblemError
from hearthwatch.api.security import known_identity, refusal
from hearthwatch.api.wire import NOT_ALLOWED, TRY_LATER, Wire
from hearthwatch.store import Scope, StoreError

_WITHIN: Final = 10.0
_MOST_LISTENERS: Final = 400
_MOST_STRANGERS: Final = 32
_MOST_OF_A_PEER: Final = 8


class Doorstep:
    """Counts who is there, so that strangers can neither fill the house nor block the door."""

    def __init__(self) -> None:
        self.listeners = 0
        """How many WebSockets are open that have shown who they are."""
        self._strangers: Counter[str] = Counter()

    @contextmanager
    def stranger(self, peer: str) -> Iterator[None]:
        """Let somebody stand here who has yet to say who it is.

        Raises:
            ProblemError: 503, there are too many.
        """
        if self._strangers.total() >= _MOST_STRANGERS or self._strangers[peer] >= _MOST_OF_A_PEER:
            detail = "Too many connections wait for their credentials."
            raise ProblemError(503, "too_many_strangers", detail, {"Retry-After": "10"})
        self._strangers[peer] += 1
        try:
            yield
        finally:
            self._strangers[peer] -= 1
            self._strangers += Counter()

    @contextmanager
    def listener(self) -> Iterator[None]:
        """Let somebody in.

        Raises:
            ProblemError: 503, there are too many.
        """
        if self.listeners >= _MOST_LISTENERS:
            detail = "Too many programs listen already."
            raise ProblemError(503, "too_many_listeners", detail, {"Retry-After": "30"})
        self.listeners += 1
        try:
            yield
        finally:
            self.listeners -= 1


@dataclass(frozen=True, slots=True)
class Pass:
    """How a client has shown who it is, so that it can be looked at again.

    Attributes:
        token: of its first message; None: it is in the handshake.
    """

    socket: WebSocket
    token: str | None = None

    async def identity(self) -> Identity:
        """Return who it is, if it may still read.

        Raises:
            ProblemError: 401, 403 or 429, with the reason.
        """
        if self.token is None:
            return await known_identity(self.socket, Scope.READ)
        access = house_of(self.socket).access
        try:
            identity = await access.identify_token(self.token, peer_of(self.socket))
        except WrongCredentialsError as error:
            raise refusal(error) from None
        self.socket.state.identity = identity
        return identity


def shows_credentials(socket: WebSocket) -> bool:
    """Tell whether the handshake says who it is, rightly or wrongly."""
    return (
        house_of(socket).access.is_ingress(socket)
        or shown_key(socket) is not None
        or bool(socket.cookies.get(SESSION_COOKIE))
    )


async def introduced(socket: WebSocket, wire: Wire) -> tuple[Pass, Identity]:
    """Ask a client that could set no header who it is.

    Raises:
        WebSocketDisconnect: it did not say so in time, or said something else, and was sent away.
    """
    await wire.say({"type": "auth_required", "within": _WITHIN})
    try:
        async with asyncio.timeout(_WITHIN):
            text = await wire.hear()
    except TimeoutError:
        await wire.end(NOT_ALLOWED, "no credentials came in time")
    try:
        shown = Pass(socket, read_introduction(text).token)
        return shown, await shown.identity()
    except FrameError:
        await wire.complain("credentials_needed", "The first message is of the type 'auth'.")
        await wire.end(NOT_ALLOWED, "credentials are needed first")
    except ProblemError as error:
        await wire.complain(error.code, error.detail)
        await wire.end(NOT_ALLOWED, error.detail)
    except StoreError:
        await wire.end(TRY_LATER, "the database does not answer")
