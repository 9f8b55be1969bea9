"""Cameras that speak HTTP: pictures one after the other, still pictures, and streams."""

from hearthwatch.media.http.source import HttpSource

__all__ = ["HttpSource"]
