"""Fragmented MP4 made by hand, so that a picture leaves the moment it has come.

libav's muxer holds every picture back until the next one is there.
"""

import io
import struct
from fractions import Fraction
from typing import Final

import av

from hearthwatch.media.boxes import box, children
from hearthwatch.media.format import Format
from hearthwatch.media.nal import is_annexb, to_lengths, without_delimiters
from hearthwatch.media.sound import SoundTrack
from hearthwatch.media.ticks import CLOCK

CLOCK_AT: Final = 60
"""Where in a fragment the time of decoding is written, as 64 bits."""

_BASE_IS_MOOF: Final = 0x020000
_TRUN: Final = 1 << 24 | 0x1 | 0x100 | 0x200 | 0x400 | 0x800
"""Version 1 (signed offsets); place of the data, duration, size, flags, offset of showing."""

_KEYFRAME: Final = 0x02000000
_NO_KEYFRAME: Final = 0x01010000


def init_segment(form: Format, sound: SoundTrack | None) -> bytes:
    """Return the initialisation segment for pictures, track 1, and perhaps sound, track 2."""
    output = io.BytesIO()
    options = {"movflags": "empty_moov+default_base_moof+skip_trailer+negative_cts_offsets"}
    with av.open(output, "w", format="mp4", options=options) as container:
        track = container.add_stream_from_template(form.track, opaque=True)
        context = track.codec_context
        context.extradata = form.parameters
        context.width, context.height = form.width, form.height
        if form.codec == "hevc":
            context.codec_tag = "hvc1"
        track.time_base = Fraction(1, CLOCK)
        if sound is not None:
            heard = container.add_stream_from_template(sound.track, opaque=True)
            heard.codec_context.extradata = sound.parameters
            heard.time_base = Fraction(1, sound.rate)
        container.start_encoding()
    parts = [box(kind, content) for kind, content in children(output.getvalue())]
    return b"".join(part for part in parts if part[4:8] in {b"ftyp", b"moov"})


def fragment(
    number: int,
    track: int,
    *,
    time: int,
    shown_later: int,
    duration: int,
    keyframe: bool,
    data: bytes,
) -> bytes:
    """Return a media segment with one sample.

    Args:
        number: of the segment, counted from 1.
        track: of the sample.
        time: of decoding, in the track's ticks.
        shown_later: ticks from decoding to showing; may be negative.
        duration: in ticks.
        keyframe: it can be decoded by itself.
        data: the sample.
    """
    flags = _KEYFRAME if keyframe else _NO_KEYFRAME
    run = struct.pack(">IIiIIIi", _TRUN, 1, 0, duration, len(data), flags, shown_later)
    head = box(b"mfhd", struct.pack(">II", 0, number))
    track_head = box(b"tfhd", struct.pack(">II", _BASE_IS_MOOF, track))
    decoded = box(b"tfdt", struct.pack(">IQ", 1 << 24, time))
    size = len(box(b"moof", head, box(b"traf", track_head, decoded, box(b"trun", run))))
    run = struct.pack(">IIiIIIi", _TRUN, 1, size + 8, duration, len(data), flags, shown_later)
    moof = box(b"moof", head, box(b"traf", track_head, decoded, box(b"trun", run)))
    return moof + box(b"mdat", data)


def sample_data(codec: str, data: bytes) -> bytes:
    """Return a picture as MP4 wants it."""
    if codec == "av1":
        return without_delimiters(data)
    return to_lengths(codec, data) if is_annexb(data) else data
