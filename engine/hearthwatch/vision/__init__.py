"""From pixels to tracks: pure functions and values of arrays; no file, no clock, no settings."""
