"""Somebody at a browser, who asks what the cards ask."""

from typing import Any


class Browser:
    """A browser's WebSocket.

    Attributes:
        told: what came of subscriptions while answers were waited for, oldest first.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self.told: list[dict[str, Any]] = []

    async def ask(self, command: str, **fields: Any) -> dict[str, Any]:
        """Return the answer of a command."""
        await self._client.send_json_auto_id({"type": f"hearthwatch/{command}", **fields})
        while (message := await self._client.receive_json())["type"] != "result":
            self.told.append(message["event"])
        return message

    async def get(self, command: str, **fields: Any) -> Any:
        """Return what a command that succeeds answers."""
        answer = await self.ask(command, **fields)
        assert answer["success"], answer["error"]
        return answer["result"]

    async def refused(self, command: str, **fields: Any) -> str:
        """Return the code with which a command is refused."""
        answer = await self.ask(command, **fields)
        assert not answer["success"], answer["result"]
        return answer["error"]["code"]

    async def next(self) -> dict[str, Any]:
        """Return the next thing that a subscription tells."""
        if self.told:
            return self.told.pop(0)
        message = await self._client.receive_json()
        assert message["type"] == "event", message
        return message["event"]

    async def leave(self) -> None:
        """Close the page."""
        await self._client.close()

    async def end(self, subscription: int) -> None:
        """End a subscription."""
        await self._client.send_json_auto_id(
            {"type": "unsubscribe_events", "subscription": subscription}
        )
        assert (await self._client.receive_json())["success"]
