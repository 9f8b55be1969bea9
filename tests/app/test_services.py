"""The services in the container, and the scripts that they are made of."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sources import APP

ROOTFS = APP / "rootfs"
SERVICES = ROOTFS / "etc/s6-overlay/s6-rc.d"
FILES = {
    "oneshot": {"type", "up", "run", "dependencies.d"},
    "longrun": {"type", "run", "finish", "timeout-kill", "dependencies.d"},
}


def services() -> list[Path]:
    return sorted(path for path in SERVICES.iterdir() if path.name != "user")


def scripts() -> list[Path]:
    found = sorted(
        path for path in ROOTFS.rglob("*") if path.is_file() and path.read_bytes()[:2] == b"#!"
    )
    assert found
    return found


def by_name(path: Path) -> str:
    return str(path.relative_to(ROOTFS))


def test_there_is_nothing_but_services() -> None:
    """Version 2's folders (services.d, cont-init.d) are gone."""
    assert {path.relative_to(ROOTFS).parts[:3] for path in ROOTFS.rglob("*") if path.is_file()} == {
        ("etc", "s6-overlay", "s6-rc.d")
    }


@pytest.mark.parametrize("service", services(), ids=by_name)
def test_a_service_is_complete(service: Path) -> None:
    kind = (service / "type").read_text().strip()
    assert {path.name for path in service.iterdir()} == FILES[kind]
    known = {"base", *(other.name for other in services())}
    depends = list((service / "dependencies.d").iterdir())
    assert depends, "without one it would start before the container is set up"
    assert {path.name for path in depends} <= known
    wanted = SERVICES / "user/contents.d" / service.name
    for marker in (*depends, wanted):
        assert marker.read_bytes() == b""
    if kind == "oneshot":
        (line,) = (service / "up").read_text().splitlines()
        assert line == f"/{(service / 'run').relative_to(ROOTFS)}"


def test_all_that_is_wanted_is_there() -> None:
    wanted = {path.name for path in (SERVICES / "user/contents.d").iterdir()}
    assert wanted == {service.name for service in services()}


@pytest.mark.parametrize("script", scripts(), ids=by_name)
def test_a_script_can_be_run(script: Path) -> None:
    lines = script.read_text().splitlines()
    assert script.stat().st_mode & 0o777 == 0o755
    assert lines[0] == "#!/command/with-contenv bash"
    assert lines[1].startswith("# ====")
    assert lines[1] in lines[2:6], "says what it is for"
    assert len(lines) < 60, "logic belongs in the engine"
    subprocess.run(["bash", "-n", script], check=True)
    checker = Path(sys.executable).with_name("shellcheck")
    subprocess.run([checker, "--shell=bash", script], check=True)


@pytest.mark.parametrize("name", ["init", "with-contenv"])
def test_what_stands_in_for_s6_overlay_is_sound(root: Path, name: str) -> None:
    checker = Path(sys.executable).with_name("shellcheck")
    subprocess.run([checker, root / "tests/app/image/base" / name], check=True)


def test_what_is_not_a_script_is_no_program() -> None:
    assert [
        path
        for path in ROOTFS.rglob("*")
        if path.is_file() and path not in scripts() and path.stat().st_mode & 0o111
    ] == []


def test_services_end_before_the_supervisor_loses_patience(manifest: dict[str, Any]) -> None:
    milliseconds = int((SERVICES / "engine/timeout-kill").read_text())
    assert milliseconds / 1000 < manifest["timeout"]
