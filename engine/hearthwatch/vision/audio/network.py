"""What all networks that listen have in common."""

from typing import Final

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from hearthwatch.vision.audio.values import SoundModelError

UNUSABLE: Final = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoSuchFile,
    faults.NotImplemented,
    faults.RuntimeException,
)
"""What ONNX Runtime raises for a model that cannot be used."""


def open_session(model: bytes, name: str) -> onnxruntime.InferenceSession:
    """Open a model that computes with one thread.

    Args:
        model: content of the ONNX file.
        name: how to call it before people.

    Raises:
        SoundModelError: the bytes are no model.
    """
    if not model:
        raise SoundModelError(f"model {name}: it is empty (0 bytes)")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except UNUSABLE as error:
        raise SoundModelError(f"model {name}: not a usable ONNX model ({brief(error)})") from error


def brief(error: Exception) -> str:
    """Return the first line of an error."""
    return str(error).splitlines()[0][:200]
