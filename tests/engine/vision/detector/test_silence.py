"""What looks at pictures tells nobody that it does."""

import os
import subprocess
import sys
from pathlib import Path

LOADING = """
from hearthwatch.settings import DetectorSettings
from hearthwatch.watch.models import load_detector
load_detector(DetectorSettings())
"""


def test_loading_a_model_leaves_no_report(tmp_path: Path) -> None:
    """ONNX Runtime gathers its reports in the user's home before it sends them to its maker."""
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment |= {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / ".cache"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    subprocess.run([sys.executable, "-c", LOADING], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []
