"""Hearthwatch: a camera detection engine for Home Assistant."""

import os

__version__ = "0.1.0"

# ONNX Runtime reports its use to its maker, unless it hears this before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
