"""What a power cut must not undo."""

import errno
import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have a folder's list of names on the disk, or what is in a file; blocks.

    File systems that know no such thing for folders are left alone.

    Raises:
        OSError: the disk is broken or away.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
