"""The settings file of an app that has none yet, for its owner to find and edit."""

from pathlib import Path
from typing import Final

import structlog

from hearthwatch.settings.atomic import replace_file

_FIRST: Final = """\
# Hearthwatch's settings. Its page and Home Assistant change them, and you may do so here: what you
# write is used at once, a mistake is refused with its line, and earlier versions are kept beside
# this file. All fields: https://github.com/hearthwatch/hearthwatch/blob/main/docs/settings.md
version: 1
"""

_log = structlog.get_logger(__name__)


def make_settings(file: Path) -> None:
    """Make the file, unless it is there. Where it cannot be made, the defaults hold."""
    if file.exists():
        return
    try:
        replace_file(file, _FIRST.encode())
    except OSError as error:
        _log.warning("settings_not_made", file=str(file), reason=error.strerror)
