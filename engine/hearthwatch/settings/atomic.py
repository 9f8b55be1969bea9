"""Files that are replaced whole: whoever reads them sees the old or the new, never a part."""

import os
import tempfile
from pathlib import Path

from hearthwatch.model.disk import sync


def replace_file(path: Path, data: bytes) -> None:
    """Write a file anew, for its owner's eyes alone; once this returns it survives a power cut.

    Raises:
        OSError: the disk is full, broken or read-only; the file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)
