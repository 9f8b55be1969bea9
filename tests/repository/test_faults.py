"""What the engine says of cameras that give no pictures has words wherever people read it."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import product
from pathlib import Path

import pytest

from hearthwatch.api.stream_advice import advice
from hearthwatch.media.errors import SourceError
from hearthwatch.media.http.parts import PartError
from hearthwatch.media.onvif.choice import Profile, choose
from hearthwatch.media.v4l2.card import CardError
from hearthwatch.model.probe import StreamReport

type Function = ast.FunctionDef | ast.AsyncFunctionDef

ROOMS = ("media", "watch")
KINDS = (SourceError, PartError, CardError)
FOREIGN = {
    "str(error)": "its text is ours and is read where that error is raised",
    "error.detail": "likewise",
    "self._fault": "the system's words",
}
"""Details that are the text of another error, and why they need no words here."""

VALUE = re.compile(r"\{\w*\}")


class Engine:
    """The engine's source, asked what it says; a value that is known later is ``{}``."""

    def __init__(self, folder: Path) -> None:
        files = [file for room in ROOMS for file in sorted((folder / room).rglob("*.py"))]
        self._modules = [ast.parse(file.read_text()) for file in files]

    def faults(self) -> set[str]:
        """Return every text with which a source is given up, or a trial fails."""
        return {
            text
            for module in self._modules
            for where, detail in self._details(module)
            for text in self._texts(detail, where, module)
        }

    @cached_property
    def _functions(self) -> Mapping[str, tuple[Function, ast.Module]]:
        return {
            node.name: (node, module)
            for module in self._modules
            for node in ast.walk(module)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }

    def _details(self, module: ast.Module) -> Iterator[tuple[ast.AST, ast.expr]]:
        """Go through the texts of errors, each with the innermost function that it is in."""
        kinds = {name for kind in KINDS for name in family(kind)}
        places: dict[ast.AST, ast.AST] = {}
        for outer in ast.walk(module):  # From the outside inwards.
            if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
                places |= dict.fromkeys(ast.walk(outer), outer)
        for node, where in places.items():
            match node:
                case ast.Call(func=ast.Name(id=name), args=[*_, detail]) if name in kinds:
                    if name != "ClosedError":  # It has a text of its own, which nobody reads.
                        yield where, detail
                case ast.Call(func=ast.Attribute(attr="Probed") | ast.Name(id="UploadTrial")):
                    words = (word for word in node.keywords if word.arg == "fault")
                    yield from ((where, word.value) for word in words)
                case ast.Tuple(elts=[*_, ast.Name(id=name), detail]) if name in kinds:
                    if not isinstance(detail, ast.Name):
                        yield where, detail

    def _texts(self, said: ast.expr, where: ast.AST, module: ast.Module) -> set[str]:
        """Return what an expression may say."""
        found: set[str] = set()
        match said:
            case ast.Constant(value=str(text)):
                found = {text}
            case ast.Constant(value=None):
                pass
            case ast.JoinedStr(values=parts):
                choices = [self._part(part, where, module) for part in parts]
                found = {"".join(texts) for texts in product(*choices)}
            case ast.IfExp(body=one, orelse=other):
                found = self._texts(one, where, module) | self._texts(other, where, module)
            case ast.Await(value=awaited):
                found = self._texts(awaited, where, module)
            case ast.Call(func=ast.Attribute(attr="to_thread"), args=[ast.Name(id=name), *_]):
                found = self._returned(name)
            case ast.Call(func=ast.Name(id=name)) if name in self._functions:
                found = self._returned(name)
            case ast.Name(id=name):
                found = self._named(name, where, module)
            case _:
                assert ast.unparse(said) in FOREIGN, f"unreadable: {ast.unparse(said)}"
        return found

    def _part(self, part: ast.expr, where: ast.AST, module: ast.Module) -> set[str]:
        """Return what a part of a text may be: its literal text, or a value."""
        if not isinstance(part, ast.FormattedValue):
            return self._texts(part, where, module)
        with suppress(AssertionError):
            return self._texts(part.value, where, module) or {"{}"}
        return {"{}"}

    def _returned(self, name: str) -> set[str]:
        function, module = self._functions[name]
        returns = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
        return {text for one in returns if one for text in self._texts(one, function, module)}

    def _named(self, name: str, where: ast.AST, module: ast.Module) -> set[str]:
        """Return what a name may stand for: a variable, an argument, or a constant."""
        values = [(value, where, module) for value in assigned(name, where)]
        if not values and name in arguments(where):
            values = [
                (word.value, module, module)
                for module in self._modules
                for call in ast.walk(module)
                if isinstance(call, ast.Call)
                for word in call.keywords
                if word.arg == name
            ]
        elif not values:
            values = [(value, one, one) for one in self._modules for value in assigned(name, one)]
        assert values, f"unreadable: {name}"
        return {text for value in values for text in self._texts(*value)}


def family(kind: type[Exception]) -> Iterator[str]:
    """Name an error and all that are kinds of it."""
    yield kind.__name__
    for child in kind.__subclasses__():
        yield from family(child)


def arguments(where: ast.AST) -> set[str]:
    """Name the arguments of a function."""
    if not isinstance(where, ast.FunctionDef | ast.AsyncFunctionDef):
        return set()
    return {argument.arg for argument in (*where.args.args, *where.args.kwonlyargs)}


def assigned(name: str, where: ast.AST) -> Iterator[ast.expr]:
    """Go through what a name is made in a function, or at the top of a module."""
    for node in where.body if isinstance(where, ast.Module) else ast.walk(where):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
                if target == name:
                    yield value
            case ast.NamedExpr(target=ast.Name(id=target), value=value) if target == name:
                yield value


@pytest.fixture(scope="module")
def faults(root: Path) -> set[str]:
    """Return what the engine says."""
    return Engine(root / "engine/hearthwatch").faults()


def bare(text: str) -> str:
    """Return a text whose values have no names."""
    return VALUE.sub("{}", text)


def test_faults_are_found(faults: set[str]) -> None:
    """Each way to say something is read."""
    assert len(faults) > 50
    assert faults >= {
        "there is no such file",  # in a table
        "user or password is wrong",  # one of two
        "what answers there speaks no ONVIF",  # a constant that is an argument
        "what answers there speaks no proper HTTP",  # a constant of another module
        "another program uses the camera",  # returned
        "the device has {} camera",  # a variable within
        "the port {} cannot be used ({})",  # in a thread
        "no answer for {} s",
    }


@pytest.mark.parametrize("language", ["en", "de"])
def test_home_assistant_has_words(root: Path, faults: set[str], language: str) -> None:
    """It looks them up by the engine's own."""
    folder = root / "custom_components/hearthwatch/translations"
    english, said = (
        json.loads((folder / f"{one}.json").read_text())["selector"]["fault"]["options"]
        for one in ("en", language)
    )
    known = {bare(text) for key, text in english.items() if key in said}
    assert sorted(faults - known) == []


def test_cards_have_words(root: Path, faults: set[str]) -> None:
    """The German ones are checked against these in the cards' own tests."""
    page = (root / "engine/web/src/words/faults.ts").read_text()
    known = {bare(text) for text in re.findall(r'^  "(.+)",$', page, re.MULTILINE)}
    assert sorted(faults - known) == []


def stream_sentences() -> Iterator[str]:
    """Let the engine give every piece of advice and explain every choice."""
    fine = StreamReport("h264", 1280, 720, 9.0, 15.0, 1e6, 1.0, reordered=False, sound="aac")
    for change in (
        {"codec": "mjpeg", "sound": "pcm_alaw", "width": 7680, "height": 4320},
        {"codec": "hevc", "frame_rate": 60.0, "keyframe_interval": None, "reordered": True},
        {"frame_rate": 2.0, "keyframe_interval": 8.0, "width": 3840, "height": 2160},
    ):
        for recorded in (True, False):
            yield from advice(replace(fine, **change), seen=True, recorded=recorded)
    yield from advice(fine, seen=True, recorded=False, kept=fine)
    yield from advice(fine, seen=True, recorded=True, claimed=(320, 180))
    main = Profile("a", "Main", "1", "h265", 3840, 2160)
    small = Profile("b", "Sub", "1", "h264", 640, 360)
    tiny = Profile("c", "Tiny", "1", "h264", 160, 90)
    for there, role in (
        ([main], "main"),
        ([main, small], "main"),
        ([main, small], "sub"),
        ([main, tiny], "sub"),
    ):
        yield choose(there, role).reason


def test_choice_and_advice_have_words(root: Path) -> None:
    """Home Assistant's dialog shows them."""
    file = root / "custom_components/hearthwatch/translations/en.json"
    known = json.loads(file.read_text())["selector"]["trial"]["options"].values()
    patterns = [
        VALUE.sub(".+", re.escape(text).replace(r"\{", "{").replace(r"\}", "}")) for text in known
    ]
    said = set(stream_sentences())
    unknown = [one for one in said if not any(re.fullmatch(each, one) for each in patterns)]
    assert len(said) > 14
    assert unknown == []


def test_sentences_of_trials_are_known_as_they_are_said(root: Path) -> None:
    """Of a folder, and of a camera that has one stream."""
    file = root / "custom_components/hearthwatch/translations/en.json"
    known = json.loads(file.read_text())["selector"]["trial"]["options"]
    folder = ("folder_holds", "all_recordings", "new_recordings", "one_recording", "recordings")
    for keys, module in (
        (folder, "watch/trials.py"),
        (["no_smaller_stream"], "api/camera_trials.py"),
    ):
        engine = (root / "engine/hearthwatch" / module).read_text()
        parts = [part for key in keys for part in re.split(r"\{\w+\}| from ", known[key])]
        assert [part for part in parts if part not in engine] == []
