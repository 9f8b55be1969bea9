"""What the app's image holds, and what it leaves out."""

import re
import sys
from pathlib import Path

import pytest
from container import Container, run
from sources import APP, load

EVERY_MODULE = """
import importlib, pkgutil, hearthwatch
for module in pkgutil.walk_packages(hearthwatch.__path__, "hearthwatch."):
    if not module.name.endswith("__main__") and ".migrations." not in module.name:
        importlib.import_module(module.name)
"""


@pytest.fixture(scope="module")
def content(image, tmp_path_factory) -> Container:
    """A container that is only looked into."""
    container = Container(image, 1, tmp_path_factory.mktemp("content"))
    container.open()
    yield container
    container.remove()


def test_nothing_is_in_it_that_never_runs(content: Container) -> None:
    packages = next(content.root.glob("opt/hearthwatch/lib/python3*/site-packages"))
    assert not list(packages.glob("pip*"))
    assert not [path for path in packages.rglob("tests") if path.is_dir()]
    assert not list(content.root.glob("var/lib/apt/lists/*_Packages"))
    for program in ("gcc", "pip", "pip3", "git", "wget"):
        assert not list(content.root.glob(f"usr/bin/{program}")), program
    assert not list((content.root / "build").glob("*"))


def test_its_size(content: Container, image) -> None:
    """Unpacked, with Debian and all. `script/test-app-image -rA` shows what it is made of."""
    packages = next(content.root.glob("opt/hearthwatch/lib/python3*/site-packages"))
    total = megabytes(content.root)
    parts = {path.name: megabytes(path) for path in packages.iterdir() if path.is_dir()}
    parts |= {"Debian": total - megabytes(content.root / "opt")}
    largest = sorted(parts.items(), key=lambda part: -part[1])[:12]
    sys.stdout.write(f"\n{total} MB: " + ", ".join(f"{name} {size}" for name, size in largest))
    assert total < 900


def test_notice_names_everything(content: Container) -> None:
    notice = (content.root / "opt/hearthwatch/share/doc/hearthwatch/NOTICE").read_text()
    packages = next(content.root.glob("opt/hearthwatch/lib/python3*/site-packages"))
    bundled = {path.name.partition("-")[0].lower() for path in packages.glob("*.dist-info")}
    named = {
        name.lower().replace("-", "_").replace(".", "_")
        for name in re.findall(r"^([\w.-]+) \S+: .", notice, re.MULTILINE)
    }
    assert len(bundled) > 50
    assert {name.replace(".", "_") for name in bundled} <= named
    for words in ("see its text", "Affero", "AGPL"):
        assert words not in notice.partition("====")[0]
    assert "x264" in notice
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in notice


def test_every_module_finds_what_it_needs(content: Container) -> None:
    """What was left out is missed by nobody."""
    content.chroot("/opt/hearthwatch/bin/python", "-c", EVERY_MODULE)


def test_it_says_what_it_is(image) -> None:
    labels = image.configuration["Labels"]
    version = labels["io.hass.version"]
    assert labels["io.hass.type"] == "app"
    assert labels["org.opencontainers.image.version"] == version
    assert image.environment["ORT_DISABLE_TELEMETRY"] == "1"
    assert version == load(APP / "config.yaml")["version"]


def megabytes(folder: Path) -> int:
    return int(run("du", "-xsm", str(folder)).split()[0])
