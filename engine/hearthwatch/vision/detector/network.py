"""What is expected of a runtime: a network's ports, and its answer to arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from numpy.typing import NDArray


class Backend(StrEnum):
    """What computes a network."""

    ONNX_RUNTIME = "onnxruntime"
    OPENVINO = "openvino"


@dataclass(frozen=True, slots=True)
class Port:
    """An input or an output.

    Attributes:
        kind: of its numbers, as NumPy calls it, such as ``float32``.
        shape: the length of each axis; None where any length will do.
    """

    name: str
    kind: str
    shape: tuple[int | None, ...]

    def __str__(self) -> str:
        lengths = ", ".join("any" if length is None else str(length) for length in self.shape)
        return f"{self.name} {self.kind} ({lengths})"


class Network(Protocol):
    """A network that is ready to compute. It may be asked from several threads."""

    @property
    def runtime(self) -> str:
        """Name and version of what computes it, for people."""

    @property
    def inputs(self) -> tuple[Port, ...]:
        """What has to be fed."""

    @property
    def outputs(self) -> tuple[Port, ...]:
        """What comes out."""

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """Compute.

        Args:
            feeds: an array for each input, by name.

        Returns:
            An array for each of `outputs`, in their order.

        Raises:
            ModelError: the network cannot compute that.
        """


def spoken(ports: Sequence[Port]) -> str:
    """Write ports as people read them."""
    return ", ".join(map(str, ports)) or "nothing"
