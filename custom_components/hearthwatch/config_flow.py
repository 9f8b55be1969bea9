"""Only there so that the entry can be set up in tests: the flows are written by someone else."""

from homeassistant.config_entries import ConfigFlow

from .const import DOMAIN


class HearthwatchConfigFlow(ConfigFlow, domain=DOMAIN):
    """Holds the place."""
