"""Hearthwatch: a camera detection engine for Home Assistant."""

__version__ = "0.1.0"
