"""The server's end of a WebSocket, which lets nobody hold it by reading nothing."""

import asyncio
import socket
from typing import Any, Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_LAST_BYTES_WITHIN: Final = 5.0
_WAITING: Final = 128 << 10


class PromptWebSocket(WebSocketsSansIOProtocol):
    """Cuts a connection off whose other end takes in no more once there is nothing more to say.

    Closing waits until all is sent. One who never reads would keep the connection, and what waits
    for it, for as long as it likes. And the system's own buffer is kept small: left to itself it
    grows to megabytes, which is a minute of news that nobody reads before anyone notices.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _WAITING)

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """See the connection out."""
        super().on_task_complete(task)
        self._cut_off_later()

    def keepalive_timeout(self) -> None:
        """Give up on one who answers no ping."""
        super().keepalive_timeout()
        self._cut_off_later()

    def _cut_off_later(self) -> None:
        transport: Any = self.transport
        if transport.get_write_buffer_size():
            self.loop.call_later(_LAST_BYTES_WITHIN, transport.abort)
