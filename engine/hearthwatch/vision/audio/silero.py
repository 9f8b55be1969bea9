"""Silero VAD on ONNX Runtime.

The network (MIT, https://github.com/snakers4/silero-vad) takes 32 ms of sound and its own memory of
what came before, and says how probable a voice is.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.audio.speech import CHUNK, CONTEXT, MEMORY, RATES
from hearthwatch.vision.audio.values import Samples, SoundModelError
from hearthwatch.vision.onnx_session import OnnxSession


class SileroVoice:
    """Silero VAD 5 or 6 on ONNX Runtime.

    Raises:
        SoundModelError: the bytes are no such model.
    """

    def __init__(self, model: bytes) -> None:
        self._session = OnnxSession(model, name="silero-vad", threads=1, error=SoundModelError)
        names = {value.name for value in self._session.inputs}
        if names != {"input", "state", "sr"}:
            raise SoundModelError(f"model silero-vad: it takes {', '.join(sorted(names))}")
        for rate in RATES:
            silence = np.zeros(round(rate * (CHUNK + CONTEXT)), np.float32)
            self.probability(silence, np.zeros(MEMORY, np.float32), rate)

    def probability(
        self, chunk: Samples, memory: NDArray[np.float32], rate: int
    ) -> tuple[float, NDArray[np.float32]]:
        """See `VoiceModel.probability`."""
        inputs: dict[str, NDArray[Any]] = {
            "input": chunk[None],
            "state": memory,
            "sr": np.array(rate, np.int64),
        }
        score, state = self._session.run(inputs)
        return float(score[0, 0]), state
