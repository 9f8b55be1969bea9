"""What a worker is asked, and what it answers."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

from hearthwatch.model.messages import Down, Picture, Probed, Still


class Questions:
    """Questions that wait for their answers, each under a number of its own."""

    def __init__(self, send: Callable[[Down], Awaitable[None]]) -> None:
        self._send = send
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}

    async def ask[Answer: (Picture, Probed, Still)](
        self, question: Callable[[int], Down], within: float
    ) -> Answer:
        """Ask, and wait for the answer.

        Args:
            question: makes the message, given the number under which it is answered.
            within: seconds to wait.

        Raises:
            TimeoutError: the worker does not answer.
        """
        number = next(self._numbers)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            await self._send(question(number))
            return await asyncio.wait_for(answer, within)
        finally:
            del self._waiting[number]

    def answer(self, number: int, answer: Picture | Probed | Still) -> None:
        """Give an answer to the one that asked, unless it has just given up waiting."""
        asked = self._waiting.get(number)
        if asked and not asked.done():
            asked.set_result(answer)
