"""Where the API begins."""

from typing import Final

BASE: Final = "/api/v1"
