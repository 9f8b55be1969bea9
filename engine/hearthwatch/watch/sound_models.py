"""The networks that listen, loaded once and only when somebody wants them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Final

import structlog

from hearthwatch.settings import ClassifierSettings
from hearthwatch.vision.audio import Classifier, SoundModelError, VoiceModel

_log = structlog.get_logger()

_SILERO: Final = "silero-vad.onnx"
_LARGEST_MODEL: Final = 512 << 20
_LARGEST_LABELS: Final = 1 << 20


class SoundModels:
    """What all cameras of a worker share.

    The networks are loaded in threads of their own, for a stream's sound waits for nobody.
    """

    def __init__(
        self,
        settings: ClassifierSettings | None = None,
        alert: Callable[[str], None] | None = None,
        *,
        patient: bool = False,
    ) -> None:
        """Load nothing yet.

        Args:
            settings: the owner's classifier; None: there is none.
            alert: is told of a model that cannot be used; None: nobody is.
            patient: wait until a model is loaded, as recordings can.
        """
        self._voice = _Late(load_voice, alert, patient=patient)
        self._classifier: _Late[Classifier] | None = None
        if settings and settings.model and settings.labels:
            load = partial(load_classifier, settings.model, settings.labels)
            self._classifier = _Late(load, alert, patient=patient)

    @property
    def names_sounds(self) -> bool:
        """Whether the owner has a classifier."""
        return self._classifier is not None

    def voice(self) -> VoiceModel | None:
        """Return what finds speech; None while it is being loaded."""
        return self._voice.get()

    def classifier(self) -> Classifier | None:
        """Return what names sounds; None while it is being loaded, or where there is none."""
        return None if self._classifier is None else self._classifier.get()


def load_voice() -> VoiceModel:
    """Load the packaged network that finds speech."""
    # ONNX Runtime takes long to import, and who wants no network need not wait for it.
    from hearthwatch.vision.audio.silero import SileroVoice  # noqa: PLC0415

    return SileroVoice((resources.files("hearthwatch.vision") / "models" / _SILERO).read_bytes())


def load_classifier(model: str, labels: str) -> Classifier:
    """Load a network with YAMNet's layout.

    Args:
        model: path of the ONNX file.
        labels: path of its labels.

    Raises:
        SoundModelError: a file cannot be read or used; the text names it.
    """
    from hearthwatch.vision.audio.yamnet import YamnetClassifier, read_labels  # noqa: PLC0415

    names = read_labels(_read(labels, _LARGEST_LABELS), labels)
    return YamnetClassifier(_read(model, _LARGEST_MODEL), names, name=model)


def _read(path: str, largest: int) -> bytes:
    try:
        if Path(path).stat().st_size > largest:
            raise SoundModelError(f"{path}: larger than {largest >> 20} MiB")
        return Path(path).read_bytes()
    except OSError as error:
        raise SoundModelError(f"{path}: cannot be read ({error.strerror})") from error


class _Late[Model]:
    """Loads something the first time that it is asked for."""

    def __init__(
        self, load: Callable[[], Model], alert: Callable[[str], None] | None, *, patient: bool
    ) -> None:
        self._load = load
        self._alert = alert
        self._patient = patient
        self._lock = threading.Lock()
        self._loading: Future[Model | None] | None = None

    def get(self) -> Model | None:
        with self._lock:
            if self._loading is None:
                self._loading = Future()
                threading.Thread(target=self._run, args=(self._loading,), name="sound").start()
        if self._patient or self._loading.done():
            return self._loading.result()
        return None

    def _run(self, loading: Future[Model | None]) -> None:
        try:
            loading.set_result(self._load())
        except SoundModelError as error:
            _log.error("sound_model_not_usable", reason=str(error))
            if self._alert is not None:
                self._alert(f"Sounds cannot be told apart: {error}.")
            loading.set_result(None)
