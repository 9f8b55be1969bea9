"""What leaves the house: one folder a way out, and one face for all of them."""

from hearthwatch.outputs.errors import (
    InvalidTargetError,
    NoAnswerError,
    NotDeliveredError,
    UnknownCameraError,
    UnknownWebhookError,
)
from hearthwatch.outputs.manager import IntegrationManager
from hearthwatch.outputs.parts import Parts
from hearthwatch.outputs.protocol import Output, OutputState, RegisteredCamera

__all__ = [
    "IntegrationManager",
    "InvalidTargetError",
    "NoAnswerError",
    "NotDeliveredError",
    "Output",
    "OutputState",
    "Parts",
    "RegisteredCamera",
    "UnknownCameraError",
    "UnknownWebhookError",
]
