"""Networks on OpenVINO."""

import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Once imported, OpenVINO's converter tells its maker so. What it tells it with is not to be had
# here, and neither is the converter, which nobody needs and which takes long to import.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
sys.modules["openvino.tools.ovc"] = None  # type: ignore[assignment]

import openvino  # type: ignore[import-untyped] # noqa: E402

from hearthwatch.vision.detector.network import Port  # noqa: E402
from hearthwatch.vision.detector.protocol import ModelError  # noqa: E402


class OpenVinoNetwork:
    """A network on the processor. It is compiled anew for each shape of its inputs."""

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
        self._asking = threading.Lock()
        options = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,
        }
        try:
            core = openvino.Core()
            compiled = core.compile_model(core.read_model(model), "CPU", options)
            self._request = compiled.create_infer_request()
            self._inputs = tuple(map(_port, compiled.inputs))
            self._outputs = tuple(map(_port, compiled.outputs))
        except RuntimeError as error:
            raise ModelError(f"model {name}: OpenVINO cannot use it ({_brief(error)})") from error

    @property
    def runtime(self) -> str:
        """See `Network.runtime`."""
        return f"OpenVINO {openvino.__version__.partition('-')[0]}"

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
            with self._asking:
                answer = self._request.infer(dict(feeds))
                return [np.array(answer[index]) for index in range(len(self._outputs))]
        except RuntimeError as error:
            raise ModelError(f"model {self._name}: it does not run ({_brief(error)})") from error


def _port(port: Any) -> Port:
    given = port.get_node().get_friendly_name()
    name = given if given in port.get_names() else port.get_any_name()
    shape = port.partial_shape
    lengths = () if shape.rank.is_dynamic else tuple(shape)
    return Port(
        name,
        np.dtype(port.element_type.to_dtype()).name,
        tuple(None if length.is_dynamic else length.get_length() for length in lengths),
    )


def _brief(error: Exception) -> str:
    """Return the last line of an error; those before it name OpenVINO's own files."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines or [type(error).__name__])[-1][:200]
