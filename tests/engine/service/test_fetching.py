"""Models that are fetched: with the real npm of a registry on this machine, and what goes wrong."""

import dataclasses
import errno
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearthwatch.service import fetching, packages
from hearthwatch.service.fetching import FetchError, fetch, is_fetched, name_in_settings, restore
from hearthwatch.service.packages import PackageError, published_file
from hearthwatch.settings import SettingsError, SettingsFile
from hearthwatch.vision.conversion import Converted, yolo_from_ssd
from hearthwatch.vision.models import FETCHED, PACKAGED, FetchedModel, Origin, sum_of
from hearthwatch.vision.models import Registry as Kind
from hearthwatch.watch.models import load_detector

from ..tiny_ssd import GRIDS, tiny_ssd  # noqa: TID252
from .registry import Registry, serving

LABELS = b"Box\nDog\n"
PUBLISHED = LABELS + tiny_ssd(labels=2)
ORIGIN = Origin(Kind.NPM, "@tiny/ssd", "1.2.3", "package/ssd.data")


def converted(packed: bytes) -> Converted:
    return Converted(yolo_from_ssd(packed[len(LABELS) :], GRIDS), LABELS)


MODEL = FetchedModel(
    name="tiny-ssd",
    job="things in pictures",
    origin=ORIGIN,
    size=1000,
    published=sum_of(PUBLISHED),
    convert=converted,
    layout="yolo",
    sha256=sum_of(converted(PUBLISHED).model),
    labels_sha256=sum_of(LABELS),
    licence="Apache-2.0",
)


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    """A registry that npm is set up to use, with nothing in npm's own cache."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not here")
    with serving(Registry("@tiny/ssd", "1.2.3", {"package/ssd.data": PUBLISHED})) as registry:
        monkeypatch.setenv("npm_config_registry", registry.url)
        monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
        monkeypatch.setenv("npm_config_fetch_retries", "0")
        monkeypatch.setattr(FetchedModel, "notice", b"Free to use.")
        yield registry


def tool(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of that name, and no other, where programs are looked for."""
    folder.mkdir()
    program = folder / name
    program.write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_is_fetched_named_and_looks(registry: Registry, tmp_path: Path) -> None:
    told: list[str] = []
    folder = tmp_path / "models"
    fetch(MODEL, folder, told.append)
    assert told == ["Fetching npm @tiny/ssd 1.2.3 (0 MB)", "Converting it"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "LICENSE-tiny-ssd.txt",
        "tiny-ssd.onnx",
        "tiny-ssd.txt",
    ]
    file = SettingsFile(tmp_path / "hearthwatch.yaml", tmp_path / "secrets.yaml")
    assert name_in_settings(MODEL, folder, file)
    detector = load_detector(file.load().detector, "tiny-ssd")
    assert detector.labels == ("box", "dog")

    asked = len(registry.asked)
    fetch(MODEL, folder, told.append)
    assert name_in_settings(MODEL, folder, file)
    assert len(file.load().detector.models) == 1
    assert len(registry.asked) == asked


@pytest.mark.parametrize("file", ["tiny-ssd.onnx", "tiny-ssd.txt"])
def test_what_is_damaged_is_fetched_again(registry: Registry, tmp_path: Path, file: str) -> None:
    fetch(MODEL, tmp_path, lambda _: None)
    (tmp_path / file).write_bytes(b"damaged")
    assert not is_fetched(MODEL, tmp_path)
    fetch(MODEL, tmp_path, lambda _: None)
    assert is_fetched(MODEL, tmp_path)


def test_settings_keep_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "hearthwatch.yaml"
    path.write_text("# mine\nversion: 1\ndetector:\n  threads: 1  # slow\n")
    file = SettingsFile(path, tmp_path / "secrets.yaml")
    assert name_in_settings(MODEL, tmp_path, file)
    text = path.read_text()
    assert "# mine" in text
    assert "# slow" in text
    assert file.load().detector.names == {"nanodet-g", "tiny-ssd"}
    assert not name_in_settings(MODEL, tmp_path / "elsewhere", file)
    assert path.read_text() == text
    path.write_text("version: 1\ndetector: {threads: many}\n")
    with pytest.raises(SettingsError, match=r"detector\.threads"):
        name_in_settings(MODEL, tmp_path, file)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"published": "0" * 64}, "what npm @tiny/ssd 1.2.3 has is not the file that is known"),
        ({"sha256": "0" * 64}, "what was converted is not the file that is known"),
        ({"convert": lambda data: converted(data[:500])}, "the file is damaged"),
        (
            {"origin": dataclasses.replace(ORIGIN, path="package/other")},
            "npm @tiny/ssd 1.2.3: package/other is not in it",
        ),
        ({"origin": dataclasses.replace(ORIGIN, version="9.9.9")}, "npm cannot fetch it"),
        ({"origin": dataclasses.replace(ORIGIN, package="@tiny/none")}, "npm cannot fetch it"),
    ],
    ids=["sum", "result", "cut off", "file", "version", "package"],
)
def test_what_is_not_as_it_was_changes_nothing(
    registry: Registry, tmp_path: Path, change: dict[str, object], complaint: str
) -> None:
    folder = tmp_path / "models"
    with pytest.raises(FetchError, match="tiny-ssd: ") as failed:
        fetch(dataclasses.replace(MODEL, **change), folder, lambda _: None)  # type: ignore[arg-type]
    assert complaint in str(failed.value)
    assert "\n" not in str(failed.value)
    assert list(folder.iterdir()) == []


def test_a_package_that_arrives_damaged_is_refused(registry: Registry, tmp_path: Path) -> None:
    registry.broken = True
    with pytest.raises(FetchError, match="npm cannot fetch it"):
        fetch(MODEL, tmp_path / "models", lambda _: None)
    registry.broken = False
    fetch(MODEL, tmp_path / "models", lambda _: None)


def test_without_npm_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FetchError, match=r"npm fetches it, which comes with Node\.js and is not"):
        fetch(MODEL, tmp_path / "models", lambda _: None)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("exec sleep 600", "npm did not fetch it within 0.3 s"),
        ("exit 3", "npm cannot fetch it (it does not say why)"),
        ("exit 0", "no package was written"),
        ("echo nonsense > p.tgz", "the package is damaged"),
        (
            "echo 'npm error code E401\nnpm error GET http://me:secret@r/?token=abc' >&2; exit 1",
            "npm cannot fetch it (GET http://***@r/?token=***)",
        ),
    ],
    ids=["hangs", "fails", "gives nothing", "gives nonsense", "tells a secret"],
)
def test_npm_may_fail_in_any_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, complaint: str
) -> None:
    tool(tmp_path / "bin", "npm", script, monkeypatch)
    with pytest.raises(PackageError) as failed:
        published_file(ORIGIN, within=0.3 if "sleep" in script else 60)
    assert complaint in str(failed.value)
    assert "secret" not in str(failed.value)


def test_a_full_disk_is_said_before_and_while(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "models"
    with pytest.raises(FetchError, match=f"tiny-ssd: {folder}: No space left on device"):
        fetch(dataclasses.replace(MODEL, size=1 << 60), folder, lambda _: None)

    def full(path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(fetching, "replace_file", full)
    with pytest.raises(FetchError, match="No space left on device"):
        fetch(MODEL, folder, lambda _: None)
    assert list(folder.iterdir()) == []


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], Path]:
    """Have pip find a package with the network that hears speech; say where that is installed."""
    (good,) = [one for one in PACKAGED if one.unchanged]
    installed = tmp_path / good.file

    def publish(data: bytes) -> Path:
        wheel = tmp_path / "silero_vad-6.2.3-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as package:
            package.writestr(good.origin.path, data)
        monkeypatch.setattr(packages, "find_spec", lambda _: None)
        asked = f'[ "$1 $8" = "download silero-vad==6.2.3" ] && cp {wheel} .'
        tool(tmp_path / "bin", "pip", asked, monkeypatch)
        monkeypatch.setattr(type(good), "path", installed)
        return installed

    return publish


def test_a_packaged_file_is_restored(voice: Callable[[bytes], Path]) -> None:
    (model,) = [one for one in PACKAGED if one.unchanged]
    data = model.path.read_bytes()
    installed = voice(data)
    installed.write_bytes(b"damaged")
    restore(model, lambda _: None)
    assert installed.read_bytes() == data
    assert installed.stat().st_mode & 0o444 == 0o444


def test_a_packaged_file_that_is_whole_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for model in PACKAGED:
        restore(model, pytest.fail)


def test_what_no_package_has_as_it_is_comes_with_us(
    voice: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = voice(b"something else")
    installed.write_bytes(b"damaged")
    (made,) = [one for one in PACKAGED if not one.unchanged]
    with pytest.raises(FetchError, match=r"nanodet-g: it was made of npm .* reinstalling"):
        restore(made, lambda _: None)
    (other,) = [one for one in PACKAGED if one.unchanged]
    with pytest.raises(FetchError, match=r"silero-vad: what PyPI silero-vad 6.2.3 has is not"):
        restore(other, lambda _: None)
    assert installed.read_bytes() == b"damaged"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FetchError, match=r"silero-vad: PyPI silero-vad 6.2.3: pip fetches it"):
        restore(other, lambda _: None)


def test_every_model_that_can_be_fetched_can_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for model in FETCHED:
        named = fetching.settings_of(model, Path("data/models"))
        assert (named.name, named.path) == (model.name, f"{tmp_path}/data/models/{model.name}.onnx")
