"""A detector in a thread of its own, so that whoever asks it can stop waiting."""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

from hearthwatch.model.detection import Detection
from hearthwatch.vision.detector import Detector, ModelError, Picture

type _Found = list[list[Detection]]

_LOADED_WITHIN: Final = 60.0


@dataclass(frozen=True, slots=True)
class _Question:
    pictures: Sequence[Picture]
    side: int | None
    answer: Future[_Found] = field(default_factory=Future)


class Runner:
    """Loads a detector and asks it, one question at a time.

    Its thread may hang in native code for ever, and is left behind then.
    """

    def __init__(
        self,
        load: Callable[[], Detector],
        *,
        within: float,
        on_failed: Callable[[str], object] = lambda _: None,
    ) -> None:
        """Prepare.

        Args:
            load: gives the detector, or raises `ModelError`.
            within: seconds in which a question must be answered.
            on_failed: is told, in the thread, why it cannot.
        """
        self._load = load
        self._within = within
        self._on_failed = on_failed
        self._loading: Future[Detector] = Future()
        self._questions: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()

    def start(self) -> None:
        """Begin to load."""
        threading.Thread(target=self._run, name="model", daemon=True).start()

    @property
    def detector(self) -> Detector:
        """What was loaded; waits for it.

        Raises:
            ModelError: it cannot be loaded, or not in time.
        """
        try:
            return self._loading.result(_LOADED_WITHIN)
        except TimeoutError:
            raise ModelError(f"it was not loaded within {_LOADED_WITHIN:g} s") from None

    @property
    def loaded(self) -> Detector | None:
        """What was loaded; None as yet, and where that failed."""
        if not self._loading.done() or self._loading.exception() is not None:
            return None
        return self._loading.result()

    @property
    def refused(self) -> bool:
        """Whether it is known that it cannot be loaded."""
        return self._loading.done() and self._loading.exception() is not None

    def ask(self, pictures: Sequence[Picture], side: int | None) -> _Found:
        """See `Detector.detect`.

        Raises:
            ModelError: there is no answer, or not in time.
        """
        name = self.detector.name
        question = _Question(pictures, side)
        self._questions.put(question)
        try:
            return question.answer.result(self._within)
        except TimeoutError:
            raise ModelError(f"model {name}: no answer within {self._within:g} s") from None

    def end(self) -> None:
        """End after the question that is being answered; waits for nothing."""
        self._questions.put(None)

    def _run(self) -> None:
        try:
            detector = self._load()
        except ModelError as error:
            self._loading.set_exception(error)
            self._on_failed(str(error))
            return
        self._loading.set_result(detector)
        while (question := self._questions.get()) is not None:
            try:
                found = detector.detect(question.pictures, side=question.side)
            except (ModelError, ValueError) as error:
                question.answer.set_exception(error)
            else:
                question.answer.set_result(found)
