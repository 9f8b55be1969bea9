"""What every engine test may use."""

from collections.abc import Callable
from pathlib import Path

import pytest

_SAMPLES = (
    Path(__file__).parents[2] / ".cache/footage",
    Path("/usr/share/doc/opencv-doc/examples/data"),
)


@pytest.fixture(scope="session")
def footage() -> Callable[[str], Path]:
    """Find a real clip by name; script/setup puts them there."""

    def find(name: str) -> Path:
        for folder in _SAMPLES:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(f"{name}: run script/test, which fetches it")

    return find
