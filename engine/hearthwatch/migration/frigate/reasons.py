"""Why some of Frigate's settings are not carried over.

By their paths without the camera's name; ``*`` is any one name.
"""

from collections.abc import Mapping
from typing import Final

_TRACKER: Final = "The tracker decides by evidence; there is nothing to set."
_PIXELS: Final = "Motion learns each pixel's own unrest; there is nothing to set."
_PICTURES: Final = "Each event keeps its best picture, whole and without drawings."
_SPEED: Final = "Speeds are not measured."
_ASSISTANT: Final = "Nothing is described by a language model."
_ACCESS: Final = "Keys, users and networks are set anew: docs/access.md."
_LIVE: Final = "The live picture is chosen by itself, for each browser."

REASONS: Final[Mapping[str, str]] = {
    "audio": "Hearthwatch does not listen to sound yet.",
    "audio_transcription": "Hearthwatch does not listen to sound yet.",
    "auth": _ACCESS,
    "birdseye": "The page shows all cameras side by side.",
    "best_image_timeout": _PICTURES,
    "camera_groups": "Groups of cameras are made in Home Assistant, as areas or dashboards.",
    "classification": "Nothing is classified beyond the labels of the model.",
    "database": "The database is in the data folder.",
    "detect.annotation_offset": "Boxes are drawn at the moment of their picture.",
    "detect.max_disappeared": _TRACKER,
    "detect.min_initialized": _TRACKER,
    "detect.stationary": "What stands still stays known, and parked cars are no news.",
    "detectors": "The fastest way to compute the model is found by measuring.",
    "environment_vars": "Their values are in the addresses now.",
    "face_recognition": "Faces are not recognised yet.",
    "ffmpeg": "No ffmpeg runs; hardware decoding is chosen by measuring (decoder.hardware).",
    "genai": _ASSISTANT,
    "go2rtc": "It is not needed: cameras are read directly.",
    "go2rtc.streams": "No camera uses it.",
    "live": _LIVE,
    "logger": "The level of the log is set with --log-level.",
    "lpr": "Number plates are not read.",
    "model": "Hearthwatch brings a model; another one is set as detector.model.",
    "motion": _PIXELS,
    "mqtt": "The integration needs no broker.",
    "networking": _ACCESS,
    "notifications": "Notifications are automations: docs/automations.md.",
    "objects.filters": "Nothing looks for this label.",
    "objects.genai": _ASSISTANT,
    "onvif": "Cameras are not moved.",
    "profiles": "There are no profiles; alerts can depend on the mode of the house.",
    "proxy": _ACCESS,
    "record": "Nothing is recorded, or Hearthwatch has nothing like it.",
    "record.expire_interval": "What is old is deleted once a minute.",
    "record.export": "Clips are downloaded as they are.",
    "record.preview": "A clip makes its preview when somebody looks.",
    "review.detections": "All events are kept; only alerts are told apart from them.",
    "review.genai": _ASSISTANT,
    "semantic_search": "Events are searched by words, not by meaning.",
    "snapshots": _PICTURES,
    "telemetry": "Figures are at /api/v1/metrics.",
    "timestamp_style": _PICTURES,
    "tls": "TLS is left to a proxy in front.",
    "type": "Number plates are not read.",
    "ui": _LIVE,
    "webui_url": "The integration knows the way to the page.",
    "zones.*.distances": _SPEED,
    "zones.*.inertia": _TRACKER,
    "zones.*.speed_threshold": _SPEED,
}
