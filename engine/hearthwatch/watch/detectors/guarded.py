"""A detector with others that stand in for it."""

import dataclasses
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

import structlog

from hearthwatch.model.detection import Detection
from hearthwatch.vision.detector import Detector, ModelError, Picture
from hearthwatch.watch.detectors.runner import Runner

_log = structlog.get_logger()

_ANSWERED_WITHIN: Final = 10.0
_LAST_ANSWERED_WITHIN: Final = 60.0
"""The last resort gets more time: a machine may be that busy, and nothing can take its place."""

_PROVEN_AFTER: Final = 60.0
_AGAIN_AFTER: Final = 300.0
_AGAIN_AT_LATEST: Final = 3600.0
"""What cannot be loaded, perhaps for its disk is away, is tried again after ever longer times."""


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """A model on a backend.

    Attributes:
        key: tells it from others, as long as neither model nor backend changes.
        spoken: names it, for people.
        load: loads it, or raises `ModelError`.
        reason: why it was chosen, as a sentence without its full stop.
    """

    key: str
    spoken: str
    load: Callable[[], Detector]
    reason: str


class Marks(Protocol):
    """Remembers what was begun and may have ended the process."""

    def begin(self, key: str) -> None:
        """Remember that something is being tried."""

    def settle(self, key: str) -> None:
        """Forget it: the process lives."""


class GuardedDetector:
    """Looks with the first of several choices that works.

    One that cannot be loaded, fails, or does not answer in time is replaced by the next, which is
    told. What could not be loaded is tried again now and then; what has failed at work is not, for
    as long as the process lives. When the last one fails the process is of no use.
    """

    def __init__(
        self,
        choices: Sequence[Choice],
        alert: Callable[[str], None],
        marks: Marks,
        *,
        within: float = _ANSWERED_WITHIN,
        again_after: float = _AGAIN_AFTER,
    ) -> None:
        """Begin to load the first choice; who needs it before it is there waits for it.

        Args:
            choices: from the best to the last resort.
            alert: is told, as a sentence, of each that is replaced.
            marks: of what is being tried; the last resort leaves none.
            within: seconds in which pictures must be answered.
            again_after: seconds until what could not be loaded is tried again.
        """
        self._alert = alert
        self._marks = marks
        self._within = within
        self._again_after = again_after
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._choices = list(choices)
        self._reason = choices[0].reason
        self._inferences = 0
        self._proven: float | None = None
        self._runner = self._next()
        self._runner.start()

    @property
    def name(self) -> str:
        """See `Detector.name`."""
        return self._asked(lambda runner: runner.detector.name)

    @property
    def labels(self) -> tuple[str, ...]:
        """See `Detector.labels`."""
        return self._asked(lambda runner: runner.detector.labels)

    @property
    def inferences(self) -> int:
        """See `Detector.inferences`."""
        return self._inferences

    @property
    def now(self) -> tuple[str | None, str]:
        """The name of what looks, None while it is being loaded, and why it is that."""
        with self._lock:
            detector = self._runner.loaded
            return None if detector is None else detector.name, self._reason

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        """See `Detector.detect`.

        Raises:
            ModelError: the last resort has failed as well.
        """
        found = self._asked(lambda runner: runner.ask(pictures, side))
        self._inferences += len(pictures)
        if self._proven is not None and time.monotonic() >= self._proven:
            self._settle()
        return found

    def prefer(self, choice: Choice) -> None:
        """Look with another choice as soon as it is loaded; what looks now stands in for it."""
        runner = self._try(choice)
        loading = threading.Thread(target=self._install, args=(runner, choice), daemon=True)
        loading.start()

    def explain(self, reason: str) -> None:
        """Say from now on why it is the first choice that looks, if it does."""
        with self._lock:
            if self._reason == self._choices[0].reason:
                self._choices[0] = dataclasses.replace(self._choices[0], reason=reason)
                self._reason = reason

    def close(self) -> None:
        """End; waits for nothing."""
        self._closed.set()
        self._settle()
        with self._lock:
            self._runner.end()

    def _asked[Answer](self, ask: Callable[[Runner], Answer]) -> Answer:
        while True:
            with self._lock:
                runner = self._runner
            try:
                return ask(runner)
            except ModelError as error:
                if not self._fall_back(runner, str(error)):
                    raise

    def _next(self) -> Runner:
        """Prepare the first of the choices that are left."""
        choice = self._choices[0]
        last = len(self._choices) == 1
        self._proven = None if last else time.monotonic() + _PROVEN_AFTER
        if not last:
            self._marks.begin(choice.key)
        runner = Runner(
            choice.load,
            within=max(self._within, _LAST_ANSWERED_WITHIN) if last else self._within,
            on_failed=lambda reason: self._fall_back(runner, reason),
        )
        return runner

    def _try(self, choice: Choice) -> Runner:
        """Begin to load a choice beside the one that looks."""
        self._marks.begin(choice.key)
        runner = Runner(choice.load, within=self._within)
        runner.start()
        return runner

    def _install(self, runner: Runner, choice: Choice) -> bool:
        """Let a choice look once it is loaded; False when it cannot be."""
        try:
            name = runner.detector.name
        except ModelError as error:
            runner.end()  # It may be there later than it is waited for.
            self._marks.settle(choice.key)
            _log.info("detector_not_taken", choice=choice.spoken, reason=str(error))
            return False
        with self._lock:
            if self._closed.is_set():
                runner.end()
                self._marks.settle(choice.key)
                return True
            if self._proven is not None:
                self._marks.settle(self._choices[0].key)
            before, self._runner = self._runner, runner
            self._choices.insert(0, choice)
            self._reason = choice.reason
            self._proven = time.monotonic() + _PROVEN_AFTER
        before.end()
        _log.info("detector_taken", name=name, reason=choice.reason)
        return True

    def _try_again(self, choice: Choice) -> None:
        delay = self._again_after
        while not self._closed.wait(delay):
            if self._install(self._try(choice), choice):
                return
            delay = min(2 * delay, _AGAIN_AT_LATEST)

    def _fall_back(self, failed: Runner, reason: str) -> bool:
        """Let the next choice look; False when there is none."""
        with self._lock:
            if self._runner is not failed:
                return True  # Somebody else has noticed.
            if len(self._choices) == 1:
                return False
            failed.end()
            gone = self._choices.pop(0)
            instead = self._choices[0]
            text = f"{gone.spoken} cannot be used ({reason}); {instead.spoken} looks instead"
            self._reason = text
            self._marks.settle(gone.key)
            runner = self._runner = self._next()
        _log.error("detector_replaced", gone=gone.spoken, by=instead.spoken, reason=reason)
        self._alert(f"{text}.")
        runner.start()  # Whoever asks waits until then: it is told before anybody goes on.
        if failed.refused:
            threading.Thread(target=self._try_again, args=(gone,), daemon=True).start()
        return True

    def _settle(self) -> None:
        with self._lock:
            self._proven = None
            key = self._choices[0].key
        self._marks.settle(key)
