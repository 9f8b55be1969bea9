"""A subscriber in a process of its own: says what came, and when."""

import asyncio
import json
import sys
import time

from aiomqtt import Client, ProtocolVersion
from paho.mqtt.subscribeoptions import SubscribeOptions


async def _main(port: int, names: str, topics: list[str]) -> None:
    """Print what is new, by topic or by the id that its payload holds."""
    only_new = SubscribeOptions(qos=1, retainHandling=SubscribeOptions.RETAIN_DO_NOT_SEND)
    async with Client("127.0.0.1", port, protocol=ProtocolVersion.V5) as client:
        await client.subscribe([(topic, only_new) for topic in topics])
        print("ready", flush=True)  # noqa: T201 - for the parent
        async for message in client.messages:
            came = time.time()
            name = json.loads(message.payload)["id"] if names == "ids" else message.topic
            print(name, came, flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
