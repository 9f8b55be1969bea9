"""A receiver of webhooks in a process of its own: says OK to everything, and when it came."""

import asyncio
import json
import time
from typing import Final

_OK: Final = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
_REPORT: Final = b"GET "


class _Receiver:
    """Notes the ids of what comes, and the moments.

    A ``POST`` is a delivery. A ``GET`` is answered with everything since the last one.
    """

    def __init__(self) -> None:
        self._came: list[tuple[str, float]] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until it ends."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if head.startswith(_REPORT):
                    writer.write(self._report())
                else:
                    headers = _headers(head)
                    await reader.readexactly(int(headers[b"content-length"]))
                    self._came.append((headers[b"webhook-id"].decode(), time.time()))
                    writer.write(_OK)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _report(self) -> bytes:
        body = json.dumps(self._came).encode()
        self._came = []
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


def _headers(head: bytes) -> dict[bytes, bytes]:
    lines = (line.partition(b":") for line in head.split(b"\r\n")[1:] if line)
    return {name.lower(): value.strip() for name, _, value in lines}


async def _main() -> None:
    server = await asyncio.start_server(_Receiver().serve, "127.0.0.1", 0)
    print("ready", server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - for the parent
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
