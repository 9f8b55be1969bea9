"""What the broker still keeps of us from before."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from aiomqtt import Client

from hearthwatch.outputs.mqtt.topics import Topics

WITHIN: Final = 5.0
"""Seconds for which we wait for the broker's last word; some may not let us read our own."""

type IsOurs = Callable[[str, bytes], bool]
"""Tells whether what stands under a topic was announced by us."""


@dataclass(slots=True)
class Kept:
    """What was found.

    Attributes:
        announced: our announcements, by topic.
        slugs: by which cameras of ours were called.
    """

    announced: dict[str, bytes] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)


async def survey(
    client: Client, topics: Topics, instance: UUID, places: tuple[str, ...], is_ours: IsOurs
) -> Kept:
    """Ask the broker what it keeps of us: cameras may have gone while nobody was here.

    It says so at once when one subscribes; a word to ourselves comes behind all of that.

    Args:
        client: connected, and listening to nothing yet.
        topics: of ours.
        instance: this installation.
        places: filters of topics on which our announcements may be.
        is_ours: knows them.

    Raises:
        MqttError: the connection is lost.
    """
    kept = Kept()
    word, infos = topics.entity(None, "echo"), topics.info("+")
    filters = [*dict.fromkeys((infos, *places)), word]
    await client.subscribe([(each, 1) for each in filters])
    await client.publish(word, str(instance), qos=1)
    try:
        async with asyncio.timeout(WITHIN):
            async for message in client.messages:
                topic, payload = message.topic.value, message.payload
                if topic == word:
                    break
                if message.topic.matches(infos):
                    kept.slugs |= _slugs(payload, instance)
                elif is_ours(topic, payload):
                    kept.announced[topic] = payload
    except TimeoutError:
        pass
    await client.unsubscribe(filters)
    return kept


def remains(kept: Kept, topics: Topics, slugs: set[str]) -> list[str]:
    """Return filters of all that is kept of cameras which are no longer called so."""
    return [f"{topics.device(slug)}/#" for slug in sorted(kept.slugs - slugs)]


async def collected(client: Client, topics: Topics, filters: list[str]) -> list[str]:
    """Return all topics under some filters of which the broker keeps something.

    Raises:
        MqttError: the connection is lost.
    """
    if not filters:
        return []
    found: list[str] = []
    word = topics.entity(None, "echo")
    await client.subscribe([(each, 1) for each in (*filters, word)])
    await client.publish(word, "", qos=1)
    try:
        async with asyncio.timeout(WITHIN):
            async for message in client.messages:
                if message.topic.value == word:
                    break
                found.append(message.topic.value)
    except TimeoutError:
        pass
    await client.unsubscribe([*filters, word])
    return found


def _slugs(payload: bytes, instance: UUID) -> set[str]:
    try:
        said = json.loads(payload)
        return {str(said["slug"])} if said["instance"] == str(instance) else set()
    except (ValueError, KeyError, TypeError):
        return set()
