"""Live view through a port that lets no datagram pass, between real network namespaces."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STAGE = Path(__file__).with_name("nat_stage.py")
ENGINE = Path(__file__).parents[3] / "engine"
UNSHARE = ("unshare", "--user", "--map-root-user", "--net")


def why_no_namespaces() -> str | None:
    """Return why this machine makes no network namespaces with a wire in them; None if it does."""
    wire = "ip link add near type veth peer name far && unshare --net true"
    try:
        tried = subprocess.run(
            [*UNSHARE, "sh", "-c", wire], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return "there is no unshare here"
    return (tried.stderr.strip() or "it fails") if tried.returncode else None


@pytest.fixture(scope="module")
def namespaces() -> None:
    if why := why_no_namespaces():
        pytest.skip(f"this machine makes no network namespaces: {why}")


@pytest.fixture
def play(namespaces: None, tmp_path: Path, film: Callable[..., Path]) -> Callable[[str], Any]:
    def run(scene: str) -> Any:
        script = (sys.executable, str(STAGE), scene, str(tmp_path), str(film("sub.mp4")))
        played = subprocess.run(
            [*UNSHARE, *script],
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ENGINE)},
        )
        assert played.returncode == 0, played.stderr
        return json.loads(played.stdout)

    return run


def test_behind_nat_the_film_plays_and_webrtc_is_given_up_in_time(
    play: Callable[[str], Any], follows: Callable[[list[int | None]], bool]
) -> None:
    seen = play("closed")
    assert seen["mp4"]["init"]["codec"] == "h264"
    assert len(seen["mp4"]["numbers"]) >= 39
    assert follows(seen["mp4"]["numbers"])
    assert seen["webrtc"]["numbers"] == []
    assert (seen["open_ports"], seen["gone"]) == (0, 404)


def test_where_datagrams_pass_webrtc_plays(
    play: Callable[[str], Any], follows: Callable[[list[int | None]], bool]
) -> None:
    seen = play("open")
    assert follows(seen["mp4"]["numbers"])
    assert len(seen["webrtc"]["numbers"]) == 10
    assert follows(seen["webrtc"]["numbers"])
    assert (seen["open_ports"], seen["gone"]) == (0, 404)
