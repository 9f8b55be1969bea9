"""The streams of a Frigate camera, and what each of them is for."""

from typing import Any

from hearthwatch.migration.foreign import Found, Section
from hearthwatch.migration.frigate.streams import NoAddressError, Stream, Streams
from hearthwatch.migration.report import Notes
from hearthwatch.model.addresses import redacted


def sources(
    own: Section, camera: Section, streams: Streams, notes: Notes
) -> list[dict[str, Any]] | None:
    """Return the streams of a camera; None when none of them can be looked at."""
    found: dict[str, dict[str, Any]] = {}
    inputs = list(own.part("ffmpeg").items("inputs"))
    for one in inputs:
        path, roles = one.text("path"), one.texts("roles", ",")
        if path is None:
            raise own.file.wrong(one.roots[0], "path is needed")
        wanted = ["detect", "record"] if len(inputs) == 1 else (roles.value if roles else [])
        used: list[str] = [role for role in ("detect", "record") if role in wanted]
        if not used:
            notes.left(one.roots[0], "Hearthwatch needs this stream for nothing.")
            continue
        try:
            stream = streams.camera(path)
        except NoAddressError as error:
            notes.left(one.roots[0], f"{error}.")
            continue
        _say(notes, path, stream, used)
        if roles:
            notes.settled(roles.path)
        source = found.setdefault(stream.url, _source(stream.url, _by_udp(one, camera, notes)))
        source["roles"] = [*source.get("roles", ()), *used]
    if not any("detect" in source["roles"] for source in found.values()):
        if not found:
            notes.left((), "No stream of it can be read.")
        else:
            notes.left((), "No stream is left to look at.")
        return None
    return list(found.values())


def _say(notes: Notes, path: Found[str], stream: Stream, used: list[str]) -> None:
    text = f"{redacted(stream.url)}, to {' and '.join(used)}."
    if stream.path is not None:
        notes.settled(path.path)
        text = f"The camera itself is read: {text}"
    if stream.remark:
        notes.changed(path.path, f"{text} {stream.remark}")
    else:
        notes.carried(path.path, text)


def _source(url: str, by_udp: bool) -> dict[str, Any]:
    if url.startswith("/"):
        return {"type": "file", "path": url}
    return {"type": "rtsp", "url": url} | ({"transport": "udp"} if by_udp else {})


def _by_udp(one: Section, camera: Section, notes: Notes) -> bool:
    arguments = one.texts("input_args") or camera.part("ffmpeg").texts("input_args")
    if arguments is None or "udp" not in " ".join(arguments.value):
        return False
    notes.carried(arguments.path, "By UDP.")
    return True


def recorded(settings: dict[str, Any], notes: Notes) -> None:
    """Record what is looked at when nothing else can be recorded."""
    sources = settings["sources"]
    recorded = any("record" in source["roles"] for source in sources)
    if not recorded and settings["record"]["mode"] != "off":
        next(one for one in sources if "detect" in one["roles"])["roles"].append("record")
        notes.changed((), "The stream that is looked at is recorded as well.")
