"""Networks on ONNX Runtime."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from numpy.typing import NDArray

from hearthwatch.vision.detector.network import Port
from hearthwatch.vision.detector.protocol import ModelError
from hearthwatch.vision.onnx_session import RUNTIME, OnnxSession

_KINDS: Final = {"float": "float32", "double": "float64"}


class OnnxNetwork:
    """A network on the processor. The same input gives the same answer on the same machine."""

    def __init__(self, model: bytes, *, name: str, threads: int) -> None:
        """Load a network.

        Args:
            model: the ONNX file's content.
            name: how to call it before people.
            threads: that compute one answer.

        Raises:
            ModelError: the bytes are no such model.
        """
        self._session = OnnxSession(model, name=name, threads=threads, error=ModelError)
        self._inputs = tuple(map(_port, self._session.inputs))
        self._outputs = tuple(map(_port, self._session.outputs))

    @property
    def runtime(self) -> str:
        """See `Network.runtime`."""
        return RUNTIME

    @property
    def inputs(self) -> tuple[Port, ...]:
        """See `Network.inputs`."""
        return self._inputs

    @property
    def outputs(self) -> tuple[Port, ...]:
        """See `Network.outputs`."""
        return self._outputs

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """See `Network.run`."""
        return self._session.run(feeds)


def _port(value: Any) -> Port:
    kind = value.type.removeprefix("tensor(").removesuffix(")")
    shape = tuple(length if isinstance(length, int) else None for length in value.shape)
    return Port(value.name, _KINDS.get(kind, kind), shape)
