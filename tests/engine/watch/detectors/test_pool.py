"""Detectors of real models: chosen, measured, and replaced when they cannot be used."""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hearthwatch.model.detection import Detection
from hearthwatch.settings import DetectorSettings
from hearthwatch.vision.detector import Backend, ModelError, Picture
from hearthwatch.watch.detectors import DetectorPool, guarded, measuring, runner
from hearthwatch.watch.detectors.guarded import Choice, GuardedDetector
from hearthwatch.watch.detectors.memory import Figure, Memory

from ...tiny_networks import yolo  # noqa: TID252

BRIGHT = np.full((64, 64, 3), 204, np.uint8)


def until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)


@dataclass
class Owner:
    """Models of the owner's in a folder, and what the owner is told."""

    folder: Path
    told: list[str] = field(default_factory=list)
    pools: list[DetectorPool] = field(default_factory=list)

    def settings(self, **more: Any) -> DetectorSettings:
        labels = self.folder / "labels.txt"
        labels.write_text("fox\nparcel\n")
        own = self.folder / "own.onnx"
        if not own.exists():
            own.write_bytes(yolo(2, label=1))
        model = {"name": "own", "path": str(own), "layout": "yolo", "labels": str(labels)}
        return DetectorSettings.model_validate({"models": [model], "threads": 1} | more)

    def pool(self, settings: DetectorSettings, **more: Any) -> DetectorPool:
        pool = DetectorPool(settings, self.told.append, self.folder / "cache", **more)
        self.pools.append(pool)
        return pool

    def memory(self) -> Memory:
        return Memory(self.folder / "cache" / "detectors.json")


@pytest.fixture
def owner(tmp_path: Path, our_children: None) -> Iterator[Owner]:
    owner = Owner(tmp_path)
    yield owner
    for pool in owner.pools:
        pool.close()


def test_each_camera_has_the_model_that_it_wants(owner: Owner) -> None:
    pool = owner.pool(owner.settings(backend="onnxruntime"))
    own, usual = pool.seat("own"), pool.seat(None)
    assert own is pool.seat("own") is not usual
    assert [one.label for one in own.detector.detect([BRIGHT])[0]] == ["parcel"]
    assert own.detector.labels == ("fox", "parcel")
    assert usual.detector.name.startswith("nanodet-g on ONNX Runtime")
    assert own.detector.now == (own.detector.name, "the settings say so")
    pool.keep({None})
    assert pool.seat(None) is usual
    assert pool.seat("own") is not own
    assert owner.told == []


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda own: own.unlink(), "own.onnx: cannot be read"),
        (lambda own: own.write_bytes(b""), "it is empty"),
        (lambda own: own.write_bytes(yolo(2)[:200]), "not a usable ONNX model"),
        (lambda own: own.write_bytes(yolo(7)), r"Are these its labels\?"),
    ],
    ids=["gone", "empty", "cut off", "other labels"],
)
def test_a_model_that_cannot_be_used_is_replaced_and_told_of(
    owner: Owner, spoil: Callable[[Path], object], complaint: str
) -> None:
    settings = owner.settings(backend="onnxruntime", model="own")
    spoil(owner.folder / "own.onnx")
    detector = owner.pool(settings).seat(None).detector
    assert detector.detect([BRIGHT]) is not None
    name, reason = detector.now
    assert name is not None
    assert name.startswith("nanodet-g on ONNX Runtime")
    assert "nanodet-g on ONNX Runtime looks instead" in reason
    (told,) = owner.told
    assert told == f"{reason}."
    with pytest.raises(AssertionError, match=complaint):
        raise AssertionError(told)


def test_openvino_is_taken_where_it_is_faster(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = owner.settings(model="own")
    figures = {
        Backend.ONNX_RUNTIME: Figure("ONNX Runtime 1", 0.02),
        Backend.OPENVINO: Figure("OpenVINO 2", 0.01),
    }
    asked: list[str] = []

    def measure(_: DetectorSettings, model: str) -> dict[Backend, Figure]:
        asked.append(model)
        return figures

    monkeypatch.setattr("hearthwatch.watch.detectors.pool.measure", measure)
    detector = owner.pool(settings, measured_after=0).seat(None).detector
    assert detector.name.startswith("own on O")
    until(lambda: "OpenVINO" in (detector.now[0] or ""))
    assert detector.now[1] == (
        "measured on this machine: 10.0 ms of processor time for a picture on OpenVINO 2,"
        " 20.0 ms of processor time for a picture on ONNX Runtime 1"
    )
    assert [one.label for one in detector.detect([BRIGHT])[0]] == ["parcel"]
    again = owner.pool(settings, measured_after=0).seat(None).detector
    assert "OpenVINO" in again.name
    assert asked == ["own"]
    (owner.folder / "own.onnx").write_bytes(yolo(2, side=96, label=1))
    changed = owner.pool(settings, measured_after=0).seat(None).detector
    until(lambda: asked == ["own", "own"])
    until(lambda: "OpenVINO" in (changed.now[0] or ""))
    assert owner.told == []


def test_measures_in_processes_of_their_own(owner: Owner) -> None:
    figures = measuring.measure(owner.settings(), "own")
    assert figures[Backend.ONNX_RUNTIME].runtime.startswith("ONNX Runtime")
    assert figures[Backend.OPENVINO].runtime.startswith("OpenVINO")
    assert all(0 < (one.seconds or 0) < 5 for one in figures.values())
    assert "openvino" not in sys.modules or "onnxruntime" in sys.modules


def test_a_backend_that_ends_its_process_is_not_taken(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = (sys.executable, "-c", "import os; os.abort()")
    monkeypatch.setattr(measuring, "COMMAND", crash)
    figures = measuring.measure(owner.settings(), "own")
    assert {one.fault for one in figures.values()} == {"its process ended with -6"}
    assert measuring.faster(figures) is Backend.ONNX_RUNTIME
    assert "openvino cannot be used (its process ended with -6)" in measuring.spoken(figures)


def test_a_machine_that_is_too_busy_is_measured_another_time(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "COMMAND", (sys.executable, "-c", "input(); input()"))
    monkeypatch.setattr(measuring, "_WITHIN", 0.1)
    detector = owner.pool(owner.settings(), measured_after=0).seat(None).detector
    until(lambda: "the machine is busy" in detector.now[1])
    assert detector.now[1] == (
        "onnxruntime was not measured within 0.1 s, for the machine is busy; it is tried at the"
        " next start"
    )
    assert not (owner.folder / "cache" / "detectors.json").exists()


@pytest.mark.parametrize("said", ["", "{", "[1]", '{"cost": 3}'])
def test_a_process_that_says_nonsense_gives_no_figure(
    owner: Owner, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(measuring, "COMMAND", (sys.executable, "-c", f"input(); print({said!r})"))
    figures = measuring.measure(owner.settings(), "own")
    assert {one.fault for one in figures.values()} == {"its process gave no figure"}


@pytest.mark.parametrize(
    ("ours", "other", "taken"),
    [
        (0.020, 0.010, Backend.OPENVINO),
        (0.020, 0.017, Backend.ONNX_RUNTIME),
        (0.010, 0.020, Backend.ONNX_RUNTIME),
        (0.020, None, Backend.ONNX_RUNTIME),
        (None, 0.500, Backend.OPENVINO),
        (None, None, Backend.ONNX_RUNTIME),
    ],
)
def test_what_needs_more_memory_must_be_worth_it(
    ours: float | None, other: float | None, taken: Backend
) -> None:
    figures = {
        Backend.ONNX_RUNTIME: Figure("a", ours),
        Backend.OPENVINO: Figure("b", other),
    }
    assert measuring.faster(figures) is taken


def test_what_ended_the_process_twice_is_not_tried_again(owner: Owner) -> None:
    settings = owner.settings(backend="openvino", model="own")
    key = f"{measuring.machine_key(settings, 'own')} openvino"
    for _ in range(2):  # It began, and nobody heard of it any more.
        owner.memory().begin(key)
    detector = owner.pool(settings).seat(None).detector
    assert detector.name.startswith("own on ONNX Runtime")
    text = (
        "own on OpenVINO ended the worker more than once today; own on ONNX Runtime looks instead"
    )
    assert owner.told == [f"{text}."]
    assert detector.now[1] == text


def test_a_process_that_ends_in_order_leaves_no_mark(owner: Owner) -> None:
    settings = owner.settings(backend="openvino", model="own")
    for _ in range(3):
        pool = owner.pool(settings)
        assert "OpenVINO" in pool.seat(None).detector.name
        pool.close()
    assert owner.told == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"figures": 3, "begun": []}', b'{"figures": {"k": {"cuda": 1}}}'],
)
def test_a_broken_memory_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "detectors.json"
    file.write_bytes(content)
    memory = Memory(file)
    assert memory.figures("k") is None
    assert not memory.ended_the_process("k")
    memory.learn("k", {Backend.OPENVINO: Figure("OpenVINO 1", 0.5)})
    assert Memory(file).figures("k") == {Backend.OPENVINO: Figure("OpenVINO 1", 0.5)}


def test_an_old_mark_counts_no_more(tmp_path: Path) -> None:
    file = tmp_path / "detectors.json"
    file.write_text(json.dumps({"begun": {"k": [5, time.time() - 90_000]}}))
    assert not Memory(file).ended_the_process("k")


class Stubborn:
    """A detector that fails or hangs from a certain look on."""

    name = "stubborn on nothing"
    labels = ("fox",)
    inferences = 0

    def __init__(self, looks: int, released: threading.Event | None = None) -> None:
        self._looks = looks
        self._released = released

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        self._looks -= 1
        if self._looks >= 0:
            return [[] for _ in pictures]
        if self._released is None:
            raise ModelError("out of memory")
        self._released.wait()
        return []


@pytest.mark.parametrize("hangs", [False, True])
def test_one_that_fails_later_is_replaced_while_cameras_look(owner: Owner, hangs: bool) -> None:
    released, within = threading.Event(), 0.5 if hangs else 30.0
    settings = owner.settings()
    usual = owner.pool(settings).seat("nanodet-g").detector
    usual.detect([BRIGHT])
    stubborn = Stubborn(3, released if hangs else None)
    choices = [
        Choice("stubborn", "stubborn on nothing", lambda: stubborn, "the settings say so"),
        Choice("usual", "nanodet-g on ONNX Runtime", lambda: usual, ""),
    ]
    memory = owner.memory()
    detector = GuardedDetector(choices, owner.told.append, memory, within=within)
    for _ in range(6):
        assert len(detector.detect([BRIGHT, BRIGHT])) == 2
    assert detector.inferences == 12
    why = "no answer within 0.5 s" if hangs else "out of memory"
    assert len(owner.told) == 1
    assert why in owner.told[0]
    assert owner.told[0].endswith("nanodet-g on ONNX Runtime looks instead.")
    assert not memory.ended_the_process("stubborn")
    detector.close()
    released.set()


def test_what_could_not_be_loaded_is_tried_again(owner: Owner) -> None:
    usual = owner.pool(owner.settings()).seat("nanodet-g").detector
    away = threading.Event()
    tries: list[bool] = []

    def load() -> Stubborn:
        tries.append(away.is_set())
        if not away.is_set():
            raise ModelError("the disk is away")
        return Stubborn(1000)

    choices = [
        Choice("own", "own on nothing", load, "the settings say so"),
        Choice("usual", "nanodet-g on ONNX Runtime", lambda: usual, ""),
    ]
    memory = owner.memory()
    detector = GuardedDetector(choices, owner.told.append, memory, again_after=0.01)
    until(lambda: len(tries) >= 3)
    assert detector.name.startswith("nanodet-g")
    assert len(detector.detect([BRIGHT])) == 1
    away.set()
    until(lambda: detector.now == ("stubborn on nothing", "the settings say so"))
    assert detector.detect([BRIGHT]) == [[]]
    assert owner.told == [
        "own on nothing cannot be used (the disk is away); nanodet-g on ONNX Runtime looks instead."
    ]
    detector.close()
    assert not memory.ended_the_process("own")


def good_and_last() -> list[Choice]:
    """Return a choice that works, and a last resort."""
    return [
        Choice("good", "stubborn on nothing", lambda: Stubborn(1000), "the settings say so"),
        Choice("last", "stubborn on nothing", lambda: Stubborn(1000), ""),
    ]


def test_one_that_gives_way_before_it_is_proven_is_not_accused(owner: Owner) -> None:
    for _ in range(2):
        detector = GuardedDetector(good_and_last(), owner.told.append, owner.memory())
        detector.prefer(Choice("better", "better", lambda: Stubborn(1000), "it is faster"))
        until(lambda detector=detector: detector.now[1] == "it is faster")
        detector.close()
    assert not owner.memory().ended_the_process("good")
    assert not owner.memory().ended_the_process("better")


def test_one_that_is_there_when_all_is_over_is_not_accused(owner: Owner) -> None:
    for _ in range(2):
        detector = GuardedDetector(good_and_last(), owner.told.append, owner.memory())
        loaders: list[threading.Thread] = []
        over = threading.Event()

        def load(loaders: list[threading.Thread] = loaders, over: Any = over) -> Stubborn:
            loaders.append(threading.current_thread())
            over.wait(60)
            return Stubborn(1000)

        detector.prefer(Choice("late", "late", load, "it is faster"))
        until(lambda loaders=loaders: len(loaders) == 1)
        detector.close()
        over.set()
        loaders[0].join(60)
    until(lambda: not owner.memory().ended_the_process("late"))


class Settled(list[str]):
    """Marks of what is over, only."""

    def begin(self, key: str) -> None:
        """Not in this test."""

    def settle(self, key: str) -> None:
        self.append(key)


def test_one_that_is_loaded_too_late_is_let_go(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_LOADED_WITHIN", 0.1)
    loaders: list[threading.Thread] = []
    released = threading.Event()

    def load() -> Stubborn:
        loaders.append(threading.current_thread())
        released.wait(60)
        return Stubborn(1000)

    settled = Settled()
    detector = GuardedDetector(good_and_last(), owner.told.append, settled)
    detector.prefer(Choice("late", "late", load, "it is faster"))
    until(lambda: settled == ["late"])
    released.set()
    loaders[0].join(60)
    assert not loaders[0].is_alive()
    assert detector.now[1] == "the settings say so"
    detector.close()


def test_when_the_last_resort_fails_it_is_said(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "_LAST_ANSWERED_WITHIN", 0.2)
    choice = Choice("k", "stubborn on nothing", lambda: Stubborn(0), "")
    detector = GuardedDetector([choice], owner.told.append, owner.memory(), within=0.2)
    with pytest.raises(ModelError, match="out of memory"):
        detector.detect([BRIGHT])
    detector.close()


def test_a_picture_that_is_none_is_the_asker_s_mistake(owner: Owner) -> None:
    detector = owner.pool(owner.settings()).seat(None).detector
    with pytest.raises(ValueError, match="picture"):
        detector.detect([np.zeros((4, 4), np.uint8)])
    assert owner.told == []
