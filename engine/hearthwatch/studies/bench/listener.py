"""What the engine tells whoever listens to its events, for as long as it lives."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from hearthwatch.studies.bench.engine import Engine

_WITHIN: Final = 30.0


class Listener:
    """Hears events over the WebSocket, in a thread of its own.

    Attributes:
        told: the events that were told, by their ids.
        moments: when they were heard, by their ids, in seconds since 1970 UTC.
    """

    def __init__(self, connection: ClientConnection) -> None:
        """Begin to listen."""
        self.told: dict[str, Mapping[str, Any]] = {}
        self.moments: dict[str, float] = {}
        self._connection = connection
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until the last word has been heard."""
        self._thread.join(_WITHIN)

    def _run(self) -> None:
        try:
            for text in self._connection:
                frame = json.loads(text)
                if frame.get("topic") == "events" and "id" in frame.get("data", {}):
                    event = frame["data"]
                    self.moments[event["id"]] = time.time()
                    self.told[event["id"]] = event
        except (WebSocketException, OSError):
            return  # It was killed: what was heard until then is what counts.


@contextmanager
def listening(engine: Engine) -> Iterator[Listener]:
    """Listen to an engine for as long as the context lasts.

    Raises:
        ChildError: it does not let us.
    """
    address = f"{engine.url.replace('http', 'ws', 1)}/api/v1/ws"
    headers = {"Authorization": f"Bearer {engine.key}"}
    try:
        connection = connect(address, additional_headers=headers, proxy=None)
    except (WebSocketException, OSError) as error:
        raise engine.child.failure(f"lets nobody listen ({error})") from error
    with connection:
        connection.send(json.dumps({"type": "subscribe", "topics": ["events"]}))
        yield Listener(connection)
