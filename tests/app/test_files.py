"""What the store shows of the app."""

import struct
from pathlib import Path

import pytest
from sources import APP


@pytest.mark.parametrize(("name", "size"), [("icon.png", (128, 128)), ("logo.png", (250, 100))])
def test_pictures_have_the_size_that_the_store_asks_for(name: str, size: tuple[int, int]) -> None:
    head = (APP / name).read_bytes()[:26]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == size
    assert head[25] in {4, 6}, "without transparency it is a box on every theme but one"


def test_the_intro_is_short_and_the_manual_is_there() -> None:
    assert 5 < len((APP / "README.md").read_text().splitlines()) < 40
    assert len((APP / "DOCS.md").read_text().splitlines()) > 60


def test_links_lead_out_of_the_store() -> None:
    """The store shows these texts without the rest of the repository."""
    for page in ("README.md", "DOCS.md"):
        targets = [part.partition(")")[0] for part in (APP / page).read_text().split("](")[1:]]
        assert targets
        assert [target for target in targets if not target.startswith(("https://", "#"))] == [], (
            page
        )


def test_nothing_old_lies_about(root: Path) -> None:
    """Files of earlier Supervisors, which a reader would take for ours."""
    for name in ("build.yaml", "build.json", "run.sh", "config.json", "rootfs/etc/services.d"):
        assert not (APP / name).exists()
