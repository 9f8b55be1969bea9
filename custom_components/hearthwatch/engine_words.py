"""What the engine says with values in it, by the keys of our translations.

What it says without any is looked up as it stands.
"""

import re
from collections.abc import Mapping
from typing import Final

FAULTS: Final = {
    "camera_gives_no_format": "the camera gives no {wanted}, but {there}",
    "camera_unreadable": "the camera cannot be read: {error}",
    "device_has_camera": "the device has {count} camera",
    "device_has_cameras": "the device has {count} cameras",
    "device_refused": "the device refused: {reason}",
    "device_tells_nothing": "the device tells nothing: {reason}",
    "file_unreadable": "the file cannot be read now ({error})",
    "no_answer": "no answer for {seconds} s",
    "no_picture": "no picture for {seconds} s",
    "no_whole_picture": "no whole picture came within {seconds} s",
    "not_in_group": ("the engine may not use the camera: its user must be in the group {group}"),
    "pictures_too_large": "its pictures of {width}x{height} are too large",
    "pictures_too_long": "its pictures of {width}x{height} are too long",
    "pictures_too_small": "its pictures of {width}x{height} are too small",
    "port_unusable": "the port {port} cannot be used ({error})",
}
"""Why a camera gives no pictures."""

ADVICE: Final = {
    "all_recordings": "All are gone through.",
    "b_frames": (
        "Pictures come out of order (B-frames), so all is seen later. Switch B-frames off, or"
        " choose the baseline or main profile."
    ),
    "codec_transcoded": (
        "The camera sends {codec}, which is made into VP9 to be recorded: that costs much processor"
        " time. Choose H.264 in the camera if it offers that, or look at this stream alone."
    ),
    "folder_holds": "The folder holds {recordings}; this is the newest. {plan}",
    "h265": (
        "The camera sends H.265, which most browsers do not play: to be watched live it is"
        " transcoded, which costs processor time. Choose H.264, or add an H.264 sub stream."
    ),
    "keyframes_rare": (
        "A keyframe comes only every {seconds} s: live view begins late and clips begin early. Set"
        " the keyframe interval to 1 or 2 s."
    ),
    "large_one_stream": (
        "Things are looked for in pictures of {width}x{height}. If the camera has a smaller sub"
        " stream, give that the role 'detect': it costs far less."
    ),
    "large_sub_stream": (
        "The stream that things are looked for in has {width}x{height} pixels. A smaller one would"
        " cost less and show as much."
    ),
    "new_recordings": "Only those to come are looked at.",
    "no_second_keyframe": (
        "No second keyframe came within {seconds} s: live view begins late and clips begin early."
        " Set the keyframe interval to 1 or 2 s."
    ),
    "no_smaller_shows_enough": "{stream} is looked at: no smaller stream shows enough.",
    "no_smaller_stream": ("The camera has no smaller stream: things are looked for in this one."),
    "one_recording": "1 recording from {first}",
    "only_stream": "{stream} is used: the device has no other stream.",
    "over_4k": "The picture is larger than 4K, which few players and browsers can show.",
    "recorded_largest": "{stream} is recorded: it is the largest of {count}.",
    "recordings": "{count} recordings from {first} to {last}",
    "recordings_of_one_day": "{count} recordings from {first}",
    "seen_in_smaller": ("{stream} is looked at: it shows enough, and costs less than {other}."),
    "size_claimed": (
        "The camera says that this stream has {claimed} pixels, but sends {size}. Set the size in"
        " the camera once more."
    ),
    "sound_transcoded": (
        "The sound is {codec}, which clips cannot hold: it is made into AAC, which costs a little."
        " Choose AAC in the camera if it offers that."
    ),
    "sub_stream_not_smaller": (
        "The stream that things are looked for in has {seen} pixels, the recorded one {kept}: two"
        " are read, and nothing is saved. Make the sub stream smaller in the camera, or use one"
        " stream for both."
    ),
    "too_fast": "{rate} pictures a second come; more than 30 cost much and show little more.",
    "too_slow": "Only {rate} pictures a second come; what passes quickly may be missed.",
}
"""Which of a camera's streams was chosen, and what would make them better."""

_VALUE: Final = re.compile(r"\{(\w+)\}")


class Phrases:
    """Finds which of several sentences was said, and with what values."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        """Prepare.

        Args:
            templates: by their keys; a value is a name in braces.
        """
        longest = sorted(templates.items(), key=lambda item: len(item[1]), reverse=True)
        self._patterns = [(key, _pattern(text)) for key, text in longest]

    def find(self, said: str) -> tuple[str, dict[str, str]] | None:
        """Return the key of a sentence and its values; None: it is another.

        >>> Phrases({"silence": "no answer for {seconds} s"}).find("no answer for 5 s")
        ('silence', {'seconds': '5'})
        """
        for key, pattern in self._patterns:
            if found := pattern.fullmatch(said):
                return key, found.groupdict()
        return None


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its values.

    >>> filled("seit {seconds} s", {"seconds": "5"})
    'seit 5 s'
    """
    return _VALUE.sub(lambda found: values.get(found[1], found[0]), text)


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a sentence; at its beginning is no name of a device before a colon."""
    parts = _VALUE.split(text)  # Literal text and names by turns.
    for place in range(1, len(parts), 2):
        first = place == 1 and not parts[0]
        parts[place] = f"(?P<{parts[place]}>{'(?:(?!: ).)+' if first else '.+'})"
    parts[::2] = map(re.escape, parts[::2])
    return re.compile("".join(parts), re.DOTALL)
