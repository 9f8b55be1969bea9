"""What every check of the app may use."""

from pathlib import Path
from typing import Any

import pytest
from sources import APP, ROOT, load


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def manifest() -> dict[str, Any]:
    """Return what the Supervisor reads."""
    return load(APP / "config.yaml")
