"""Takes orders from the broker, one after the other, and answers each of them."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final

import structlog

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs.mqtt.commands import LARGEST, CommandError, parsed, request_id_of
from hearthwatch.outputs.mqtt.controls import Controls
from hearthwatch.outputs.mqtt.facts import Tell
from hearthwatch.outputs.mqtt.payloads import Message, as_json
from hearthwatch.outputs.mqtt.surveillance import BASE as SURVEILLANCE
from hearthwatch.outputs.mqtt.topics import Topics
from hearthwatch.settings import MqttSettings

_MOST_WAITING: Final = 100
_SET: Final = "set"
_COMMAND: Final = "command"

_log = structlog.get_logger(__name__)


class Orders:
    """The inbox of a connection.

    Nothing that was retained is carried out: it was meant for an earlier moment, and would come
    again with every connection.
    """

    def __init__(
        self, controls: Controls, settings: MqttSettings, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._controls = controls
        self._topics = Topics(settings.base_topic)
        older = "surveillance" in settings.compat_topics
        self._commands = [self._topics.command(""), *([f"{SURVEILLANCE}/{_COMMAND}/"] * older)]
        self._clock = clock
        self._waiting: asyncio.Queue[tuple[str, bytes, CommandError | None]] = asyncio.Queue()

    @property
    def topics(self) -> list[str]:
        """Filters of all topics on which orders are taken."""
        sets = [self._topics.order(slug, "+") for slug in (None, "+")]
        return [*sets, *(f"{start}+" for start in self._commands)]

    def take(self, topic: str, payload: bytes, *, retained: bool) -> None:
        """Take an order, to be carried out in its turn."""
        refused = None
        if retained:
            refused = CommandError("retained", "Retained orders are not carried out.")
        elif self._waiting.qsize() >= _MOST_WAITING:
            refused = CommandError("busy", "Too many orders are waiting.")
        if self._waiting.qsize() < 2 * _MOST_WAITING:
            kept = payload[: LARGEST + 1]  # That is enough to know that it is too large.
            self._waiting.put_nowait((topic, kept, refused))

    async def run(self, tell: Tell) -> None:
        """Carry orders out until cancelled."""
        while True:
            topic, payload, refused = await self._waiting.get()
            answer = await self._answer(topic, payload, refused)
            about = {"timestamp": to_rfc3339(self._clock())}
            await tell(Message(f"{topic}/result", as_json(answer | about)))

    async def _answer(
        self, topic: str, payload: bytes, refused: CommandError | None
    ) -> dict[str, Any]:
        """Carry an order out, if it is to be, and return what is answered."""
        start = next((s for s in self._commands if topic.startswith(s)), None)
        asked = None if start is None else request_id_of(payload)
        try:
            if refused is not None:
                raise refused
            if start is None:
                await self._set(topic, payload)
                return {"success": True}
            command = parsed(payload)
            result = await self._controls.carry_out(topic.removeprefix(start), command)
        except CommandError as error:
            _log.warning("order_refused", topic=topic, code=error.code, reason=str(error))
            wrong = {"code": error.code, "message": str(error)}
            return {"request_id": asked, "success": False, "error": wrong}
        return {"request_id": asked, "type": command.type, "success": True, "result": result}

    async def _set(self, topic: str, payload: bytes) -> None:
        """Set what a topic names: ``hub/{key}/set`` or ``camera/{slug}/{key}/set``."""
        match topic.removeprefix(f"{self._topics.base}/").split("/"):
            case ["hub", key, "set"]:
                await self._controls.set(None, key, payload)
            case ["camera", slug, key, "set"]:
                await self._controls.set(slug, key, payload)
            case _:
                raise CommandError("unknown_topic", "Nothing is set there.")
