"""Networks on ONNX Runtime."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from hearthwatch.vision.detector.network import Port, brief
from hearthwatch.vision.detector.protocol import ModelError

_UNUSABLE: Final = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoSuchFile,
    faults.NotImplemented,
    faults.RuntimeException,
)
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
        self._name = name
        try:
            self._session = onnxruntime.InferenceSession(
                model, _options(threads), providers=["CPUExecutionProvider"]
            )
        except _UNUSABLE as error:
            raise ModelError(f"model {name}: not a usable ONNX model ({brief(error)})") from error
        self._inputs = tuple(map(_port, self._session.get_inputs()))
        self._outputs = tuple(map(_port, self._session.get_outputs()))
        self._names = [port.name for port in self._outputs]

    @property
    def runtime(self) -> str:
        """See `Network.runtime`."""
        return f"ONNX Runtime {onnxruntime.__version__}"

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
        try:
            answer: list[NDArray[Any]] = self._session.run(self._names, dict(feeds))
        except _UNUSABLE as error:
            raise ModelError(f"model {self._name}: it does not run ({brief(error)})") from error
        return answer


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _port(value: Any) -> Port:
    kind = value.type.removeprefix("tensor(").removesuffix(")")
    shape = tuple(length if isinstance(length, int) else None for length in value.shape)
    return Port(value.name, _KINDS.get(kind, kind), shape)
