"""What the service loads: a fault of a library that decodes must not take the API along."""

import subprocess
import sys

_LOADED = """
import sys
import hearthwatch.service.engine
print(*sorted(sys.modules.keys() & {"av", "cv2", "onnxruntime", "openvino"}))
"""


def test_the_service_loads_nothing_that_decodes() -> None:
    told = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, check=True)
    assert told.stdout.split() == []
