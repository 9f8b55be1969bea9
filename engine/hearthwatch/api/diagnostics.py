"""What helps to find a fault, in one zip, with everything secret left out."""

import asyncio
import io
import json
import sqlite3
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import asdict
from importlib.metadata import distributions
from typing import Any, Final

from prometheus_client import generate_latest
from pydantic import BaseModel

from hearthwatch.api.house import House
from hearthwatch.api.machine import Machine
from hearthwatch.api.metrics import Figures
from hearthwatch.model.redaction import redact
from hearthwatch.store import database_facts

_LINES: Final = 2000
_ABOUT: Final = """Diagnostics of one Hearthwatch, for a report of a fault.

Passwords, tokens, signatures and the names of people were left out, and so was all footage.
The names of cameras and zones, and addresses in your network, are in it: look before you share it.
"""


async def bundle(house: House, machine: Machine, system: BaseModel) -> bytes:
    """Return the zip.

    Args:
        house: the service.
        machine: on which it runs.
        system: what is said of the engine itself.

    Raises:
        StoreError: the database does not answer.
    """
    figures = await Figures.taken(house, machine, lambda _: True)
    statuses = {str(key): asdict(status) for key, status in house.fleet.statuses.items()}
    return await asyncio.to_thread(_write, house, figures, statuses, system.model_dump(mode="json"))


def _write(
    house: House, figures: Figures, statuses: Mapping[str, Any], system: Mapping[str, Any]
) -> bytes:
    known = house.program.secrets()
    lines = [asdict(line) for line in house.program.logs.tail(limit=_LINES)]
    versions = {found.name: found.version for found in distributions()}
    parts = {
        "system.json": _json(system, known),
        "versions.json": _json(versions, known),
        "settings.json": _json(house.settings().model_dump(mode="json", by_alias=True), known),
        "cameras.json": _json(statuses, known),
        "database.json": _json(_facts(house), known),
        "log.jsonl": "".join(json.dumps(redact(line, known)) + "\n" for line in lines),
        "metrics.txt": generate_latest(figures).decode(),
        "README.txt": _ABOUT,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def _json(value: Any, known: Collection[str]) -> str:
    return json.dumps(redact(value, known), indent=2, ensure_ascii=False)


def _facts(house: House) -> dict[str, Any]:
    file = house.database.file
    if file is None:
        return {"server": str(house.database)}
    try:
        return database_facts(file)
    except sqlite3.Error as error:
        return {"problem": str(error)}
