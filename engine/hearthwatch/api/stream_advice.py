"""What would make a camera's streams better, from what was measured."""

from collections.abc import Iterator
from typing import Final

from hearthwatch.model.media import PICTURE_CODECS
from hearthwatch.model.probe import StreamReport

_NATIVE_SOUND: Final = frozenset({"aac", "opus"})
_FASTEST, _SLOWEST = 30.5, 4.0
_LONGEST_GOP: Final = 4.0
_SMALL: Final = 640 * 480
_MORE: Final = 1.2
"""Times as many pixels as a device claims that count as a lie; 1088 lines for 1080 do not."""

_LARGE: Final = 1920 * 1080
_HUGE: Final = 3840 * 2160


def advice(
    report: StreamReport,
    *,
    seen: bool,
    recorded: bool,
    kept: StreamReport | None = None,
    claimed: tuple[int, int] | None = None,
) -> list[str]:
    """Return what the owner could do about a stream, one sentence each; empty: it is fine.

    Args:
        report: what was measured of it.
        seen: things are looked for in it.
        recorded: clips are made of it.
        kept: what was measured of the stream that clips are made of, if that is another one.
        claimed: width and height that the device says the stream has.
    """
    lies = list(_of_claims(report, kept, claimed))
    pictures = _of_pictures(report, seen=seen and (kept is None or not lies), recorded=recorded)
    found = [*lies, *pictures, *_of_time(report)]
    if recorded and report.sound and report.sound not in _NATIVE_SOUND:
        found.append(
            f"The sound is {_spoken(report.sound)}, which clips cannot hold: it is made into AAC,"
            " which costs a little. Choose AAC in the camera if it offers that."
        )
    return found


def _of_claims(
    report: StreamReport, kept: StreamReport | None, claimed: tuple[int, int] | None
) -> Iterator[str]:
    size, pixels = f"{report.width}x{report.height}", report.width * report.height
    if kept is not None and pixels >= kept.width * kept.height and pixels > _SMALL:
        yield (
            f"The stream that things are looked for in has {size} pixels, the recorded one"
            f" {kept.width}x{kept.height}: two are read, and nothing is saved. Make the sub stream"
            " smaller in the camera, or use one stream for both."
        )
    elif claimed is not None and pixels > _MORE * claimed[0] * claimed[1] > 0:
        yield (
            f"The camera says that this stream has {claimed[0]}x{claimed[1]} pixels, but sends"
            f" {size}. Set the size in the camera once more."
        )


def _of_pictures(report: StreamReport, *, seen: bool, recorded: bool) -> Iterator[str]:
    if recorded and report.codec not in PICTURE_CODECS:
        yield (
            f"The camera sends {_spoken(report.codec)}, which is made into VP9 to be recorded: that"
            " costs much processor time. Choose H.264 in the camera if it offers that, or look at"
            " this stream alone."
        )
    if report.codec == "hevc":
        yield (
            "The camera sends H.265, which most browsers do not play: to be watched live it is"
            " transcoded, which costs processor time. Choose H.264, or add an H.264 sub stream."
        )
    pixels = report.width * report.height
    if seen and recorded and pixels > _LARGE:
        yield (
            f"Things are looked for in pictures of {report.width}x{report.height}. If the camera"
            " has a smaller sub stream, give that the role 'detect': it costs far less."
        )
    elif seen and pixels > _LARGE:
        yield (
            f"The stream that things are looked for in has {report.width}x{report.height} pixels."
            " A smaller one would cost less and show as much."
        )
    if pixels > _HUGE:
        yield "The picture is larger than 4K, which few players and browsers can show."


def _of_time(report: StreamReport) -> Iterator[str]:
    rate, gap = report.frame_rate, report.keyframe_interval
    if rate is not None and rate > _FASTEST:
        yield f"{rate:.0f} pictures a second come; more than 30 cost much and show little more."
    elif rate is not None and rate < _SLOWEST:
        yield f"Only {rate:.1f} pictures a second come; what passes quickly may be missed."
    if gap is not None and gap > _LONGEST_GOP:
        yield _late(f"A keyframe comes only every {gap:.1f} s")
    elif gap is None and report.seconds > _LONGEST_GOP:
        yield _late(f"No second keyframe came within {report.seconds:.0f} s")
    if report.reordered:
        yield (
            "Pictures come out of order (B-frames), so all is seen later. Switch B-frames off, or"
            " choose the baseline or main profile."
        )


def _late(fact: str) -> str:
    return (
        f"{fact}: live view begins late and clips begin early. Set the keyframe interval to 1 or"
        " 2 s."
    )


def _spoken(codec: str) -> str:
    """Name a codec as cameras do.

    >>> _spoken("pcm_alaw")
    'G.711'
    """
    names = {"pcm_alaw": "G.711", "pcm_mulaw": "G.711", "mjpeg": "MJPEG", "mpeg4": "MPEG-4"}
    return names.get(codec, codec)
