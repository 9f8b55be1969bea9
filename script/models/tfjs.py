"""Read a TensorFlow.js graph model: a JSON description beside one file of weights."""

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TYPES = {"float32": np.float32, "int32": np.int32, "int64": np.int64, "bool": np.bool_}


@dataclass(frozen=True, slots=True)
class Node:
    """One operation; its name is the name of its (first) output.

    Attributes:
        inputs: names of what it reads, without the port of a first output.
    """

    name: str
    operation: str
    inputs: tuple[str, ...]
    attributes: dict[str, Any]

    def integers(self, key: str) -> list[int]:
        """Return an attribute that is a list of whole numbers."""
        return [int(value) for value in self.attributes[key]["list"]["i"]]

    def number(self, key: str) -> float:
        """Return an attribute that is a number."""
        return float(self.attributes[key]["f"])

    def flag(self, key: str) -> bool:
        """Return an attribute that is true or false; one that is left out is false."""
        return bool(self.attributes.get(key, {}).get("b", False))

    def text(self, key: str) -> str:
        """Return an attribute that is a word."""
        return b64decode(self.attributes[key]["s"]).decode()


@dataclass(frozen=True, slots=True)
class GraphModel:
    """The nodes in the order in which they can be computed, and the constants by name."""

    nodes: tuple[Node, ...]
    constants: dict[str, NDArray[Any]]


def read(path: Path) -> GraphModel:
    """Read ``model.json`` and the weights that it names, which lie beside it."""
    document = json.loads(path.read_text())
    constants: dict[str, NDArray[Any]] = {}
    for group in document["weightsManifest"]:
        data = b"".join((path.parent / name).read_bytes() for name in group["paths"])
        constants |= _constants(group["weights"], data)
    nodes = {node["name"]: _node(node) for node in document["modelTopology"]["node"]}
    return GraphModel(tuple(_in_order(nodes)), constants)


def _constants(entries: list[dict[str, Any]], data: bytes) -> dict[str, NDArray[Any]]:
    constants, offset = {}, 0
    for entry in entries:
        kind = np.dtype(_TYPES[entry["dtype"]])
        stored = np.dtype(entry.get("quantization", {}).get("dtype", kind))
        if stored not in (kind, np.dtype(np.float16)):
            raise ValueError(f"{entry['name']}: weights stored as {stored} are not understood")
        count = prod(entry["shape"])
        values = np.frombuffer(data, stored, count, offset)
        constants[entry["name"]] = values.astype(kind).reshape(entry["shape"])
        offset += count * stored.itemsize
    return constants


def _node(entry: dict[str, Any]) -> Node:
    inputs = tuple(name.removesuffix(":0") for name in entry.get("input", ()))
    return Node(entry["name"], entry["op"], inputs, entry.get("attr", {}))


def _in_order(nodes: dict[str, Node]) -> Iterator[Node]:
    done: set[str] = set()
    for root in nodes:
        waiting = [root]
        while waiting:
            name = waiting[-1]
            missing = [
                source
                for source in (port.split(":")[0] for port in nodes[name].inputs)
                if source in nodes and source not in done
            ]
            waiting.extend(missing)
            if not missing:
                waiting.pop()
                if name not in done:
                    done.add(name)
                    yield nodes[name]
