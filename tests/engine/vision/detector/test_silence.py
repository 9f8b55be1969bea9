"""What looks at pictures tells nobody that it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOADING = """
import sys, threading
def hear(event, details):
    if event in {"socket.getaddrinfo", "socket.connect", "subprocess.Popen", "os.fork"}:
        sys.stderr.write(f"{event} {details}")
        sys.stderr.flush()
        import os
        os._exit(9)
sys.addaudithook(hear)
from hearthwatch.settings import DetectorSettings
from hearthwatch.watch.models import load_detector
print(load_detector(DetectorSettings(backend=sys.argv[1])).name)
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join(10)
"""


@pytest.mark.parametrize("backend", ["onnxruntime", "openvino"])
def test_loading_a_model_leaves_no_report(tmp_path: Path, backend: str) -> None:
    """ONNX Runtime gathers its reports in the user's home before it sends them to its maker.

    OpenVINO's converter sends one when it is imported, from a thread of its own.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"ORT_DISABLE_TELEMETRY", "CI", "TF_BUILD", "JENKINS_URL"}
    }
    environment |= {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / ".cache"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    loading = subprocess.run(
        [sys.executable, "-c", LOADING, backend],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert loading.returncode == 0, loading.stderr
    assert loading.stdout.startswith("nanodet-g on O")
    assert list(tmp_path.rglob("*")) == []
