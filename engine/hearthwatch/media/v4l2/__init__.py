"""Cameras that are connected by USB, through Video4Linux."""

from hearthwatch.media.v4l2.card import CardError, read_card
from hearthwatch.media.v4l2.found import Plugged, plugged_in
from hearthwatch.media.v4l2.source import V4l2Source

__all__ = ["CardError", "Plugged", "V4l2Source", "plugged_in", "read_card"]
