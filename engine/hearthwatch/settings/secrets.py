"""The words behind ``!secret``, for whoever must leave them out."""

from pathlib import Path

from hearthwatch.settings.document import DocumentError, parse


def secret_values(file: Path) -> list[str]:
    """Return every value in a file of secrets; none when it cannot be read."""
    try:
        document = parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, DocumentError):
        return []
    return [str(value) for value in document.values()]
