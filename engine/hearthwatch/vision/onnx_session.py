"""Networks on ONNX Runtime, for whoever looks and for whoever listens."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as faults

RUNTIME: Final = f"ONNX Runtime {onnxruntime.__version__}"

_UNUSABLE: Final = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoSuchFile,
    faults.NotImplemented,
    faults.RuntimeException,
)


class OnnxSession:
    """A network that computes on the processor, and never asks it for more threads than given."""

    def __init__(self, model: bytes, *, name: str, threads: int, error: type[Exception]) -> None:
        """Load a network.

        Args:
            model: the ONNX file's content.
            name: how to call it before people.
            threads: that compute one answer.
            error: what to raise where the network cannot be loaded, or cannot compute.
        """
        self._name = name
        self._error = error
        if not model:
            raise error(f"model {name}: it is empty (0 bytes)")
        try:
            self._session = onnxruntime.InferenceSession(
                model, _options(threads), providers=["CPUExecutionProvider"]
            )
        except _UNUSABLE as fault:
            raise error(f"model {name}: not a usable ONNX model ({_brief(fault)})") from fault

    @property
    def inputs(self) -> Sequence[Any]:
        """What has to be fed, each with `name`, `type` and `shape`."""
        given: Sequence[Any] = self._session.get_inputs()
        return given

    @property
    def outputs(self) -> Sequence[Any]:
        """What comes out, each with `name`, `type` and `shape`."""
        given: Sequence[Any] = self._session.get_outputs()
        return given

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        """Compute all outputs, in their order, from an array for each input."""
        try:
            answer: list[NDArray[Any]] = self._session.run(None, dict(feeds))
        except _UNUSABLE as fault:
            text = f"model {self._name}: it does not run ({_brief(fault)})"
            raise self._error(text) from fault
        return answer


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _brief(error: Exception) -> str:
    """Return the first line of an error."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines or [type(error).__name__])[0][:200]
