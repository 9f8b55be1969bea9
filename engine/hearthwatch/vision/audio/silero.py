"""Silero VAD on ONNX Runtime.

The network (MIT, https://github.com/snakers4/silero-vad) takes 32 ms of sound and its own memory of
what came before, and says how probable a voice is.
"""

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.audio.network import UNUSABLE, brief, open_session
from hearthwatch.vision.audio.speech import CHUNK, CONTEXT, MEMORY, RATES
from hearthwatch.vision.audio.values import Samples, SoundModelError


class SileroVoice:
    """Silero VAD 5 or 6 on ONNX Runtime.

    Raises:
        SoundModelError: the bytes are no such model.
    """

    def __init__(self, model: bytes) -> None:
        self._session = open_session(model, "silero-vad")
        names = {value.name for value in self._session.get_inputs()}
        if names != {"input", "state", "sr"}:
            raise SoundModelError(f"model silero-vad: it takes {', '.join(sorted(names))}")
        for rate in RATES:
            silence = np.zeros(round(rate * (CHUNK + CONTEXT)), np.float32)
            self.probability(silence, np.zeros(MEMORY, np.float32), rate)

    def probability(
        self, chunk: Samples, memory: NDArray[np.float32], rate: int
    ) -> tuple[float, NDArray[np.float32]]:
        """See `VoiceModel.probability`."""
        inputs = {"input": chunk[None], "state": memory, "sr": np.array(rate, np.int64)}
        try:
            score, state = self._session.run(None, inputs)
        except UNUSABLE as error:
            raise SoundModelError(f"model silero-vad: it does not run ({brief(error)})") from error
        return float(score[0, 0]), state
