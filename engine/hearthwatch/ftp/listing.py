"""How files are listed."""

import time
from pathlib import PurePosixPath


def long_line(place: PurePosixPath, size: int, moment: float) -> str:
    """Write a file as LIST does, and as cameras read it.

    >>> long_line(PurePosixPath("/a/b.mp4"), 5, 0.0)
    '-rw------- 1 camera camera            5 Jan 01 00:00 b.mp4'
    """
    date = time.strftime("%b %d %H:%M", time.gmtime(moment))
    return f"-rw------- 1 camera camera {size:>12} {date} {place.name}"


def facts(place: PurePosixPath, size: int, moment: float) -> str:
    """Write a file for machines (RFC 3659).

    >>> facts(PurePosixPath("/a/b.mp4"), 5, 0.0)
    'type=file;size=5;modify=19700101000000; b.mp4'
    """
    date = time.strftime("%Y%m%d%H%M%S", time.gmtime(moment))
    return f"type=file;size={size};modify={date}; {place.name}"


def quoted(place: PurePosixPath) -> str:
    """Write a folder as PWD does.

    >>> quoted(PurePosixPath('/a"b'))
    '"/a""b"'
    """
    doubled = str(place).replace('"', '""')
    return f'"{doubled}"'
